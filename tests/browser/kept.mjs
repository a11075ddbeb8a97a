// What the page of a journey keeps, and for whom: other children, another tab, a device that refuses, and what is forgotten.
import assert from 'node:assert/strict';
import { broken } from './access.mjs';
import { atTheDay, DATES, download, field, fold, giveDates, given, goOn, HERE, JOURNEY, keptBy, opened, openFile, textOf, TRAIL, walk } from './journey.mjs';
import { PHONE, TABLET, arrive, fromMenuLink, ready, turnTo, unfold, until, wordsOf } from './visit.mjs';

const OTHER = '#/scotland/journey/kinship/kinship-panel?trail=childrens-hearings/grounds-hearing';
const SARA = '#/england/journey/care-management/initial-conference?trail=care-management/assessment-starts.strategy-meeting';
const ALIKE = '#/england/journey/care-management/strategy-meeting?trail=care-management/assessment-starts';

/** A device whose storage is refused from the beginning. */
const refused = (page) => page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }));
/** A device whose room is full as long as `window.isFull` says so. */
const mayBeFull = (page) => page.addInitScript(() => {
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...what) {
    if (window.isFull) throw new DOMException('full', 'QuotaExceededError');
    keep.apply(this, what);
  };
});
/** A tab that is asleep: it is told nothing by others. */
const asleep = (page) => page.addInitScript(() => ['storage', 'focus'].forEach((name) => window.addEventListener(name, (event) => event.stopImmediatePropagation(), true)));

