// The main road of a map: whole in view, its lines from box to box, nothing of it untold; large, longer, mirrored, by keys, on paper and without a script.
import assert from 'node:assert/strict';
import { arrive, DESK, flat, painted, PHONE, printed, TABLET, until } from './visit.mjs';

const LAPTOP = { viewport: { width: 1366, height: 768 } };
const WALL = { viewport: { width: 1920, height: 1080 } };
const ROAD = '#chart [data-picture="main-road"]';
const MAP = 'scotland/childrens-hearings';

async function road(visit, map, device) {
  const page = await visit(`${map}/`, device);
  await page.waitForSelector(ROAD);
  return page;
}

/** What is wrong with the picture as it stands: in the page. */
function faults([selector, columns]) {
  const picture = document.querySelector(selector);
  const area = (element) => element.getBoundingClientRect();
  const found = [];
  const isMirrored = getComputedStyle(picture).direction === 'rtl';
  const boxes = new Map([...picture.querySelectorAll('a[data-step]')].map((box) => [box.dataset.step, area(box)]));
  const parts = [...picture.querySelectorAll('a[data-step], [data-exit], [data-stub], .road-stage span')].filter((one) => one.checkVisibility());
  for (const one of parts) {
    if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline') found.push(`${one.textContent} is cut off`);
  }
  const overlaps = (one, two) => Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1 && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 1;
  parts.forEach((one, at) => {
    for (const two of parts.slice(at + 1)) if ([...one.getClientRects()].some((rect) => [...two.getClientRects()].some((other) => overlaps(rect, other)))) found.push(`${one.textContent} lies on ${two.textContent}`);
  });
  const shown = [...picture.querySelectorAll('[data-move]')].filter((line) => line.checkVisibility({ visibilityProperty: true }));
  let longest = 0;
  for (const line of shown) {
    const [from, to] = line.dataset.move.split('>').map((step) => boxes.get(step));
    const own = area(line);
    longest = Math.max(longest, (line.classList.contains('across') ? own.width : 0) + own.height);
    if (line.classList.contains('across')) {
      if (!columns) found.push(`${line.dataset.move} runs across where there are no columns`);
      const [leaves, enters] = isMirrored ? [from.left - own.right, own.left - to.right] : [own.left - from.right, to.left - own.right];
      if (leaves < -1 || 12 < leaves || enters < -1 || 12 < enters) found.push(`${line.dataset.move} is ${leaves} and ${enters} px away from its boxes`);
      const [top, bottom] = line.classList.contains('up') ? [to, from] : [from, to];
      const y = line.classList.contains('flat') ? [own.top + 5, own.top + 5] : [own.top, own.bottom];
      if (y[0] < top.top || top.bottom < y[0] || y[1] < bottom.top || bottom.bottom < y[1]) found.push(`${line.dataset.move} misses the height of a box`);
    } else if (own.top < from.bottom - 1 || 2 < Math.abs(own.bottom - to.top) && columns) {
      found.push(`${line.dataset.move} does not reach down to its box: ${own.top} to ${own.bottom}, ${from.bottom} to ${to.top}`);
    }
    for (const [step, box] of boxes) {
      const inner = { left: own.left + 1, right: own.right - 1, top: own.top + 1, bottom: own.bottom - 1 };
      if (overlaps(inner, box)) found.push(`${line.dataset.move} runs over ${step}`);
    }
  }
  const sizes = [...picture.querySelectorAll('*')].filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && one.checkVisibility() && 1 < area(one).width);
  const least = Math.min(...sizes.map((one) => parseFloat(getComputedStyle(one).fontSize)));
  const bottom = Math.max(...[...boxes.values()].map((box) => box.bottom));
  return { found, least, bottom, longest, sideways: document.documentElement.scrollWidth - innerWidth, n: shown.length };
}

