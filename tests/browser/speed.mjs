// Measures the speed of one map beside other engines that draw it, the work of the main thread, and first words beside a
// page drawn by script alone. Prints the tables of docs/speed.md: node speed.mjs <folder of the site> <folder of the peers>.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { serve } from './server.mjs';
import { drawn, painted, ready, startOwn, until } from './visit.mjs';

const [folder, peers] = process.argv.slice(2);
const RUNS = 3;
const PRESSES = 10;
const MAP = 'scotland/childrens-hearings/';
const STEP = `${MAP}#grounds-hearing`;
const DESK = { width: 1440, height: 900, deviceScaleFactor: 1, mobile: false };
const PHONE = { width: 360, height: 740 };
/** Slow 4G as Lighthouse applies it, and a processor four times slower. */
const SLOW = { network: { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 }, cpu: 4 };

const site = await serve(folder, { quality: 11 });
const others = await serve(peers, { quality: 11 });
const ENGINES = [
  ['Waymark, the map as it opens', `${site.url}${MAP}`],
  ['Waymark, the chart of every step', `${site.url}${MAP}#?depth=all`],
  ['bpmn-js viewer + bpmn-auto-layout', `${others.url}bpmn/`],
  ['Cytoscape.js + dagre', `${others.url}cytoscape/`],
  ['Mermaid', `${others.url}mermaid/`],
  ['React Flow + elkjs', `${others.url}flow/`],
];

/** Says for every page alike when its chart is there, where steps can be pressed, and when a press has been answered. Runs in the page. */
function watch() {
  const boxes = location.hash.includes('depth') ? '[data-chart] a[data-step]' : '[data-picture="main-road"] a[data-step]';
  const isThere = location.hash.includes('depth') ? 'html[data-ready] [data-chart] .every-step' : boxes;
  const ours = () => document.querySelector(isThere) && {
    // Choosing a step opens its page, which has the window to itself; before the program is there, the step's words are brought into view.
    chosen: () => ('ready' in document.documentElement.dataset ? document.querySelector('[data-here]')?.dataset.here.split('#')[1] : location.hash.slice(1)),
    places: () => [...document.querySelectorAll(boxes)].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      return document.elementFromPoint(x, y)?.closest(boxes) === element ? [[element.dataset.step, x, y]] : [];
    }),
  };
  const seen = () => (globalThis.peer ??= ours() || undefined);
  const afterPaint = (then) => requestAnimationFrame(() => setTimeout(then));
  const wait = (is, then) => (is() ? afterPaint(then) : requestAnimationFrame(() => wait(is, then)));
  wait(seen, () => (globalThis.readyAt = performance.now()));
  let pressed = 0;
  addEventListener('pointerup', (event) => (pressed = event.timeStamp), true);
  globalThis.answer = (id) => {
    globalThis.answered = undefined;
    wait(() => pressed && globalThis.peer.chosen() === id, () => {
      globalThis.answered = performance.now() - pressed;
      pressed = 0;
    });
  };
}

const median = (list) => [...list].sort((one, two) => one - two)[Math.floor(list.length / 2)];

/** Private memory of the page's process in megabytes: of all that draw pages the largest, for there is but one page. */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const own = (pid) => [...readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+)/gm)].reduce((sum, [, kb]) => sum + Number(kb), 0) / 1024;
  return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => own(id)));
}

async function visit(browser, url, { network, cpu = 1, viewport = DESK } = {}) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const client = await context.newCDPSession(page);
  let bytes = 0;
  client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await client.send('Network.enable');
  if (network) await client.send('Network.emulateNetworkConditions', network);
  await client.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.goto(url);
  await page.waitForFunction(() => globalThis.readyAt, undefined, { timeout: 120_000 });
  return { context, page, client, bytes: () => bytes };
}

/** Goes back to the chart, where a press has led away from it. */
async function backToChart(page) {
  if (await page.evaluate(() => document.querySelector('[data-here]') !== null && document.querySelector('[data-chart], .map-road') === null)) {
    await page.goBack();
    await page.locator('[data-chart], .map-road').waitFor();
    await page.waitForTimeout(300);
  }
}

