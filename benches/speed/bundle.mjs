// Bundles each engine's page into a folder: node bundle.mjs <out> <map.json>.
import { cpSync, existsSync, readFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutProcess } from 'bpmn-auto-layout';
import { build } from 'esbuild';
import { bpmn } from './pages/bpmn-xml.js';
import { graphOf } from './pages/graph.js';

const [out, map] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const LOOK = 'body{margin:0;font:16px sans-serif}#chart{width:100vw;height:100vh}#chart svg{max-height:100vh}.lit .djs-visual>*,g.lit>*,.react-flow__node.lit{fill:#fd6!important;background:#fd6}path.lit,.react-flow__edge.lit path{stroke:#c60!important;stroke-width:3px!important}.chosen .djs-visual>*,g.chosen>*,.react-flow__node.chosen{stroke:#f80!important;background:#f80}';

/** The moves at which bpmn-auto-layout stops with an error: tried one after the other, each is left out that it cannot bear. */
const { nodes, edges } = graphOf(JSON.parse(readFileSync(map, 'utf8')));
const borne = [];
for (const edge of edges) {
  borne.push(edge);
  await layoutProcess(bpmn(nodes, borne)).catch(() => borne.pop());
}
const leftOut = edges.filter((edge) => !borne.includes(edge)).map(({ id }) => id);
writeFileSync(join(out, 'graph.json'), JSON.stringify({ steps: nodes.length, moves: edges.length, leftOut: leftOut.length }));

for (const [name, file] of [['bpmn', 'bpmn.js'], ['cytoscape', 'cytoscape.js'], ['mermaid', 'mermaid.js'], ['flow', 'flow.jsx']]) {
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: { page: join(import.meta.dirname, 'pages', file) },
    outdir: folder,
    // What an engine itself loads only when it is needed stays apart.
    bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022', jsx: 'automatic', legalComments: 'none', logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', LEFT_OUT: JSON.stringify(leftOut) },
  });
  cpSync(map, join(folder, 'map.json'));
  const style = existsSync(join(folder, 'page.css')) ? '<link rel="stylesheet" href="page.css">' : '';
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><link rel="icon" href="data:,"><style>${LOOK}</style>${style}<link rel="modulepreload" href="page.js"><link rel="preload" href="map.json" as="fetch" crossorigin><div id="chart"></div><script type="module" src="page.js"></script></html>`);
}
