// By keyboard alone: whatever is changed about a place, the focus stays where the reader left it, what was opened stays open,
// and the page stays where it was scrolled to, but that the answer to a question comes into view.
import assert from 'node:assert/strict';
import { address } from './atlas.mjs';
import { DESK, PHONE, arrive, drawn, go, namesIn, painted, panel, turnTo, until, wordsOf } from './visit.mjs';

const STEP = 'scotland/kinship#kinship-panel';
const HEARING = 'scotland/childrens-hearings#grounds-hearing';

/** What the reader has before a change: marks on the elements, so that it is seen whether they are the same ones. */
async function before(page) {
  await page.evaluate(() => {
    window.focused = document.activeElement;
    window.opened = [...document.querySelectorAll('details[open]')];
    window.scrolled = scrollY;
  });
}

/** Nothing that the reader had is lost. Where `shows` is given, that has come into view instead of the page staying where it was. */
async function kept(page, what, shows) {
  await painted(page);
  if (shows) {
    await until(`${what}: the answer comes into view`, () => shows.evaluate(isSeen));
    await page.evaluate(() => (window.scrolled = scrollY));
  }
  const now = await page.evaluate(() => {
    const name = (element) => `${element?.localName} “${(element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim().slice(0, 40)}”`;
    return {
      focus: document.activeElement === window.focused ? 'same' : `${name(window.focused)} → ${name(document.activeElement)}`,
      closed: window.opened.filter((part) => !part.isConnected || !part.open).map(name),
      scrolled: Math.abs(scrollY - window.scrolled),
    };
  });
  assert.deepEqual(now, { focus: 'same', closed: [], scrolled: 0 }, what);
}

/** Whether the middle of an element is in the window and nothing lies over it. Runs in the page. */
function isSeen(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return over !== null && element.contains(over) && 0 <= top && bottom <= innerHeight;
}

/** Opens a `<details>` by keyboard. */
async function unfold(page, locator) {
  const summary = await locator.elementHandle();
  await summary.focus();
  await page.keyboard.press('Enter');
  assert.equal(await summary.evaluate((element) => element.parentElement.open), true, 'it unfolds');
}

/** Presses what has the focus once it is there, and waits until the address says so. */
async function press(page, control, says) {
  await control.focus();
  assert.equal(await control.evaluate((element) => element === document.activeElement), true, `${says} takes the focus`);
  await before(page);
  await page.keyboard.press('Enter');
  await until(`the address says ${says}`, () => decodeURIComponent(page.url()).includes(says));
}

/** The part of a step's page for professionals, and the steps behind us. */
const MORE = '[data-list="more"]';
const TRAIL = '[data-list="trail"]';

