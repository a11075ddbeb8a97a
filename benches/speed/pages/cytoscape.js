// Cytoscape.js with cytoscape-dagre.
import cytoscape from 'cytoscape';
import dagre from 'cytoscape-dagre';
import { drawn, graph } from './graph.js';

cytoscape.use(dagre);
const { nodes, edges } = await graph();
const container = document.getElementById('chart');
const cy = cytoscape({
  container,
  elements: [
    ...nodes.map(({ id, name }) => ({ data: { id, name } })),
    ...edges.map(({ id, from, to, label }) => ({ data: { id, source: from, target: to, label } })),
  ],
  style: [
    { selector: 'node', style: { shape: 'round-rectangle', width: 150, height: 56, label: 'data(name)', 'text-wrap': 'wrap', 'text-max-width': 140, 'text-valign': 'center', 'font-size': 12, 'background-color': '#eef', 'border-width': 1 } },
    { selector: 'edge', style: { 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', label: 'data(label)', 'font-size': 10, width: 1 } },
    { selector: '.lit', style: { 'background-color': '#fd6', 'line-color': '#c60', width: 3 } },
    { selector: 'node.lit', style: { width: 150 } },
    { selector: '.chosen', style: { 'background-color': '#f80', 'border-width': 4 } },
  ],
});
cy.on('tap', 'node', ({ target }) => {
  cy.batch(() => {
    cy.elements().removeClass('lit chosen');
    target.addClass('chosen');
    target.neighborhood().addClass('lit');
  });
});
const layout = cy.layout({ name: 'dagre', rankDir: 'LR' });
const stopped = layout.promiseOn('layoutstop');
layout.run();
await stopped;
cy.fit();
drawn(
  () => cy.nodes('.chosen').id(),
  () => {
    const frame = container.getBoundingClientRect();
    return cy.nodes().map((node) => [node.id(), frame.left + node.renderedPosition('x'), frame.top + node.renderedPosition('y')]);
  },
);
