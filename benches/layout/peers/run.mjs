// Draws neutral graphs with one other engine: node run.mjs ENGINE GRAPH.json…
// For each graph one line of JSON on standard output: {"ms": …, "drawing": …} in the form of `cargo xtask layout`,
// or {"error": …}. The time is the main thread's on the processor, warm, of as many runs as fill the clock.
import { readFileSync } from 'node:fs';

// One spacing for all: between neighbours, between columns, round lines.
const SEP = 32;
const RANK = 64;
const EDGE = 12;

// ---------------------------------------------------------------------------------------------- ELK
const LAYERED = 'elk.layered.';
const ELK = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': `${SEP}`,
  'elk.layered.spacing.nodeNodeBetweenLayers': `${RANK}`,
  'elk.spacing.edgeNode': '16',
  'elk.layered.spacing.edgeNodeBetweenLayers': '16',
  'elk.spacing.edgeEdge': `${EDGE}`,
  'elk.layered.spacing.edgeEdgeBetweenLayers': `${EDGE}`,
  'elk.spacing.edgeLabel': '4',
  'elk.edgeLabels.placement': 'CENTER',
};
const BEST = {
  ...ELK,
  [`${LAYERED}cycleBreaking.strategy`]: 'DEPTH_FIRST',
  [`${LAYERED}thoroughness`]: '100',
  [`${LAYERED}crossingMinimization.greedySwitch.type`]: 'TWO_SIDED',
};
const STAGES = 'elk.partitioning.activate';

async function elk(options) {
  const { default: Engine } = await import('elkjs/lib/elk.bundled.js');
  const engine = new Engine();
  return async (graph) => {
    const partition = (node) =>
      options[STAGES] && node.stage != null
        ? { layoutOptions: { 'elk.partitioning.partition': `${node.stage}` } }
        : {};
    const labels = (edge, i) => (edge.label ? [{ id: `l${i}`, text: 'x', width: edge.label.w, height: edge.label.h }] : []);
    const drawn = await engine.layout({
      id: 'root',
      layoutOptions: options,
      children: graph.nodes.map((node) => ({ id: node.id, width: node.w, height: node.h, ...partition(node) })),
      edges: graph.edges.map((edge, i) => ({ id: `e${i}`, sources: [edge.from], targets: [edge.to], labels: labels(edge, i) })),
    });
    const at = new Map(drawn.children.map((child) => [child.id, child]));
    const edges = new Map(drawn.edges.map((edge) => [edge.id, edge]));
    return drawing(
      graph,
      (node) => [at.get(node.id).x, at.get(node.id).y],
      (edge, i) => {
        const { sections, labels } = edges.get(`e${i}`);
        const corners = sections?.[0] ? [sections[0].startPoint, ...(sections[0].bendPoints ?? []), sections[0].endPoint] : [];
        const label = labels?.[0];
        return { points: corners.map(({ x, y }) => [x, y]), label: label ? { x: label.x, y: label.y, w: label.width, h: label.height } : null };
      },
    );
  };
}

// -------------------------------------------------------------------------------------------- dagre
async function dagre() {
  const { default: engine } = await import('@dagrejs/dagre');
  return (graph) => {
    const own = new engine.graphlib.Graph({ multigraph: true });
    own.setGraph({ rankdir: 'LR', nodesep: SEP, ranksep: RANK, edgesep: 16 });
    own.setDefaultEdgeLabel(() => ({}));
    for (const node of graph.nodes) own.setNode(node.id, { width: node.w, height: node.h });
    graph.edges.forEach((edge, i) => {
      const room = edge.label ? { width: edge.label.w, height: edge.label.h, labelpos: 'c' } : {};
      own.setEdge(edge.from, edge.to, room, `e${i}`);
    });
    engine.layout(own);
    return drawing(
      graph,
      (node) => [own.node(node.id).x - node.w / 2, own.node(node.id).y - node.h / 2],
      (edge, i) => {
        const drawn = own.edge({ v: edge.from, w: edge.to, name: `e${i}` });
        const label = edge.label && { x: drawn.x - edge.label.w / 2, y: drawn.y - edge.label.h / 2, ...edge.label };
        return { points: drawn.points.map(({ x, y }) => [x, y]), label };
      },
    );
  };
}

