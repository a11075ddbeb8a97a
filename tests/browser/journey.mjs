// The journey's page: the road so far from map to map, dates and sums, the file, prints and exports opened by others' programs.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import ICAL from 'ical.js';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { broken } from './access.mjs';
import { copyOf } from './single_file.mjs';
import { fragment } from './atlas.mjs';
import { arrive, drawn, flat, namesIn, PHONE, printed, ready, TABLET, turnTo, unfold, until, wordsOf } from './visit.mjs';

export const TRAIL = 'child-protection/concern-raised.cppm.looked-after/becomes-looked-after.kinship/emergency-with-kin';
export const HERE = 'scotland/kinship#kinship-panel';
export const JOURNEY = `#/scotland/journey/kinship/kinship-panel?trail=${TRAIL}`;
export const DATES = [['child-protection/concern-raised', '2026-09-01'], ['child-protection/cppm', '2026-09-21'], ['kinship/emergency-with-kin', '2026-11-02']];

/** Journeys with many ways on, many limits of time, and days that come again every two weeks. */
const LONG = [
  ['care-management/initial-conference', 'front-door/contact-made.referral-accepted.care-management/assessment-starts.strategy-meeting', ['front-door/referral-accepted', 'care-management/strategy-meeting', 'care-management/initial-conference']],
  ['childrens-hearings/review-hearing', 'child-protection/concern-raised.interagency-discussion.investigation-outcome.cppm.core-group.childrens-hearings/referral-to-reporter.reporter-investigation.reporter-decision.statement-of-grounds.grounds-hearing.grounds-disputed.proof-application.proof-hearing.disposal-hearing.cso', ['child-protection/cppm', 'childrens-hearings/grounds-hearing', 'childrens-hearings/cso']],
  ['children-in-care/becomes-looked-after', 'front-door/referral-accepted.care-management/strategy-meeting.initial-conference.cp-plan', ['children-in-care/becomes-looked-after', 'care-management/cp-plan', 'care-management/strategy-meeting']],
];

/** The day of all journeys here, so that what lies ahead is always the same. */
export const atTheDay = (page) => page.clock.setFixedTime(new Date('2026-11-03T10:00:00'));

