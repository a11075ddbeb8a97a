// The build orders every chart by estimated sizes of its boxes; here they are compared with the sizes on the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { DESK, drawn } from './visit.mjs';

/** How far an estimate may be from the page: fonts differ from machine to machine by about as much. */
const MOST = 0.15;

const CHARTS = [['main_road', 'main'], ['everything', 'all']];

/** What the build estimates: by map and chart, sizes of boxes by step and of labels in their order. */
function estimates() {
  const cargo = process.env.CARGO ?? 'cargo';
  const root = new URL('../..', import.meta.url).pathname;
  return JSON.parse(execFileSync(cargo, ['xtask', 'estimate'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] }));
}

const off = (one, two) => Math.abs(one - two) / two;

export const journeys = {
  'every step takes about the room on a desk that the build orders its chart by': async ({ atlas, visit }) => {
    const all = estimates();
    assert.deepEqual(Object.keys(all).sort(), atlas.maps.map((map) => map.map).sort());
    const far = [];
    let n = 0;
    for (const [map, charts] of Object.entries(all)) {
      for (const [chart, depth] of CHARTS) {
        const { boxes, labels } = charts[chart];
        const page = await visit(`${map}/#?depth=${depth}`, DESK);
        await drawn(page);
        const sizes = (selector) => page.locator(selector).evaluateAll((found) => found.map((one) => [one.dataset.step, one.offsetWidth, one.offsetHeight]));
        const shown = await sizes('.chart-stage .boxes > a');
        assert.deepEqual(shown.map(([step]) => step).sort(), Object.keys(boxes).sort(), `${map}, ${chart}`);
        for (const [step, width, height] of shown) {
          n += 1;
          const [guessedWidth, guessedHeight] = boxes[step];
          if (MOST < off(guessedWidth, width) || MOST < off(guessedHeight, height)) far.push(`${map}, ${chart}, ${step}: ${guessedWidth} by ${guessedHeight} estimated, ${width} by ${height} shown`);
        }
        const words = await sizes('.chart-stage .labels > span');
        assert.equal(words.length, labels.length, `${map}, ${chart}`);
        for (const [nth, [, width, height]] of words.entries()) {
          n += 1;
          const [guessedWidth, guessedHeight] = labels[nth];
          if (MOST < off(guessedWidth, width) || MOST < off(guessedHeight, height)) far.push(`${map}, ${chart}, label ${nth}: ${guessedWidth} by ${guessedHeight} estimated, ${width} by ${height} shown`);
        }
        await page.context().close();
      }
    }
    console.log(`        ${far.length} of ${n} are off by more than ${MOST}`);
    assert.deepEqual(far, []);
  },
};
