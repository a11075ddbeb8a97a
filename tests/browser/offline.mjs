// There without a signal: the copy is whole or not there, never two releases at once, never renewed unasked, and forgotten when asked.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address, fragment } from './atlas.mjs';
import { REDIRECTS, serve } from './server.mjs';
import { arrive, drawn, go, lookFor, PHONE, ready, startOwn, turnTo, until, wordsOf } from './visit.mjs';

const STEP = 'scotland/kinship#kinship-panel';
/** A page of the copy. */
const LACKING = 'england/leaving-care/index.html';
const KEEPS = { serviceWorkers: 'allow' };

export const journeys = {
  'the list of parts lies beside the site, and no device is made to keep it or the single file': ({ folder }) => {
    const list = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8'));
    assert.equal(list.specVersion, '1.5');
    assert.ok(20 < list.components.length);
    const files = filesOf(folder);
    const left = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, '/').length));
    // What professionals read is at each step of the app; phones have little data.
    const isTwice = (file) => /\/(law|table)\//.test(file);
    const kept = left.filter((file) => !isTwice(file));
    assert.equal(left.length - kept.length, 3 * 13);
    assert.deepEqual(kept.filter((file) => !files.includes(file)).sort(), ['_headers', 'offline.js', 'sbom.cdx.json', 'staticwebapp.config.json', 'waymark.html', 'web.config']);
    assert.ok(!files.some(isTwice));
  },

  'with the network gone the page of law and sources, which no device keeps, says that it is not here and leads home': async ({ site, visit }) => {
    const page = await visit(address(STEP), { ...PHONE, ...KEEPS });
    await copied(page);
    await page.context().setOffline(true);
    await page.goto(`${site.url}${STEP.split('#')[0]}/law/#${STEP.split('#')[1]}`);
    assert.match(await wordsOf(page.locator('h1')), /not found/);
    await page.locator('main a').first().tap();
    await ready(page);
  },

  'with the network gone every map, page and search still opens': async ({ site, atlas, visit }) => {
    const page = await visit(address(STEP), { ...PHONE, ...KEEPS });
    await copied(page);
    await page.context().setOffline(true);
    await page.goto(`${site.url}${address('england/leaving-care#pathway-plan')}?depth=all`);
    await ready(page);
    await arrive(page, 'england/leaving-care#pathway-plan');
    await drawn(page);
    for (const map of atlas.maps) {
      await turnTo(page, fragment(`${map.map}#${map.steps[0].id}`));
      await arrive(page, `${map.map}#${map.steps[0].id}`);
    }
    for (const path of atlas.texts) {
      await page.goto(site.url + path);
      await ready(page);
      assert.equal(await page.locator('h1').count(), 1, path);
    }
    await lookFor(page, 'gran');
    await page.locator('.hits a').first().waitFor();
  },

  ...Object.fromEntries(Object.entries(REDIRECTS).map(([host, change]) => [
    `on ${host} the second visit opens every page, with a signal and without`,
    async ({ atlas, visit, serveChanged }) => {
      const from = await serveChanged(change);
      const page = await visit(address(STEP), { ...PHONE, ...KEEPS, from });
      await copied(page);
      const redirected = () => page.evaluate(async () => {
        const copies = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
        const kept = (await Promise.all(copies.map((copy) => copy.matchAll()))).flat();
        return [kept.length, kept.filter((answer) => answer.redirected).map((answer) => answer.url)];
      });
      const [n_kept, wrong] = await redirected();
      assert.ok(atlas.maps.length < n_kept);
      assert.deepEqual(wrong, []);
      await page.reload();
      await arrive(page, STEP);
      const open = async () => {
        for (const path of [...atlas.texts, 'scotland/kinship', 'scotland/kinship/index.html', address('scotland/permanence#permanence-considered')]) {
          await page.goto(from.url + path);
          await ready(page);
          assert.equal(await page.locator('h1').count(), 1, path);
        }
      };
      await open();
      await page.context().setOffline(true);
      await open();
      await arrive(page, 'scotland/permanence#permanence-considered');
    },
  ])),

  'a page that a filter puts in the place of a file is never kept, and the copy is made once the filter is gone': async ({ visit, serveChanged }) => {
    const blocked = { status: 200, type: 'text/html', body: '<!doctype html><title>Blocked</title><p>Blocked by policy' };
    let isFiltered = true;
    const isAsked = (path) => path === 'scotland/permanence/index.html' || path === 'maps/england/leaving-care.json' || path.endsWith('.wasm');
    const from = await serveChanged((path) => (isFiltered && from?.asked.some((asked) => asked === '/offline.js') && isAsked(path) ? blocked : undefined));
    const page = await visit(address(STEP), { ...KEEPS, from, faulty: true });
    await until('the copy was tried', () => page.evaluate(async () => (await caches.keys()).length === 1 && (await navigator.serviceWorker.getRegistration()) === undefined));
    const kept = await page.evaluate(async () => {
      const copy = await caches.open((await caches.keys())[0]);
      const texts = await Promise.all((await copy.matchAll()).map((answer) => answer.text()));
      return [texts.length, texts.filter((text) => text.includes('Blocked by policy')).length];
    });
    assert.ok(0 < kept[0], 'what is true is kept for the next try');
    assert.equal(kept[1], 0);
    await turnTo(page, '#/about');
    await page.getByRole('button', { name: 'List what this device keeps' }).click();
    await until('the list says that the copy is not whole', async () => /part of a copy of these pages, not used yet/.test(await wordsOf(page.locator('[data-held]'))));
    isFiltered = false;
    const n_asked = from.asked.length;
    await page.reload();
    await ready(page);
    await copied(page);
    assert.ok(!from.asked.slice(n_asked).includes('/scotland/kinship/index.html'), 'what is kept is not fetched again');
    await page.context().setOffline(true);
    await page.goto(from.url + address('scotland/permanence#permanence-considered'));
    await arrive(page, 'scotland/permanence#permanence-considered');
  },

  'a host that refuses a file of the copy is not asked for the site at each opening': async ({ visit, serveChanged }) => {
    const from = await serveChanged((path) => (path === LACKING ? { status: 404, body: 'no' } : undefined));
    const page = await visit('about/', { ...KEEPS, from, faulty: true });
    const tried = (n) => until('the copy was tried', async () => from.asked.filter((path) => path === '/offline.js').length >= n && page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) === undefined));
    await tried(1);
    const asks = async (n) => {
      const before = from.asked.length;
      await page.reload();
      await ready(page);
      await tried(n);
      return from.asked.slice(before).filter((path) => path === `/${LACKING}` || path.endsWith('/index.html'));
    };
    assert.deepEqual(await asks(2), [`/${LACKING}`], 'the second opening asks for what is lacking');
    assert.deepEqual(await asks(3), [], 'the third asks for nothing: a day passes first');
    assert.match(await held(page), /part of a copy .* holds some files back/);
  },

  'a host that refuses the program or the maps gives a copy of all words, says so, and the rest joins it when it is given': async ({ visit, serveChanged }) => {
    for (const kind of ['wasm', 'json']) {
      let refuses = true;
      const from = await serveChanged((path) => (refuses && path.endsWith(`.${kind}`) ? { status: 404, body: 'no' } : undefined));
      const page = await visit('about/', { ...KEEPS, from, faulty: true, waits: false });
      await copied(page);
      assert.match(await held(page), /without some of the charts/);
      await page.context().setOffline(true);
      await page.goto(from.url + address('england/leaving-care#pathway-plan'));
      await page.waitForSelector('html[data-failed]', { state: 'attached' });
      await page.locator('#pathway-plan').waitFor();
      refuses = false;
      await page.context().setOffline(false);
      if (kind === 'json') continue;
      await page.goto(`${from.url}#/scotland/journey/kinship/kinship-panel`);
      await page.locator('[data-date]').first().waitFor();
      await page.goto(`${from.url}about/`);
      await until('the copy is whole', async () => /a copy of these pages for use/.test(await held(page)));
    }
  },

  'a host that refuses the files for installing still gives a copy': async ({ visit, serveChanged }) => {
    const from = await serveChanged((path) => (path.endsWith('.webmanifest') ? { status: 404, body: 'no' } : undefined));
    const page = await visit(address(STEP), { ...KEEPS, from, faulty: true });
    await copied(page);
    await page.context().setOffline(true);
    await page.goto(from.url + address('england/leaving-care#pathway-plan'));
    await arrive(page, 'england/leaving-care#pathway-plan');
  },

  'two sites on one host: each keeps, lists and forgets its own copy': async ({ visit, folder }) => {
    const both = mkdtempSync(join(tmpdir(), 'waymark-'));
    cpSync(folder, join(both, 'live'), { recursive: true });
    cpSync(folder, join(both, 'test'), { recursive: true });
    const from = await serve(both);
    try {
      const page = await visit('live/about/', { ...KEEPS, from });
      await copied(page);
      await page.goto(`${from.url}test/about/`);
      await ready(page);
      await copied(page);
      assert.equal(await page.evaluate(async () => (await caches.keys()).length), 2);
      await page.getByRole('button', { name: 'Forget everything' }).click();
      await until('the test site holds nothing', async () => /keeps nothing/.test(await wordsOf(page.locator('[data-held]'))));
      await page.context().setOffline(true);
      await page.goto(`${from.url}live/${address(STEP)}`);
      await arrive(page, STEP);
    } finally {
      await from.close();
      rmSync(both, { recursive: true });
    }
  },

  'a newer release waits until it is asked for, and is never mixed with the old': async ({ folder, visit }) => {
    const copy = mkdtempSync(join(tmpdir(), 'waymark-'));
    let release = folder;
    try {
      cpSync(folder, copy, { recursive: true });
      const newer = renew(copy);
      // A host whose folder is exchanged under way, as when a new release is put up.
      const from = await serve(() => release);
      try {
        const page = await visit(address(STEP), { ...KEEPS, from });
        await copied(page);
        const old = await page.locator('html').getAttribute('data-release');
        release = copy;
        await page.reload();
        await ready(page);
        assert.equal(await page.locator('html').getAttribute('data-release'), old, 'the old release is shown as before');
        const note = page.locator('.newer');
        await note.waitFor();
        assert.match(await wordsOf(note), /A newer version is ready/);
        await turnTo(page, fragment('scotland/permanence#permanence-considered'));
        await arrive(page, 'scotland/permanence#permanence-considered');
        assert.equal(await page.locator('html').getAttribute('data-release'), old, 'nothing reloads by itself');
        await note.getByRole('button').click();
        await until('the newer release is open', async () => (await page.locator('html').getAttribute('data-release').catch(() => old)) === newer);
        await ready(page);
        await arrive(page, 'scotland/permanence#permanence-considered');
      } finally {
        await from.close();
      }
    } finally {
      rmSync(copy, { recursive: true });
    }
  },

  'a copy that breaks off is none: the page works, and the copy is made another time': async ({ visit, serveChanged }) => {
    let isBroken = true;
    const from = await serveChanged((path) => (isBroken && path === 'maps/england/nation.json' ? { status: 503, body: 'busy' } : undefined));
    const page = await visit(`${address(STEP)}?depth=all`, { ...KEEPS, from, faulty: true });
    await until('the copy was tried', () => from.asked.some((path) => path.endsWith('offline.js')));
    await drawn(page);
    await page.waitForTimeout(1500);
    assert.equal(await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)), false);
    isBroken = false;
    await page.reload();
    await ready(page);
    await copied(page);
  },

  'a browser that dies while the copy is made: next time a page that works, then a whole copy': async ({ folder, serveChanged }) => {
    let isSilent = true;
    const from = await serveChanged((path) => (isSilent && path === 'maps/england/leaving-care.json' ? 'silent' : undefined));
    const asksLast = () => from.asked.some((path) => path.endsWith('leaving-care.json'));
    await withProfile(async (profile) => {
      const first = await startOwn(profile);
      await first.page.goto(from.url + address(STEP));
      await ready(first.page);
      await until('the copy is half made', async () => asksLast() && (await first.page.evaluate(async () => (await caches.keys()).length)) === 1);
      await first.kill();
      isSilent = false;
      const n_asked = from.asked.length;
      const second = await startOwn(profile);
      try {
        const { page, context } = second;
        await page.goto(`${from.url}${address(STEP)}?depth=all`);
        await ready(page);
        await arrive(page, STEP);
        await drawn(page);
        assert.ok(from.asked.slice(n_asked).includes('/scotland/kinship/'), 'half a copy answers nothing');
        await copied(page);
        assert.deepEqual(await missing(page, folder), []);
        await context.setOffline(true);
        await page.goto(from.url + address('england/leaving-care#pathway-plan'));
        await arrive(page, 'england/leaving-care#pathway-plan');
      } finally {
        await second.kill();
      }
    });
  },

  'the host is gone when the first newer release is looked for: the old one works on, and the newer is offered later': async ({ folder, visit }) => {
    const copy = mkdtempSync(join(tmpdir(), 'waymark-'));
    let [release, isGone] = [folder, false];
    cpSync(folder, copy, { recursive: true });
    const newer = renew(copy);
    const from = await serve(() => release, { change: () => (isGone ? 'gone' : undefined) });
    try {
      const page = await visit(address(STEP), { ...KEEPS, from, faulty: true });
      await copied(page);
      [release, isGone] = [copy, true];
      await page.reload();
      await ready(page);
      await arrive(page, STEP);
      const update = () => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => 'there', () => 'gone');
      assert.equal(await page.evaluate(update), 'gone');
      await page.goto(`${from.url}${address('england/leaving-care#pathway-plan')}?depth=all`);
      await arrive(page, 'england/leaving-care#pathway-plan');
      await drawn(page);
      assert.equal(await page.locator('.newer').count(), 0);
      assert.deepEqual(await missing(page, folder), []);
      isGone = false;
      await page.reload();
      await page.locator('.newer').getByRole('button').click();
      await until('the newer release is open', async () => (await page.locator('html').getAttribute('data-release').catch(() => '')) === newer);
      await arrive(page, 'england/leaving-care#pathway-plan');
    } finally {
      await from.close();
      rmSync(copy, { recursive: true });
    }
  },

  'a browser that may keep nothing, and one that has no room: everything works, and no copy is pretended': async ({ site, visit }) => {
    await withProfile(async (profile) => {
      mkdirSync(join(profile, 'Default'));
      writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
      const { page, kill } = await startOwn(profile);
      try {
        const faults = [];
        page.on('pageerror', (error) => faults.push(error.message));
        await page.goto(`${site.url}${address(STEP)}?depth=all`);
        await ready(page);
        await drawn(page);
        assert.equal(await page.evaluate(() => { try { return typeof localStorage; } catch (error) { return error.name; } }), 'SecurityError');
        await page.getByRole('button', { name: 'neutral title' }).click();
        await until('the wish holds until the page is left', async () => (await page.title()) === 'Notes');
        await page.waitForTimeout(1500);
        await page.goto(`${site.url}about/`);
        await ready(page);
        await page.getByRole('button', { name: 'List what this device keeps' }).click();
        await until('the page says that it cannot look', async () => /does not let us look/.test(await wordsOf(page.locator('[data-held]'))));
        assert.deepEqual(faults, []);
      } finally {
        await kill();
      }
    });
    const page = await visit('about/', { ...KEEPS, faulty: true, before: (page) => noRoom(page, site) });
    await page.goto(`${site.url}${address(STEP)}?depth=all`);
    await ready(page);
    await drawn(page);
    await until('the copy has failed', () => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration === undefined || !(registration.installing || registration.waiting || registration.active);
    }));
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
    await go(page, 'scotland/kinship#family-meeting');
  },

  'a copy whose files the browser has thrown away still gives way to the host': async ({ visit }) => {
    const page = await visit(address(STEP), KEEPS);
    await copied(page);
    await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
    await page.reload();
    await ready(page);
    await arrive(page, STEP);
  },

  'a copy says when its facts were read, and once they are due again says so first; a wrong clock breaks nothing': async ({ visit }) => {
    const at = (time) => visit(address(STEP), { ...PHONE, before: (page) => page.clock.setFixedTime(new Date(time)) });
    const late = await at('2029-02-03T10:00:00');
    assert.match(await wordsOf(late.locator('.overdue')), /due to check these maps again by 31 May 2027/);
    assert.match(await wordsOf(late.locator('footer').first()), /last checked all maps against their sources in November 2026/);
    await arrive(late, STEP);
    for (const time of ['1970-01-01T00:00:00', '2026-12-01T10:00:00']) {
      const page = await at(time);
      await arrive(page, STEP);
      assert.equal(await page.locator('.overdue').count(), 0, time);
    }
  },

  'what the device holds is listed, forgotten when asked, and not kept where it is not wanted': async ({ visit }) => {
    const page = await visit('about/', KEEPS);
    await copied(page);
    const list = page.locator('[data-held]');
    await page.getByRole('button', { name: 'List what this device keeps' }).click();
    await until('the copy is listed', async () => /a copy of these pages/.test(await wordsOf(list)));
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await until('nothing is held', async () => /keeps nothing/.test(await wordsOf(list)));
    assert.deepEqual(await page.evaluate(async () => [(await caches.keys()).length, localStorage.length, (await navigator.serviceWorker.getRegistrations()).length]), [0, 0, 0]);
    await page.getByRole('button', { name: 'Do not keep a copy' }).click();
    await until('the wish is listed', async () => /keep no copy/.test(await wordsOf(list)));
    await page.reload();
    await ready(page);
    await page.waitForTimeout(2000);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  },

  'a discreet visitor leaves one entry in the history, and would install it under a neutral name': async ({ visit }) => {
    const page = await visit(address(STEP));
    await page.getByRole('button', { name: 'neutral title' }).click();
    await until('the neutral manifest', async () => /plain\.webmanifest$/.test(await page.locator('link[rel=manifest]').getAttribute('href')));
    const before = await page.evaluate(() => history.length);
    for (let press = 0; press < 3; press++) {
      const here = page.url();
      await page.locator('[data-list="next"] a, [data-list="endings"] a').first().click();
      await until('another place', async () => page.url() !== here);
    }
    await turnTo(page, `${fragment(STEP)}?depth=all&trail=kinship/family-meeting`); // One entry of the visitor's own making.
    await drawn(page);
    const keyed = await page.evaluate(() => history.length);
    await page.locator('[data-chart] a[data-step="kinship-panel"]').focus();
    await page.keyboard.press('1');
    await until('the first way on is taken', async () => !page.url().includes('/kinship-panel?'));
    assert.equal(await page.evaluate(() => history.length), keyed, 'a number key in the chart leaves no entry either');
    assert.match(page.url(), /[?&]trail=/, 'and carries the road so far, as the link would');
    await page.getByRole('button', { name: 'neutral title' }).click();
    const here = page.url();
    await page.locator('[data-list="next"] a').first().click();
    await until('another place', async () => page.url() !== here);
    assert.equal(await page.evaluate(() => history.length), keyed + 1, 'places are remembered again once the wish is taken back');
  },
};

