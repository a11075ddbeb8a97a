// The reading pages: whole without any script, and back where the app cannot run.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { address, endingsFrom, fragment } from './atlas.mjs';
import { arrive, DESK, drawn, everydayName, fromMenu, go, openMenu, painted, PHONE, ready, turnTo, until, wordsOf } from './visit.mjs';

const PLAIN = { javaScriptEnabled: false };
const NOTICE = 'Your device cannot show the chart. Everything is here in words.';

export const journeys = {
  'without script every step of every map is there in all its words, and on its page for professionals what it rests on': async ({ atlas, visit }) => {
    const wrong = [];
    const articlesOn = async (path) => {
      const page = await visit(path, PLAIN);
      const articles = await page.locator('article[id]').evaluateAll((all) =>
        all.map((article) => ({
          id: article.id,
          name: article.querySelector('h2').textContent,
          words: article.textContent.replace(/\s+/g, ' '),
          links: [...article.querySelectorAll('a')].map((link) => link.href),
        })),
      );
      const url = page.url();
      await page.context().close();
      return { articles, url };
    };
    for (const map of atlas.maps) {
      const { articles, url } = await articlesOn(`${map.map}/`);
      const law = new Map((await articlesOn(`${map.map}/law/`)).articles.map((article) => [article.id, article]));
      const ids = map.steps.map((step) => step.id).sort();
      assert.deepEqual(articles.map((article) => article.id).sort(), ids);
      assert.deepEqual([...law.keys()].sort(), ids);
      const sources = new Map(map.sources.map((source) => [source.id, source.title]));
      const base = url.replace(`${map.map}/`, '');
      for (const { id, name, words, links } of articles) {
        const { text, moves, name: full } = atlas.steps.get(`${map.map}#${id}`);
        if (name !== everydayName({ text })) wrong.push(`${full} is headed ${name}`);
        const expected = [
          text.name, ...(text.do_now ?? []), text.plain, text.child, ...(text.rights ?? []), ...(text.timescales ?? []).map((limit) => limit.rule),
          ...moves.flatMap((move) => [move.when, everydayName(atlas.steps.get(move.target))]),
        ];
        for (const part of expected) if (!fold(words).includes(fold(part))) wrong.push(`${full} does not say: ${part}`);
        const grounds = [
          text.name, text.what, ...text.who_decides, ...text.who_takes_part,
          ...text.sources.map((source) => sources.get(source)),
          ...(text.timescales ?? []).flatMap((limit) => [limit.rule, sources.get(limit.source)]),
          ...(text.coming ?? []).map((coming) => coming.text),
          ...(text.local_rules ?? []).map((rule) => rule.rule),
        ];
        for (const part of grounds) if (!fold(law.get(id).words).includes(fold(part))) wrong.push(`${full} does not rest on: ${part}`);
        if (!links.includes(`${url}law/#${id}`)) wrong.push(`${full} does not lead to what it rests on`);
        if (!law.get(id).links.includes(`${url}#${id}`)) wrong.push(`${full}: its law does not lead back`);
        for (const { target } of moves) {
          if (!links.includes(base + address(target))) wrong.push(`${full} does not link to ${target}`);
        }
        // The nearest endings stand here; the others on the page of the whole system, which is linked instead of told on every step.
        const ahead = endingsFrom(atlas, full).filter((exit) => exit !== full);
        const told = ahead.filter((exit) => links.includes(base + address(exit)));
        const isWhole = told.length === ahead.length;
        if (!told.length && moves.length && !words.includes('Or it continues on another map')) wrong.push(`${full} tells no ending`);
        if (!isWhole && !words.includes('Or it continues on another map') && !links.includes(`${base}${map.map.split('/')[0]}/`)) wrong.push(`${full} leads to no more endings`);
      }
    }
    assert.deepEqual(wrong, []);
  },

  'the scripts that run without the program are written in what browsers of 2020 read, and hold no sentence': async ({ folder }) => {
    // No `??=`, no `await` outside of a function: Chrome 80 to 88, where the words, leaving and old links must work.
    const files = readdirSync(folder).filter((file) => /^(boot|aids|sort)-.*\.js$/.test(file));
    assert.equal(files.length, 3);
    files.push('easy.js');
    const head = readFileSync(join(folder, '404.html'), 'utf8') + readFileSync(join(folder, 'scotland/kinship/index.html'), 'utf8');
    const inline = [...head.matchAll(/<script>(.*?)<\/script>/gs)].map((found) => found[1]);
    assert.ok(2 <= inline.length);
    for (const file of files) parse(readFileSync(join(folder, file), 'utf8'), { ecmaVersion: 2020, sourceType: 'module' });
    // The build puts the sentences in front; what is written by hand has none.
    const written = ['boot', 'aids', 'sort', 'easy'].map((name) => readFileSync(new URL(`../../src/${name}.js`, import.meta.url), 'utf8'));
    for (const script of [...written, ...inline]) {
      const strings = [];
      parse(script, { ecmaVersion: 2020, sourceType: 'module', onToken: (token) => token.type.label === 'string' && strings.push(token.value) });
      assert.deepEqual(strings.filter((text) => /[A-Z][a-z]+ [a-z]+/.test(text)), []);
    }
  },

  'every next step of a map is a row of its table, which sorts by each column, and of the file beside it': async ({ atlas, visit }) => {
    for (const map of atlas.maps) {
      const plain = await visit(`${map.map}/table/`, PLAIN);
      const rows = plain.locator('tbody tr');
      const n_moves = map.steps.reduce((sum, step) => sum + atlas.steps.get(`${map.map}#${step.id}`).moves.length, 0);
      assert.equal(await rows.count(), n_moves, map.map);
      assert.equal(await plain.locator('th button').count(), 0, 'without script nothing pretends to sort');
      const file = await (await plain.request.get(plain.url() + 'moves.csv')).text();
      assert.equal(file.split('\r\n').length, n_moves + 2, map.map);
      await plain.context().close();
    }
    const page = await visit('scotland/kinship/table/', { ...DESK, waits: false });
    const texts = (column) => page.locator(`tbody tr > :nth-child(${column})`).allTextContents();
    const own = await texts(3);
    const head = page.locator('thead th').nth(2);
    const { compare } = new Intl.Collator('en-GB', { numeric: true });
    const sorted = [...own].sort(compare);
    for (const [order, expected] of [['ascending', sorted], ['descending', [...sorted].reverse()], [null, own]]) {
      await head.getByRole('button').press('Enter');
      assert.equal(await head.getAttribute('aria-sort'), order);
      assert.deepEqual(await texts(3), expected, order);
    }
    await page.locator('tbody a').first().click();
    await page.waitForURL('**/scotland/kinship/**');
  },

  'without the program a link of the app’s own leads to the page that has its words': async ({ visit }) => {
    const own = { '#/about': 'about/', '#/england': 'england/', '#/learn/m1-s1': 'learn/m1-s1/', '#/scotland/journey/kinship/kinship-panel': 'scotland/', '#/scotland/kinship/kinship-panel?lens=endings': 'scotland/kinship/#kinship-panel' };
    for (const [hash, path] of Object.entries(own)) {
      const page = await visit(hash, { ...PHONE, waits: false, faulty: true, before: (page) => page.route('**/*.wasm', (route) => route.abort()) });
      const root = new URL('/', page.url()).href;
      await page.waitForURL(root + path);
      await page.context().close();
    }
  },

  'without script a link to a step shows that step first, on phone and desk': async ({ atlas, visit }) => {
    for (const device of [PHONE, DESK]) {
      for (const map of atlas.maps) {
        const step = map.steps[Math.floor(map.steps.length / 2)];
        const page = await visit(`${map.map}/#${step.id}`, { ...PLAIN, ...device });
        const tops = await page.locator('article[id]').evaluateAll((all) => all.map((article) => [article.id, article.getBoundingClientRect().top]));
        const own = tops.find(([id]) => id === step.id)[1];
        for (const [id, top] of tops) assert.ok(id === step.id || own < top, `${id} stands above ${step.id}`);
        assert.ok(0 <= own && own < 200, `${step.id} is at ${own}`);
        assert.equal(await wordsOf(page.locator('article:target h2')), everydayName({ text: step }));
        assert.ok(await page.locator('noscript .notice').count() === 0 || (await page.locator('.notice').first().isVisible()));
        await page.context().close();
      }
    }
  },

  'without script a door leads to the step on the other map, and every page links on': async ({ atlas, visit }) => {
    const door = [...atlas.steps.values()].flatMap((step) => step.moves.map((move) => ({ ...move, name: step.name }))).find((move) => move.kind === 'leads-to-map');
    const page = await visit(address(door.name), { ...PLAIN, ...PHONE });
    // Within a nation the address does not name it.
    const own = address(door.target).replace(/^[^/]+/, '');
    await page.locator(`article:target .next-steps a[href$="${own}"]`).tap();
    await page.waitForURL(`**/${address(door.target)}`);
    assert.equal(await wordsOf(page.locator('article:target h2')), everydayName(atlas.steps.get(door.target)));
    await openMenu(page);
    await page.locator('.main-nav a').first().tap();
    await page.waitForURL((url) => url.pathname === '/');
    for (const map of atlas.maps) assert.equal(await page.locator(`a.map-link[href="${map.map}/"]`).count(), 1, map.map);
    await page.locator('a.map-link[href*="looked-after"]').tap();
    await page.waitForURL('**/scotland/looked-after/');
    assert.ok(0 < (await page.locator('article[id]').count()));
    await openMenu(page);
    await page.locator('.main-nav a', { hasText: 'Scotland: the whole system' }).tap();
    await page.waitForURL('**/scotland/');
    assert.equal(await page.locator('[data-region]').count(), atlas.maps.filter((map) => map.map.startsWith('scotland/')).length);
    await page.locator('.region a[data-step]').first().tap();
    await page.locator('article:target').waitFor();
    await openMenu(page);
    await page.locator('.main-nav a', { hasText: 'About' }).tap();
    await page.waitForURL('**/about/');
    assert.ok((await page.locator('main').innerText()).includes('not legal advice'));
  },

  'no link of a reading page leads nowhere': async ({ site, visit, atlas }) => {
    const targets = new Map();
    const anchors = new Map();
    for (const path of [...atlas.texts, ...atlas.maps.flatMap((map) => [`${map.map}/`, `${map.map}/law/`, `${map.map}/table/`])]) {
      const page = await visit(path, PLAIN);
      const found = await page.evaluate(() => ({
        links: [...document.links].map((link) => link.href),
        ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
        twice: [...document.querySelectorAll('[id]')].map((element) => element.id).filter((id, idx, all) => all.indexOf(id) !== idx),
      }));
      assert.deepEqual(found.twice, [], `ids that stand twice on ${path}`);
      anchors.set(site.url + path, new Set(found.ids));
      for (const link of found.links) if (link.startsWith(site.url)) targets.set(link, path);
      await page.context().close();
    }
    for (const { map } of atlas.maps) {
      const table = `${site.url}${map}/table/moves.csv`;
      assert.ok((await fetch(table)).ok, table);
      anchors.set(table, new Set());
    }
    const nowhere = [...targets].filter(([link]) => {
      const [page, id] = link.split('#');
      // A place of the app alone, such as a journey, is looked at in tests/course.rs.
      return !anchors.has(page) || (id && !id.startsWith('/') && !anchors.get(page).has(id));
    });
    assert.deepEqual(nowhere, []);
  },

  'where the program cannot be fetched the reading page stays and says so': async ({ atlas, visit }) => {
    const name = 'scotland/kinship#kinship-panel';
    for (const answer of [(route) => route.abort(), (route) => route.fulfill({ status: 404, body: 'not here' }), (route) => route.fulfill({ contentType: 'application/wasm', body: 'not wasm' })]) {
      const page = await visit(address(name), { ...PHONE, waits: false, faulty: true, before: (page) => page.route('**/*.wasm', answer) });
      await page.waitForSelector('html[data-failed]', { state: 'attached' });
      await checkReading(page, everydayName(atlas.steps.get(name)));
      await page.locator('article:target .next-steps a[href^="#"]').first().tap();
      assert.notEqual(new URL(page.url()).hash, '#kinship-panel');
      assert.ok(await page.locator('article:target').isVisible());
      await page.context().close();
    }
  },

  'where the program breaks the reading page comes back at the step that was shown': async ({ atlas, visit }) => {
    const name = 'scotland/kinship#kinship-panel';
    const page = await visit(address(name), { ...PHONE, faulty: true });
    await go(page, 'scotland/kinship#family-meeting');
    await painted(page);
    await breakDown(page);
    await page.waitForSelector('html[data-failed]', { state: 'attached' });
    await checkReading(page, everydayName(atlas.steps.get('scotland/kinship#family-meeting')));
    assert.equal(await page.locator('#app').count(), 0);
    assert.equal(await page.locator('main').count(), 1);
  },

  'where the program breaks on another map than it began with, that map comes in words': async ({ atlas, visit }) => {
    const name = 'scotland/permanence#permanence-considered';
    const page = await visit(address('scotland/kinship#kinship-panel'), { ...PHONE, faulty: true });
    await go(page, name);
    // The program must not come back on the other map's page, or its words would soon give way to it.
    await page.route('**/*.wasm', (route) => route.abort());
    await breakDown(page);
    await until('the other map is there in words', async () => (await page.locator('main article').count()) === atlas.of(atlas.steps.get(name).map).length);
    await checkStepInView(page, everydayName(atlas.steps.get(name)));
  },

  'a long link still leads to its step where the program cannot run': async ({ atlas, visit }) => {
    const name = 'scotland/permanence#permanence-considered';
    const page = await visit(fragment(name), { ...PHONE, waits: false, faulty: true, before: (page) => page.route('**/*.wasm', (route) => route.abort()) });
    await until('the map is there in words', async () => 0 < (await page.locator(`article[id="permanence-considered"]`).count()));
    await checkStepInView(page, everydayName(atlas.steps.get(name)));
  },

  'under a folder of another site everything works the same': async ({ atlas, visit, serveChanged }) => {
    const from = await serveChanged(() => undefined, '/maps/of/waymark/');
    const name = 'scotland/kinship#kinship-panel';
    const page = await visit(`${address(name)}?depth=all`, { from });
    await arrive(page, name);
    await drawn(page);
    await turnTo(page, fragment('scotland/permanence#permanence-considered'));
    await arrive(page, 'scotland/permanence#permanence-considered');
    await page.getByLabel('Find a step').fill('gran');
    await page.locator('.hits a').first().waitFor();
    // What was found lies over the page until it is put away.
    await page.keyboard.press('Escape');
    await page.locator('.hits a').first().waitFor({ state: 'detached' });
    await fromMenu(page, 'Share this page');
    assert.equal(await page.getByLabel('The link').inputValue(), from.url + address('scotland/permanence#permanence-considered'));
    await page.goto(from.url);
    await ready(page);
    assert.equal(await page.locator('a.map-link').count(), atlas.maps.length);
  },
};

/** The page as it is read: quotation marks alike, spaces as one, small letters. */
function fold(text) {
  return text.replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Breaks the program as a panic in it would. */
function breakDown(page) {
  return page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable'), message: 'unreachable' })));
}

async function checkReading(page, name) {
  assert.equal(await wordsOf(page.locator('.notice:visible')), NOTICE);
  assert.equal(await page.locator('html[data-ready]').count(), 0);
  await checkStepInView(page, name);
}

async function checkStepInView(page, name) {
  const heading = page.locator('article h2', { hasText: name }).first();
  await until(`${name} is on the screen`, async () => {
    const frame = await heading.boundingBox();
    return frame !== null && 0 <= frame.y && frame.y < page.viewportSize().height;
  });
}
