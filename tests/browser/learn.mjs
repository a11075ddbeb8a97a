// The course: a trainer goes from an outcome to its steps and back, and puts a scenario before a room or on paper.
import assert from 'node:assert/strict';
import { address, authored } from './atlas.mjs';
import { arrive, DESK, drawn, fromMenu, go, namesIn, openMenu, PHONE, unfold, until, wordsOf } from './visit.mjs';

export const journeys = {
  'a trainer opens Learn, follows an outcome, and sees exactly its steps lit and listed': async ({ atlas, visit }) => {
    for (const device of [DESK, PHONE]) {
      const page = await visit('', device);
      await openMenu(page);
      await page.locator('.main-nav a', { hasText: 'Learn' }).click();
      await page.waitForSelector('[data-view="learn"] .outcomes');
      const outcomes = authored('learn.json').modules.flatMap((module) => module.outcomes);
      assert.ok(0 < outcomes.length);
      assert.equal(await page.locator('.outcomes > li').count(), outcomes.length);
      const link = page.locator('#m3-o3 .lessons a').first();
      const [place, ids] = (await link.getAttribute('href')).slice(2).split('?lit=');
      const steps = ids.split('.').map((id) => `${place}#${id}`);
      await link.click();
      await page.waitForSelector('[data-list="lit"]');
      await drawn(page);
      assert.deepEqual(await namesIn(page, '[data-list="lit"] [data-step]'), steps);
      for (const [idx, name] of steps.entries()) {
        const entry = page.locator('[data-list="lit"] li').nth(idx);
        assert.ok((await wordsOf(entry)).includes(atlas.steps.get(name).text.plain), name);
      }
      const lit = await namesIn(page, '[data-chart] .box.lit');
      assert.deepEqual(lit.sort(), ids.split('.').sort());
      const others = await page.locator('[data-chart] .box:not(.lit):not(.dim)').count();
      assert.equal(others, 0, 'every other step is dimmed');
      const numbers = await page.locator('[data-chart] .box.lit').evaluateAll((boxes) => boxes.map((box) => [box.dataset.step, box.dataset.way]));
      for (const [id, number] of numbers) assert.equal(Number(number), ids.split('.').indexOf(id) + 1, `${id} has the number of the list`);
      await until('the first lit step is in view', () => page.locator('[data-chart] .box[data-way="1"]').evaluate((box) => {
        const { top, bottom } = box.getBoundingClientRect();
        return 0 <= top && bottom <= innerHeight;
      }));
      await page.locator('[data-list="lit"] a').first().click();
      await arrive(page, steps[0]);
      assert.equal(await page.locator('[data-list="lit"]').count(), 0);
      await page.goBack();
      await page.waitForSelector('[data-list="lit"]');
    }
  },

  'a trainer shares lit steps: the dialog names them, and whoever opens the link sees them': async ({ site, atlas, visit }) => {
    const names = ['permanence-plan', 'care-plan'];
    const page = await visit(`#/england/children-in-care?lit=${names.join('.')}`);
    await page.waitForSelector('[data-list="lit"]');
    await fromMenu(page, 'Share this page');
    const titles = names.map((id) => atlas.steps.get(`england/children-in-care#${id}`).text.name);
    assert.ok((await wordsOf(page.locator('.share'))).includes(`the steps highlighted: ${titles.join('; ')}`));
    const shared = await page.getByLabel('The link').inputValue();
    assert.ok(shared.startsWith(`${site.url}england/children-in-care/#`));
    const other = await visit(shared.slice(site.url.length), PHONE);
    await other.waitForSelector('[data-list="lit"]');
    assert.deepEqual(await namesIn(other, '[data-list="lit"] [data-step]'), names.map((id) => `england/children-in-care#${id}`));
  },

  'a scenario can be read from the back of the room, and fits one sheet without navigation': async ({ atlas, visit }) => {
    const scenarios = atlas.texts.filter((path) => path.startsWith('learn/') && path !== 'learn/');
    assert.ok(0 < scenarios.length);
    assert.equal(scenarios.length, authored('learn.json').modules.flatMap((module) => module.scenarios).length);
    for (const path of scenarios) {
      const page = await visit(path, DESK);
      const sizes = await page.locator('.scenario').evaluate((scenario) => {
        const texts = [...scenario.querySelectorAll('*')].filter((part) => part.checkVisibility() && [...part.childNodes].some((node) => node.nodeType === 3));
        return texts.map((part) => [part.textContent, parseFloat(getComputedStyle(part).fontSize)]);
      });
      assert.ok(5 < sizes.length);
      for (const [text, size] of sizes) assert.ok(24 <= size, `${path}: ${text} has ${size}`);
      const last = await page.locator('.scenario-maps').boundingBox();
      assert.ok(last.y + last.height <= 900, `${path} ends at ${last.y + last.height}`);
      await page.emulateMedia({ media: 'print' });
      for (const selector of ['.head', '.main-nav', '.foot', '.leave', '#search']) {
        for (const part of await page.locator(selector).all()) assert.ok(!(await part.isVisible()), `${selector} is printed`);
      }
      assert.ok(await page.locator('.notes').isVisible());
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, `${path} on one sheet`);
      await page.emulateMedia({ media: 'screen' });
      await page.locator('.scenario-module a').click();
      await page.waitForSelector('[data-view="learn"] .outcomes');
      await page.context().close();
    }
  },

  'Learn says of each module and scenario how long it takes, what to prepare and which outcomes it serves, and leads to its walks': async ({ visit }) => {
    const page = await visit('learn/', DESK);
    const { modules } = authored('learn.json');
    for (const [idx, { id, scenarios }] of modules.entries()) {
      const words = await wordsOf(page.locator(`section[aria-labelledby="${id}"]`));
      assert.ok(words.includes(`about ${scenarios.reduce((sum, { minutes }) => sum + minutes, 0)} minutes in all`), id);
      for (const { minutes, prepare } of scenarios) assert.ok(words.includes(`About ${minutes} minutes.`) && words.includes(prepare), prepare);
      assert.ok(3 <= (await page.locator(`section[aria-labelledby="${id}"]`).getByRole('link', { name: /^Walk this with a group/ }).count()), `module ${idx + 1}`);
    }
    await page.getByRole('link', { name: /^Walk this with a group/ }).first().click();
    await page.locator('h1#walk-title').waitFor();
    const scenario = await visit(`learn/${modules[0].scenarios[0].id}/`, DESK);
    const words = await wordsOf(scenario.locator('.scenario'));
    const served = modules.flatMap(({ outcomes }) => outcomes).filter(({ id }) => modules[0].scenarios[0].outcomes.includes(id));
    for (const text of ['About 60 minutes.', modules[0].scenarios[0].prepare, ...served.map(({ outcome }) => outcome)]) assert.ok(words.includes(text), text);
  },

  'from a step a trainer goes back to where it is taught, with and without the app': async ({ atlas, visit }) => {
    const name = 'england/children-in-care#permanence-plan';
    const taught = atlas.steps.get(name).text.taught.map((text) => ({ outcome: text.split(' ')[0], module: text.slice(text.indexOf(' ') + 1) }));
    assert.ok(1 < taught.length);
    const page = await visit(address(name), DESK);
    await arrive(page, name);
    await unfold(page, 'more');
    assert.equal(await page.locator('.taught a').count(), taught.length);
    await page.locator('.taught a').first().click();
    await page.waitForSelector(`[data-view="learn"] #${taught[0].outcome}`);
    await until('the outcome has the focus and is on the screen', () => page.evaluate((id) => {
      const outcome = document.getElementById(id);
      const { top } = outcome.getBoundingClientRect();
      return outcome === document.activeElement && 0 <= top && top < innerHeight;
    }, taught[0].outcome));
    assert.ok((await wordsOf(page.locator('main'))).includes(taught[0].module));
    await go(page, name);
    for (const javaScriptEnabled of [false, true]) {
      const reader = await visit(`learn/#${taught[0].outcome}`, { ...PHONE, javaScriptEnabled });
      await until('the outcome is on the screen', async () => {
        const frame = await reader.locator(`#${taught[0].outcome}`).boundingBox();
        return frame !== null && 0 <= frame.y && frame.y < 700;
      });
      assert.equal(await reader.locator('.notice:visible').count(), javaScriptEnabled ? 0 : 1);
    }
    const reader = await visit(address(name), { ...PHONE, javaScriptEnabled: false });
    await reader.locator('article:target a[href^="law/"]').tap();
    await reader.waitForURL(`**/law/#${name.split('#')[1]}`);
    await reader.locator('article:target .taught a').first().tap();
    await reader.waitForURL(`**/learn/#${taught[0].outcome}`);
  },

  'the contents of Learn lead to each module and scenario, and leave the address alone': async ({ visit }) => {
    const page = await visit('learn/');
    await page.locator('.learn-contents > li > a').nth(2).click();
    await until('the module has the focus', () => page.evaluate(() => document.activeElement?.id === 'm3'));
    assert.equal(new URL(page.url()).hash, '');
    await page.locator('.learn-contents ul a').last().click();
    const last = authored('learn.json').modules.at(-1).scenarios.at(-1).id;
    await page.waitForSelector(`[data-scenario="${last}"]`);
  },
};
