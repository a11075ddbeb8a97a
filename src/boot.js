// What must happen before the program or without it: leaving, starting the program over the reading page, and bringing that
// page back where the program cannot run.
// Must never be needed for reading: the page is whole without it, but for leaving by the Shift key.

// The build puts its sentences in front (src/words/start.rs). What it is written in runs in browsers from 2020 on.
/* global words */
const root = document.documentElement;
const own = document.querySelector('script[data-aids]');
const site = new URL(root.dataset.root || './', document.baseURI);
const parsed = new Promise((resolve) => {
  if (document.readyState !== 'loading') resolve();
  else document.addEventListener('DOMContentLoaded', resolve);
});
root.dataset.boot = '';
// Browsers inside other apps have no such function: it says so.
if (!window.print) {
  window.print = () => {
    const said = note(words.no_print, 'notice');
    document.body.prepend(said);
    said.scrollIntoView();
  };
}
// What is not seen at first: on paper from the start, on the screen from here on.
const later = document.querySelector('[data-later]');
if (later) later.media = 'all';
const styled = new Promise((resolve) => {
  if (!later || later.sheet) resolve();
  else later.onload = later.onerror = resolve;
});

// What the reader's browser remembers of their wishes; nothing, where it may keep nothing.
function wishes(name) {
  try {
    return localStorage.getItem(`waymark.${name}`) !== null;
  } catch (fault) {
    return undefined;
  }
}

function note(sentence, kind) {
  const note = document.createElement('p');
  note.className = kind;
  note.setAttribute('role', 'status');
  note.textContent = sentence;
  return note;
}

function button(name, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  button.addEventListener('click', press);
  return button;
}

// ---- Leaving ----

function leave() {
  const { href } = document.querySelector('[data-leave]');
  root.hidden = true;
  document.title = words.leaving;
  try {
    sessionStorage.setItem('waymark.left', 'yes');
  } catch (fault) {
    // Coming back, the page is seen at once.
  }
  if (top === window) {
    location.replace(href);
    return;
  }
  // The site round a frame may forbid it to leave: nothing of the page is seen, whatever comes of it.
  document.body.textContent = words.still_here;
  root.hidden = false;
  try {
    top.location.replace(href);
  } catch (fault) {
    console.info(fault);
  }
}

addEventListener('click', (event) => {
  if (event.target.closest && event.target.closest('[data-leave]')) {
    event.preventDefault();
    leave();
  }
});
// Come back to after that, a page is blank but for a button, and its tab says nothing: whoever presses the browser's own key need
// not be who left.
function cover() {
  root.dataset.left = '';
  let { title } = document;
  const hideTitle = () => {
    if (document.title === words.leaving) return;
    ({ title } = document);
    document.title = words.leaving;
  };
  const titles = new MutationObserver(hideTitle);
  titles.observe(document.querySelector('title'), { childList: true });
  document.title = words.leaving;
  const show = button(words.show_again, () => {
    titles.disconnect();
    document.title = title;
    delete root.dataset.left;
    sessionStorage.removeItem('waymark.left');
    show.remove();
  });
  show.className = 'show-again';
  document.body.append(show);
}

parsed.then(() => {
  if ('left' in root.dataset) cover();
});
addEventListener('pageshow', (event) => {
  if (!event.persisted || !root.hidden) return;
  cover();
  root.hidden = false;
});

// Shift three times, each pressed and let go alone, hard upon each other: a screen reader that keeps the letter for itself leaves
// the page with Shift alone, and in a field somebody may think about a capital with the finger on the key.
const APART_MS = 700;
// Held for longer it was meant for something else.
const PRESS_MS = 300;
const FIELD = 'textarea, select, [contenteditable], input:not([readonly]):not([type=checkbox]):not([type=radio])';
const leaveStatus = note('', 'leave-status');
parsed.then(() => document.body.append(leaveStatus));
let presses = 0;
let downSince;
let timer;

function countAnew() {
  clearTimeout(timer);
  presses = 0;
  downSince = undefined;
  if (leaveStatus.textContent) leaveStatus.textContent = '';
}

function shiftDown(event) {
  const isAlone = event.key === 'Shift' && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (isAlone && !wishes('no-shift')) downSince = event.timeStamp;
  else countAnew();
}

function shiftUp(event) {
  if (event.key !== 'Shift' || downSince === undefined) return;
  if (PRESS_MS < event.timeStamp - downSince) {
    countAnew();
    return;
  }
  downSince = undefined;
  clearTimeout(timer);
  presses += 1;
  if (presses === 3) {
    leave();
    return;
  }
  if (presses === 2) leaveStatus.textContent = words.shift_once_more;
  timer = setTimeout(countAnew, APART_MS);
}

addEventListener('keydown', shiftDown, true);
addEventListener('keyup', shiftUp, true);
// Shift with the pointer or the wheel marks text, opens windows and moves sideways.
for (const other of ['pointerdown', 'mousedown', 'wheel']) addEventListener(other, countAnew, { capture: true, passive: true });
addEventListener('blur', (event) => {
  if (event.target === window) countAnew();
});
addEventListener('focusin', (event) => {
  if (event.target.matches && event.target.matches(FIELD)) countAnew();
});

// ---- On paper what is folded is open, but where the page says that it is left out ----

