// The single-file edition: unpacks every file of the site from the page itself and answers the app from there, without a host.
// It stands in one script with the start script, which must wait for it; a fault here is told there, as any other.
try {
  // Each byte is one letter of the page's windows-1252, 42 on; after "=" it is one that a page may not hold, 64 further on.
  const bytesOf = (text) => {
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
  };

  const packed = document.getElementById('packed');
  const unpacked = new Blob([bytesOf(packed.textContent)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const all = new Uint8Array(await new Response(unpacked).arrayBuffer());
  packed.remove();
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
  globalThis.fetch = async (asked) => {
    const name = new URL(asked.url || asked, document.baseURI).pathname.slice(folder.length);
    const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/json';
    const file = files.get(name);
    return file ? new Response(file, { headers: { 'Content-Type': type } }) : new Response('', { status: 404 });
  };
  const boot = document.querySelector('script[data-app]');
  for (const program of ['app', 'aids', 'easy', 'journey']) {
    boot.dataset[program] = URL.createObjectURL(new Blob([files.get(boot.dataset[program])], { type: 'text/javascript' }));
  }
} catch (error) {
  console.error(error);
}
