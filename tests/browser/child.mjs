// The page that a child makes their own, beside a worker.
import assert from 'node:assert/strict';
import { broken } from './access.mjs';
import { atTheDay, keptBy } from './journey.mjs';
import { flat, PHONE, printed, ready, TABLET, turnTo, unfold, until, wordsOf } from './visit.mjs';

const PANEL = 'kinship/kinship-panel';
const PAGE = `#/scotland/child/${PANEL}`;

const opened = (page) => page.locator('#child-title').waitFor();
const part = (page, name) => page.locator('.child-part', { has: page.getByRole('heading', { name, exact: true }) });
const own = async (page) => Object.values(await keptBy(page))[0]?.child ?? [];

export const journeys = {
  'a child makes a page of their own: feelings, words, a drawing, people, questions; it is kept, taken back, put away and still there': async ({ visit }) => {
    const asked = [];
    const page = await visit('#/scotland/kinship/kinship-panel', { before: atTheDay, ...TABLET });
    await page.locator('main.step').waitFor();
    await unfold(page, 'trail');
    await page.getByRole('link', { name: 'A page for the child' }).click();
    await opened(page);
    page.on('request', (request) => asked.push(request.url()));
    assert.ok((await page.locator('#child-page .child-sentence').evaluate((line) => parseFloat(getComputedStyle(line).fontSize))) >= 28);
    assert.deepEqual(await page.locator('.for-child :is(button, a, summary):visible').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 64).map((one) => one.textContent)), [], 'each target is 64 px high');
    assert.ok((await page.locator('#child-page .child-stop').count()) >= 3);
    await page.getByRole('button', { name: 'Not good' }).click();
    await until('the face is chosen', async () => (await page.getByRole('button', { name: 'Not good' }).getAttribute('aria-pressed')) === 'true');
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Not good', 'the focus stays');
    await page.getByLabel('Write it in your own words').fill('i dont wanna go');
    const pad = page.locator('#child-pad');
    await pad.scrollIntoViewIfNeeded();
    const frame = await pad.boundingBox();
    const draw = async (...points) => {
      await page.mouse.move(frame.x + points[0][0], frame.y + points[0][1]);
      await page.mouse.down();
      for (const [x, y] of points) await page.mouse.move(frame.x + x, frame.y + y);
      await page.mouse.up();
    };
    await draw([20, 20], [60, 60], [120, 30]);
    await draw([200, 40], [220, 90]);
    await until('two lines stand there', async () => (await pad.getAttribute('aria-label')) === 'A drawing of 2 lines.');
    await page.getByRole('button', { name: 'Somebody else: I want them there' }).click();
    await until('it leads to where a name is written', () => page.getByLabel('Somebody else').evaluate((field) => document.activeElement === field));
    await page.getByLabel('Somebody else').fill('Aunty Bee');
    await page.getByRole('button', { name: 'Somebody else: I want them there' }).click();
    await page.getByRole('button', { name: /Aunty Bee: .*I want them there/ }).waitFor();
    await page.getByRole('button', { name: 'Dad: Not there', exact: true }).click();
    await page.getByRole('button', { name: 'Can I say no?: I want to ask this' }).click();
    const before = await own(page);
    for (const said of ['bad', 'i dont wanna go', 'yes', 'no']) assert.ok(before.some(([, text]) => text === said), `${said}: ${JSON.stringify(before)}`);
    assert.deepEqual(await broken(page, 'the page of a child'), []);
    // One after the other is taken back, to the beginning.
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    await undo.click();
    await until('the question is taken back', async () => (await own(page)).length === before.length - 1);
    await page.getByRole('button', { name: 'Can I say no?: I want to ask this' }).click();
    await until('and asked again', async () => (await own(page)).length === before.length);
    // Put away with one press, and still there; also after the page was loaded anew.
    await page.getByRole('link', { name: 'Put it away' }).click();
    await page.locator('main.step').waitFor();
    await page.goBack();
    await opened(page);
    assert.equal(await page.getByLabel('Write it in your own words').inputValue(), 'i dont wanna go');
    await page.reload();
    await opened(page);
    assert.deepEqual(await own(page), before);
    for (let n = 0; n < before.length + 2; n += 1) await undo.click();
    await page.getByText('There is nothing more to undo. You can still change anything.').waitFor({ state: 'attached' });
    assert.deepEqual(asked.filter((url) => !new URL(url).pathname.match(/\.(js|css|json|wasm|svg|webmanifest)$|\/$/)), [], 'nothing of it is asked for elsewhere');
  },
  'the child’s sheet has the parts they have let go there, whole, on A5 and nothing else; also without the page’s look': async ({ visit, serveChanged }) => {
    const bare = await serveChanged((path) => (path === 'journey.css' ? { status: 200, type: 'text/css', body: '' } : undefined));
    for (const from of [undefined, bare]) {
      const page = await visit(PAGE, { before: atTheDay, ...TABLET, from });
      await opened(page);
      const empty = await printed(page);
      assert.ok(flat(empty.text).includes(flat('A panel')), empty.text);
      const words = ['How do you feel', 'This page is yours', 'Mum', 'Who decides', 'Undo', 'Something else'];
      for (const word of words) assert.ok(!flat(empty.text).includes(flat(word)), `${word}: ${empty.text}`);
      // More than a sheet can hold, and a word that is wider than it.
      const lines = Array.from({ length: 70 }, (_, at) => `line ${at} of what i want`);
      const wide = 'no'.repeat(90);
      await page.getByLabel('Write it in your own words').fill([...lines, wide].join('\n'));
      await page.getByRole('button', { name: 'Very bad' }).click();
      await page.getByRole('button', { name: 'Who decides?: I want to ask this' }).click();
      await page.getByText('Give them my own names').click();
      await page.getByLabel('My name for: A safe home to stay in').fill('Grans house');
      assert.equal(await page.getByLabel('My name for: A safe home to stay in').inputValue(), 'Grans house', 'the label is the map’s');
      assert.ok(!flat((await printed(page)).text).includes('grans'), 'its own names are not shared either');
      for (const name of ['I want to say', 'My questions']) await part(page, name).getByRole('button', { name: `${name}: On my printed page` }).click();
      await page.getByRole('button', { name: 'My path: On my printed page' }).click();
      await until('all is on the sheet', async () => /Grans house/.test(await page.locator('.child-sheet').textContent()));
      const paper = await printed(page);
      const has = flat(paper.text);
      for (const line of [...lines, wide, 'Grans house', 'Who decides?', 'Answer: Council decision maker after the panel’s advice']) assert.ok(has.includes(flat(line)), `${line}: ${paper.text}`);
      for (const word of ['Very bad', ...words.filter((word) => word !== 'Who decides')]) assert.ok(!has.includes(flat(word)), `${word}: ${paper.text}`);
      if (from) continue;
      assert.deepEqual([...new Set(paper.sizes)], ['420x595'], 'A5');
    }
  },
  'a child who gets ready for a meeting comes to their own page with one press, and so does a worker beside them': async ({ visit }) => {
    for (const [reader, name] of [['child', 'Get ready: a page of your own'], ['worker', 'A page for the child']]) {
      const page = await visit('#/scotland/kinship/kinship-panel', { before: (page) => page.addInitScript((reader) => localStorage.setItem('waymark.reader', reader), reader), ...TABLET });
      await page.locator('.do-now').getByRole('link', { name }).press('Enter');
      await opened(page);
      await until('the title is heard', () => page.evaluate(() => document.activeElement.id === 'child-title'));
    }
  },
  'a page that was put away on a device with two children is not shown to the second: it is asked whose is meant, and another child’s is one press away': async ({ visit }) => {
    const page = await visit(PAGE, { before: atTheDay, ...TABLET });
    const words = () => page.getByLabel('Write it in your own words');
    const say = async (said, label) => {
      await words().fill(said);
      await page.getByText(`This page is in journey ${label}.`).waitFor();
    };
    await opened(page);
    await say('i dont wanna go', 'A');
    await page.getByRole('button', { name: 'Another child’s page' }).click();
    await page.getByRole('button', { name: 'Start a new journey' }).click();
    await opened(page);
    assert.equal(await words().inputValue(), '', 'nothing of the first is there');
    await say('i am the brother', 'B');
    await page.getByRole('link', { name: 'Put it away' }).click();
    await page.locator('main.step').waitFor();
    await unfold(page, 'trail');
    await page.getByRole('link', { name: 'A page for the child' }).last().click();
    await page.getByRole('heading', { name: 'Which journey is this?' }).waitFor();
    assert.ok(!/brother/.test(await page.locator('main').innerText()));
    await page.getByRole('button', { name: /^Continue A/ }).click();
    await opened(page);
    assert.equal(await words().inputValue(), 'i dont wanna go');
    // From the other side of the table the buttons are as near as from this one.
    await page.getByRole('button', { name: 'Face the other way' }).click();
    await page.evaluate(() => scrollTo(0, 900));
    const undo = await page.getByRole('button', { name: 'Undo', exact: true }).boundingBox();
    assert.ok(0 <= undo.y && undo.y + undo.height <= 1180, JSON.stringify(undo));
  },
  'a child says it instead of writing: kept on the device, listened to, taken away and back, and on paper only that it was said': async ({ visit }) => {
    // Whether any microphone is still open.
    const before = async (page) => {
      await atTheDay(page);
      await page.addInitScript(() => {
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        window.streams = [];
        navigator.mediaDevices.getUserMedia = async (wanted) => {
          const stream = await ask(wanted);
          window.streams.push(stream);
          return stream;
        };
      });
    };
    const page = await visit(PAGE, { before, ...TABLET, permissions: ['microphone'] });
    await opened(page);
    const say = part(page, 'I want to say');
    const isOpen = () => page.evaluate(() => window.streams.some((stream) => stream.getTracks().some((track) => track.readyState === 'live')));
    const voice = async () => (await own(page)).find(([field]) => field === `${PANEL} say-voice`)?.[1] ?? '';
    assert.equal(await page.evaluate(() => window.streams.length), 0, 'nothing is asked for before somebody presses');
    page.asked.length = 0;
    await say.getByRole('button', { name: 'Say it: record my voice' }).click();
    await say.getByText('This device is listening').waitFor();
    assert.ok(await isOpen());
    await page.waitForTimeout(1500);
    await say.getByRole('button', { name: 'Stop recording' }).click();
    await say.getByRole('button', { name: 'Listen to my voice' }).waitFor();
    assert.ok(!(await isOpen()), 'the microphone is closed');
    const said = await voice();
    assert.match(said, /^data:audio\/[^,]*;base64,.{500}/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'child-record', 'the focus stays');
    await say.getByRole('button', { name: 'Listen to my voice' }).click();
    await say.getByRole('button', { name: 'Stop listening' }).waitFor();
    await say.getByRole('button', { name: 'Listen to my voice' }).waitFor();
    await say.getByRole('button', { name: 'Take my recording away' }).click();
    await until('it is gone', async () => (await voice()) === '');
    assert.match(await page.locator('[data-part="told"]').textContent(), /taken away/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'child-record', 'the focus is not lost');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await until('it is back', async () => (await voice()) === said);
    // It is on paper and on the file only that it was said, and only once the child lets it.
    await say.getByRole('button', { name: /On my printed page/ }).click();
    await until('it is on the sheet', async () => /Said in my own voice/.test(await page.locator('.child-sheet').textContent()));
    assert.ok(!(await page.locator('body').innerHTML()).includes('base64'), 'the page itself does not hold it');
    assert.deepEqual(await broken(page, 'the page of a child with a recording'), []);
    // Put away while it is still being said: what was said is kept, and the microphone closed.
    await say.getByRole('button', { name: 'Say it: record my voice' }).click();
    await say.getByText('This device is listening').waitFor();
    await page.waitForTimeout(1500);
    await page.getByRole('link', { name: 'Put it away' }).click();
    await page.locator('main.step').waitFor();
    assert.ok(!(await isOpen()));
    assert.notEqual(await voice(), said);
    await page.reload();
    await ready(page);
    assert.notEqual(await voice(), '');
    assert.deepEqual(page.asked.filter((url) => !new URL(url).pathname.match(/\.(js|css|json|wasm|svg|webmanifest)$|\/$/)), [], 'nothing of it is sent anywhere');
    // Where the microphone is not allowed it says so, and where there is none there is no button.
    const refused = await visit(PAGE, { ...TABLET });
    await opened(refused);
    await refused.getByRole('button', { name: 'Say it: record my voice' }).click();
    await until('it says so', async () => /did not let us use its microphone/.test(await refused.locator('[data-part="told"]').textContent()));
    assert.match(await refused.locator('.child-wrong').innerText(), /You can write it or draw it/);
    await refused.getByRole('button', { name: 'Say it: record my voice' }).waitFor();
    const without = await visit(PAGE, { ...TABLET, before: (page) => page.addInitScript(() => delete window.MediaRecorder) });
    await opened(without);
    assert.equal(await without.getByRole('button', { name: /record/ }).count(), 0);
  },
  'what a child sees on their page is what is kept: after undo, after drawing in the middle of writing, by touch, where nothing can be kept, and on paper after another page': async ({ visit }) => {
    const page = await visit(`#/scotland/journey/${PANEL}`, { before: atTheDay, ...TABLET });
    // Paper is of the page one is on, whatever was opened on the one before.
    await page.locator('#journey-meeting').click();
    await until('its sheet is what is printed', () => page.evaluate(() => document.documentElement.dataset.print === 'meeting'));
    await turnTo(page, PAGE);
    await opened(page);
    assert.ok(flat((await printed(page)).text).includes(flat('A panel')));
    // Straight from the field to Undo: the words go from the field too.
    const words = page.getByLabel('Write it in your own words');
    await words.fill('i dont wanna go');
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await until('the words are gone', async () => (await words.inputValue()) === '');
    await page.getByText('Undone in: I want to say').waitFor();
    assert.deepEqual(await own(page), []);
    // Undone twice in one part is told twice; where the part goes again is told with it.
    await words.fill('no');
    await page.getByRole('button', { name: 'I want to say: On my printed page' }).click();
    await page.getByRole('button', { name: 'I want to say: On my file too' }).click();
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await page.getByText('Undone in: I want to say. Where it goes: On my printed page').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await page.getByText('Undone in: I want to say. Where it goes: Just here').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await until('all is undone', async () => (await own(page)).length === 0);
    // A name of one's own stands on the path as it is typed.
    await page.getByText('Give them my own names').tap();
    await page.getByLabel('My name for: A panel').fill('The gran meeting');
    await until('it stands there', async () => (await page.locator('#child-page .stop-here .child-stop-name').textContent()) === 'The gran meeting');
    await page.getByText('This page is yours').tap();
    await until('and in the title', async () => (await page.locator('#child-title').textContent()) === 'The gran meeting');
    // The finger draws while the field still has the focus.
    await words.tap();
    await page.keyboard.type('and my cat');
    const pad = page.locator('#child-pad');
    await pad.scrollIntoViewIfNeeded();
    const frame = await pad.boundingBox();
    const touches = await page.context().newCDPSession(page);
    for (const high of [30, 60, 90]) {
      const at = (wide) => [{ x: frame.x + wide, y: frame.y + high }];
      await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(20) });
      for (const wide of [60, 120, 180]) await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(wide) });
      // A finger that is lifted in full swing makes this browser take the next tap for the end of the swing.
      await page.waitForTimeout(150);
      await touches.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(181) });
      await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }
    await until('three lines stand there', async () => (await pad.getAttribute('aria-label')) === 'A drawing of 3 lines.');
    assert.equal(await words.inputValue(), 'and my cat');
    // What goes where: said where it is printed, and the drawing goes on the file as the words do, under the step's name.
    for (const name of ['I want to say', 'I want to draw']) await part(page, name).getByRole('button', { name: `${name}: On my file too` }).tap();
    await page.evaluate(() => (window.print = () => {}));
    await page.getByRole('button', { name: 'Print my page' }).tap();
    await page.getByText('On paper: 2 of the 3 parts').waitFor();
    await page.getByText('This page is in journey A.').waitFor();
    await turnTo(page, `#/scotland/journey/${PANEL}`);
    const onFile = page.locator('.child-on-file');
    await onFile.waitFor({ state: 'attached' });
    assert.equal(await onFile.locator('.child-pad path').count(), 1);
    assert.match(await wordsOf(onFile), /^Kinship panel: in the child’s own words\s*I want to say: and my cat/);
    await page.getByText(/On page 2: The child’s own words/).waitFor({ state: 'attached' });
    // And the journey leads back to it.
    await page.getByRole('link', { name: 'A page for the child: Kinship panel' }).tap();
    await opened(page);
    assert.equal(await words.inputValue(), 'and my cat');
    // Where nothing can be kept that stands in view beside what is written.
    const full = await visit(PAGE, { ...PHONE, before: async (page) => {
      await atTheDay(page);
      await page.addInitScript(() => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }));
    } });
    await opened(full);
    await full.getByLabel('Write it in your own words').fill('i dont wanna go');
    const told = full.getByText('This device cannot keep this page');
    await told.waitFor();
    const [note, field] = [await told.boundingBox(), await full.getByLabel('Write it in your own words').boundingBox()];
    assert.ok(0 <= field.y && field.y + field.height <= note.y && note.y + note.height <= 740, JSON.stringify([note, field]));
    await full.locator('#child-title').tap();
    await full.evaluate(() => document.activeElement.blur());
    await until('the promise is another', async () => !/It stays on this device/.test(await full.locator('.child-promise').textContent()));
    assert.deepEqual(await broken(full, 'the page of a child that is not kept'), []);
  },
  'at a hearing the page has what comes before, what can be asked for in the room and what happened, each to be shared or not': async ({ atlas, visit }) => {
    const page = await visit('#/scotland/child/childrens-hearings/grounds-hearing', { before: atTheDay, ...TABLET });
    await opened(page);
    assert.deepEqual(await page.locator('.child-time > h2').allTextContents(), ['Before', 'In the room', 'Afterwards']);
    const time = (name) => page.locator('.child-time', { has: page.getByRole('heading', { name, exact: true, level: 2 }) });
    assert.deepEqual(await time('Before').locator('h3').allTextContents(), ['How do you feel about it?', 'I want to say', 'I want to draw', 'Who I want there']);
    assert.deepEqual(await time('In the room').locator('h3').allTextContents(), ['What a child can ask for here', 'My questions']);
    const rights = await part(page, 'What a child can ask for here').locator('.child-asked').allTextContents();
    const known = atlas.steps.get('scotland/childrens-hearings#grounds-hearing').text.rights;
    assert.ok(0 < rights.length && rights.every((right) => known.includes(right)), `${rights}: ${known}`);
    await part(page, 'What a child can ask for here').getByRole('button', { name: `${rights[0]}: I want this` }).click();
    await page.getByLabel('What was said or decided').fill('i go home on sundays');
    await page.getByLabel('Who will tell me about it').fill('my lawyer');
    // Straight from the field, with a slow hand.
    await part(page, 'What happened').getByRole('button', { name: /On my printed page/ }).click({ delay: 200 });
    await until('it is on the sheet', async () => /my lawyer/.test(await page.locator('.child-sheet').textContent()));
    const { text } = await printed(page);
    for (const line of ['What was said or decided: i go home on sundays', 'Who will tell me about it: my lawyer']) assert.ok(flat(text).includes(flat(line)), text);
    assert.ok(!flat(text).includes(flat(rights[0])), text);
    assert.deepEqual(await broken(page, 'the page of a child at a hearing'), []);
    // Where nobody meets there is but one time, and nothing is asked of what happened.
    const other = await visit('#/scotland/child/kinship/living-with-kin', { before: atTheDay, ...TABLET });
    await other.getByRole('heading', { name: 'My questions', level: 2 }).waitFor();
    assert.equal(await other.locator('.child-time').count(), 0);
    assert.equal(await other.getByLabel('What was said or decided').count(), 0);
  },
  'what a child has not shared is on no paper and in no file; the page turns to who sits opposite, on a phone too': async ({ visit }) => {
    const page = await visit(PAGE, { before: atTheDay, ...TABLET });
    await opened(page);
    await page.getByLabel('Write it in your own words').fill('i dont wanna go');
    await page.getByRole('button', { name: 'Very bad' }).click();
    const say = part(page, 'I want to say');
    await say.getByRole('button', { name: /On my printed page/ }).click();
    await until('it is chosen', async () => (await say.getAttribute('data-share')) === 'paper');
    const { text: words } = await printed(page);
    assert.match(words, /A panel/);
    assert.ok(!/Very bad/.test(words), words);
    await turnTo(page, `#/scotland/journey/${PANEL}`);
    const sheet = page.locator('[data-part="sheet"]');
    await sheet.waitFor({ state: 'attached' });
    assert.ok(!/wanna/.test(await wordsOf(sheet)), 'on no file');
    await page.goBack();
    await opened(page);
    await say.getByRole('button', { name: /On my file too/ }).click();
    await until('it is chosen', async () => (await say.getAttribute('data-share')) === 'file');
    await turnTo(page, `#/scotland/journey/${PANEL}`);
    await until('on the file', async () => /I want to say: i dont wanna go/.test(await wordsOf(sheet)));
    await page.goBack();
    await opened(page);
    // Turned round: what is drawn at the top left as the child sees it stands there.
    await page.getByRole('button', { name: 'Face the other way' }).click();
    const pad = page.locator('#child-pad');
    await pad.scrollIntoViewIfNeeded();
    const frame = await pad.boundingBox();
    await page.mouse.move(frame.x + frame.width - 10, frame.y + frame.height - 10);
    await page.mouse.down();
    await page.mouse.move(frame.x + frame.width - 40, frame.y + frame.height - 10);
    await page.mouse.up();
    await until('a line', async () => (await pad.getAttribute('aria-label')) === 'A drawing of 1 line.');
    const [x, y] = (await page.locator('#child-lines').getAttribute('d')).match(/M(\d+) (\d+)/).slice(1).map(Number);
    assert.ok(x < 30 && y < 30, `${x} ${y}`);
    // Only this page is turned: once it was put away it comes as it ever was.
    const isTurned = () => page.locator('#child-page').evaluate((part) => new DOMMatrix(getComputedStyle(part).transform).a < 0);
    assert.ok(await isTurned());
    await page.getByRole('link', { name: 'Put it away' }).click();
    await page.locator('main.step').waitFor();
    await page.goBack();
    await opened(page);
    assert.ok(!(await isTurned()));
    await page.getByRole('button', { name: 'Face the other way' }).click();
    await until('it is turned again', isTurned);
    await page.setViewportSize(PHONE.viewport);
    await page.getByRole('button', { name: 'Face the other way' }).click();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, 'nothing runs sideways');
    assert.deepEqual(await broken(page, 'the page of a child on a phone'), []);
  },
};
