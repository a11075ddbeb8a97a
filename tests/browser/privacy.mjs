// What leaves the device: nothing but requests to the page's own host, and none once a map is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { address } from './atlas.mjs';
import { copied } from './offline.mjs';
import { arrive, drawn, fromMenu, go, painted, ready, turnTo, until } from './visit.mjs';

export const journeys = {
  'the file of headers for a host says the same policy as every page': async ({ folder, visit }) => {
    const page = await visit('');
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    const headers = readFileSync(join(folder, '_headers'), 'utf8');
    assert.ok(headers.includes(`Content-Security-Policy: ${policy}; frame-ancestors 'self'\n`), headers);
  },

  'no page of any kind asks another host, and each carries its policy': async ({ atlas, site, visit }) => {
    for (const path of [...atlas.texts, ...atlas.maps.map((map) => `${map.map}/`), address('scotland/kinship#kinship-panel'), '#/narnia']) {
      for (const javaScriptEnabled of [true, false]) {
        const page = await visit(path, { javaScriptEnabled });
        for (const url of page.asked) assert.ok(url.startsWith(site.url), url);
        assert.deepEqual(page.asked.filter((url) => /\?(?!v=[0-9a-f]{16}$)/.test(url)), []);
        const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
        for (const part of ["default-src 'none'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'"]) assert.ok(policy.includes(part), `${path}: ${part}`);
        assert.ok(!/unsafe-inline|'unsafe-eval'|https?:|\*/.test(policy), policy);
        assert.equal(await page.locator('meta[name="referrer"]').getAttribute('content'), 'no-referrer');
        assert.deepEqual(await page.context().cookies(), []);
        const loose = await page.locator('a[href^="http"]:not([href*="localhost"])').evaluateAll((links) => links.filter((link) => !link.rel.includes('noreferrer')).map((link) => link.href));
        assert.deepEqual(loose, [], 'links that tell where the reader came from');
        await page.context().close();
      }
    }
  },

  'choosing steps and questions on a map that is there asks nobody anything': async ({ atlas, visit }) => {
    const page = await visit(`${address('scotland/kinship#kinship-panel')}?depth=main`);
    await drawn(page);
    const before = page.asked.length;
    for (const step of atlas.maps.find((map) => map.map === 'scotland/kinship').steps.slice(0, 12)) {
      await go(page, `scotland/kinship#${step.id}`);
      for (const lens of ['endings', 'better', 'worse', 'before']) {
        await page.locator(`[data-lens="${lens}"]`).click();
        await page.locator(`[data-lens="${lens}"][aria-current="true"]`).waitFor();
      }
    }
    await go(page, 'scotland/kinship#kinship-panel');
    await page.locator('.route > summary').first().click();
    await page.locator('.route[open] > a').first().click();
    await page.locator('[data-list="way"]').waitFor();
    await go(page, 'scotland/kinship#kinship-panel', '?depth=main&lens=worse');
    await drawn(page);
    await page.locator('.depth a').click();
    await painted(page);
    assert.deepEqual(page.asked.slice(before), []);
  },

  'letters after the # that name nothing are never asked of the host, with the program or without it': async ({ visit, serveChanged }) => {
    for (const refused of [/never/, /\.wasm$/]) {
      const from = await serveChanged((path) => (refused.test(path) ? { status: 404, body: 'no' } : undefined));
      for (const path of ['', 'about/', 'scotland/kinship/']) {
        const page = await visit(`${path}#/learn/sara-smith`, { from, faulty: true, waits: false });
        for (const hash of ['#/sara/smith', '#/scotland/sara-smith', '#/scotland/journey/sara/smith', '#/scotland/kinship/sara-smith', '#/help/sara', '#sara-smith']) {
          await page.waitForSelector('html[data-ready], html[data-failed]', { state: 'attached' });
          await turnTo(page, hash);
          await page.reload();
        }
        await page.waitForSelector('html[data-ready], html[data-failed]', { state: 'attached' });
        await page.waitForTimeout(300);
        await page.context().close();
      }
      assert.deepEqual(from.asked.filter((path) => /sara|smith/.test(path)), []);
    }
  },

  'the host’s log of a walk holds what docs/hosting.md tells, and nothing else': async ({ atlas, visit, serveChanged }) => {
    const from = await serveChanged(() => undefined);
    let n_read = 0;
    const read = () => {
      const paths = from.asked.slice(n_read).map((path) => path.slice(1).replace(/-[0-9a-f]{16}/, ''));
      n_read = from.asked.length;
      return [...new Set(paths)].sort();
    };
    const page = await visit(address('scotland/kinship#kinship-panel'), { from });
    await until('all has come', () => page.evaluate(() => document.readyState === 'complete'));
    assert.deepEqual(read(), ['aids.js', 'boot.js', 'later.css', 'maps/scotland/kinship.json', 'maps/scotland/nation.json', 'scotland/kinship/', 'waymark.js', 'waymark_bg.wasm']);
    const step = (name) => () => arrive(page, name);
    const view = (name) => () => page.waitForSelector(`main[data-view="${name}"]`);
    const nation = atlas.maps.filter(({ map }) => map.startsWith('scotland/')).map(({ map }) => `maps/${map}.json`);
    const journey = ['journey.css', 'journey.js', 'journey_bg.wasm', 'maps/reflect.json', 'maps/scotland/nation.json', ...nation].sort();
    const walk = [
      ['#/scotland/kinship/living-with-kin?lens=endings', step('scotland/kinship#living-with-kin'), []],
      ['#/scotland/kinship/kinship-panel?lens=better', step('scotland/kinship#kinship-panel'), []],
      ['#/scotland/kinship/kinship-panel?depth=all', () => drawn(page), []],
      ['#/scotland/permanence/permanence-considered', step('scotland/permanence#permanence-considered'), ['maps/scotland/permanence.json']],
      ['#/scotland/permanence/permanence-considered?lens=reflect', () => page.locator('[data-lens="reflect"][aria-current="true"]').waitFor(), ['maps/reflect.json']],
      ['#/scotland/permanence/permanence-considered?layer=worker', step('scotland/permanence#permanence-considered'), ['maps/case-system.json']],
      ['#/england/leaving-care/pathway-plan', step('england/leaving-care#pathway-plan'), ['maps/england/leaving-care.json', 'maps/england/nation.json']],
      ['#/about', view('about'), ['pages/about.json']],
      ['#/', view('home'), ['pages/home.json']],
      ['#/scotland', () => page.locator('[data-place]').first().waitFor(), ['pages/scotland.json']],
      ['#/learn/m1-s1', () => page.locator('.scenario').waitFor(), ['pages/learn/m1-s1.json']],
      ['#/learn/sara-smith', view('learn'), ['pages/learn.json']],
      ['#/scotland/journey/kinship/kinship-panel?trail=kinship/emergency-with-kin', () => page.locator('[data-date]').first().waitFor(), journey],
    ];
    for (const [hash, there, expected] of walk) {
      await turnTo(page, hash);
      await there();
      // What another map has brought may be on its way still.
      await until(`${hash} has all it asks for`, async () => expected.every((path) => from.asked.slice(n_read).some((asked) => asked.endsWith(path))));
      assert.deepEqual(read(), expected, hash);
    }
    await page.locator('[data-date]').first().fill('2 November 2026');
    await page.locator('#label').fill('Zebra');
    await page.locator('#label').blur();
    await page.getByLabel('Find a step').fill('gran looking after');
    await page.locator('.hits a').first().waitFor();
    assert.deepEqual(read(), ['maps/search.json']);
    await fromMenu(page, 'Easy read');
    await page.locator('html.easy-read').waitFor({ state: 'attached' });
    assert.deepEqual(read(), ['easy.css', 'easy.js']);

    // With the copy that is all of a visit.
    const later = await visit(address('scotland/kinship#kinship-panel'), { from, serviceWorkers: 'allow' });
    await copied(later);
    read();
    await later.goto('about:blank');
    await later.goto(`${from.url}england/leaving-care/#pathway-plan`);
    await arrive(later, 'england/leaving-care#pathway-plan');
    await until('the worker is looked for', async () => from.asked.length !== n_read);
    assert.deepEqual(read(), ['offline.js']);
  },

  'the host learns which map a device fetched, never the step, the question or the words looked for': async ({ visit, serveChanged }) => {
    const from = await serveChanged(() => undefined);
    const page = await visit(address('scotland/kinship#kinship-panel'), { from });
    await turnTo(page, '#/scotland/permanence/permanence-considered?lens=way&to=permanence/exit-adopted');
    await page.locator('[data-list="way"]').waitFor();
    await page.getByLabel('Find a step').fill('gran looking after');
    await page.locator('.hits a').first().waitFor();
    await page.reload();
    await ready(page);
    for (const path of from.asked) assert.ok(!/panel|considered|way|adopted|gran/.test(path.replace(/\/(waymark|boot)-\w+(_bg)?\.(js|wasm)$/, '')), path);
  },

  'what is kept on the device is nothing, not even after a walk': async ({ visit }) => {
    const page = await visit(address('scotland/kinship#kinship-panel'));
    await go(page, 'scotland/permanence#permanence-considered');
    await page.getByLabel('Find a step').fill('gran');
    await page.locator('.hits a').first().waitFor();
    const kept = await page.evaluate(async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map((database) => database.name), document.cookie]);
    assert.deepEqual(kept, ['']);
    assert.equal(await page.getByLabel('Find a step').getAttribute('autocomplete'), 'off');
    await until('nothing is under way', () => page.evaluate(() => document.readyState === 'complete'));
  },
};
