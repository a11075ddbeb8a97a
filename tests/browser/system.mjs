// The whole system: each nation's maps round the yellow heart, on every window, in words, on paper, and with where one is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { broken } from './access.mjs';
import { address } from './atlas.mjs';
import { arrive, DESK, openMenu, PHONE, TABLET, turnTo, wordsOf } from './visit.mjs';

const SYSTEMS = JSON.parse(readFileSync(new URL('../../maps/system.json', import.meta.url), 'utf8'));
const LAPTOP = { viewport: { width: 1366, height: 768 } };
const PLAIN = { javaScriptEnabled: false };
const PICTURE = '.system-picture';

export const journeys = {
  'the whole system of each nation stands whole in the window, arrows run from map to map, with and without script': async ({ visit }) => {
    for (const { nation, links } of SYSTEMS) {
      for (const device of [LAPTOP, DESK, TABLET, { ...LAPTOP, ...PLAIN }, { ...TABLET, ...PLAIN }]) {
        const page = await visit(`${nation}/`, device);
        const where = `${nation} at ${device.viewport.width}`;
        const seen = await page.evaluate(measured, PICTURE);
        assert.ok(seen.bottom <= device.viewport.height, `${where}: it ends at ${seen.bottom}`);
        assert.ok(seen.wide <= device.viewport.width, `${where}: ${seen.wide} wide`);
        assert.ok(15 <= seen.least, `${where}: text of ${seen.least}`);
        assert.deepEqual(seen.cut, [], where);
        assert.deepEqual(seen.across, [], `${where}: parts lie over one another`);
        assert.ok(links.length / 2 <= seen.arrows.length, `${where}: ${seen.arrows.length} arrows`);
        for (const arrow of seen.arrows) assert.deepEqual([arrow.isFrom, arrow.isTo], [true, true], `${where}: ${arrow.words}`);
        await page.context().close();
      }
    }
  },

  'on a phone, and with large text on any window, the whole system is one column': async ({ visit }) => {
    for (const { nation, places } of SYSTEMS) {
      for (const [device, size] of [[PHONE, ''], [{ ...PHONE, ...PLAIN }, ''], [{ viewport: { width: 320, height: 640 } }, ''], [{ viewport: { width: 320, height: 640 } }, '200%'], [PHONE, '200%'], [TABLET, '200%'], [LAPTOP, '200%']]) {
        const page = await visit(`${nation}/`, device);
        const where = `${nation} at ${device.viewport.width} ${size}`;
        // A page without script cannot be asked to change; its text is the same.
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
        const seen = await page.evaluate(measured, PICTURE);
        assert.ok(seen.wide <= device.viewport.width, `${where}: ${seen.wide} wide`);
        assert.ok((size ? 30 : 15) <= seen.least, `${where}: text of ${seen.least}`);
        assert.deepEqual([seen.cut, seen.across], [[], []], where);
        assert.equal(new Set(seen.cards.map((card) => card.left)).size, 1, where);
        assert.deepEqual(seen.cards.map((card) => card.place), [...places.map((place) => place.map), undefined], where);
        assert.deepEqual(seen.cards.map((card) => card.top), seen.cards.map((card) => card.top).sort((one, two) => one - two), where);
        await page.context().close();
      }
    }
  },

  'written from right to left the whole system is its own mirror image': async ({ visit }) => {
    for (const { nation } of SYSTEMS) {
      const page = await visit(`${nation}/`, LAPTOP);
      const left = await page.evaluate(measured, PICTURE);
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      const right = await page.evaluate(measured, PICTURE);
      for (const [idx, card] of left.cards.entries()) {
        assert.ok(Math.abs(LAPTOP.viewport.width - card.left - right.cards[idx].right) <= 2, `${nation}: ${card.place}`);
      }
      for (const arrow of right.arrows) assert.deepEqual([arrow.isFrom, arrow.isTo], [true, true], `${nation}: ${arrow.words}`);
      assert.deepEqual([right.cut, right.across], [[], []]);
    }
  },

  'the whole system is heard as one list: each map, when one goes on from it and where to, and last the heart': async ({ atlas, visit }) => {
    for (const { nation, places, links, heart } of SYSTEMS) {
      for (const device of [DESK, PHONE]) {
        const page = await visit(`${nation}/`, device);
        const heard = await page.locator(PICTURE).ariaSnapshot();
        const items = heard.split(/^ {2}- listitem:?/m).slice(1);
        assert.equal(items.length, places.length + 1, heard);
        const titleOf = (map) => atlas.maps.find((file) => file.map === `${nation}/${map}`).title;
        for (const [idx, place] of places.entries()) {
          const told = links.filter((link) => link.from === place.map);
          const title = titleOf(place.map);
          assert.ok(items[idx].includes(`heading "${title}"`) && items[idx].includes(place.homes), items[idx]);
          const said = [...items[idx].matchAll(/- listitem:\s+- '?link "([^"]*)"/g)].map((found) => found[1].replace(' :', ':'));
          assert.deepEqual(said.sort(), told.map((link) => `${link.words}: ${titleOf(link.to)}`).sort(), title);
        }
        assert.ok(items.at(-1).includes(heart), items.at(-1));
        await page.context().close();
      }
    }
  },

  'a map, an arrow and a link in words of the whole system lead where they say': async ({ visit }) => {
    const page = await visit('england/', DESK);
    await page.locator('[data-place="front-door"]').getByRole('link', { name: 'If a social worker has to make an assessment' }).click();
    await page.waitForURL('**/#/england/care-management');
    await page.goBack();
    await page.locator('[data-place="early-help"] h2 a').click();
    await page.waitForURL('**/#/england/early-help');
    await page.goBack();
    const region = page.locator('[data-region="leaving-care"]');
    await region.locator('summary').click();
    assert.match(await wordsOf(region), /Links to Children in care.*A court must end your care order →/);
    await region.locator('details a').first().click();
    await page.waitForURL('**/#/england/leaving-care/*');
  },

  'whoever comes from a step to the whole system finds the map they are on marked, with the way back': async ({ visit }) => {
    const page = await visit(address('scotland/kinship#living-with-kin'), DESK);
    await arrive(page, 'scotland/kinship#living-with-kin');
    const whole = async () => {
      await openMenu(page);
      await page.locator('.main-nav a', { hasText: 'Scotland: the whole system' }).click();
      await page.waitForURL('**/#/scotland?here=kinship/living-with-kin');
    };
    await whole();
    const mark = page.locator('[data-place] a:text-is("You are here"):visible');
    await mark.waitFor();
    assert.equal(await page.locator('[data-place]:has(.system-here:not([hidden]))').getAttribute('data-place'), 'kinship');
    const { bottom } = await page.evaluate(measured, PICTURE);
    assert.ok(bottom <= 768, `with the mark it ends at ${bottom}`);
    await mark.click();
    await arrive(page, 'scotland/kinship#living-with-kin');
    await page.locator('[data-way] a').first().click();
    await page.waitForURL(/here=kinship/);
    await whole();
    await mark.waitFor();
    for (const elsewhere of ['#/scotland', '#/england?here=childrens-hearings/icso', '#/scotland?here=nowhere/living-with-kin']) {
      await turnTo(page, '#/about');
      await page.waitForSelector('[data-view="about"]');
      await turnTo(page, elsewhere);
      await page.waitForSelector('[data-view="system"]');
      assert.equal(await mark.count(), 0, elsewhere);
    }
  },

  'on paper the whole system of a nation is the picture alone, on one sheet of any size, in letters that grow with it': async ({ visit }) => {
    for (const { nation } of SYSTEMS) {
      const page = await visit(`${nation}/`, DESK);
      const last = [];
      for (const [name, width, height] of [['A4', 297, 210], ['A2', 594, 420], ['A1', 841, 594]]) {
        const file = (await page.pdf({ width: `${width}mm`, height: `${height}mm` })).toString('latin1');
        assert.equal(file.match(/\/Type\s*\/Page\b/g).length, 1, `${nation} on ${name}`);
        await page.emulateMedia({ media: 'print' });
        const pixels = (millimetres) => Math.floor((millimetres * 96) / 25.4);
        await page.setViewportSize({ width: pixels(width - 24), height: pixels(height - 24) });
        const seen = await page.evaluate(measured, PICTURE);
        assert.deepEqual([seen.cut, seen.across], [[], []], `${nation} on ${name}`);
        assert.equal(await page.locator('.system-words').isVisible(), false);
        last.push((seen.least * 72) / 96);
        await page.emulateMedia({ media: null });
        await page.setViewportSize(DESK.viewport);
      }
      assert.ok(9 <= last[0] && 18 <= last[1] && 26 <= last[2], `${nation}: ${last} points`);
    }
  },

  'axe finds nothing on the whole system: with the mark, with all folds open, light and dark, on a phone': async ({ visit }) => {
    const found = [];
    for (const wish of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { ...PHONE, colorScheme: 'light' }]) {
      for (const here of ['scotland?here=kinship/living-with-kin', 'england?here=front-door/contact-made']) {
        const page = await visit(`#/${here}`, wish);
        await page.locator('.system-here:visible').waitFor();
        await page.locator('details').evaluateAll((all) => all.forEach((one) => one.toggleAttribute('open', !one.matches('.menu'))));
        found.push(...(await broken(page, `${here} ${wish.colorScheme}`)));
        await page.context().close();
      }
    }
    assert.deepEqual(found, []);
  },
};

/** In the page: how far the picture goes, its cards and arrows, its smallest text, what is cut, and what lies over what. */
function measured(selector) {
  const picture = document.querySelector(selector);
  const frame = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left: Math.round(left), right: Math.round(right), top: Math.round(top), bottom: Math.round(bottom) };
  };
  const shown = [...picture.querySelectorAll('*')].filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'));
  const boxes = shown.filter((element) => element.matches('.system-card, .system-heart'));
  const arrows = shown.filter((element) => element.matches('.gap'));
  const cardOf = (place) => frame(picture.querySelector(`[data-place="${place}"] .system-card`));
  const isAt = (arrow, card) => {
    const wide = arrow.left < card.right && card.left < arrow.right;
    const high = arrow.top < card.bottom && card.top < arrow.bottom;
    const near = (one, two) => Math.abs(one - two) <= 2;
    return (high && (near(arrow.left, card.right) || near(arrow.right, card.left))) || (wide && (near(arrow.top, card.bottom) || near(arrow.bottom, card.top)));
  };
  const parts = [...boxes, ...arrows];
  const across = parts.flatMap((one, idx) => parts.slice(idx + 1).filter((two) => {
    const [first, second] = [frame(one), frame(two)];
    return first.left + 1 < second.right && second.left + 1 < first.right && first.top + 1 < second.bottom && second.top + 1 < first.bottom;
  }).map((two) => `${one.textContent} | ${two.textContent}`));
  const texts = shown.filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
  const cut = parts.filter((part) => {
    const own = frame(part);
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const { parentElement: parent } = walker.currentNode;
      if (!parent.checkVisibility() || parent.closest('.visually-hidden, .gap .lead-to')) continue;
      range.selectNode(walker.currentNode);
      const outside = ({ left, right, top, bottom }) => left < own.left - 2 || own.right + 2 < right || top < own.top - 2 || own.bottom + 2 < bottom;
      if ([...range.getClientRects()].some(outside)) return true;
    }
    return false;
  });
  return {
    bottom: frame(picture).bottom,
    wide: document.documentElement.scrollWidth,
    least: Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize))),
    cards: boxes.map((box) => ({ ...frame(box), place: box.closest('[data-place]')?.dataset.place })),
    arrows: arrows.map((arrow) => ({
      words: arrow.textContent,
      isFrom: isAt(frame(arrow), cardOf(arrow.closest('[data-place]').dataset.place)),
      isTo: isAt(frame(arrow), cardOf(arrow.querySelector('a').href.replace(/\/$/, '').split('/').pop())),
    })),
    across,
    cut: cut.map((part) => part.textContent),
  };
}
