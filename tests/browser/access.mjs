// For every reader: what assistive technology is told, large text, narrow windows, forced colours, and the rules of WCAG.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { address, fragment } from './atlas.mjs';
import { arrive, DESK, drawn, everydayName, fromMenu, go, lookFor, openMenu, painted, PHONE, turnTo, until, wordsOf } from './visit.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const STEP = 'scotland/kinship#kinship-panel';
const WITHOUT_PROGRAM = { waits: false, faulty: true, before: (page) => page.route('**/boot-*.js', (route) => route.abort()) };

/** The kinds of moves as they are heard. */
const KINDS = { next: 'usual next step', 'step-down': 'less involvement', escalate: 'more involvement', setback: 'not working out', appeal: 'if you disagree', repeat: 'it happens again', parallel: 'at the same time', other: 'On another map' };

/** The name of where a move leads: the step on its own map, else the other map. */
function targetName(atlas, { map, target }) {
  const to = atlas.steps.get(target);
  return to && target.startsWith(`${map}#`) ? to.text.name : (atlas.maps.find((other) => other.map === target.split('#')[0])?.title ?? target);
}

/** What the browser hands to a screen reader: the parts that are heard, in order, each with its role, name, children and all below it. */
async function accessibilityTree(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Accessibility.enable');
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard = [];
  // What is ignored is not heard, but what is in it is.
  const childrenOf = (node) => (node.childIds ?? []).map((id) => known.get(id)).filter(Boolean).flatMap((child) => (child.ignored || ['none', 'generic'].includes(child.role?.value) ? childrenOf(child) : [made(child)]));
  const made = (node) => {
    const part = { role: node.role?.value, name: node.name?.value ?? '' };
    heard.push(part);
    part.children = childrenOf(node);
    part.all = () => part.children.flatMap((child) => [child, ...child.all()]);
    return part;
  };
  made(nodes[0]);
  return { nodes: heard, find: (is) => heard.find(is) };
}

