// bpmn-js's viewer with bpmn-auto-layout.
/* global LEFT_OUT */
import 'bpmn-js/dist/assets/diagram-js.css';
import { layoutProcess } from 'bpmn-auto-layout';
import Viewer from 'bpmn-js/lib/NavigatedViewer';
import { bpmn } from './bpmn-xml.js';
import { drawn, graph, pressable } from './graph.js';

const { nodes, edges: all, around } = await graph();
// bpmn-auto-layout stops at some moves of this map (see bundle.mjs): drawn is what it can lay out.
const edges = all.filter(({ id }) => !LEFT_OUT.includes(id));

const viewer = new Viewer({ container: '#chart' });
await viewer.importXML(await layoutProcess(bpmn(nodes, edges)));
const canvas = viewer.get('canvas');
const known = viewer.get('elementRegistry');
canvas.zoom('fit-viewport');
let marked = [];
viewer.get('eventBus').on('element.click', ({ element }) => {
  if (!element.id.startsWith('s-')) return;
  for (const [id, name] of marked) canvas.removeMarker(id, name);
  const id = element.id.slice(2).replace(/_label$/, '');
  const near = around(id);
  marked = [[`s-${id}`, 'chosen'], ...[...near.nodes.map((node) => `s-${node}`), ...near.edges].map((other) => [other, 'lit'])].filter(([other]) => known.get(other));
  for (const [other, name] of marked) canvas.addMarker(other, name);
});
const idOf = (element) => element.dataset.elementId.slice(2);
drawn(
  () => document.querySelector('.djs-shape.chosen')?.dataset.elementId.slice(2),
  () => pressable('.djs-shape[data-element-id^="s-"]:not([data-element-id$="_label"])', idOf),
);