export const journeys = {
  'by keyboard: every lens keeps the focus on it and brings its answer into view, and what was opened stays open': async ({ visit }) => {
    for (const [device, depth] of [[DESK, ''], [PHONE, ''], [DESK, '?depth=all']]) {
      const page = await visit(address(HEARING) + depth, device);
      if (depth) await drawn(page);
      for (const part of [`${MORE} > summary`, `${TRAIL} > summary`, '[data-list="child"] > summary', 'details.route > summary']) await unfold(page, page.locator(part).first());
      for (const [lens, title] of [['endings', '#endings-title'], ['better', '#answer-title'], ['worse', '#answer-title'], ['before', '#answer-title'], ['reflect', '#answer-title']]) {
        const link = page.locator(`[data-lens="${lens}"]`);
        await press(page, link, `lens=${lens}`);
        await link.and(page.locator('[aria-current="true"]')).waitFor();
        await kept(page, `${lens}${depth} at ${device.viewport.width}`, page.locator(title));
      }
      const first = page.locator('[data-lens="next"]');
      await first.focus();
      await before(page);
      await page.keyboard.press('Enter');
      await first.and(page.locator('[aria-current="true"]')).waitFor();
      // On a phone that title is for readers of screens alone: the next steps follow the step.
      await kept(page, 'next', device === PHONE ? page.locator('[data-way="1"] .when') : page.locator('#next-title'));
    }
  },

  'by keyboard: the depth keeps the focus on its link where no step is chosen too, and a step of another map takes it': async ({ visit }) => {
    const page = await visit('scotland/child-protection/', DESK);
    for (const says of ['depth=all', 'depth=main']) {
      await press(page, page.locator('.depth a'), says);
      await kept(page, says);
    }
    await go(page, STEP);
    await until('the focus is on the name of the step', () => page.evaluate(() => document.activeElement.id === 'panel-name'));
  },

  'by keyboard: the depth and the legend keep the focus on their links, and what was opened stays open': async ({ visit }) => {
    const page = await visit('scotland/kinship/#kinship-approval?depth=main', DESK);
    await drawn(page);
    await unfold(page, page.locator(`${MORE} > summary`));
    for (const says of ['depth=all', 'depth=main', 'depth=all']) {
      await press(page, page.locator('.depth a'), says);
      await drawn(page);
      await kept(page, says);
    }
    const switches = page.locator('.legend a');
    assert.ok(0 < (await switches.count()), 'there are kinds of move to turn on');
    for (const link of await switches.all()) {
      const says = await link.getAttribute('aria-current');
      await link.focus();
      await before(page);
      await page.keyboard.press('Enter');
      await until('it is turned', async () => (await link.getAttribute('aria-current')) !== says);
      await kept(page, await wordsOf(link));
    }
  },

  'by keyboard: questions that were opened stay open while depth, legend and trail change': async ({ visit }) => {
    const page = await visit(`${address(STEP)}?depth=all&lens=reflect`, DESK);
    await drawn(page);
    await page.locator('details.asks').first().waitFor();
    await unfold(page, page.locator('details.asks:not([open]) > summary').first());
    await unfold(page, page.locator('details.asks[open] details.ask:not([open]) > summary').first());
    for (const says of ['depth=main', 'depth=all']) {
      await press(page, page.locator('.depth a'), says);
      await drawn(page);
      await kept(page, says);
    }
    const link = page.locator('.legend a').first();
    await press(page, link, 'show=');
    await kept(page, 'legend');
    const answers = await page.locator('.answers a[href*="lens="]').evaluateAll((all) => all.map((answer) => answer.hash));
    assert.ok(answers.length, 'some questions are answered by a view');
    for (const hash of answers) assert.match(hash, /show=/, 'what answers follows the place');
    await unfold(page, page.locator(`${TRAIL} > summary`));
    await page.locator(TRAIL).getByRole('link', { name: 'We were here before' }).focus();
    await before(page);
    await page.keyboard.press('Enter');
    await until('it is noted', () => page.url().includes('trail='));
    await painted(page);
    assert.deepEqual(await page.evaluate(() => window.opened.filter((part) => !part.isConnected || !part.open).length), 0, 'trail');
  },

  'by keyboard: the link to other routes keeps the focus, and so does the one pressed among them': async ({ visit }) => {
    const page = await visit(address(STEP), DESK);
    await arrive(page, STEP);
    await unfold(page, page.locator(`${MORE} > summary`));
    await unfold(page, page.locator('details.route > summary').first());
    await press(page, page.locator('details.route[open] a').last(), 'lens=way');
    await page.locator('[data-list="way"]').waitFor();
    await kept(page, 'other routes', page.locator('#answer-title'));
    await page.goto(page.url().replace(/\?.*/, '?lens=way&to=kinship/exit-kco'));
    const ways = page.locator('.other-ways a');
    await ways.nth(2).waitFor();
    for (const idx of [2, 1, 0]) {
      await ways.nth(idx).focus();
      await before(page);
      await page.keyboard.press('Enter');
      await ways.nth(idx).and(page.locator('[aria-current="true"]')).waitFor();
      await painted(page);
      assert.equal(await page.evaluate(() => document.activeElement === window.focused), true, `way ${idx + 1} keeps the focus`);
    }
  },

  'by keyboard: a link that changes the road so far leaves the focus with the road, and what was opened stays open': async ({ visit }) => {
    const page = await visit(address(STEP), DESK);
    await arrive(page, STEP);
    await unfold(page, page.locator(`${MORE} > summary`));
    const road = page.locator(TRAIL);
    await unfold(page, road.locator('> summary'));
    const more = road.locator('details');
    await unfold(page, more.locator('summary'));
    const inRoad = () => page.evaluate(() => document.activeElement.closest('[data-list="trail"]') !== null);
    for (const [name, says] of [
      ['We were here before', 'trail='],
      ['We were here in an earlier involvement', 'earlier='],
      ['Child B is here', 'others='],
    ]) {
      await press(page, road.getByRole('link', { name, exact: true }), says);
      await painted(page);
      assert.equal(await inRoad(), true, `after “${name}” the focus is at ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 80))}`);
      for (const part of [road, more, page.locator(MORE)]) assert.equal(await part.evaluate((part) => part.open), true, name);
    }
    await road.getByRole('link', { name: 'Remove the last step' }).focus();
    await page.keyboard.press('Enter');
    await until('it is taken away', () => !page.url().includes('trail='));
    await painted(page);
    assert.equal(await inRoad(), true);
  },

  'by keyboard: a chosen step takes the focus to its name, from page, outline and chart': async ({ atlas, visit }) => {
    const page = await visit(address(STEP), DESK);
    const named = (name) => until(`the name of ${name} has the focus`, () => page.evaluate((name) => document.activeElement.id === 'panel-name' && document.activeElement.closest('[data-panel]').dataset.panel === name, name));
    const next = atlas.steps.get(STEP).moves.find((move) => move.target.startsWith('scotland/kinship#')).target;
    await page.locator(`[data-list="next"] [data-step="${next}"] a`).first().focus();
    await page.keyboard.press('Enter');
    await named(next);
    await page.locator('[data-back]').focus();
    await page.keyboard.press('Enter');
    await named(STEP);
    await go(page, STEP, '?depth=all');
    await drawn(page);
    await page.locator('[data-outline] [data-step="living-with-kin"] .outline-name').focus();
    await page.keyboard.press('Enter');
    await named('scotland/kinship#living-with-kin');
    await go(page, 'scotland/kinship#living-with-kin', '?depth=all');
    await drawn(page);
    await page.locator('#panel-name').focus();
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement.closest('[data-chart]') !== null), true, 'Esc leads to the box');
    const [first] = await namesIn(page, '[data-list="next"] [data-way]');
    await page.keyboard.press('1');
    await named(first);
    assert.ok((await wordsOf(panel(page).locator('h2'))).length);
    await turnTo(page, '#/scotland/kinship?depth=all');
    await page.locator('[data-panel=""]').waitFor();
    await page.locator('[data-chart] a[data-step="living-with-kin"]').focus();
    await page.keyboard.press('Enter');
    await named('scotland/kinship#living-with-kin');
    await page.goBack();
    await until('back on the map its box has the focus', () => page.evaluate(() => document.activeElement.dataset.step === 'living-with-kin' && document.activeElement.closest('[data-chart]') !== null));
  },

  'by keyboard: who says “We are here now” has the focus on the name of the step, and keeps what was opened': async ({ visit }) => {
    const page = await visit(address(STEP), DESK);
    await page.locator('[data-list="next"] [data-way] a').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.ahead').waitFor();
    await unfold(page, page.locator(`${MORE} > summary`));
    await page.getByRole('link', { name: 'We are here now' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.ahead').waitFor({ state: 'detached' });
    await until('the name has the focus', () => page.evaluate(() => document.activeElement.id === 'panel-name'));
    assert.equal(await page.locator(MORE).evaluate((part) => part.open), true);
  },

  'by keyboard: the menu opens, what it holds is next, and it is closed once one is followed': async ({ visit }) => {
    for (const device of [DESK, PHONE]) {
      const page = await visit(address(STEP), device);
      const menu = page.locator('.menu');
      await unfold(page, menu.locator('> summary'));
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Share this page', 'what can be done with the page comes first');
      await menu.getByRole('link', { name: 'People who can help' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('main[data-view="help"]').waitFor();
      assert.equal(await menu.evaluate((part) => part.open), false);
      await until('the focus is with the page', () => page.evaluate(() => document.activeElement.closest('main') !== null));
    }
  },

  'by keyboard: dialogs give the focus back to the button that opened them': async ({ visit }) => {
    const page = await visit(address(STEP), DESK);
    await panel(page).waitFor();
    await unfold(page, page.locator(`${MORE} > summary`));
    // Sharing is opened from the menu, which closes: its own button has the focus then.
    const menu = page.locator('.menu summary');
    const keys = page.getByRole('button', { name: 'Keyboard shortcuts', exact: true });
    for (const [name, dialog, button] of [['Share this page', 'dialog.share', menu], ['Keyboard shortcuts', 'dialog#keys', keys]]) {
      for (const close of ['Escape', 'Close']) {
        await button.focus();
        await before(page);
        await page.keyboard.press('Enter');
        if (button === menu) {
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
        }
        await page.locator(dialog).waitFor();
        if (close === 'Escape') {
          await page.keyboard.press('Escape');
        } else {
          await page.locator(dialog).getByRole('button', { name: close }).focus();
          await page.keyboard.press('Enter');
        }
        await until('it is closed', async () => !(await page.locator(dialog).isVisible()));
        await kept(page, `${name}, ${close}`);
      }
    }
  },

  'another link that highlights a step of the chart in view brings that step into view': async ({ visit }) => {
    const page = await visit('#/scotland/childrens-hearings?depth=all&lit=referral-to-reporter', DESK);
    const lit = (step) => page.locator(`#chart a[data-step="${step}"][data-way="1"]`);
    await lit('referral-to-reporter').waitFor();
    await page.evaluate(() => { window.chart = document.querySelector('#chart'); });
    for (const step of ['appeal-to-sheriff', 'cso']) {
      await page.evaluate(() => scrollTo(0, 0));
      await turnTo(page, `#/scotland/childrens-hearings?depth=all&lit=${step}`);
      await until(`${step} is in view`, () => lit(step).evaluate((box) => 0 <= box.getBoundingClientRect().top && box.getBoundingClientRect().bottom <= innerHeight));
    }
    assert.ok(await page.evaluate(() => window.chart === document.querySelector('#chart')), 'it is the same chart');
  },

  'by keyboard: buttons that stay pressed say so and keep the focus': async ({ visit }) => {
    const page = await visit('england/permanence-long-term-fostering/#three-month-review', DESK);
    await panel(page).waitFor();
    await unfold(page, page.locator(`${MORE} > summary`));
    const worker = page.getByRole('button', { name: 'Case system notes for workers' });
    await worker.focus();
    await before(page);
    await page.keyboard.press('Enter');
    await page.locator('[data-list="worker"]').waitFor();
    assert.equal(await worker.getAttribute('aria-pressed'), 'true');
    await kept(page, 'the case system notes');
    await page.keyboard.press('Enter');
    await page.locator('[data-list="worker"]').waitFor({ state: 'detached' });
    assert.equal(await worker.getAttribute('aria-pressed'), 'false');
    await kept(page, 'the case system notes');
  },
};
