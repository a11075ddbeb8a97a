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
    for (const part of ['When', 'Who decides', 'Time limit', 'Law and guidance']) assert.ok(first.includes(part), part);
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
    assert.deepEqual(await page.locator('.walk-table tr', { hasText: 'Steps in court' }).locator('td').allTextContents(), ['0', '1']);
    assert.match(await wordsOf(page.locator('.walk-debrief')), /Group A → .*; Group B → Care or supervision order application/);
    const outcome = page.getByRole('checkbox').first();
    await outcome.check();
    assert.deepEqual(await broken(page, 'the comparison of routes'), []);
    assert.equal((await printed(page)).pages.length, 1);
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await told(page, /copied/i);
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Group B: .*\n.*Orders: 0[\s\S]*\[x\] /);
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
    assert.ok(30 < asked.length && 60 < answers.length, `${asked.length} ${answers.length}`);
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
    const [room] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Open the room’s window' }).click()]);
    await ready(room);
    await opened(room);
    assert.equal(await room.locator('button.walk-take, textarea, .walk-desk').count(), 0);
    await page.locator('h1#walk-title').focus();
    await page.keyboard.press('Space');
    await until('the room sees it', async () => (await shown(room)) === 1);
    await page.keyboard.press('1');
    const there = await title(page);
    await until('the room goes along', async () => (await title(room)) === there);
    await page.keyboard.press('Space');
    await until('and sees the next', async () => (await shown(room)) === 1);
    for (const what of ['.walk-case p', '.walk-so-far li', '.walk-top h1', '.walk-plain', '.walk-asks li', '.walk-take', '.walk-answer dt', '.walk-answer dd', '.walk-kind']) {
      assert.ok((await size(room.locator(what).first())) >= 28, `${what}: ${await size(room.locator(what).first())}`);
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
