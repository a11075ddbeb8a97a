// Browsers of 2022 (docs/browsers.md): what they do not know is taken out of the pages and the script, and the site is used.
import assert from 'node:assert/strict';
import { address } from './atlas.mjs';
import { arrive, drawn, everydayName, flat, fromMenu, go, painted, PHONE, printed, turnTo, until, wordsOf } from './visit.mjs';

const STEP = 'scotland/kinship#kinship-panel';
const NEWER = [':has(', '::details-content', ':popover-open'];

/** A style sheet as a browser reads it that drops every rule with one of these in its selector, and knows no containers. */
function without(css, newer) {
  let read = '';
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf('{', at);
    if (open < 0) return read + css.slice(at);
    let close = open + 1;
    for (let depth = 1; depth; close++) depth += (css[close] === '{') - (css[close] === '}');
    const [rule, inner] = [css.slice(at, open), css.slice(open + 1, close - 1)];
    at = close;
    if (/@container/.test(rule)) continue;
    if (/@supports not selector/.test(rule)) read += without(inner, newer);
    else if (/@(media|supports)/.test(rule)) read += `${rule}{${without(inner, newer)}}`;
    else if (!newer.some((name) => rule.includes(name))) read += `${rule}{${inner}}`;
  }
  return read;
}

const old = (newer = NEWER) => ({
  ...PHONE,
  bypassCSP: true,
  before: async (page) => {
    await page.route((url) => /\/$|\.css$/.test(url.pathname), async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const body = route.request().url().endsWith('.css') ? without(text, newer) : text.replace(/<style>(.*?)<\/style>/gs, (_, css) => `<style>${without(css, newer)}</style>`);
      await route.fulfill({ response, body });
    });
    await page.addInitScript(() => {
      for (const name of ['popover', 'showPopover', 'hidePopover', 'togglePopover']) delete HTMLElement.prototype[name];
      for (const name of ['checkVisibility', 'setHTMLUnsafe', 'moveBefore']) delete Element.prototype[name];
      for (const name of ['findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
      for (const name of ['structuredClone', 'DecompressionStream', 'CompressionStream', 'navigation', 'scheduler', 'Highlight']) delete globalThis[name];
      for (const [owner, name] of [[HTMLInputElement.prototype, 'showPicker'], [Object, 'groupBy'], [Promise, 'withResolvers'], [AbortSignal, 'timeout'], [AbortSignal, 'any'], [URL, 'canParse'], [Document.prototype, 'startViewTransition']]) delete owner[name];
      // Where they are unknown these attributes do nothing.
      const forget = () => document.querySelectorAll('[popover]').forEach((meaning) => meaning.removeAttribute('popover'));
      new MutationObserver(forget).observe(document, { subtree: true, childList: true });
    });
  },
});

export const journeys = {
  'a browser of 2022 shows a step, its next steps, a meaning, a dialog and every line of the chart': async ({ atlas, visit }) => {
    const page = await visit(address(STEP), old());
    assert.equal(await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => /:has\(|@container/.test(rule.cssText)).length), 0, 'the rules are gone');
    await arrive(page, STEP);
    const { moves } = atlas.steps.get(STEP);
    for (const { target } of moves) assert.ok(await page.locator(`[data-way][data-step="${target}"] > a`).isVisible(), target);
    const leave = await page.locator('.head .leave').boundingBox();
    assert.ok(0 <= leave.x && leave.x + leave.width <= 360, 'the way out is in the window');

    const terms = page.locator('.term:visible');
    await until('a step with a word that is explained', async () => {
      if (await terms.count()) return true;
      const [next] = await page.locator('[data-way] > a').all();
      await next.tap();
      await painted(page);
      return false;
    });
    const meaning = page.locator('.term:visible + .meaning').first();
    assert.equal(await meaning.isVisible(), false);
    await terms.first().tap();
    assert.ok(await meaning.isVisible(), 'the word that is touched is explained');

    await fromMenu(page, 'Share this page');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await until('the dialog is closed', async () => !(await page.getByRole('dialog').count()));

    await go(page, STEP, '?depth=all');
    await drawn(page);
    const own = page.locator('[data-chart] .here ~ .stop-told');
    assert.equal(await own.locator('li.rest').evaluateAll((all) => all.filter((stub) => getComputedStyle(stub).display === 'none').length), 0, 'every line of the chosen step is told');
    assert.equal(await own.locator('.more-moves:visible').count(), 0);
  },

  'a browser of 2022 prints a step, and of a journey its sheet alone': async ({ atlas, visit }) => {
    const page = await visit(address(STEP), old());
    await arrive(page, STEP);
    const step = flat((await printed(page)).text);
    for (const { target } of atlas.steps.get(STEP).moves) assert.ok(step.includes(flat(everydayName(atlas.steps.get(target)))), target);
    await turnTo(page, '#/scotland/journey?t=kinship.kinship-panel');
    await page.locator('[data-fold="sheet"] > summary').tap();
    await page.locator('[data-sheet="journey"]').waitFor();
    const sheet = flat((await printed(page)).text);
    assert.ok(sheet.includes(flat(await wordsOf(page.locator('[data-sheet="journey"] h2').first()))));
    for (const words of await page.locator('main.journey > h1, .journey-part > .hint').allTextContents()) assert.ok(!sheet.includes(flat(words)), `printed too: ${words}`);
  },

  'a browser of 2020 says “You are here” of no step of a page of words': async ({ visit }) => {
    const page = await visit('scotland/kinship/', { ...old([...NEWER, ':is(', ':where(']), waits: false, faulty: true, javaScriptEnabled: false });
    assert.ok(10 < (await page.locator('.here-mark').count()));
    assert.equal(await page.locator('.here-mark:visible').count(), 0);
  },
};