export const journeys = {
  'a month of four children on one tablet: two tabs, a crash, no room, a private window, files, forgetting and undoing: nothing is lost and nothing is mixed': async ({ browser, site, visit }) => {
    const at = async (page) => { await atTheDay(page); await mayBeFull(page); };
    let page = await visit(SARA, { ...TABLET, before: at });
    const context = page.context();
    const note = (page, nth = 0) => page.locator('[data-part="record"] textarea').nth(nth);
    await opened(page);
    const begin = async (link, label, words, event, day) => {
      await turnTo(page, link);
      await page.getByRole('button', { name: /so far for a new journey/ }).click();
      await opened(page);
      await note(page).fill(words);
      await field(page, event).fill(day);
      await called(page, label);
    };

    // The first child, called by a reference; three more, one whose road begins alike, two in the other nation.
    await note(page).fill('words of the first');
    await field(page, 'care-management/initial-conference').fill('2026-10-26');
    await page.getByLabel('Label', { exact: true }).fill('KR 12');
    await page.locator('h1').click();
    await called(page, 'KR 12');
    await begin(ALIKE, 'A', 'words of the second', 'care-management/strategy-meeting', '2026-10-05');
    await turnTo(page, JOURNEY);
    await opened(page);
    await note(page).fill('words of the third');
    await field(page, DATES[0][0]).fill(DATES[0][1]);
    await called(page, 'B');
    await begin(OTHER, 'C', 'words of the fourth', 'childrens-hearings/grounds-hearing', '2026-10-06');
    const children = { 'KR 12': 'first', A: 'second', B: 'third', C: 'fourth' };
    const check = async (page, more = {}) => {
      const all = await keptBy(page);
      assert.deepEqual(Object.keys(all).sort(), ['A', 'B', 'C', 'KR 12']);
      for (const [label, own] of Object.entries(children)) {
        const words = JSON.stringify(all[label]);
        for (const child of Object.values(children)) assert.equal(words.includes(`words of the ${child}`), child === own, `${label}: ${words}`);
        for (const word of more[label] ?? []) assert.ok(words.includes(word), `${label} has lost ${word}: ${words}`);
      }
    };
    await check(page);

    // Reached from the head of any page, they are listed; each opens as it was.
    const open = async (page, label) => {
      await fromMenuLink(page, 'Journeys on this device');
      await page.getByRole('link', { name: `Continue ${label}`, exact: true }).click();
      await opened(page);
      await until(`${label} is here`, async () => (await note(page).inputValue()).includes(`words of the ${children[label]}`));
    };
    for (const label of Object.keys(children)) await open(page, label);
    await fromMenuLink(page, 'Journeys on this device');
    const rename = async (before, after) => {
      const item = page.locator('[data-kept]').filter({ has: page.getByRole('heading', { name: before, exact: true }) });
      await item.getByText(`More for ${before}`).click();
      await item.getByLabel('Change the label').fill(after);
      await item.getByRole('button', { name: 'Use this label' }).click();
      await page.getByRole('heading', { name: after, exact: true }).waitFor();
    };
    await rename('C', 'Zoo');
    await rename('Zoo', 'C');
    assert.deepEqual(await broken(page, 'the list'), []);

    // Two tabs on the first child: one after the other, and then the same field while one of them is asleep.
    await open(page, 'KR 12');
    const second = await context.newPage();
    await at(second);
    await asleep(second);
    await second.goto(page.url().split('#')[0] + '#/journey');
    await ready(second);
    await open(second, 'KR 12');
    await note(page, 1).fill('given in the first tab');
    await field(page, 'care-management/strategy-meeting').fill('2026-10-07');
    await field(second, 'care-management/assessment-starts').fill('2026-10-01');
    await until('the second tab has what the first gave', async () => (await note(second, 1).inputValue()) === 'given in the first tab');
    await until('the first tab has what the second gave', async () => (await given(page, 'care-management/assessment-starts')) === '2026-10-01');
    // The field is left first: leaving it would bring in what the other tab has given.
    await second.locator('h1').click();
    await field(page, 'care-management/initial-conference').fill('2026-10-27');
    await field(second, 'care-management/initial-conference').fill('2026-10-28');
    for (const tab of [page, second]) {
      const also = tab.locator('[data-part="also"]');
      await until('both values are shown', async () => /Tue 27 October 2026.*Wed 28 October 2026|Wed 28 October 2026.*Tue 27 October 2026/.test(await wordsOf(also)));
    }
    assert.deepEqual(await broken(page, 'given twice'), []);
    await page.locator('[data-do="use-other"]').click();
    await until('it is settled', async () => (await wordsOf(page.locator('[data-part="also"]'))) === '');
    await second.close();
    const first = ['2026-10-01', '2026-10-07', 'given in the first tab'];
    await check(page, { 'KR 12': first });

    // A crash in the middle of a sentence; then reloading.
    await open(page, 'C');
    await note(page, 1).pressSequentially('the fourth, in the middle of a');
    const crashed = page.waitForEvent('crash');
    const renderer = await context.newCDPSession(page);
    // No answer comes from what has crashed.
    renderer.send('Page.crash').catch(() => {});
    await crashed;
    const address = page.url();
    await page.close();
    page = await context.newPage();
    await at(page);
    await page.goto(address);
    await ready(page);
    await open(page, 'C');
    assert.equal(await note(page, 1).inputValue(), 'the fourth, in the middle of a');
    await page.reload();
    await opened(page);
    assert.equal(await note(page, 1).inputValue(), 'the fourth, in the middle of a');

    // No room: what is given goes along through the pages of the app, which say so all the time, and is kept once there is room.
    await page.evaluate(() => { window.isFull = true; });
    await note(page, 2).fill('the fourth, without room');
    const state = page.locator('[data-part="state"]');
    await until('the page says so', async () => /stays only in this tab/.test(await wordsOf(state)));
    await open(page, 'B');
    await field(page, DATES[1][0]).fill(DATES[1][1]);
    await turnTo(page, fragmentOf(HERE));
    await arrive(page, HERE);
    await page.locator('#banner').getByRole('link', { name: /does not keep the journey in this tab/ }).waitFor();
    await check(page);
    await open(page, 'C');
    assert.equal(await note(page, 2).inputValue(), 'the fourth, without room');
    assert.match(await wordsOf(state), /stays only in this tab/);
    await page.evaluate(() => { window.isFull = false; });
    await open(page, 'B');
    assert.equal(await given(page, DATES[1][0]), DATES[1][1]);
    await open(page, 'C');
    assert.equal(await note(page, 2).inputValue(), 'the fourth, without room');
    assert.equal(await wordsOf(state), '');
    await check(page, { B: [DATES[1][1]], C: ['the fourth, without room', 'in the middle of a'] });

    // Out into a file, forgotten and put back, forgotten for good; and in again.
    await open(page, 'KR 12');
    const before = await textOf(page, 'KR 12');
    const file = await download(page, '[data-do="save"]');
    assert.deepEqual([file.name, file.text], ['waymark-KR-12-journey.json', before]);
    const forget = async (label) => {
      const fold = page.locator('[data-list="forget"]', { hasText: `Forget ${label}` });
      if (!(await fold.isVisible())) await page.getByText(`More for ${label}`).click();
      await fold.locator('summary').click();
      await fold.getByRole('button', { name: 'Forget it' }).click();
      await page.locator('[data-gone]', { hasText: `${label} is forgotten` }).waitFor();
    };
    await forget('KR 12');
    assert.equal(Object.keys(await keptBy(page)).length, 3);
    await page.getByRole('button', { name: 'Put it back' }).click();
    await until('it is back', async () => (await textOf(page, 'KR 12')) === before);
    await forget('KR 12');
    await turnTo(page, '#/');
    await page.locator('main[data-view="home"]').waitFor();
    await fromMenuLink(page, 'Journeys on this device');
    await page.locator('[data-kept]').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Put it back' }).count(), 0);
    await openFile(page, file.text);
    await opened(page);
    assert.equal(await textOf(page, 'KR 12'), before);
    await check(page, { 'KR 12': first });

    // A private window has none of them. It can open the file, says that it may forget, and leaves nothing.
    const nobody = await browser.newContext({ ...TABLET, locale: 'en-GB', serviceWorkers: 'block' });
    const own = await nobody.newPage();
    await atTheDay(own);
    await own.goto(site.url + '#/journey');
    await ready(own);
    await own.getByText('This device keeps no journeys.').waitFor();
    await openFile(own, file.text);
    await opened(own);
    assert.equal(await note(own).inputValue(), 'words of the first');
    await own.locator('[data-list="may-forget"]').waitFor();
    await nobody.close();
    await check(page, { 'KR 12': first });
  },

  'where the device keeps nothing, or has no room, the journey works, goes along to the map and back, and every page says so': async ({ visit }) => {
    const full = (page) => page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
    for (const [name, refuse] of Object.entries({ 'no storage': refused, full })) {
      const page = await visit(JOURNEY, { ...PHONE, before: async (page) => { await atTheDay(page); await refuse(page); } });
      await opened(page);
      await giveDates(page);
      const state = page.locator('[data-part="state"]');
      assert.match(await wordsOf(page.locator('[data-part="due"]')), /Thu 5 November 2026/, name);
      assert.match(await wordsOf(state), /does not let us keep anything/, name);
      assert.deepEqual(await broken(page, name), []);
      const file = await download(page, '[data-do="save-now"]');
      assert.equal(JSON.parse(file.text).dates.length, 3, name);
      await page.locator('[data-part="here"] a').click();
      await arrive(page, HERE);
      const banner = page.locator('#banner');
      await banner.waitFor();
      assert.deepEqual(await broken(page, `${name}, on a map`), []);
      await unfold(page, 'trail');
      await page.getByText('Dates, plans and a page for the file').click();
      await opened(page);
      assert.equal(await banner.count(), 0);
      assert.equal(await given(page, DATES[0][0]), DATES[0][1]);
      assert.match(await wordsOf(state), /does not let us keep anything/);
      // By way of home it is listed, and opens from there.
      await turnTo(page, '#/');
      await banner.getByRole('link').click();
      await page.getByRole('link', { name: 'Continue A' }).click();
      await opened(page);
      assert.equal(await given(page, DATES[0][0]), DATES[0][1]);
      await field(page, DATES[0][0]).fill('2026-09-02');
      assert.match(await wordsOf(state), /does not let us keep anything/);
    }
  },

  'what the device keeps but nobody can read stays where it lies, with the reason, and can be saved and forgotten': async ({ visit }) => {
    const key = 'waymark.journey.scotland.abc';
    for (const [text, reason] of [['{"waymark":"journey","ver', /damaged/], ['{"waymark":"journey","version":7,"roads":[]}', /a newer Waymark/]]) {
      const page = await visit(JOURNEY, { before: (page) => page.addInitScript(([key, text]) => sessionStorage.getItem('told') ?? (localStorage.setItem(key, text), sessionStorage.setItem('told', '')), [key, text]) });
      await opened(page);
      assert.match(await wordsOf(page.locator('[data-part="notice"]')), reason);
      await giveDates(page);
      assert.ok((await textOf(page, 'A')).includes('2026-09-21'));
      assert.equal(await page.evaluate((key) => localStorage.getItem(key), key), text);
      await fromMenuLink(page, 'Journeys on this device');
      const item = page.locator('[data-kept]', { hasText: 'A journey we cannot read' });
      assert.match(await wordsOf(item), reason);
      await item.locator('summary').first().click();
      assert.equal((await download(page, '[data-kept$="abc"] [data-do="save"]')).text, text);
      await item.locator('[data-list="forget"] > summary').click();
      await item.getByRole('button', { name: 'Forget it' }).click();
      await until('it is forgotten', async () => (await page.evaluate((key) => localStorage.getItem(key), key)) === null);
    }
  },

  'a journey is forgotten when that was asked, is put back from the list, and goes with everything: then nothing comes again': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    const before = await textOf(page, 'A');
    const fold = page.locator('[data-list="forget"]');
    assert.ok(!(await fold.getByRole('button').isVisible()), 'it is asked first');
    await fold.locator('summary').click();
    await fold.getByRole('button', { name: 'Forget it' }).click();
    await page.locator('[data-gone]').getByText('A is forgotten.').waitFor();
    await until('the focus is on what puts it back, and it is said', async () => (await page.evaluate(() => document.activeElement.dataset.do)) === 'put-back' && (await wordsOf(page.locator('[data-part="told"]'))) === 'A is forgotten.');
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    assert.deepEqual(await broken(page, 'forgotten'), []);
    await page.keyboard.press('Enter');
    await until('it is back, and said', async () => (await wordsOf(page.locator('[data-part="told"]'))) === 'A is kept again.');
    await page.getByRole('link', { name: 'Continue A' }).click();
    await opened(page);
    await until('the focus is on the title, and it is said', async () => (await page.evaluate(() => document.activeElement.textContent)) === 'The journey: A' && (await wordsOf(page.locator('[data-part="notice"]'))) === 'You continue with A.');
    assert.equal(await textOf(page, 'A'), before);
    await turnTo(page, '#/about');
    const list = page.locator('[data-held]');
    await page.getByRole('button', { name: 'List what this device keeps' }).click();
    await until('the journey is listed', async () => /a child’s journey \(scotland\)/.test(await wordsOf(list)));
    // Where there are journeys it is asked first.
    const asked = [];
    page.once('dialog', (dialog) => asked.push(dialog.message()) && dialog.dismiss());
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await until('it is asked', async () => asked.length === 1);
    assert.match(asked[0], /every journey, child’s page and walk .* cannot be undone/);
    assert.match(await wordsOf(list), /a child’s journey \(scotland\)/);
    page.once('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await until('nothing is held', async () => /keeps nothing/.test(await wordsOf(list)));
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    await turnTo(page, JOURNEY);
    await opened(page);
    assert.equal(await given(page, DATES[0][0]), '', 'nothing comes again');
    await fromMenuLink(page, 'Journeys on this device');
    await page.getByText('This device keeps no journeys.').waitFor();
    assert.equal(await page.locator('[data-do="put-back"]').count(), 0);
  },

  'another child’s link, opened while a journey is kept, shows none of its dates and words until the worker has said which is meant': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    await page.locator('[data-part="record"] textarea').first().fill('Gran would have them.');
    const kept = await textOf(page, 'A');
    const question = page.locator('[data-part="which"]');
    const site = new URL(page.url()).origin + '/';
    const anew = async (link) => {
      await page.goto('about:blank');
      await page.goto(site + link);
      await ready(page);
    };
    // Roads that say nothing, begin alike, go on from the one kept, or are the same; in the open page, and in a new one.
    for (const link of ['#/scotland/journey/kinship/kinship-panel', '#/scotland/journey/child-protection/cppm?trail=child-protection/concern-raised', `#/scotland/journey/kinship/living-with-kin?trail=${TRAIL}.kinship-panel`, JOURNEY]) {
      for (const open of [anew, (link) => turnTo(page, link)]) {
        if (open !== anew && page.url().endsWith(link)) continue;
        await open(link);
        await question.waitFor();
        const shown = await page.locator('main').innerText();
        assert.ok(!/Gran|September|concern|Emergency/.test(shown), shown);
        assert.equal(await page.locator('main :is(input, textarea, select)').count(), 0, 'nothing can be given before');
        assert.equal(await textOf(page, 'A'), kept);
        await goOn(page);
        assert.equal(await given(page, DATES[0][0]), DATES[0][1]);
        assert.ok(page.url().endsWith(JOURNEY), 'as it was kept, with nothing of the link');
        assert.equal(await textOf(page, 'A'), kept);
      }
    }
    // One whose road fits no journey says that to continue leaves its steps out; the step one came from joins when that is said.
    await turnTo(page, OTHER);
    await question.waitFor();
    assert.match(await wordsOf(question), /Continue A without this step\s*Add this step to A/);
    await turnTo(page, `#/scotland/journey/kinship/living-with-kin?trail=${TRAIL}.kinship-panel`);
    await question.waitFor();
    assert.deepEqual(await broken(page, 'asked'), []);
    await goOn(page);
    await page.getByRole('button', { name: 'We are here now', exact: true }).click();
    await until('the road has grown', async () => page.url().endsWith(`kinship/living-with-kin?trail=${TRAIL}.kinship-panel`));
    assert.equal(await given(page, DATES[0][0]), DATES[0][1]);
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

  'what another tab forgets is told, goes when the page is left, and can be kept again until then': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    const before = await textOf(page, 'A');
    const second = await page.context().newPage();
    await second.goto(page.url().split('#')[0] + '#/journey');
    await ready(second);
    await second.getByText('More for A', { exact: true }).click();
    await second.getByText('Forget A', { exact: true }).click();
    await second.getByRole('button', { name: 'Forget it' }).click();
    const state = page.locator('[data-part="state"]');
    await until('the first tab is told', async () => /Another tab has forgotten this journey/.test(await wordsOf(state)));
    assert.deepEqual(await keptBy(page), {});
    assert.deepEqual(await broken(page, 'forgotten elsewhere'), []);
    await page.getByRole('button', { name: 'Keep it again' }).click();
    await until('it is kept', async () => (await textOf(page, 'A')) === before);
    await until('the list has it again', async () => (await second.locator('[data-kept]').count()) === 1);
  },

  'steps that are on no map and a date that is none are named, stay with the journey, and the rest opens': async ({ visit }) => {
    const page = await visit('#/journey', { before: atTheDay });
    const text = JSON.stringify({ waymark: 'journey', version: 1, id: 'abc', label: 'R 7', nation: 'scotland', here: 'kinship/kinship-panel', trail: ['kinship/gone', 'child-protection/concern-raised'], dates: [{ event: 'child-protection/concern-raised', day: '2026-09-01' }, { event: 'kinship/kinship-panel', day: '2026-02-30' }], notes: [['s-1', 'Gran']] });
    await openFile(page, text);
    await opened(page);
    const apart = page.locator('[data-part="unusable"]');
    assert.match(await wordsOf(apart), /kinship\/gone: there is no such step.*Kinship panel: “2026-02-30” is not a date/);
    assert.equal(await given(page, 'child-protection/concern-raised'), '2026-09-01');
    await field(page, 'child-protection/concern-raised').fill('2026-09-02');
    const saved = JSON.parse((await download(page, '[data-do="save"]')).text);
    assert.deepEqual([saved.trail, saved.dates.map((date) => date.day)], [['kinship/gone', 'child-protection/concern-raised'], ['2026-09-02', '2026-02-30']]);
    await field(page, 'kinship/kinship-panel').fill('2026-02-28');
    await until('the date that was none is no more', async () => !/2026-02-30/.test(await wordsOf(apart)));
  },

  'the browser is asked once, after the first date, to keep what it has; where it makes no promise a file is recommended': async ({ visit }) => {
    const answers = (promise) => (page) => page.addInitScript((promise) => {
      window.asked = 0;
      Object.assign(StorageManager.prototype, { persisted: async () => promise && 0 < window.asked, persist: async () => { window.asked += 1; return promise; } });
    }, promise);
    for (const promise of [true, false]) {
      const page = await visit(JOURNEY, { before: answers(promise) });
      await opened(page);
      assert.equal(await page.evaluate(() => window.asked), 0, 'nothing was given yet');
      const beside = page.locator('[data-part="remind"]');
      assert.match(await wordsOf(beside), /No dates are kept here\. If you saved a file, open it/);
      await beside.getByRole('button').click();
      await until('the field for a file has the focus', () => page.evaluate(() => document.activeElement.id === 'open-file'));
      await giveDates(page);
      assert.equal(await page.evaluate(() => window.asked), 1);
      await until('it is said', async () => (await page.locator('[data-list="may-forget"]').count()) === (promise ? 0 : 1));
      assert.equal(await wordsOf(beside), promise ? '' : `${await wordsOf(page.locator('[data-list="may-forget"]'))} Save as a file`, 'it stands beside the dates too');
      await turnTo(page, OTHER);
      await page.getByRole('button', { name: /so far for a new journey/ }).click();
      await field(page, 'childrens-hearings/grounds-hearing').fill('2026-10-05');
      assert.equal(await page.evaluate(() => window.asked), 1, 'once');
    }
  },

  'the label stands on the printed sheet, in its text and in the calendar file, and in no link or picture': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    await page.getByLabel('Label', { exact: true }).fill('Zebra 9');
    await page.locator('h1').click();
    await called(page, 'Zebra 9');
    const names = [];
    for (const what of ['svg', 'text', 'ics']) {
      const file = await download(page, `[data-do="${what}"]`);
      names.push(file.name);
      assert.equal(file.text.includes('Zebra'), what !== 'svg', what);
    }
    assert.deepEqual(names, ['waymark-Zebra-9-journey.svg', 'waymark-Zebra-9-journey.txt', 'waymark-Zebra-9-dates.ics']);
    assert.ok(!(await page.title()).includes('Zebra') && !page.url().includes('Zebra'));
    const sheet = page.locator('[data-sheet="journey"]');
    assert.match(await wordsOf(sheet), /Reference: Zebra 9/);
    await fold(page, false);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await sheet.getByText('Reference: Zebra 9', { exact: true }).isVisible());
    const printed = (await page.evaluate(() => document.body.innerText)).match(/Zebra/g);
    assert.equal(printed.length, (await sheet.innerText()).match(/Zebra/g).length, 'on the sheet alone, on each of its pages');
    await page.evaluate(() => document.documentElement.setAttribute('data-print', 'meeting'));
    assert.doesNotMatch(await page.evaluate(() => document.body.innerText), /Zebra/);
  },

  'what is typed, opened and focused stays while dates are given, plans chosen and the road changed': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    const note = page.locator('[data-part="record"] textarea').first();
    await note.fill('Gran would');
    const counted = page.locator('details', { hasText: 'How we count days' });
    await counted.locator('summary').click();
    await giveDates(page);
    await page.locator('#plan-0').focus();
    await page.selectOption('#plan-0', { index: 3 });
    await page.locator('#plan-1').waitFor();
    assert.deepEqual(await page.locator('[data-plan]').evaluateAll((all) => all.map((list) => list.selectedIndex)), [3, 0], 'each plan there is has a list, and the next');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'plan-0', 'the focus stays on the list');
    assert.equal(await counted.evaluate((list) => list.open), true);
    await page.locator('[data-do="svg"]').focus();
    await page.getByRole('button', { name: 'Remove: Becomes looked after' }).evaluate((button) => button.click());
    await until('the step is off the road', async () => (await page.locator('[data-part="road"] ol > li').count()) === 3);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.do), 'svg', 'the focus stays');
    assert.equal(await counted.evaluate((list) => list.open), true);
    await note.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' have them.');
    assert.equal(await note.inputValue(), 'Gran would have them.');
    assert.ok((await textOf(page, 'A')).includes('Gran would have them.'));
    const england = await visit('#/england/journey/care-management/strategy-meeting?trail=front-door/referral-accepted', { before: atTheDay });
    await opened(england);
    const later = england.locator('details', { hasText: 'On next steps' });
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

/** Waits until the journey shown is kept under this label. */
async function called(page, label) {
  await until(`it is called ${label}`, async () => label in (await keptBy(page)));
  await page.getByRole('heading', { level: 1, name: `The journey: ${label}` }).waitFor();
}

function fragmentOf(name) {
  return `#/${name.replace('#', '/')}`;
}
