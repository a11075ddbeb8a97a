// The page stands still: the app takes the place of the reading page without a jump, and the reader stays where they were.
import assert from 'node:assert/strict';
import { address, fragment } from './atlas.mjs';
import { arrive, closedGate, DESK, drawn, go, painted, PHONE, ready, turnTo, until, wordsOf } from './visit.mjs';

const STEP = 'scotland/childrens-hearings#grounds-hearing';
/** The page is laid out so often at most when a step is chosen: once as a rule. */
const MOST_LAYOUTS = 4;

export const journeys = {
  'on a slow line the reading page appears without a shift': async ({ visit }) => {
    const found = [];
    for (const [path, device] of [[address(STEP), PHONE], [address(STEP), DESK], [`${address(STEP)}?lens=endings`, PHONE], ['', PHONE], ['scotland/', PHONE], ['scotland/kinship/', PHONE]]) {
      const gate = closedGate();
      const slowly = async (page) => {
        const line = await page.context().newCDPSession(page);
        await line.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 50_000, uploadThroughput: 50_000 });
        await watchShifts(page, gate);
      };
      const page = await visit(path, { ...device, waits: false, before: slowly });
      await painted(page);
      found.push(...(await shiftsOf(page, path, device)));
      gate.open();
      await page.context().close();
    }
    assert.deepEqual(found, []);
  },

  'the first page of who has chosen a nation stands still from the first paint until the app is there': async ({ visit }) => {
    for (const device of [PHONE, DESK]) {
      for (const nation of ['scotland', 'england']) {
        const gate = closedGate();
        const before = async (page) => {
          await page.addInitScript((nation) => localStorage.setItem('waymark.nation', nation), nation);
          await watchShifts(page, gate);
          // The small aids come late.
          await page.route('**/aids-*.js', gate.hold);
        };
        const page = await visit('', { ...device, waits: false, before });
        await page.locator('#reading main').waitFor();
        await painted(page);
        const shown = () => page.locator('.nation-home, .nation-ask').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.of));
        assert.deepEqual(await shown(), [nation], 'the nation chosen is there before any script has come');
        gate.open();
        await ready(page);
        await painted(page);
        assert.deepEqual(await shown(), [nation]);
        assert.deepEqual(await shiftsOf(page, nation, device), []);
        await page.context().close();
      }
    }
  },

  'the app takes the place of the reading page without a shift': async ({ visit }) => {
    const found = [];
    for (const [path, device] of [[address(STEP), PHONE], [address(STEP), DESK], [`${address(STEP)}?depth=all`, DESK], [`${address(STEP)}?lens=endings`, PHONE], [`${address(STEP)}?here=childrens-hearings/statement-of-grounds`, PHONE], ['', PHONE], ['scotland/', PHONE], ['scotland/kinship/', PHONE], ['scotland/kinship/', DESK]]) {
      const gate = closedGate();
      const page = await visit(path, { ...device, waits: false, before: (page) => watchShifts(page, gate) });
      await page.locator('#reading main').waitFor();
      await painted(page);
      await page.evaluate(() => {
        window.shifts = [];
      });
      gate.open();
      await ready(page);
      if (await page.locator('[data-chart]').count()) await drawn(page);
      await painted(page);
      found.push(...(await shiftsOf(page, path, device)));
      await page.context().close();
    }
    assert.deepEqual(found, []);
  },

  'a reader half-way down keeps their place when the app comes': async ({ atlas, visit }) => {
    for (const device of [PHONE, DESK]) {
      for (const chosen of ['', '#grounds-hearing']) {
        const gate = closedGate();
        const page = await visit(`scotland/childrens-hearings/${chosen}`, { ...device, waits: false, before: (page) => page.route('**/*.wasm', gate.hold) });
        await page.locator('#reading main').waitFor();
        // For its first seconds a page opened at a step shows that step alone; then the others stand below it.
        await until('the page is whole', () => page.evaluate(() => !document.documentElement.classList.contains('aim')));
        const [id, top] = await page.evaluate(() => {
          const articles = [...document.querySelectorAll('article[id]')];
          const middle = articles.sort((one, two) => one.getBoundingClientRect().top - two.getBoundingClientRect().top)[Math.floor(articles.length / 2)];
          scrollTo(0, scrollY + middle.getBoundingClientRect().top - 40);
          return [middle.id, middle.querySelector('h2').getBoundingClientRect().top];
        });
        await painted(page);
        gate.open();
        await ready(page);
        await painted(page);
        if (await page.locator('[data-chart]').count()) await drawn(page);
        const now = await headingTop(page, id);
        assert.ok(Math.abs(now - top) <= 120, `${chosen || 'no step'} at ${device.viewport.width}: ${atlas.steps.get(`scotland/childrens-hearings#${id}`).text.name} was at ${Math.round(top)} and is at ${Math.round(now)}`);
        // The page of a step shows that one alone: who came for another step looks at this one from there.
        if (chosen) assert.equal(await page.locator('[data-back]').getAttribute('href'), fragment('scotland/childrens-hearings#grounds-hearing'));
        await page.context().close();
      }
    }
  },

  'a reader deep in the words of a step still has that step before them when the app comes': async ({ visit }) => {
    for (const device of [PHONE, DESK]) {
      for (const chosen of [true, false]) {
        const gate = closedGate();
        const page = await visit(`scotland/childrens-hearings/${chosen ? '#hearing-decision' : ''}`, { ...device, waits: false, before: (page) => page.route('**/*.wasm', gate.hold) });
        await page.locator('#reading main').waitFor();
        await page.evaluate(() => {
          const frame = document.getElementById('hearing-decision').getBoundingClientRect();
          scrollTo(0, scrollY + frame.top + frame.height * 0.6);
        });
        await painted(page);
        gate.open();
        await ready(page);
        await painted(page);
        const frame = await page.evaluate((isChosen) => {
          const element = document.querySelector(isChosen ? '[data-panel="scotland/childrens-hearings#hearing-decision"]' : '[data-outline] li[data-step="hearing-decision"]');
          const { top, bottom } = element.getBoundingClientRect();
          return { top, bottom, height: innerHeight };
        }, chosen);
        assert.ok(0 < frame.bottom && frame.top < frame.height, `${chosen ? 'chosen' : 'not chosen'} at ${device.viewport.width}: the step is at ${Math.round(frame.top)} to ${Math.round(frame.bottom)}, out of sight`);
        await page.context().close();
      }
    }
  },

  'on a phone the first words of a step stand where the program puts them: the first paint is the page': async ({ atlas, visit }) => {
    const wrong = [];
    const placed = (page, root) => page.evaluate((root) => {
      const frames = (part) => [...document.querySelectorAll(`${root} ${part}`)].map((one) => one.getBoundingClientRect());
      return ['.here-card', '.here-card h2', '.here-card .plain', '.do-now', '.do-now li', '.next-steps', '.next-steps > li:first-child a'].flatMap((part) => frames(part).map(({ left, top, width }) => [part, ...[left, top, width].map(Math.round)].join(' ')));
    }, root);
    for (const map of atlas.maps) {
      // Of each map a meeting, if it has one: its page has a link more.
      const told = map.steps.filter((step) => step.do_now?.length && step.kind !== 'exit');
      const step = told.find((step) => step.kind === 'meeting') ?? told[0];
      const gate = closedGate();
      const page = await visit(`${map.map}/#${step.id}`, { ...PHONE, waits: false, before: (page) => page.route('**/*.wasm', gate.hold) });
      await page.locator(`[id="${step.id}"] .do-now`).waitFor();
      await painted(page);
      const before = await placed(page, `[id="${step.id}"]`);
      gate.open();
      await ready(page);
      await painted(page);
      const after = await placed(page, '[data-panel]');
      assert.ok(4 < before.length, `${map.map}: ${before}`);
      if (before.join() !== after.join()) wrong.push({ step: `${map.map}#${step.id}`, before, after });
      await page.context().close();
    }
    assert.deepEqual(wrong, []);
  },

  'who reads on before the app comes looks ahead from the step they came for, and their way back is there': async ({ visit }) => {
    const gate = closedGate();
    const page = await visit('scotland/childrens-hearings/#grounds-hearing', { ...PHONE, waits: false, before: (page) => page.route('**/*.wasm', gate.hold) });
    await page.locator('#grounds-hearing .next-steps a[href="#grounds-disputed"]').tap();
    await until('the other step is in view', () => page.evaluate(() => Math.abs(document.getElementById('grounds-disputed').getBoundingClientRect().top) < innerHeight));
    assert.equal(await page.locator('#grounds-disputed .here-mark').isVisible(), false, 'nobody is there yet');
    gate.open();
    await ready(page);
    assert.equal(await page.locator('[data-back]').getAttribute('href'), fragment('scotland/childrens-hearings#grounds-hearing'));
    assert.equal(await wordsOf(page.locator('.here-mark')), 'Looking ahead');
  },

  'a link in focus is still in focus when the app comes, and what was typed is not lost': async ({ visit }) => {
    const gate = closedGate();
    const page = await visit(address(STEP), { ...DESK, waits: false, before: (page) => page.route('**/*.wasm', gate.hold) });
    await page.locator('article:target').waitFor();
    const link = page.locator('article:target a[href^="#"]').first();
    await link.focus();
    const id = (await link.getAttribute('href')).slice(1);
    gate.open();
    await ready(page);
    await painted(page);
    // What may follow the step says from where it is looked at.
    const focused = await page.evaluate(() => document.activeElement.hash?.split('?')[0] ?? document.activeElement.localName);
    assert.ok(focused.endsWith(`/${id}`), focused);
    const seen = await page.evaluate(() => {
      const frame = document.activeElement.getBoundingClientRect();
      return 0 <= frame.top && frame.bottom <= innerHeight;
    });
    assert.ok(seen, 'the link in focus is on the screen');
  },

  'a window that grows and shrinks, or is turned, keeps every step of the chart in its width': async ({ visit }) => {
    const page = await visit(`${address(STEP)}?depth=all`, PHONE);
    await drawn(page);
    for (const size of [{ width: 740, height: 360 }, { width: 1440, height: 900 }, { width: 360, height: 740 }, { width: 320, height: 500 }]) {
      await page.setViewportSize(size);
      await painted(page);
      await painted(page);
      await go(page, STEP, '?depth=all');
      const [box, width] = await page.evaluate(() => {
        const { left, right } = document.querySelector('[data-chart] a.here').getBoundingClientRect();
        return [{ left, right }, document.documentElement.scrollWidth];
      });
      assert.ok(width <= size.width && 0 <= box.left && box.right <= size.width, `at ${size.width} the page is ${width} wide, and the chosen step at ${JSON.stringify(box)}`);
    }
  },

  'choosing a step is little work: the outline is not written anew, and the page is laid out a few times only': async ({ atlas, visit }) => {
    const page = await visit(`${address(STEP)}?depth=all`, PHONE);
    await drawn(page);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const counted = async () => Object.fromEntries((await client.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
    await page.evaluate(() => {
      window.written = [];
      const watch = (root) => new MutationObserver((list) => window.written.push(...list.map((change) => change.target.className))).observe(root, { childList: true, subtree: true });
      [...document.querySelectorAll('[data-outline]')].forEach(watch);
    });
    const steps = atlas.maps.find((map) => map.map === 'scotland/childrens-hearings').steps.filter((step) => step.road === 'main').slice(1);
    for (const query of ['?depth=all', '']) {
      for (const step of steps) {
        const before = await counted();
        await turnTo(page, `#/scotland/childrens-hearings/${step.id}${query}`);
        await arrive(page, `scotland/childrens-hearings#${step.id}`);
        await painted(page);
        const after = await counted();
        const n_layouts = after.LayoutCount - before.LayoutCount;
        assert.ok(n_layouts <= MOST_LAYOUTS, `${step.id}${query}: laid out ${n_layouts} times`);
      }
      if (query) assert.deepEqual(await page.evaluate(() => window.written), []);
    }
  },
};

/** Where the heading of a step is: in the panel if it is chosen, else in the outline. */
function headingTop(page, id) {
  return page.evaluate((step) => {
    const inPanel = document.querySelector(`[data-panel$="#${step}"] h2`);
    return (inPanel ?? document.querySelector(`[data-outline] li[data-step="${step}"] .outline-name`)).getBoundingClientRect().top;
  }, id);
}

/** The shifts noted so far, if they are more than a hundredth of the window. */
async function shiftsOf(page, path, device) {
  const shifts = await page.evaluate(() => window.shifts);
  const sum = shifts.reduce((sum, shift) => sum + shift.value, 0);
  return sum < 0.01 ? [] : [`${path} at ${device.viewport.width}: ${sum.toFixed(3)}: ${shifts.flatMap((shift) => shift.sources).join(' | ')}`];
}

/** Notes every shift of the layout from the first paint on, and holds the program until the gate is opened. */
async function watchShifts(page, gate) {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
        const sources = entry.sources.map(({ node, previousRect, currentRect }) => `${node?.nodeType === 1 ? `${node.localName}.${node.className}` : node?.parentElement?.textContent.slice(0, 30)} (${place(previousRect)} to ${place(currentRect)})`);
        window.shifts.push({ value: entry.value, sources });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  if (gate) await page.route('**/*.wasm', gate.hold);
}
