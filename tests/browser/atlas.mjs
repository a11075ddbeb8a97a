// The maps as they were built, and answers of our own to compare the page's with. Shares nothing with the site but the files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads every map below `folder/maps`, and which pages of words there are. Steps are named as the page names them: `nation/map#step`. */
export function readAtlas(folder) {
  const maps = [];
  for (const nation of readdirSync(join(folder, 'maps'), { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const files = readdirSync(join(folder, 'maps', nation.name)).filter((file) => file.endsWith('.json') && file !== 'nation.json');
    maps.push(...files.sort().map((file) => JSON.parse(readFileSync(join(folder, 'maps', nation.name, file), 'utf8'))));
  }
  const steps = new Map();
  for (const map of maps) {
    for (const text of map.steps) steps.set(`${map.map}#${text.id}`, { map, text, name: `${map.map}#${text.id}`, moves: [] });
  }
  for (const map of maps) {
    for (const move of map.moves) {
      const target = move.to.includes('#') ? move.to : `${map.map}#${move.to}`;
      steps.get(`${map.map}#${move.from}`).moves.push({ ...move, target });
    }
  }
  const pages = readdirSync(join(folder, 'pages'), { recursive: true }).filter((file) => file.endsWith('.json'));
  const texts = pages.map((file) => `${file.slice(0, -'.json'.length)}/`.replace(/^home\/$/, '')).sort();
  return { maps, steps, texts, of: (map) => [...steps.values()].filter((step) => step.map === map) };
}

/** A file of `maps/` as it was written, before the build: `learn.json` with the course, `reflect.json` with the questions. */
export function authored(name) {
  return JSON.parse(readFileSync(new URL(`../../maps/${name}`, import.meta.url), 'utf8'));
}

/** The names of every way out that can be reached from a step, itself included, sorted. */
export function endingsFrom(atlas, name) {
  const seen = new Set([name]);
  for (const here of seen) {
    for (const move of atlas.steps.get(here).moves) if (atlas.steps.has(move.target)) seen.add(move.target);
  }
  return [...seen].filter((step) => atlas.steps.get(step).text.kind === 'exit').sort();
}

/** Where the moves of a step lead, sorted; twice where two moves lead there. */
export function targetsOf(atlas, name) {
  return atlas.steps.get(name).moves.map((move) => move.target).sort();
}

/** The fragment that leads to a step from anywhere. */
export function fragment(name) {
  return `#/${name.replace('#', '/')}`;
}

/** The address of a step below the site's root, on the reading page of its map. */
export function address(name) {
  return name.replace('#', '/#');
}
