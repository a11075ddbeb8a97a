// Easy read, fetched once somebody wants it (boot.js): on the page of a step each sentence stands on a line of its own, beside a
// symbol of what it is about. Nothing is said anew and nothing is left out: what was there is moved into lines, and moved back.
// Must never be needed for reading, and must never touch a text that a browser's translator has taken apart.
// What it is written in runs in browsers from 2020 on. The symbols are our own, drawn in a square of 24.

const root = document.documentElement;

const DRAWN = {
  here: 'M12 21C8 16 6 13 6 10a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 8a2 2 0 1 0 .1 0',
  acts: 'M12 3a4 4 0 1 0 .1 0M4 21c0-5 3-7 8-7s8 2 8 7',
  stage: 'M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14',
  tell: 'M3 4h18v12h-9l-5 4v-4H3zM7 8h10M7 12h6',
  decides: 'M9 4a3.5 3.5 0 1 0 .1 0M2 20c0-4 3-6 7-6s7 2 7 6M15 8l2.5 2.5L22 5',
  act: 'M3 4h5v5H3zM12 6.5h9M3 14h5v5H3zM12 16.5h9',
  ask: 'M3 3h18v14h-9l-5 4v-4H3zM10 8c0-3 4-3 4-.5 0 1.5-2 1.5-2 3M12 13.5v.1',
  time: 'M12 3a9 9 0 1 0 .1 0M12 7v5l4 2',
  call: 'M5 3h4l2 5-2.5 2c1 2.5 3 4.5 5.5 5.5l2-2.5 5 2v4c0 1-1 2-2 2C10 21 3 14 3 5c0-1 1-2 2-2z',
  next: 'M3 12h17M13 5l7 7-7 7',
  exit: 'M2 12l10-9 10 9M5 10v11h14V10',
  lasting: 'M2 12l10-9 10 9M5 10v11h14V10"/><path class="easy-heart" d="M12 19c-3-2-5-4-5-6a2.5 2.5 0 0 1 5 0 2.5 2.5 0 0 1 5 0c0 2-2 4-5 6z',
  meeting: 'M3 15h18M6 15v6M18 15v6M5.5 7a2.5 2.5 0 1 0 .1 0M12 3a2.5 2.5 0 1 0 .1 0M18.5 7a2.5 2.5 0 1 0 .1 0',
  decision: 'M12 21v-7L5 6M12 14l7-8M5 11V6h5M14 6h5v5',
  order: 'M5 3h10l4 4v14H5zM9 10h6M9 14h6M9 18h3',
  court: 'M12 3v17M7 20h10M5 6h14M5 6l-3 7c1 2 5 2 6 0zM19 6l-3 7c1 2 5 2 6 0z',
  review: 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  support: 'M12 3a9 9 0 1 0 .1 0M12 8v8M8 12h8',
  appeal: 'M5 21V4h13l-3 4 3 4H5',
};

// ---- What becomes a line, and what it is about: nothing named is the kind of the step ----

const LINES = [
  ['.here-line', 'head'],
  ['.here-card .plain, .here-card > p:not([class]), .next-part > p'],
  ['.here-mark', 'here'],
  ['.official, .here-part .note, .talk li > span, .child', 'tell'],
  ['.here-card > .meta', 'decides'],
  ['.do-now li, .do-now .hint', 'act'],
  ['.rights li', 'ask'],
  ['.limits li', 'time'],
  ['.talk .call', 'call'],
  ['.next-steps strong', 'next'],
  ['.next-steps .meta', 'acts'],
  ['.ending-kind h4, .in-short li, .kinds-there li', 'exit'],
];
// What is told to professionals stays as it is.
const APART = '[data-list="more"], [data-list="doubts"], .worker';

// ---- From sentences to lines ----

// What stood in an element before.
const kept = new WeakMap();

function lineOf(nodes, symbol) {
  const line = document.createElement('span');
  line.className = 'easy-line';
  line.innerHTML = `<svg class="easy-symbol" viewBox="0 0 24 24" aria-hidden="true"><path d="${DRAWN[symbol] || DRAWN.next}"/></svg>`;
  line.append(...nodes);
  return line;
}

// Behind these a stop ends no sentence; behind the second ones not before a number ("reg. 4").
const SHORT = /(^|[^\p{L}])(\p{L}|etc|Drs?|Mrs?|Ms|St|vs)$/u;
const NUMBERED = /\b(ss|regs?|arts?|paras?|sch|pts?|ch|pp|no)$/i;