async function presses(page, n = PRESSES) {
  const times = [];
  let last;
  for (let turn = 0; turn < n; turn++) {
    const places = (await page.evaluate(() => globalThis.peer.places())).filter(([id]) => id !== last);
    const [id, x, y] = places[(turn * 7) % places.length];
    await page.evaluate((id) => globalThis.answer(id), id);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForFunction(() => globalThis.answered, undefined, { timeout: 20_000 });
    times.push(await page.evaluate(() => globalThis.answered));
    last = id;
    if (n === 1) break;
    await backToChart(page);
    await page.waitForTimeout(300);
  }
  return median(times);
}

async function beside(browser) {
  console.log(`| | bytes | words, slow 4G and CPU ÷ 4 | picture, desk | picture, slow 4G and CPU ÷ 4 | press, desk | press, CPU ÷ 4 | memory |\n|---|--:|--:|--:|--:|--:|--:|--:|`);
  const rows = ENGINES.map(([name, url]) => ({ name, url, bytes: [], words: [], desk: [], slow: [], press: [], slowPress: [], memory: [] }));
  // The first visit packs the files on the host, which is not to be measured.
  for (const row of rows) await (await visit(browser, row.url)).context.close();
  for (let run = 0; run < RUNS; run++) {
    for (const row of rows) {
      const desk = await visit(browser, row.url);
      row.desk.push(await desk.page.evaluate(() => globalThis.readyAt));
      row.bytes.push(desk.bytes());
      if (row.name.startsWith('Waymark')) await ready(desk.page);
      row.press.push(await presses(desk.page));
      await desk.client.send('HeapProfiler.collectGarbage');
      row.memory.push(await memory(browser));
      await desk.client.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
      row.slowPress.push(await presses(desk.page));
      await desk.context.close();
      const slow = await visit(browser, row.url, SLOW);
      row.slow.push(await slow.page.evaluate(() => globalThis.readyAt));
      // The browser tells of a paint some time after it.
      const words = await slow.page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
      row.words.push(await words.jsonValue());
      // What is called ready has to answer.
      await presses(slow.page, 1);
      await slow.context.close();
    }
  }
  const of = (list, unit, digits = 0) => `${median(list).toFixed(digits)} ${unit}`;
  for (const row of rows) {
    const seconds = (list) => of(list.map((ms) => ms / 1000), 's', 2);
    console.log(`| ${row.name} | ${of(row.bytes.map((bytes) => bytes / 1000), 'kB')} | ${seconds(row.words)} | ${seconds(row.desk)} | ${seconds(row.slow)} | ${of(row.press, 'ms')} | ${of(row.slowPress, 'ms')} | ${of(row.memory, 'MB')} |`);
  }
}

/** The tasks of the main thread while something is done: the longest and all together, in milliseconds. */
async function tasks(browser, page, act) {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing'] });
  await page.evaluate(() => performance.mark('act'));
  await act();
  await painted(page);
  await page.waitForTimeout(250);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const mark = traceEvents.find(({ name, cat }) => name === 'act' && cat.includes('user_timing'));
  const own = traceEvents.filter((event) => event.name === 'RunTask' && event.dur && event.pid === mark.pid && event.tid === mark.tid && mark.ts < event.ts);
  const times = own.map(({ dur }) => dur / 1000);
  return { longest: Math.max(...times), all: times.reduce((sum, time) => sum + time, 0) };
}

