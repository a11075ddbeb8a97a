import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const [,, site, w, h, ...maps] = process.argv;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await (await browser.newContext({ viewport: { width: +w, height: +h }, reducedMotion: 'reduce' })).newPage();
const out = [];
for (const name of maps) {
  const map = JSON.parse(readFileSync(`/work/main/maps/${name}.json`));
  await page.goto(`${site}${name}/`); await page.waitForSelector('html[data-ready]', { state: 'attached' });
  for (const step of map.steps) {
    if (!map.moves.some((m) => m.from === step.id)) continue;
    await page.evaluate((hash) => { location.hash = hash; }, `#/${name}/${step.id}`);
    await page.waitForFunction((id) => document.querySelector(`[data-here="${id}"]`), `${name}#${step.id}`);
    await page.waitForTimeout(60);
    const r = await page.evaluate(() => { scrollTo(0, 0); const b = (s) => Math.round(Math.max(0, ...[...document.querySelectorAll(s)].filter((e) => e.getClientRects().length && e.checkVisibility()).map((e) => e.getBoundingClientRect().bottom)));
      const P = document.querySelector('[data-picture]');
      return { here: b('[data-here]'), way: b('[data-way]'), top: Math.round(document.querySelector('[data-way]')?.getBoundingClientRect().top), end: b('[data-ending]'), n: document.querySelectorAll('[data-way]').length, kinds: document.querySelectorAll('[data-ending]').length, h: P.offsetHeight }; });
    out.push([name, step.id, r]);
  }
}
const bad = out.filter(([, , r]) => r.here > h || r.way > h || r.end > h || r.kinds === 0);
for (const [n, s, r] of bad) console.log(n, s, JSON.stringify(r));
const tops = out.map(([, , r]) => r.top).sort((a, b) => a - b);
console.log(out.length, 'bad', bad.length, 'top p98', tops[Math.floor(tops.length * 0.98)], tops.at(-1), 'h median', out.map(([, , r]) => r.h).sort((a, b) => a - b)[out.length >> 1]);
await browser.close();
