// The single-file edition: unpacks every file of the site from the page itself and answers the app from there.
// Must never ask a host for anything.

// What is packed is LZMA (I. Pavlov, "LZMA specification", 2015): a header of 13 bytes, then range-coded bits.
function unpack(packed) {
  const [lc, lp, pb] = [packed[0] % 9, Math.floor(packed[0] / 9) % 5, Math.floor(packed[0] / 45)];
  const out = new Uint8Array(new DataView(packed.buffer, packed.byteOffset).getUint32(5, true));
  let read = 14;
  let code = 0;
  let range = 2 ** 32 - 1;
  for (; read < 18; read++) code = code * 256 + packed[read];
  const fill = () => {
    if (range >= 2 ** 24) return;
    range *= 256;
    code = code * 256 + packed[read++];
  };

  // All chances lie in one array, each group behind the last.
  let count = 0;
  const group = (length) => (count += length) - length;
  const [isMatch, isRep, isRepG0, isRepG1, isRepG2, isRep0Long] = [192, 12, 12, 12, 12, 192].map(group);
  const [slots, special, align] = [256, 128, 16].map(group);
  const [matchLength, repLength] = [514, 514].map(group);
  const literals = group(0x300 << (lc + lp));
  const chances = new Uint16Array(count).fill(1024);
  const bit = (at) => {
    const bound = (range >>> 11) * chances[at];
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      chances[at] -= chances[at] >> 5;
    } else {
      range = bound;
      chances[at] += (2048 - chances[at]) >> 5;
    }
    fill();
    return one ? 1 : 0;
  };
  const tree = (at, bits) => {
    let found = 1;
    for (let i = 0; i < bits; i++) found = found * 2 + bit(at + found);
    return found - (1 << bits);
  };
  const reversed = (at, bits) => {
    let node = 1;
    let found = 0;
    for (let i = 0; i < bits; i++) {
      const next = bit(at + node);
      node = node * 2 + next;
      found |= next << i;
    }
    return found;
  };
  const direct = (bits) => {
    let found = 0;
    for (let i = 0; i < bits; i++) {
      range = range >>> 1;
      const one = code >= range;
      if (one) code -= range;
      found = found * 2 + (one ? 1 : 0);
      fill();
    }
    return found;
  };
  const lengthOf = (at, inPart) => {
    if (!bit(at)) return 2 + tree(at + 2 + inPart * 8, 3);
    if (!bit(at + 1)) return 10 + tree(at + 130 + inPart * 8, 3);
    return 18 + tree(at + 258, 8);
  };

  let written = 0;
  let state = 0;
  let back = [0, 0, 0, 0];
  const literal = () => {
    const before = written ? out[written - 1] : 0;
    const at = literals + 0x300 * (((written & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
    let found = 1;
    if (state >= 7) {
      let match = out[written - back[0] - 1];
      while (found < 256) {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const next = bit(at + ((1 + expected) << 8) + found);
        found = found * 2 + next;
        if (next !== expected) break;
      }
    }
    while (found < 256) found = found * 2 + bit(at + found);
    out[written++] = found;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const distance = (length) => {
    const slot = tree(slots + Math.min(length - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + reversed(special + base - slot, bits);
    return base + direct(bits - 4) * 16 + reversed(align, 4);
  };
  while (written < out.length) {
    const inPart = written & ((1 << pb) - 1);
    if (!bit(isMatch + state * 16 + inPart)) {
      literal();
      continue;
    }
    let length = 1;
    if (!bit(isRep + state)) {
      length = lengthOf(matchLength, inPart);
      back = [distance(length), back[0], back[1], back[2]];
      state = state < 7 ? 7 : 10;
    } else {
      let nth = 0;
      if (bit(isRepG0 + state)) nth = !bit(isRepG1 + state) ? 1 : 2 + bit(isRepG2 + state);
      const isShort = nth === 0 && !bit(isRep0Long + state * 16 + inPart);
      back.unshift(...back.splice(nth, 1));
      if (isShort) state = state < 7 ? 9 : 11;
      else {
        length = lengthOf(repLength, inPart);
        state = state < 7 ? 8 : 11;
      }
    }
    const from = written - back[0] - 1;
    if (from < 0) throw new Error('this file is damaged: ask for it again');
    for (let i = 0; i < length && written < out.length; i++) out[written++] = out[from + i];
  }
  return out;
}

// Each byte is one letter of the page's windows-1252, 42 on; after "=" it is one that a page may not hold, 64 further on.
function bytesOf(text) {
  const letters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const values = new Uint8Array(0x2123);
  [...letters].forEach((letter, byte) => (values[letter.charCodeAt(0)] = byte));
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const shift = text[i] === '=' ? 106 : 42;
    if (shift === 106) i++;
    bytes[length++] = values[text.charCodeAt(i)] - shift;
  }
  return bytes.subarray(0, length);
}

const text = document.getElementById('packed');
const all = unpack(bytesOf(text.textContent));
text.remove();
const headEnd = all.indexOf(10);
const files = new Map();
let start = headEnd + 1;
for (const [name, length] of JSON.parse(new TextDecoder().decode(all.subarray(0, headEnd)))) {
  files.set(name, all.subarray(start, (start += length)));
}
const style = new CSSStyleSheet();
style.replaceSync(new TextDecoder().decode(files.get('style.css')));
document.adoptedStyleSheets = [style];
document.querySelector('style').remove();
const folder = new URL('.', document.baseURI).pathname;
globalThis.fetch = async (address) => {
  const name = new URL(address, document.baseURI).pathname.slice(folder.length);
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/json';
  const file = files.get(name);
  return file ? new Response(file, { headers: { 'Content-Type': type } }) : new Response('', { status: 404 });
};
const boot = document.querySelector('script[data-app]');
for (const program of ['app', 'aids', 'journey']) {
  boot.dataset[program] = URL.createObjectURL(new Blob([files.get(boot.dataset[program])], { type: 'text/javascript' }));
}