let unfolded = [];
addEventListener('beforeprint', () => {
  const main = document.querySelector('main');
  // The sheets of a map are measured as it stands.
  if (unfolded.length || main.matches('.map') || main.querySelector('.not-printed')) return;
  // A journey prints one of its sheets.
  const { print } = root.dataset;
  const sheet = main.querySelector(`[data-sheet=${print === 'record' || print === 'meeting' ? print : 'journey'}]`);
  const folds = sheet ? [sheet.closest('details')] : Array.from(main.querySelectorAll('details'));
  unfolded = folds.filter((fold) => !fold.open);
  for (const fold of unfolded) fold.open = true;
});
addEventListener('afterprint', () => {
  for (const fold of unfolded) fold.open = false;
  unfolded = [];
});

// ---- Starting the program over the reading page, or bringing that page back ----

async function start() {
  const program = import(new URL(own.dataset.app, document.baseURI));
  // Said again below, once there is a page to say it on.
  program.catch(() => undefined);
  await parsed;
  const reading = document.getElementById('reading');
  let hasFailed = false;
  const keepReading = (fault) => {
    if (hasFailed) return;
    hasFailed = true;
    console.error(fault);
    bringBack(reading);
  };
  // Asked by the program where the map could not be fetched.
  addEventListener('waymark-keep-reading', () => keepReading('the map could not be fetched'));
  const hear = (fault) => {
    if (window.WebAssembly && fault instanceof WebAssembly.RuntimeError) keepReading(fault);
  };
  addEventListener('error', (event) => hear(event.error));
  addEventListener('unhandledrejection', (event) => hear(event.reason));
  try {
    // What the program shows has its look in that file.
    await styled;
    await (await program).default({ module_or_path: new URL(own.dataset.wasm, document.baseURI) });
  } catch (fault) {
    keepReading(fault);
  }
}

function bringBack(reading) {
  const app = document.getElementById('app');
  if (app) app.remove();
  if (!reading.isConnected) document.body.prepend(reading);
  root.removeAttribute('data-ready');
  root.setAttribute('data-failed', '');
  root.classList.remove('aim');
  reading.querySelector('main').prepend(note(reading.dataset.failed || words.in_words, 'notice'));
  const { page, step } = asked();
  if (page !== undefined && new URL(page, site).pathname !== location.pathname) openInWords(page, step);
  const words_of_step = step && document.getElementById(step);
  if (words_of_step) words_of_step.scrollIntoView();
}

// The page of words that the address asks for, from the site's root, if it names one, and the step on it.
function asked() {
  let hash = location.hash.slice(1);
  try {
    for (let next = decodeURIComponent(hash); next !== hash; next = decodeURIComponent(hash)) hash = next;
  } catch (fault) {
    // A sign that stands for itself.
  }
  const [path] = hash.split(/[?&]/);
  if (!path.startsWith('/')) return { step: path };
  const [first, second, third] = path.toLowerCase().split('/').filter((part) => part);
  if (first === undefined || first === 'journey') return { page: '' };
  if (second === undefined || second === 'journey') return { page: `${first}/` };
  return { page: `${first}/${second}/`, step: third };
}

// Goes to the page that has the words asked for, if it is one of the site's: what else stands behind the # is never asked of the host.
async function openInWords(path, step) {
  const pages = await fetch(new URL('offline.js', site)).then((answer) => answer.text(), () => '');
  const page = new URL(path, site);
  page.hash = step || '';
  if (pages.includes(`"${path}index.html"`)) location.replace(page);
}

// ---- The journey's program, for its page and for codes of links ----

let journey;
let n_tries = 0;

function fetchJourney() {
  // Browsers may remember that a module could not be fetched; a mark after its address asks anew, and is not sent.
  const address = new URL(own.dataset.journey + (n_tries ? `#${n_tries}` : ''), document.baseURI);
  // What these pages look like beside all others; the single file has it in one with the rest.
  if (location.protocol !== 'file:') {
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = own.dataset.journey.replace('.js', '.css');
    document.head.append(sheet);
  }
  return import(address).then(async (program) => {
    await program.default({ module_or_path: new URL(own.dataset.journeyWasm, document.baseURI) });
    return program;
  });
}

// Where the program cannot be had, `place` says so, with a button that asks for `again`.
async function withJourney(call, place, again) {
  try {
    journey = journey || fetchJourney();
    await call(await journey);
  } catch (fault) {
    journey = undefined;
    console.info(fault);
    n_tries += 1;
    if (!place) return;
    const tryAgain = button(words.try_again, () => {
      place.textContent = words.fetching;
      place.tabIndex = -1;
      place.focus();
      dispatchEvent(new Event(again));
    });
    place.textContent = `${words.not_fetched} `;
    place.append(tryAgain);
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

// ---- Easy read: its script and its look are fetched once somebody wants them ----

let nEasyTries = 0;

// Whoever has pressed for it is told beside the button where it cannot be had; the next press asks anew.
function easyRead(act, pressed) {
  const address = new URL(own.dataset.easy || `easy.js?v=${root.dataset.release}`, site);
  if (nEasyTries) address.hash = nEasyTries;
  const say = (text) => {
    if (!pressed) return;
    const told = pressed.parentNode.querySelector('[role=status]') || document.createElement('p');
    told.setAttribute('role', 'status');
    pressed.after(told);
    setTimeout(() => (told.textContent = text));
  };
  import(address).then((easy) => {
    easy[act]();
    say('');
  }, (fault) => {
    console.info(fault);
    nEasyTries += 1;
    say(words.not_fetched);
  });
}

addEventListener('click', (event) => {
  const pressed = event.target.closest && event.target.closest('button.easy');
  if (pressed) easyRead('press', pressed);
});
if (wishes('easy')) parsed.then(() => easyRead('show'));

// ---- In this order ----

if (own.dataset.app) start();
if (own.dataset.aids) import(new URL(own.dataset.aids, document.baseURI)).catch(console.info);