export const journeys = {
  'a screen reader is told the place: landmarks, headings, names, kinds and "You are here"': async ({ atlas, visit }) => {
    const page = await visit(address(STEP), DESK);
    const { text } = atlas.steps.get(STEP);
    const name = everydayName({ text });
    await arrive(page, STEP);
    await checkHeadings(page);
    await page.locator('.menu > summary').click();
    const whole = await page.locator('body').ariaSnapshot();
    for (const landmark of ['- banner', '- navigation "Main"', '- search', '- main', '- contentinfo', '- navigation "Questions about this step"', '- group "From here"']) {
      assert.ok(whole.includes(landmark), `no ${landmark}`);
    }
    const panel = await page.locator('[data-panel]').ariaSnapshot();
    const parts = [
      `article "${name}"`, 'group "From here"', 'You are here', `heading "${name}" [level=2]`, text.name, text.plain, 'heading "What to do now" [level=3]', text.do_now[0],
      'navigation "Questions about this step"', 'heading "What can happen next" [level=3]', 'heading "Talk to someone" [level=3]', 'heading "How this can end" [level=3]', 'heading "What you can ask for" [level=3]',
      'In words for a child', 'How we might have got here', 'For professionals', 'Steps so far',
    ];
    let from = 0;
    for (const part of parts) {
      const at = panel.indexOf(part, from);
      assert.ok(0 <= at, `the page does not say, or not in its turn: ${part}\n${panel}`);
      from = at;
    }
    // A way on says when, where to and whose decision it is, in one link.
    for (const { target, when } of atlas.steps.get(STEP).moves) {
      const link = page.locator(`[data-way][data-step="${target}"] > a`);
      const says = await wordsOf(link);
      for (const words of [when.slice(1), everydayName(atlas.steps.get(target))]) assert.ok(says.includes(words), `“${says}” does not say ${words}`);
    }
    assert.equal(await wordsOf(page.locator('main > [role=status]')), `You are here: ${name}. ${atlas.steps.get(STEP).moves.length} next step.`);
  },

  'a screen reader is told the chart and the list of every step, with the step chosen in both': async ({ atlas, visit }) => {
    const page = await visit(`${address(STEP)}?depth=all`, DESK);
    await drawn(page);
    await checkHeadings(page);
    const { map } = atlas.steps.get(STEP);
    const whole = await page.locator('body').ariaSnapshot();
    for (const landmark of ['- main', '- region "Chart of the steps"', '- region "Every step in words"']) assert.ok(whole.includes(landmark), `no ${landmark}`);
    const outline = await page.locator('[data-outline]').ariaSnapshot();
    for (const step of map.steps) assert.ok(outline.includes(step.name.replaceAll('"', '\\"')), `the outline does not name: ${step.name}`);
    const chart = await page.locator('[data-chart]').ariaSnapshot();
    assert.ok(!/img|graphics|svg/.test(chart), 'lines and hearts are hidden');
    assert.match(chart, /link ["'].* \(start\)/);
    assert.match(chart, /link ["'].* \(outcome: a lasting home\)/);
    const current = await page.locator('[aria-current="step"]').evaluateAll((all) => all.map((link) => link.closest('[data-chart]') ? 'chart' : link.closest('[data-outline]') ? 'outline' : 'elsewhere'));
    assert.deepEqual(current.sort(), ['chart', 'outline']);
    for (const svg of await page.locator('svg').all()) assert.equal(await svg.evaluate((element) => element.closest('[aria-hidden="true"]') !== null), true, 'an SVG is not hidden');
  },

  'a chart as the browser hands it to a screen reader: what the map holds, then by stages each step, its kind, what can come next and before': async ({ atlas, visit }) => {
    const told = (move) => `${targetName(atlas, move)}: ${move.when} (${KINDS[move.target.startsWith(`${move.map}#`) ? move.kind : 'other']})`;
    // Charts are made alike: one in four stands for all.
    for (const depth of ['', '?depth=all']) {
      for (const map of atlas.maps.filter((_, nth) => nth % 4 === 0)) {
        const page = await visit(`${map.map}/#${depth}`, DESK);
        await drawn(page);
        const { nodes, find } = await accessibilityTree(page);
        const overview = nodes.find(({ name }) => name.startsWith(`This map has ${map.steps.length} steps in `));
        assert.ok(overview, `${map.map}${depth}: what it holds`);
        const chart = find(({ role, name }) => role === 'group' && /^(Main steps|Chart of the steps)$/.test(name));
        assert.ok(nodes.indexOf(overview) < nodes.indexOf(chart), 'the overview comes first');
        const boxes = await page.locator('[data-picture] a[data-step]').evaluateAll((all) => all.map(({ dataset }) => dataset.step));
        const items = chart.all().filter(({ role }) => role === 'listitem');
        for (const id of boxes) {
          const step = atlas.steps.get(`${map.map}#${id}`);
          const name = step.text.name;
          const item = items.find(({ children }) => children.some((child) => child.role === 'link' && child.name.startsWith(`${name} (`)));
          assert.ok(item, `${map.map}${depth}: no box is named “${name} (kind)”`);
          const words = item.all().filter(({ role }) => role === 'StaticText').map((each) => each.name);
          for (const move of step.moves) {
            const text = told({ ...move, map: map.map });
            // Several moves to one map are told as one.
            const isTold = words.includes(text) || (!move.target.startsWith(`${map.map}#`) && words.some((each) => each.startsWith(text.split(': ')[0]) && each.endsWith(`(${KINDS.other})`)));
            assert.ok(isTold, `${id}${depth}: “${text}” is not heard`);
          }
          const before = [...new Set(atlas.of(map).filter(({ moves }) => moves.some(({ target }) => target === step.name)).map((from) => from.text.name))];
          const heard = words.find((each) => each.startsWith('Comes from: '))?.slice('Comes from: '.length).split('; ') ?? [];
          assert.deepEqual(heard.sort(), before.sort(), `${id}${depth}: what comes before`);
        }
        assert.ok(0 < boxes.length);
        await page.context().close();
      }
    }
  },

  'what was pressed is followed by one sentence: kinds of line, groups, depth, questions, routes, the steps so far': async ({ visit }) => {
    const page = await visit(`${address('scotland/childrens-hearings#grounds-hearing')}?depth=all`, DESK);
    await drawn(page);
    const said = page.locator('main > [role=status]');
    const press = async (selector, expected) => {
      const before = await said.textContent();
      const link = page.locator(selector).first();
      await link.focus();
      await page.keyboard.press('Enter');
      await until(`${selector} is followed by a sentence`, async () => (await said.textContent()) !== before);
      assert.match(await said.textContent(), expected);
      assert.notEqual(await page.evaluate(() => document.activeElement.localName), 'body', `${selector}: the focus is lost`);
    };
    await press('.legend a', /^Every step: 49, grouped by stage\. less involvement: thick line\.$/);
    await press('.group-by li:nth-child(2) a', /^Every step: 49, grouped by who acts\./);
    await press('.depth a', /^Main steps\.$/);
    await press('.depth a', /^Every step: /);
    await go(page, 'scotland/childrens-hearings#grounds-hearing');
    await press('[data-lens="endings"]', /^How it can end\. You are here: /);
    await page.locator('details.route > summary').first().click();
    await press('details.route[open] a[href*="lens=way"]', /route.* You are here: /);
    await press('.other-ways li:nth-child(2) a', /oute.* You are here: /);
    await page.locator('[data-list="trail"] > summary').click();
    await page.locator('[data-list="trail"] [data-trail]').first().press('Enter');
    await until('the steps so far are told', async () => (await page.locator('[data-list="trail"] [role=status] li').count()) === 1);
  },

  'by keys in the chart: m tells a line, Enter goes along it, b comes back': async ({ atlas, visit }) => {
    const page = await visit(`${address(STEP)}?depth=all`, DESK);
    await drawn(page);
    const focused = () => page.evaluate(() => document.activeElement.dataset.step);
    await page.locator('[data-chart] a[aria-current="step"]').focus();
    const own = atlas.steps.get(STEP);
    const [move] = own.moves;
    await page.keyboard.press('m');
    const note = page.locator('.move-note');
    await until('the line is told', async () => (await note.textContent()).includes(move.when));
    assert.match(await note.textContent(), new RegExp(`^Line 1 of ${own.moves.length}\\. From `));
    await page.keyboard.press('Enter');
    await until('the focus is at its end', async () => (await focused()) === move.to);
    assert.match(page.url(), /kinship-panel\?depth=all/, 'no other step was chosen');
    await page.keyboard.press('b');
    await until('it is back', async () => (await focused()) === own.text.id);
    // A line to another map leads there.
    const door = [...atlas.steps.values()].find((step) => step.map === own.map && step.moves.at(-1)?.kind === 'leads-to-map');
    await page.locator(`[data-chart] a[data-step="${door.text.id}"]`).focus();
    await page.keyboard.press('M');
    await until('the last line is told', async () => (await note.textContent()).includes(door.moves.at(-1).when));
    await page.keyboard.press('Enter');
    await until('the other map is there', async () => page.url().includes(door.moves.at(-1).target.split('#')[0]));
    await page.goBack();
    await drawn(page);
    // No line leaves an outcome, and the key says so.
    await page.locator('[data-chart] a.kind-box-exit').first().focus();
    await page.keyboard.press('m');
    await until('that it ends here is told', async () => (await note.textContent()) === 'This is one of the ways it can end.');
    await page.locator('[data-chart] a[aria-current="step"]').focus();
    // Without a line that was told Enter opens the step, as it does anywhere.
    await page.keyboard.press('Enter');
    await until('its page opens', async () => !page.url().includes('depth=all'));
  },

  'the page of every step: no id stands twice, and what a word means can be opened': async ({ atlas, visit }) => {
    const page = await visit('');
    const found = [];
    let n_terms = 0;
    for (const name of atlas.steps.keys()) {
      await go(page, name);
      const { twice, dead, terms } = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
        const targets = [...document.querySelectorAll('[popovertarget]')].map((button) => button.getAttribute('popovertarget'));
        return { twice: ids.filter((id, idx) => ids.indexOf(id) !== idx), dead: targets.filter((id) => !ids.includes(id)), terms: targets.length };
      });
      n_terms += terms;
      found.push(...[...twice, ...dead].map((id) => `${name}: ${id}`));
    }
    assert.deepEqual(found, []);
    assert.ok(50 < n_terms, `${n_terms} words are explained`);
  },

  'the page of a step has room for its words: in the whole window, beside the chart and without script': async ({ visit }) => {
    const found = [];
    const step = 'scotland/childrens-hearings/#grounds-hearing';
    for (const width of [360, 700, 820, 1000, 1100, 1366, 1440, 1920]) {
      for (const [path, more] of [[step, {}], [`${step}?depth=all`, {}], [`${step}?lens=before`, {}], [`${step}?depth=all&lens=worse`, {}], [step, { javaScriptEnabled: false }]]) {
        const page = await visit(path, { viewport: { width, height: 900 }, ...more });
        await page.locator('[data-picture]').first().waitFor();
        if (path.includes('depth=')) await drawn(page);
        const where = `${path} at ${width}${more.javaScriptEnabled === false ? ' without script' : ''}`;
        found.push(...(await page.evaluate(() => {
          const root = document.documentElement;
          const narrow = [...document.querySelectorAll('.next-steps li > a, .here-card, .do-now, .call, .ending-kind, .answer')].filter((card) => card.getClientRects().length && card.clientWidth < 170);
          // The lenses are pushed along, and the line of what came before ends in dots: all of it is told below.
          const out = [...document.querySelectorAll('[data-panel] *, article *')].filter((one) => one.getClientRects().length && !one.closest('.lenses, .before-this, .visually-hidden') && root.clientWidth + 1 < one.getBoundingClientRect().right);
          return [
            ...(root.clientWidth < root.scrollWidth ? [`the page is ${root.scrollWidth} wide`] : []),
            ...narrow.map((card) => `${card.className || card.localName} is ${card.clientWidth} narrow: ${card.textContent.slice(0, 30)}`),
            ...out.slice(0, 3).map((one) => `${one.localName}.${one.className} runs out of the window`),
          ];
        })).map((problem) => `${where}: ${problem}`));
        await page.context().close();
      }
    }
    assert.deepEqual(found, []);
  },

  'every step of every chart stands in the outline too, with its kind and where it leads': async ({ atlas, visit }) => {
    for (const map of atlas.maps) {
      const page = await visit(`${map.map}/#?depth=all`);
      await drawn(page);
      const steps = await page.evaluate(() => {
        const outline = new Map([...document.querySelectorAll('[data-outline] li[data-step]')].map((item) => [item.dataset.step, item]));
        const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
        return [...document.querySelectorAll('[data-chart] a[data-step]')].map((box) => {
          const item = outline.get(box.dataset.step);
          return {
            id: box.dataset.step,
            box: [words(box.querySelector('.name')), words(box.querySelector('.visually-hidden'))],
            item: item && [words(item.querySelector('.outline-name')), `(${words(item.querySelector('.kind')).toLowerCase()})`],
            leads: item && [...item.querySelectorAll('.outline-ways a')].map((link) => link.hash.slice(2)),
          };
        });
      });
      assert.equal(steps.length, map.steps.length);
      for (const { id, box, item, leads } of steps) {
        assert.deepEqual(item, box, id);
        const targets = atlas.steps.get(`${map.map}#${id}`).moves.map((move) => move.target.replace('#', '/'));
        assert.deepEqual(leads.sort(), targets.sort(), `where ${id} leads`);
      }
      await page.context().close();
    }
  },

  'the outline holds every word the chart shows': async ({ atlas, visit }) => {
    const found = [];
    for (const map of atlas.maps) {
      const page = await visit(`${map.map}/#?depth=all`);
      await drawn(page);
      const missing = await page.evaluate(() => {
        const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
        const outline = words(document.querySelector('[data-outline]'));
        const item = (step) => words(document.querySelector(`[data-outline] li[data-step="${step}"]`));
        const loose = [...document.querySelectorAll('[data-chart] [data-fold]')].map(words);
        const doors = [...document.querySelectorAll('[data-chart] .stubs .elsewhere')].map((door) => [door.dataset.move.split('>')[0], words(door).replace(/^[^:]*: /, '')]);
        return [...loose.filter((text) => !outline.includes(text)), ...doors.filter(([step, title]) => !item(step).includes(title)).map(([step, title]) => `${step}: ${title}`), ...(loose.length ? [] : ['the titles of the stages'])];
      });
      found.push(...missing.map((text) => `${map.map}: ${text}`));
      await page.context().close();
    }
    assert.deepEqual(found, []);
  },

  'text at twice the size and a window of 320 pixels: nothing runs out sideways, no box cuts its words': async ({ atlas, visit }) => {
    const narrow = { viewport: { width: 320, height: 640 } };
    const found = [];
    for (const [path, device] of [
      ...[...atlas.texts, 'scotland/kinship/', address(STEP), 'scotland/childrens-hearings/#grounds-hearing?lens=endings', 'scotland/childrens-hearings/#grounds-hearing?depth=all&lens=endings'].map((path) => [path, narrow]),
      ...['', 'scotland/', 'scotland/kinship/law/', 'scotland/kinship/table/', address(STEP)].map((path) => [path, { ...narrow, javaScriptEnabled: false }]),
      ...[address(STEP), `${address(STEP)}?depth=all`].map((path) => [path, { viewport: { width: 1440, height: 900 } }]),
    ]) {
      const page = await visit(path, { ...device, before: largeText });
      const where = `${path} at ${device.viewport.width}${device.javaScriptEnabled === false ? ' without script' : ''}`;
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
      found.push(...(await notHeld(page, where)));
      await page.locator('.menu > summary').click();
      found.push(...(await notHeld(page, `${where}, menu open`)));
      // Bars that stay would leave nothing of a low window to read in.
      await page.evaluate(() => scrollTo(0, 600));
      const bars = await page.evaluate(() => [...document.querySelectorAll('.head, .call-bar, .lenses')].filter((bar) => bar.checkVisibility() && ['fixed', 'sticky'].includes(getComputedStyle(bar).position)).map((bar) => bar.className));
      if (device.viewport.height < 960) assert.deepEqual(bars, [], where);
      assert.ok(await page.evaluate(() => { const { top, bottom } = document.querySelector('.leave').getBoundingClientRect(); return 0 <= top && bottom <= innerHeight; }), `${where}: the way out is in the window`);
      await page.context().close();
    }
    assert.deepEqual(found, []);
  },

  'with spacing of one’s own between letters, words and lines nothing is cut off': async ({ visit }) => {
    const found = [];
    for (const viewport of [{ width: 320, height: 640 }, { width: 1440, height: 900 }]) {
      const page = await visit('scotland/kinship/#kinship-panel?depth=all', { viewport });
      await drawn(page);
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
        document.adoptedStyleSheets = [sheet];
      });
      await painted(page);
      found.push(...(await notHeld(page, `spaced at ${viewport.width}`)));
    }
    assert.deepEqual(found, []);
  },

  'forced colours, no motion, dark: the page works and the chosen step stands out': async ({ visit }) => {
    for (const wish of [{ forcedColors: 'active' }, { forcedColors: 'active', colorScheme: 'dark' }, { colorScheme: 'dark' }, { reducedMotion: 'reduce' }]) {
      const page = await visit(address(STEP), { ...DESK, ...wish });
      const name = JSON.stringify(wish);
      await page.locator('[data-list="next"] a').first().click();
      await until('another step is looked at', async () => (await page.locator('[data-panel]').getAttribute('data-panel')) !== STEP);
      await page.getByRole('link', { name: 'We are here now' }).click();
      await painted(page);
      checkStandsOut(name, await edges(page, '[data-here]'), await edges(page, '[data-way] > a, .do-now, .ending-kind'), wish, 3);
      await go(page, STEP, '?depth=all');
      await drawn(page);
      await painted(page);
      checkStandsOut(name, await edges(page, '[data-chart] a.here'), await edges(page, '[data-chart] a.dim'), wish, 4);
      const ring = () => page.locator('[data-chart] a.here').evaluate((box) => `${getComputedStyle(box).outlineStyle} ${getComputedStyle(box).outlineWidth}`);
      const still = await ring();
      await page.keyboard.press('End');
      await page.locator('[data-chart] a.here').focus();
      assert.notEqual(await ring(), still, `${name}: the focus on the chosen step is seen`);
      if (wish.reducedMotion) {
        const moving = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => [getComputedStyle(element).transitionDuration, getComputedStyle(element).animationDuration].some((time) => time.split(', ').some((part) => 0 < parseFloat(part)))).map((element) => element.outerHTML.slice(0, 80)));
        assert.deepEqual(moving, []);
      }
      await page.context().close();
    }
  },

  'a browser that does not know spoken text for signs shows “You are here”, numbers and the signs of kinds': async ({ visit }) => {
    const withoutSlash = async (page) => {
      await page.route((url) => url.pathname.endsWith('/'), async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace(/content:[^;}]*\/ ""/g, '') });
      });
    };
    const page = await visit(`${address(STEP)}?depth=all`, { ...PHONE, bypassCSP: true, before: withoutSlash });
    await drawn(page);
    const drawnBefore = (selector, part) => page.locator(selector).first().evaluate((element, part) => getComputedStyle(element, part).content, part);
    assert.equal(await page.locator('[data-chart] a.here .mark').innerText(), 'You are here');
    assert.match(await drawnBefore('[data-chart] a[data-way]', '::after'), /1/);
    assert.match(await drawnBefore('.here-mark', '::before'), /●/);
    assert.equal(await page.locator('[data-here] .here-mark').innerText(), 'You are here');
    assert.equal(await page.locator('[data-way] .number').first().innerText(), '1');
    for (const kind of await page.locator('.kind').all()) assert.match(await kind.evaluate((element) => getComputedStyle(element, '::before').content), /^"\S /);
  },

  'every line and edge of the chart is seen, faded or not: light, dark, and where more contrast is asked for': async ({ visit }) => {
    for (const wish of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { contrast: 'more' }]) {
      const page = await visit('scotland/kinship/#kinship-panel?depth=all&lens=endings', { ...DESK, ...wish });
      await drawn(page);
      await page.locator('[data-chart] .line.dim').first().waitFor({ state: 'attached' });
      const { faint, n_faded, quiet } = await page.evaluate(() => {
        const light = (colour) => {
          const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const contrast = (one, two) => (Math.max(light(one), light(two)) + 0.05) / (Math.min(light(one), light(two)) + 0.05);
        const grounds = [getComputedStyle(document.body), getComputedStyle(document.querySelector('.road-band'))].map((style) => style.backgroundColor);
        const isWhole = (element) => !element || (getComputedStyle(element).opacity === '1' && isWhole(element.parentElement));
        const shown = [...document.querySelectorAll('[data-chart] .line .way, [data-chart] a[data-step]')].filter((one) => one.checkVisibility());
        const faint = shown.filter((one) => {
          const style = getComputedStyle(one);
          const colour = one.matches('.way') ? style.stroke : style.borderTopColor;
          return !isWhole(one) || grounds.some((ground) => contrast(colour, ground) < 3);
        });
        return { faint: faint.map((one) => one.closest('[class]').className.baseVal ?? one.className), n_faded: document.querySelectorAll('[data-chart] .dim').length, quiet: contrast(getComputedStyle(document.querySelector('.foot')).color, grounds[0]) };
      });
      assert.deepEqual(faint, [], JSON.stringify(wish));
      assert.ok(10 < n_faded, 'some are faded');
      const widths = await page.locator('[data-chart] .line:is(.lit, .dim):visible > svg > .way').evaluateAll((all) => all.map((way) => [way.closest('.lit') !== null, parseFloat(getComputedStyle(way).strokeWidth)]));
      for (const [isLit, width] of widths) assert.ok(isLit ? 3 < width : width <= 1, `${isLit} ${width}`);
      if (wish.contrast) assert.ok(14 < quiet, `quiet words at ${quiet}`);
      await page.context().close();
    }
  },

  'kinds of lines differ by sign and by dashes, in the chart as in what explains it; what is switched on has a tick': async ({ visit }) => {
    const page = await visit('scotland/childrens-hearings/#?depth=all', DESK);
    await drawn(page);
    const { legend, unlike } = await page.evaluate(() => {
      const kindOf = (element) => [...element.classList].find((name) => name.startsWith('move-'));
      const signOf = (element) => getComputedStyle(element, '::before').content.split(' / ')[0];
      const legend = new Map([...document.querySelectorAll('.legend .sign')].map((sign) => [kindOf(sign), [signOf(sign), getComputedStyle(sign.parentElement.querySelector('.way')).strokeDasharray]]));
      const drawn = [...document.querySelectorAll('[data-chart] .stubs li:not(.elsewhere, .more-moves), [data-chart] .line:not(.move-next)')];
      const unlike = drawn.filter((one) => signOf(one) !== legend.get(kindOf(one))?.[0]);
      return { legend: [...legend.values()], unlike: unlike.map((one) => `${one.className} ${signOf(one)}`) };
    });
    assert.deepEqual(unlike, []);
    assert.ok(5 < legend.length);
    for (const part of [0, 1]) assert.equal(new Set(legend.map((look) => look[part])).size, legend.length, JSON.stringify(legend));
    const tick = (locator) => locator.first().evaluate((element) => getComputedStyle(element, '::before').content.includes('✓'));
    const choice = page.locator('.legend a').first();
    const before = await choice.getAttribute('aria-current');
    assert.equal(await tick(choice), before === 'true');
    await choice.click();
    await until('it is the other way round', async () => (await choice.getAttribute('aria-current')) !== before);
    assert.equal(await tick(choice), before !== 'true');
    assert.ok(await tick(page.locator('.group-by [aria-current="true"]')));
    await page.getByRole('button', { name: 'Show a neutral title' }).click();
    assert.ok(await tick(page.locator('[aria-pressed="true"]')));
  },

  'on a phone no text is smaller than fifteen pixels': async ({ visit }) => {
    const found = [];
    for (const path of [address(STEP), `${address(STEP)}?depth=all`, 'scotland/kinship/', 'scotland/childrens-hearings/#grounds-hearing?lens=endings', 'about/']) {
      const page = await visit(path, PHONE);
      if (path.includes('depth=')) await drawn(page);
      await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.toggleAttribute('open', true)));
      found.push(...(await page.evaluate(() => {
        const hasWords = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        const shown = [...document.querySelectorAll('body *')].filter((one) => hasWords(one) && one.checkVisibility() && !one.closest('.visually-hidden, noscript, [popover]'));
        return shown.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 15).map((one) => `${one.localName}.${one.className} ${one.textContent.slice(0, 30)}`);
      })).map((problem) => `${path}: ${problem}`));
      await page.context().close();
    }
    assert.deepEqual(found, []);
  },

  'no name in English covers words that a browser may have translated': async ({ visit }) => {
    const found = [];
    for (const path of [address(STEP), `${address(STEP)}?depth=all`, 'scotland/childrens-hearings/#grounds-hearing', 'about/', 'help/']) {
      const page = await visit(path, DESK);
      found.push(...(await page.locator('a[aria-label], button[aria-label], summary[aria-label]').evaluateAll((all) => all.filter((one) => one.textContent.trim()).map((one) => one.getAttribute('aria-label')))));
    }
    assert.deepEqual(found, []);
  },

  'an ending keeps its green or yellow when it is lit': async ({ visit }) => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await visit('scotland/kinship/#kinship-panel?depth=all&lens=endings', { ...DESK, colorScheme });
      await drawn(page);
      await page.locator('[data-chart] .kind-box-exit.lit').first().waitFor({ state: 'attached' });
      const looks = await page.locator('[data-chart] .kind-box-exit.lit').evaluateAll((boxes) => boxes.map((box) => {
        const look = () => (({ backgroundColor, borderTopColor, boxShadow }) => ({ colours: [backgroundColor, borderTopColor], boxShadow }))(getComputedStyle(box));
        const lit = look();
        box.classList.remove('lit');
        const plain = look();
        box.classList.add('lit');
        return { lit, plain, isLasting: box.classList.contains('lasting') };
      }));
      assert.ok(looks.some((look) => look.isLasting) && looks.some((look) => !look.isLasting), 'both kinds of ending are lit');
      for (const { lit, plain } of looks) {
        assert.deepEqual(lit.colours, plain.colours);
        assert.notEqual(lit.boxShadow, plain.boxShadow, 'that it is lit is seen');
      }
    }
  },

  'the rules of WCAG 2.2 AA on every kind of page, light': (given) => checkRules(given, { colorScheme: 'light' }),
  'the rules of WCAG 2.2 AA on every kind of page, dark': (given) => checkRules(given, { colorScheme: 'dark' }),
  'the rules of WCAG 2.2 AA on the phone': (given) => checkRules(given, { ...PHONE, colorScheme: 'light' }),

  'the rules of WCAG 2.2 AA on reading pages and where there is trouble': async ({ atlas, visit, serveChanged }) => {
    const found = [];
    for (const colorScheme of ['light', 'dark']) {
      for (const path of [...atlas.texts, 'scotland/kinship/', 'scotland/kinship/law/', 'scotland/kinship/table/', address(STEP)]) {
        const page = await visit(path, { ...WITHOUT_PROGRAM, colorScheme });
        found.push(...(await broken(page, `reading ${path} ${colorScheme}`)));
        await page.context().close();
      }
      const from = await serveChanged((path) => (path === 'maps/scotland/kinship.json' ? { status: 200, body: '{"map":' } : undefined));
      const page = await visit(fragment(STEP), { from, colorScheme });
      await page.waitForSelector('[data-view="trouble"]');
      found.push(...(await broken(page, `trouble ${colorScheme}`)));
      await turnTo(page, '#/scotland/permanence/no-such-step');
      await page.locator('.notice').waitFor();
      found.push(...(await broken(page, `notice ${colorScheme}`)));
    }
    assert.deepEqual(found, []);
  },
};