export const journeys = {
  'a worker marks the road on three maps: links carry it, steps are numbered, and it can be undone and forgotten': async ({ visit }) => {
    const page = await visit(fragment('scotland/child-protection#cppm'));
    const road = page.locator('[data-list="trail"]');
    const mark = async (name, link = 'We were here before') => {
      const before = page.url();
      await unfold(page, 'trail');
      await road.getByText(link, { exact: true }).click();
      await until(`${name}: ${link}`, async () => page.url() !== before);
    };
    await arrive(page, 'scotland/child-protection#cppm');
    await mark('cppm');
    assert.match(page.url(), /trail=child-protection\/cppm$/);
    await walk(page, 'scotland/looked-after#becomes-looked-after');
    await mark('looked after');
    await walk(page, 'scotland/kinship#emergency-with-kin');
    await mark('kin');
    await walk(page, HERE);
    assert.match(page.url(), /trail=child-protection\/cppm\.looked-after\/becomes-looked-after\.kinship\/emergency-with-kin$/);
    assert.deepEqual(await page.locator('[data-list="trail"] ol.trail > li').evaluateAll((all) => all.map((item) => item.dataset.step)), ['scotland/child-protection#cppm', 'scotland/looked-after#becomes-looked-after', 'scotland/kinship#emergency-with-kin']);
    await turnTo(page, `${page.url().split('#')[1]}&depth=all`);
    await drawn(page);
    assert.match(await page.locator('[data-chart] a[data-step="emergency-with-kin"]').evaluate((box) => box.outerHTML), /been here \(3\)/);
    assert.match(await page.locator('[data-outline] [data-step="emergency-with-kin"] .outline-name').evaluate((name) => name.outerHTML), /been here \(3\)/);
    await page.goBack();
    await page.locator('main.step').waitFor();
    await unfold(page, 'trail');
    await road.locator('details > summary').click();
    await mark('an earlier involvement', 'We were here in an earlier involvement');
    assert.match(page.url(), /earlier=kinship\/kinship-panel/);
    await road.locator('details').evaluate((more) => more.toggleAttribute('open', true));
    await mark('child B', 'Child B is here');
    assert.match(page.url(), /others=kinship\/kinship-panel/);
    assert.match(await wordsOf(road), /Child B: A panel gives advice about the carer/);
    await mark('undone', 'Remove the last step');
    assert.ok(!page.url().includes('emergency-with-kin'), page.url());
    await page.goBack();
    await until('the back key brings the step again', async () => page.url().includes('emergency-with-kin'));
    await road.locator('details').evaluate((more) => more.toggleAttribute('open', true));
    await mark('forgotten', 'Remove all of these');
    assert.ok(!/trail|earlier|others/.test(page.url()), page.url());
    await until('the road is gone from the page', async () => (await page.locator('[data-list="trail"] ol.trail > li').count()) === 0);
    await walk(page, 'scotland/kinship#emergency-with-kin');
    assert.ok(!page.url().includes('trail'), 'a road that was forgotten does not come again');
  },

  'the road goes along by number keys, by the back key and for a discreet visitor': async ({ visit }) => {
    const page = await visit(`${fragment(HERE)}?depth=all&trail=${TRAIL}`);
    await drawn(page);
    for (const place of ['[data-chart] a.here', '#panel-name']) {
      await page.locator(place).focus();
      await page.keyboard.press('1');
      await until(`another step by its number, from ${place}`, async () => !page.url().includes('/kinship-panel?'));
      assert.ok(page.url().includes(`trail=${TRAIL}`), page.url());
      await page.goBack();
      await arrive(page, HERE);
      assert.ok(page.url().includes(`trail=${TRAIL}`), page.url());
    }
    await page.getByRole('button', { name: 'neutral title' }).click();
    const before = await page.evaluate(() => history.length);
    await page.locator('[data-list="next"] a').first().click();
    await until('another step', async () => !page.url().includes('/kinship-panel?'));
    assert.ok(page.url().includes(`trail=${TRAIL}`), page.url());
    const here = page.url();
    await page.keyboard.press('1');
    await until('one step further', async () => page.url() !== here);
    assert.ok(page.url().includes(`trail=${TRAIL}`), page.url());
    await unfold(page, 'trail');
    await page.getByText('Dates, plans and a page for the file').click();
    await opened(page);
    assert.equal(await page.evaluate(() => history.length), before, 'a discreet visitor leaves one entry');
  },

  'what has gone by is asked about, a day with a short year counts once it is confirmed, and a council belongs to its journey': async ({ visit }) => {
    const page = await visit('#/england/journey/care-management/core-group?trail=care-management/cp-plan.first-core-group', { before: (page) => page.clock.setFixedTime(new Date('2026-11-28T10:00:00')) });
    await opened(page);
    const due = page.locator('[data-part="due"]');
    const last = page.locator('label[for="date-care-management/core-group"]');
    assert.equal(await wordsOf(last), 'Core group meetings: last time');
    const choices = await page.locator('#council option').allTextContents();
    assert.ok(!choices.some((name) => /not named|many councils/.test(name)), `${choices}`);
    assert.match(await wordsOf(page.locator('#council-hint')), /If your council is not in the list, .*the national ones hold/);
    await page.selectOption('#council', 'Tees');
    const field = page.locator('[data-date="care-management/first-core-group"]');
    await field.fill('9/10/26');
    await field.blur();
    const line = page.locator('li', { has: field }).locator('.date-note');
    await until('it is asked about', async () => /Do you mean Fri 9 October 2026\?/.test(await wordsOf(line)));
    assert.ok(!/2026/.test(await wordsOf(due)), 'and nothing follows from it yet');
    await line.getByRole('button').click();
    await until('it counts', async () => /Dates to ask about.*Fri 20 November 2026 Core group meetings\s*Was it held\?.*Then the next core group by Fri 1 January 2027.*What is next.*Fri 1 January 2027 Core group meetings.*What repeats.*Core group meetings: every 6 weeks/s.test(await wordsOf(due)));
    await until('it is confirmed', async () => /^Fri 9 October 2026: \d+ limits? runs? from it$/.test(await wordsOf(line)));
    const held = page.locator('[data-date="care-management/core-group"]');
    await held.fill('26/11/2026');
    await held.blur();
    await until('the next is counted from it', async () => !/Was it held/.test(await wordsOf(due)) && /Thu 7 January 2027 Core group meetings/.test(await wordsOf(due)));

    // Another child lives elsewhere.
    const other = await page.context().newPage();
    await other.clock.setFixedTime(new Date('2026-11-28T10:00:00'));
    await other.goto(`${page.url().split('#')[0]}#/england/journey/care-management/core-group`);
    await other.locator('[data-do="start-new"]').click();
    await opened(other);
    assert.equal(await other.locator('#council').inputValue(), 'Tees', 'a new journey begins with the last choice');
    await other.selectOption('#council', 'Norfolk');
    const own = other.locator('[data-date="care-management/core-group"]');
    await own.fill('26/11/2026');
    await own.blur();
    await until('no silence', async () => /No national time limit runs from these dates\..*Norfolk: we know no limit of its own/s.test(await wordsOf(other.locator('[data-part="due"]'))));
    assert.match(await wordsOf(other.locator('li', { has: own }).locator('.date-note')), /no national time limit runs from it\. A council may have its own/);
    await page.reload();
    await opened(page);
    await until('the first keeps its own', async () => (await page.locator('#council').inputValue()) === 'Tees' && /Thu 7 January 2027/.test(await wordsOf(due)));
  },

  'dates are given, sums follow, and all of it is there after reloading, after a crash, and by the map': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    const due = page.locator('[data-part="due"]');
    assert.match(await wordsOf(due.locator('.due [data-step$="core-group"]').first()), /15 working days from Mon 21 September 2026, leaving out weekends: by Mon 12 October 2026/);
    assert.match(await wordsOf(due), /Thu 5 November 2026 Three-day review with kin\s*The council must review the stay within 3 working days of [^()]* \(regulation\)/);
    await page.selectOption('#plan-0', 'kinship/exit-kco');
    await page.selectOption('#plan-1', 'kinship/exit-home');
    assert.equal(await page.locator('.plan').count(), 2);
    await page.locator('[data-ask]').nth(1).check();
    await page.locator('[data-part="record"] textarea').first().fill('Gran would have them.');
    const shown = await state(page);
    assert.match(shown.keep, /this browser keeps this journey/);
    await page.reload();
    await opened(page);
    assert.deepEqual(await state(page), shown, 'after reloading');
    // A crash: the page goes without being told.
    const context = page.context();
    await page.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await again.goto(page.url().split('#')[0] + '#/scotland/journey');
    await goOn(again);
    assert.deepEqual(await state(again), shown, 'after a crash, from the address without a road');
    assert.ok(again.url().includes(`trail=${TRAIL}`), 'the address says the road again');
    // A step more on the map: the same journey.
    await again.locator('[data-part="here"] a').click();
    await arrive(again, HERE);
    await (await unfold(again, 'trail')).getByText('We were here before', { exact: true }).click();
    await until('the road has grown', async () => again.url().includes(`trail=${TRAIL}.kinship-panel`));
    await unfold(again, 'trail');
    await again.getByText('Dates, plans and a page for the file').click();
    await opened(again);
    assert.equal(await given(again, DATES[0][0]), DATES[0][1], 'the dates go along with the road that has grown');
    assert.ok(again.url().includes(`trail=${TRAIL}.kinship-panel`));
    await again.getByRole('button', { name: 'Remove: Becomes looked after' }).click();
    await until('the step is off the road', async () => !again.url().includes('becomes-looked-after'));
    assert.equal(await given(again, DATES[0][0]), DATES[0][1]);
    await again.goBack();
    await until('the step is back', async () => again.url().includes('becomes-looked-after'));
    assert.equal(await given(again, DATES[2][0]), DATES[2][1]);
  },

  'a file that is no journey changes nothing and says why; a saved one opens the same, beside the others, and joins its own journey': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await giveDates(page);
    const saved = await download(page, '[data-do="save"]');
    assert.equal(saved.name, 'waymark-A-journey.json');
    const before = await state(page);
    const kept = await textOf(page, 'A');
    assert.equal(kept, saved.text, 'the file says what the device keeps');
    const change = (change) => JSON.stringify({ ...JSON.parse(saved.text), ...change });
    for (const [text, reason] of [
      ['{"waymark":', /damaged: its end is missing, or not a Waymark journey\. Choose a file/],
      ['{"map": "scotland/kinship"}', /damaged.*, or not a Waymark journey\. Choose a file/],
      [change({ version: 2 }), /a newer Waymark wrote it/],
      [change({ nation: 'narnia' }), /a nation that is not here, narnia/],
      [change({ asks: ['x'.repeat(1_100_000)] }), /too large/],
    ]) {
      await openFile(page, text);
      await until(String(reason), async () => reason.test(await wordsOf(page.locator('#open-file-note'))));
      assert.match(await wordsOf(page.locator('#open-file-note')), /Nothing here has changed/);
      assert.deepEqual(await state(page), before, String(reason));
      assert.equal(await textOf(page, 'A'), kept, String(reason));
    }
    const here = () => until('the journey of the file is there', async () => /from the file is here now/.test(await wordsOf(page.locator('[data-part="notice"]'))));
    await openFile(page, change({ id: 'another', label: 'another', dates: [] }));
    await here();
    assert.equal(await field(page, 'kinship/kinship-panel').inputValue(), '');
    assert.equal(await textOf(page, 'A'), kept, 'the one that was here lies beside it');
    await openFile(page, saved.text);
    await until('both are one', async () => /This device had this journey already/.test(await wordsOf(page.locator('[data-part="notice"]'))));
    assert.deepEqual((await state(page)).dates, before.dates);
    assert.ok(page.url().includes(`trail=${TRAIL}`), page.url());
    assert.deepEqual(Object.keys(await keptBy(page)).sort(), ['A', 'another'], 'its own journey was here already');
    // A journey of the other nation, opened from here.
    await openFile(page, change({ id: 'england', label: 'E', nation: 'england', here: 'care-management/strategy-meeting', trail: [], dates: [{ event: 'care-management/strategy-meeting', day: '2026-10-05' }] }));
    await until('England’s is there', async () => page.url().includes('#/england/journey/care-management/strategy-meeting'));
    await opened(page);
    assert.equal(await given(page, 'care-management/strategy-meeting'), '2026-10-05');
  },

  'two earlier involvements, a brother and four plans are given, corrected and kept, and stand on the sheet, in its text, picture and file': async ({ visit }) => {
    const page = await visit('#/england/journey/care-management/cp-plan?trail=care-management/strategy-meeting.initial-conference&earlier=care-management/cin-plan-meeting.cin-review', { ...TABLET, before: atTheDay });
    await opened(page);
    const past = (nth) => page.locator('[data-past]').nth(nth);
    const say = async (nth, what, text) => {
      await past(nth).locator(`textarea[id$="-${what}"]`).fill(text);
      await page.keyboard.press('Tab');
    };
    const take = async (list, text, name) => {
      await page.locator(`[id="find-${list}"]`).fill(text);
      await page.getByRole('button', { name: `Add ${name}`, exact: true }).click();
    };
    // What is marked on the maps is the first of them.
    await past(0).locator('summary').first().click();
    assert.equal(await past(0).locator('ol > li').count(), 2);
    await say(0, 'area', 'Area D');
    await say(0, 'from', '8 3 2021');
    await say(0, 'helped', 'The nursery');
    await until('the day is understood', async () => (await wordsOf(past(0).locator('summary').first())).includes('Mon 8 March 2021'));
    assert.ok(await past(0).evaluate((part) => part.open), 'it stays open');
    await say(0, 'to', '2020');
    await until('an end before the beginning is told beside its field', async () => /This ends before it begins/.test(await wordsOf(past(0).locator('[role="status"][id$="-note"]'))));
    assert.match(await past(0).locator('textarea[id$="-to"]').getAttribute('aria-describedby'), /^past-.+-note$/);
    await say(0, 'to', '');
    await until('and no more once it is mended', async () => (await wordsOf(past(0).locator('[role="status"][id$="-note"]'))) === '');
    await page.getByRole('button', { name: 'Add an earlier involvement' }).click();
    await until('the second is there', async () => (await page.locator('[data-past]').count()) === 2);
    const second = await past(1).getAttribute('data-past');
    await say(1, 'area', 'Area S');
    await say(1, 'from', '2019');
    await say(1, 'ended', 'They moved');
    await take(second, 'plan made', 'Child protection plan made');
    await take(second, 'child in need', 'Child in need review');
    await until('its steps are there', async () => (await past(1).locator('ol > li').count()) === 2);
    await past(1).getByRole('button', { name: 'Remove: Child protection plan made' }).click();
    await past(0).getByRole('button', { name: 'Remove: Child in need review' }).click();
    await until('one step is gone from each', async () => (await page.locator('[data-past] ol > li').count()) === 2);
    await until('the address says so', async () => page.url().endsWith('earlier=care-management/cin-plan-meeting&trail=care-management/strategy-meeting.initial-conference'));
    await page.getByText('Other children', { exact: true }).first().click();
    await take('child0', 'foster family', 'Foster family');
    const goals = ['children-in-care/returned-home', 'children-in-care/special-guardianship-order', 'permanence-long-term-fostering/placed-permanently', 'children-in-care/adoption-order'];
    for (const [nth, goal] of goals.entries()) await page.selectOption(`#plan-${nth}`, goal);
    const adoption = page.locator(`[data-plan-view="${goals[3]}"]`);
    await adoption.locator('summary').click();
    assert.doesNotMatch(await wordsOf(page.locator('[data-part="plans"]')), /\d+ steps/);
    await adoption.getByRole('button', { name: /^Choose Consent/ }).click();
    await until('the other step is chosen', async () => (await adoption.locator('[data-step$="#agreeing-to-adoption"]').count()) === 1);
    assert.ok(await adoption.locator('details').evaluate((part) => part.open), 'the route stays open');
    const check = async (page) => {
      const file = JSON.parse((await download(page, '[data-part="keep"] [data-do="save"]')).text);
      assert.deepEqual([file.earlier, file.plans, file.turns.length, file.others], [['care-management/cin-plan-meeting'], goals, 1, ['children-in-care/foster-placement']]);
      assert.deepEqual(Object.fromEntries(file.history), { '1 area': 'Area D', '1 from': '2021-03-08', '1 helped': 'The nursery', [`${second} area`]: 'Area S', [`${second} from`]: '2019', [`${second} ended`]: 'They moved', [`${second} steps`]: 'care-management/cin-review' });
      const places = [(await download(page, '[data-do="text"]')).text, (await download(page, '[data-do="svg"]')).text, await wordsOf(page.locator('[data-sheet="journey"]').first())];
      for (const place of places) {
        const words = place.replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ');
        for (const word of ['Area D, Mon 8 March 2021', 'Area S, 2019', 'Child in need review', 'Foster family', 'Plan A: Living safely', 'Plan D: Adoption order', 'Consent to placement']) assert.ok(words.includes(word), `${word} is not in ${words}`);
      }
      assert.match(await wordsOf(page.locator('[data-part="record"]')), /Area S, 2019[^]*They moved/);
    };
    await check(page);
    assert.doesNotMatch(page.url(), /Area|2019|They/);
    await page.reload();
    await opened(page);
    await check(page);
    assert.deepEqual(await broken(page, 'involvements and plans'), []);
    await page.locator('[data-past] summary').nth(0).click();
    await past(0).getByText('Remove this involvement').click();
    await past(0).getByRole('button', { name: 'Remove it, with its steps and words' }).click();
    await until('it is gone', async () => (await page.locator('[data-past]').count()) === 1);
    assert.doesNotMatch(page.url(), /earlier/);
  },

  'once the page is there nothing is asked of anybody, whatever is done on it': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    const before = page.asked.length;
    await giveDates(page);
    await page.selectOption('#plan-0', { index: 2 });
    await page.locator('[data-ask]').first().check();
    await page.locator('[data-part="record"] textarea').first().fill('A word');
    for (const what of ['svg', 'png', 'text', 'ics', 'save']) await download(page, `[data-do="${what}"]`);
    await page.locator('[data-list="forget"] summary').click();
    await page.locator('[data-part="keep"] [data-do="forget"]').click();
    await page.locator('[data-gone]').getByText('A is forgotten.').waitFor();
    // Whatever had been asked for before is in this list once a page asked for after it has come.
    await page.evaluate(() => fetch('?last').then((answer) => answer.text()));
    assert.deepEqual(page.asked.slice(before).filter((url) => !url.endsWith('?last')), []);
  },

  'without its program the page says so, and it can be tried again': async ({ visit, serveChanged }) => {
    let isAway = true;
    const from = await serveChanged((path) => (isAway && /journey(_bg)?\.(js|wasm)$/.test(path) ? { status: 503, body: 'busy' } : undefined));
    const page = await visit(JOURNEY, { from, faulty: true });
    const told = page.locator('[data-view="journey"] [role="status"]');
    await until('it says so', async () => /could not load this/.test(await wordsOf(told)));
    await told.getByRole('button', { name: 'Try again' }).click();
    await until('it says so again', async () => /could not load this/.test(await wordsOf(told)));
    isAway = false;
    await told.getByRole('button', { name: 'Try again' }).click();
    await opened(page);
    let isMapAway = true;
    const other = await serveChanged((path) => (isMapAway && path === 'maps/scotland/permanence.json' ? { status: 503, body: 'busy' } : undefined));
    const second = await visit(JOURNEY, { from: other, faulty: true });
    await second.getByRole('button', { name: 'Try again' }).waitFor();
    isMapAway = false;
    await second.getByRole('button', { name: 'Try again' }).click();
    await opened(second);
  },

  'the copy for use without a signal and the single file hold the journey': async ({ browser, folder, visit }) => {
    const page = await visit(fragment(HERE), { ...PHONE, serviceWorkers: 'allow' });
    await until('the copy is kept', () => page.evaluate(async () => Boolean(navigator.serviceWorker.controller && (await navigator.serviceWorker.getRegistration())?.active)));
    await page.context().setOffline(true);
    await turnTo(page, JOURNEY);
    await opened(page);
    await giveDates(page);
    assert.match(await wordsOf(page.locator('[data-part="due"]')), /Thu 5 November 2026/);
    const file = copyOf(folder);
    const context = await browser.newContext(PHONE);
    try {
      const own = await context.newPage();
      const faults = [];
      context.on('weberror', (error) => faults.push(error.error().message));
      context.on('request', (request) => !/^(blob|data|file):/.test(request.url()) && faults.push(request.url()));
      await own.goto(file.url + JOURNEY);
      await opened(own);
      await giveDates(own);
      assert.match(await wordsOf(own.locator('[data-part="due"]')), /Thu 5 November 2026/);
      assert.equal(await own.locator('.code').count(), 0, 'a file has no address to hand on');
      assert.deepEqual(faults, []);
    } finally {
      await context.close();
      file.drop();
    }
  },

  'on a phone nothing runs out sideways, every field has its label, headings go down one by one, and axe finds nothing': async ({ visit }) => {
    const found = [];
    for (const wish of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { ...PHONE, colorScheme: 'light' }, { viewport: { width: 320, height: 640 } }]) {
      const page = await visit(JOURNEY, wish);
      await opened(page);
      found.push(...(await broken(page, `empty ${JSON.stringify(wish)}`)));
      await giveDates(page);
      await page.selectOption("#plan-0", "kinship/exit-kco");
      await page.selectOption('#plan-1', { index: 4 });
      found.push(...(await broken(page, JSON.stringify(wish))));
      const width = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(width[0] <= width[1], `${width}`);
      const without = await page.locator('main :is(input, select, textarea)').evaluateAll((all) => all.filter((one) => !one.labels?.length && !one.ariaHidden).map((one) => one.outerHTML));
      assert.deepEqual(without, []);
      const levels = await page.locator('h1, h2, h3, h4').evaluateAll((all) => all.map((heading) => Number(heading.localName[1])));
      for (const [idx, level] of levels.entries()) assert.ok(level <= (levels[idx - 1] ?? 0) + 1, `heading ${idx + 1} skips from ${levels[idx - 1]} to ${level}`);
      const ids = await page.locator('main [id]').evaluateAll((all) => all.map((one) => one.id));
      assert.equal(new Set(ids).size, ids.length, 'an id stands twice');
    }
    assert.deepEqual(found, []);
  },

  'by the keyboard alone a date is given, and the sheet and the record are printed': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: (page) => page.addInitScript(() => { window.printed = []; window.print = () => window.printed.push(document.documentElement.dataset.print); }) });
    await opened(page);
    // What a browser offers to fill in, or keeps in its session, may be about another child.
    const loose = await page.locator('main :is(textarea, input:not([type=checkbox], [type=file], .picker))').evaluateAll((fields) => fields.filter((field) => field.autocomplete !== 'off').map((field) => field.id));
    assert.deepEqual(loose, []);
    const tabTo = async (selector) => {
      for (let press = 0; press < 150; press++) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`the tab key never came to ${selector}`);
    };
    await tabTo('[data-skip="journey-give"]');
    await page.keyboard.press('Enter');
    await until('the part has the focus', () => page.evaluate(() => document.activeElement?.id === 'journey-give'));
    assert.ok(page.url().endsWith(JOURNEY), 'a jump within the page leaves the address alone');
    await tabTo('[data-date="child-protection/concern-raised"]');
    await page.keyboard.type('9 Sept 2026');
    await until('the day is taken', async () => /Wed 7 October 2026/.test(await wordsOf(page.locator('[data-part="due"]'))));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.date), 'child-protection/concern-raised', 'the focus stays in the field');
    await tabTo('[data-do="print-sheet"]');
    await page.keyboard.press('Enter');
    await tabTo('[data-do="print-record"]');
    await page.keyboard.press('Enter');
    assert.deepEqual(await page.evaluate(() => window.printed), ['journey', 'record']);
  },

  'nothing is called saved or printed that may not be: downloads that are swallowed or refused, no print, no clipboard, another app’s browser': async ({ visit }) => {
    const ways = {
      'downloads are swallowed': [() => { HTMLAnchorElement.prototype.click = () => undefined; }, /^Look in your downloads\. If the file is not there/],
      'files are refused': [() => { URL.createObjectURL = () => { throw new Error('refused'); }; }, /^This browser cannot (save files|make the picture|make)|could not make the picture/],
      'inside another app': [() => {
        window.shared = [];
        Object.assign(Navigator.prototype, { canShare: ({ files }) => files.length === 1, share: async ({ files }) => { window.shared.push(files[0].name); } });
      }, /^Look in your downloads/],
    };
    for (const [way, [change, said]] of Object.entries(ways)) {
      const userAgent = way === 'inside another app' ? 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/400]' : undefined;
      const page = await visit(JOURNEY, { userAgent, before: async (page) => { await atTheDay(page); await page.addInitScript(change); await page.addInitScript(() => { delete window.print; Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }); }); } });
      await opened(page);
      await giveDates(page);
      const notice = page.locator('[data-part="notice"]');
      for (const what of ['ics', 'svg', 'png', 'text', 'save']) {
        await page.locator(`[data-do="${what}"]`).click();
        await until(`${way}: ${what}`, async () => said.test(await wordsOf(notice)));
        assert.doesNotMatch(await wordsOf(notice), /Saved/);
      }
      await page.locator('[data-do="copy"]').click();
      await until('copying is refused', async () => /does not let us copy/.test(await wordsOf(notice)));
      await page.locator('[data-do="print-sheet"]').click();
      await page.getByText('This browser cannot print.').first().waitFor();
      if (userAgent) {
        assert.deepEqual((await page.evaluate(() => window.shared)).map((name) => name.split('.').at(-1)), ['ics', 'svg', 'png', 'txt', 'json']);
        assert.match(await wordsOf(page.locator('[data-part="remind"]')), /another app’s browser/);
      }
      await page.context().close();
    }
  },

  'without a day ahead no calendar file is made': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await page.locator('[data-do="ics"]').click();
    await until('it is said', async () => /no dates ahead to save/.test(await wordsOf(page.locator('[data-part="notice"]'))));
  },

  'the sheet is one page in letters of nine points and more; what does not fit is on a second that the first names': async ({ atlas, visit }) => {
    const names = await endingsTold(await visit(fragment(HERE)), atlas);
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    await field(page, DATES[1][0]).fill(DATES[1][1]);
    const sheet = await printedShut(page);
    assert.equal(sheet.pages.length, 1, sheet.text);
    for (const name of names) assert.ok(flat(sheet.text).includes(flat(name)), `${name} is not on the sheet:\n${sheet.text}`);
    for (const text of ['Journey sheet: Scotland', 'Kinship panel', 'held Mon 21 September 2026', 'Worker and team:', 'Who was there:', 'Signature and date:', 'The newest law or guidance we read']) assert.ok(flat(sheet.text).includes(flat(text)), text);
    for (const text of ['How we count days', 'Dates you know', 'Page 1 of 2']) assert.ok(!flat(sheet.text).includes(flat(text)), text);
    // Every limit of an emergency placement is more than a page.
    await giveDates(page);
    const dated = await printedShut(page);
    assert.equal(dated.pages.length, 2, dated.text);
    assert.ok(flat(dated.pages[0]).includes(flat('Thu 5 November 2026')) && flat(dated.pages[0]).includes(flat('Page 1 of 2. On page 2: ')), dated.text);
    await fold(page, true);
    await page.locator('[data-part="record"] textarea').first().fill('Gran would have them.');
    assert.ok(!flat((await printedShut(page)).text).includes(flat('Gran would have them.')), 'without the record unless it is asked for');
    await page.locator('#with-record').evaluate((box) => box.click());
    const withWords = await printedShut(page);
    assert.equal(withWords.pages.length, 2, withWords.text);
    const [first, second] = withWords.pages.map(flat);
    assert.ok(first.includes(flat('Supervision record')) && second.includes(flat('Gran would have them.')), withWords.text);
    await page.locator('#with-record').evaluate((box) => box.click());
    assert.ok(!flat((await printedShut(page)).text).includes(flat('Gran would have them.')), 'without the record again');
    for (const [here, trail, dates] of LONG) {
      const page = await visit(`#/${here.startsWith('childrens') ? 'scotland' : 'england'}/journey/${here}?trail=${trail}`, { before: atTheDay });
      await opened(page);
      for (const event of dates) await field(page, event).fill('2026-10-05');
      for (const nth of [0, 1, 2]) await page.locator('[data-ask]').nth(nth).check();
      const sheet = await printedShut(page);
      assert.ok(sheet.pages.length <= 2, `${here}:\n${sheet.text}`);
      assert.equal(/Page 1 of 2/.test(sheet.text), sheet.pages.length === 2);
      assert.ok(9 * 1.1 <= sheet.smallest, `${here}: letters ${sheet.smallest} points tall`);
    }
  },

  'a child’s age is asked for without a day, and what comes only years later is said so; a meeting without a rhythm asks for its next day': async ({ visit }) => {
    const page = await visit('#/scotland/journey/child-protection/core-group?trail=child-protection/cppm', { before: atTheDay });
    await opened(page);
    const age = page.locator('#age');
    const said = page.locator('#age-note');
    await age.fill('five');
    await age.blur();
    await until('it cannot be read', async () => /We cannot read this age/.test(await wordsOf(said)) && (await age.getAttribute('aria-invalid')) === 'true');
    await age.fill('6 March 2021');
    await age.blur();
    await until('a month is kept', async () => (await age.inputValue()) === 'March 2021' && /^5 years old now\.$/.test(await wordsOf(said)));
    const saved = JSON.parse((await download(page, '[data-do="save"]')).text);
    assert.equal(saved.age, '2021-03', 'and no day');
    const text = (await download(page, '[data-do="text"]')).text;
    assert.match(text, /Not before 2039: Young person turns 18\./);
    const group = page.locator('[data-date="child-protection/core-group"]');
    await group.fill('2/11/2026');
    await group.blur();
    const due = page.locator('[data-part="due"]');
    await until('the meeting sets the next', async () => /The meeting sets the next day/.test(await wordsOf(due)));
    const next = page.locator('[data-date="child-protection/core-group|next time"]');
    await next.fill('23/11/2026');
    await next.blur();
    await until('it is planned', async () => /Mon 23 November 2026 Core group meeting/.test(await wordsOf(due)) && !/The meeting sets/.test(await wordsOf(due)));
    await page.locator('[data-do="ics"]').scrollIntoViewIfNeeded();
    await page.reload();
    await opened(page);
    await until('the age is kept', async () => (await age.inputValue()) === 'March 2021');
  },

  'an action’s day is read as any other, it can be ticked, and what is open goes on to the next record': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    const form = page.locator('[data-part="record"]');
    const date = form.locator('#record-day');
    await date.fill('next week');
    await date.blur();
    await until('what is no date is told beside the field', async () => /We cannot read this date\./.test(await wordsOf(form.locator('#record-day-note'))));
    assert.equal(await date.getAttribute('aria-describedby'), 'record-day-note');
    await date.fill('3/11/2026');
    await date.blur();
    await until('a date is written as it was understood', async () => (await date.inputValue()) === 'Tue 3 November 2026' && (await wordsOf(form.locator('#record-day-note'))) === '');
    const by = form.locator('#record-action-1-by');
    const said = form.locator('#record-action-1-by-note');
    await form.locator('#record-action-1-what').fill('Call Gran');
    await form.locator('#record-action-2-what').fill('Ask school');
    await by.fill('6 13 2026');
    await by.blur();
    await until('there is no such day', async () => /no such day/.test(await wordsOf(said)));
    await by.fill('6 11 26');
    await by.blur();
    await until('the year is asked about', async () => /Do you mean Fri 6 November 2026\?/.test(await wordsOf(said)));
    await said.getByRole('button').click();
    await until('it is taken', async () => (await by.inputValue()) === 'Fri 6 November 2026' && (await wordsOf(said)) === '');
    await form.locator('#record-action-2-by').fill('9/11/2026');
    await form.locator('#record-action-2-by').blur();
    await until('a whole day counts at once', async () => (await form.locator('#record-action-2-by').inputValue()) === 'Mon 9 November 2026');
    await form.locator('#record-action-2-done').check();
    await form.getByRole('button', { name: 'Start a new record' }).click();
    await until('what is open goes on', async () => (await form.locator('#record-action-1-what').inputValue()) === 'Call Gran' && (await form.locator('#record-action-2-what').inputValue()) === '');
    assert.equal(await by.inputValue(), 'Fri 6 November 2026');
    assert.match(await wordsOf(form), /Ask school; by when: Mon 9 November 2026 \(Done\)/);
    await form.locator('#record-action-1-done').check();
    await page.reload();
    await opened(page);
    assert.ok(await form.locator('#record-action-1-done').isChecked(), 'a tick is kept');
    await form.locator('#record-action-1-done').uncheck();
    await page.reload();
    await opened(page);
    assert.ok(!(await form.locator('#record-action-1-done').isChecked()), 'and taken away');
  },

  'each supervision has a record of its own, last time’s words beside this time’s; both are in the file, the text and on paper': async ({ visit }) => {
    const page = await visit(JOURNEY, { before: atTheDay });
    await opened(page);
    const form = page.locator('[data-part="record"]');
    assert.equal(await form.locator('ol').first().locator('textarea').count(), 7, 'the seven questions');
    await form.getByLabel('Present').fill('A. Khan');
    await form.locator('textarea').first().fill('Gran would have them.');
    await form.getByLabel('Decisions').fill('Ask Gran.');
    await form.getByLabel('Action 1: by whom').fill('A. Khan');
    await form.getByLabel('Action 1: what').fill('Call Gran');
    await form.getByRole('button', { name: 'Add an action' }).click();
    await until('the new row has the focus', () => page.evaluate(() => document.activeElement?.id === 'record-action-4-what'));
    await form.getByRole('button', { name: 'Start a new record' }).click();
    await until('the new record is open', async () => (await form.locator('textarea').first().inputValue()) === '');
    assert.match(await wordsOf(form), /Last time \(Tue 3 November 2026\): Gran would have them\./);
    await form.locator('textarea').first().fill('She has said yes.');
    assert.equal(await form.locator('textarea').first().inputValue(), 'She has said yes.');
    const without = (await download(page, '[data-do="text"]')).text;
    assert.ok(!without.includes('She has said yes.'), without);
    await page.locator('#with-record').evaluate((box) => box.click());
    const text = (await download(page, '[data-do="text"]')).text;
    assert.ok(text.includes('She has said yes.') && !text.includes('Gran would have them.'), text);
    const saved = await download(page, '[data-do="save"]');
    assert.deepEqual([JSON.parse(saved.text).version, new Set(JSON.parse(saved.text).records.map(([name]) => name.split(' ')[0])).size], [1, 2]);
    await page.evaluate(() => document.documentElement.setAttribute('data-print', 'record'));
    const record = await printed(page);
    assert.ok(record.pages.length <= 2 && 9 * 1.1 <= record.smallest, `${record.pages.length} pages, ${record.smallest}`);
    for (const words of ['Supervision record: Kinship panel', 'She has said yes.', 'Gran would have them.', 'Where is this child on the journey now?', 'Call Gran']) assert.ok(flat(record.text).includes(flat(words)), words);
    for (const words of ['Journey sheet', 'To keep this picture', 'Start a new record']) assert.ok(!flat(record.text).includes(flat(words)), words);
    await page.reload();
    await opened(page);
    await form.getByLabel('Record of').selectOption({ index: 0 });
    await until('the first is open again', async () => (await form.locator('textarea').first().inputValue()) === 'Gran would have them.');
  },

  'before a meeting: from its step to one page in large letters for whoever reads, and one for the worker': async ({ visit }) => {
    const page = await visit(fragment(HERE), { before: atTheDay });
    await page.getByRole('link', { name: 'Get ready' }).click();
    await ready(page);
    const part = page.locator('[data-fold="meeting"]');
    await until('the part is open and has the focus', () => page.evaluate(() => document.activeElement?.id === 'journey-meeting' && document.activeElement.closest('details').open));
    assert.ok(!/lens/.test(page.url()), page.url());
    await page.evaluate(() => document.documentElement.setAttribute('data-print', 'meeting'));
    const check = async (is_large, ...words) => {
      const sheet = await printed(page);
      assert.equal(sheet.pages.length, 1, sheet.text);
      assert.ok((is_large ? 14 : 9) * 1.1 <= sheet.smallest, `letters ${sheet.smallest} points tall`);
      for (const word of words) assert.ok(flat(sheet.text).includes(flat(word)), `${word}:\n${sheet.text}`);
      return sheet.text;
    };
    await check(true, 'A panel gives advice about the carer', 'Who decides', 'Day and time', '0808 800 0006');
    await part.getByLabel('Page for').selectOption('child');
    await check(true, '0800 1111');
    await part.getByLabel('Page for').selectOption('worker');
    await check(false, 'Who has to be asked', 'Kinship panel');
    const text = (await download(page, '[data-do="save-meeting"]')).text;
    assert.match(text, /\[ \] /);
    // The longest pages.
    for (const step of ['england/care-management#initial-conference', 'england/care-management#care-application', 'scotland/childrens-hearings#grounds-hearing', 'scotland/childrens-hearings#advice-hearing', 'england/care-management#transfer-in-conference']) {
      const [nation, map, at] = step.split(/[/#]/);
      await turnTo(page, `#/${nation}/journey/${map}/${at}`);
      await page.locator('[data-fold="meeting"]').waitFor({ state: 'attached' });
      await page.evaluate(() => document.querySelector('[data-fold="meeting"]').setAttribute('open', ''));
      for (const reader of ['parent', 'carer', 'child', 'worker']) {
        await page.selectOption('#meeting-for', reader);
        await check(reader !== 'worker', 'Waymark is information');
      }
    }
  },

  'the page of a case with dates is six screens of a tablet at the most': async ({ visit }) => {
    const page = await visit(JOURNEY, { ...TABLET, before: atTheDay });
    await ready(page);
    await page.locator('[data-part="keep"] [data-do="save"]').waitFor();
    await giveDates(page);
    const screens = await page.evaluate(() => document.documentElement.scrollHeight / innerHeight);
    assert.ok(screens <= 6, `${screens} screens`);
  },

  'the picture, the dates, the text and the code say to other programs what the page says': async ({ atlas, site, visit }) => {
    const told = await endingsTold(await visit(fragment(HERE)), atlas);
    const page = await visit(JOURNEY, { before: atTheDay, permissions: ['clipboard-read', 'clipboard-write'] });
    await opened(page);
    await giveDates(page);
    const svg = (await download(page, '[data-do="svg"]')).text;
    assert.ok(!/foreignObject|<style|class=|<script/.test(svg));
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg);
    const png = PNG.sync.read((await download(page, '[data-do="png"]')).bytes);
    assert.deepEqual([png.width, png.height], [2 * width, Math.floor(2 * height)], 'the whole drawing, twice as large');
    const last = png.data.subarray(png.data.length - 4);
    assert.deepEqual([...last], [255, 255, 255, 255], 'drawn to its end');
    const names = told.map(flat);
    const drawnWords = flat(await page.evaluate((svg) => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement.textContent, svg));
    for (const name of names) assert.ok(drawnWords.includes(name), `the picture has no ${name}`);

    const text = (await download(page, '[data-do="text"]')).text;
    for (const name of names) assert.ok(flat(text).includes(name), `the text has no ${name}`);
    await page.locator('[data-do="copy"]').click();
    await until('it is copied', async () => /Text copied/.test(await wordsOf(page.locator('[data-part="notice"]'))));
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);

    const ics = (await download(page, '[data-do="ics"]')).text;
    const events = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const listed = await page.locator('[data-part="due"] > .due time').evaluateAll((all) => all.map((time) => time.dateTime).filter((day) => '2026-11-03' <= day));
    assert.deepEqual(events.map((event) => event.startDate.toString()).sort(), listed.sort());
    assert.equal(new Set(events.map((event) => event.uid)).size, events.length);
    assert.ok(events.every((event) => event.startDate.isDate && event.endDate.isDate && /^Waymark A: /.test(event.summary) && /\((law|regulation|guidance)/.test(event.description)));

    const code = PNG.sync.read(await page.locator('#part-sheet svg.code').screenshot());
    const read = jsQR(new Uint8ClampedArray(code.data), code.width, code.height);
    assert.equal(read?.data, `${site.url}scotland/${JOURNEY}`);
  },
};

