// Mermaid; it draws and no more, so choosing is ours.
import mermaid from 'mermaid';
import { drawn, graph, pressable } from './graph.js';

const { nodes, edges, around } = await graph();
const quoted = (text) => `"${text.replace(/"/g, '#quot;')}"`;
const lines = [...nodes.map(({ id, name }) => `s-${id}[${quoted(name)}]`), ...edges.map(({ from, to, label }) => `s-${from} -->${label ? `|${quoted(label)}|` : ''} s-${to}`)];
mermaid.initialize({ startOnLoad: false, maxEdges: 2000, maxTextSize: 200_000 });
const { svg } = await mermaid.render('drawing', `flowchart LR\n${lines.join('\n')}`);
const chart = document.getElementById('chart');
chart.innerHTML = svg;
const idOf = (element) => /flowchart-s-(.*)-\d+$/.exec(element.id)?.[1];
const boxes = new Map([...chart.querySelectorAll('g.node')].map((element) => [idOf(element), element]));
const paths = [...chart.querySelectorAll('.edgePaths path')];
chart.addEventListener('click', (event) => {
  const id = idOf(event.target.closest?.('g.node') ?? {});
  if (!id) return;
  for (const old of chart.querySelectorAll('.lit, .chosen')) old.classList.remove('lit', 'chosen');
  boxes.get(id).classList.add('chosen');
  const near = around(id);
  for (const other of near.nodes) boxes.get(other)?.classList.add('lit');
  for (const edge of near.edges) paths[Number(edge.slice(1))]?.classList.add('lit');
});
drawn(() => idOf(chart.querySelector('g.node.chosen') ?? {}), () => pressable('g.node', idOf));
