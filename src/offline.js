// Keeps a whole copy of one release of the site, and answers from it first. The build puts release and files in front.
// Must never mix two releases, and never put a new one in the place of the old unasked.
/* global RELEASE, FILES */

const OURS = 'waymark-';
const CACHE = OURS + RELEASE;

// All or nothing: if one file is missing, nothing of this release is kept and the old one stays.
addEventListener('install', (event) => {
  const asked = FILES.map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(asked)));
});

// The release before stays for pages that are still open in it.
addEventListener('activate', (event) => {
  const tidy = async () => {
    const known = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
    await Promise.all(known.slice(0, -1).map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(tidy());
});

addEventListener('message', (event) => {
  if (event.data === 'open the new release') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'GET' && url.href.startsWith(registration.scope)) event.respondWith(answer(request, url));
});

async function answer(request, url) {
  if (request.mode === 'navigate') {
    const page = new URL('index.html', url.href.replace(/[?#].*$/, '').replace(/\/?(index\.html)?$/, '/'));
    const cache = await caches.open(CACHE);
    return (await cache.match(page)) ?? fetch(request);
  }
  // A page asks for data of its own release by name; other files carry a name of their own for each release.
  const release = url.searchParams.get('v');
  const kept = release ? await (await openKnown(OURS + release))?.match(url, { ignoreSearch: true }) : await caches.match(request);
  return kept ?? fetch(request);
}

async function openKnown(name) {
  return (await caches.has(name)) ? caches.open(name) : undefined;
}