/** Waits until the journey's page is there, and opens what is closed on it. */
export async function opened(page) {
  await ready(page);
  await page.locator('[data-part="keep"] [data-do="save"]').waitFor();
  await fold(page, true);
}

/** Opens or shuts the parts that open when they are asked for. */
export async function fold(page, open) {
  await page.evaluate((open) => document.querySelectorAll('[data-fold]').forEach((part) => part.toggleAttribute('open', open)), open);
  await page.waitForTimeout(50);
}

/** Prints the page with those parts shut: what is open is what the browser prints, else the sheet. */
async function printedShut(page) {
  await fold(page, false);
  return printed(page);
}

/** The names of the endings that the page of a step tells first. */
async function endingsTold(page, atlas) {
  const told = await namesIn(page, '.endings-part > .ending-kind li[data-step]:not(.route li)');
  assert.ok(2 < told.length);
  const names = told.map((name) => atlas.steps.get(name).text.name);
  await page.context().close();
  return names;
}

/** Answers the question which journey is meant. */
export async function goOn(page, label = 'A') {
  await ready(page);
  await page.getByRole('button', { name: `Continue ${label}` }).click();
  await opened(page);
}

/** The journeys that the device keeps, by their labels. */
export async function keptBy(page) {
  const texts = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('waymark.journey.')).map(([, text]) => text));
  return Object.fromEntries(texts.flatMap((text) => {
    try {
      return [[JSON.parse(text).label, JSON.parse(text)]];
    } catch {
      return [];
    }
  }));
}

