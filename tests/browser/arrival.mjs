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

/** What is on the screen of the reading page's steps: the first with its top, how many, and of which address. */
function seen() {
  const articles = [...document.querySelectorAll('#reading article[id]')].filter((article) => 0 < article.offsetHeight);
  return {
    first: articles.map((article) => [article.id, article.getBoundingClientRect().top]).sort((one, two) => one[1] - two[1])[0] ?? [],
    n_articles: articles.length,
    height: innerHeight,
    address: location.href,
  };
}

/** Checks that the step is the first thing seen, in a browser that opens addresses and asks `seen` of the page. */
async function checkLinks(from, open, look) {
  // Browsers go from one fragment of a page to another without opening it anew: each time another page, which `look` waits for.
  const opened = async (link, n_least) => {
    const address = `${from.url}${MAP}?${link.replace(/\W/g, '')}${link}`;
    await open(address);
    return until(`${n_least} steps of ${link}`, async () => {
      const found = await look();
      return found.address === address && n_least <= found.n_articles && found;
    });
  };
  for (const link of LINKS) {
    const { first, height } = await opened(link, 1);
    assert.equal(first[0], STEP, link);
    assert.ok(0 <= first[1] && first[1] < height / 2, `${link}: at ${first[1]}`);
  }
  // The other steps stand below it after a while.
  assert.equal((await opened(`#${STEP}?lens=before`, 10)).first[0], STEP);
  await opened('#no-such-step', 10);
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
      assert.match(await page.locator('main').innerText(), /Page not found/);
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
