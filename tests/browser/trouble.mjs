// Links and files that are wrong: never a blank page, always a sentence, and what is whole still works.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { address, fragment } from './atlas.mjs';
import { arrive, closedGate, go, painted, PHONE, ready, turnTo, until, wordsOf } from './visit.mjs';

const KINSHIP = 'maps/scotland/kinship.json';

const WRONG = [
  ['#/narnia', 'home'],
  ['#/narnia/kinship/kinship-panel', 'home'],
  ['#/scotland/kinshp', 'map'],
  ['#/scotland/nothing-like-any-map', undefined],
  ['#/scotland/kinship/no-such-step', 'map'],
  ['#/scotland/kinship/kinship-panel/and/more', 'map'],
  ['#/scotland/kinship/kinship-panel?colour=red', 'map'],
  ['#/scotland/kinship/kinship-panel?lens=sideways', 'map'],
  ['#/scotland/kinship/kinship-panel?depth=9&show=x.y', 'map'],
  ['#/scotland/kinship/kinship-panel?lens=way', 'map'],
  ['#/scotland/kinship/kinship-panel?lens=way&to=kinship/nowhere', 'map'],
  ['#/scotland/kinship/kinship-panel?lens=way&to=kinship/kinship-panel', 'map'],
  ['#/scotland/kinship/kinship-panel?lens=way&to=kinship/exit-kco&way=999999999999999999999', 'map'],
  ['#/scotland/kinship/kinship-panel?here=kinship/nowhere', 'map'],
  ['#/scotland/kinship/kinship-panel?here=narnia', 'map'],
  ['#%%%zz%00%ff', 'home'],
  ['#garbage', 'home'],
  ['#?&=&?#', 'home'],
  [`#/${'a'.repeat(20_000)}`, 'home'],
  ['#/scotland/kinship/💛%F0%9F%92%9B', 'map'],
  ['#/scotland/kinship/constructor', 'map'],
  ['#/scotland/kinship/"]', 'map'],
  ['#/scotland/kinship/<script>window.taken=1</script>', 'map'],
  ['#/scotland/kinship/%3Cimg%20src=x%20onerror=window.taken=1%3E', 'map'],
  ['#/scotland/kinship/kinship-panel?<svg onload=window.taken=1>=1', 'map'],
  ['#/<b>scotland</b>', 'home'],
];

