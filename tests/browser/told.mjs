// What the journey's page and the list of journeys say, to whom, and where the focus is: two tabs in one field, questions that go, labels, readers.
import assert from 'node:assert/strict';
import { broken } from './access.mjs';
import { atTheDay, DATES, field, given, giveDates, goOn, JOURNEY, keptBy, opened, openFile, textOf } from './journey.mjs';
import { flat, fromMenuLink, PHONE, printed, TABLET, until, wordsOf } from './visit.mjs';

const EVENT = DATES[0][0];

/** What has the focus: the event of a date's field, or an id. */
const focused = (page) => page.evaluate(() => document.activeElement.dataset.date ?? document.activeElement.id);
/** A device whose reader has said who they are. */
const readBy = (reader) => async (page) => {
  await atTheDay(page);
  await page.addInitScript((reader) => localStorage.getItem('waymark.reader') ?? localStorage.setItem('waymark.reader', reader), reader);
};

/** A second tab of the same device, with the same journey. */
async function secondTab(page) {
  const second = await page.context().newPage();
  await atTheDay(second);
  await second.goto(page.url().split('#')[0] + JOURNEY);
  await goOn(second);
  return second;
}

const note = (page, event) => page.locator('li', { has: field(page, event) }).locator('.date-note');

export const journeys = {
  'a date typed in one tab while another keeps another stands beside the field with both days, and neither is lost': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay, ...PHONE });
    await opened(page);
    await giveDates(page);
    const second = await secondTab(page);
    await field(page, EVENT).fill('5/3/2026');
    await field(second, EVENT).fill('6 March 2026');
    await second.locator('h1').click();
    await until('both days stand beside the field', async () => /^In the other tab: Fri 6 March 2026\. Keep Thu 5 March 2026 Use Fri 6 March 2026$/.test(await wordsOf(note(page, EVENT))));
    assert.equal(await field(page, EVENT).inputValue(), '5/3/2026', 'what is typed stays');
    assert.equal(await focused(page), EVENT);
    await until('the other tab shows both', async () => /In the other tab: Thu 5 March 2026\./.test(await wordsOf(note(second, EVENT))));
    for (const day of ['2026-03-05', '2026-03-06']) assert.ok((await textOf(page, 'A')).includes(day), `${day} is lost`);
    assert.deepEqual(await broken(page, 'two days'), []);
    // Reloading loses neither.
    await page.reload();
    await opened(page);
    await until('both are still there', async () => /Also given: Thu 5 March 2026\./.test(await wordsOf(note(page, EVENT))));
    await note(page, EVENT).getByRole('button', { name: 'Use Thu 5 March 2026' }).click();
    await until('the day is the one chosen', async () => (await given(page, EVENT)) === '2026-03-05');
    await until('the focus goes to the field it was about', async () => (await focused(page)) === EVENT);
    await until('in both tabs', async () => (await given(second, EVENT)) === '2026-03-05' && !/other tab/.test(await wordsOf(note(second, EVENT))));
    assert.equal(await wordsOf(page.locator('[data-part="also"]')), '');
    // Half a day is typed when the other tab keeps one: it is completed, and the other is not lost.
    await field(page, EVENT).fill('');
    await field(page, EVENT).pressSequentially('7 M');
    await field(second, EVENT).fill('8/3/2026');
    await until('the first tab has heard', async () => (await given(page, EVENT)) === '2026-03-08');
    assert.equal(await field(page, EVENT).inputValue(), '7 M');
    await page.keyboard.type('arch 2026');
    await until('both days stand beside the field', async () => /In the other tab: Sun 8 March 2026\. Keep Sat 7 March 2026/.test(await wordsOf(note(page, EVENT))));
    for (const day of ['2026-03-07', '2026-03-08']) assert.ok((await textOf(page, 'A')).includes(day), `${day} is lost`);
    await note(page, EVENT).getByRole('button', { name: 'Keep' }).click();
    await until('it is settled', async () => !/other tab/.test(await wordsOf(note(page, EVENT))));
    assert.equal(await given(page, EVENT), '2026-03-07');
    assert.ok(!(await textOf(page, 'A')).includes('2026-03-08'));
  },

  'words typed in one tab while another keeps others are not written over in silence': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    await page.getByRole('button', { name: 'Add an earlier involvement' }).click();
    const area = (page) => page.locator('textarea[id$="-area"]');
    await area(page).fill('Area D');
    const second = await secondTab(page);
    await second.locator('[data-past] > summary').click();
    await area(page).focus();
    await area(second).fill('Area S');
    await until('it is kept', async () => (await textOf(page, 'A')).includes('Area S'));
    await page.waitForTimeout(100);
    await area(page).press('End');
    await page.keyboard.type('!');
    await until('both are shown', async () => /Area S/.test(await wordsOf(page.locator('[data-part="also"]'))));
    await page.locator('[data-part="also"] [data-do="drop-other"]').click();
    await until('the focus goes to the field it was about', async () => /-area$/.test(await focused(page)));
    assert.ok(!(await textOf(page, 'A')).includes('Area S'));
    // The label too.
    await page.getByLabel('Label', { exact: true }).focus();
    await second.getByLabel('Label', { exact: true }).fill('KR 7');
    await second.locator('h1').click();
    await until('it is kept', async () => 'KR 7' in (await keptBy(page)));
    await page.getByLabel('Label', { exact: true }).fill('KR 8');
    await page.locator('h1').click();
    await until('both are shown', async () => /KR 7/.test(await wordsOf(page.locator('[data-part="also"]'))));
  },

  'the focus goes to the field a question was about once it is answered, and never to nothing': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await field(page, EVENT).fill('1/9/26');
    await page.keyboard.press('Tab');
    await note(page, EVENT).getByRole('button').focus();
    await page.keyboard.press('Enter');
    await until('it is confirmed', async () => !/Do you mean/.test(await wordsOf(note(page, EVENT))));
    await until('the focus goes to the field', async () => (await focused(page)) === EVENT);
    await page.getByRole('button', { name: 'Add an earlier involvement' }).click();
    await page.locator('[data-past] details > summary').click();
    await page.getByRole('button', { name: 'Remove it, with its steps and words' }).click();
    await until('it is gone', async () => (await page.locator('[data-past]').count()) === 0);
    await until('the focus goes to the heading above', async () => (await focused(page)) === 'history');
    await page.getByText('Other children', { exact: true }).first().click();
    await page.locator('[id="find-child0"]').fill('foster');
    await page.locator('[id="found-child0"] button').first().click();
    await page.getByRole('button', { name: 'Remove: Child B' }).click();
    await until('there is a field for the child again', async () => (await focused(page)) === 'find-child0');
  },

  'a step is added to those so far on the journey’s page, and the link says so': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay, ...PHONE });
    await opened(page);
    await page.locator('[id="find-been"]').fill('family meet');
    await page.locator('[id="found-been"]').getByRole('button', { name: /^Add / }).first().click();
    await until('the step is there', async () => (await page.locator('[data-part="road"] ol > li').count()) === 5);
    assert.match(page.url(), /emergency-with-kin\.[a-z-]+$/);
    await until('the focus goes to the field', async () => (await focused(page)) === 'find-been');
    await giveDates(page);
    await page.reload();
    await opened(page);
    assert.equal(await page.locator('[data-part="road"] ol > li').count(), 5);
  },

  'a label that another journey has is asked about beside the field and not refused; the list says where each is and what is due': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay, ...PHONE });
    await opened(page);
    await giveDates(page);
    const own = JSON.parse(await textOf(page, 'A'));
    await openFile(page, JSON.stringify({ ...own, id: 'another', label: 'B', dates: [] }));
    await until('the other is here', async () => 'B' in (await keptBy(page)));
    await opened(page);
    const label = page.getByLabel('Label', { exact: true });
    await label.fill('A');
    await label.press('Tab');
    const double = page.locator('[data-part="same-label"]');
    await until('it is asked', async () => /has the label A too\. Is it the same child\?/.test(await wordsOf(double)));
    await page.getByRole('heading', { level: 1, name: 'The journey: A' }).waitFor();
    assert.deepEqual(await broken(page, 'one label for two'), []);
    await fromMenuLink(page, 'Journeys on this device');
    const items = page.locator('[data-kept]');
    await until('the list asks too', async () => (await items.count()) === 2 && (await page.getByText('Is it the same child?').count()) === 2);
    await until('the list says what is due', async () => /Now: Kinship panel\..*Next: Wed 4 November 2026, .*\(regulation\)/.test(await wordsOf(page.locator('[data-list="journeys"]'))));
    assert.match(await wordsOf(page.locator('[data-list="journeys"]')), /These dates give no day ahead\./);
    assert.deepEqual(await broken(page, 'the list'), []);
    const rename = items.last();
    await rename.getByText('More for A').click();
    await rename.getByLabel('Change the label').fill('C');
    await rename.getByRole('button', { name: 'Use this label' }).click();
    await until('no question is left', async () => (await page.getByText('Is it the same child?').count()) === 0);
    await until('the focus goes to the journey it was about', async () => /^journey\.scotland\./.test(await focused(page)));
    assert.match(await wordsOf(page.locator('[data-list="journeys"]')), /Now: Kinship panel\./, 'what is due stays');
    assert.equal(await wordsOf(page.locator('[data-part="told"]')), 'The label is now C.');
  },

  'four children are on one screen of a tablet, the one who needs the worker next at the top': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay, ...TABLET });
    await opened(page);
    await giveDates(page);
    const own = JSON.parse(await textOf(page, 'A'));
    const others = { B: ['child-protection/cppm', '2026-11-02'], C: ['childrens-hearings/icso', '2026-06-01'], D: ['kinship/kinship-panel'] };
    for (const [label, [here, day]] of Object.entries(others)) {
      await openFile(page, JSON.stringify({ ...own, id: `id-${label}`, label, here, trail: [], dates: day ? [{ event: here, day }] : [] }));
      await until(`${label} is here`, async () => label in (await keptBy(page)));
      await opened(page);
    }
    await fromMenuLink(page, 'Journeys on this device');
    const rows = page.locator('[data-kept]');
    const order = () => rows.locator('h2').allTextContents();
    await until('a day that has passed comes first, what has no day last', async () => (await order())[0] === 'C' && (await order())[3] === 'D');
    await until('in words and with a sign', async () => /⚠ Date passed, to ask about: .*\(/.test(await wordsOf(rows.first())));
    const frames = await rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()).map(({ height, bottom }) => [height, bottom]));
    for (const [height, bottom] of frames) assert.ok(height <= 160 && bottom <= 1180, `${height} high, to ${bottom}`);
    assert.deepEqual(await broken(page, 'four children'), []);
    // Nothing but the keyboard: forgotten by mistake, and back.
    await rows.nth(1).getByText(/^More for/).focus();
    await page.keyboard.press('Enter');
    await rows.nth(1).locator('[data-list="forget"] > summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until('the focus is on what puts it back', async () => (await page.evaluate(() => document.activeElement.dataset.do)) === 'put-back');
    assert.equal(await page.locator('[data-list="journeys"] > li').nth(1).getAttribute('data-gone') !== null, true, 'in its place');
    await page.keyboard.press('Enter');
    await until('the focus is on the journey', async () => /^journey\.scotland\./.test(await focused(page)));
  },

  'steps so far are moved, taken for the one where we are and taken away by keyboard; each is said and the focus stays on the step': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay, ...TABLET });
    await opened(page);
    const road = page.locator('[data-part="road"]');
    const names = () => road.locator('ol a').allTextContents();
    const said = () => wordsOf(page.locator('[data-part="notice"]'));
    const before = await names();
    await road.getByRole('button', { name: `Earlier: ${before[2]}` }).focus();
    await page.keyboard.press('Enter');
    await until('it is moved', async () => (await names())[1] === before[2]);
    assert.match(await said(), /: now step 2 of 4\.$/);
    await until('the focus stays', async () => (await focused(page)) === 'earlier-1');
    await page.keyboard.press('Enter');
    await until('it is first', async () => (await names())[0] === before[2]);
    await until('the other way is left', async () => (await focused(page)) === 'later-0');
    await road.locator('[id="here-3"]').focus();
    await page.keyboard.press('Enter');
    await until('it is where we are', async () => (await wordsOf(page.locator('[data-part="here"]'))).includes(before[3]));
    assert.match(await said(), /: you are here now\.$/);
    await until('the focus is there', async () => (await focused(page)) === 'here');
    assert.equal((await names()).length, 4, 'where we were is a step so far');
    await road.locator('[id="take-away-1"]').focus();
    await page.keyboard.press('Enter');
    await until('it is gone', async () => (await names()).length === 3);
    assert.match(await said(), / removed\.$/);
    await until('the focus is on the next', async () => (await focused(page)) === 'take-away-1');
    assert.deepEqual(await broken(page, 'steps so far'), []);
    // What is found is counted, not read out.
    await page.locator('[id="find-been"]').fill('panel');
    await until('it is counted', async () => /^[0-9]+ steps? found\.$/.test(await wordsOf(page.locator('[id="count-been"]'))));
    assert.equal(await page.locator('[id="found-been"]').getAttribute('role'), null);
  },

  'a meeting that is next gets its day in place, is planned, and is held by one press': async ({ visit }) => {
    const page = await visit('#/scotland/journey/child-protection/cppm', { before: atTheDay, ...TABLET });
    await opened(page);
    await field(page, 'child-protection/cppm').fill('2026-11-02');
    const due = page.locator('[data-part="due"]');
    const give = due.locator('[id="give-child-protection-core-group"]');
    await give.waitFor();
    for (const one of await page.locator('[data-date], [data-do="day"]').all()) {
      assert.match(await one.getAttribute('aria-describedby'), /date-form/);
    }
    await give.fill('31 November');
    await give.press('Tab');
    await until('what is no day is told beside it', async () => (await wordsOf(page.locator('[id="give-child-protection-core-group-note"]'))) !== '');
    const said = () => wordsOf(page.locator('[data-part="notice"]'));
    await give.fill('2/11/2026');
    await give.press('Tab');
    await until('it was held, and that is said', async () => /held on Mon 2 November 2026\.$/.test(await said()));
    await give.fill('10/11/2026');
    await give.press('Tab');
    await until('the next is planned, and said', async () => /planned for Tue 10 November 2026\.$/.test(await said()));
    assert.equal(await given(page, 'child-protection/core-group'), '2026-11-02', 'the last time stays');
    const held = due.getByRole('button', { name: /^Core group.*: Held/ });
    assert.equal(await held.count(), 0, 'nothing ahead is held');
    await page.clock.setFixedTime(new Date('2026-11-12T16:00:00'));
    await page.reload();
    await opened(page);
    assert.equal(await wordsOf(held.locator('[aria-hidden]')), 'Held on Tue 10 November 2026');
    await held.focus();
    await page.keyboard.press('Enter');
    await until('it is held, and said', async () => /held on Tue 10 November 2026\.$/.test(await said()));
    assert.equal(await given(page, 'child-protection/core-group'), '2026-11-10');
    await until('the focus is on what follows', async () => (await focused(page)) === 'journey-due');
    assert.deepEqual(await broken(page, 'a meeting in place'), []);
  },

  'what is typed for a meeting is on its page, in the file and printed; what is empty is a line': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: readBy('worker'), ...TABLET });
    await opened(page);
    const own = page.locator('[data-part="own-lines"]');
    const paper = page.locator('[data-sheet="meeting"]');
    await own.getByLabel('Place').fill('Town hall, room 4');
    await own.getByLabel('Number').fill('0141 496 0000');
    await own.getByLabel('Notes').fill('Ask about school\nWho brings her?');
    await until('it is on the page', async () => /Place: Town hall, room 4.*Number: 0141 496 0000.*Ask about school.*Who brings her\?/.test(await wordsOf(paper)));
    assert.equal(await own.getByLabel('Notes').inputValue(), 'Ask about school\nWho brings her?', 'the field keeps its words');
    assert.ok((await textOf(page, 'A')).includes('Town hall, room 4'));
    await page.reload();
    await opened(page);
    assert.equal(await own.getByLabel('Place').inputValue(), 'Town hall, room 4');
    await page.evaluate(() => document.documentElement.setAttribute('data-print', 'meeting'));
    const { pages } = await printed(page);
    assert.equal(pages.length, 1);
    assert.match(flat(pages[0]), /placetownhallroom4/);
    assert.deepEqual(await broken(page, 'typed for a meeting'), []);
  },

  'a worker reads official names and professional sentences on step and journey, a parent everyday ones, at once after the choice': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: readBy('worker') });
    await opened(page);
    const road = page.locator('[data-part="road"]');
    const names = () => road.locator('ol a:not([data-do])').allTextContents();
    const official = await names();
    assert.match(await page.locator('main').innerText(), /“You” and “your child” in the maps’ sentences mean the family\./);
    await page.locator('[id="find-been"]').fill('panel');
    const found = await page.locator('[id="found-been"] button').allTextContents();
    assert.ok(found.includes('Add Kinship panel'), String(found));
    await page.locator('[data-part="here"] a').click();
    await page.locator('[data-panel]').waitFor();
    const step = await page.locator('.here-part').innerText();
    assert.match(step, /What the family can do now/);
    assert.match(step, /“you” means the relative or friend/);
    await page.goBack();
    await opened(page);
    // Another reader is chosen in the menu, and the page follows.
    await field(page, EVENT).fill('2026-09-01');
    await page.locator('.menu > summary').click();
    await page.locator('.menu').getByRole('button', { name: 'A parent' }).click();
    await until('the names follow', async () => (await names()).join() !== official.join());
    assert.ok(!/mean the family/.test(await page.locator('main').innerText()));
    assert.equal(await given(page, EVENT), '2026-09-01', 'what was given stays');
  },
};
