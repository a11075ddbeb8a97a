// In the page of another site, on another port: only where the build was told of it, and a family leaves with the whole window.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { address } from './atlas.mjs';
import { OUTSIDE } from './leaving.mjs';
import { serve } from './server.mjs';
import { until } from './visit.mjs';

const STEP = 'scotland/kinship#kinship-panel';
/** The port of the page that the site in `target/framed` was built for (xtask/src/test.rs). */
const NAMED = 47110;

/** A page of another site with a frame, which keeps what it is told. */
async function around(folder, address, { port, attributes = '' } = {}) {
  const body = `<!doctype html><title>Course</title><script>told = []; addEventListener('message', ({ data, origin }) => told.push([data, origin]))</script>
    <iframe src="${address}" ${attributes} width="480" height="600"></iframe>`;
  return serve(folder, { port, change: (path) => (path === '' ? { status: 200, type: 'text/html', body } : undefined) });
}

export const journeys = {
  'another site may show the site in its page only where the build was told of it: with a thin head, and told how tall it is': async ({ visit, folder }) => {
    const built = [folder, join(folder, '../target/framed')];
    for (const [site, port, isShown] of [[built[0], undefined, false], [built[1], undefined, false], [built[1], NAMED, true]]) {
      const host = await serve(site, { told: true });
      const outer = await around(folder, host.url + address(STEP), { port });
      const page = await visit('', { from: outer, waits: false, faulty: true });
      const frame = page.frames()[1];
      if (!isShown) {
        await until('the frame is refused', () => /^chrome-error/.test(frame.url()));
        assert.deepEqual(await page.evaluate(() => window.told), []);
      } else {
        await frame.waitForSelector('html[data-ready]', { state: 'attached' });
        await frame.locator('h1').first().waitFor();
        assert.equal(await frame.locator('.head .leave').isVisible(), false);
        const head = await frame.locator('.head').boundingBox();
        assert.ok(head.height < 60, `${head.height} px of head`);
        const told = () => page.evaluate(() => window.told);
        const px = () => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
        await until('its height is told', async () => (await told()).at(-1)?.[0].px === (await px()));
        for (const [data, origin] of await told()) assert.deepEqual([Object.keys(data), data.waymark, origin], [['waymark', 'px'], 'height', new URL(host.url).origin]);
        const link = frame.locator('main a[href^="https:"]').first();
        await link.evaluate((link) => {
          for (let fold = link.closest('details:not([open])'); fold; fold = link.closest('details:not([open])')) fold.open = true;
          addEventListener('click', (event) => event.preventDefault());
        });
        await link.evaluate((link) => link.click());
        assert.deepEqual(await link.evaluate((link) => [link.target, link.rel]), ['_blank', 'noopener noreferrer']);
      }
      await page.context().close();
      await Promise.all([outer.close(), host.close()]);
    }
    // On the site's own address nothing of this is seen.
    const host = await serve(built[1]);
    const page = await visit(address(STEP), { from: host });
    assert.ok(await page.locator('.head .leave').isVisible());
    await page.context().close();
    await host.close();
  },

  'in a frame Leave now leaves with the whole window, and where that is forbidden nothing of the page stays': async ({ visit, folder, site }) => {
    for (const javaScriptEnabled of [true, false]) {
      const outer = await around(folder, site.url + address(STEP));
      const page = await visit('', { from: outer, waits: false, faulty: true, javaScriptEnabled, before: (page) => page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: 'Weather' })) });
      const frame = page.frames()[1];
      await frame.waitForSelector(javaScriptEnabled ? 'html[data-ready]' : 'main', { state: 'attached' });
      await frame.locator('.head .leave').click();
      await until('the whole window has left', () => page.url().startsWith(OUTSIDE));
      await page.context().close();
      await outer.close();
    }
    const outer = await around(folder, site.url + address(STEP), { attributes: 'sandbox="allow-scripts allow-same-origin"' });
    const page = await visit('', { from: outer, waits: false, faulty: true });
    const frame = page.frames()[1];
    await frame.waitForSelector('html[data-ready]', { state: 'attached' });
    await frame.locator('#panel-name').click();
    for (let time = 0; time < 3; time++) await page.keyboard.press('Shift');
    await until('the page is gone', async () => (await frame.locator('body').innerText()) === 'If you still see this, close the window.');
    assert.ok(page.url().startsWith(outer.url));
    await page.context().close();
    await outer.close();
  },
};
