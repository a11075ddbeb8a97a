// The way of a reader in WebKit, the engine of Safari: WebKitGTK's own browser on a screen of its own, spoken to in plain WebDriver.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { copyOf } from './single_file.mjs';
import { address, fragment } from './atlas.mjs';
import { REDIRECTS } from './server.mjs';
import { until } from './visit.mjs';

const STEP = 'scotland/childrens-hearings#grounds-hearing';

/** `pageLoadStrategy: 'none'` opens a page without waiting until all of it is there. */
export async function inWebKit(walk, capabilities = {}) {
  const port = await freePort();
  const env = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const driver = spawn('xvfb-run', ['-a', process.env.WEBKIT ?? '/usr/bin/WebKitWebDriver', `--port=${port}`], { env, stdio: 'ignore', detached: true });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  };
  try {
    await until('the driver listens', () => fetch(`http://127.0.0.1:${port}/status`).then(() => true, () => false));
    const { sessionId } = await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    const own = `/session/${sessionId}`;
    const run = (script, ...args) => ask('POST', `${own}/execute/sync`, { script: `return (${script})(...arguments)`, args });
    await walk({
      open: (url) => ask('POST', `${own}/url`, { url }),
      run,
      // As WebKit tells it to a screen reader.
      role: async (selector) => {
        const [element] = Object.values(await ask('POST', `${own}/element`, { using: 'css selector', value: selector }));
        return ask('GET', `${own}/element/${element}/computedrole`);
      },
      sees: (selector) => until(`WebKit sees ${selector}`, () => run((css) => document.querySelector(css) !== null, selector)),
    });
    await ask('DELETE', own);
  } finally {
    if (driver.exitCode === null) process.kill(-driver.pid);
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function walkSteps({ run, sees }) {
  await sees('html[data-ready]');
  await sees(`[data-panel="${STEP}"]`);
  const next = await run(() => document.querySelector('[data-list=next] [data-step]').dataset.step);
  await run(() => document.querySelector('[data-list=next] a[href*="#/"]').click());
  await sees(`[data-panel="${next}"]`);
  await run(() => document.querySelector('[data-back]').click());
  await sees(`[data-panel="${STEP}"]`);
  await run((hash) => (location.hash = hash), `${fragment(STEP)}?depth=all`);
  await sees('[data-chart] .every-step');
  await run((hash) => (location.hash = hash), `${fragment(STEP)}?lens=endings`);
  await sees('[data-list=endings] [data-step]');
  await run((hash) => (location.hash = hash), fragment('england/leaving-care#pathway-plan'));
  await sees('[data-panel="england/leaving-care#pathway-plan"]');
  assert.equal(await run(() => 'failed' in document.documentElement.dataset), false);
}

const all = {
  'in WebKit a shared link, its ways on and every page of words work': async ({ site, atlas }) => {
    await inWebKit(async (page) => {
      await page.open(site.url + address(STEP));
      await walkSteps(page);
      for (const path of atlas.texts) {
        await page.open(site.url + path);
        await page.sees('html[data-ready]');
        assert.equal(await page.run(() => document.querySelectorAll('h1').length), 1, path);
        // Lists whose marks are not shown, one of each look.
        const lists = await page.run(() => {
          const shown = [...document.querySelectorAll('main :is(ul, ol)')].filter((list) => list.offsetParent && list.querySelector('li') && getComputedStyle(list).listStyleType === '""');
          const looks = new Map(shown.map((list) => [list.className || list.parentElement.className, list]));
          return [...looks.values()].map((list, nth) => list.setAttribute('data-nth', nth) ?? list.className);
        });
        for (const [nth, look] of lists.entries()) assert.equal(await page.role(`[data-nth="${nth}"]`), 'list', `${path}: ${look}`);
      }
    });
  },

  'in WebKit the second visit opens every page, on a host that sends …/index.html on to …/': async ({ serveChanged }) => {
    const from = await serveChanged(REDIRECTS['a host that sends …/index.html on to …/']);
    await inWebKit(async (page) => {
      await page.open(from.url + address(STEP));
      await until('the copy is kept', () => page.run(() => navigator.serviceWorker.controller !== null));
      for (const path of [address(STEP), 'england/', 'scotland/permanence/']) {
        await page.open(from.url + path);
        await page.sees('html[data-ready]');
      }
    });
  },

  'in WebKit the single file works from a folder': async ({ folder }) => {
    const file = copyOf(folder);
    await inWebKit(async (page) => {
      await page.open(file.url + fragment(STEP));
      await walkSteps(page);
    });
    file.drop();
  },
};

/** WebKitGTK is there on Linux only. */
export const journeys = process.platform === 'linux' ? all : {};
