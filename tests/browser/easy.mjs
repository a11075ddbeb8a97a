// Easy read: a step in short lines, each with a symbol, in the app and on the pages of words; switched off, it was never there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { broken } from './access.mjs';
import { address, fragment } from './atlas.mjs';
import { arrive, flat, fromMenu, go, openMenu, painted, PHONE, ready, turnTo, until } from './visit.mjs';
import { inFirefox } from './firefox.mjs';
import { copyOf } from './single_file.mjs';
import { inWebKit } from './webkit.mjs';

const STEPS = ['scotland/childrens-hearings#grounds-hearing', 'scotland/kinship#exit-kco', 'england/care-management#initial-conference'];
const [HEARING, HOME] = STEPS;
const WITHOUT_PROGRAM = { waits: false, faulty: true, before: (page) => page.route('**/waymark-*.js', (route) => route.abort()) };
const WIDE = { viewport: { width: 1366, height: 768 } };

/** The sentences of a text, as everybody would count them; the texts of these steps have no stop within one. */
const sentences = (text) => text.split(/(?<=[.!?][”’)]?)\s+(?=[“‘(]?[A-Z\d])/);

/** The lines of each element that `selector` finds in a part of the page, without the meanings of words. */
const linesOf = (part, selector) =>
  part.locator(selector).evaluateAll((all) =>
    all.map((element) =>
      [...element.querySelectorAll('.easy-line')].map((line) => {
        const copy = line.cloneNode(true);
        copy.querySelectorAll('.meaning').forEach((meaning) => meaning.remove());
        return copy.textContent.trim();
      }),
    ),
  );

/** What a screen reader is given of the main part, in order. */
async function heard(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const told = (node) => (!node.ignored && node.role?.value === 'StaticText' ? [node.name?.value ?? ''] : (node.childIds ?? []).map((id) => known.get(id)).filter(Boolean).flatMap(told));
  const main = nodes.find((node) => !node.ignored && node.role?.value === 'main');
  return flat(told(main).join(' '));
}

const switchOf = (page) => page.locator('.menu').getByRole('button', { name: 'Easy read' });
const press = async (page) => {
  await openMenu(page);
  await switchOf(page).click();
};
const on = async (page) => {
  await press(page);
  await page.locator('.easy-line').first().waitFor({ state: 'attached' });
};
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function checkSymbols(part, name) {
  const lines = await part.locator('.easy-line:visible').evaluateAll((all) =>
    all.map((line) => {
      const symbols = line.querySelectorAll(':scope > .easy-symbol');
      const box = symbols[0]?.getBoundingClientRect();
      return { text: line.textContent, count: symbols.length, hidden: symbols[0]?.getAttribute('aria-hidden'), isLarge: 35 < box?.width && 35 < box?.height, isBeside: box?.top <= line.getBoundingClientRect().top + 2 };
    }),
  );
  assert.ok(5 < lines.length, name);
  for (const { text, ...line } of lines) assert.deepEqual(line, { count: 1, hidden: 'true', isLarge: true, isBeside: true }, `${name}: ${text}`);
}

