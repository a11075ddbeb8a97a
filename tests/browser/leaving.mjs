// Leaving quickly: the button stands in every dialog too, and Shift leaves only when it is meant.
import assert from 'node:assert/strict';
import { address } from './atlas.mjs';
import { arrive, DESK, drawn, fromMenu, PHONE, ready, until, wordsOf } from './visit.mjs';

const HEARING = 'scotland/childrens-hearings#grounds-hearing';
export const OUTSIDE = 'https://www.bbc.co.uk/weather';

/** Keeps a page from the address outside, which is asked for all the same. */
export function keepOutside(page) {
  return page.route(/^https:/, (route) => route.abort('aborted'));
}

export const journeys = {
  'Shift pressed for something else does not leave: with the wheel, the pointer, a key, in thought over a capital, held or slowly': async ({ visit }) => {
    const page = await visit('#/scotland/journey/kinship/kinship-panel', { faulty: true, before: keepOutside });
    const notes = page.locator('main [data-part="record"] textarea').first();
    // It stands in a part that opens when it is asked for.
    await notes.evaluate((field) => field.closest('details').toggleAttribute('open', true));
    await notes.waitFor();
    const { keyboard, mouse } = page;
    const held = async (act) => {
      await keyboard.down('Shift');
      await act();
      await keyboard.up('Shift');
    };
    const wait = (ms) => page.waitForTimeout(ms);
    const atHeading = async () => {
      await page.evaluate(() => scrollTo(0, 0));
      const { x, y, height } = await page.locator('main h1').first().boundingBox();
      await mouse.move(x + 5, y + height / 2);
      return { x: x + 5, y: y + height / 2 };
    };
    const ways = {
      'the wheel': () => held(() => mouse.wheel(0, 40)),
      'a click': async () => {
        await atHeading();
        await held(async () => {
          await mouse.down();
          await mouse.up();
        });
      },
      'a drag': async () => {
        const { x, y } = await atHeading();
        await held(async () => {
          await mouse.down();
          await mouse.move(x + 40, y);
          await mouse.up();
        });
      },
      Tab: () => keyboard.press('Shift+Tab'),
      arrows: () => keyboard.press('Shift+ArrowRight'),
      'a letter': () => keyboard.press('Shift+A'),
      Ctrl: () => keyboard.press('Control+Shift'),
      Alt: () => keyboard.press('Alt+Shift'),
      'held for long': () => held(() => wait(1200)),
      'the wheel between': async () => {
        await keyboard.press('Shift');
        await mouse.wheel(0, 40);
      },
      'a field between': async () => {
        await page.evaluate(() => document.activeElement.blur());
        await keyboard.press('Shift');
        await notes.focus();
      },
      // A screen reader keeps the letter of Shift with a letter for itself.
      'a second and a half between': async () => {
        await page.evaluate(() => document.activeElement.blur());
        await keyboard.press('Shift');
        await wait(1500);
      },
      'in thought over a capital': async () => {
        await notes.focus();
        await keyboard.press('Shift');
        await wait(900);
      },
    };
    const asked = [];
    page.on('request', (request) => request.url().startsWith(OUTSIDE) && asked.push(request.url()));
    for (const [way, press] of Object.entries(ways)) {
      for (let time = 0; time < 4; time++) await press();
      assert.deepEqual([asked, await page.evaluate(() => document.documentElement.hidden)], [[], false], way);
      await keyboard.press('Escape');
    }
    // In the same field three presses hard upon each other leave.
    await notes.focus();
    const left = page.waitForRequest(`${OUTSIDE}**`);
    for (let time = 0; time < 3; time++) await keyboard.press('Shift');
    await left;
  },

  'back after leaving shows nothing of the page until somebody asks for it': async ({ visit }) => {
    const page = await visit('scotland/kinship/#kinship-panel', { faulty: true, before: (page) => page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' })) });
    await page.goto(new URL('../../about/', page.url()).href);
    await ready(page);
    for (let time = 0; time < 3; time++) await page.keyboard.press('Shift');
    await page.getByText('Weather').waitFor();
    await page.goBack();
    const show = page.getByRole('button', { name: 'Show the page' });
    await show.waitFor();
    assert.equal((await page.locator('body').innerText()).trim(), 'Show the page');
    await ready(page);
    assert.equal((await page.locator('body').innerText()).trim(), 'Show the page', 'nor once the program is there');
    assert.equal(await page.title(), 'Loading', 'its tab says nothing of where one was');
    await show.click();
    await page.locator('h1').first().waitFor();
    await page.reload();
    await page.locator('h1').first().waitFor();
  },

  'whoever needs the Shift key for something else turns leaving by it off, and on again': async ({ visit }) => {
    const page = await visit('about/', { faulty: true, before: keepOutside });
    const turn = page.getByRole('button', { name: 'leaving by the Shift key' });
    const pressed = async () => {
      await page.evaluate(() => document.activeElement.blur());
      for (let time = 0; time < 2; time++) await page.keyboard.press('Shift');
      return wordsOf(page.locator('.leave-status'));
    };
    await turn.click();
    await until('the wish is listed', async () => /Shift does not leave/.test(await wordsOf(page.locator('[data-held]'))));
    assert.equal(await pressed(), '');
    await page.reload();
    await ready(page);
    assert.equal(await pressed(), '');
    await turn.click();
    await until('the wish is taken back', async () => /keeps nothing/.test(await wordsOf(page.locator('[data-held]'))));
    assert.match(await pressed(), /once more/);
  },

  'Leave now is seen, reached by Tab and pressed while a dialog is open': async ({ visit }) => {
    for (const device of [DESK, PHONE]) {
      for (const open of ['share', 'keys', 'tab']) {
        const page = await visit(address(HEARING) + (open === 'keys' ? '?depth=all' : ''), { ...device, faulty: true, before: keepOutside });
        await arrive(page, HEARING);
        if (open === 'keys') {
          await drawn(page);
          await page.locator('[data-chart] a[aria-current="step"]').focus();
          await page.keyboard.press('?');
        } else await fromMenu(page, 'Share this page');
        const dialog = page.getByRole('dialog');
        const leave = dialog.getByRole('link', { name: 'Leave now' });
        await leave.waitFor();
        assert.equal(await leave.evaluate((link) => link === document.activeElement), false, 'Enter at once does not leave');
        const asked = page.waitForRequest(`${OUTSIDE}**`);
        if (open === 'tab') {
          await until('Tab reaches it', async () => {
            await page.keyboard.press('Tab');
            return leave.evaluate((link) => link === document.activeElement);
          });
          await page.keyboard.press('Enter');
        } else if (device === PHONE) await leave.tap();
        else await leave.click();
        await asked;
        await page.context().close();
      }
    }
  },
};
