// Two thousand links that nobody meant: pieces put together by chance, and good links damaged. Never a blank page, a stopped app or markup of the link.
import assert from 'node:assert/strict';
import { fragment } from './atlas.mjs';
import { arrive, go, ready } from './visit.mjs';

const STEP = 'scotland/kinship#kinship-panel';
const MOST = 2_000;
/** One in so many is opened anew instead of walked to. */
const ANEW = 40;

const PIECES = [
  '#', '/', '/', '/', '?', '&', '=', '.', '%', '%2F', '%23', '%3F', '%25', '%zz', '%C3%A9', '%ff', '%00', ' ', 'é', '👪', '\u202e', '"]', "'", '`', '\\',
  'scotland', 'england', 'kinship', 'permanence', 'kinship-panel', 'exit-kco', 'about', 'words', 'learn', 'reflect', 'm1-s1', 'constructor', '__proto__',
  'lens=way', 'lens=endings', 'lens=reflect', 'lens=better', 'lens=', 'depth=all', 'depth=main', 'show=worse.better', 'layer=worker', 'trail=kinship/family-meeting.kinship-panel', 'earlier=a/b', 'others=kinship/kinship-panel', 'lit=kinship-panel.x', 'to=permanence/exit-adopted', 'here=kinship/family-meeting', 'here=kinship/kinship-panel', 'here=a/b', 'here=', 'help', 'to=a/b/c', 'way=2', 'way=-1', 'way=99999999999999999999',
  '<script>window.taken=1</script>', '<img src=x onerror=window.taken=1>', '%3Csvg%20onload=window.taken=1%3E', '"><b>', '<iframe src=javascript:taken=1>', 'javascript:window.taken=1', 'data:text/html,<b>x', 'a'.repeat(3_000),
];
const GOOD = [
  fragment(STEP), '#kinship-panel', '#/scotland', '#/learn/m1-s1', '#/learn?lit=m1', '#/reflect', '#/',
  '#/scotland/kinship/kinship-panel?depth=all&layer=worker&lens=way&show=better.worse&to=permanence/exit-adopted&way=3',
  '#/scotland/kinship/kinship-panel?here=kinship/family-meeting&lens=endings', '#/scotland/permanence/exit-adopted?here=kinship/kinship-panel', '#/help',
  '#/scotland/kinship/kinship-panel?earlier=kinship/family-meeting&trail=kinship/family-meeting.permanence/permanence-considered',
  '#/england/children-in-care?lit=first-review.looked-after-review',
];

/** Numbers by chance, always the same ones (mulberry32). */
function chance(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function links() {
  const below = chance(20_261_126);
  const piece = () => PIECES[below(PIECES.length)];
  return Array.from({ length: MOST }, () => {
    if (below(2)) return `#${Array.from({ length: below(9) }, piece).join('')}`;
    const letters = [...GOOD[below(GOOD.length)]];
    for (let change = 0; change <= below(4); change++) letters.splice(1 + below(letters.length), below(3), ...(below(3) ? piece() : ''));
    return letters.join('');
  });
}

/** Walks to links one after another; gives those that end badly, and why. Runs in the page. */
async function walk(links) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const bad = [];
  for (const link of links) {
    const before = location.href;
    const heard = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = link;
    if (location.href !== before) await heard;
    await frame();
    for (let wait = 0; wait < 300 && !document.querySelector('main:not([data-view="wait"])'); wait++) await frame();
    const words = document.querySelector('main')?.innerText ?? '';
    const foreign = [...document.querySelectorAll('body script, img, iframe, [onerror], [onload], main b, dialog b')].map((element) => element.outerHTML);
    if (words.length < 40 || foreign.length || window.taken || 'failed' in document.documentElement.dataset) bad.push({ link, words, foreign, taken: window.taken });
  }
  return bad;
}

export const journeys = {
  'two thousand links by chance: never blank, never stopped, never markup of the link': async ({ site, visit }) => {
    const all = links();
    const page = await visit('scotland/kinship/', { faulty: true });
    assert.deepEqual(await page.evaluate(walk, all.filter((_, idx) => idx % ANEW)), []);
    await go(page, STEP);
    for (const link of all.filter((_, idx) => idx % ANEW === 0)) {
      await page.goto('about:blank');
      await page.goto(`${site.url}scotland/kinship/${link}`);
      await ready(page);
      assert.deepEqual(await page.evaluate(walk, [link]), []);
    }
    // A page of the course that is not there is asked for, and the browser says so; nothing else may be said.
    assert.deepEqual(page.faults.filter((fault) => !/404 \(Not Found\)/.test(fault)), []);
    await page.goto(site.url + fragment(STEP));
    await arrive(page, STEP);
  },
};
