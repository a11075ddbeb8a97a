// Runs the browser journeys: node journeys.mjs [folder of the built site] [part of a title].
// One line for each journey, and last `N passed, N failed`.
import { readAtlas } from './atlas.mjs';
import { serve } from './server.mjs';
import { startBrowser, world } from './visit.mjs';
import { journeys as people } from './people.mjs';
import { journeys as steps } from './steps.mjs';
import { journeys as england } from './england.mjs';
import { journeys as offline } from './offline.mjs';
import { journeys as reading } from './reading.mjs';
import { journeys as places } from './places.mjs';
import { journeys as trouble } from './trouble.mjs';
import { journeys as hostile } from './hostile.mjs';
import { journeys as learn } from './learn.mjs';
import { journeys as access } from './access.mjs';
import { journeys as privacy } from './privacy.mjs';
import { journeys as reflect } from './reflect.mjs';
import { journeys as journey } from './journey.mjs';
import { journeys as kept } from './kept.mjs';
import { journeys as child } from './child.mjs';
import { journeys as walk } from './walk.mjs';
import { journeys as told } from './told.mjs';
import { journeys as focus } from './focus.mjs';
import { journeys as fromHere } from './from_here.mjs';
import { journeys as mainRoad } from './main_road.mjs';
import { journeys as steadiness } from './steadiness.mjs';
import { journeys as leaving } from './leaving.mjs';
import { journeys as arrival } from './arrival.mjs';
import { journeys as system } from './system.mjs';
import { journeys as frame } from './frame.mjs';
import { journeys as paper } from './paper.mjs';
import { journeys as easy } from './easy.mjs';
import { journeys as old } from './old.mjs';
import { journeys as singleFile } from './single_file.mjs';
import { journeys as firefox } from './firefox.mjs';
import { journeys as webkit } from './webkit.mjs';

/** How many journeys are under way at once: small machines have two cores, and three took as long as two. */
const WIDTH = 2;

const folder = process.argv[2] ?? new URL('../../dist', import.meta.url).pathname;
const wanted = (process.argv[3] ?? '').toLowerCase();
const all = Object.entries({ ...steps, ...people, ...england, ...reading, ...places, ...trouble, ...hostile, ...learn, ...access, ...privacy, ...reflect, ...journey, ...offline, ...steadiness, ...arrival, ...leaving, ...kept, ...child, ...walk, ...told, ...focus, ...fromHere, ...mainRoad, ...system, ...easy, ...old, ...frame, ...paper, ...singleFile, ...firefox, ...webkit });
const chosen = all.filter(([title]) => title.toLowerCase().includes(wanted));

const atlas = readAtlas(folder);
const site = await serve(folder);
const browser = await startBrowser();
let passed = 0;
let failed = 0;

async function run([title, journey]) {
  const started = Date.now();
  const given = world(browser, site, folder, atlas);
  let reason;
  try {
    await journey(given);
    given.checkFaults();
  } catch (error) {
    reason = error;
  }
  await given.end();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (reason === undefined) {
    passed += 1;
    console.log(`ok      ${title} (${seconds} s)`);
  } else {
    failed += 1;
    const where = /\((?:file:\/\/)?[^)]*?([\w-]+\.mjs:\d+):\d+\)|at (?:file:\/\/)?\S*?([\w-]+\.mjs:\d+):\d+/.exec(reason.stack ?? '');
    console.log(`FAILED  ${title} (${seconds} s)\n${String(reason.message ?? reason).replace(/^/gm, '        ')}`);
    if (where) console.log(`        at ${where[1] ?? where[2]}`);
  }
}

const queue = chosen[Symbol.iterator]();
await Promise.all(
  Array.from({ length: WIDTH }, async () => {
    for (const journey of queue) await run(journey);
  }),
);
await browser.close();
await site.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && 0 < passed ? 0 : 1;