/** Every kind of page and every question, in one look and at one size. */
async function checkRules({ visit }, wish) {
  const found = [];
  const page = await visit('', wish);
  const look = async (name) => found.push(...(await broken(page, name)));
  await look('home');
  await openMenu(page);
  await look('menu');
  await lookFor(page, 'gran');
  await page.locator('.hits a').first().waitFor();
  await look('search');
  await lookFor(page, 'zzzz');
  await until('it says that nothing was found', async () => /Nothing found/.test(await page.locator('search').innerText()));
  await look('nothing found');
  await lookFor(page, '');
  for (const [hash, sign] of [['#/about', 'about'], ['#/help', 'help'], ['#/words', 'words'], ['#/learn', 'learn'], ['#/learn/m1-s1', 'learn'], ['#/reflect', 'reflect'], ['#/scotland', 'system'], ['#/scotland/kinship', 'map']]) {
    await turnTo(page, hash);
    await page.waitForSelector(`[data-view="${sign}"]`);
    await look(hash);
  }
  await turnTo(page, '#/scotland/kinship?depth=all&show=better.worse');
  await until('every step is drawn', async () => 40 < (await page.locator('[data-chart] a[data-step]').count()));
  await look('every step');
  for (const lens of ['next', 'endings', 'better', 'worse', 'before', 'reflect', 'way&to=kinship/exit-kco']) {
    const word = lens.split('&')[0];
    for (const depth of ['', 'depth=all']) {
      const query = [depth, lens === 'next' ? '' : `lens=${lens}`].filter(Boolean).join('&');
      await go(page, STEP, query && `?${query}`);
      await page.locator(`[data-lens="${word}"][aria-current="true"]`).waitFor();
      if (depth) await drawn(page);
      if (word === 'reflect') await page.locator('[data-question]').first().waitFor({ state: 'attached' });
      await page.locator('[data-picture] details').evaluateAll((all) => all.forEach((one) => one.toggleAttribute('open', true)));
      await look(`${word} ${depth}`);
    }
  }
  await go(page, 'scotland/kinship#living-with-kin', '?here=kinship/kinship-panel');
  await page.locator('.ahead').waitFor();
  await look('looking ahead');
  for (const step of ['scotland/kinship#living-with-kin', 'england/care-management#initial-conference', 'scotland/childrens-hearings#grounds-hearing']) {
    await go(page, step);
    await page.locator('[data-panel] details').evaluateAll((all) => all.forEach((one) => one.toggleAttribute('open', true)));
    await look(`all of ${step}`);
  }
  await fromMenu(page, 'Share this page');
  await page.getByRole('dialog').waitFor();
  await look('share');
  await page.keyboard.press('Escape');
  await turnTo(page, '#/england/children-in-care?lit=first-review.looked-after-review');
  await page.locator('[data-list="lit"] a').first().waitFor();
  await look('lit steps');
  await go(page, 'england/permanence-long-term-fostering#permanency-planning-opened');
  await look('worker off');
  await page.getByRole('button', { name: 'Case system notes' }).click();
  await page.locator('[data-list="worker"]').waitFor();
  await look('worker on');
  assert.deepEqual(found, []);
}

