// England: the child's journey on the first page, local rules beside national ones, and the worker's layer.
import assert from 'node:assert/strict';
import { address } from './atlas.mjs';
import { arrive, DESK, fromMenu, go, PHONE, printed, until, wordsOf } from './visit.mjs';

const WORKSTEP = 'england/permanence-long-term-fostering#permanency-planning-opened';
const CORE_GROUP = 'england/care-management#first-core-group';
const SWITCH = 'Case system notes for workers';

export const journeys = {
  'a family in England sees the five services in order, and the yellow heart they lead to': async ({ visit }) => {
    for (const device of [PHONE, { ...DESK, javaScriptEnabled: false }]) {
      const page = await visit('', device);
      const services = await page.locator('[data-of="england"] ol.journey a.map-link').evaluateAll((all) => all.map((link) => link.getAttribute('href').split('/').filter(Boolean).pop()));
      assert.deepEqual(services, ['early-help', 'front-door', 'care-management', 'children-in-care', 'leaving-care']);
      assert.match(await wordsOf(page.locator('.journey-end')), /lasting home.*Long-term fostering/);
      assert.equal(await page.locator('.journey-end svg.heart').count(), 1);
    }
  },

  'what one council does stands beside the national rule it differs from, for whoever asks': async ({ visit }) => {
    const page = await visit(address(CORE_GROUP), PHONE);
    const rules = page.locator('.local-rules');
    assert.equal(await rules.isVisible(), false, 'it is folded away from a family');
    await page.locator('[data-list="more"] > summary').tap();
    assert.equal(await rules.isVisible(), true);
    assert.match(await wordsOf(rules), /In one council: Initial core group meeting 10 days after the conference.*local practice.*Source: .*National guidance: within 10 working days/);
  },

  'by when stands open in plain sentences; what each limit rests on, and how sure it is, is told to whoever asks': async ({ atlas, visit }) => {
    const page = await visit(address(CORE_GROUP), PHONE);
    const { timescales, sources } = atlas.steps.get(CORE_GROUP).text;
    assert.ok(0 < timescales.length && 0 < sources.length);
    const limits = page.locator('.when-part .limits li');
    assert.equal(await limits.count(), timescales.length);
    for (const limit of await limits.all()) assert.equal(await limit.isVisible(), true);
    for (const part of ['.badge', '.cited', '.not-read', '.sources']) {
      for (const one of await page.locator(`[data-panel] ${part}`).all()) assert.equal(await one.isVisible(), false, `${part} stands between a family’s sentences`);
    }
    const more = page.locator('[data-list="more"]');
    await more.locator('> summary').tap();
    assert.equal(await more.locator('.limits > li .badge').count(), timescales.length, 'each says what it rests on');
    assert.equal(await more.locator('.limits .badge').first().isVisible(), true);
    const links = await more.locator('.sources a').evaluateAll((all) => all.map((link) => link.rel));
    assert.ok(0 < links.length);
    for (const rel of links) assert.match(rel, /noreferrer/);
  },

  'the worker’s layer: off for a family, on by one press, remembered, and in the link only if wanted': async ({ site, atlas, visit }) => {
    const page = await visit(address(WORKSTEP), DESK);
    await arrive(page, WORKSTEP);
    const layer = page.locator('[data-list="worker"]');
    const { system } = atlas.steps.get(WORKSTEP).text;
    assert.equal(await layer.count(), 0);
    assert.ok(!(await page.locator('body').innerText()).includes(system.number), 'a family sees no form number');
    assert.ok(!page.asked.some((url) => url.includes('case-system')), 'nor is it fetched');
    await page.getByRole('button', { name: SWITCH }).click();
    await layer.waitFor();
    const words = await wordsOf(layer);
    for (const text of Object.values(system)) assert.ok(words.includes(text), text);
    assert.equal(await page.getByRole('button', { name: SWITCH }).getAttribute('aria-pressed'), 'true');

    const share = async () => {
      await fromMenu(page, 'Share this page');
      return page.getByLabel('The link', { exact: true }).inputValue();
    };
    assert.equal(await share(), site.url + address(WORKSTEP));
    await page.getByLabel(/^Show case system notes/).check();
    const link = await page.getByLabel('The link', { exact: true }).inputValue();
    assert.equal(link, `${site.url + address(WORKSTEP)}?layer=worker`);
    await page.getByRole('button', { name: 'Close' }).click();

    await page.reload();
    await layer.waitFor();
    await layer.getByRole('link', { name: 'This workstep click by click, in order' }).click();
    const workstep = page.locator('summary', { hasText: system.workstep });
    await until('the workstep of the step has the focus', () => workstep.evaluate((summary) => summary === document.activeElement));
    const clicks = await page.locator('details', { has: workstep }).innerText();
    for (const part of [system.form, system.number]) assert.ok(clicks.includes(part), part);
    await page.emulateMedia({ media: 'print' });
    const { pages } = await printed(page);
    assert.ok(pages[0].replace(/\s+/g, ' ').includes('SC Permanence Placement Complete'), 'the whole workflow stands on the first page');
    assert.ok(!pages[0].includes('Incoming requests'), 'and the clicks on those after it');
    await page.emulateMedia({ media: null });
    await go(page, 'england/permanence-long-term-fostering#childs-permanence-report');
    await layer.waitFor();
    await page.getByRole('button', { name: SWITCH }).click();
    await until('the layer is off', async () => (await layer.count()) === 0);

    const other = await visit(link.slice(site.url.length), PHONE);
    await other.locator('[data-list="worker"]').waitFor();
    const plain = await visit(address('scotland/kinship#kinship-panel'), DESK);
    await arrive(plain, 'scotland/kinship#kinship-panel');
    assert.equal(await plain.getByRole('button', { name: SWITCH }).count(), 0, 'no switch where there is no layer');
  },

  'the words of the case system that cannot be fetched leave the map as it is, and say so': async ({ visit, serveChanged }) => {
    const from = await serveChanged((path) => (path === 'maps/case-system.json' ? { status: 500, body: 'broken' } : undefined));
    const page = await visit(address(WORKSTEP), { from, faulty: true });
    await page.getByRole('button', { name: SWITCH }).click();
    await page.locator('.panel .notice').waitFor();
    assert.match(await wordsOf(page.locator('.panel .notice')), /could not load the case system notes: .*try again/);
    await go(page, 'england/permanence-long-term-fostering#childs-permanence-report');
  },
};
