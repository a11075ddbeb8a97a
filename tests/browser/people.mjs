// What the three readers do: a family by phone, a social worker by tablet, a trainer by keyboard.
import assert from 'node:assert/strict';
import { address, endingsFrom, targetsOf } from './atlas.mjs';
import { keepOutside, OUTSIDE } from './leaving.mjs';
import { arrive, camera, DESK, drawn, namesIn, painted, panel, PHONE, ready, TABLET, until, wordsOf } from './visit.mjs';

const HEARING = 'scotland/childrens-hearings#grounds-hearing';

export const journeys = {
  'a family by phone opens a link to a step, reads it, takes a way on and comes back': async ({ atlas, visit }) => {
    const page = await visit(address(HEARING), PHONE);
    const { text } = atlas.steps.get(HEARING);
    const here = panel(page, HEARING);
    const heading = here.locator('h2');
    assert.equal(await wordsOf(heading), text.name);
    const frame = await heading.boundingBox();
    assert.ok(0 <= frame.y && frame.y + frame.height <= 740, `the step's name is not on the first screen, it is at ${frame.y}`);
    for (const words of [text.plain, text.child]) assert.ok((await here.innerText()).includes(words), words);
    const starts = await here.locator('[data-list="next"] ol.ways').evaluateAll((lists) => lists.map((list) => [list.start, list.children.length]));
    let number = 1;
    for (const [start, length] of starts) {
      assert.equal(start, number, 'the ways on are numbered through');
      number += length;
    }
    assert.equal(number - 1, targetsOf(atlas, HEARING).length);
    assert.deepEqual((await namesIn(page, '[data-list="endings"] [data-step]')).sort(), endingsFrom(atlas, HEARING));
    assert.ok(0 < (await here.locator('[data-list="endings"] .heart').count()), 'lasting homes carry the heart');

    const [way] = await namesIn(page, '[data-list="next"] [data-step]');
    await here.locator('[data-list="next"] [data-step] a').first().tap();
    await arrive(page, way);
    assert.equal(await wordsOf(page.locator('[data-panel] h2')), atlas.steps.get(way).text.name);
    await until('the new name is on the screen', () => inWindow(page, '[data-panel] h2'));
    assert.ok((await page.title()).startsWith(atlas.steps.get(way).text.name));
    await page.goBack();
    await arrive(page, HEARING);
    assert.equal(await wordsOf(page.locator('[data-panel] h2')), text.name);
  },

  'a family by phone finds a step by an everyday word': async ({ visit }) => {
    const page = await visit('', PHONE);
    await page.getByLabel('Find a step').tap();
    await page.getByLabel('Find a step').pressSequentially('gran looking after');
    await page.locator('.hits [data-step]').first().waitFor();
    const hits = await namesIn(page, '.hits [data-step]');
    assert.ok(hits[0].startsWith('scotland/kinship#'), hits[0]);
    assert.match(await wordsOf(page.locator('search [role=status]')), /^\d+ found$/);
    await page.locator('.hits a').first().tap();
    await arrive(page, hits[0]);
    assert.equal(await page.locator('.hits a').count(), 0, 'the hits go away once one is chosen');
    await page.getByLabel('Find a step').fill('zzzz');
    await until('it says that nothing was found', async () => /Nothing found/.test(await page.locator('search').innerText()));
  },

  'a family by phone leaves at once with the button': async ({ visit }) => {
    const page = await visit(address(HEARING), { ...PHONE, before: keepOutside });
    const leave = page.locator('[data-leave]:visible');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await leave.tap();
    await checkLeft(page);
  },

  'a family leaves at once by pressing Shift three times, and back does not bring the step back': async ({ visit }) => {
    const page = await visit('', { ...DESK, before: (page) => page.route(`${OUTSIDE}**`, (route) => route.fulfill({ body: 'weather', contentType: 'text/html' })) });
    await page.goto(`${page.url()}${address(HEARING)}`);
    await ready(page);
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await page.keyboard.press('a');
    assert.equal(await wordsOf(page.locator('.leave-status')), '', 'another key between begins anew');
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    assert.match(await wordsOf(page.locator('.leave-status')), /once more/);
    await page.keyboard.press('Shift');
    await page.waitForURL(OUTSIDE);
    await page.goBack();
    await ready(page);
    assert.equal(new URL(page.url()).pathname, '/');
    page.faults = page.faults.filter((fault) => fault !== `asked another host: ${OUTSIDE}`);
  },

  'the Leave button works on a reading page before anything has loaded': async ({ visit }) => {
    const page = await visit(address(HEARING), { ...PHONE, javaScriptEnabled: false, before: keepOutside });
    assert.equal(await page.locator('[data-leave]').getAttribute('href'), OUTSIDE);
    const asked = page.waitForRequest(`${OUTSIDE}**`);
    await page.locator('[data-leave]').tap();
    assert.equal((await asked).url(), OUTSIDE);
    assert.equal((await asked).headers().referer, undefined);
    page.faults.length = 0;
  },

  'a worker by tablet taps a step in the chart and asks every question of it': async ({ atlas, visit }) => {
    const page = await visit('scotland/child-protection/', TABLET);
    await drawn(page);
    assert.equal(await panel(page).getAttribute('data-panel'), '');
    const step = 'scotland/child-protection#initial-checks';
    await page.locator('[data-chart] a[data-step="initial-checks"]').tap();
    await arrive(page, step);
    assert.equal(await page.locator('[data-chart] a.here').getAttribute('data-step'), 'initial-checks');
    assert.equal(await page.locator('[data-chart] a[aria-current="step"]').count(), 1);
    const first = { next: 'next', endings: 'endings', better: 'better', worse: 'worse', before: 'before' };
    const where = await page.locator('[data-chart] a[data-step]').evaluateAll((boxes) => boxes.map((box) => box.style.transform).join());
    for (const lens of ['endings', 'better', 'worse', 'before', 'next']) {
      await page.locator(`[data-lens="${lens}"]`).tap();
      await page.locator(`[data-lens="${lens}"][aria-current="true"]`).waitFor();
      assert.equal(await page.locator('[data-lens][aria-current]').count(), 1);
      assert.equal(await page.locator('[data-panel] [data-list]').first().getAttribute('data-list'), first[lens], 'the answer to the question comes first');
      assert.ok(0 < (await page.locator('[data-chart] .lit').count()) || lens === 'better' || lens === 'worse', `${lens} lights the chart`);
      const now = await page.locator('[data-chart] a[data-step]').evaluateAll((boxes) => boxes.map((box) => box.style.transform).join());
      assert.equal(now, where, 'every step stays in its place');
    }
    const numbers = await page.locator('[data-chart] a[data-way]').evaluateAll((boxes) => boxes.map((box) => [Number(box.dataset.way), box.dataset.step]));
    const ways = await namesIn(page, '[data-list="next"] [data-step]');
    for (const [number, id] of numbers) assert.equal(ways[number - 1], `scotland/child-protection#${id}`, 'chart and panel number alike');
    assert.ok(0 < numbers.length);
  },

  'a worker by tablet asks for the way to an ending and shares it': async ({ atlas, site, visit }) => {
    const start = 'scotland/looked-after#becomes-looked-after';
    const page = await visit(address(start), { ...TABLET, permissions: ['clipboard-read', 'clipboard-write'] });
    const ending = page.locator('[data-list="endings"] [data-step*="scotland/looked-after#"]').first();
    const exit = await ending.getAttribute('data-step');
    await ending.locator('.show-way').tap();
    const way = page.locator('[data-list="way"]');
    await way.waitFor();
    const steps = await namesIn(page, '[data-list="way"] ol.ways > [data-step]');
    assert.equal(steps.at(-1), exit);
    let before = start;
    for (const step of steps) {
      assert.ok(targetsOf(atlas, before).includes(step), `${before} leads to ${step}`);
      before = step;
    }
    assert.equal(await page.locator('[data-lens="way"]').getAttribute('aria-current'), 'true');

    await page.getByRole('button', { name: 'Share this place' }).tap();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const holds = await dialog.innerText();
    for (const words of [atlas.steps.get(start).map.title, atlas.steps.get(start).text.name, atlas.steps.get(exit).text.name, 'no name, no date']) {
      assert.ok(holds.includes(words), `the dialog says: ${words}`);
    }
    await dialog.getByRole('button', { name: 'Copy the link' }).tap();
    await until('the link is copied', async () => (await dialog.innerText()).includes('Link copied.'));
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, `${site.url}${address(start)}?lens=way&to=${exit.replace(/^scotland\//, '').replace('#', '/')}`);
    assert.equal(await dialog.getByLabel('The link').inputValue(), link);
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await dialog.waitFor({ state: 'hidden' });

    const other = await visit(link.slice(site.url.length), PHONE);
    await arrive(other, start);
    assert.deepEqual(await namesIn(other, '[data-list="way"] ol.ways > [data-step]'), steps);
    assert.equal(await other.locator('.notice').count(), 0);
  },

  'a worker by tablet pinches, wheels and presses the buttons of the chart': async ({ visit }) => {
    const page = await visit('scotland/child-protection/#initial-checks?depth=all', TABLET);
    await drawn(page);
    const view = page.locator('.chart-view');
    await view.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const frame = await view.boundingBox();
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    const changes = async (what, act) => {
      const before = await camera(page);
      await act();
      await until(`${what} moves the chart`, async () => (await camera(page)) !== before);
      return [scaleOf(before), scaleOf(await camera(page))];
    };

    const touch = await page.context().newCDPSession(page);
    const fingers = (gap) => [{ x: middle.x - gap, y: middle.y, id: 0 }, { x: middle.x + gap, y: middle.y, id: 1 }];
    const [narrow, wide] = await changes('a pinch', async () => {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) });
      for (const gap of [60, 80, 100, 120, 140]) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(gap) });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await painted(page);
    });
    assert.ok(narrow * 1.5 < wide, `from ${narrow} to ${wide}`);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'the page itself is not zoomed');
    await page.getByRole('button', { name: 'Fit the whole chart' }).tap();

    for (const [name, grows] of [['Zoom in', 1], ['Zoom out', -1]]) {
      const [before, after] = await changes(name, () => page.getByRole('button', { name }).tap());
      assert.equal(Math.sign(after - before), grows, name);
    }
    await page.getByRole('button', { name: 'Zoom in' }).tap();
    await page.getByRole('button', { name: 'Zoom in' }).tap();
    await page.getByRole('button', { name: 'Zoom in' }).tap();
    await page.getByRole('button', { name: 'Zoom in' }).tap();
    for (const name of ['Move right', 'Move left', 'Move down', 'Move up']) {
      await changes(name, () => page.getByRole('button', { name }).tap());
    }

    await page.mouse.move(middle.x, middle.y);
    await page.keyboard.down('Control');
    const [less, more] = await changes('Ctrl and the wheel', () => page.mouse.wheel(0, -100));
    assert.ok(less < more);
    await page.keyboard.up('Control');
    await painted(page);
    const [still, top] = [await camera(page), await page.evaluate(() => scrollY)];
    await page.mouse.wheel(0, 150);
    await until('a plain wheel scrolls the page', async () => top < (await page.evaluate(() => scrollY)));
    assert.equal(await camera(page), still, 'a plain wheel leaves the chart alone');
  },

  'a worker drags the chart by mouse, and a drag is no choice': async ({ visit }) => {
    const page = await visit('scotland/child-protection/#initial-checks?depth=all', DESK);
    await drawn(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.locator('[data-chart] a[aria-current="step"]').evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await page.locator('[data-chart] a[aria-current="step"]').boundingBox();
    const before = await camera(page);
    const here = page.url();
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x - 60, box.y - 30, { steps: 8 });
    await page.mouse.up();
    assert.notEqual(await camera(page), before, 'the chart follows the mouse');
    assert.equal(page.url(), here, 'letting go over a step does not choose it');
    await page.locator('[data-chart] a[aria-current="step"]').focus();
    await page.keyboard.press('ArrowRight');
    const aim = await focusedStep(page);
    assert.notEqual(aim, 'initial-checks');
    await page.keyboard.press('Enter');
    await arrive(page, `scotland/child-protection#${aim}`);
  },

  'a word is explained where it stands: by tap, by key, by a resting mouse, and it goes again': async ({ visit }) => {
    const page = await visit('england/care-management/#initial-conference', DESK);
    await page.locator('details.more summary').click();
    const term = page.locator('.term').first();
    const meaning = page.locator(`#${await term.getAttribute('popovertarget')}`);
    assert.equal(await meaning.isVisible(), false);
    await term.click();
    assert.ok((await wordsOf(meaning)).length > 20);
    assert.equal(await meaning.isVisible(), true);
    await page.keyboard.press('Escape');
    assert.equal(await meaning.isVisible(), false);
    await page.mouse.move(1, 1);
    await term.focus();
    await page.keyboard.press('Enter');
    await until('a key opens it', () => meaning.isVisible());
    await page.keyboard.press('Escape');
    await term.hover();
    await until('a mouse that rests opens it', () => meaning.isVisible());
    await page.mouse.move(1, 1);
    await until('and it goes with the mouse', async () => !(await meaning.isVisible()));
    const phone = await visit('england/care-management/#initial-conference', PHONE);
    await phone.locator('details.more summary').tap();
    await phone.locator('.term').first().tap();
    await until('a tap opens it', () => phone.locator('.meaning').first().isVisible());
  },

  'the question mark lists the keys, and Esc puts the list away': async ({ visit }) => {
    const page = await visit('scotland/kinship/#kinship-panel', DESK);
    await drawn(page);
    await page.locator('[data-chart] a[aria-current="step"]').focus();
    await page.keyboard.press('?');
    const keys = page.locator('dialog#keys');
    await keys.waitFor();
    assert.match(await wordsOf(keys), /Shift three times/);
    await page.keyboard.press('Escape');
    await until('the list is away', async () => !(await keys.isVisible()));
    await page.getByRole('button', { name: 'Keys for the keyboard' }).click();
    await keys.getByRole('button', { name: 'Close' }).click();
    await until('the list is away', async () => !(await keys.isVisible()));
  },

  'a trainer by keyboard goes from home to a map to a step': async ({ visit }) => {
    const page = await visit('', DESK);
    await tabTo(page, 'a.map-link');
    await page.keyboard.press('Enter');
    await drawn(page);
    await tabTo(page, '[data-panel] a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('article[data-panel]');
    await until('the focus is on the name of the step', () => focusIs(page, '[data-panel] h2'));
  },

  'a trainer by keyboard walks the chart, takes a way on by its number, and comes back with Esc': async ({ visit }) => {
    const page = await visit(address('scotland/childrens-hearings#reporter-decision'), DESK);
    await drawn(page);
    await tabTo(page, '[data-skip="chart"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-chart] a[data-step]');
    assert.equal(await focusedStep(page), 'reporter-decision', 'the chosen step is the way into the chart');
    const before = page.url();
    const seen = new Set(['reporter-decision']);
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'End', 'Home']) {
      await page.keyboard.press(key);
      await painted(page);
      await checkSeen(page, key);
      seen.add(await focusedStep(page));
    }
    assert.ok(3 <= seen.size, `arrows went to ${[...seen]}`);
    assert.equal(page.url(), before, 'arrows choose nothing');

    const ways = await namesIn(page, '[data-list="next"] [data-step]');
    await page.keyboard.press('2');
    await arrive(page, ways[1]);
    await until('the focus is on the name of the new step', () => focusIs(page, '[data-panel] h2'));
    await page.keyboard.press('Escape');
    await until('Esc leads to the box of the step', async () => (await focusedStep(page)) === ways[1].split('#')[1]);
    await checkSeen(page, 'Esc');
    await page.keyboard.press('Tab');
    assert.ok(!(await focusIs(page, '[data-chart] a')), 'Tab leaves the chart');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    assert.ok(!(await focusIs(page, '[data-chart] .chart-view a')), 'Shift and Tab leave it as well');
    await page.keyboard.press('/');
    assert.ok(await focusIs(page, '#search'), '/ leads to the search box');
  },

  'a trainer by keyboard always sees where the focus is': async ({ visit }) => {
    for (const path of ['', 'scotland/', 'scotland/kinship/#kinship-panel', 'scotland/permanence/']) {
      const page = await visit(path, DESK);
      let last;
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        await checkSeen(page, `${path}: press ${press + 1} of Tab`);
        const now = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
        assert.ok(now !== last || now.includes('<a'), `${path}: Tab is caught at ${now}`);
        last = now;
      }
      await page.context().close();
    }
  },

  'a trainer by keyboard skips to the step, the chart and the words': async ({ visit }) => {
    const page = await visit(address(HEARING), DESK);
    const here = page.url();
    for (const [idx, id] of ['main', 'chart', 'outline'].entries()) {
      await page.evaluate(() => document.activeElement.blur());
      await page.locator('.skip').nth(idx).focus();
      await page.keyboard.press('Enter');
      assert.ok(await focusIs(page, `#${id}, #${id} *`), `the skip link leads to ${id}`);
      assert.equal(page.url(), here);
    }
  },
};

