// A shared link: the words of its step stand at once, whatever becomes of any script.
import assert from 'node:assert/strict';
import { inFirefox } from './firefox.mjs';
import { PHONE, until } from './visit.mjs';
import { inWebKit } from './webkit.mjs';

const MAP = 'scotland/kinship/';
const STEP = 'kinship-panel';
const NAME = `scotland/kinship#${STEP}`;
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

/** One and the same link as mail programs, link checkers, word processors and typing have changed it. */
const CHANGED = [
  'scotland/kinship/%23kinship-panel',
  'scotland/kinship%23kinship-panel',
  'scotland/kinship/%2523kinship-panel',
  'scotland/kinship/%23kinship-panel%3Flens%3Dnext',
  '%23/scotland/kinship/kinship-panel?depth=all',
  'Scotland/Kinship/#Kinship-Panel',
  'scotland/kinship/#kinship%E2%80%93panel',
  'scotland/kinship/#kinship-panel.',
  'scotland/kinship/%23kinship-panel).',
  'scotland/kinship/kinship-panel',
  '#%2Fscotland%2Fkinship%2Fkinship-panel',
  '#%252Fscotland%252Fkinship%252Fkinship-panel',
  '#/scotland/kinship/kinship-panel?lens=endings&amp;depth=all',
  '#/scotland/kinship/kinship-panel%3Flens%3Dendings%26depth%3Dall',
  '#/scotland/kinship/kinship-panel?lens=3Dendings',
  'scotland/kinship/#kinship-panel&fbclid=abc',
  'scotland/kinship/?fbclid=abc#kinship-panel?utm_source=mail',
];

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

  ...Object.fromEntries([['answers 404', '404.html'], ['answers with the first page', 'index.html']].map(([host, missing]) => [
    `a link that a mail program has changed leads to its step, on a host that ${host} where nothing is`,
    async ({ visit, serveChanged }) => {
      for (const base of ['/', '/a/way mark/']) {
        const from = await serveChanged(() => undefined, base, missing);
        const page = await visit('', { ...PHONE, from, faulty: true });
        for (const link of CHANGED) {
          await page.goto('about:blank');
          await page.goto(encodeURI(from.url) + link);
          await page.locator(`[data-panel="${NAME}"]`).waitFor({ state: 'attached' }).catch(() => assert.fail(`${base} ${link} ends at ${page.url()}`));
          assert.equal(await page.locator('.notice').count(), 0, link);
        }
        await page.context().close();
      }
    },
  ])),

  'a link that a mail program has changed leads to the words of its step without the app': async ({ visit, serveChanged }) => {
    const from = await serveChanged((path) => (HANGS[1].test(path) ? { status: 503, body: 'busy' } : undefined), '/a/', '404.html');
    const page = await visit('', { ...PHONE, from, faulty: true, waits: false });
    for (const link of CHANGED) {
      await page.goto('about:blank');
      await page.goto(from.url + link);
      const { first } = await until(`words of ${link}`, async () => {
        const found = await page.evaluate(seen).catch(() => ({}));
        return found.first?.[0] === STEP && found;
      }).catch(() => assert.fail(`${link} ends at ${page.url()}`));
      assert.ok(first[1] < 500, link);
    }
  },

  'a link that a mail program has changed works from the copy without a signal': async ({ visit, serveChanged }) => {
    const from = await serveChanged(() => undefined, '/a/', '404.html');
    const page = await visit('', { ...PHONE, from, serviceWorkers: 'allow' });
    await until('the copy is kept', () => page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
    await page.context().setOffline(true);
    for (const link of CHANGED.slice(0, 4)) {
      await page.goto('about:blank');
      await page.goto(from.url + link);
      await page.locator(`[data-panel="${NAME}"]`).waitFor({ state: 'attached' });
    }
  },

  'an address that is not there: a sentence, and links that lead to the pages that are': async ({ visit, serveChanged }) => {
    const from = await serveChanged(() => undefined, '/a/b/', '404.html');
    for (const path of ['narnia/', 'scotland/narnia/lost/', 'lost.html']) {
      const page = await visit(path, { ...PHONE, from, faulty: true, waits: false });
      assert.match(await page.locator('main').innerText(), /not here/);
      await page.getByRole('link', { name: /Scotland: the whole system/ }).click();
      await page.waitForURL(`${from.url}scotland/`);
      await page.context().close();
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
