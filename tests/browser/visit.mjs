// Visitors: pages in a browser, watched for errors and for requests to other hosts.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { fragment } from './atlas.mjs';
import { serve } from './server.mjs';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };
export const DESK = { viewport: { width: 1440, height: 900 } };

const PATIENCE = 20_000;

/** Starts the browser all journeys share. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // The microphone of this browser is made up; a page still has to be allowed to use it.
    args: ['--headless=new', '--no-sandbox', '--use-fake-device-for-media-stream'],
  });
}

/**
 * A browser of its own over a profile that outlives it, for what cannot be done to the shared one: `kill` ends it as a
 * flat battery would.
 */
export async function startOwn(profile) {
  const executable = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const flags = ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(executable, [...flags, 'about:blank'], { stdio: 'ignore', detached: true });
  const read = () => (existsSync(join(profile, 'DevToolsActivePort')) ? readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] : '');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await until('the browser listens', read)}`);
  const context = browser.contexts()[0];
  context.setDefaultTimeout(PATIENCE);
  const kill = async () => {
    process.kill(-child.pid, 'SIGKILL');
    await until('the browser is gone', () => child.exitCode !== null || child.signalCode !== null);
  };
  return { context, page: context.pages()[0], kill };
}

/** What one journey is given: the site, its maps, and ways to visit it. `end` closes all it opened and checks what was heard. */
export function world(browser, site, folder, atlas) {
  const contexts = [];
  const sites = [];
  const pages = [];

  /**
   * Opens an address below the site's root and waits until the app is there.
   * Options: a device (`PHONE` …) and whatever a browser context takes; `from`, another site; `before(page)`, done before the
   * page is opened; `waits: false` not to wait; `faulty` where errors are part of the journey.
   */
  async function visit(path, { from = site, before, waits = true, faulty = false, ...device } = {}) {
    const context = await browser.newContext({ ...DESK, locale: 'en-GB', serviceWorkers: 'block', ...device });
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.asked = [];
    page.faults = [];
    pages.push({ page, faulty });
    const own = new URL(from.url).origin;
    context.on('request', (request) => {
      if (/^(data|blob):/.test(request.url())) return;
      page.asked.push(request.url());
      if (new URL(request.url()).origin !== own) page.faults.push(`asked another host: ${request.url()}`);
    });
    context.on('weberror', (error) => page.faults.push(`error: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error') page.faults.push(`console: ${message.text()}`);
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
    await before?.(page);
    await page.goto(from.url + path);
    if (waits && device.javaScriptEnabled !== false) await ready(page);
    return page;
  }

  /** Serves the same folder once more, with answers of its own where `change(path)` gives one. */
  async function serveChanged(change, base, missing) {
    const changed = await serve(folder, { change, base, missing });
    sites.push(changed);
    return changed;
  }

  async function end() {
    await Promise.all(contexts.map((context) => context.close()));
    await Promise.all(sites.map((other) => other.close()));
  }

  /** Fails if a page that was not expected to has said anything wrong or asked another host. */
  function checkFaults() {
    for (const { page, faulty } of pages) if (!faulty) assert.deepEqual(page.faults, []);
  }

  return { browser, site, folder, atlas, visit, serveChanged, end, checkFaults };
}

/** Waits until the app is there. */
export async function ready(page) {
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
}

/** Waits until `ask` gives something true, and gives it. `what` says what was waited for. */
export async function until(what, ask) {
  const last = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (last < Date.now()) assert.fail(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The panel of a step, or whatever panel is there. */
export function panel(page, name) {
  return page.locator(name === undefined ? '[data-panel]' : `[data-panel="${name}"]`);
}

/** Waits for the panel of a step. */
export async function arrive(page, name) {
  await panel(page, name).waitFor({ state: 'attached' });
}

/** Goes to a step by the address bar and waits for its panel. */
export async function go(page, name, query = '') {
  await turnTo(page, fragment(name) + query);
  await arrive(page, name);
}

/** Puts another fragment into the address bar. */
export async function turnTo(page, hash) {
  await page.evaluate((text) => {
    location.hash = text;
  }, hash);
}

/** The step's name as the page of a step has it: in everyday words where they are known. */
export function everydayName({ text }) {
  return text.plain_name || text.name;
}

/** Opens the menu in the head, if it is not open. */
export async function openMenu(page) {
  const menu = page.locator('.menu');
  if (!(await menu.evaluate((menu) => menu.open))) await menu.locator('> summary').click();
}

/** Types into the search box; on a phone it stands in the menu. */
export async function lookFor(page, text) {
  const box = page.getByLabel('Find a step');
  if (!(await box.isVisible())) await openMenu(page);
  await box.fill(text);
}

/** Opens a part of the page of a step that is folded, if it is not open, and gives it. */
export async function unfold(page, list) {
  const fold = page.locator(`details[data-list="${list}"]`);
  if (!(await fold.evaluate((fold) => fold.open))) await fold.locator('> summary').click();
  return fold;
}

/** Waits until the chart is drawn, or the main road stands. */
export async function drawn(page) {
  await page.waitForSelector('#chart [data-picture]', { state: 'attached' });
}

/** Lets the page paint twice, so that what was asked for is on it. */
export function painted(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** All names of steps that `selector` finds in their `data-step`, in order. */
export function namesIn(page, selector) {
  return page.locator(selector).evaluateAll((entries) => entries.map((entry) => entry.dataset.step));
}

/** The text of an element with every run of white space as one space. */
export async function wordsOf(locator) {
  return (await locator.textContent()).replace(/\s+/g, ' ').trim();
}

/** Holds requests until it is opened. */
export function closedGate() {
  let open;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  return { open, hold: async (route) => opened.then(() => route.continue()) };
}

/** Opens the menu in the head, if it is closed, and presses a button in it. */
export async function fromMenu(page, name) {
  await openMenu(page);
  await page.locator('.menu').getByRole('button', { name, exact: true }).click();
}

/** Opens the menu in the head, if it is closed, and follows a link of it. */
export async function fromMenuLink(page, name) {
  await openMenu(page);
  await page.locator('.menu').getByRole('link', { name, exact: true }).click();
}

/**
 * Prints the page to PDF, and has pdftotext read it (Debian: poppler-utils): its text, whole and page by page, and how tall its
 * smallest letters are.
 */
export async function printed(page) {
  return readPaper(await page.pdf({ preferCSSPageSize: true }));
}

/** Reads a PDF. */
export function readPaper(file) {
  const read = (...options) => execFileSync(process.env.PDFTOTEXT ?? 'pdftotext', [...options, '-', '-'], { input: file, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const text = read();
  // A letter's line is a tenth taller than its size, or more.
  const heights = [...read('-bbox').matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"/g)].map(([, top, bottom]) => bottom - top);
  const sizes = [...read('-bbox').matchAll(/<page width="([\d.]+)" height="([\d.]+)"/g)].map(([, width, height]) => `${Math.round(width)}x${Math.round(height)}`);
  return { text, pages: text.split('\f').slice(0, -1), sizes, smallest: Math.min(...heights) };
}

/** The letters and digits of a text alone: hyphens and line ends of paper do not count. */
export function flat(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