/** The page is blank, its title says nothing, and the address outside was asked for without saying where from. */
async function checkLeft(page) {
  await until('the address outside is asked for', () => page.faults.includes(`asked another host: ${OUTSIDE}`));
  assert.ok(await page.evaluate(() => document.documentElement.hidden), 'the page is blank');
  assert.ok(!(await page.locator('body').isVisible()));
  assert.equal(await page.title(), 'Loading');
  page.faults = page.faults.filter((fault) => fault !== `asked another host: ${OUTSIDE}`);
}

function scaleOf(transform) {
  return Number(/scale\(([\d.]+)\)/.exec(transform)[1]);
}

function inWindow(page, selector) {
  return page.locator(selector).evaluate((element) => {
    const frame = element.getBoundingClientRect();
    return 0 <= frame.top && frame.bottom <= innerHeight;
  });
}

function focusIs(page, selector) {
  return page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
}

function focusedStep(page) {
  return page.evaluate(() => document.activeElement.dataset.step);
}

/** Presses Tab until the focus is on something `selector` means. */
async function tabTo(page, selector) {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    if (await focusIs(page, selector)) return checkSeen(page, selector);
  }
  return assert.fail(`Tab does not lead to ${selector}`);
}

/** What has the focus is in the window, nothing lies over it, and a mark shows it. */
async function checkSeen(page, when) {
  await painted(page);
  const problem = await page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const name = `${element.localName} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
    const frames = [...element.getClientRects()];
    const isOver = ({ left, right, top, bottom }) => {
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return over !== null && (over === element || element.contains(over) || over.contains(element));
    };
    if (!frames.some(isOver)) return `${name} has the focus but is not to be seen, at ${frames.map((frame) => [frame.left, frame.top].map(Math.round))}`;
    const style = getComputedStyle(element);
    if (element.matches('a, button, input, summary') && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) return `${name} has the focus but no outline`;
    return null;
  });
  assert.equal(problem, null, when);
}