const endsBetween = (before, after) =>
  /^["'\u2018\u201c(]?[\p{Lu}\d]/u.test(after) && !SHORT.test(before) && !(/^\d/.test(after) && NUMBERED.test(before));

// The nodes of each sentence. Only a text of the element's own is cut: links and buttons stay whole.
function sentencesOf(nodes) {
  const sentences = [[]];
  const add = (node) => sentences[sentences.length - 1].push(node);
  for (const node of nodes) {
    if (node.nodeType !== 3) {
      add(node);
      continue;
    }
    const text = node.data;
    const stop = /[.!?\u2026]["'\u2019\u201d)]*\s+/g;
    let from = 0;
    for (let found; (found = stop.exec(text)); ) {
      const end = stop.lastIndex;
      const after = text.slice(end) || (node.nextSibling ? node.nextSibling.textContent : '');
      if (!endsBetween(text.slice(from, found.index), after)) continue;
      add(text.slice(from, end));
      sentences.push([]);
      from = end;
    }
    add(text.slice(from));
  }
  return sentences;
}

// Where we are, whose move it is, what kind of step and in which part of the map: a line each. The mark of where we are is hidden
// where nobody is: it has its symbol within.
function headLines(nodes, kind) {
  const groups = [];
  for (const node of nodes) {
    const [name] = (node.className || '').split(/[ -]/);
    const last = groups[groups.length - 1];
    if (last && (!name || name === last.name)) last.nodes.push(node);
    else groups.push({ name, nodes: [node] });
  }
  return [].concat(...groups.map(({ name, nodes: own }) => (/kind|acts|stage/.test(name) ? lineOf(own, name === 'kind' ? kind : name) : own)));
}

function rewrite(article) {
  const mark = article.querySelector('.here-line .kind');
  if (!mark) return;
  const hasHeart = (element) => element.querySelector('.heart') !== null;
  const kind = hasHeart(mark) ? 'lasting' : /kind-(\w+)|$/.exec(mark.className)[1];
  for (const [selector, symbol] of LINES) {
    article.querySelectorAll(selector).forEach((element) => {
      if (element.querySelector('.easy-line') || !element.textContent.trim() || element.closest(APART)) return;
      const nodes = [...element.childNodes];
      kept.set(element, nodes);
      const lineWith = (group) => lineOf(group, hasHeart(element) ? 'lasting' : symbol || kind);
      const groups = element.querySelector('font') ? [nodes] : sentencesOf(nodes);
      const lines = symbol === 'head' ? headLines(nodes, kind) : groups.map(lineWith);
      element.textContent = '';
      element.append(...lines);
    });
  }
}

// ---- On and off ----

// The program writes parts of the page anew, and the menu with it.
const watch = new MutationObserver(showAll);

function showAll() {
  document.querySelectorAll('article.panel').forEach(rewrite);
  markSwitches();
  watch.takeRecords();
}

const markSwitches = () => document.querySelectorAll('button.easy').forEach((own) => own.setAttribute('aria-pressed', isOn));

let isOn = false;
let styled;

// The single file has the look in one with the rest.
function fetchStyle() {
  if (location.protocol === 'file:') return Promise.resolve();
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = `${root.dataset.root}easy.css?v=${root.dataset.release}`;
  return new Promise((resolve) => {
    sheet.onload = sheet.onerror = resolve;
    document.head.append(sheet);
  });
}

export async function show() {
  isOn = true;
  styled = styled || fetchStyle();
  await styled;
  if (!isOn) return;
  root.classList.add('easy-read');
  showAll();
  watch.observe(document.body, { childList: true, subtree: true });
}

function hide() {
  isOn = false;
  watch.disconnect();
  root.classList.remove('easy-read');
  markSwitches();
  document.querySelectorAll('.easy-line').forEach(({ parentNode: element }) => {
    if (!kept.has(element)) return;
    element.textContent = '';
    element.append(...kept.get(element));
  });
}

export function press() {
  try {
    if (isOn) localStorage.removeItem('waymark.easy');
    else localStorage.setItem('waymark.easy', 'yes');
  } catch (fault) {
    // It holds until the page is left.
  }
  if (isOn) hide();
  else show();
}

// Another tab has chosen, or what this device holds was forgotten.
addEventListener('storage', () => {
  if (isOn && localStorage.getItem('waymark.easy') === null) hide();
});