// ------------------------------------------------------------------------------------------- d3-dag
async function d3dag() {
  const engine = await import('d3-dag');
  return (graph) => {
    const turned = feedback(graph);
    const own = engine.graph();
    const nodes = new Map(graph.nodes.map((node) => [node.id, own.node(node)]));
    const links = graph.edges.map((edge, i) => {
      if (edge.from === edge.to) return null;
      const [from, to] = turned.has(i) ? [edge.to, edge.from] : [edge.from, edge.to];
      return own.link(nodes.get(from), nodes.get(to), i);
    });
    // It knows no labels: room for one is left between columns.
    const between = graph.edges.some((edge) => edge.label) ? 160 : RANK;
    const stages = engine.sugiyama().layering(engine.layeringSimplex()).decross(engine.decrossTwoLayer());
    stages.coord(engine.coordSimplex()).nodeSize((node) => [node.data.h, node.data.w]).gap([SEP, between])(own);
    const area = (node) => ({ x: nodes.get(node.id).y - node.w / 2, y: nodes.get(node.id).x - node.h / 2, w: node.w, h: node.h });
    const areas = new Map(graph.nodes.map((node) => [node.id, area(node)]));
    return drawing(
      graph,
      (node) => [areas.get(node.id).x, areas.get(node.id).y],
      (edge, i) => {
        let points = links[i] ? links[i].points.map(([x, y]) => [y, x]) : arch(areas.get(edge.from));
        if (turned.has(i)) points.reverse();
        if (links[i]) points = cut(points, areas.get(edge.from), areas.get(edge.to));
        const [x, y] = middle(points);
        return { points, label: edge.label && { x: x - edge.label.w / 2, y: y - edge.label.h / 2, ...edge.label } };
      },
    );
  };
}

/** The edges to turn so that no circle is left (Eades, Lin and Smyth 1993). */
function feedback(graph) {
  const left = new Set(graph.nodes.map((node) => node.id));
  const edges = graph.edges.filter((edge) => edge.from !== edge.to);
  const count = (key) => new Map(graph.nodes.map((node) => [node.id, edges.filter((edge) => edge[key] === node.id).length]));
  const [out, into] = [count('from'), count('to')];
  const [first, last] = [[], []];
  const take = (id, list) => {
    left.delete(id);
    list.push(id);
    for (const edge of edges) {
      if (edge.from === id) into.set(edge.to, into.get(edge.to) - 1);
      if (edge.to === id) out.set(edge.from, out.get(edge.from) - 1);
    }
  };
  while (left.size) {
    const [sink, source] = [out, into].map((degree) => [...left].find((id) => degree.get(id) === 0));
    if (sink !== undefined) take(sink, last);
    else if (source !== undefined) take(source, first);
    else take([...left].reduce((best, id) => (out.get(id) - into.get(id) > out.get(best) - into.get(best) ? id : best)), first);
  }
  const place = new Map([...first, ...last.reverse()].map((id, i) => [id, i]));
  const back = graph.edges.map((edge, i) => (place.get(edge.to) < place.get(edge.from) ? i : -1));
  return new Set(back.filter((i) => 0 <= i));
}

const arch = (box) => [[box.x + box.w - 40, box.y], [box.x + box.w - 40, box.y - 16], [box.x + box.w - 12, box.y - 16], [box.x + box.w - 12, box.y]];

/** A line from middle to middle, cut at the two boxes. */
function cut(points, from, to) {
  const isIn = (box, [x, y]) => box.x - 1e-6 <= x && x <= box.x + box.w + 1e-6 && box.y - 1e-6 <= y && y <= box.y + box.h + 1e-6;
  const edge = (box, [x, y], [toX, toY]) => {
    const [dx, dy] = [toX - x, toY - y];
    const room = [1, dx > 0 ? (box.x + box.w - x) / dx : 1, dx < 0 ? (box.x - x) / dx : 1, dy > 0 ? (box.y + box.h - y) / dy : 1, dy < 0 ? (box.y - y) / dy : 1];
    const share = Math.min(...room);
    return [x + share * dx, y + share * dy];
  };
  let [first, last] = [0, points.length - 1];
  while (first < last && isIn(from, points[first + 1])) first++;
  while (first < last && isIn(to, points[last - 1])) last--;
  if (last <= first) return points;
  const kept = points.slice(first, last + 1);
  if (isIn(from, kept[0])) kept[0] = edge(from, kept[0], kept[1]);
  if (isIn(to, kept.at(-1))) kept[kept.length - 1] = edge(to, kept.at(-1), kept.at(-2));
  return kept;
}

