// Starts the app over the reading page. If it cannot run, or breaks, the reading page stays or comes back.
// Must never be needed for reading: the page is whole without it, but for leaving by the Shift key.

const root = document.documentElement;
const reading = document.getElementById('reading');
const self = document.querySelector('script[data-app]');
const place = new URL(root.dataset.root || './', document.baseURI);
root.dataset.boot = '';

function leave() {
  root.hidden = true;
  document.title = 'Loading';
  location.replace(document.querySelector('[data-leave]').href);
}
addEventListener('click', (event) => {
  if (event.target.closest && event.target.closest('[data-leave]')) {
    event.preventDefault();
    leave();
  }
});
// Shift three times, each pressed and let go alone, no more than five seconds apart. In a field somebody may think about a
// capital with the finger on the key: there the three must follow hard upon each other.
const APART_MS = 5000;
const APART_IN_FIELD_MS = 700;
// Held for longer it was meant for something else.
const PRESS_MS = 1000;
const FIELD = 'textarea, select, [contenteditable], input:not([readonly]):not([type=checkbox]):not([type=radio])';
const status = document.createElement('p');
status.className = 'leave-status';
status.setAttribute('role', 'status');
document.body.append(status);
let presses = 0;
let downSince;
let timer;
function countAnew() {
  clearTimeout(timer);
  presses = 0;
  downSince = undefined;
  status.textContent = '';
}
function isShiftForLeaving() {
  try {
    return localStorage.getItem('waymark.no-shift') === null;
  } catch {
    return true;
  }
}
addEventListener('keydown', (event) => {
  const isAlone = event.key === 'Shift' && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (isAlone && isShiftForLeaving()) downSince = event.timeStamp;
  else countAnew();
}, true);
addEventListener('keyup', (event) => {
  if (event.key !== 'Shift' || downSince === undefined) return;
  if (PRESS_MS < event.timeStamp - downSince) return countAnew();
  downSince = undefined;
  clearTimeout(timer);
  presses += 1;
  status.textContent = ['', 'Shift twice more leaves this page.', 'Shift once more leaves this page.'][presses] || '';
  if (presses === 3) leave();
  const isInField = document.activeElement && document.activeElement.matches(FIELD);
  timer = setTimeout(countAnew, isInField ? APART_IN_FIELD_MS : APART_MS);
}, true);
// Shift with the pointer or the wheel marks text, opens windows and moves sideways.
for (const other of ['pointerdown', 'mousedown', 'wheel', 'blur']) {
  addEventListener(other, (event) => {
    if (other !== 'blur' || event.target === window) countAnew();
  }, { capture: true, passive: true });
}
addEventListener('focusin', (event) => {
  if (event.target.matches && event.target.matches(FIELD)) countAnew();
}, true);
addEventListener('pageshow', (event) => {
  if (event.persisted) root.hidden = false;
});

// A mouse that rests on a word shows its meaning; a press keeps it open.
let shown;
const termOf = (event) => event.target.closest && event.target.closest('.term');
addEventListener('pointerover', (event) => {
  const term = termOf(event);
  const meaning = term && event.pointerType === 'mouse' && document.getElementById(term.getAttribute('popovertarget'));
  if (meaning && meaning.showPopover && !meaning.matches(':popover-open')) {
    meaning.showPopover();
    shown = meaning;
  }
});
addEventListener('pointerout', (event) => {
  if (shown && !shown.contains(event.relatedTarget) && !(event.relatedTarget && event.relatedTarget.closest && event.relatedTarget.closest('.term'))) {
    shown.hidePopover();
    shown = undefined;
  }
});
addEventListener('click', (event) => {
  if (shown && termOf(event)) event.preventDefault();
  if (termOf(event)) shown = undefined;
}, true);

// The day has passed by which the maps were to be read again; a clock that is wrong says no more than this.
const review = new Date(`${root.dataset.review}T23:59`);
if (review < Date.now()) {
  const day = review.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const note = document.createElement('p');
  note.className = 'notice overdue';
  note.textContent = `These maps were due to be checked again by ${day}. Law and guidance may have changed. Ask before you rely on a time limit.`;
  document.body.prepend(note);
}

