// What leaves the device: nothing but requests to the page's own host, and none once a map is there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { address } from './atlas.mjs';
import { drawn, go, painted, ready, turnTo, until } from './visit.mjs';

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
