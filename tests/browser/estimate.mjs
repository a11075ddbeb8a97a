// The build orders every chart by estimated sizes of its boxes; here they are compared with the sizes on the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DESK, drawn } from './visit.mjs';

/** How far an estimate may be from the page. */
const MOST = 0.15;
/** Where a line is as wide as its room to a pixel, it may break otherwise: of so many boxes one may be farther off … */
const ONE_IN = 50;
/** … but by no more than a line, in CSS pixels. */
const LINE = 19.2 + 1;

/** The font of Android, so that the page is measured alike on every machine, whatever fonts it has. */
const FONT = [[400, 400], [600, 600]].map(([file, weight]) => {
  const data = readFileSync(new URL(`node_modules/@fontsource/roboto/files/roboto-latin-${file}-normal.woff2`, import.meta.url)).toString('base64');
  return `@font-face { font-family: "Measured"; font-weight: ${weight}; src: url("data:font/woff2;base64,${data}"); }`;
});
const STYLE = `${FONT.join('\n')} body { font-family: "Measured", sans-serif; }`;

/** What the build estimates: by map, the sizes of boxes by step. */
function estimates() {
  const cargo = process.env.CARGO ?? 'cargo';
  const root = new URL('../..', import.meta.url).pathname;
  return JSON.parse(execFileSync(cargo, ['xtask', 'estimate'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] }));
}

const off = ([one, two]) => Math.abs(one - two) / two;

export const journeys = {
  'every step takes about the room on a desk that the build orders its chart by': async ({ atlas, visit }) => {
    const all = estimates();
    assert.deepEqual(Object.keys(all).sort(), atlas.maps.map((map) => map.map).sort());
    const [far, wrong] = [[], []];
    let n = 0;
    const compare = (name, [guessedWidth, guessedHeight], [width, height]) => {
      n += 1;
      const told = `${name}: ${guessedWidth} by ${guessedHeight} estimated, ${width} by ${height} shown`;
      const isFar = [[guessedWidth, width], [guessedHeight, height]].some((pair) => MOST < off(pair));
      if (isFar) far.push(told);
      if (isFar && (MOST < off([guessedWidth, width]) || LINE < Math.abs(guessedHeight - height))) wrong.push(told);
    };
    for (const [map, boxes] of Object.entries(all)) {
      const page = await visit(`${map}/#?depth=all`, { ...DESK, bypassCSP: true });
      await drawn(page);
      await page.addStyleTag({ content: STYLE });
      await page.evaluate(() => Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 16px Measured`))));
      const shown = await page.locator('.chart-stage .boxes > a').evaluateAll((found) => found.map((one) => [one.dataset.step, one.offsetWidth, one.offsetHeight]));
      assert.deepEqual(shown.map(([step]) => step).sort(), Object.keys(boxes).sort(), map);
      for (const [step, ...size] of shown) compare(`${map}, ${step}`, boxes[step], size);
      const heights = (list) => list.reduce((sum, [, height]) => sum + height, 0);
      const together = [heights(Object.values(boxes)), heights(shown.map(([, ...size]) => size))];
      assert.ok(off(together) <= MOST / 3, `${map}: all boxes are ${together[0]} high by estimate, ${together[1]} on the page`);
      await page.context().close();
    }
    assert.deepEqual(wrong, []);
    assert.ok(far.length * ONE_IN <= n, `${far.length} of ${n} are far off:\n${far.join('\n')}`);
  },
};
