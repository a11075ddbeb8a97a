// Places: back and forward, links with every part, a translator, and what a new place must never keep of the old.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { address, fragment } from './atlas.mjs';
import { arrive, closedGate, DESK, drawn, everydayName, fromMenu, go, lookFor, namesIn, painted, panel, PHONE, ready, turnTo, until, wordsOf } from './visit.mjs';

export const journeys = {
  'back and forward walk through the places, maps, questions and pages alike': async ({ visit }) => {
    const page = await visit('');
    const places = [
      ['#/scotland', '[data-view="system"]'],
      ['#/scotland/kinship', '[data-panel=""]'],
      ['#/scotland/kinship/kinship-panel', '[data-panel="scotland/kinship#kinship-panel"]'],
      ['#/scotland/kinship/kinship-panel?lens=endings', '[data-lens="endings"][aria-current="true"]'],
      ['#/scotland/kinship/kinship-panel?depth=all&lens=endings', '[data-chart] a[data-step="family-meeting"]'],
      ['#/scotland/permanence/permanence-considered', '[data-panel="scotland/permanence#permanence-considered"]'],
      ['#/about', '[data-view="about"]'],
    ];
    for (const [hash, sign] of places) {
      await turnTo(page, hash);
      await page.waitForSelector(sign, { state: 'attached' });
    }
    for (const [, sign] of places.slice(0, -1).reverse()) {
      await page.goBack();
      await page.waitForSelector(sign, { state: 'attached' });
    }
    await page.goBack();
    await page.waitForSelector('[data-view="home"]');
    for (const [hash, sign] of places) {
      await page.goForward();
      await page.waitForSelector(sign, { state: 'attached' });
      assert.equal(new URL(page.url()).hash, hash);
    }
  },

  'a place is the same whether it is walked to or opened anew': async ({ visit }) => {
    for (const place of [
      'scotland/kinship/#kinship-panel?depth=main&lens=worse&show=again.better',
      'scotland/childrens-hearings/#hearing-decision?lens=way&to=permanence/exit-adopted&way=2',
      'scotland/kinship/#kinship-panel?here=kinship/family-meeting&lens=endings',
      'scotland/looked-after/#/scotland/looked-after?depth=all&show=worse',
      'scotland/',
      'about/',
    ]) {
      const opened = await visit(place);
      const [path, hash = ''] = place.split('#');
      const walked = await visit('');
      const long = hash.startsWith('/') ? hash : `/${path.replace(/\/$/, '')}${hash ? `/${hash}` : ''}`;
      await turnTo(walked, `#${long}`);
      const view = await opened.locator('main').getAttribute('data-view');
      await walked.waitForSelector(`main[data-view="${view}"]`);
      await until(`${place} is the same either way`, async () => (await look(opened)) === (await look(walked)));
      await Promise.all([opened, walked].map((page) => page.context().close()));
    }
  },

  'a door leads to a step on another map: we are still where we were, and its chart and outline are there when asked for': async ({ atlas, visit }) => {
    const door = [...atlas.steps.values()].flatMap((step) => step.moves.map((move) => ({ ...move, name: step.name }))).find((move) => move.kind === 'leads-to-map');
    const page = await visit(address(door.name), DESK);
    const card = page.locator(`[data-way][data-step="${door.target}"] a`);
    const map = door.target.split('#')[0];
    const { title } = atlas.steps.get(door.target).map;
    assert.ok((await wordsOf(card)).includes(`On another map: ${title}`));
    await card.click();
    await arrive(page, door.target);
    const [there, here] = [door.target, door.name].map((name) => everydayName(atlas.steps.get(name)));
    assert.ok((await page.title()).startsWith(`Looking ahead: ${there} (from ${here})`), await page.title());
    assert.equal(await wordsOf(page.locator('.head-place strong')), title, 'the head says which map this is');
    await turnTo(page, `${fragment(door.target)}?depth=all`);
    await page.waitForSelector(`[data-chart="${map}"] .every-step`, { state: 'attached' });
    assert.equal(await page.locator('[data-outline] ol > [data-step]').count(), atlas.steps.get(door.target).map.steps.length);
    assert.ok((await page.title()).startsWith(there));
    assert.equal(await page.locator('main').count(), 1);
  },

  'after a browser has translated the page, a new step never keeps words of the old': async ({ atlas, visit }) => {
    const [first, second, third] = apart(atlas, 'scotland/childrens-hearings');
    for (const device of [PHONE, DESK]) {
      const [page, plain] = [await visit(address(first.name), device), await visit(address(first.name), device)];
      const words = (page) => page.locator('[data-panel], .lenses, .map-chart .depth, main [role=status]').allTextContents();
      let last = first;
      for (const [next, query] of [[second, ''], [third, ''], [second, '?depth=all'], [third, '?depth=all']]) {
        await translate(page);
        for (const one of [page, plain]) {
          await go(one, next.name, query);
          if (query) await drawn(one);
          await painted(one);
        }
        assert.equal(await wordsOf(page.locator('#panel-name')), everydayName(next));
        const seen = await words(page);
        assert.deepEqual(seen, await words(plain), `${next.name}${query} says what it says without a translator`);
        for (const words of [last.text.plain, last.text.child, last.text.what]) assert.ok(!seen.join(' ').includes(words), `${next.name} still says: ${words}`);
        assert.ok(seen.join(' ').includes(next.text.plain));
        const marked = await page.locator('[data-chart] [aria-current="step"], [data-outline] [aria-current]').evaluateAll((all) => all.map((link) => link.hash.split('/').at(-1).split('?')[0]));
        assert.deepEqual(marked, query ? [next.text.id, next.text.id] : []);
        assert.ok((await page.title()).startsWith(everydayName(next)));
        last = next;
      }
      await plain.context().close();
      await translate(page);
      await page.locator('[data-lens="worse"]').click();
      await page.locator('[data-lens="worse"][aria-current="true"]').waitFor();
      assert.equal(await page.locator('[data-panel] [data-list]').first().getAttribute('data-list'), 'worse');
      await translate(page);
      await page.locator('[data-lens="endings"]').click();
      await page.locator('[data-lens="endings"][aria-current="true"]').waitFor();
      assert.equal(await page.locator('[data-panel] [data-list="worse"]').count(), 0);
      await translate(page);
      await page.locator('.depth a').click();
      await page.waitForSelector('[data-picture="main-road"]');
      await translate(page);
      await lookFor(page, 'gran');
      await page.locator('.hits a').first().waitFor();
      await translate(page);
      await lookFor(page, 'adopted');
      await until('new hits replace the old', async () => (await namesIn(page, '.hits [data-step]')).includes('scotland/permanence#exit-adopted'));
      assert.match(await wordsOf(page.locator('search [role=status]')), /^\d+ found$/);
      await page.context().close();
    }
  },

  'on every kind of page: translated or not, the next place has the same words': async ({ atlas, visit }) => {
    const kinds = ['#/', ...atlas.texts.filter(Boolean).map((path) => `#/${path.replace(/\/$/, '')}`), '#/scotland/kinship', '#/scotland/kinship/no-such-step', '#/england/leaving-care/pathway-plan?lens=reflect', '#/england/leaving-care/pathway-plan?here=leaving-care/needs-assessment', '#/narnia', '#/scotland/kinship/kinship-panel?depth=all&lens=endings', '#/learn?lit=m1', '#/learn/no-such-page', '#/scotland/permanence?lit=permanence-considered'];
    const [plain, translated] = [await visit('', { faulty: true }), await visit('', { faulty: true })];
    // There and back, so that each kind is left for two others.
    for (const hash of [...kinds, ...kinds.slice(0, -1).reverse().filter((_, idx) => idx % 2)]) {
      await translate(translated);
      for (const page of [plain, translated]) await turnTo(page, hash);
      await until(`${hash} has the same words`, async () => {
        const [one, two] = [await whole(plain), await whole(translated)];
        return one === two && !one.includes('Loading the map');
      });
      assert.equal(await translated.locator('main').count(), 1, hash);
      assert.equal(await translated.locator('html').getAttribute('lang'), 'en-GB');
    }
    for (const page of [plain, translated]) assert.deepEqual(page.faults.filter((fault) => !/404 \(Not Found\)/.test(fault)), []);
  },

  'every kind of page, translated before the app has loaded, becomes the app all the same': async ({ atlas, visit }) => {
    for (const path of [...atlas.texts, ...atlas.maps.map((map) => `${map.map}/`)]) {
      const plain = await visit(path);
      const gate = closedGate();
      const page = await visit(path, { waits: false, before: (page) => page.route('**/*.wasm', gate.hold) });
      await page.locator('#reading main').waitFor();
      await translate(page);
      gate.open();
      await ready(page);
      await until(`${path || 'home'} has the same words`, async () => (await whole(page)) === (await whole(plain)));
      assert.equal(await page.locator('#reading').count(), 0, path);
      await Promise.all([page, plain].map((one) => one.context().close()));
    }
  },

  'every page says that it is in British English, with the app and without; no part says otherwise': async ({ atlas, folder, visit }) => {
    const page = await visit('');
    for (const path of [...atlas.texts, ...atlas.maps.map((map) => `${map.map}/`)]) {
      const read = readFileSync(join(folder, path, 'index.html'), 'utf8');
      assert.deepEqual(read.match(/<[^>]* lang=[^ >]*/g), ['<html lang="en-GB"'], path);
      // The program writes the rest of the page anew at each place.
      await page.evaluate((path) => (location.hash = `#/${path}`), path.replace(/\/$/, ''));
      await painted(page);
      await page.locator('main h1').first().waitFor();
      assert.deepEqual(await page.locator('[lang]').evaluateAll((all) => all.map((element) => [element.localName, element.lang])), [['html', 'en-GB']], path);
    }
  },

  'a page translated before the app has loaded becomes the app all the same': async ({ atlas, visit }) => {
    const name = 'scotland/kinship#kinship-panel';
    const gate = closedGate();
    const page = await visit(address(name), { waits: false, before: (page) => page.route('**/*.wasm', gate.hold) });
    await page.locator('article:target').waitFor();
    await translate(page);
    gate.open();
    await ready(page);
    await arrive(page, name);
    await go(page, 'scotland/kinship#family-meeting');
    assert.equal(await wordsOf(page.locator('[data-panel] h2')), everydayName(atlas.steps.get('scotland/kinship#family-meeting')));
  },

  'the legend turns a kind of move on, the depth shows every step, and the link holds both': async ({ visit }) => {
    const page = await visit('scotland/kinship/#kinship-panel?depth=main', DESK);
    await drawn(page);
    await page.locator('.depth a').click();
    await until('the other depth is drawn', async () => /depth=all/.test(page.url()) && 0 < (await page.locator('[data-chart] a[data-step]').count()));
    const entry = page.locator('.legend a').first();
    const full = () => page.locator('[data-chart] [data-move].full').count();
    const before = await full();
    await entry.click();
    await until('more moves are drawn in full', async () => before < (await full()));
    assert.match(page.url(), /\?depth=\w+&show=\w+$/);
    assert.equal(await page.locator('.legend a[aria-current="true"]').count(), 1);
    assert.equal(await panel(page).getAttribute('data-panel'), 'scotland/kinship#kinship-panel');
  },

  'a discreet visitor gives the tab a neutral title, and only that wish is kept': async ({ visit }) => {
    const page = await visit('scotland/kinship/#kinship-panel');
    assert.deepEqual(await kept(page), []);
    await page.locator('#discreet button').click();
    await until('the title is neutral', async () => (await page.title()) === 'Notes');
    await go(page, 'scotland/kinship#family-meeting');
    assert.equal(await page.title(), 'Notes');
    await page.reload();
    await ready(page);
    await until('the title is still neutral', async () => (await page.title()) === 'Notes');
    assert.deepEqual(await kept(page), ['waymark.discreet']);
    assert.deepEqual(await page.context().cookies(), []);
    await page.locator('#discreet button').click();
    await until('the title speaks again', async () => (await page.title()).includes('Waymark'));
    assert.deepEqual(await kept(page), []);
  },

  'a map is printed with the code of its link, and without one where that cannot be had': async ({ visit }) => {
    const STEP = 'scotland/kinship#kinship-panel';
    const printed = (page) => page.evaluate(() => window.prints);
    const watch = (page) => page.addInitScript(() => {
      window.prints = 0;
      window.print = () => (window.prints += 1);
    });
    const page = await visit(address(STEP), { before: watch });
    await arrive(page, STEP);
    await fromMenu(page, 'Print');
    await until('it is printed', () => printed(page));
    assert.equal(await page.locator('.print-code .code').count(), 1);
    assert.equal(await page.locator('.print-code').getAttribute('data-link'), page.url());
    await fromMenu(page, 'Print on A3');
    await until('it is printed again', async () => (await printed(page)) === 2);
    assert.equal(await page.locator('html').getAttribute('data-paper'), 'a3');
    const bare = await visit(address(STEP), { before: async (page) => {
      await watch(page);
      await page.route('**/journey.js*', (route) => route.abort());
    }, faulty: true });
    await arrive(bare, STEP);
    await fromMenu(bare, 'Print');
    await until('it is printed', () => printed(bare));
    assert.equal(await bare.locator('.print-code .code').count(), 0);
  },

  'the reader who prints gets the step, and the chart and every step where they are shown, and no buttons': async ({ visit }) => {
    for (const [query, chart] of [['', []], ['?depth=all', ['.every-step', '[data-outline]']]]) {
      const page = await visit(`scotland/childrens-hearings/#grounds-hearing${query}`, DESK);
      if (query) await drawn(page);
      await page.emulateMedia({ media: 'print' });
      for (const selector of ['[data-here]', '.do-now', '[data-way]', '[data-ending]', '.talk .call', '.rights', '.when-part', ...chart]) assert.ok(await page.locator(selector).first().isVisible(), `${selector} is not printed${query}`);
      for (const selector of ['.leave', '.lenses', '.group-by', '.map-tools', '#search', '.menu', '.call-bar', '.when-part form', '.whole-map', '#discreet']) assert.ok(!(await page.locator(selector).first().isVisible()), `${selector} is printed${query}`);
      assert.ok(1000 < (await page.pdf({ format: 'A4' })).length);
      await page.context().close();
    }
  },
};