export const journeys = {
  'easy read puts each sentence of a step on a line of its own beside a symbol; the words stay, and off it was never there': async ({ atlas, visit }) => {
    const page = await visit(address(HEARING), WIDE);
    for (const step of STEPS) {
      await go(page, step);
      const { text } = atlas.steps.get(step);
      const part = page.locator(`[data-panel="${step}"]`);
      await part.locator('details[data-list="child"]').evaluate((fold) => fold.toggleAttribute('open', true));
      await painted(page);
      const before = await part.evaluate((article) => article.innerHTML);
      const [words, spoken] = [await part.textContent(), await heard(page)];
      await on(page);
      assert.deepEqual(await linesOf(part, '.plain'), [sentences(text.plain)], step);
      assert.deepEqual(await linesOf(part, '.do-now li'), (text.do_now ?? []).map(sentences), step);
      assert.deepEqual(await linesOf(part, '.rights li'), (text.rights ?? []).map(sentences), step);
      const limits = (await linesOf(part, '.when-part .limits > li')).map((lines) => lines.map((line) => line.replace('In one council: ', '')));
      assert.deepEqual(limits, (text.timescales ?? []).map(({ rule }) => sentences(rule)), step);
      assert.deepEqual(await linesOf(part, '.child'), [sentences(text.child)], step);
      await checkSymbols(part, step);
      assert.equal(await part.textContent(), words, `${step}: the same words in the same order`);
      await page.locator('.menu > summary').click();
      assert.equal(await heard(page), spoken, `${step}: a screen reader is told the same`);
      for (const list of ['more', 'doubts']) assert.equal(await part.locator(`[data-list="${list}"] .easy-line`).count(), 0, list);
      await press(page);
      await until('it is off', async () => (await page.locator('.easy-line').count()) === 0);
      assert.ok((await part.evaluate((article) => article.innerHTML)) === before, `${step}: as it was`);
      assert.equal(await switchOf(page).getAttribute('aria-pressed'), 'false');
      await page.locator('.menu > summary').click();
    }
  },

  'easy read is fetched only where it is wanted, goes along to the next step, is remembered, listed and forgotten': async ({ visit }) => {
    const page = await visit(address(HEARING), PHONE);
    assert.deepEqual(page.asked.filter((url) => /\/easy\./.test(url)), []);
    assert.equal(await page.evaluate(() => localStorage.getItem('waymark.easy')), null);
    await on(page);
    assert.equal(await switchOf(page).getAttribute('aria-pressed'), 'true');
    assert.equal(page.asked.filter((url) => /\/easy\.(js|css)\?v=/.test(url)).length, 2);
    await page.locator('.menu > summary').click();
    const next = page.locator('.next-steps > li > a').first();
    const step = await page.locator('.next-steps > li').first().getAttribute('data-step');
    await next.tap();
    await arrive(page, step);
    assert.ok(0 < (await page.locator(`[data-panel="${step}"] .plain .easy-line`).count()), 'the next step too');
    await page.reload();
    await ready(page);
    await page.locator('[data-panel] .easy-line').first().waitFor();
    await openMenu(page);
    assert.equal(await switchOf(page).getAttribute('aria-pressed'), 'true', 'in the program’s own menu');
    await turnTo(page, '#/about');
    await page.getByRole('button', { name: 'List what this device keeps' }).click();
    await page.locator('[data-held] li', { hasText: 'your choice of easy read' }).waitFor();
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await until('the switch is off', async () => (await page.locator('html.easy-read').count()) === 0);
    await go(page, HEARING);
    assert.equal(await page.locator('.easy-line').count(), 0);
  },

  'easy read keeps buttons, links and calls at work, cuts no sentence at a short word, and leaves what a translator has taken apart': async ({ visit }) => {
    const page = await visit(address(HOME), WIDE);
    await on(page);
    await page.locator('.menu > summary').click();
    const term = page.locator('[data-panel] .easy-line .term').first();
    await term.click();
    const meaning = page.locator(`#${await term.getAttribute('popovertarget')}`);
    await until('the meaning is open', () => meaning.isVisible());
    await page.keyboard.press('Escape');
    for (const call of await page.locator('.talk .call').all()) assert.match(await call.getAttribute('href'), /^tel:\d+$/);
    // The program writes its parts anew in this way.
    const write = async (html) => {
      await page.locator('[data-panel] .plain').evaluate((plain, html) => {
        const anew = document.createElement('p');
        anew.className = 'plain';
        anew.innerHTML = html;
        plain.replaceWith(anew);
      }, html);
      await page.locator('[data-panel] .plain .easy-line').first().waitFor();
      return (await linesOf(page, '[data-panel] .plain'))[0];
    };
    assert.deepEqual(await write('Under s. 48 or reg. 4, e.g. The order. You can ask for 3.5 hours, by 9 a.m. or so! <button>One. Two</button> is pressed. 21 days follow.'), [
      'Under s. 48 or reg. 4, e.g. The order.', 'You can ask for 3.5 hours, by 9 a.m. or so!', 'One. Two is pressed.', '21 days follow.',
    ]);
    assert.deepEqual(await write('<font><font>Un. </font><font>Deux.</font></font> Trois. Quatre.'), ['Un. Deux. Trois. Quatre.']);
    await fromMenu(page, 'Easy read');
    await until('it is off', async () => (await page.locator('.easy-line').count()) === 0);
    assert.equal(await page.locator('[data-panel] .plain').innerHTML(), '<font><font>Un. </font><font>Deux.</font></font> Trois. Quatre.');
  },

  'easy read on a page of words, where the program cannot run: every step, and back': async ({ atlas, visit }) => {
    const page = await visit(address(HEARING), { ...WITHOUT_PROGRAM, ...PHONE });
    await page.waitForSelector('html[data-failed]', { state: 'attached' });
    const main = page.locator('main');
    const before = await main.evaluate((all) => all.innerHTML);
    const words = await main.textContent();
    await on(page);
    const part = page.locator('#grounds-hearing');
    const { text } = atlas.steps.get(HEARING);
    assert.deepEqual(await linesOf(part, '.plain'), [sentences(text.plain)]);
    assert.deepEqual(await linesOf(part, '.do-now li:not(.hint)'), text.do_now.map(sentences));
    await checkSymbols(part, 'reading');
    assert.equal(await main.textContent(), words);
    assert.equal(await page.locator('article.panel').evaluateAll((all) => all.filter((article) => !article.querySelector('.plain .easy-line')).length), 0, 'every step');
    await press(page);
    await until('it is off', async () => (await page.locator('.easy-line').count()) === 0);
    assert.equal(await main.evaluate((all) => all.innerHTML), before);
  },

  'easy read is one column of large text, and nothing runs out sideways at 320 pixels or with text twice as large': async ({ visit }) => {
    const sizes = [[{ viewport: { width: 320, height: 640 } }, ''], [PHONE, '200%'], [{ viewport: { width: 820, height: 1180 } }, '200%'], [WIDE, '']];
    for (const options of [{}, WITHOUT_PROGRAM]) {
      for (const [device, size] of sizes) {
        const page = await visit(address(HEARING), { ...options, ...device });
        if (options === WITHOUT_PROGRAM) await page.waitForSelector('html[data-failed]', { state: 'attached' });
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
        await on(page);
        await page.locator('.menu > summary').click();
        for (const step of options === WITHOUT_PROGRAM ? [HEARING] : STEPS) {
          if (options !== WITHOUT_PROGRAM) await go(page, step);
          await page.locator('article.panel details').evaluateAll((all) => all.forEach((fold) => fold.toggleAttribute('open', true)));
          await painted(page);
          assert.ok((await wide(page)) <= 0, `${step} ${JSON.stringify(device.viewport)} ${size}: ${await wide(page)} px too wide`);
        }
        const step = page.locator('article.panel:visible').first();
        const [small, card, next] = [step.locator('.plain').first(), step.locator('.here-card'), step.locator('.next-part')];
        const pixels = await small.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
        assert.ok((size ? 32 : 20) <= pixels, `text of ${pixels} px`);
        const [one, other] = [await card.boundingBox(), await next.boundingBox()];
        assert.ok(one.y + one.height <= other.y && one.width <= 34 * (size ? 32 : 16), 'one column');
        await page.context().close();
      }
    }
  },

  'the rules of WCAG 2.2 AA with easy read on': async ({ visit }) => {
    const found = [];
    for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { ...PHONE, colorScheme: 'light' }, { forcedColors: 'active' }]) {
      const page = await visit(address(HEARING), look);
      await on(page);
      found.push(...(await broken(page, 'menu')));
      await page.locator('.menu > summary').click();
      for (const step of STEPS) {
        await go(page, step);
        await page.locator('[data-panel] details').evaluateAll((all) => all.forEach((fold) => fold.toggleAttribute('open', true)));
        found.push(...(await broken(page, `${step} ${JSON.stringify(look)}`)));
      }
      await page.context().close();
    }
    const page = await visit(address(HEARING), WITHOUT_PROGRAM);
    await page.waitForSelector('html[data-failed]', { state: 'attached' });
    await on(page);
    found.push(...(await broken(page, 'a page of words')));
    assert.deepEqual(found, []);
  },

  'easy read that cannot be had says so beside its switch, and the next press asks anew': async ({ visit, serveChanged }) => {
    let isThere = false;
    const from = await serveChanged((path) => (path.startsWith('easy.') && !isThere ? { status: 503, type: 'text/plain', body: '' } : undefined));
    const page = await visit(address(HEARING), { ...PHONE, from, faulty: true });
    await page.locator('.menu > summary').click();
    const pressed = page.locator('.menu .easy');
    await pressed.click();
    const told = page.locator('.menu .who-reads [role=status]');
    await until('it says so', async () => /could not load this/.test(await told.textContent()));
    assert.equal(await pressed.getAttribute('aria-pressed'), 'false');
    isThere = true;
    await pressed.click();
    await page.locator('.easy-line .easy-symbol').first().waitFor({ state: 'attached' });
    await until('it says nothing more', async () => (await told.textContent()) === '');
  },

  'easy read in Firefox and WebKit: the same lines, and back': async ({ site, atlas }) => {
    const { text } = atlas.steps.get(HEARING);
    const walk = async ({ open, run, sees }) => {
      await open(site.url + address(HEARING));
      await sees('html[data-ready]');
      const before = await run(() => document.querySelector('[data-panel]').innerHTML);
      await run(() => document.querySelector('.menu .easy').click());
      await sees('.easy-line .easy-symbol');
      assert.deepEqual(await run(() => [...document.querySelectorAll('[data-panel] .plain .easy-line')].map((line) => line.textContent.trim())), sentences(text.plain));
      assert.equal(await run(() => document.querySelector('.plain .easy-symbol').getBoundingClientRect().width), 36);
      await run(() => document.querySelector('.menu .easy').click());
      assert.equal(await run(() => document.querySelector('[data-panel]').innerHTML), before);
    };
    await inFirefox((page) => walk({ open: (url) => page.goto(url), run: (act) => page.evaluate(act), sees: (selector) => page.waitForSelector(selector) }));
    if (process.platform === 'linux') await inWebKit(walk);
  },

  'easy read stands in the copy for use without a signal and in the single file': async ({ browser, folder }) => {
    const copy = readFileSync(join(folder, 'offline.js'), 'utf8');
    for (const file of ['easy.js', 'easy.css']) assert.ok(copy.includes(`["${file}",`), file);
    const file = copyOf(folder);
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const faults = [];
    context.on('weberror', (error) => faults.push(error.error().message));
    context.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(file.url + fragment(HEARING));
    await ready(page);
    await on(page);
    await checkSymbols(page.locator('[data-panel]'), 'single file');
    await page.reload();
    await page.locator('[data-panel] .easy-line').first().waitFor({ state: 'attached' });
    await context.close();
    file.drop();
    assert.deepEqual(faults, []);
  },
};
