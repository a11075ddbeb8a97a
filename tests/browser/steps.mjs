// Every step of every map: its link leads to it, and the panel says what the map files say.
import assert from 'node:assert/strict';
import { address, endingsFrom, fragment, targetsOf } from './atlas.mjs';
import { arrive, DESK, drawn, everydayName, namesIn, PHONE, turnTo, until, wordsOf } from './visit.mjs';

export const journeys = {
  'every step of every map: its link leads to its own name, ways on and endings': async ({ atlas, visit }) => {
    assert.ok(200 < atlas.steps.size, `${atlas.steps.size} steps`);
    const wrong = [];
    for (const map of atlas.maps) {
      const steps = atlas.of(map);
      const page = await visit(address(steps[0].name));
      for (const [idx, { name, text }] of steps.entries()) {
        // Links within the map come short and long; both are followed.
        await turnTo(page, idx % 2 ? `#${text.id}` : fragment(name));
        await arrive(page, name);
        const heading = await wordsOf(page.locator('[data-panel] h2'));
        if (heading !== everydayName({ text })) wrong.push(`${name}: headed ${heading}`);
        const found = {
          // Each once, in whatever ring; the steps of the routes there stand in parts of their own.
          endings: (await namesIn(page, '[data-list="endings"] li[data-step]:not(.route li)')).sort(),
          next: (await namesIn(page, '[data-list="next"] [data-step]')).sort(),
        };
        // An ending itself says so above; what is told are the others.
        const expected = { endings: endingsFrom(atlas, name).filter((exit) => exit !== name), next: targetsOf(atlas, name) };
        for (const list of ['endings', 'next']) {
          if (String(found[list]) !== String(expected[list])) wrong.push(`${name}: ${list} ${found[list]} and not ${expected[list]}`);
        }
      }
      await page.context().close();
    }
    assert.deepEqual(wrong, []);
  },

  'every map, phone and desk: no two boxes of the chart overlap, and lines are true SVG': async ({ atlas, visit }) => {
    const wrong = [];
    for (const device of [DESK, PHONE]) {
      const page = await visit('', device);
      for (const map of atlas.maps) {
        const place = `${map.map}?depth=all`;
        await turnTo(page, `#/${place}`);
        await page.waitForSelector(`[data-chart="${map.map}"] .chart-stage.drawn`, { state: 'attached' });
        await until(`${map.steps.length} boxes on ${place}`, async () => (await page.locator('[data-chart] .drawn a[data-step]').count()) === map.steps.length);
        const found = await page.evaluate(measureChart);
        for (const problem of found) wrong.push(`${place} at ${device.viewport.width}: ${problem}`);
      }
    }
    assert.deepEqual(wrong, []);
  },

  'the chart of a step shows every move between its boxes as a line': async ({ atlas, visit }) => {
    for (const map of atlas.maps) {
      const page = await visit(`${map.map}/#?depth=all`);
      await drawn(page);
      const lines = await page.locator('svg [data-move]').evaluateAll((all) => all.map((line) => line.dataset.move).sort());
      const moves = map.moves.filter((move) => !move.to.includes('#')).map((move) => `${move.from}>${move.to}`);
      assert.deepEqual(lines, moves.sort(), map.map);
      await page.context().close();
    }
  },
};

/** What is wrong with the chart as it lies on the page. Runs there. */
function measureChart() {
  const problems = [];
  const boxes = [...document.querySelectorAll('[data-chart] a[data-step]')];
  const frames = boxes.map((box) => box.getBoundingClientRect());
  for (const [idx, box] of boxes.entries()) {
    const name = box.dataset.step;
    const one = frames[idx];
    if (one.width < 24 || one.height < 24) problems.push(`${name} measures ${one.width} by ${one.height}`);
    if (box.clientWidth + 1 < box.scrollWidth || box.clientHeight + 1 < box.scrollHeight) problems.push(`${name} does not hold its words`);
    for (let after = idx + 1; after < boxes.length; after++) {
      const two = frames[after];
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      if (0.5 < across && 0.5 < down) problems.push(`${name} and ${boxes[after].dataset.step} overlap`);
    }
  }
  for (const node of document.querySelectorAll('[data-chart] svg, [data-chart] svg *')) {
    if (node.namespaceURI !== 'http://www.w3.org/2000/svg') problems.push(`${node.localName} in the SVG is not SVG`);
  }
  for (const path of document.querySelectorAll('[data-chart] svg.lines path')) {
    if (!/^M[-\d. ]/.test(path.getAttribute('d') ?? '') || /NaN|inf/i.test(path.getAttribute('d'))) problems.push(`a line is drawn ${path.getAttribute('d')}`);
  }
  return problems;
}