/** Waits until the whole copy is on the device and answers. */
export async function copied(page) {
  await until('the copy is kept', () => page.evaluate(async () => Boolean(navigator.serviceWorker.controller && (await navigator.serviceWorker.getRegistration())?.active)));
}

/** What About says that the device holds. */
async function held(page) {
  await page.locator('[data-device="list"]').click();
  const list = page.locator('[data-held]');
  await until('it is listed', async () => (await wordsOf(list)) !== '');
  return wordsOf(list);
}

/** Leaves the site's origin no room to keep anything. */
async function noRoom(page, site) {
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 1_000 });
}

/** Gives a folder for a browser's profile, and drops it. */
async function withProfile(use) {
  const profile = mkdtempSync(join(tmpdir(), 'waymark-profile-'));
  try {
    await use(profile);
  } finally {
    rmSync(profile, { recursive: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** The files of a site that the page's copy of its release lacks. */
function missing(page, folder) {
  return page.evaluate(async (files) => {
    const cache = await caches.open(`waymark-/-${document.documentElement.dataset.release}`);
    const kept = (await cache.keys()).map((request) => new URL(request.url).pathname.slice(1));
    return files.filter((file) => !kept.includes(file));
  }, filesOf(folder));
}

/** The files that a copy of the site holds. */
function filesOf(folder) {
  return listed(readFileSync(join(folder, 'offline.js'), 'utf8')).map(([file]) => file);
}

/** The files that a worker's script names, each with its digest: those the copy needs, and those it keeps if it can. */
function listed(script) {
  return ['FILES', 'EXTRAS'].flatMap((list) => JSON.parse(new RegExp(`^const ${list} = (.*);$`, 'm').exec(script)[1]));
}

/** Makes another release of a built site: the same files under another name. Gives the name. */
function renew(folder) {
  const script = join(folder, 'offline.js');
  const old = /RELEASE = '(\w+)'/.exec(readFileSync(script, 'utf8'))[1];
  const newer = [...old].reverse().join('');
  for (const file of readdirSync(folder, { recursive: true }).filter((file) => /\.html$|^offline\.js$/.test(file))) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(old, newer));
  }
  let text = readFileSync(script, 'utf8');
  for (const [file, digest] of listed(text)) text = text.replace(digest, createHash('sha256').update(readFileSync(join(folder, file))).digest('base64'));
  writeFileSync(script, text);
  return newer;
}