async function mainThread(browser) {
  console.log('\n| at a quarter of the speed | longest task, median | longest task, worst | all tasks of one act, median |\n|---|--:|--:|--:|');
  const told = async (name, page, act, after = () => undefined) => {
    const found = [];
    for (let run = 0; run < PRESSES; run++) {
      found.push(await tasks(browser, page, act));
      await after(page);
    }
    const ms = (value) => `${value.toFixed(0)} ms`;
    console.log(`| ${name} | ${ms(median(found.map(({ longest }) => longest)))} | ${ms(Math.max(...found.map(({ longest }) => longest)))} | ${ms(median(found.map(({ all }) => all)))} |`);
  };
  const phone = await visit(browser, `${site.url}${STEP}`, { cpu: SLOW.cpu, viewport: PHONE });
  await ready(phone.page);
  let turn = 0;
  // One press in the page itself: what a driver asks of the page before it presses would be counted too.
  const press = (selector) => phone.page.evaluate((selector) => document.querySelector(selector).click(), selector);
  const onOrBack = () => press(turn++ % 2 ? '[data-back]' : '[data-list="next"] [data-way="1"] a');
  await told('a next step and back, phone', phone.page, onOrBack);
  const memories = [];
  for (const n of [50, 450]) {
    for (let choice = 0; choice < n; choice++) {
      await onOrBack();
      await painted(phone.page);
    }
    await phone.client.send('HeapProfiler.collectGarbage');
    memories.push(await memory(browser));
  }
  await phone.context.close();
  const { context, page } = await visit(browser, `${site.url}${MAP}#?depth=all`, { cpu: SLOW.cpu });
  await ready(page);
  await drawn(page);
  const another = async () => {
    const places = await page.evaluate(() => globalThis.peer.places());
    const [, x, y] = places[(turn++ * 7) % places.length];
    await page.mouse.click(x, y);
  };
  await told('a step in the chart of every step, desk', page, another, backToChart);
  await another();
  await page.locator('[data-lens]').first().waitFor();
  await told('another question, desk', page, () => page.locator(`[data-lens="${['endings', 'better', 'worse', 'before', 'next'][turn++ % 5]}"]`).click());
  await context.close();
  console.log(`\nThe memory of the page's process after 50 choices of a step, and after 500: ${memories.map((mb) => mb.toFixed(0)).join(' and ')} MB.`);
}

/** First words of a deep link, as it is and with the reading words taken out of the page, so that script alone must bring them. */
async function firstWords() {
  const page = readFileSync(join(folder, MAP, 'index.html'), 'utf8');
  const bare = page.replace(/(<div id=reading>)[\s\S]*(<\/div>\s*<\/body>)/, '$1<main id="main"></main>$2');
  if (page.length / 2 < bare.length) throw new Error('the reading words were not taken out');
  const without = await serve(folder, { quality: 11, change: (path) => (path === MAP ? { status: 200, type: 'text/html; charset=utf-8', body: bare } : undefined) });
  const port = 9334;
  const chrome = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--headless=new', '--no-sandbox', '--disable-background-networking', '--no-first-run', `--remote-debugging-port=${port}`, `--user-data-dir=${mkdtempSync(join(tmpdir(), 'waymark-'))}`, 'about:blank'], { stdio: 'ignore' });
  await until('the browser listens', () => fetch(`http://127.0.0.1:${port}/json/version`).then(() => true, () => false));
  console.log('\n| deep link to a step, phone, slow 4G applied | FCP | LCP | CLS | total blocking time |\n|---|--:|--:|--:|--:|');
  const rows = [['the page as it is', site.url], ['the same page without its reading words', without.url]].map(([name, url]) => ({ name, url, found: [] }));
  for (let run = -1; run < RUNS; run++) {
    for (const row of rows) {
      const { lhr } = await lighthouse(row.url + STEP, { port, output: 'json', logLevel: 'error', onlyCategories: ['performance'], throttlingMethod: 'devtools', formFactor: 'mobile' });
      // The first run packs the files on the host.
      if (0 <= run) row.found.push(['first-contentful-paint', 'largest-contentful-paint', 'cumulative-layout-shift', 'total-blocking-time'].map((name) => lhr.audits[name].numericValue));
    }
  }
  for (const { name, found } of rows) {
    const [fcp, lcp, cls, tbt] = [0, 1, 2, 3].map((idx) => median(found.map((values) => values[idx])));
    console.log(`| ${name} | ${(fcp / 1000).toFixed(2)} s | ${(lcp / 1000).toFixed(2)} s | ${cls.toFixed(3)} | ${tbt.toFixed(0)} ms |`);
  }
  chrome.kill();
  await without.close();
}

const own = await startOwn(mkdtempSync(join(tmpdir(), 'waymark-')));
const browser = own.context.browser();
const graph = JSON.parse(readFileSync(join(peers, 'graph.json'), 'utf8'));
console.log(`${graph.steps} steps and ${graph.moves} moves; bpmn-auto-layout stops with an error at ${graph.leftOut} of the moves and draws the rest. Chromium ${browser.version()}, ${cpus().length} cores (${cpus()[0].model}); each figure the median of ${RUNS} runs.\n`);
try {
  await beside(browser);
  await mainThread(browser);
} finally {
  await own.kill();
}
await firstWords();
await site.close();
await others.close();
