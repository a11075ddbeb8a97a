// Every step of every map: its link leads to it, and the panel says what the map files say.
import assert from 'node:assert/strict';
import { address, endingsFrom, fragment, targetsOf } from './atlas.mjs';
import { arrive, DESK, drawn, everydayName, namesIn, painted, PHONE, printed, turnTo, until, wordsOf } from './visit.mjs';

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
        await page.waitForSelector(`[data-chart="${map.map}"] .every-step`, { state: 'attached' });
        await until(`${map.steps.length} boxes on ${place}`, async () => (await page.locator('[data-chart] a[data-step]').count()) === map.steps.length);
        const found = await page.evaluate(measureChart);
        for (const problem of found) wrong.push(`${place} at ${device.viewport.width}: ${problem}`);
      }
    }
    assert.deepEqual(wrong, []);
  },

  'every step of every map, at a laptop and a desk: each move is a short line or a stub that names its end, and nothing runs sideways': async ({ atlas, visit }) => {
    const wrong = [];
    for (const grouping of ['', '&group=who', '&group=kind', '&group=ending']) {
      const page = await visit('', DESK);
      for (const map of atlas.maps) {
        await turnTo(page, `#/${map.map}?depth=all${grouping}`);
        await page.waitForSelector(`[data-chart="${map.map}"] .every-step`, { state: 'attached' });
        await until('it stands so', async () => (await page.locator('.group-by [aria-current="true"]').getAttribute('href')) === (await page.evaluate(() => location.hash)));
        const { told, lines, wide } = await page.evaluate(() => ({
          told: [...document.querySelectorAll('[data-chart] [data-move]')].map((move) => move.dataset.move),
          lines: [...document.querySelectorAll('[data-chart] .line')].filter((line) => line.checkVisibility({ visibilityProperty: true })).map((line) => {
            const { width, height } = line.getBoundingClientRect();
            return { name: line.dataset.move, width, height };
          }),
          wide: document.documentElement.scrollWidth,
        }));
        const own = map.moves.filter((move) => !move.to.includes('#')).map((move) => `${move.from}>${move.to}`);
        const missing = own.filter((name) => !told.includes(name));
        if (missing.length) wrong.push(`${map.map}${grouping} does not tell ${missing}`);
        for (const step of map.steps) {
          // Of several moves to one map one is told.
          const others = new Set(map.moves.filter((move) => move.from === step.id && move.to.includes('#')).map((move) => move.to.split('#')[0]));
          const doors = told.filter((name) => name.startsWith(`${step.id}>`) && name.includes('#'));
          if (doors.length !== others.size) wrong.push(`${map.map}${grouping}: ${step.id} leads to ${[...others]}, and the chart tells ${doors}`);
        }
        // A third of the window.
        if (!grouping) for (const { name, width, height } of lines) if (480 < width || 300 < height) wrong.push(`${map.map}: ${name} is ${width} by ${height}`);
        if (DESK.viewport.width < wide) wrong.push(`${map.map}${grouping} is ${wide} wide`);
      }
      await page.context().close();
    }
    assert.deepEqual(wrong, []);
  },

  'the chart stands together by stage, by who acts and by kind, in picture, keys and list alike, and the link holds it': async ({ visit }) => {
    const page = await visit('scotland/childrens-hearings/?#/scotland/childrens-hearings?depth=all', DESK);
    await drawn(page);
    const titles = () => page.locator('[data-chart] [data-fold]').evaluateAll((all) => all.map((title) => title.textContent.replace(/^\W+/, '')));
    const parts = () => page.locator('[data-outline] h3').allTextContents();
    const steps = (selector) => page.locator(selector).evaluateAll((all) => all.map((step) => step.dataset.step));
    assert.deepEqual(await parts(), await titles());
    for (const [name, word, first] of [['by who acts', 'who', 'You'], ['by kind of step', 'kind', 'Start'], ['by stage', null, 'Referral']]) {
      await page.getByRole('link', { name, exact: true }).click();
      await until(name, async () => (await titles())[0] === first);
      assert.equal(new URLSearchParams(page.url().split('?').at(-1)).get('group'), word);
      await until('the list stands alike', async () => String(await parts()) === String(await titles()));
      assert.deepEqual(await steps('[data-outline] li[data-step]'), await steps('[data-chart] a[data-step]'));
    }
    await page.goto(page.url().replace(/\?depth=all$/, '?depth=all&group=kind'));
    await until('all meetings stand together', async () => (await titles()).includes('Meeting'));
    await page.locator('[data-chart] a[tabindex="0"]').focus();
    const kinds = new Set();
    for (let press = 0; press < 12; press++) {
      kinds.add(await page.evaluate(() => document.activeElement.className.match(/kind-box-\w+/)?.[0]));
      await page.keyboard.press('ArrowRight');
    }
    assert.ok(6 < kinds.size, `arrows went through ${[...kinds]}`);
  },

  'a group of the chart is folded and unfolded by mouse and by keyboard, the focus stays on its title, and the link holds it': async ({ visit }) => {
    const page = await visit('scotland/childrens-hearings/?#/scotland/childrens-hearings?depth=all', DESK);
    await drawn(page);
    const title = page.locator('[data-chart] [data-fold="review"]');
    const inside = page.locator('[data-chart] a[data-step="review-hearing"]');
    assert.equal(await title.getAttribute('aria-expanded'), 'true');
    await title.click();
    await until('it is folded', async () => (await title.getAttribute('aria-expanded')) === 'false' && (await inside.count()) === 0);
    assert.match(await wordsOf(title), /Review and appeal \(\d+ steps\)/);
    assert.match(page.url(), /fold=review/);
    await until('the focus stays', () => title.evaluate((own) => own === document.activeElement));
    await page.keyboard.press('Enter');
    await until('it is unfolded', async () => (await title.getAttribute('aria-expanded')) === 'true' && (await inside.count()) === 1);
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.evaluate(() => document.activeElement.matches('a[data-step]')), 'down leads to a step');
    await turnTo(page, '#/scotland/childrens-hearings/review-hearing?depth=all&fold=review');
    await until('the group of the step chosen is never folded', () => inside.isVisible());
  },

  'a move of the chart is chosen by pointer and by keyboard: it lights, and is told in one sentence with links to both ends': async ({ visit }) => {
    const page = await visit('scotland/childrens-hearings/?#/scotland/childrens-hearings?depth=all', DESK);
    await drawn(page);
    const note = page.locator('.move-note[role="status"]');
    const line = page.locator('[data-chart] .down.line:not(.narrow)').first();
    const [from, to] = (await line.getAttribute('data-move')).split('>');
    const stroke = await line.boundingBox();
    // Beside the line, not on it: the stroke that takes the press is wider than what is seen.
    await page.mouse.click(stroke.x + stroke.width / 2 + 10, stroke.y + stroke.height / 2);
    await until('the line is lit', async () => (await line.getAttribute('data-chosen')) !== null);
    assert.deepEqual(await note.locator('a').evaluateAll((all) => all.map((link) => link.hash.split('/').at(-1))), [from, to]);
    assert.match(await wordsOf(note), /^Line \d+ of \d+\. From .+ to .+ \(.+\): .+/);
    const stub = page.locator('[data-chart] .stubs li[data-move]:not(.narrow, .rest)').first();
    const sign = await stub.boundingBox();
    await page.mouse.click(sign.x + 8, sign.y + 8);
    await until('the stub is lit, and nothing else', async () => (await page.locator('[data-chosen]').count()) === 1 && (await stub.getAttribute('data-chosen')) !== null);

    await page.locator('[data-chart] a[data-step="grounds-hearing"]').focus();
    const told = new Set();
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('m');
      await painted(page);
      told.add(await wordsOf(note));
    }
    assert.ok(6 < told.size && [...told].every((text) => text.includes('From Grounds hearing to ')), [...told].join('\n'));
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('.move-note') !== null), 'Tab leads to the ends');
    await page.keyboard.press('Enter');
    await arrive(page, 'scotland/childrens-hearings#grounds-hearing');
  },

  'written from right to left every step holds its words, nothing overlaps, and arrows turn': async ({ atlas, visit }) => {
    for (const map of atlas.maps.slice(0, 3)) {
      const page = await visit(`${map.map}/#?depth=all`, DESK);
      await drawn(page);
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      await painted(page);
      assert.deepEqual(await page.evaluate(measureChart), [], map.map);
      const { turned, ends } = await page.evaluate(() => {
        const stub = [...document.querySelectorAll('[data-chart] .stubs li[data-move]')].find((one) => one.checkVisibility());
        const end = getComputedStyle(document.querySelector('[data-chart] .kind-box-exit'));
        return { turned: getComputedStyle(stub, '::before').transform, ends: [end.borderTopLeftRadius, end.borderTopRightRadius] };
      });
      assert.equal(turned, 'matrix(-1, 0, 0, 1, 0, 0)', map.map);
      assert.ok(parseFloat(ends[1]) === 0 && 0 < parseFloat(ends[0]), `${map.map}: ${ends}`);
      await page.context().close();
    }
  },

  'every step of every map on paper: one sheet of A3 or two, none of them empty, every step and every move on them, and where we are on the first': async ({ atlas, visit }) => {
    const wrong = [];
    for (const map of atlas.maps) {
      const step = map.steps[3];
      const page = await visit(`${map.map}/#${step.id}?depth=all`, DESK);
      await drawn(page);
      await page.evaluate(() => document.documentElement.setAttribute('data-paper', 'a3'));
      const sheets = (await printed(page)).pages.map((text) => text.replace(/\s+/g, ' '));
      if (2 < sheets.length) wrong.push(`${map.map}: ${sheets.length} sheets`);
      if (sheets.some((text) => text.length < 200)) wrong.push(`${map.map}: an empty sheet`);
      if (!sheets[0].includes(`You are here: ${step.name}`)) wrong.push(`${map.map}: the first sheet does not say where we are`);
      await page.emulateMedia({ media: 'print' });
      const small = await page.locator('.every-step *').evaluateAll((all) => all.filter((element) => element.checkVisibility() && element.textContent.trim() && parseFloat(getComputedStyle(element).fontSize) < (8 / 72) * 96 - 0.01 && !element.closest('.visually-hidden')).map((element) => element.className));
      if (small.length) wrong.push(`${map.map}: smaller than eight points: ${small}`);
      const left = await page.locator('.every-step .rest').evaluateAll((all) => all.filter((stub) => !stub.checkVisibility()).length);
      if (left || (await page.locator('.more-moves:visible').count())) wrong.push(`${map.map}: ${left} moves are left out`);
      await page.context().close();
    }
    assert.deepEqual(wrong, []);
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
  for (const path of document.querySelectorAll('[data-chart] .line path')) {
    if (!/^M\d/.test(path.getAttribute('d') ?? '') || /NaN|inf/i.test(path.getAttribute('d'))) problems.push(`a line is drawn ${path.getAttribute('d')}`);
  }
  return problems;
}
