// Serves a folder as a plain static host would, compressed, under any sub-path. For the tests and measurements only.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Hosts that send readers on to the address they like better, each a `change` for `serve`. */
export const REDIRECTS = {
  'a host that sends …/index.html on to …/': (path) => sentOn(path.replace(/(^|\/)index\.html$/, '$1'), path),
  'a host that drops the last slash': (path) => sentOn(path.replace(/\/?(index\.html)?$/, ''), path),
  'a host that adds the last slash': (path) => sentOn(path.replace(/(^|\/)index\.html$/, '$1').replace(/(^|\/)([^./]+)$/, '$1$2/'), path),
};
const sentOn = (wanted, path) => (wanted === path ? undefined : { status: 308, headers: { location: `/${wanted}` }, body: '' });

/** What the site's `_headers` says of every page. */
const headersOf = (text) => Object.fromEntries([...text.split('\n\n')[0].matchAll(/^  ([^:]+): (.*)$/gm)].map(([, name, value]) => [name, value]));

/** Serves `folder`, or whatever folder it gives when asked, under `base` on a free port. `change(path)` may give an answer of its own: {status, body, type, headers}, or 'silent' for none, or 'gone' to hang up. What is not there is answered with a sentence, or with the site's `missing: '404.html'` or `'index.html'`. With `told` the host sends what the site's `_headers` says of every page. */
export async function serve(folder, { base = '/', change = () => undefined, missing = 'plain', port = 0, quality = 4, told: isTold = false } = {}) {
  const packed = new Map();
  const sent = isTold ? headersOf(readFileSync(join(folder, '_headers'), 'utf8')) : {};
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    asked.push(path);
    const own = path.startsWith(base) ? path.slice(base.length) : undefined;
    const told = own === undefined ? { status: 404, body: 'not here' } : change(own);
    if (told === 'silent') return;
    if (told === 'gone') {
      request.socket.destroy();
      return;
    }
    if (told) {
      response.writeHead(told.status, { 'content-type': told.type ?? 'text/plain', ...told.headers }).end(told.body);
      return;
    }
    let file = join(typeof folder === 'function' ? folder() : folder, normalize(own));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file) && missing !== 'plain') {
      response.writeHead(missing === 'index.html' ? 200 : 404, { 'content-type': TYPES['.html'] });
      createReadStream(join(typeof folder === 'function' ? folder() : folder, missing)).pipe(response);
      return;
    }
    if (!existsSync(file)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
      return;
    }
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store', ...sent };
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) {
      response.writeHead(200, headers);
      createReadStream(file).pipe(response);
      return;
    }
    if (!packed.has(file)) packed.set(file, brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
    response.writeHead(200, { ...headers, 'content-encoding': 'br' }).end(packed.get(file));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://localhost:${server.address().port}${base}`;
  return { url, asked, close: () => new Promise((resolve) => server.close(resolve)) };
}