/** The text of a journey that the device keeps, as it lies there. */
export async function textOf(page, label) {
  const own = (await keptBy(page))[label];
  return own && JSON.stringify(own);
}

export function field(page, event) {
  return page.locator(`[data-date="${event}"]`);
}

/** The day given in a field, as `2026-11-02`. */
export function given(page, event) {
  return field(page, event).getAttribute('data-day');
}

export async function giveDates(page) {
  for (const [event, day] of DATES) await field(page, event).fill(day);
}

/** What the page shows of what was given. */
export function state(page) {
  return page.evaluate(() => {
    const values = (selector) => Object.fromEntries([...document.querySelectorAll(selector)].map((field) => [field.id || field.dataset.ask, field.type === 'checkbox' ? field.checked : (field.dataset.day ?? field.value)]));
    const words = (part) => document.querySelector(`[data-part="${part}"]`).textContent;
    return { dates: values('[data-date]'), plans: values('[data-plan]'), asks: values('[data-ask]'), notes: values('[data-part="record"] :is(input, textarea)'), due: words('due'), plan: words('plans'), road: words('road'), keep: document.querySelector('[data-part="keep"] p').textContent };
  });
}

/** Goes to a step by a link of the page, as a reader who looks for it would. */
export async function walk(page, name) {
  await page.evaluate((hash) => {
    const link = Object.assign(document.createElement('a'), { href: hash, textContent: 'there' });
    document.querySelector('[data-panel], main').append(link);
    link.click();
    link.remove();
  }, fragment(name));
  await arrive(page, name);
}

/** Presses a button that saves a file. Gives its name, its bytes and its text. */
export async function download(page, selector) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(selector).click()]);
  const bytes = readFileSync(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

export async function openFile(page, text) {
  await page.locator('[data-open]').setInputFiles({ name: 'some.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}
