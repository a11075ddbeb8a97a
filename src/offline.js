// Keeps a whole copy of one release of the site, and answers from it first. The build puts the release and its files in front.
// Must never mix two releases, and never put a new one in the place of the old unasked.
/* global RELEASE, FILES, EXTRAS */

// Other sites on this origin, a test site say, keep copies too: the scope tells whose a copy is.
const OURS = `waymark-${new URL(registration.scope).pathname}-`;
const CACHE = OURS + RELEASE;
const A_DAY_MS = 24 * 60 * 60 * 1000;

addEventListener('install', (event) => event.waitUntil(keepRelease()));

// All or nothing: this release answers only once each of its files is here. What came before a fault stays, each file known
// to be the release's by its digest, so that the next try asks for the rest alone; where a try brought nothing new, a day
// passes before the next.
async function keepRelease() {
  const cache = await caches.open(CACHE);
  const fruitless = new URL('fruitless', registration.scope);
  const last = await cache.match(fruitless);
  if (last && Date.now() < Number(await last.text()) + A_DAY_MS) throw new Error('the copy of this release was tried today');
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const lacking = FILES.filter(([path]) => !kept.has(new URL(path, registration.scope).href));
  const tries = await Promise.all(lacking.map((file) => keep(cache, file).then(() => undefined, (fault) => fault)));
  // A host that does not serve the program or the maps still gives a copy of all words.
  const refused = lacking.filter(([path], idx) => tries[idx] && tries[idx].isRefused && /\.(wasm|json)$/.test(path));
  const faults = tries.filter((fault, idx) => fault !== undefined && !refused.includes(lacking[idx]));
  if (faults.length) {
    const isFruitless = faults.length + refused.length === lacking.length && faults.every((fault) => fault.isLasting);
    if (isFruitless) await cache.put(fruitless, new Response(String(Date.now())));
    throw faults[0];
  }
  await cache.delete(fruitless);
  if (refused.length) await cache.put(new URL('words-alone', registration.scope), new Response());
  // What only installing as an app needs; hosts that do not know such files refuse them.
  await Promise.all(EXTRAS.map((file) => keep(cache, file).catch(() => undefined)));
}

// Keeps one file, given as its path and the digest of what it holds. A fault says whether asking again soon is idle.
async function keep(cache, [path, digest]) {
  const address = new URL(path, registration.scope);
  const answer = await fetch(address, { cache: 'reload' });
  const isRefused = 400 <= answer.status && answer.status < 500 && answer.status !== 429;
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status}`), { isRefused, isLasting: isRefused });
  const bytes = await answer.arrayBuffer();
  // Filters on office and school networks put a page of their own in the place of a file, with status 200.
  if ((await digestOf(bytes)) !== digest) throw Object.assign(new Error(`${path}: not the file of this release`), { isLasting: true });
  // Not the host's own answer: a browser refuses to open a page from an answer that was redirected.
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  // Refused where the device has no room.
  await cache.put(address, new Response(bytes, { headers })).catch((fault) => {
    throw Object.assign(fault, { isLasting: true });
  });
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...digest));
}

// The release before stays for pages that are still open in it.
addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    const areOurs = await Promise.all(names.map(isOurs));
    const known = names.filter((name, idx) => areOurs[idx] && name !== CACHE);
    await Promise.all(known.slice(0, -1).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});

// Whether a copy is this site's. Until version 0.2.0 copies were named by their release alone.
async function isOurs(name) {
  if (name.startsWith(OURS)) return true;
  if (!/^waymark-[0-9a-f]{16}$/.test(name)) return false;
  return (await (await caches.open(name)).match(new URL('index.html', registration.scope))) !== undefined;
}

addEventListener('message', (event) => {
  if (event.data === 'open the new release') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'GET' && url.href.startsWith(registration.scope)) event.respondWith(answer(request, url, event));
});

async function answer(request, url, event) {
  // The browser may have thrown the copy away; to open it would make an empty one.
  const cache = (await caches.has(CACHE)) ? await caches.open(CACHE) : undefined;
  if (request.mode === 'navigate') return answerPage(request, url, cache);
  // A page asks for data of its own release by name; other files carry a name of their own for each release.
  const release = url.searchParams.get('v');
  const kept = release ? await (await openKnown(release))?.match(url, { ignoreSearch: true }) : await findKept(url, cache);
  return kept ?? fetchLate(request, url, cache, event);
}

// What was refused while the copy was made joins it once the host gives it.
async function fetchLate(request, url, cache, event) {
  const answer = await fetch(request);
  const file = FILES.find(([path]) => new URL(path, registration.scope).pathname === url.pathname);
  if (file && cache && answer.ok) event.waitUntil(completed(cache, file).catch(() => undefined));
  return answer;
}

async function completed(cache, file) {
  await keep(cache, file);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  if (FILES.every(([path]) => kept.has(new URL(path, registration.scope).href))) await cache.delete(new URL('words-alone', registration.scope));
}

async function answerPage(request, url, cache) {
  const folder = new URL(url.pathname.replace(/\/?(index\.html)?$/, '/'), url);
  const page = await cache?.match(new URL('index.html', folder));
  if (!page) {
    try {
      return await fetch(request);
    } catch (fault) {
      // A link that was changed on its way is mended without a signal too.
      const missing = await cache?.match(new URL('404.html', registration.scope));
      if (missing) return missing;
      throw fault;
    }
  }
  if (/(\/|\/index\.html)$/.test(url.pathname)) return page;
  // Its links start from its folder.
  folder.search = url.search;
  return Response.redirect(folder);
}

async function openKnown(release) {
  for (const name of [OURS + release, `waymark-${release}`]) if (await caches.has(name)) return caches.open(name);
  return undefined;
}

// A file of this release, or of the one that a page still open was made with.
async function findKept(url, cache) {
  const own = await cache?.match(url);
  if (own) return own;
  for (const name of await caches.keys()) {
    const kept = (await isOurs(name)) ? await (await caches.open(name)).match(url) : undefined;
    if (kept) return kept;
  }
  return undefined;
}