/** What axe finds, each as page: rule: targets. */
export async function broken(page, name) {
  await painted(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(async (tags) => {
    const found = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    // What lies half under a bar that stays in the window is as large as it is once it is scrolled out from there.
    for (const rule of found.violations.filter(({ id }) => id === 'target-size')) {
      const top = scrollY;
      const isSmall = async ({ target }) => {
        document.querySelector(target[0]).scrollIntoView({ block: 'center' });
        const again = await window.axe.run(document, { runOnly: { type: 'rule', values: ['target-size'] }, resultTypes: ['violations'] });
        return again.violations.some(({ nodes }) => nodes.some((node) => node.target[0] === target[0]));
      };
      const small = [];
      for (const node of rule.nodes) if (!/obscured/.test(node.failureSummary) || (await isSmall(node))) small.push(node);
      rule.nodes = small;
      scrollTo(0, top);
    }
    return { violations: found.violations.filter(({ nodes }) => nodes.length) };
  }, RULES);
  return violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.slice(0, 5).map((node) => node.target.join(' ')).join(' | ')} (${nodes.length}) ${nodes[0].failureSummary.split('\n')[1]?.trim()}`);
}

/** Sets the browser's own text size to twice the usual. */
async function largeText(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}

/** What does not fit: the page scrolls sideways, words stick out of their box, or boxes overlap. */
async function notHeld(page, where) {
  // Without script nothing is drawn, and no frame can be waited for.
  if (await page.locator('[data-chart]').count()) {
    await drawn(page);
    await painted(page);
  }
  const problems = await page.evaluate(() => {
    const root = document.documentElement;
    const found = [];
    if (root.clientWidth < root.scrollWidth) {
      const wide = [...document.querySelectorAll('body *')].filter((element) => root.clientWidth + 1 < element.getBoundingClientRect().right);
      found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}, for ${wide.slice(0, 4).map((element) => `${element.localName}.${element.className}`)}`);
    }
    for (const box of document.querySelectorAll('[data-chart] a[data-step], .next-steps li > a, .here-card, .ending-kind, .call, .system-card, button, .lenses a, .leave')) {
      if (box.getClientRects().length === 0) continue;
      const frame = box.getBoundingClientRect();
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        // The mark of a step stands across the edge of its box, as a label does, and so does the number of a way on.
        if (walker.currentNode.parentElement.closest('.visually-hidden, .mark, .number, details:not([open]) > :not(summary)')) continue;
        range.selectNodeContents(walker.currentNode);
        const isOut = (line) => line.left < frame.left - 1 || frame.right + 1 < line.right || line.top < frame.top - 1 || frame.bottom + 1 < line.bottom;
        if ([...range.getClientRects()].some(isOut)) found.push(`"${walker.currentNode.data}" sticks out of its box`);
      }
    }
    const boxes = [...document.querySelectorAll('[data-chart] a[data-step]')].map((box) => box.getBoundingClientRect());
    const overlap = boxes.flatMap((one, idx) => boxes.slice(idx + 1).filter((two) => 0.5 < Math.min(one.right, two.right) - Math.max(one.left, two.left) && 0.5 < Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)));
    if (overlap.length) found.push(`${overlap.length} boxes overlap`);
    return found;
  });
  return problems.map((problem) => `${where}: ${problem}`);
}

