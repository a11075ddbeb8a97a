// The way of a reader in Firefox: a shared link, a way on, another question, every page kind; and the single file.
import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';
import { copyOf } from './single_file.mjs';
import { address, fragment } from './atlas.mjs';

const STEP = 'scotland/childrens-hearings#grounds-hearing';

export async function inFirefox(walk) {
  const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
  // On a busy machine Firefox takes its time to start, and that is no fault of the page's.
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, timeout: 120_000 });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 740 });
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await walk(page);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
}

const choose = (page, hash) => page.evaluate((text) => (location.hash = text), hash);
const arrive = (page, name) => page.waitForSelector(`[data-panel="${name}"]`);

async function walkSteps(page) {
  await page.waitForSelector('html[data-ready]');
  await arrive(page, STEP);
  const next = await page.$eval('[data-list=next] [data-step]', (entry) => entry.dataset.step);
  await page.$eval('[data-list=next] a[href*="#/"]', (link) => link.click());
  await arrive(page, next);
  await page.$eval('[data-back]', (link) => link.click());
  await arrive(page, STEP);
  await choose(page, `${fragment(STEP)}?depth=all`);
  await page.waitForSelector('[data-chart] .every-step');
  await choose(page, `${fragment(STEP)}?lens=endings`);
  await page.waitForSelector('[data-list=endings] [data-step]');
  await choose(page, fragment('england/leaving-care#pathway-plan'));
  await arrive(page, 'england/leaving-care#pathway-plan');
}

/** A journey with one date, whose limit and plans follow. */
async function walkJourney(page) {
  await choose(page, '#/scotland/journey/kinship/kinship-panel?trail=kinship/emergency-with-kin');
  await page.waitForSelector('[data-date="kinship/emergency-with-kin"]');
  await page.$eval('[data-date="kinship/emergency-with-kin"]', (field) => {
    field.value = '2026-11-02';
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.waitForFunction(() => /by Thu 5 November 2026/.test(document.querySelector('[data-part="due"]').textContent));
  await page.select('#plan-0', await page.$eval('#plan-0 option:nth-child(2)', (option) => option.value));
  await page.waitForSelector('.plan');
}

export const journeys = {
  'in Firefox a shared link, its ways on and every page of words work': async ({ site, atlas }) => {
    await inFirefox(async (page) => {
      await page.goto(site.url + address(STEP));
      await walkSteps(page);
      for (const path of atlas.texts) {
        await page.goto(site.url + path);
        await page.waitForSelector('html[data-ready]');
        assert.equal((await page.$$('h1')).length, 1, path);
      }
      await walkJourney(page);
    });
  },

  'in Firefox the single file works from a folder': async ({ folder }) => {
    const file = copyOf(folder);
    await inFirefox(async (page) => {
      await page.goto(file.url + fragment(STEP));
      await walkSteps(page);
      await walkJourney(page);
    });
    file.drop();
  },
};