export const journeys = {
  'every main road stands whole in the window of a small laptop, its lines short and from box to box': async ({ atlas, visit }) => {
    const wrong = [];
    for (const { map } of atlas.maps) {
      for (const [device, name] of [[LAPTOP, 'laptop'], [DESK, 'desk'], [WALL, 'wall']]) {
        const page = await road(visit, map, device);
        const { found, least, bottom, longest, sideways, n } = await page.evaluate(faults, [ROAD, true]);
        wrong.push(...found.map((what) => `${map}, ${name}: ${what}`));
        if (name === 'laptop' && device.viewport.height < bottom) wrong.push(`${map}: the last step ends at ${bottom}`);
        if (least < 13) wrong.push(`${map}, ${name}: text of ${least} px`);
        if (0.75 * device.viewport.width < longest) wrong.push(`${map}, ${name}: a line of ${longest} px`);
        if (0 < sideways) wrong.push(`${map}, ${name}: scrolls sideways`);
        if (n < 6) wrong.push(`${map}, ${name}: only ${n} lines`);
        await page.context().close();
      }
    }
    assert.deepEqual(wrong, []);
  },

  'on a phone and a tablet a main road is read from top to bottom, large, and never moved sideways': async ({ atlas, visit }) => {
    const wrong = [];
    for (const { map } of atlas.maps) {
      for (const [device, name] of [[PHONE, 'phone'], [TABLET, 'tablet']]) {
        const page = await road(visit, map, device);
        const { found, least, sideways } = await page.evaluate(faults, [ROAD, false]);
        const small = await page.locator(`${ROAD} a`).evaluateAll((links) => links.filter((link) => link.checkVisibility() && link.getBoundingClientRect().height < 24).map((link) => link.textContent));
        wrong.push(...[...found, ...small.map((link) => `${link} is hard to hit`)].map((what) => `${map}, ${name}: ${what}`));
        if (least < 15) wrong.push(`${map}, ${name}: text of ${least} px`);
        if (0 < sideways) wrong.push(`${map}, ${name}: scrolls sideways`);
        await page.context().close();
      }
    }
    assert.deepEqual(wrong, []);
  },

  'a main road leaves no move untold: each is a line, a flag, a stub, or counted at its step': async ({ atlas, visit }) => {
    for (const device of [LAPTOP, PHONE]) {
      for (const { map, steps, moves } of atlas.maps) {
        const page = await road(visit, map, device);
        const main = new Set(steps.filter((step) => step.road === 'main' && step.kind !== 'exit').map((step) => step.id));
        const isExit = (id) => steps.some((step) => step.id === id && step.kind === 'exit');
        assert.deepEqual((await page.locator(`${ROAD} a[data-step]`).evaluateAll((all) => all.map((box) => box.dataset.step))).sort(), [...main].sort());
        const told = await page.locator(ROAD).evaluate((picture) => ({
          moves: [...picture.querySelectorAll('[data-move], [data-stub]')].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.dataset.move ?? one.dataset.stub),
          flags: [...picture.querySelectorAll('.stop')].map((stop) => [stop.querySelector('a[data-step]').dataset.step, [...stop.querySelectorAll('[data-exit]')].map((flag) => flag.dataset.exit)]),
          more: [...picture.querySelectorAll('.stop')].map((stop) => [stop.querySelector('a[data-step]').dataset.step, Number(stop.querySelector('.road-more')?.textContent.match(/\d+/)[0] ?? 0)]),
          exits: [...picture.querySelectorAll('[data-exit]')].map((flag) => flag.dataset.exit),
        }));
        const [flags, more] = [new Map(told.flags), new Map(told.more)];
        for (const from of main) {
          const own = moves.filter((move) => move.from === from);
          for (const { to } of own.filter(({ to }) => main.has(to))) assert.ok(told.moves.includes(`${from}>${to}`), `${map}: ${from}>${to} is not told`);
          assert.deepEqual([...new Set(flags.get(from))].sort(), [...new Set(own.map(({ to }) => to).filter(isExit))].sort(), `${map}: the endings of ${from}`);
          assert.equal(more.get(from), own.filter(({ to }) => !to.includes('#') && !main.has(to) && !isExit(to)).length, `${map}: the other next steps of ${from}`);
        }
        assert.deepEqual([...new Set(told.exits)].sort(), steps.filter((step) => step.kind === 'exit').map((step) => step.id).sort(), `${map}: every ending is in view`);
        await page.context().close();
      }
    }
  },

  'a main road holds where text is large, longer, or runs from right to left': async ({ visit }) => {
    for (const map of [MAP, 'england/children-in-care', 'england/leaving-care']) {
      for (const device of [LAPTOP, PHONE]) {
        for (const change of ['large', 'longer', 'mirrored']) {
          const page = await road(visit, map, device);
          await page.evaluate(([change, selector]) => {
            if (change === 'large') document.documentElement.style.fontSize = '200%';
            if (change === 'mirrored') document.documentElement.dir = 'rtl';
            const words = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
            for (let node = words.nextNode(); node && change === 'longer'; node = words.nextNode()) node.data += ` ${node.data.slice(0, Math.ceil(node.data.length * 0.4))}`;
          }, [change, ROAD]);
          await painted(page);
          // At 200 % a laptop has room for the columns no more: media queries count in the reader's own text size.
          const columns = device === LAPTOP && (await page.locator(`${ROAD} .across`).first().isVisible());
          const { found, sideways } = await page.evaluate(faults, [ROAD, columns]);
          assert.deepEqual(found, [], `${map}, ${device.viewport.width}, ${change}`);
          assert.ok(sideways <= 0, `${map}, ${device.viewport.width}, ${change}: scrolls sideways`);
          await page.context().close();
        }
      }
    }
  },

  'arrow keys go along the main road as it is seen, Enter leads to the page of the step, and back again': async ({ visit }) => {
    const page = await road(visit, MAP, LAPTOP);
    const focused = () => page.evaluate(() => document.activeElement.dataset.step);
    await page.locator(`${ROAD} a[data-step]`).first().focus();
    const walked = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'End', 'Home']) {
      await page.keyboard.press(key);
      walked.push(await focused());
    }
    assert.deepEqual(walked.slice(0, 2), ['reporter-investigation', 'reporter-decision']);
    assert.deepEqual(walked.slice(-1), ['referral-to-reporter']);
    assert.equal(new Set(walked).size, 4);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await arrive(page, `${MAP}#reporter-investigation`);
    await page.goBack();
    await page.waitForSelector(ROAD);
    assert.equal(await page.locator('[data-here]').count(), 0);
  },

  'where we are and the road so far are marked on the main road': async ({ visit }) => {
    const page = await visit(`${MAP}/#grounds-hearing?depth=main&trail=childrens-hearings/reporter-decision.childrens-hearings/statement-of-grounds`, LAPTOP);
    await page.waitForSelector(ROAD);
    assert.deepEqual(await page.locator(`${ROAD} [aria-current]`).evaluateAll((all) => all.map((box) => [box.dataset.step, box.querySelector('.here-word').checkVisibility()])), [['grounds-hearing', true]]);
    assert.deepEqual(await page.locator(`${ROAD} [data-been]`).evaluateAll((all) => all.map((box) => box.dataset.been)), ['been here (1)', 'been here (2)']);
    assert.deepEqual(await page.locator(`${ROAD} [data-walked]`).evaluateAll((all) => all.filter((line) => line.checkVisibility({ visibilityProperty: true })).map((line) => line.dataset.move)), ['reporter-decision>statement-of-grounds', 'statement-of-grounds>grounds-hearing']);
  },

  'without a script a map’s page shows its main road, and it is the same': async ({ atlas, visit }) => {
    for (const { map } of atlas.maps) {
      const told = [];
      for (const script of [true, false]) {
        const page = await visit(`${map}/`, { ...LAPTOP, javaScriptEnabled: script });
        const picture = page.locator('[data-picture="main-road"]');
        await until('the road stands', async () => 1 === (await picture.count()));
        // What is heard of the lines the program adds: without it the words of each step stand below.
        const heard = await picture.evaluate((one) => [...one.querySelectorAll('.stop-told > .visually-hidden')].map((part) => part.remove()).length);
        assert.equal(0 < heard, script, map);
        told.push(await picture.evaluate((one) => one.innerHTML.replace(/href="[^"]*"/g, '')));
        // Lines, not wedges: what they look like has come, and the picture has the window's width.
        const looks = await picture.evaluate((one) => [getComputedStyle(one.querySelector('.way')).fill, one.getBoundingClientRect().width / innerWidth]);
        assert.equal(looks[0], 'none', map);
        assert.ok(0.9 < looks[1], `${map}: ${looks[1]} of the window`);
        if (!script) assert.deepEqual((await page.evaluate(faults, ['[data-picture="main-road"]', true])).found, [], map);
        await page.context().close();
      }
      assert.equal(told[0], told[1], map);
    }
  },

  'a main road takes one sheet of paper': async ({ atlas, visit }) => {
    for (const { map } of atlas.maps) {
      const page = await road(visit, map, LAPTOP);
      const pages = (await printed(page)).pages.map(flat);
      assert.equal(pages.length, 1, `${map}: ${pages.length} sheets`);
      const [first] = pages;
      // On paper a step bears its official name, which has to fit.
      const names = await page.locator(`${ROAD} :is(a[data-step] .name, .road-stage span)`).evaluateAll((all) => all.map((name) => (name.querySelector('.formal') ?? name).textContent));
      const words = names.flatMap((name) => name.split(/[\s-]+/)).map(flat);
      assert.deepEqual(words.filter((word) => !first.includes(word)), [], `${map}: not on the first sheet`);
      await page.context().close();
    }
  },
};
