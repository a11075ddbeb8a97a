import { chromium } from 'playwright-core';
const [,, base, out, ...list] = process.argv;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const sizes = { p: [360, 740], t: [820, 1180], l: [1366, 768], d: [1440, 900] };
for (const item of list) {
  const [size, path, name, full] = item.split('|');
  const [width, height] = sizes[size];
  const context = await browser.newContext({ viewport: { width, height }, isMobile: size === 'p', hasTouch: size === 'p', javaScriptEnabled: !/nojs/.test(full ?? ''), colorScheme: /dark/.test(full ?? '') ? 'dark' : 'light' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log('ERROR', error.message));
  await page.goto(base + path);
  if (!/nojs/.test(full ?? '')) await page.waitForSelector('html[data-ready]', { timeout: 20000 }).catch(() => console.log('not ready'));
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: /full/.test(full ?? '') });
  await context.close();
}
await browser.close();
