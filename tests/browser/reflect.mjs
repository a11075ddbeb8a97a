// The questions practice asks: a worker asks them at a step, a family reads them without script.
import assert from 'node:assert/strict';
import { address, authored, fragment } from './atlas.mjs';
import { arrive, DESK, drawn, everydayName, go, openMenu, PHONE, ready, turnTo, until, wordsOf } from './visit.mjs';

const STEP = 'england/care-management#cin-review';
const ENDING = 'england/early-help#exit-needs-met';
const FILE = 'maps/reflect.json';
const QUESTIONS = '[data-list="reflect"] [data-question]';
const N_QUESTIONS = authored('reflect.json').questions.length;

export const journeys = {
  'a worker asks for the questions at a step: each has a link or a reason, in three folded groups': async ({ atlas, visit }) => {
    for (const device of [PHONE, DESK]) {
      const page = await visit(address('scotland/kinship#kinship-panel'), device);
      assert.ok(!page.asked.some((url) => url.endsWith(FILE)), 'the questions are fetched before they are asked for');
      await page.locator('[data-lens="reflect"]').click();
      await page.locator('[data-lens="reflect"][aria-current="true"]').waitFor();
      await page.locator(QUESTIONS).first().waitFor({ state: 'attached' });
      assert.equal(await page.locator('[data-panel] [data-list]').first().getAttribute('data-list'), 'reflect');
      assert.equal(await page.locator('[data-list="reflect"] > details').count(), 3);
      assert.equal(await page.locator(`${QUESTIONS}:visible`).count(), 0, 'the groups are folded');
      const group = page.locator('[data-list="reflect"] > details').nth(1);
      await group.locator('> summary').click();
      const inGroup = await group.locator('[data-question]').count();
      assert.ok(0 < inGroup && inGroup < N_QUESTIONS);
      assert.equal(await page.locator(`${QUESTIONS}:visible`).count(), inGroup, 'one group is open');
      for (const name of [STEP, ENDING, ...atlas.of(atlas.maps.at(-1)).slice(0, 6).map((step) => step.name)]) {
        await go(page, name, '?lens=reflect');
        const bare = await page.locator(QUESTIONS).evaluateAll((all) => all.filter((one) => !one.querySelector('li a, li.nothing')).map((one) => one.dataset.question));
        assert.deepEqual(bare, [], name);
        assert.equal(await page.locator(QUESTIONS).count(), N_QUESTIONS, name);
      }
      assert.equal(page.asked.filter((url) => url.includes(FILE)).length, 1, 'the questions are fetched once');
      await page.context().close();
    }
  },

  'following each link of the questions shows a view that is not empty and keeps the step': async ({ visit }) => {
    const page = await visit(`${address(STEP)}?lens=reflect`, DESK);
    await page.locator(QUESTIONS).first().waitFor({ state: 'attached' });
    const hrefs = await page.locator(`${QUESTIONS} li a`).evaluateAll((all) => [...new Set(all.filter((link) => link.dataset.skip === undefined).map((link) => link.hash))]);
    const own = fragment(STEP);
    assert.ok(5 < hrefs.length);
    for (const hash of hrefs) {
      await turnTo(page, hash);
      if (hash === '#/about') {
        await page.waitForSelector('[data-view="about"]');
        continue;
      }
      const [path, query = ''] = hash.split('?');
      await arrive(page, path.slice(2).replace(/\/([^/]*)$/, '#$1'));
      if (path !== own) continue;
      const lens = new URLSearchParams(query).get('lens') ?? 'next';
      await page.locator(`[data-lens="${lens}"][aria-current="true"]`).waitFor();
      if (lens === 'reflect') {
        // Every step in words, below the chart.
        await drawn(page);
        assert.ok(10 < (await page.locator('[data-outline] li[data-step]').count()), hash);
        continue;
      }
      // An answer of its own stands first; what is always told is brought into view.
      const answer = page.locator(`[data-panel] [data-list="${lens}"]`).first();
      if (!['next', 'endings'].includes(lens)) assert.equal(await page.locator('[data-panel] [data-list]').first().getAttribute('data-list'), lens, hash);
      assert.ok(0 < (await answer.locator('[data-step]').count()), `${hash} shows nothing`);
      await until(`${hash} is in view`, () => answer.evaluate((part) => { const { top, bottom } = part.getBoundingClientRect(); return top < innerHeight && 0 < bottom; }));
    }
  },

  'a link within a question moves to the list of every step, and Tab and Enter open a question': async ({ visit }) => {
    const page = await visit(`${address('england/front-door#contact-made')}?lens=reflect`, DESK);
    const own = page.locator('[data-question="q-explain-the-map"]');
    assert.ok(await own.evaluate((one) => one.open), 'a question is open at the step it is tried on');
    await own.getByText('Every step of this map in words').click();
    await drawn(page);
    assert.ok(new URL(page.url()).hash.endsWith('?depth=main&lens=reflect'), 'the list stands below the chart, which is asked for');
    await own.locator('[data-skip="outline"]').click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'outline');
    assert.ok(new URL(page.url()).hash.endsWith('?depth=main&lens=reflect'));
    const other = page.locator('[data-question="q-if-worse"] > summary');
    await other.focus();
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('[data-question="q-if-worse"]').evaluate((one) => one.open));
  },

  'the chart stays as it is when the questions are asked for': async ({ visit }) => {
    const page = await visit(`${address(STEP)}?depth=all`, DESK);
    await drawn(page);
    await page.locator('#chart').evaluate((stage) => stage.setAttribute('data-mark', 'same'));
    await page.locator('[data-lens="reflect"]').click();
    await page.locator(QUESTIONS).first().waitFor({ state: 'attached' });
    assert.equal(await page.locator('#chart[data-mark="same"]').count(), 1);
  },

  'questions that cannot be fetched or read: it is said why, the map still works, and it can be tried again': async ({ visit, serveChanged }) => {
    for (const answer of [{ status: 500, body: '' }, { status: 200, type: 'application/json', body: '{"title":' }, { status: 200, type: 'application/json', body: '{"title": "x"}' }]) {
      let isDamaged = true;
      const from = await serveChanged((path) => (path === FILE && isDamaged ? answer : undefined));
      const page = await visit(`${address(STEP)}?lens=reflect`, { from, faulty: true });
      await until('it is said', async () => /could not load the questions/.test(await page.locator('[data-list="reflect"]').innerText()));
      assert.ok(0 < (await page.locator('[data-list="next"] a').count()));
      await page.locator('[data-lens="endings"]').click();
      await page.locator('[data-lens="endings"][aria-current="true"]').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
      await Promise.all([page.waitForResponse((response) => response.url().includes(FILE)), page.goBack()]);
      isDamaged = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator(QUESTIONS).first().waitFor({ state: 'attached' });
      assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
      await page.context().close();
    }
  },

  'a family without script reads the page of questions, and each leads to a step in words': async ({ atlas, visit }) => {
    const page = await visit('', { ...PHONE, javaScriptEnabled: false });
    await openMenu(page);
    await page.locator('.main-nav a', { hasText: 'Reflect' }).tap();
    await page.waitForURL('**/reflect/');
    const items = page.locator('.questions > li');
    assert.ok(0 < N_QUESTIONS);
    assert.equal(await items.count(), N_QUESTIONS);
    for (const item of await items.all()) assert.equal(await item.locator('a').count(), 1, await item.textContent());
    await page.locator('details.asks > summary').first().tap();
    const link = page.locator('[id="q-if-worse"] a');
    const name = await wordsOf(link);
    await link.tap();
    await page.waitForURL(`**/${address(STEP)}`);
    assert.equal(name, atlas.steps.get(STEP).text.name);
    assert.equal(await wordsOf(page.locator('article:target h2')), everydayName(atlas.steps.get(STEP)));
  },

  'from the page of questions the app opens the question at the step it is tried on': async ({ visit }) => {
    const page = await visit('reflect/', PHONE);
    await ready(page);
    await page.locator('details.asks > summary').first().tap();
    await page.locator('[id="q-if-worse"] a').tap();
    await arrive(page, STEP);
    await until('the question is open', async () => page.locator('[data-question="q-if-worse"][open]').isVisible());
    assert.ok(0 < (await page.locator('[data-question="q-if-worse"] li a').count()));
    await page.locator('[data-list="reflect"] a', { hasText: 'Where these questions come from' }).tap();
    await page.waitForSelector('[data-view="reflect"]');
    assert.equal(await page.locator('.questions > li').count(), N_QUESTIONS);
  },
};
