// Small aids on reading pages and in the app alike: the meaning of a word under the mouse, the nation chosen, the day given at a
// step, the note that the maps are due to be checked, the copy for use without a signal, and on About what this device holds.
// Must never be needed for reading, and must never send anything. The build puts its sentences in front (src/words/start.rs).
/* global words */

const root = document.documentElement;
const site = new URL(root.dataset.root || './', document.baseURI);

function note(sentence, kind) {
  const note = document.createElement('p');
  note.className = kind;
  note.textContent = sentence;
  return note;
}

// ---- A mouse that rests on a word shows its meaning; a press keeps it open ----

let shown;
const termOf = (target) => target && target.closest && target.closest('.term');

addEventListener('pointerover', (event) => {
  const term = termOf(event.target);
  const meaning = term && event.pointerType === 'mouse' && document.getElementById(term.getAttribute('popovertarget'));
  if (meaning && meaning.showPopover && !meaning.matches(':popover-open')) {
    meaning.showPopover({ source: term });
    shown = meaning;
  }
});
addEventListener('pointerout', (event) => {
  if (shown && !shown.contains(event.relatedTarget) && !termOf(event.relatedTarget)) {
    shown.hidePopover();
    shown = undefined;
  }
});
addEventListener('click', (event) => {
  if (!termOf(event.target)) return;
  if (shown) event.preventDefault();
  shown = undefined;
}, true);

// ---- Nation and reader are chosen once, and remembered on this device; another is one press away ----

// The script in the page's head has them from the device before anything is seen; the style sheet shows what is to be shown.
addEventListener('click', (event) => {
  const choice = event.target.dataset.choose;
  if (!choice) return;
  const [what, which] = choice.split(' ');
  root.dataset[what] = which;
  try {
    localStorage.setItem(`waymark.${what}`, which);
  } catch (fault) {
    // It holds until the page is left.
  }
  dispatchEvent(new Event(`waymark-${what}`));
  const title = document.getElementById(`${what}-${which}`);
  if (title) title.focus();
});

// ---- The day given at a step goes as it was typed to the journey's page, which reads it and counts: on the device, never in the address ----

addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.dataset.day) return;
  event.preventDefault();
  try {
    sessionStorage.setItem('waymark.day', `${form.dataset.day} ${form.elements[0].value}`);
  } catch (fault) {
    // The page it leads to has the field once more.
  }
  location[root.dataset.discreet ? 'replace' : 'assign'](form.getAttribute('action'));
});

// ---- The day has passed by which the maps were to be read again; a clock that is wrong says no more than this ----

function noteIfOverdue() {
  const review = new Date(`${root.dataset.review}T23:59`);
  if (!(review < Date.now())) return;
  const day = review.toLocaleDateString(root.lang, { day: 'numeric', month: 'long', year: 'numeric' });
  document.body.prepend(note(words.overdue.replace('{day}', day), 'notice overdue'));
}

// ---- A copy of the whole site for use without a signal ----

// Not where the device asks to save data, the reader has said no, or the browser may keep nothing.
function wantsNoCopy() {
  try {
    return localStorage.getItem('waymark.no-copy') !== null;
  } catch (fault) {
    return true;
  }
}

async function keepCopy() {
  const worker = navigator.serviceWorker;
  const isThrifty = navigator.connection && navigator.connection.saveData;
  if (!worker || location.protocol === 'file:' || !isSecureContext || wantsNoCopy() || isThrifty) return;
  const registration = await worker.register(new URL('offline.js', site), { scope: site.href, updateViaCache: 'none' });
  const tell = () => {
    if (registration.waiting && worker.controller) offer(registration.waiting);
  };
  registration.addEventListener('updatefound', () => {
    if (registration.installing) registration.installing.addEventListener('statechange', tell);
  });
  tell();
}

// A newer release is there; it is opened when the reader says so.
function offer(waiting) {
  if (document.querySelector('.newer')) return;
  const newer = note(`${words.newer} `, 'notice newer');
  newer.setAttribute('role', 'status');
  const open = document.createElement('button');
  open.type = 'button';
  open.textContent = words.open_newer;
  open.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('open the new release');
  });
  newer.append(open);
  document.body.prepend(newer);
}

const keepCopySoon = () => setTimeout(() => keepCopy().catch(console.info), 1000);
if (document.readyState === 'complete') keepCopySoon();
else addEventListener('load', keepCopySoon);

// ---- What this device holds: listed, or forgotten ----

// Another site of Waymark's on this origin has copies of its own: the worker names them by its scope.
const COPIES = `waymark-${site.pathname}-`;

const wishesHeld = () => Object.keys(localStorage).filter((key) => key.startsWith('waymark.'));
const copiesHeld = async () => ('caches' in window ? (await caches.keys()).filter((name) => name.startsWith(COPIES)) : []);
async function workers() {
  const all = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : [];
  return all.filter((each) => each.scope === site.href);
}

function nameOf(key, told) {
  const [name, nation] = key.slice('waymark.'.length).split('.');
  return (told[name] || key).replace('{nation}', nation);
}

async function dropCopies() {
  await Promise.all((await copiesHeld()).map((name) => caches.delete(name)));
  await Promise.all((await workers()).map((each) => each.unregister()));
}

// The list itself brings the sentences: only About has it.
async function tell(list, told) {
  const lines = wishesHeld().map((key) => nameOf(key, told));
  // Only a copy that is whole is ever used.
  const isWhole = (await workers()).some((each) => each.active);
  const copies = await copiesHeld();
  const has = (mark) => Promise.all(copies.map((name) => caches.open(name).then((cache) => cache.match(new URL(mark, site))))).then((found) => found.some((kept) => kept));
  if (copies.length && isWhole) lines.push((await has('words-alone')) ? told.words : told.copy);
  else if (copies.length) lines.push((await has('fruitless')) ? told.refused : told.parts);
  if (!lines.length) lines.push(told.nothing);
  list.textContent = '';
  for (const line of lines) list.append(Object.assign(document.createElement('li'), { textContent: line }));
}

const ACTS = {
  list: () => undefined,
  forget: (told) => {
    const hasWork = wishesHeld().some((key) => /\.(journey|walk)/.test(key));
    if (hasWork && !confirm(told.sure)) return undefined;
    wishesHeld().forEach((key) => localStorage.removeItem(key));
    sessionStorage.removeItem('waymark.day');
    // The journey's program may hold what the browser would not keep.
    dispatchEvent(new Event('storage'));
    return dropCopies();
  },
  'no-copy': () => {
    localStorage.setItem('waymark.no-copy', 'yes');
    return dropCopies();
  },
  'no-shift': () => {
    if (localStorage.getItem('waymark.no-shift') === null) localStorage.setItem('waymark.no-shift', 'yes');
    else localStorage.removeItem('waymark.no-shift');
  },
};

addEventListener('click', async (event) => {
  const act = ACTS[event.target.dataset.device];
  const list = act && document.querySelector('[data-held]');
  if (!list) return;
  const told = JSON.parse(list.dataset.held);
  try {
    await act(told);
    await tell(list, told);
  } catch (fault) {
    list.textContent = told.unknown;
  }
});

if (document.body) noteIfOverdue();
else document.addEventListener('DOMContentLoaded', noteIfOverdue);
