// A trainer's walk with a group, in front of a room.
import assert from 'node:assert/strict';
import { broken } from './access.mjs';
import { targetsOf } from './atlas.mjs';
import { download } from './journey.mjs';
import { flat, PHONE, printed, ready, turnTo, unfold, until, wordsOf } from './visit.mjs';

const HALL = { viewport: { width: 1920, height: 1080 } };
const WALK = '#/england/walk/children-in-care/permanence-plan?lit=m1-s1';
const PLAN = 'england/children-in-care#permanence-plan';

const opened = (page) => page.locator('h1#walk-title').waitFor();
const shown = (page) => page.locator('.walk-option').count();
const title = (page) => page.locator('h1#walk-title').textContent();
const told = async (page, words) => until(`it says ${words}`, async () => words.test(await page.locator('[data-part="told"]').textContent()));
const size = (locator) => locator.evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
const focused = (page) => page.evaluate(() => document.activeElement.id);
const kept = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('waymark.walk.')).map(([key, text]) => [key, JSON.parse(text)])));
const refused = (page) => page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } }));

const openRoom = async (page) => {
  const [room] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Open the room’s window' }).click()]);
  await ready(room);
  await opened(room);
  return room;
};

export const journeys = {
  'a trainer walks a group through a scenario by keys: options are hidden, shown one by one, taken, and another route keeps the first': async ({ atlas, visit }) => {
    const page = await visit('#/learn/m1-s1', HALL);
    await page.getByRole('link', { name: 'Walk this with a group (England: children in care)' }).click();
    await opened(page);
    await page.waitForLoadState('networkidle');
    page.asked.length = 0;
    const names = targetsOf(atlas, PLAN).map((name) => atlas.steps.get(name).text.name);
    assert.equal(await page.locator('.walk-hidden').count(), names.length);
    const words = await page.locator('main').innerText();
    for (const name of names) assert.ok(!words.includes(name), `${name} is hidden`);
    for (const [what, least] of [['.walk-top h1', 24], ['.walk-plain', 24], ['.walk-asks li', 28]]) assert.ok((await size(page.locator(what).first())) >= least, what);
    assert.equal(await focused(page), 'walk-title');
    await page.keyboard.press('Space');
    await until('one is shown', async () => (await shown(page)) === 1);
    assert.ok((await size(page.locator('.walk-take').first())) >= 28);
    await told(page, /^Option 1: /);
    const first = await page.locator('.walk-option').first().innerText();
    for (const part of ['Who decides', 'Time limit', 'Law and guidance']) assert.ok(first.includes(part), part);
    // Its details fold, and only those of one option are open.
    await page.getByRole('button', { name: /^Details/ }).click();
    await until('they are folded', async () => (await page.locator('.walk-answer:visible').count()) === 0);
    // An option that is hidden is not taken.
    await page.keyboard.press('2');
    await told(page, /^Show this option first/);
    assert.equal(await page.locator('.walk-so-far li').count(), 1);
    await page.keyboard.press('1');
    await until('it is taken', async () => (await page.locator('.walk-so-far li').count()) === 2);
    const one = await title(page);
    await told(page, new RegExp(`^You are now at: `));
    assert.equal(await focused(page), 'walk-title');
    await page.keyboard.press('b');
    await until('one step back', async () => (await page.locator('.walk-so-far li').count()) === 1);
    assert.equal(await shown(page), 1, 'what was shown stays so');
    await page.keyboard.press('Space');
    await until('two are shown', async () => (await shown(page)) === 2);
    await page.keyboard.press('2');
    await until('another is taken', async () => (await page.locator('.walk-so-far li').count()) === 2);
    assert.notEqual(await title(page), one);
    await page.keyboard.press('Backspace');
    await page.getByRole('button', { name: new RegExp(`^Route 1: .*${one.slice(0, 12)}`) }).click();
    await until('the first route is there', async () => (await title(page)) === one);
    await page.locator('#walk-go-to-0').click();
    await page.getByRole('button', { name: 'Show all' }).click();
    await until('all are shown', async () => (await shown(page)) === names.length);
    assert.notEqual(await focused(page), '', 'the focus is never lost');
    // In a field keys are letters.
    await page.getByLabel('Notes for this step').fill('Let them argue');
    await page.getByLabel('Notes for this step').press('1');
    assert.equal(await page.getByLabel('Notes for this step').inputValue(), 'Let them argue1');
    assert.deepEqual(await broken(page, 'a walk'), []);
    assert.deepEqual(page.asked, [], 'nothing is asked for while it is used');
    await page.reload();
    await opened(page);
    assert.equal(await page.getByLabel('Notes for this step').inputValue(), 'Let them argue1');
    assert.equal(await shown(page), names.length);
    const { pages, text } = await printed(page);
    assert.equal(pages.length, 2, 'the case on one sheet, the answers on another');
    assert.ok(!text.includes('Let them argue'));
    assert.ok(!flat(pages[0]).includes(flat('Who decides the council')) && flat(pages[1]).includes('answers'));
    await page.setViewportSize(PHONE.viewport);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, 'nothing runs sideways');
  },

  'groups choose by their letters, go their own routes, and are compared on one sheet with what the course teaches': async ({ visit }) => {
    const page = await visit('#/england/children-in-care/permanence-plan', { ...HALL, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('main.step').waitFor();
    await unfold(page, 'trail');
    await page.getByRole('link', { name: 'Walk this with a group' }).click();
    await opened(page);
    for (const count of [1, 2]) {
      await page.getByRole('button', { name: 'Add a group' }).click();
      await told(page, new RegExp(`${count} group`));
    }
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: /^Group A chooses/ }).first().click();
    await told(page, /^Group A chooses/);
    await page.getByRole('button', { name: /^Group B chooses: Care or supervision order application/ }).click();
    assert.equal(await page.getByRole('button', { name: /^Group B chooses: Care or supervision order application/ }).getAttribute('aria-pressed'), 'true');
    await page.getByRole('button', { name: 'Go there: Group B' }).click();
    await until('it goes where the group is', async () => /Care or supervision order application/.test(await title(page)));
    await page.getByRole('button', { name: 'Compare the routes' }).click();
    await page.locator('.walk-table').waitFor();
    assert.deepEqual(await page.locator('.walk-table th[scope=col]').allTextContents(), ['Group A', 'Group B']);
    assert.deepEqual(await page.locator('.walk-table tr', { hasText: 'Steps where a court decides' }).locator('td').allTextContents(), ['0', '1']);
    assert.match(await wordsOf(page.locator('.walk-debrief')), /Group A → .*; Group B → Care or supervision order application/);
    const outcome = page.getByRole('checkbox').first();
    await outcome.check();
    assert.deepEqual(await broken(page, 'the comparison of routes'), []);
    assert.equal((await printed(page)).pages.length, 1);
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await told(page, /copied/i);
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Group B: .*\(not finished\)\n.*Orders and emergency powers: 0[\s\S]*\[x\] /);
    await page.getByRole('button', { name: 'Back to the step' }).click();
    await page.getByRole('button', { name: 'Show a code for phones' }).click();
    const code = await page.locator('.walk-code .code').boundingBox();
    assert.ok(500 <= code.width && 500 <= code.height, JSON.stringify(code));
    // What is forgotten on About is forgotten here.
    await turnTo(page, '#/about');
    await page.getByRole('button', { name: 'List what this device keeps' }).click();
    await page.locator('[data-held]', { hasText: 'a walk with a group' }).waitFor();
    const asked = [];
    page.once('dialog', (dialog) => asked.push(dialog.message()) && dialog.dismiss());
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await until('it is asked first', async () => asked.length === 1);
    assert.match(asked[0], /walk with a group/);
    assert.equal(Object.keys(await kept(page)).length, 1);
    page.once('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await until('nothing is kept', async () => Object.keys(await kept(page)).length === 0);
  },

  'a handout of a long walk and a long case loses no line: the answers are on sheets after them': async ({ visit }) => {
    const page = await visit(WALK, HALL);
    await opened(page);
    await page.getByText('Your own case, and the file').click();
    const sentences = Array.from({ length: 60 }, (_, at) => `Sentence ${at} of a long made-up case.`);
    await page.getByLabel('The case, in two sentences').fill(sentences.join(' '));
    await page.getByText('Your own case, and the file').click();
    await page.locator('h1#walk-title').focus();
    for (let n = 2; n <= 7; n += 1) {
      await page.keyboard.press('Space');
      await page.keyboard.press('1');
      await until(`${n} steps are walked`, async () => (await page.locator('.walk-so-far li').count()) === n);
    }
    await page.evaluate(() => document.documentElement.setAttribute('data-print', 'handout'));
    const { pages } = await printed(page);
    const lines = (sheet) => page.locator(sheet).locator('strong, .facts dd, ol ol > li').evaluateAll((all) => all.map((one) => one.firstChild.textContent));
    const [asked, answers] = [await lines('.walk-handout .sheet-page:first-child'), await lines('.walk-handout .sheet-page:last-child')];
    assert.ok(12 < asked.length && 60 < answers.length, `${asked.length} ${answers.length}`);
    const first = pages.findIndex((text) => /: Answers/.test(text));
    assert.ok(1 < first, `${first}`);
    const words = (from, to) => flat(pages.slice(from, to).join(' '));
    for (const line of [...sentences, ...asked]) assert.ok(words(0, first).includes(flat(line)), `${line} is asked`);
    // A line may go on in the next column or on the next sheet: one piece of it is broken there.
    const answered = words(first);
    for (const line of answers) assert.ok(flat(line).match(/.{1,40}/g).filter((piece) => !answered.includes(piece)).length <= (line.length < 60 ? 0 : 1), `${line} is answered`);
    assert.ok(!words(0, first).includes(flat('Law and guidance')), 'no answer stands with the questions');
  },

  'the room has a window of its own, in step with the trainer’s and without their notes': async ({ visit }) => {
    const page = await visit(WALK, HALL);
    await opened(page);
    await page.getByLabel('Notes for this step').fill('Mind Ola');
    const room = await openRoom(page);
    assert.equal(await room.locator('button.walk-take, textarea, .walk-desk').count(), 0);
    await page.locator('h1#walk-title').focus();
    await page.keyboard.press('Space');
    await until('the room sees it', async () => (await shown(room)) === 1);
    await page.keyboard.press('1');
    const there = await title(page);
    await until('the room goes along', async () => (await title(room)) === there);
    await page.keyboard.press('Space');
    await until('and sees the next', async () => (await shown(room)) === 1);
    for (const what of ['.walk-case p', '.walk-so-far li', '.walk-top h1', '.walk-plain', '.walk-asks li', '.walk-take', '.walk-when', '.walk-pane dt', '.walk-pane dd', '.walk-kind']) {
      assert.ok((await size(room.locator(what).first())) >= 24, `${what}: ${await size(room.locator(what).first())}`);
    }
    assert.ok(!(await room.locator('body').innerHTML()).includes('Mind Ola'));
    assert.deepEqual(await broken(room, 'the room’s window'), []);
    await page.getByRole('button', { name: 'Show a code for phones' }).click();
    await room.locator('.walk-code .code').waitFor();
    assert.equal(Object.keys(await kept(page)).length, 1, 'the room keeps nothing of its own');
    // Without channels there is no such link, and all else goes on.
    const old = await visit(WALK, { before: (page) => page.addInitScript(() => delete window.BroadcastChannel) });
    await opened(old);
    assert.equal(await old.locator('#walk-room').count(), 0);
    await old.getByRole('button', { name: 'Show the next one' }).click();
    await until('one is shown', async () => (await shown(old)) === 1);
  },

  'the room’s window holds a step, its options, one of them in full, the debrief and the code, each without scrolling': async ({ atlas, visit }) => {
    const page = await visit('#/england/walk/children-in-care/looked-after-review?lit=m2-s1', { viewport: { width: 1366, height: 768 } });
    await opened(page);
    const room = await openRoom(page);
    await room.setViewportSize(HALL.viewport);
    const fits = async (what) => {
      const { height, least, others } = await room.evaluate(() => {
        const told = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, [role="status"], .skips') && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
        return { height: document.documentElement.scrollHeight, least: Math.min(...told.map((one) => parseFloat(getComputedStyle(one).fontSize))), others: told.filter((one) => !one.closest('.walk-room')).map((one) => one.textContent) };
      });
      assert.ok(height <= 1080, `${what} is ${height} high`);
      assert.ok(24 <= least, `${what} has words of ${least}`);
      assert.deepEqual(others, [], `${what}: nothing but the walk stands there`);
      const name = await room.locator('h1#walk-title').boundingBox();
      assert.ok(0 <= name.y && name.y + name.height <= 1080, `${what}: its name is in view`);
      assert.equal(await room.locator('h1#walk-title').evaluate((title) => getComputedStyle(title).outlineStyle), 'none');
    };
    await fits('nothing shown');
    const names = targetsOf(atlas, 'england/children-in-care#looked-after-review');
    assert.equal(names.length, 9);
    await page.locator('h1#walk-title').focus();
    for (let n = 1; n <= names.length; n += 1) {
      await page.keyboard.press('Space');
      await until(`${n} are shown`, async () => (await shown(room)) === n);
      assert.match(await wordsOf(room.locator('.walk-pane h2')), new RegExp(`^${n} `));
      await fits(`${n} shown`);
    }
    await page.getByRole('button', { name: /^Details/ }).nth(4).click();
    await until('the fifth is told in full', async () => /^5 /.test(await wordsOf(room.locator('.walk-pane h2'))));
    await fits('the fifth in full');
    assert.equal(await room.locator('.walk-pane').count(), 1);
    await page.locator('#walk-take-1').click();
    const at = await title(page);
    await until('the room goes along', async () => (await title(room)) === at);
    // On the laptop the case, the path and the name are in view after a choice, and beside them the notes and the groups.
    for (const what of ['.walk-case', '.walk-so-far', '#walk-title', '#walk-field-notes', '#walk-add-group']) {
      const frame = await page.locator(what).boundingBox();
      assert.ok(56 <= frame.y && frame.y + frame.height <= 768, `${what}: ${JSON.stringify(frame)}`);
    }
    await page.getByRole('button', { name: 'Compare the routes' }).click();
    await room.locator('.walk-table').waitFor();
    await fits('the debrief');
    await page.getByRole('button', { name: 'Show a code for phones' }).click();
    await room.locator('.walk-code .code').waitFor();
    await fits('the code');
    // What the code leads to is written below it. There the options are hidden too.
    const address = await wordsOf(room.locator('.walk-address'));
    const phone = await visit(address.slice(address.indexOf('#')), PHONE);
    await opened(phone);
    assert.equal(await title(phone), at);
    assert.equal(await shown(phone), 0);
    assert.ok(0 < (await phone.locator('.walk-hidden').count()));
    assert.ok((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 360, 'nothing runs sideways');
  },

  'the room has one window, which goes along to another walk; and a walk speaks to workers whoever reads': async ({ visit }) => {
    const page = await visit('#/england/walk/care-management/cp-plan?lit=m1-s3', { ...HALL, before: (page) => page.addInitScript(() => localStorage.setItem('waymark.reader', 'parent')) });
    await opened(page);
    assert.ok(!(await wordsOf(page.locator('.walk-top'))).includes('Your child'));
    const room = await openRoom(page);
    assert.ok(!(await wordsOf(room.locator('.walk-top'))).includes('Your child'));
    assert.equal(await page.evaluate(() => localStorage.getItem('waymark.reader')), 'parent', 'the choice stays');
    const windows = page.context().pages().length;
    await turnTo(page, WALK);
    await until('another walk', async () => /Permanence plan/.test(await title(page)));
    await page.getByRole('link', { name: 'Open the room’s window' }).click();
    await until('the room shows it', async () => /Permanence plan/.test(await title(room)));
    assert.equal(page.context().pages().length, windows);
    await page.bringToFront();
    await page.locator('h1#walk-title').focus();
    await page.keyboard.press('Space');
    await until('and is in step with it', async () => (await shown(room)) === 1);
  },

  'at an outcome nothing is asked, and a handout can be printed from the comparison too': async ({ visit }) => {
    const page = await visit('#/england/walk/children-in-care/final-hearing?lit=m3-s1', HALL);
    await opened(page);
    assert.match(await wordsOf(page.locator('.walk-case')), /Your task: On the map/);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator('.walk-take', { hasText: 'Special guardianship order' }).click();
    await until('it is an outcome', async () => /Special guardianship/.test(await title(page)));
    assert.equal(await page.locator('.walk-asks').count(), 0);
    assert.match(await wordsOf(page.locator('.walk-main')), /Go back to try another route, or compare the routes/);
    await page.getByRole('button', { name: 'Compare the routes' }).click();
    await page.locator('.walk-table').waitFor();
    assert.deepEqual(await page.locator('.walk-table tr', { hasText: 'Orders' }).locator('td').allTextContents(), ['1']);
    // What lies on paper while the browser prints.
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => { window.print = () => { window.sheets = [...document.querySelectorAll('.sheet')].filter((sheet) => sheet.checkVisibility()).map((sheet) => sheet.dataset.sheet); }; });
    for (const [what, sheet] of [['handout', 'handout'], ['print', 'debrief']]) {
      await page.evaluate((what) => document.querySelector(`[data-do="${what}"]`).click(), what);
      assert.deepEqual(await page.evaluate(() => window.sheets), [sheet]);
    }
  },

  'a handout of a walk with nothing shown asks on one full sheet, and no option stands on it': async ({ atlas, visit }) => {
    const page = await visit(WALK, HALL);
    await opened(page);
    const { pages } = await printed(page);
    assert.equal(pages.length, 2);
    for (const words of ['The thirty-second answer', 'Your task', 'What would you do?', 'Who decides?', 'By when?']) assert.ok(flat(pages[0]).includes(flat(words)), words);
    for (const name of targetsOf(atlas, PLAN).map((name) => atlas.steps.get(name).text.name)) {
      assert.ok(!flat(pages[0]).includes(flat(name)) && flat(pages[1]).includes(flat(name)), name);
    }
    assert.ok(20 <= (await page.locator('.walk-handout .note-line').count()));
  },

  'a walk of one’s own goes out as a file and comes in again; a damaged one changes nothing, and a device that keeps nothing says so': async ({ visit }) => {
    const page = await visit(WALK, HALL);
    await opened(page);
    await page.getByText('Your own case, and the file').click();
    await page.getByLabel('What this walk is called').fill('Wednesday');
    await page.getByLabel('The case, in two sentences').fill('A made-up boy. He asks where he will live.');
    await page.getByRole('button', { name: 'Show the next one' }).click();
    await until('one is shown', async () => (await shown(page)) === 1);
    assert.match(await wordsOf(page.locator('.walk-case')), /Wednesday.*made-up boy/s);
    const file = await download(page, '[data-do="save"]');
    assert.match(file.name ?? '', /waymark-Wednesday-walk\.json/);
    const give = (on, text) => on.locator('#walk-open').setInputFiles({ name: 'walk.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    for (const [text, why] of [[file.text.slice(0, 80), /damaged/], [file.text.replace('"walk"', '"journey"'), /not a walk/], [file.text.replaceAll('permanence-plan', 'gone'), /no step “children-in-care\/gone”/]]) {
      await give(page, text);
      await until(`it says ${why}`, async () => why.test(await page.locator('#walk-wrong').textContent()));
      await told(page, why);
      assert.equal(await shown(page), 1, 'the walk is as it was');
      assert.match(await wordsOf(page.locator('.walk-case')), /Wednesday/);
    }
    // Another walk of the same step: the one before can be brought back.
    await give(page, file.text.replace('Wednesday', 'Thursday'));
    await told(page, /is open/);
    assert.match(await wordsOf(page.locator('.walk-case')), /Thursday/);
    await page.getByRole('button', { name: 'Bring back the walk before this one' }).click();
    await until('it is back', async () => /Wednesday/.test(await wordsOf(page.locator('.walk-case'))));
    // On a device that keeps nothing, from a page of another nation.
    const other = await visit('#/scotland/walk/kinship/kinship-strain', { before: refused });
    await opened(other);
    await other.getByText('Your own case, and the file').click();
    await give(other, file.text);
    await until('it is there', async () => /Wednesday/.test(await wordsOf(other.locator('main'))));
    assert.match(other.url(), /#\/england\/walk\/children-in-care\/permanence-plan\?lit=m1-s1$/);
    assert.equal(await shown(other), 1);
    await other.getByRole('button', { name: 'Show all' }).click();
    await other.getByText('Your browser does not keep this walk').waitFor();
    assert.ok((await shown(other)) > 1);
  },
};
