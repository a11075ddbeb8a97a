// What the three readers do: a family by phone, a social worker by tablet, a trainer by keyboard.
import assert from 'node:assert/strict';
import { address, endingsFrom, targetsOf } from './atlas.mjs';
import { keepOutside, OUTSIDE } from './leaving.mjs';
import { arrive, DESK, drawn, everydayName, fromMenu, go, namesIn, openMenu, painted, panel, PHONE, ready, TABLET, until, wordsOf } from './visit.mjs';

const HEARING = 'scotland/childrens-hearings#grounds-hearing';
/** The endings of a step's page; not the steps of the routes to them. */
const ENDINGS = '[data-list="endings"] li[data-step]:not(.route li)';

export const journeys = {
  'a family by phone opens a link to a step and reads it: what it means and what to do first, the rest one tap away': async ({ atlas, visit }) => {
    const page = await visit(address(HEARING), PHONE);
    const { text } = atlas.steps.get(HEARING);
    const here = panel(page, HEARING);
    const heading = here.locator('h2');
    assert.equal(await wordsOf(heading), everydayName({ text }));
    assert.ok((await wordsOf(here.locator('[data-here] .official'))).includes(text.name), 'the name that letters use stands with it');
    for (const part of ['h2', '.plain', '.do-now li']) {
      const frame = await here.locator(part).first().boundingBox();
      assert.ok(0 <= frame.y && frame.y + frame.height <= 740, `${part} is not on the first screen, it is at ${frame.y}`);
    }
    const open = await here.innerText();
    for (const words of [text.plain, ...text.do_now, ...text.rights]) assert.ok(open.includes(words), words);
    assert.equal(await page.locator('[data-chart], [data-outline]').count(), 0, 'neither chart nor the list of every step stands in between');
    for (const [list, words] of [['child', text.child], ['more', text.what]]) {
      const fold = here.locator(`details[data-list="${list}"]`);
      assert.ok(!(await here.innerText()).includes(words), `${list} is folded`);
      await fold.locator('> summary').tap();
      assert.ok((await fold.innerText()).includes(words), words);
    }

    const numbers = await here.locator('[data-list="next"] [data-way]').evaluateAll((all) => all.map((way) => Number(way.dataset.way)));
    assert.deepEqual(numbers, targetsOf(atlas, HEARING).map((_, idx) => idx + 1), 'the ways on are numbered through');
    assert.deepEqual((await namesIn(page, '[data-list="next"] [data-way]')).sort(), targetsOf(atlas, HEARING));
    assert.deepEqual((await namesIn(page, ENDINGS)).sort(), endingsFrom(atlas, HEARING), 'each ending stands in one of the rings');
    assert.ok(0 < (await here.locator('[data-list="endings"] [data-ending="permanence"] .heart').count()), 'lasting homes carry the heart');
  },

  'a family by phone takes a way on: where they are goes with every link, and the browser’s way back leads there': async ({ atlas, visit }) => {
    const page = await visit(address(HEARING), PHONE);
    const [step] = await namesIn(page, '[data-list="next"] [data-way]');
    await page.locator('[data-list="next"] [data-way] a').first().tap();
    await arrive(page, step);
    assert.equal(await wordsOf(page.locator('[data-panel] h2')), everydayName(atlas.steps.get(step)));
    await until('the new name is on the screen', () => inWindow(page, '[data-panel] h2'));
    const [map, id] = HEARING.replace(/^scotland\//, '').split('#');
    const hashes = await page.locator('[data-way] > a, .endings-part li > a, .map-ahead > a, .route a, .before-this a, [data-list="before"] a').evaluateAll((links) => links.map((link) => link.hash));
    assert.ok(10 < hashes.length);
    const lost = hashes.filter((hash) => !new RegExp(`[?&]here=${map}/${id}(&|$)`).test(hash) && hash !== `#/scotland/${map}/${id}`);
    assert.deepEqual(lost, [], 'links that lose where we are');
    await page.goBack();
    await arrive(page, HEARING);
    assert.equal(await wordsOf(page.locator('[data-here] .here-mark')), 'You are here');
  },

  'a family by phone goes from a step to everybody who can help, who are told in one place': async ({ atlas, visit }) => {
    for (const step of [HEARING, 'england/care-management#initial-conference']) {
      const page = await visit(address(step), PHONE);
      const lines = await page.locator('.talk a.call, .call-bar a').evaluateAll((all) => all.map((line) => line.getAttribute('href')));
      assert.ok(1 < lines.length);
      await page.getByRole('link', { name: 'More people who can help' }).tap();
      await page.locator('main[data-view="help"]').waitFor();
      const help = page.locator('main');
      for (const line of lines) assert.ok(0 < (await help.locator(`a[href="${line}"]`).count()), `${line} is not on the page of all`);
      for (const nation of new Set(atlas.maps.map((map) => map.map.split('/')[0]))) assert.ok(0 < (await help.locator(`#help-${nation} ~ ul a[href^="tel:"]`).count()), nation);
    }
    const about = await visit('about/', PHONE);
    assert.equal(await about.locator('main a[href^="tel:"]').count(), 0);
  },

  'a family by phone says what has happened, and is on the step that it can mean; the nation is asked once': async ({ site, atlas, visit }) => {
    const page = await visit('', PHONE);
    const nations = [...new Set(atlas.maps.map((map) => map.map.split('/')[0]))];
    const shown = async () => {
      const all = await page.locator('.nation-home').evaluateAll((all) => all.filter((one) => 0 < one.offsetHeight).map((one) => one.dataset.of));
      return all.sort();
    };
    assert.deepEqual(await shown(), nations.sort(), 'both stand there until one is chosen');
    await page.locator('.nation-ask [data-choose="nation scotland"]').tap();
    await until('the other is away', async () => String(await shown()) === 'scotland');
    await page.reload();
    await ready(page);
    assert.deepEqual(await shown(), ['scotland'], 'it is remembered');

    const own = page.locator('[data-of="scotland"]');
    const links = await own.locator('.situation a').evaluateAll((all) => all.map((link) => link.hash));
    assert.ok(10 < links.length);
    for (const hash of links) {
      const [, nation, map, step] = hash.split('/');
      assert.ok(step === undefined ? atlas.maps.some((one) => one.map === `${nation}/${map}`) : atlas.steps.has(`${nation}/${map}#${step}`), `${hash} leads nowhere`);
    }
    const situation = own.locator('.situation').filter({ has: page.locator('a[href*="/kinship/"]') }).first();
    await situation.locator('summary').tap();
    const link = situation.locator('a[href*="/kinship/"]').first();
    const [, nation, map, step] = (await link.evaluate((link) => link.hash)).split('/');
    await link.tap();
    await arrive(page, step === undefined ? '' : `${nation}/${map}#${step}`);
    assert.ok(page.url().startsWith(site.url));
    if (step !== undefined) assert.equal(await wordsOf(page.locator('[data-here] .here-mark')), 'You are here');

    await page.goto(site.url);
    await ready(page);
    await page.locator('[data-of="scotland"] .nation-other button').tap();
    await until('the other nation is shown instead', async () => String(await shown()) === 'england');
  },

  'whoever says who they are reads the words, names and number that are theirs, from then on and on every page': async ({ atlas, visit }) => {
    const page = await visit('', PHONE);
    const choice = (name) => page.locator('main .who-reads').first().getByRole('button', { name });
    await choice('A child or young person').tap();
    await choice(/young person.*chosen/).waitFor();
    await until('it is said', async () => (await page.locator('[role="status"]').allInnerTexts()).some((text) => text.includes('These words are now for you')));
    const { text } = atlas.steps.get(HEARING);
    const here = panel(page, HEARING);
    await go(page, HEARING);
    assert.equal(await wordsOf(here.locator('h2')), text.child_name || text.plain_name || text.name);
    assert.equal(await wordsOf(here.locator('.plain')), text.child);
    for (const line of text.do_now) assert.ok(!(await here.locator('.do-now').innerText()).includes(line), line);
    assert.ok((await here.innerText()).includes('“you” means the child’s parent'), 'whom the other sentences speak to');
    assert.equal(await here.locator('.call-bar a').getAttribute('href'), 'tel:08001111');
    assert.ok(!/reader|=child/.test(page.url()), 'no link says who reads');
    await page.reload();
    await arrive(page, HEARING);
    assert.equal(await wordsOf(here.locator('.plain')), text.child, 'the device remembers it');

    await openMenu(page);
    await page.locator('.menu').getByRole('button', { name: 'A worker' }).tap();
    await until('the official name comes first', async () => (await wordsOf(here.locator('h2'))) === text.name);
    assert.ok((await wordsOf(here.locator('.plain'))).startsWith(text.what.slice(0, 60)), 'the sentence for professionals');
    assert.ok((await wordsOf(here.locator('.official'))).includes(text.plain_name));
    for (const list of ['more', 'child']) assert.equal(await here.locator(`details[data-list="${list}"]`).evaluate((fold) => fold.open), list === 'more', list);
    assert.ok((await page.locator('.menu .chosen').evaluateAll((all) => all.filter((mark) => 0 < mark.offsetWidth).length)) <= 1);
  },

  'a family by phone finds a step by an everyday word': async ({ visit }) => {
    const page = await visit('', PHONE);
    await openMenu(page);
    await page.getByLabel('Find a step').tap();
    await page.getByLabel('Find a step').pressSequentially('gran looking after');
    await page.locator('.hits [data-step]').first().waitFor();
    const hits = await namesIn(page, '.hits [data-step]');
    assert.ok(hits[0].startsWith('scotland/kinship#'), hits[0]);
    assert.match(await wordsOf(page.locator('search [role=status]')), /^\d+ found$/);
    await page.locator('.hits a').first().tap();
    await arrive(page, hits[0]);
    assert.equal(await page.locator('.hits a').count(), 0, 'the hits go away once one is chosen');
    assert.equal(await page.locator('.menu').evaluate((menu) => menu.open), false, 'and the menu with them');
    await openMenu(page);
    await page.getByLabel('Find a step').fill('zzzz');
    await until('it says that nothing was found', async () => /Nothing found/.test(await page.locator('search').innerText()));
  },

  'a family by phone leaves at once with the button': async ({ visit }) => {
    const page = await visit(address(HEARING), { ...PHONE, before: keepOutside });
    const leave = page.locator('.leave:visible');
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
    assert.equal(await page.locator('.head .leave').getAttribute('href'), OUTSIDE);
    const asked = page.waitForRequest(`${OUTSIDE}**`);
    await page.locator('.head .leave').tap();
    assert.equal((await asked).url(), OUTSIDE);
    assert.equal((await asked).headers().referer, undefined);
    page.faults.length = 0;
  },

  'a worker by tablet taps a step of the main road, is on its page, and comes back to the road': async ({ visit }) => {
    const page = await visit('scotland/child-protection/', TABLET);
    await drawn(page);
    assert.equal(await panel(page).getAttribute('data-panel'), '');
    await page.locator('#chart a[data-step="initial-checks"]').tap();
    await arrive(page, 'scotland/child-protection#initial-checks');
    assert.equal(await page.locator('[data-chart], [data-outline]').count(), 0, 'the page of the step has the window to itself');
    assert.ok(await inWindow(page, '[data-panel] h2'));
    await page.goBack();
    await drawn(page);
    assert.equal(await panel(page).getAttribute('data-panel'), '');
    assert.ok(0 < (await page.locator('[data-outline] li[data-step]').count()));
  },

  'a worker by tablet asks every question of a step, with the chart beside it and without': async ({ visit }) => {
    for (const depth of ['', '?depth=all']) {
      const page = await visit(`scotland/child-protection/#initial-checks${depth}`, TABLET);
      const boxes = page.locator('[data-chart] a[data-step]');
      const places = () => boxes.evaluateAll((all) => all.map((box) => box.style.transform).join());
      if (depth) {
        await drawn(page);
        assert.equal(await page.locator('[data-chart] a.here').getAttribute('data-step'), 'initial-checks');
        assert.equal(await page.locator('[data-chart] a[aria-current="step"]').count(), 1);
      }
      const where = await places();
      for (const [lens, answer] of [['endings', 'endings'], ['better', 'better'], ['worse', 'worse'], ['before', 'before'], ['next', 'next']]) {
        await page.locator(`[data-lens="${lens}"]`).tap();
        await page.locator(`[data-lens="${lens}"][aria-current="true"]`).waitFor();
        assert.equal(await page.locator('[data-lens][aria-current]').count(), 1);
        const title = page.locator('[data-picture]').locator(`[data-list="${answer}"] > h3, h3:has(+ [data-list="${answer}"])`).first();
        await until(`the answer to ${lens} comes into view${depth}`, () => title.evaluate(isSeen));
        if (depth) {
          assert.ok(0 < (await page.locator('[data-chart] .lit').count()) || lens === 'better' || lens === 'worse', `${lens} lights the chart`);
          assert.equal(await places(), where, 'every step stays in its place');
        } else {
          assert.equal(await boxes.count(), 0, 'a question brings no chart');
        }
      }
      if (!depth) continue;
      const numbers = await page.locator('[data-chart] a[data-way]').evaluateAll((boxes) => boxes.map((box) => [Number(box.dataset.way), box.dataset.step]));
      const ways = await namesIn(page, '[data-list="next"] [data-way]');
      for (const [number, id] of numbers) assert.equal(ways[number - 1], `scotland/child-protection#${id}`, 'chart and page number alike');
      assert.ok(0 < numbers.length);
    }
  },

  'a worker by tablet reads the usual route to an ending, asks for other routes and shares one': async ({ atlas, site, visit }) => {
    const start = 'scotland/looked-after#becomes-looked-after';
    const page = await visit(address(start), { ...TABLET, permissions: ['clipboard-read', 'clipboard-write'] });
    const leads = (steps) => {
      let before = start;
      for (const step of steps) {
        assert.ok(targetsOf(atlas, before).includes(step), `${before} leads to ${step}`);
        before = step;
      }
    };
    const ending = page.locator(`${ENDINGS}:has(> details.route)`).first();
    const exit = await ending.getAttribute('data-step');
    assert.ok(!(await ending.locator('ol.ways').isVisible()), 'the route is told to whoever asks');
    await ending.locator('details.route > summary').tap();
    assert.ok(await ending.locator('ol.ways').isVisible());
    const usual = await ending.locator('ol.ways > [data-step]').evaluateAll((all) => all.map((step) => step.dataset.step));
    assert.equal(usual.at(-1), exit);
    leads(usual);
    await ending.getByRole('link', { name: 'Other routes to this outcome' }).tap();
    const way = page.locator('[data-list="way"]');
    await way.waitFor();
    await until('the answer comes into view', () => way.locator('h3').first().evaluate(isSeen));
    const steps = await namesIn(page, '[data-list="way"] ol.ways > [data-step]');
    assert.deepEqual(steps, usual, 'the usual route comes first');
    assert.equal(await page.locator('[data-lens="way"]').getAttribute('aria-current'), 'true');

    await fromMenu(page, 'Share this page');
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

  'who looks ahead shares where they look and where they are, and is told so': async ({ atlas, site, visit }) => {
    const page = await visit(address(HEARING), PHONE);
    const [step] = await namesIn(page, '[data-list="next"] [data-way]');
    await page.locator('[data-list="next"] [data-way] a').first().tap();
    await arrive(page, step);
    await fromMenu(page, 'Share this page');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const holds = await dialog.innerText();
    for (const name of [step, HEARING]) assert.ok(holds.includes(atlas.steps.get(name).text.name), `the dialog does not say: ${name}`);
    const link = await dialog.getByLabel('The link').inputValue();
    const other = await visit(link.slice(site.url.length), DESK);
    await arrive(other, step);
    assert.equal(await wordsOf(other.locator('[data-here] .here-mark')), 'Looking ahead');
    await other.locator('[data-back]').click();
    await arrive(other, HEARING);
  },

  'a word is explained where it stands: by tap, by key, by a resting mouse, and it goes again': async ({ visit }) => {
    const page = await visit('england/care-management/#initial-conference', DESK);
    await page.locator('[data-list="more"] > summary').click();
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
    await phone.locator('[data-list="more"] > summary').tap();
    await phone.locator('.term').first().tap();
    await until('a tap opens it', () => phone.locator('.meaning').first().isVisible());
  },

  'the question mark lists the keys, and Esc puts the list away': async ({ visit }) => {
    const page = await visit('scotland/kinship/#kinship-panel?depth=all', DESK);
    await drawn(page);
    await page.locator('[data-chart] a[aria-current="step"]').focus();
    await page.keyboard.press('?');
    const keys = page.locator('dialog#keys');
    await keys.waitFor();
    assert.match(await wordsOf(keys), /Shift three times/);
    await page.keyboard.press('Escape');
    await until('the list is away', async () => !(await keys.isVisible()));
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await keys.getByRole('button', { name: 'Close' }).click();
    await until('the list is away', async () => !(await keys.isVisible()));
  },

  'a trainer by keyboard goes from home to a map to a step': async ({ visit }) => {
    const page = await visit('', DESK);
    await tabTo(page, 'a.map-link');
    await page.keyboard.press('Enter');
    await drawn(page);
    await tabTo(page, '[data-list="starts"] a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('article[data-panel]');
    await until('the focus is on the name of the step', () => focusIs(page, '[data-panel] h2'));
  },

  'a trainer by keyboard walks the chart, takes a way on by its number, and goes from the words to the box with Esc': async ({ visit }) => {
    const page = await visit(`${address('scotland/childrens-hearings#reporter-decision')}?depth=all`, DESK);
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

    const ways = await namesIn(page, '[data-list="next"] [data-way]');
    await page.locator('[data-panel] h2').focus();
    await page.keyboard.press('Escape');
    await until('Esc leads to the box of the step', async () => (await focusedStep(page)) === 'reporter-decision');
    await checkSeen(page, 'Esc');
    await page.keyboard.press('Tab');
    assert.ok(!(await focusIs(page, '[data-chart] a')), 'Tab leaves the chart');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    assert.ok(!(await focusIs(page, '[data-chart] .every-step a')), 'Shift and Tab leave it as well');
    await page.keyboard.press('/');
    assert.ok(await focusIs(page, '#search'), '/ leads to the search box');
    await page.locator('[data-chart] a[aria-current="step"]').focus();
    await page.keyboard.press('2');
    await arrive(page, ways[1]);
    await until('the focus is on the name of the new step', () => focusIs(page, '[data-panel] h2'));
  },

  'a trainer by keyboard always sees where the focus is': async ({ visit }) => {
    const all = ['', 'scotland/', 'scotland/kinship/#kinship-panel', 'scotland/kinship/#kinship-panel?depth=all', 'scotland/permanence/'].map((path) => [path, DESK]);
    // With a keyboard on a phone, or a switch: bars stand at the head and at the foot of the window.
    all.push(['scotland/kinship/#kinship-panel', PHONE], [`${address(HEARING)}?lens=endings`, PHONE]);
    for (const [path, device] of all) {
      const page = await visit(path, device);
      let last;
      // Day, month, year and the calendar of a field for a date are stops of their own.
      const MOST_IN_DATE = 4;
      let n_same = 0;
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        await checkSeen(page, `${path} at ${device.viewport.width}: press ${press + 1} of Tab`);
        const now = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200));
        n_same = now === last ? n_same + 1 : 0;
        assert.ok(n_same === 0 || now.includes('<a') || (now.includes('type="date"') && n_same < MOST_IN_DATE), `${path}: Tab is caught at ${now}`);
        last = now;
      }
      await page.context().close();
    }
  },

  'a trainer by keyboard skips to the step and what can happen next, or to the chart and the words': async ({ visit }) => {
    for (const [depth, parts] of [['', ['main', 'next-title']], ['?depth=all', ['main', 'chart', 'outline']]]) {
      const page = await visit(address(HEARING) + depth, DESK);
      if (depth) await drawn(page);
      const skips = await page.locator('.skip').evaluateAll((all) => all.map((skip) => skip.hasAttribute('data-leave')));
      assert.deepEqual(skips, [true, ...parts.map(() => false)], 'the first stop leaves');
      const here = page.url();
      for (const [idx, id] of parts.entries()) {
        await page.evaluate(() => document.activeElement.blur());
        await page.locator('.skip').nth(idx + 1).focus();
        await page.keyboard.press('Enter');
        assert.ok(await focusIs(page, `#${id}, #${id} *`), `the skip link leads to ${id}`);
        assert.equal(page.url(), here);
      }
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


function inWindow(page, selector) {
  return page.locator(selector).evaluate((element) => {
    const frame = element.getBoundingClientRect();
    return 0 <= frame.top && frame.bottom <= innerHeight;
  });
}

/** Whether the middle of an element is in the window and nothing lies over it. Runs in the page. */
function isSeen(element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return over !== null && (element.contains(over) || over.contains(element)) && 0 <= top && bottom <= innerHeight;
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