/** Wraps every text on the page as browsers' translators do. */
function translate(page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement.closest('script, style, noscript, font')) continue;
      const outer = document.createElement('font');
      const inner = outer.appendChild(document.createElement('font'));
      inner.textContent = text.data;
      text.replaceWith(outer);
    }
  });
}

/** Three steps of the main road of a map of which none leads to another, so that none need name another. */
function apart(atlas, map) {
  const steps = atlas.maps.find((known) => known.map === map).steps.filter((step) => step.road === 'main').map((step) => atlas.steps.get(`${map}#${step.id}`));
  const roads = (one, two) => one.moves.some((move) => move.target === two.name) || two.moves.some((move) => move.target === one.name);
  const isStart = (step) => step.text.kind === 'start' || step.text.kind === 'exit';
  const first = steps.filter((step) => !isStart(step)).at(-1);
  const second = steps.find((step) => !isStart(step) && !roads(first, step));
  const third = steps.find((step) => step !== first && step !== second && !isStart(step) && !roads(second, step) && 2 < steps.indexOf(step) - steps.indexOf(second));
  return [first, second, third ?? first];
}

/** Everything a reader sees and hears of a place. */
function look(page) {
  return page.evaluate(() => {
    const marks = [...document.querySelectorAll('[data-chart] a[data-step], [data-chart] [data-move], .legend a')];
    return JSON.stringify([document.title, document.querySelector('main').innerText, marks.map((mark) => [mark.dataset, mark.className.baseVal ?? mark.className, mark.ariaCurrent])]);
  });
}

/** Every word of the page, its title and its head and foot, as it is read. */
function whole(page) {
  return page.evaluate(() => `${document.title} ${document.body.innerText}`.replace(/\s+/g, ' '));
}

function kept(page) {
  return page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
}
