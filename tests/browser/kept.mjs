// What the journey's page keeps, and for whom: another child's link, another tab, a device that refuses, and what is forgotten.
import assert from 'node:assert/strict';
import { broken } from './access.mjs';
import { DATES, HERE, JOURNEY, KEY, TRAIL, atTheDay, download, field, given, giveDates, goOn, opened, walk } from './journey.mjs';
import { arrive, ready, turnTo, unfold, until, wordsOf } from './visit.mjs';

const OTHER = '#/scotland/journey/kinship/kinship-panel?trail=childrens-hearings/grounds-hearing';

export const journeys = {
  'where the device keeps nothing, or has no room, the journey works and says so': async ({ visit }) => {
    const refusals = {
      'no storage': () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }),
      full: () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
    };
    for (const [name, refuse] of Object.entries(refusals)) {
      const page = await visit(JOURNEY, { before: (page) => page.addInitScript(refuse) });
      await opened(page);
      await giveDates(page);
      assert.match(await wordsOf(page.locator('[data-part="due"]')), /Thu 5 November 2026/, name);
      assert.match(await wordsOf(page.locator('[data-part="keep"]')), /does not let us keep anything/, name);
      const file = await download(page, '[data-do="save"]');
      assert.equal(JSON.parse(file.text).dates.length, 3, name);
    }
  },

  'what the device keeps but nobody can read is put aside, with the reason, and nothing is written over it': async ({ visit }) => {
    for (const [text, reason] of [['{"waymark":"journey","ver', /damaged/], ['{"waymark":"journey","version":7,"roads":[]}', /a newer Waymark/]]) {
      const page = await visit(JOURNEY, { before: (page) => page.addInitScript(([key, text]) => localStorage.getItem(key) ?? localStorage.setItem(key, text), [KEY, text]) });
      await opened(page);
      assert.match(await wordsOf(page.locator('[data-part="notice"]')), reason);
      await giveDates(page);
      const kept = await page.evaluate((key) => [localStorage.getItem(key), localStorage.getItem(`${key}.unread`)], KEY);
      assert.ok(kept[0].includes('2026-09-21'));
      assert.equal(kept[1], text);
    }
  },

  'a journey is forgotten on its page or with everything, and the list of what the device holds names it': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    await page.locator('[data-part="keep"] [data-do="forget"]').click();
    await until('it is forgotten', async () => /Forgotten/.test(await wordsOf(page.locator('[data-part="notice"]'))));
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    assert.equal(await field(page, DATES[0][0]).inputValue(), '');
    await giveDates(page);
    await turnTo(page, '#/about');
    const list = page.locator('[data-held]');
    await page.getByRole('button', { name: 'List what this device keeps' }).click();
    await until('the journey is listed', async () => /a child’s journey \(scotland\)/.test(await wordsOf(list)));
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await until('nothing is held', async () => /keeps nothing/.test(await wordsOf(list)));
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    await turnTo(page, JOURNEY);
    await opened(page);
    assert.equal(await field(page, DATES[0][0]).inputValue(), '', 'nothing comes again');
    assert.equal(await page.locator('[data-do="put-back"]').count(), 0);
  },

  'another child’s link, opened while a journey is kept, shows none of its dates and words until the worker has said which is meant': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    await page.locator('textarea').first().fill('Gran would have them.');
    const now = () => page.evaluate((key) => localStorage.getItem(key), KEY);
    const kept = await now();
    const question = page.locator('[data-part="which"]');
    const site = new URL(page.url()).origin + '/';
    const anew = async (link) => {
      await page.goto('about:blank');
      await page.goto(site + link);
      await ready(page);
    };
    // Roads that say nothing, begin alike, go on from the one kept, or are the same; in the open page, and in a new one.
    for (const link of ['#/scotland/journey/kinship/kinship-panel', `#/scotland/journey/looked-after/becomes-looked-after?trail=child-protection/concern-raised`, `#/scotland/journey/kinship/living-with-kin?trail=${TRAIL}.kinship-panel`, OTHER]) {
      for (const open of [anew, (link) => turnTo(page, link)]) {
        await open(link);
        await question.waitFor();
        const shown = await page.locator('main').innerText();
        assert.ok(!/Gran|2026|concern|Emergency/.test(shown), shown);
        assert.equal(await page.locator('main :is(input, textarea, select)').count(), 0, 'nothing can be given before');
        assert.equal(await now(), kept);
        await page.getByRole('button', { name: 'Go on with the journey kept' }).click();
        await opened(page);
        assert.equal(await given(page, DATES[0][0]), DATES[0][1]);
        assert.ok(page.url().endsWith(JOURNEY), 'as it was kept, with nothing of the link');
        assert.equal(await now(), kept);
      }
    }
    assert.deepEqual(await broken(page, 'asked'), []);
  },

  'a second child’s journey is begun beside the first: nothing is mixed, and the first can be put back': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    const now = () => page.evaluate((key) => localStorage.getItem(key), KEY);
    const kept = await now();
    await turnTo(page, OTHER);
    await page.getByRole('button', { name: 'Start a new one' }).click();
    await opened(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'journey-road', 'the focus goes along');
    assert.equal(await now(), kept, 'beginning changes nothing');
    assert.ok(!/September 2026|Emergency/.test(await page.locator('main').innerText()));
    await field(page, 'childrens-hearings/grounds-hearing').fill('2026-10-05');
    await until('the other is kept now', async () => (await now()).includes('2026-10-05'));
    assert.match(await wordsOf(page.locator('[data-part="notice"]')), /set aside/);
    assert.ok(!(await now()).includes('2026-09-21'));
    assert.equal(await page.evaluate((key) => localStorage.getItem(`${key}.before`), KEY), kept, 'whole');
    await page.reload();
    await opened(page);
    assert.match(await wordsOf(page.locator('[data-list="aside"]')), /Kinship panel, 3 dates/);
    await page.locator('[data-part="keep"] [data-do="put-back"]').click();
    await until('the first is back', async () => (await now()) === kept);
    assert.equal(await given(page, DATES[1][0]), DATES[1][1]);
    assert.match(await wordsOf(page.locator('[data-part="notice"]')), /is here again/);
  },

  'from home to another step in the same tab, the worker is asked before a kept journey is shown': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    await turnTo(page, '#/');
    await page.locator('main[data-view="home"]').waitFor();
    await walk(page, HERE);
    await unfold(page, 'trail');
    await page.getByText('Dates, plans and a page for the file').click();
    await page.locator('[data-part="which"]').waitFor();
    assert.equal(await page.locator('[data-date]').count(), 0);
  },

  'two tabs on one journey: what the first has kept is not written over by the second, which says so and offers to show it': async ({ visit }) => {
    const first = await visit(JOURNEY, { before: atTheDay });
    await opened(first);
    await giveDates(first);
    const now = () => first.evaluate((key) => localStorage.getItem(key), KEY);
    const second = await first.context().newPage();
    await atTheDay(second);
    await second.goto(first.url());
    await goOn(second);
    await first.locator('textarea').first().fill('Gran has said yes.');
    const state = second.locator('[data-part="state"]');
    await until('the second tab hears of it', async () => /Another tab of this browser has changed what is kept/.test(await wordsOf(state)));
    const kept = await now();
    assert.match(kept, /Gran has said yes/);
    await field(second, 'kinship/kinship-panel').fill('2026-11-09');
    await second.locator('textarea').nth(1).fill('Written in the second tab.');
    assert.equal(await now(), kept, 'nothing is written over');
    assert.match(await wordsOf(state), /is not kept now/, 'and it still says so');
    assert.deepEqual(await broken(second, 'another tab'), []);
    await second.getByRole('button', { name: 'Show what the other tab has kept' }).click();
    await until('the second shows it', async () => (await second.locator('textarea').first().inputValue()) === 'Gran has said yes.');
    assert.equal(await field(second, 'kinship/kinship-panel').inputValue(), '');
    assert.equal(await wordsOf(state), '');
    assert.equal(await now(), kept);
    await second.locator('[data-part="keep"] [data-do="put-back"]').click();
    await until('what was written in the second tab is there', async () => (await second.locator('textarea').nth(1).inputValue()) === 'Written in the second tab.');
    await until('the first tab hears of that', async () => /Another tab/.test(await wordsOf(first.locator('[data-part="state"]'))));
  },

  'where nothing can be kept, what was given is still there after a look at the map, and the page goes on saying so': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: (page) => page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } })) });
    await opened(page);
    await giveDates(page);
    assert.match(await wordsOf(page.locator('[data-part="state"]')), /does not let us keep anything/);
    await page.locator('[data-part="here"] a').click();
    await arrive(page, HERE);
    await unfold(page, 'trail');
    await page.getByText('Dates, plans and a page for the file').click();
    await opened(page);
    assert.equal(await given(page, DATES[0][0]), DATES[0][1]);
    await field(page, DATES[0][0]).fill('2026-09-02');
    assert.match(await wordsOf(page.locator('[data-part="state"]')), /does not let us keep anything/);
  },

  'what is typed, opened and focused stays while dates are given, plans chosen and the road changed': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    const note = page.locator('textarea').first();
    await note.fill('Gran would');
    const counted = page.locator('details', { hasText: 'How days are counted' });
    await counted.locator('summary').click();
    await giveDates(page);
    await page.selectOption('#plan-1', { index: 3 });
    assert.deepEqual(await page.locator('[data-plan]').evaluateAll((all) => all.map((list) => list.selectedIndex)), [3, 0], 'a second plan without a first is the first');
    assert.equal(await counted.evaluate((list) => list.open), true);
    await page.locator('[data-do="svg"]').focus();
    await page.getByRole('link', { name: 'Take away: Becomes looked after' }).evaluate((link) => link.click());
    await until('the step is off the road', async () => (await page.locator('[data-part="road"] ol > li').count()) === 3);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.do), 'svg', 'the focus stays');
    assert.equal(await counted.evaluate((list) => list.open), true);
    await note.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' have them.');
    assert.equal(await note.inputValue(), 'Gran would have them.');
    assert.ok((await page.evaluate((key) => localStorage.getItem(key), KEY)).includes('Gran would have them.'));
    const england = await visit('#/england/journey/care-management/strategy-meeting?trail=front-door/referral-accepted', { before: atTheDay });
    await opened(england);
    const later = england.locator('details', { hasText: 'For the steps that can follow' });
    await later.locator('summary').click();
    const event = later.locator('input').first();
    await event.fill('2026-11-02');
    await event.focus();
    await field(england, 'front-door/referral-accepted').evaluate((field) => { field.value = '2026-10-26'; field.dispatchEvent(new Event('change', { bubbles: true })); });
    await until('it is taken', async () => /26 October 2026/.test(await wordsOf(england.locator('[data-part="due"]'))));
    assert.equal(await later.evaluate((list) => list.open), true);
    assert.equal(await event.evaluate((field) => field === document.activeElement), true);
    assert.equal(await event.getAttribute('data-day'), '2026-11-02');
  },
};