function middle(points) {
  const parts = points.slice(1).map((point, i) => Math.hypot(point[0] - points[i][0], point[1] - points[i][1]));
  let rest = parts.reduce((sum, part) => sum + part, 0) / 2;
  for (const [i, part] of parts.entries()) {
    if (rest <= part && part > 0) {
      const share = rest / part;
      return [0, 1].map((axis) => points[i][axis] + share * (points[i + 1][axis] - points[i][axis]));
    }
    rest -= part;
  }
  return points.at(-1);
}

// ------------------------------------------------------------------------------------ Graphviz: dot
async function dot(direction) {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const engine = await Graphviz.load();
  return (graph) => {
    const number = new Map(graph.nodes.map((node, i) => [node.id, i]));
    const table = ({ w, h }) =>
      `<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" WIDTH="${w}" HEIGHT="${h}"><TR><TD></TD></TR></TABLE>>`;
    const text = [
      `digraph{graph[rankdir=${direction} nodesep=${SEP / 72} ranksep=${RANK / 72}];`,
      'node[shape=box fixedsize=true label=""];edge[arrowsize=0.6]',
      ...graph.nodes.map((node, i) => `n${i}[width=${node.w / 72} height=${node.h / 72}]`),
      ...graph.edges.map((edge, i) => `n${number.get(edge.from)}->n${number.get(edge.to)}[id=e${i}${edge.label ? ` label=${table(edge.label)}` : ''}]`),
      '}',
    ];
    const drawn = JSON.parse(engine.layout(text.join('\n'), 'json0', 'dot'));
    const height = Number(drawn.bb.split(',')[3]);
    const point = (pair) => pair.split(',').map(Number).map((value, axis) => (axis ? height - value : value));
    const places = new Map(drawn.objects.map((object) => [object.name, object.pos]));
    const edges = new Map((drawn.edges ?? []).map((edge) => [edge.id, edge]));
    return drawing(
      graph,
      (node, i) => {
        const [x, y] = point(places.get(`n${i}`));
        return [x - node.w / 2, y - node.h / 2];
      },
      (edge, i) => {
        const own = edges.get(`e${i}`);
        const points = (own.pos ?? '').split(';').filter(Boolean).flatMap((part) => spline(part, point));
        const [x, y] = own.lp ? point(own.lp) : [NaN, NaN];
        return { points, label: edge.label && { x: x - edge.label.w / 2, y: y - edge.label.h / 2, ...edge.label }, curve: true };
      },
      direction,
    );
  };
}

/** One of Graphviz's splines as many short pieces. */
function spline(text, point) {
  const words = text.trim().split(/\s+/);
  const own = (mark) => words.filter((word) => word.startsWith(`${mark},`)).map((word) => point(word.slice(2)));
  const knots = words.filter((word) => !/^[se],/.test(word)).map(point);
  const points = [...own('s'), knots[0]];
  for (let k = 0; k + 3 < knots.length; k += 3) {
    for (let nth = 1; nth <= 12; nth++) {
      const t = nth / 12;
      const u = 1 - t;
      const weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      points.push([0, 1].map((axis) => weights.reduce((sum, weight, i) => sum + weight * knots[k + i][axis], 0)));
    }
  }
  return [...points, ...own('e')];
}

// --------------------------------------------------------------------------------------------- all
function drawing(graph, place, line, direction = 'LR') {
  return {
    name: graph.name,
    direction,
    nodes: graph.nodes.map((node, i) => {
      const [x, y] = place(node, i);
      return { id: node.id, x, y, w: node.w, h: node.h };
    }),
    edges: graph.edges.map((edge, i) => ({ from: edge.from, to: edge.to, ...line(edge, i) })),
    ms: 0,
  };
}

const ENGINES = {
  'elk-best': () => elk(BEST),
  'elk-stages': () => elk({ ...BEST, [STAGES]: 'true' }),
  elk: () => elk(ELK),
  dagre: () => dagre(),
  'd3-dag': () => d3dag(),
  dot: () => dot('LR'),
  'dot-down': () => dot('TB'),
};

const spent = () => {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
};

const [name, ...files] = process.argv.slice(2);
const run = await ENGINES[name]();
for (const file of files) {
  const graph = JSON.parse(readFileSync(file, 'utf8'));
  try {
    const begun = performance.now();
    let drawn = await run(graph);
    const first = performance.now() - begun;
    const n = first < 400 ? Math.max(1, Math.min(20, Math.ceil(60 / first))) : 1;
    const before = spent();
    for (let nth = 0; nth < n; nth++) drawn = await run(graph);
    console.log(JSON.stringify({ ms: (spent() - before) / n, drawing: drawn }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error?.message ?? error).slice(0, 200) }));
  }
}