// What this device holds: listed, or forgotten.
const WISHES = { discreet: 'your wish for a neutral tab title', worker: 'your wish for the worker’s layer', 'no-copy': 'your wish to keep no copy', 'no-shift': 'your wish that the Shift key does not leave the page' };
function wish(key) {
  const [name, nation, state] = key.slice('waymark.'.length).split('.');
  return name === 'journey' ? `a child’s journey (${nation}${state ? ', set aside' : ''})` : (WISHES[name] ?? key);
}
async function held() {
  const wishes = Object.keys(localStorage).filter((key) => key.startsWith('waymark.'));
  // Another site of Waymark's on this origin has copies of its own: the worker names them by its scope.
  const copies = 'caches' in window ? (await caches.keys()).filter((name) => name.startsWith(`waymark-${place.pathname}-`)) : [];
  return { wishes, copies };
}
const workers = async () => ((await navigator.serviceWorker?.getRegistrations()) ?? []).filter((each) => each.scope === place.href);
async function dropCopies() {
  const { copies } = await held();
  await Promise.all(copies.map((name) => caches.delete(name)));
  await Promise.all((await workers()).map((each) => each.unregister()));
}
async function tellHeld(list) {
  const { wishes, copies } = await held();
  const lines = wishes.map(wish);
  // Only a copy that is whole is ever used.
  const isWhole = (await workers()).some((each) => each.active);
  if (copies.length) lines.push(isWhole ? 'a copy of these pages for use without a signal' : 'parts of a copy of these pages; it is not whole, and not used yet');
  if (!lines.length) lines.push('This device holds nothing of Waymark’s.');
  list.replaceChildren(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
}
addEventListener('click', async (event) => {
  const what = event.target.dataset?.device;
  const list = what && document.querySelector('[data-held]');
  if (!list) return;
  try {
    if (what === 'forget') {
      for (const key of (await held()).wishes) localStorage.removeItem(key);
      await dropCopies();
    }
    if (what === 'no-copy') {
      localStorage.setItem('waymark.no-copy', 'yes');
      await dropCopies();
    }
    if (what === 'no-shift') {
      if (localStorage.getItem('waymark.no-shift') === null) localStorage.setItem('waymark.no-shift', 'yes');
      else localStorage.removeItem('waymark.no-shift');
    }
    await tellHeld(list);
  } catch {
    list.textContent = 'This browser does not let us look. Clear its data for this site in its settings.';
  }
});

let failed = false;
function keepReading(error) {
  if (failed) return;
  failed = true;
  console.error(error);
  const app = document.getElementById('app');
  if (app) app.remove();
  if (!reading.isConnected) document.body.prepend(reading);
  root.removeAttribute('data-ready');
  root.setAttribute('data-failed', '');
  root.classList.remove('aim');
  const note = document.createElement('p');
  note.className = 'notice';
  note.setAttribute('role', 'status');
  note.textContent = reading.dataset.failed || 'The chart cannot be shown on this device. Everything is here in words.';
  reading.querySelector('main').prepend(note);
  const [nation, map, step = ''] = location.hash.startsWith('#/') ? location.hash.slice(2).split(/[/?#]/) : [];
  if (map && `${nation}/${map}` !== root.dataset.own) openInWords(`${root.dataset.root}${nation}/${map}/`, step);
  const words = document.getElementById(step || location.hash.slice(1).split('?')[0]);
  if (words) words.scrollIntoView();
}
// The link names another map than this page's: that map's own page has the words, if there is one.
async function openInWords(path, step) {
  const page = new URL(path, document.baseURI);
  const answer = await fetch(page, { method: 'HEAD' }).catch(() => ({ ok: false }));
  page.hash = step;
  if (answer.ok) location.replace(page);
}
// The journey's page has a program of its own, fetched when it is first opened.
let journey;
let tries = 0;
async function withJourney(call, place, again) {
  try {
    // Browsers may remember that a module could not be fetched; a mark after its address asks anew, and is not sent.
    journey ??= import(new URL(self.dataset.journey + (tries ? `#${tries}` : ''), document.baseURI)).then(async (program) => {
      await program.default({ module_or_path: new URL(self.dataset.journeyWasm, document.baseURI) });
      return program;
    });
    await call(await journey);
  } catch (error) {
    journey = undefined;
    console.info(error);
    tries += 1;
    if (!place) return;
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Try again' });
    button.addEventListener('click', () => {
      place.textContent = 'Fetching …';
      dispatchEvent(new Event(again));
    });
    place.textContent = 'This could not be fetched. Look at the connection. ';
    place.append(button);
  }
}
addEventListener('waymark-journey', (event) => {
  withJourney((program) => program.show(), document.querySelector('[data-view=journey] [role=status]'), event.type);
});
// A map is printed with the code of its link beside it; without, where the program cannot be had.
addEventListener('waymark-print', async () => {
  const place = document.querySelector('[data-link]');
  if (place && location.protocol !== 'file:') await withJourney((program) => (place.innerHTML = program.code_of(place.dataset.link)));
  print();
});
// The dialog of a link shows it as a code, made by the same program.
addEventListener('waymark-code', (event) => {
  const place = document.querySelector('[data-code]');
  const show = (program) => {
    place.innerHTML = program.code_of(document.getElementById('share-link').value);
    place.scrollIntoView({ block: 'nearest' });
  };
  withJourney(show, place, event.type);
});
addEventListener('waymark-keep-reading', () => keepReading('the map could not be fetched'));
addEventListener('error', (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) keepReading(event.error);
});
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) keepReading(event.reason);
});

// A copy of the whole site for use without a signal, unless the device asks to save data or the reader has said no.
const wantsNoCopy = () => {
  try {
    return localStorage.getItem('waymark.no-copy') !== null;
  } catch {
    return true;
  }
};
async function keepCopy() {
  const worker = navigator.serviceWorker;
  if (!worker || location.protocol === 'file:' || !isSecureContext || wantsNoCopy() || navigator.connection?.saveData) return;
  const registration = await worker.register(new URL('offline.js', place), { scope: place.href, updateViaCache: 'none' });
  const tell = () => {
    if (registration.waiting && worker.controller) offer(registration.waiting);
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
  tell();
}
function offer(waiting) {
  if (document.querySelector('.newer')) return;
  const note = document.createElement('p');
  const open = document.createElement('button');
  note.className = 'notice newer';
  note.setAttribute('role', 'status');
  note.textContent = 'A newer map is ready. ';
  open.type = 'button';
  open.textContent = 'Open it';
  open.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('open the new release');
  });
  note.append(open);
  document.body.prepend(note);
}
addEventListener('load', () => setTimeout(() => keepCopy().catch(console.info), 1000));
if (document.readyState === 'complete') setTimeout(() => keepCopy().catch(console.info), 1000);

try {
  const app = await import(new URL(self.dataset.app, document.baseURI));
  await app.default({ module_or_path: new URL(self.dataset.wasm, document.baseURI) });
} catch (error) {
  keepReading(error);
}