/** One main part, one first heading, and no level left out. */
async function checkHeadings(page) {
  assert.equal(await page.locator('main').count(), 1);
  assert.equal(await page.locator('h1').count(), 1);
  const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((heading) => Number(heading.localName[1])));
  for (const [idx, level] of levels.entries()) assert.ok(level <= (levels[idx - 1] ?? 0) + 1, `heading ${idx + 1} skips from ${levels[idx - 1]} to ${level}`);
}

/** The step chosen looks like nothing beside it; where colours are forced, by an edge of at least so many pixels. */
function checkStandsOut(name, here, others, wish, least) {
  assert.ok(0 < here.length && 0 < others.length, name);
  assert.ok(!others.some((other) => JSON.stringify(other) === JSON.stringify(here[0])), `${name}: the chosen step looks like any other: ${JSON.stringify(here[0])}`);
  if (!wish.forcedColors) return;
  assert.ok(least <= parseFloat(here[0].border) || here[0].outline !== 'none', `${name}: ${JSON.stringify(here[0])}`);
  assert.notEqual(here[0].colour, here[0].back, name);
}

function edges(page, selector) {
  return page.locator(selector).evaluateAll((all) =>
    all.map((element) => {
      const style = getComputedStyle(element);
      return { border: style.borderTopWidth, kind: style.borderTopStyle, colour: style.borderTopColor, outline: style.outlineStyle, back: style.backgroundColor, shadow: style.boxShadow };
    }),
  );
}