export const journeys = {
  'links that name what is not there: never blank, a sentence, and no markup of the link': async ({ site, visit }) => {
    const page = await visit('');
    const check = async (link, view) => {
      const notice = page.locator('.notice');
      await until(`a sentence says what is wrong with ${link.slice(0, 80)}`, async () => (await notice.count()) === 1 && 20 < (await wordsOf(notice)).length);
      if (view) await page.waitForSelector(`main[data-view="${view}"]`);
      await until(`${link} leads to more than a blank page`, async () => 40 < (await page.locator('main').innerText()).length);
      const harm = await page.evaluate(() => ({
        taken: window.taken,
        foreign: [...document.querySelectorAll('body script, img, [onerror], [onload], main b')].map((element) => element.outerHTML),
      }));
      assert.deepEqual(harm, { taken: undefined, foreign: [] }, link);
      assert.ok(!/<script|<img|<svg|<b>|%3C/i.test(await page.locator('body').innerText()), link);
    };
    for (const [link, view] of WRONG) {
      await turnTo(page, '#/about');
      await page.waitForSelector('[data-view="about"]');
      await turnTo(page, link);
      await check(link, view);
    }
    for (const [link, view] of WRONG.filter(([link]) => link.length < 200)) {
      await page.goto('about:blank');
      await page.goto(site.url + link);
      await ready(page);
      await check(link, view);
    }
    await go(page, 'scotland/kinship#kinship-panel');
    assert.equal(await page.locator('.notice').count(), 0, 'the sentence goes once the link is right');
  },

  'a map that comes late never takes the place of the one asked for since': async ({ visit }) => {
    const gate = closedGate();
    const page = await visit('scotland/kinship/', { before: (page) => page.route('**/maps/england/*.json*', gate.hold) });
    await turnTo(page, '#/england/leaving-care');
    await page.waitForSelector('[data-view="wait"]');
    await turnTo(page, '#/scotland/permanence/permanence-considered');
    await arrive(page, 'scotland/permanence#permanence-considered');
    gate.open();
    await page.waitForResponse(/maps\/england\/leaving-care/);
    for (let times = 0; times < 10; times++) await painted(page);
    await arrive(page, 'scotland/permanence#permanence-considered');
    assert.equal(await page.locator('main').getAttribute('data-view'), 'map');
  },

  'a step that is not on the map of a short link: the map, and a sentence': async ({ visit }) => {
    const page = await visit('scotland/kinship/#no-such-step', PHONE);
    assert.match(await wordsOf(page.locator('.notice')), /step in this link is not on this map/);
    assert.equal(await page.locator('[data-panel]').getAttribute('data-panel'), '');
    assert.ok(0 < (await page.locator('[data-list="starts"] a').count()), 'it says where the map begins');
  },

  'a map file that is no JSON: where and what, the other maps still work, and it can be tried again': async ({ visit, serveChanged }) => {
    let isDamaged = true;
    const from = await serveChanged((path) => (path === KINSHIP && isDamaged ? { status: 200, type: 'application/json', body: '{"map": "scotland/kinship",, }' } : undefined));
    const page = await visit(fragment('scotland/kinship#kinship-panel'), { from });
    const problems = page.locator('[data-view="trouble"] .problems li');
    assert.equal(await problems.count(), 1);
    assert.match(await wordsOf(problems), /^scotland\/kinship\.json: .+ at line 1 column \d+$/);
    await checkOthers(page);
    await turnTo(page, fragment('scotland/kinship#kinship-panel'));
    await page.waitForSelector('[data-view="trouble"]');
    isDamaged = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await arrive(page, 'scotland/kinship#kinship-panel');
  },

  'a map file with a misspelt word, or another map in its place: what is wrong is said, and the other maps still work': async ({ atlas, visit, serveChanged }) => {
    const kinship = structuredClone(atlas.maps.find((map) => map.map === 'scotland/kinship'));
    const misspelt = structuredClone(kinship);
    misspelt.steps[5].kind = 'meating';
    const other = atlas.maps.find((map) => map.map === 'scotland/permanence');
    const hollow = { ...kinship, purpose: '' };
    const table = [[misspelt, /^scotland\/kinship\.json: .*meating.*meeting/], [other, /^scotland\/kinship\.json: .*not the whole map/], [hollow, /^scotland\/kinship\.json: .*not the whole map/]];
    let body = '';
    const from = await serveChanged((path) => (path === KINSHIP ? { status: 200, type: 'application/json', body } : undefined));
    for (const [map, words] of table) {
      body = JSON.stringify(map);
      const page = await visit(fragment('scotland/kinship#kinship-panel'), { from, ...PHONE });
      const problem = page.locator('.problems li').first();
      assert.match(await wordsOf(problem), words);
      await checkOthers(page);
      await page.context().close();
    }
  },

  'a map file with a move to an unknown step: the step and its other moves are shown all the same': async ({ atlas, visit, serveChanged }) => {
    const kinship = structuredClone(atlas.maps.find((map) => map.map === 'scotland/kinship'));
    const leaving = (step) => kinship.moves.filter((move) => move.from === step);
    const broken = kinship.moves.find((move) => 1 < leaving(move.from).length && typeof move.to === 'string');
    const { from } = broken;
    broken.to = 'famly-meeting';
    const changed = await serveChanged((path) => (path === KINSHIP ? { status: 200, type: 'application/json', body: JSON.stringify(kinship) } : undefined));
    const page = await visit(fragment(`scotland/kinship#${from}`), { from: changed });
    await arrive(page, `scotland/kinship#${from}`);
    assert.equal(await page.locator('[data-list="next"] [data-step]').count(), leaving(from).length - 1);
    await checkOthers(page);
  },

  'on a map’s own page its words stay, whatever comes in the place of its file': async ({ folder, visit, serveChanged }) => {
    const whole = readFileSync(join(folder, KINSHIP));
    let body;
    let type = 'application/json';
    const from = await serveChanged((path) => (path === KINSHIP ? { status: 200, type, body } : undefined));
    const table = { cut: whole.subarray(0, whole.length / 2), empty: '', 'packed twice': brotliCompressSync(whole), 'of another encoding': Buffer.from(whole.toString(), 'utf16le'), 'a filter’s page': '<!doctype html><title>Blocked</title><p>Blocked by policy' };
    for (const [what, sent] of Object.entries(table)) {
      body = sent;
      type = what === 'a filter’s page' ? 'text/html' : 'application/json';
      for (const path of [address('scotland/kinship#kinship-panel'), `scotland/kinship/${fragment('scotland/kinship#kinship-panel')}`]) {
        const page = await visit(path, { from, faulty: true, waits: false });
        await page.waitForSelector('html[data-failed]', { state: 'attached' });
        assert.ok(await page.locator('#kinship-panel').isVisible(), what);
        assert.equal(await page.locator('[data-view="trouble"]').count(), 0, what);
        await page.context().close();
      }
    }
  },

  'a map file that is missing, or that the host fails at: the reason, and it can be tried again': async ({ visit, serveChanged }) => {
    for (const status of [404, 500]) {
      let isMissing = true;
      const from = await serveChanged((path) => (path === KINSHIP && isMissing ? { status, body: '' } : undefined));
      const page = await visit(fragment('scotland/kinship#kinship-panel'), { from, faulty: true });
      assert.ok((await page.locator('[data-view="trouble"]').innerText()).includes(String(status)));
      await checkOthers(page);
      await turnTo(page, fragment('scotland/kinship#kinship-panel'));
      await page.waitForSelector('[data-view="trouble"]');
      isMissing = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await arrive(page, 'scotland/kinship#kinship-panel');
      await page.context().close();
    }
  },

  'a map that cannot be fetched leaves its own reading page readable': async ({ atlas, visit, serveChanged }) => {
    const name = 'scotland/kinship#kinship-panel';
    const from = await serveChanged((path) => (path === KINSHIP ? { status: 500, body: '' } : undefined));
    const page = await visit(address(name), { from, faulty: true, waits: false });
    await page.waitForSelector('html[data-ready], html[data-failed]', { state: 'attached' });
    assert.ok((await page.locator('main').innerText()).includes(atlas.steps.get(name).text.plain), 'the words that were there are gone');
  },

  'the list of steps that cannot be fetched: search says so and tries again': async ({ visit, serveChanged }) => {
    let isMissing = true;
    const from = await serveChanged((path) => (path === 'maps/search.json' && isMissing ? { status: 500, body: '' } : undefined));
    const page = await visit('', { from, faulty: true });
    await page.getByLabel('Find a step').fill('gran');
    await until('search says so', async () => /could not load the list of steps/.test(await page.locator('search').innerText()));
    isMissing = false;
    await page.getByLabel('Find a step').fill('gran ');
    await page.locator('.hits a').first().waitFor();
  },

  'without connection a map already opened still works': async ({ visit }) => {
    const page = await visit('scotland/kinship/#kinship-panel', { faulty: true });
    await go(page, 'scotland/permanence#permanence-considered');
    await page.context().setOffline(true);
    await go(page, 'scotland/kinship#family-meeting');
    await turnTo(page, fragment('scotland/looked-after#becomes-looked-after'));
    await page.waitForSelector('[data-view="trouble"]');
    assert.match(await page.locator('main').innerText(), /no connection/);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await arrive(page, 'scotland/looked-after#becomes-looked-after');
  },
};

/** The other maps, the first page and search still work. */
async function checkOthers(page) {
  await go(page, 'scotland/permanence#permanence-considered');
  await turnTo(page, '#/');
  await page.waitForSelector('[data-view="home"]');
}
