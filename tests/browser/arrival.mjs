// A shared link: the words of its step stand at once, whatever becomes of any script.
import assert from 'node:assert/strict';
import { inFirefox } from './firefox.mjs';
import { PHONE, until } from './visit.mjs';
import { inWebKit } from './webkit.mjs';

const MAP = 'scotland/kinship/';
const STEP = 'kinship-panel';
/** Ways in which one and the same step is linked to. */
const LINKS = [`#${STEP}`, `#${STEP}?lens=endings`, `#/scotland/kinship/${STEP}?depth=all`];

/** The words on the screen: of articles of the reading page, each with its top, and whether there is an app. */
function seen() {
  const articles = [...document.querySelectorAll('#reading article[id]')].filter((article) => 0 < article.offsetHeight);
  return {
    first: articles.map((article) => [article.id, article.getBoundingClientRect().top]).sort((one, two) => one[1] - two[1])[0] ?? [],
    n_articles: articles.length,
    height: innerHeight,
    words: document.body ? document.body.innerText.length : 0,
  };
}

/** Checks that the step is the first thing seen, in a browser that opens addresses and asks `seen` of the page. */
async function checkLinks(from, open, look) {
  for (const link of LINKS) {
    await open('about:blank');
    await open(from.url + MAP + link);
    const { first, height } = await until(`words of the step of ${link}`, async () => {
      const found = await look();
      return found.n_articles && found;
    });
    assert.equal(first[0], STEP, link);
    assert.ok(0 <= first[1] && first[1] < height / 2, `${link}: at ${first[1]}`);
  }
  await open('about:blank');
  await open(`${from.url}${MAP}#no-such-step`);
  await until('a link to no step shows every step', async () => 10 < (await look()).n_articles);
}

/** The start script never comes, or the program never does. */
const HANGS = [/^boot-.*\.js$/, /\.wasm$/];

export const journeys = {
  'a link’s step is read at once while the start script hangs, or the program does, with and without a question': async ({ visit, serveChanged }) => {
    for (const hangs of HANGS) {
      const from = await serveChanged((path) => (hangs.test(path) ? 'silent' : undefined));
      const page = await visit('', { ...PHONE, from, waits: false, before: (page) => page.route(from.url, (route) => route.fulfill({ body: 'empty' })) });
      await checkLinks(from, (url) => page.goto(url, { waitUntil: 'commit' }), () => page.evaluate(seen).catch(() => ({})));
      await page.goto(`${from.url}${MAP}${LINKS[1]}`, { waitUntil: 'commit' });
      await until('the other steps stand below it', async () => 10 < (await page.evaluate(seen).catch(() => ({}))).n_articles);
      assert.equal((await page.evaluate(seen)).first[0], STEP);
    }
  },

  'in Firefox a link’s step is read at once while the start script hangs': async ({ serveChanged }) => {
    const from = await serveChanged((path) => (HANGS[0].test(path) ? 'silent' : undefined));
    await inFirefox((page) => checkLinks(from, async (url) => void page.goto(url).catch(() => undefined), () => page.evaluate(seen).catch(() => ({}))));
  },

  ...(process.platform === 'linux' && {
    'in WebKit a link’s step is read at once while the start script hangs': async ({ serveChanged }) => {
      const from = await serveChanged((path) => (HANGS[0].test(path) ? 'silent' : undefined));
      await inWebKit((page) => checkLinks(from, page.open, () => page.run(seen).catch(() => ({}))), { pageLoadStrategy: 'none' });
    },
  }),
};
