// React Flow with elkjs.
import { Background, Controls, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import ELK from 'elkjs/lib/elk.bundled.js';
import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { drawn, graph, pressable } from './graph.js';

const [WIDTH, HEIGHT] = [150, 56];
const { nodes, edges, around } = await graph();
const placed = await new ELK().layout({
  id: 'root',
  layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
  children: nodes.map(({ id }) => ({ id, width: WIDTH, height: HEIGHT })),
  edges: edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
});
const at = new Map(placed.children.map(({ id, x, y }) => [id, { x, y }]));

function Chart() {
  const [chosen, choose] = useState();
  const near = useMemo(() => (chosen ? around(chosen) : { nodes: [], edges: [] }), [chosen]);
  const shownNodes = nodes.map(({ id, name }) => ({ id, position: at.get(id), data: { label: name }, style: { width: WIDTH, height: HEIGHT }, sourcePosition: 'right', targetPosition: 'left', className: id === chosen ? 'chosen' : near.nodes.includes(id) ? 'lit' : '' }));
  const shownEdges = edges.map(({ id, from, to, label }) => ({ id, source: from, target: to, label, className: near.edges.includes(id) ? 'lit' : '' }));
  const idOf = (element) => element.dataset.id;
  const ready = () => drawn(() => document.querySelector('.react-flow__node.chosen')?.dataset.id, () => pressable('.react-flow__node', idOf));
  return (
    <ReactFlow nodes={shownNodes} edges={shownEdges} nodesDraggable={false} minZoom={0.05} fitView onInit={ready} onNodeClick={(_, node) => choose(node.id)}>
      <Background />
      <Controls />
    </ReactFlow>
  );
}
createRoot(document.getElementById('chart')).render(<Chart />);
