// On paper: the same words from Firefox as from Chromium, folds and all, on no more sheets than they need. WebKitGTK's driver does
// not print.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { address, fragment } from './atlas.mjs';
import { inFirefox } from './firefox.mjs';
import { flat, printed, readPaper, ready, until } from './visit.mjs';

const STEP = 'scotland/childrens-hearings#grounds-hearing';
const JOURNEY = '#/scotland/journey/kinship/kinship-panel?trail=kinship/emergency-with-kin';

/** Kinds of pages with the most sheets each may take. */
const KINDS = {
  [address(STEP)]: 3,
  [`${address(STEP)}?depth=main`]: 3,
  [`${address(STEP)}?depth=all`]: 20,
  'about/': 30,
  'reflect/': 16,
  'learn/m1-s1/': 2,
  [JOURNEY]: 2,
};

/** The text of a print with its ligatures taken apart. */
const plain = ({ text }) => text.normalize('NFKC');

export const journeys = {
  'printed from Firefox every kind of page has the words it has from Chromium, on no more sheets than they need': async ({ site, visit }) => {
    await inFirefox(async (firefox) => {
      for (const [path, most] of Object.entries(KINDS)) {
        const page = await visit(path);
        const own = await printed(page);
        await page.context().close();
        await firefox.goto('about:blank');
        await firefox.goto(site.url + path);
        await firefox.waitForSelector('html[data-ready]');
        if (path === JOURNEY) await firefox.waitForSelector('[data-date]');
        // Landscape is what the dialog remembers of the last print.
        const other = readPaper(await firefox.pdf({ landscape: path.includes('depth=') }));
        const there = flat(plain(other));
        // Where a word is broken, columns may stand between its parts.
        const broken = plain(other).match(/\S+[-\u2010](?=\s)/g)?.map(flat) ?? [];
        const has = (word) => there.includes(word) || broken.some((part) => part && word.startsWith(part) && there.includes(word.slice(part.length)));
        const missing = plain(own).split(/\s+/).map(flat).filter((word) => !has(word));
        const told = `${path}: ${other.pages.length} sheets, ${own.pages.length} from Chromium`;
        assert.deepEqual([...new Set(missing)], [], told);
        assert.ok(Math.max(other.pages.length, own.pages.length) <= most, told);
      }
    });
  },

  'in a browser that knows neither :has nor how to style what is folded the journey prints its sheet, and pages of words all they have': async ({ folder, visit, serveChanged }) => {
    const older = (path) => {
      if (!/^later-\w+\.css$/.test(path)) return undefined;
      return { status: 200, type: 'text/css', body: readFileSync(join(folder, path), 'utf8').replaceAll(':has(', ':unknown(').replaceAll('::details-content', '::unknown') };
    };
    const from = await serveChanged(older);
    const page = await visit(JOURNEY, { from });
    const field = page.locator('[data-date]').first();
    await field.fill('2 November 2026');
    const paper = await printed(page);
    assert.ok(flat(paper.text).includes(flat('Journey sheet: Scotland')), paper.text);
    for (const words of ['Dates you know', 'How we count days', 'Worker and team: type']) assert.ok(!flat(paper.text).includes(flat(words)), words);
    await until('what was opened for paper is shut again', () => page.evaluate(() => document.querySelectorAll('main details[data-fold][open]').length === 0));
    // It says what it leaves out: every source of every map.
    const about = await visit('about/', { from });
    assert.ok(flat((await printed(about)).text).includes(flat('Closed parts do not print')));
    const reflect = await visit('reflect/', { from });
    const shut = await reflect.locator('main details:not([open])').count();
    assert.ok(0 < shut);
    const folded = flat((await reflect.locator('main details:not([open]) li').last().textContent()).slice(0, 40));
    assert.ok(flat((await printed(reflect)).text).includes(folded), 'what is folded is printed');
    await until('it is shut again', async () => (await reflect.locator('main details:not([open])').count()) === shut);
  },
};
