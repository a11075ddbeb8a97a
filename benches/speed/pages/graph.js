// The same map for every engine: its steps and the moves between them, from the same file the site fetches.
export async function graph() {
  return graphOf(await (await fetch('map.json')).json());
}

export function graphOf(map) {
  const nodes = map.steps.map(({ id, name, kind }) => ({ id, name, kind }));
  const moves = map.moves.filter(({ to }) => !to.includes('#'));
  const edges = moves.map(({ from, to, short }, idx) => ({ id: `e${idx}`, from, to, label: short ?? '' }));
  const ends = (id) => edges.filter(({ from, to }) => from === id || to === id);
  const around = (id) => ({ nodes: [...new Set(ends(id).flatMap(({ from, to }) => [from, to]))].filter((other) => other !== id), edges: ends(id).map((edge) => edge.id) });
  return { nodes, edges, around };
}

/** Tells the measurement that the chart is there: which step is chosen, and where steps can be pressed. */
export function drawn(chosen, places) {
  globalThis.peer = { chosen, places };
}

/** The steps whose middle can be pressed, of an engine that draws elements. */
export function pressable(selector, idOf) {
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return document.elementFromPoint(x, y)?.closest(selector) === element ? [[idOf(element), x, y]] : [];
  });
}
