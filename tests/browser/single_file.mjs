// The single-file edition, opened from a folder as a reader would who got it by e-mail; in Chromium here, in Firefox in firefox.mjs.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fragment } from './atlas.mjs';
import { arrive, drawn, fromMenu, lookFor, PHONE, ready, turnTo, until, wordsOf } from './visit.mjs';

const STEP = 'scotland/childrens-hearings#grounds-hearing';

/** The single file in a folder of its own, whose name needs escaping; `change(text)` damages it. Gives its address. */
export function copyOf(folder, change = (text) => text) {
  const own = mkdtempSync(join(tmpdir(), 'Für Zoë #1 '));
  const file = join(own, 'waymark (copy).html');
  cpSync(join(folder, 'waymark.html'), file);
  writeFileSync(file, change(readFileSync(file, 'latin1')), 'latin1');
  return { url: pathToFileURL(file).href, drop: () => rmSync(own, { recursive: true }) };
}

async function openFile({ browser, folder }, hash, { change, without, faulty = false, ...device } = {}) {
  const file = copyOf(folder, change);
  const context = await browser.newContext({ ...PHONE, ...device });
  if (without) await context.addInitScript((name) => delete globalThis[name], without);
  const page = await context.newPage();
  const faults = [];
  context.on('request', (request) => {
    if (request.url().split('#')[0] !== file.url && !request.url().startsWith('blob:')) faults.push(request.url());
  });
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(file.url + hash);
  const end = async () => {
    await context.close();
    file.drop();
    if (!faulty) assert.deepEqual(faults, []);
  };
  return { page, end };
}

export const journeys = {
  'the single file opens every map, page and step from a folder, and asks nobody': async (given) => {
    const { page, end } = await openFile(given, `${fragment(STEP)}?depth=all`);
    await ready(page);
    await arrive(page, STEP);
    await drawn(page);
    for (const map of given.atlas.maps) {
      const name = `${map.map}#${map.steps.at(-1).id}`;
      await turnTo(page, fragment(name));
      await arrive(page, name);
      await turnTo(page, `${fragment(name)}?depth=all`);
      await drawn(page);
    }
    for (const path of given.atlas.texts) {
      await turnTo(page, `#/${path.replace(/\/$/, '')}`);
      await until(`${path} is there`, async () => (await page.locator('#main h1').count()) === 1 && (await page.locator('[data-view=trouble]').count()) === 0);
    }
    await lookFor(page, 'gran');
    const hit = page.locator('.hits [data-step]').first();
    const found = await hit.getAttribute('data-step');
    await hit.locator('a').first().click();
    await arrive(page, found);
    await end();
  },

  'the single file is shared as a file: the device’s folders are not told': async (given) => {
    const { page, end } = await openFile(given, `${fragment(STEP)}?lens=worse`);
    await ready(page);
    await fromMenu(page, 'Share this page');
    assert.equal(await page.locator('#share-link').inputValue(), `${fragment(STEP)}?lens=worse`);
    assert.match(await wordsOf(page.locator('dialog.share')), /Send the file itself/);
    await end();
  },

  'without scripts, or damaged, the single file says what to do': async (given) => {
    const silent = await openFile(given, '', { javaScriptEnabled: false });
    assert.match(await wordsOf(silent.page.locator('#main')), /Ask whoever sent it for the link/);
    await silent.end();
    const cut = await openFile(given, '', { change: (text) => text.slice(0, 300_000), faulty: true });
    assert.match(await wordsOf(cut.page.locator('#main')), /Ask whoever sent it for the link/);
    await cut.end();
    const damage = (text) => text.slice(0, 200_000) + 'x'.repeat(50) + text.slice(200_050);
    const broken = await openFile(given, '', { change: damage, faulty: true });
    await broken.page.waitForSelector('html[data-failed]', { state: 'attached' });
    assert.match(await wordsOf(broken.page.locator('.notice')), /browser cannot open this file/);
    await broken.end();
  },

  'a browser that cannot unpack the single file says so, and whom to ask': async (given) => {
    const { page, end } = await openFile(given, fragment(STEP), { without: 'DecompressionStream', faulty: true });
    await page.waitForSelector('html[data-failed]', { state: 'attached' });
    assert.match(await wordsOf(page.locator('.notice')), /cannot open this file. Ask whoever sent it/);
    assert.equal(await page.locator('.head .leave').isVisible(), true);
    await end();
  },
};
