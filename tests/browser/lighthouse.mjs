// Measures first words and steadiness of a deep link, home and the whole system on a slow phone, with applied throttling.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { serve } from './server.mjs';

const folder = process.argv[2] ?? new URL('../../dist', import.meta.url).pathname;
const site = await serve(folder, { quality: 11 });
const port = 9333;
const chrome = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', [
  '--headless=new', '--no-sandbox', '--disable-background-networking', '--no-first-run', `--remote-debugging-port=${port}`,
  `--user-data-dir=${mkdtempSync(join(tmpdir(), 'waymark-'))}`, 'about:blank',
], { stdio: 'ignore' });
for (let tries = 0; tries < 100; tries++) {
  if (await fetch(`http://127.0.0.1:${port}/json/version`).then(() => true, () => false)) break;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
console.log('\nLighthouse, mobile, slow 4G applied'.padEnd(48), 'LCP s', 'budget', ' CLS', 'perf', 'a11y');
const pages = [
  ['deep link to a step', 'scotland/childrens-hearings/#grounds-hearing', 1.0],
  ['home', '', 1.0],
  ['whole system', 'scotland/', 1.0],
];
for (const [name, path, budget] of pages) {
  const { lhr } = await lighthouse(site.url + path, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
    throttlingMethod: 'devtools',
    formFactor: 'mobile',
  });
  const lcp = lhr.audits['largest-contentful-paint'].numericValue / 1000;
  const cls = lhr.audits['cumulative-layout-shift'].numericValue;
  const score = (category) => Math.round(lhr.categories[category].score * 100);
  console.log(name.padEnd(47), lcp.toFixed(2).padStart(5), budget.toFixed(1).padStart(6), cls.toFixed(3).padStart(5), String(score('performance')).padStart(4), String(score('accessibility')).padStart(4));
}
chrome.kill();
await site.close();
