// The page of a step: what can happen next and how it can end, in view, by hand, by keys, without script, large and from right to left.
import assert from 'node:assert/strict';
import { broken } from './access.mjs';
import { address, fragment } from './atlas.mjs';
import { arrive, DESK, everydayName, flat, go, painted, PHONE, printed, TABLET, turnTo, until, wordsOf } from './visit.mjs';

const MAPS = ['scotland/childrens-hearings', 'england/care-management'];
const STEP = 'scotland/childrens-hearings#grounds-hearing';
const NEXT = '[data-picture="from-here"] [data-way]';
const LENSES = { better: '#answer-title', worse: '#answer-title', before: '#answer-title', reflect: '#answer-title', endings: '#endings-title', next: '#next-title' };

export const journeys = {
  'every next step of two maps is in the picture, numbered through, its condition before its name, then whose move it is': async ({ atlas, visit }) => {
    for (const map of MAPS.map((name) => atlas.maps.find((map) => map.map === name))) {
      const page = await visit(`${map.map}/`);
      for (const { name, moves } of atlas.of(map)) {
        await go(page, name);
        assert.equal(await page.locator('[data-here]').getAttribute('data-here'), name);
        assert.equal(await page.locator('[data-chart], [data-outline]').count(), 0, 'no chart and no list of every step');
        const told = await page.locator(NEXT).evaluateAll((all) => all.map((item) => ({
          number: Number(item.dataset.way), to: item.dataset.step, shown: item.querySelector('a').checkVisibility(), parts: [...item.querySelector('a').children].map((part) => part.textContent.trim()),
        })));
        assert.deepEqual(told.map(({ number }) => number), moves.map((_, idx) => idx + 1), name);
        for (const { target, when } of moves) {
          const { text, map: there } = atlas.steps.get(target);
          const own = told.find(({ to, parts }) => to === target && parts[1].toLowerCase().endsWith(when.toLowerCase()));
          assert.ok(own?.shown, `${name} does not tell: ${when}, to ${target}`);
          const [number, , called, more] = own.parts;
          assert.deepEqual([number, called], [String(own.number), everydayName({ text })], name);
          if (there !== map) assert.ok(more.includes(`On another map: ${there.title}`) || more.includes(`on another map: ${there.title}`), `${name}: “${more}” does not say which map`);
          // Whose move it is there; where no word says who that is, who decides. What stands in brackets is told at the step itself.
          const decides = (text.who_decides[0] ?? '').replace(/ \(.*\)/, '');
          const named = text.acts && text.acts[0] !== 'others';
          const who = named ? text.acts.map((actor) => (actor === 'family' ? 'you' : actor)).join(', ') : decides;
          assert.ok(more.toLowerCase().startsWith(who.toLowerCase()), `${name}: “${more}” does not say whose move it is: ${who}`);
        }
      }
    }
  },

  'on a phone HERE and the first next step are on the first screen of every step': async ({ atlas, visit }) => {
    const wrong = [];
    let n_steps = 0;
    const page = await visit('', PHONE);
    for (const { name, moves } of atlas.steps.values()) {
      if (moves.length === 0) continue;
      n_steps += 1;
      await go(page, name);
      await painted(page);
      const { here, first, free, scrolled } = await page.evaluate((next) => {
        const at = (selector) => {
          const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
          return { top, bottom };
        };
        // What stays at the head and the foot of the window lies over the rest.
        return { here: at('[data-here] h2'), first: at(next), free: { top: at('.head').bottom, bottom: at('.call-bar').top }, scrolled: scrollY };
      }, NEXT);
      if (scrolled !== 0 || here.top < free.top || free.bottom < here.bottom || free.bottom < first.top + 24) wrong.push(`${name}: here ${Math.round(here.top)}, first ${Math.round(first.top)} of ${Math.round(free.bottom)}`);
    }
    assert.ok(400 < n_steps, `${n_steps} steps`);
    assert.deepEqual(wrong, []);
  },

  'looking ahead keeps the place: the link holds it, title and announcement say it, and one press leads back or moves us on': async ({ atlas, site, visit }) => {
    for (const device of [DESK, PHONE]) {
      const page = await visit(address(STEP), device);
      const here = everydayName(atlas.steps.get(STEP));
      const steps = [];
      for (let far = 1; far <= 2; far++) {
        const first = page.locator(NEXT).first();
        steps.push(await first.getAttribute('data-step'));
        await first.locator('a').click();
        await arrive(page, steps.at(-1));
        assert.equal(page.url(), `${site.url}scotland/childrens-hearings/${fragment(steps.at(-1))}?here=childrens-hearings/grounds-hearing`);
        const there = everydayName(atlas.steps.get(steps.at(-1)));
        assert.ok((await page.title()).startsWith(`Looking ahead: ${there} (from ${here})`), await page.title());
        await until('it is announced', async () => (await wordsOf(page.locator('main > [role=status]'))).startsWith(`Looking ahead: ${there}.`));
        assert.ok((await wordsOf(page.locator('main > [role=status]'))).endsWith(`You are still at: ${here}.`));
        assert.equal((await wordsOf(page.locator('.ahead strong'))).replace(/\.$/, ''), here);
        assert.match(await wordsOf(page.locator('[data-here]')), /^Looking ahead/);
        await until('the name of the step has the focus', () => page.evaluate(() => document.activeElement.id === 'panel-name'));
      }
      // Whoever opens the link looks ahead from the same place.
      const other = await visit(page.url().slice(site.url.length), device);
      assert.equal(await other.title(), await page.title());
      assert.equal(await wordsOf(other.locator('[data-picture]')), await wordsOf(page.locator('[data-picture]')));
      await other.context().close();

      await page.locator('[data-back]').click();
      await arrive(page, STEP);
      assert.equal(new URL(page.url()).hash, fragment(STEP));
      assert.equal(await page.locator('.ahead').count(), 0);
      await page.goBack();
      await arrive(page, steps[1]);
      assert.equal((await wordsOf(page.locator('.ahead strong'))).replace(/\.$/, ''), here);
      await page.goBack();
      await arrive(page, steps[0]);
      await page.getByRole('link', { name: 'We are here now' }).click();
      await until('we are here', async () => new URL(page.url()).hash === fragment(steps[0]));
      await until('the page says so', async () => (await page.locator('.ahead').count()) === 0);
      assert.match(await wordsOf(page.locator('[data-here]')), /^You are here/);
      const there = everydayName(atlas.steps.get(steps[0]));
      assert.ok((await page.title()).startsWith(there), await page.title());
      await until('it is announced', async () => (await wordsOf(page.locator('main > [role=status]'))).startsWith(`You are here: ${there}.`));
      await until('the focus is at the step, not lost with the link', () => page.evaluate(() => document.activeElement.id === 'panel-name'));
      assert.match(await page.locator(`${NEXT} a`).first().getAttribute('href'), new RegExp(`here=${steps[0].split('/')[1].replace('#', '/')}$`), 'what is looked at next is looked at from here');
      await page.goBack();
      await until('the browser’s Back looks ahead again', async () => (await page.locator('.ahead').count()) === 1);
      await page.context().close();
    }
  },

  'by the keyboard in the picture: along its lines with the arrows, to a next step by its number, to the first and the last, and back': async ({ atlas, visit }) => {
    const page = await visit(address(STEP), DESK);
    const n_next = atlas.steps.get(STEP).moves.length;
    const focused = () => page.evaluate(() => {
      const own = document.activeElement;
      return own.id || own.parentElement.dataset.way || (own.closest('.endings-part') && 'ending') || (own.dataset.back !== undefined && 'back') || own.localName;
    });
    const press = async (key, sign) => {
      await page.keyboard.press(key);
      assert.equal(await focused(), sign, key);
    };
    await page.locator('#panel-name').focus();
    await press('ArrowRight', '1');
    await press('ArrowDown', '2');
    await press('ArrowDown', '3');
    await press('ArrowUp', '2');
    await press('End', String(n_next));
    await press('ArrowDown', String(n_next));
    await press('Home', '1');
    await press('ArrowRight', 'ending');
    await press('ArrowLeft', '1');
    await press('ArrowLeft', 'panel-name');
    await press('ArrowDown', '1');
    await press('Escape', 'panel-name');
    assert.equal(new URL(page.url()).hash, `#${STEP.split('#')[1]}`, 'only a number or Enter goes anywhere');
    const second = await page.locator(`${NEXT}[data-way="2"]`).getAttribute('data-step');
    await page.keyboard.press('2');
    await arrive(page, second);
    await until('the name of the step has the focus', async () => (await focused()) === 'panel-name');
    assert.match(page.url(), /here=childrens-hearings\/grounds-hearing$/);
    await press('ArrowRight', '1');
    await press('Escape', 'back');
    await page.keyboard.press('Enter');
    await arrive(page, STEP);
    await until('back at the step', async () => (await focused()) === 'panel-name');
    await page.keyboard.press('9');
    assert.equal(await page.locator('[data-here]').getAttribute('data-here'), STEP, 'there is no ninth next step');
    // Beyond the picture the keys are the page's own.
    await page.locator('[data-list="more"] > summary').focus();
    await page.keyboard.press('1');
    await painted(page);
    assert.equal(await page.locator('[data-here]').getAttribute('data-here'), STEP);
  },

  'a lens brings its answer into view and keeps the focus': async ({ visit }) => {
    for (const device of [DESK, TABLET, PHONE]) {
      const page = await visit(address(STEP), device);
      for (const [lens, answer] of Object.entries(LENSES)) {
        const link = page.locator(`[data-lens="${lens}"]`);
        await link.focus();
        await page.keyboard.press('Enter');
        await page.locator(`[data-lens="${lens}"][aria-current="true"]`).waitFor();
        const found = () => page.evaluate((selector) => {
          const { top, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
          const head = document.querySelector('.head').getBoundingClientRect().bottom;
          const foot = [...document.querySelectorAll('.call-bar')].filter((bar) => getComputedStyle(bar).position === 'fixed').map((bar) => bar.getBoundingClientRect().top)[0] ?? innerHeight;
          return head <= top + 1 && bottom <= foot + 1;
        }, answer);
        await until(`the answer to ${lens} is in view at ${device.viewport.width}`, found);
        assert.equal(await page.evaluate(() => document.activeElement.dataset.lens), lens, `the focus stays on ${lens} at ${device.viewport.width}`);
      }
      await page.context().close();
    }
  },

  'every step that is no ending has a telephone number, something to do now, and an ending in view with nothing opened': async ({ atlas, visit }) => {
    const wrong = [];
    let n_steps = 0;
    const page = await visit('');
    for (const { name, text } of atlas.steps.values()) {
      if (text.kind === 'exit') continue;
      n_steps += 1;
      await go(page, name);
      const found = await page.evaluate(() => {
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
        return {
          telephones: shown('.talk a[href^="tel:"]').filter((link) => /^tel:\d{3,}$/.test(link.getAttribute('href')) && /\d/.test(link.textContent)).length,
          toDo: shown('.do-now li').filter((line) => 10 < line.textContent.trim().length).length,
          n_lines: document.querySelectorAll('.do-now li').length,
          endings: shown('[data-picture="from-here"] .endings-part [data-ending]').length,
        };
      });
      if (found.telephones === 0) wrong.push(`${name}: nobody to telephone`);
      if (found.toDo === 0 || found.toDo !== found.n_lines || 3 < found.n_lines) wrong.push(`${name}: ${found.toDo} of ${found.n_lines} things to do`);
      if (found.endings === 0) wrong.push(`${name}: no ending in view`);
    }
    assert.ok(400 < n_steps, `${n_steps} steps`);
    assert.deepEqual(wrong, []);
  },

  'each ending tells the usual route there, step by step, and leads to the others': async ({ atlas, visit }) => {
    const page = await visit(address(STEP), DESK);
    const begun = [];
    for (const route of await page.locator('.endings-part > .ending-kind > ul > li > .route').all()) {
      await route.locator('> summary').click();
      const [exit, begins, steps] = await route.evaluate((route) => [
        route.closest('li').dataset.step, /Starts with next step (\d+)/.exec(route.querySelector('summary').textContent)?.[1], [...route.querySelectorAll('ol > li')].map((item) => item.dataset.step),
      ]);
      assert.equal(steps.at(-1), exit);
      const number = await page.locator(NEXT).evaluateAll((all, step) => all.find(({ dataset }) => dataset.step === step).dataset.way, steps[0]);
      begun.push([begins, number]);
      for (const [idx, step] of [STEP, ...steps].slice(0, -1).entries()) {
        assert.ok(atlas.steps.get(step).moves.some((move) => move.target === steps[idx]), `no move leads from ${step} to ${steps[idx]}`);
      }
    }
    // Where all begin with the same next step, to say so of each tells nothing.
    const isTold = 1 < new Set(begun.map(([, number]) => number)).size;
    for (const [begins, number] of begun) assert.equal(begins, isTold ? number : undefined, 'it begins with the next step it names');
    const route = page.locator('.endings-part > .ending-kind > ul > li > .route').first();
    const exit = await route.locator('ol > li').last().getAttribute('data-step');
    await route.getByText('Other routes to this outcome').click();
    await page.locator('[data-list="way"]').waitFor();
    assert.equal(await page.locator('[data-list="way"] > .written ol.ways > li').last().getAttribute('data-step'), exit);
    assert.equal(await page.locator('[data-here]').getAttribute('data-here'), STEP);
  },

  'the day of a step is given on its page and counted on the journey’s: on the device alone, however it is typed, and a bad one is told beside its field': async ({ visit }) => {
    const page = await visit(address(STEP), { ...PHONE, before: (page) => page.clock.setFixedTime(new Date('2026-11-03T10:00:00')) });
    // The hearing's own day comes first, then that of what its first limit counts from.
    assert.deepEqual(await page.locator('.when-part label').allInnerTexts(), [`Date to count from: ${await wordsOf(page.locator('#panel-name'))}`, 'Date to count from: child removed, or order made, counting that day']);
    const form = page.locator('.when-part form').filter({ hasText: 'child removed, or order made' });
    const field = form.getByLabel('Date to count from: child removed, or order made');
    const seeDates = form.getByRole('button', { name: 'See the dates that follow' });
    // However it is typed; what is no whole day is asked about beside its field on the journey's page.
    const asked = page.locator('[data-date^="childrens-hearings/grounds-hearing|"]');
    for (const [typed, said] of [['31 2 2026', /no such|There is no|not a/i], ['11 Nov', /Wed 11 November 2026/]]) {
      await field.fill(typed);
      await seeDates.click();
      await until(`${typed} is asked about`, async () => (await asked.count()) === 1 && said.test(await wordsOf(page.locator(`[id="${await asked.getAttribute('id')}-note"]`))));
      assert.deepEqual(await asked.evaluate((field) => [field.value, field === document.activeElement, field.getAttribute('aria-invalid')]), [typed, true, 'true']);
      await page.goBack();
      await form.waitFor();
    }
    await field.fill('11/11/2026');
    await page.keyboard.press('Enter');
    const due = page.locator('[data-part="due"]');
    await until('the date that follows is there', async () => (await due.count()) === 1 && /Fri 20 November 2026/.test(await wordsOf(due)));
    await until('the focus is at the dates', () => page.evaluate(() => document.activeElement.id === 'journey-due'));
    assert.equal(new URL(page.url()).hash, '#/scotland/journey/childrens-hearings/grounds-hearing', 'the link holds the step alone');
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    assert.equal(await page.locator('[data-date^="childrens-hearings/grounds-hearing|"]').getAttribute('data-day'), '2026-11-11', 'it can be changed there');
    assert.deepEqual(page.asked.filter((url) => /2026/.test(url)), []);

    // From another step it is not sure whose journey it is: nothing is shown or changed before the reader has said so.
    await go(page, 'scotland/childrens-hearings#icso');
    await page.getByLabel('Date to count from: order made, counting that day').fill('12.11.2026');
    await page.getByRole('button', { name: 'See the dates that follow' }).click();
    const which = page.locator('[data-part="which"]');
    await which.waitFor();
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify(Object.entries(localStorage))), /2026-11-12/);
    assert.equal(await page.locator('[data-part="due"]').count(), 0);
    await page.locator('[data-do="go-on"]').click();
    await until('both are there', async () => (await due.count()) === 1 && /Thu 3 December 2026/.test(await wordsOf(due)) && /Fri 20 November 2026/.test(await wordsOf(due)));
    await until('the focus is at the dates again', () => page.evaluate(() => document.activeElement.id === 'journey-due'));
    assert.match(await page.evaluate(() => JSON.stringify(Object.entries(localStorage))), /2026-11-12/);

    // Looking ahead, the place stays where we are.
    await go(page, 'scotland/childrens-hearings#icso', '?here=childrens-hearings/grounds-hearing');
    await page.locator('#day').fill('Fri 13th November 2026');
    await page.getByRole('button', { name: 'See the dates that follow' }).click();
    await which.waitFor();
    assert.match(page.url(), /journey\/childrens-hearings\/grounds-hearing$/);

    // A step without a date to count from has no field, and without script none has.
    await go(page, 'scotland/childrens-hearings#referral-to-reporter');
    assert.equal(await page.locator('#day').count(), 0);
    const plain = await visit(address(STEP), { javaScriptEnabled: false });
    assert.equal(await plain.locator('.when-part input').count(), 0);
  },

  'on a phone a telephone link stays at the foot of the window, Leave now at its head, and neither lies over what is pressed': async ({ visit }) => {
    const page = await visit(address(STEP), PHONE);
    const call = page.locator('.call-bar a[href^="tel:"]');
    for (const part of [0, 0.5, 1]) {
      await page.evaluate((part) => scrollTo(0, part * document.documentElement.scrollHeight), part);
      await painted(page);
      for (const bar of [call, page.locator('.head .leave')]) {
        const frame = await bar.boundingBox();
        assert.ok(0 <= frame.y && frame.y + frame.height <= 740 && 44 <= frame.height, `${JSON.stringify(frame)} at ${part}`);
      }
    }
    // At the end of the page the last thing to press stands free of the bar.
    const covered = await page.evaluate(() => {
      const bar = document.querySelector('.call-bar').getBoundingClientRect();
      const last = [...document.querySelectorAll('a, button, summary')].filter((one) => one.checkVisibility() && !one.closest('.call-bar, dialog')).at(-1).getBoundingClientRect();
      return bar.top < last.bottom;
    });
    assert.equal(covered, false, 'the bar lies over the last thing to press');
    // A link that Tab leads to stands free of both bars.
    await page.evaluate(() => scrollTo(0, 0));
    const hidden = [];
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab');
      const under = await page.evaluate(() => {
        const own = document.activeElement;
        if (own.closest('.head, .call-bar, .skips') || own === document.body) return undefined;
        const { top, bottom } = own.getBoundingClientRect();
        const [head, foot] = ['.head', '.call-bar'].map((bar) => document.querySelector(bar).getBoundingClientRect());
        return bottom <= head.bottom || foot.top <= top ? own.textContent : undefined;
      });
      if (under !== undefined) hidden.push(under);
    }
    assert.deepEqual(hidden, []);
  },

  'without script the same parts stand in the same order': async ({ atlas, visit }) => {
    for (const map of MAPS.map((name) => atlas.maps.find((map) => map.map === name))) {
      const plain = await visit(`${map.map}/`, { javaScriptEnabled: false });
      const page = await visit(`${map.map}/`);
      for (const { name, text } of atlas.of(map)) {
        await go(page, name);
        const [own, words] = [await partsOf(page.locator('[data-panel]')), await partsOf(plain.locator(`article[id="${text.id}"]`))];
        assert.ok(4 < own.length, name);
        assert.deepEqual(words, own, name);
      }
      await Promise.all([plain, page].map((one) => one.context().close()));
    }
  },

  'nothing runs out sideways: in a window of 320 pixels, with text twice as large, looking ahead, with each answer and all folds open': async ({ atlas, visit }) => {
    const wrong = [];
    const names = [STEP, ...MAPS.flatMap((map) => atlas.of(atlas.maps.find((known) => known.map === map)).filter((_, idx) => idx % 6 === 0).map((step) => step.name))];
    for (const { viewport, isLarge } of [{ viewport: { width: 320, height: 640 } }, { viewport: { width: 360, height: 740 }, isLarge: true }, { viewport: { width: 820, height: 1180 }, isLarge: true }, { viewport: { width: 1440, height: 900 }, isLarge: true }]) {
      const page = await visit('', { viewport });
      if (isLarge) await twiceAsLarge(page);
      for (const [idx, name] of names.entries()) {
        const [, map] = name.split(/[/#]/);
        const from = atlas.steps.get(name).map.steps.find((step) => step.id !== name.split('#')[1]).id;
        for (const query of idx === 0 ? Object.keys(LENSES).map((lens) => `?lens=${lens}`) : ['', `?here=${map}/${from}`]) {
          await go(page, name, query);
          await page.locator('main details').evaluateAll((all) => all.forEach((fold) => fold.toggleAttribute('open', true)));
          await painted(page);
          const out = await page.evaluate(() => {
            const wide = document.documentElement.clientWidth;
            const cut = [...document.querySelectorAll('main.step *')].filter((one) => one.checkVisibility() && !one.closest('.map-head, .visually-hidden, .before-this, .lenses ul, [popover]') && (wide + 1 < one.getBoundingClientRect().right || one.getBoundingClientRect().left < -1));
            return [document.documentElement.scrollWidth - wide, cut.slice(0, 3).map((one) => `${one.localName}.${one.className}: ${one.textContent.slice(0, 40)}`)];
          });
          if (0 < out[0] || out[1].length) wrong.push(`${name}${query} at ${viewport.width}: ${out}`);
        }
      }
      await page.context().close();
    }
    assert.deepEqual(wrong, []);
  },

  'with every text longer, and twice as large, no card lies over another and nothing is cut off': async ({ atlas, visit }) => {
    const wrong = [];
    const names = [STEP, ...MAPS.flatMap((map) => atlas.of(atlas.maps.find((known) => known.map === map)).filter((_, idx) => idx % 5 === 0).map((step) => step.name))];
    for (const viewport of [{ width: 360, height: 740 }, { width: 820, height: 1180 }, { width: 1366, height: 768 }]) {
      for (const isLarge of [false, true]) {
        const page = await visit('', { viewport });
        if (isLarge) await twiceAsLarge(page);
        for (const [idx, name] of names.entries()) {
          const query = idx === 0 ? '?here=childrens-hearings/statement-of-grounds' : '';
          await go(page, name, query);
          await page.evaluate(lengthen);
          await painted(page);
          const found = await page.evaluate(crowded);
          assert.ok(3 < found.n_cards, name);
          if (found.wrong.length) wrong.push(`${name} at ${viewport.width}${isLarge ? ', large' : ''}: ${found.wrong.slice(0, 3).join(' | ')}`);
          // The words of the step before are put away with it.
          await turnTo(page, '#/about');
          await page.locator('main[data-view="about"]').waitFor();
        }
        await page.context().close();
      }
    }
    assert.deepEqual(wrong, []);
  },

  'a step is printed on one page as far as the picture goes, in large type, and says what is left out': async ({ atlas, visit }) => {
    for (const name of [STEP, 'england/care-management#s47-enquiry']) {
      const page = await visit(address(name), DESK);
      const { pages } = await printed(page);
      const first = flat(pages[0]);
      const { text, moves } = atlas.steps.get(name);
      const told = [everydayName({ text }), ...moves.map((move) => everydayName(atlas.steps.get(move.target))), ...(await page.locator('.endings-part > .ending-kind h4, .do-now li, .talk .call strong').allTextContents())];
      for (const words of told) assert.ok(first.includes(flat(words)), `${name}: “${words}” is not on the first page`);
      const all = flat(pages.join(''));
      for (const fold of await page.locator('.panel > * > .fold:not([open]) > summary').allTextContents()) assert.ok(all.includes(flat(fold)), `${name}: the print does not say that “${fold}” is left out`);
      assert.ok(all.includes(flat('Closed parts do not print')), name);
      await page.emulateMedia({ media: 'print' });
      const small = await page.evaluate(() => {
        const shown = [...document.querySelectorAll('main.step *')].filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !one.closest('.visually-hidden, .map-head, [popover], .print-code'));
        // 9 and 12 points.
        return shown.filter((one) => parseFloat(getComputedStyle(one).fontSize) < (one.matches('.next-steps strong, .ending-kind li > a, [data-here] h2, .call strong') ? 16 : 12)).map((one) => `${one.className || one.localName}: ${one.textContent.slice(0, 30)}`);
      });
      assert.deepEqual(small, [], name);
      assert.equal(await page.locator('main.step :is(button, input, select)').evaluateAll((all) => all.filter((one) => one.checkVisibility() && !one.matches('.term')).length), 0);
    }
  },

  'written from right to left the picture is its own mirror image': async ({ visit }) => {
    for (const device of [DESK, TABLET, PHONE]) {
      const page = await visit(address(STEP), device);
      const frames = () => page.evaluate(() => {
        const frame = (element) => {
          const { left, right, top } = element.getBoundingClientRect();
          return [left, right, top].map(Math.round);
        };
        const parts = [...document.querySelectorAll('[data-here], .do-now, [data-way], [data-way] .number, .ending-kind, .talk .call, .rights, .fold')].filter((part) => part.checkVisibility());
        return { parts: parts.map(frame), wide: document.documentElement.clientWidth, scrolled: document.documentElement.scrollWidth };
      });
      const left = await frames();
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      await painted(page);
      const right = await frames();
      assert.ok(8 < left.parts.length);
      assert.ok(right.scrolled <= right.wide, `${right.scrolled} of ${right.wide} at ${device.viewport.width}`);
      for (const [idx, [from, to, top]] of left.parts.entries()) {
        const mirrored = [left.wide - to, left.wide - from, top];
        assert.ok(mirrored.every((edge, side) => Math.abs(edge - right.parts[idx][side]) <= 2), `part ${idx} at ${device.viewport.width}: ${right.parts[idx]} and not ${mirrored}`);
      }
      // The arrows follow what is seen: on is to the left, and so are the cards on a wide page.
      const focused = () => page.evaluate(() => ({ sign: document.activeElement.id || document.activeElement.parentElement.dataset.way || (document.activeElement.closest('.endings-part') && 'ending'), left: document.activeElement.getBoundingClientRect().left }));
      await page.locator('#panel-name').focus();
      const walk = [];
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
        await page.keyboard.press(key);
        walk.push(await focused());
      }
      assert.deepEqual(walk.map(({ sign }) => sign), ['1', 'ending', '1', 'panel-name', 'panel-name'], `at ${device.viewport.width}`);
      if (device === DESK) assert.ok(walk[1].left < walk[0].left && walk[0].left < walk[3].left, JSON.stringify(walk));
      await page.context().close();
    }
  },

  'axe finds nothing on the page of a step: as it opens, looking ahead, with each answer, with all folds open, light and dark': async ({ visit }) => {
    const found = [];
    for (const wish of [{ ...DESK, colorScheme: 'light' }, { ...DESK, colorScheme: 'dark' }, { ...PHONE, colorScheme: 'light' }, { ...PHONE, colorScheme: 'dark' }]) {
      const page = await visit('', wish);
      for (const query of ['', '?here=childrens-hearings/statement-of-grounds', ...Object.keys(LENSES).map((lens) => `?lens=${lens}`)]) {
        await turnTo(page, '#/');
        await go(page, STEP, query);
        const name = `${query} ${wish.viewport.width} ${wish.colorScheme}`;
        found.push(...(await broken(page, name)));
        await page.locator('main details').evaluateAll((all) => all.forEach((fold) => fold.toggleAttribute('open', true)));
        found.push(...(await broken(page, `${name}, all open`)));
      }
    }
    assert.deepEqual(found, []);
  },

  'Back finds the page as far down as it was left, on the same map and from another page': async ({ visit }) => {
    const HEARING = 'scotland/childrens-hearings#grounds-hearing';
    for (const [leave, away] of [['[data-ending] a', '[data-here]'], ['.more-help', 'main[data-view="help"]']]) {
      const page = await visit(address(HEARING), PHONE);
      await arrive(page, HEARING);
      const link = page.locator(leave).first();
      await link.scrollIntoViewIfNeeded();
      await painted(page);
      const left = await page.evaluate(() => scrollY);
      assert.ok(200 < left, `${leave} stands further down`);
      const own = await page.evaluate(() => location.hash);
      await link.tap();
      await until('another place is shown', () => page.evaluate((own) => location.hash !== own, own));
      await page.locator(away).first().waitFor();
      await page.goBack();
      await arrive(page, HEARING);
      await until('it stands as it was left', () => page.evaluate((left) => Math.abs(scrollY - left) < 2, left));
    }
  },

  'a step pressed on the whole map is looked at from where we are': async ({ visit }) => {
    const HEARING = 'scotland/childrens-hearings#grounds-hearing';
    for (const depth of ['main', 'all']) {
      const page = await visit(`${address(HEARING)}?depth=${depth}`, DESK);
      await page.locator('a[data-step="grounds-hearing"][aria-current]').first().waitFor();
      await page.locator('a[data-step="review-hearing"]').first().click();
      await page.locator('.ahead').waitFor();
      assert.match(decodeURIComponent(page.url()), /review-hearing\?.*here=.*grounds-hearing/);
      await page.getByRole('link', { name: 'Back to where we are' }).click();
      await arrive(page, HEARING);
    }
  },
};

/**
 * The parts of the page of a step in the order in which they are read, each with its words; what only the app can do is left out,
 * and what a reading page has on another page: what the step rests on, how one can have got here, and more people to talk to.
 */
function partsOf(panel) {
  return panel.evaluate((panel) => {
    const parts = [...panel.querySelectorAll('.before-this, .here-card, .do-now, .next-part, .next-steps > li, .talk, .endings-part, .rights, .when-part, .fold[data-list="child"]')];
    const words = (part) => {
      const copy = part.cloneNode(true);
      for (const own of copy.querySelectorAll('.route ol, .route > a, form, #day-hint, .do-now > .hint, [popover]')) own.remove();
      return copy.textContent.replace(/\s+/g, ' ').trim();
    };
    return parts.map((part) => [part.className, part.matches('.fold, .next-part, .endings-part, .talk') ? part.firstElementChild.textContent : words(part)]);
  });
}

/** Makes every text on the page of a step about 40 % longer, as another language may: run in the page. */
function lengthen() {
  const walker = document.createTreeWalker(document.querySelector('[data-panel]'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) text.data = text.data.replace(/\p{L}+/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase());
}

/** Which cards of the page of a step lie over each other, run out of the window or do not hold their words: run in the page. */
function crowded() {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const name = (one) => `${one.className || one.localName} “${one.textContent.trim().slice(0, 25)}”`;
  const cards = shown('.from-here .lenses, .ahead, [data-here], .do-now, [data-way] > a, .ending-kind, .endings-part > details, .talk .call, .talk .more-help, .rights, .when-part, .fold, .whole-map a');
  const wrong = [];
  const frames = cards.map((card) => card.getBoundingClientRect());
  for (const [one, a] of frames.entries()) {
    if (a.left < -1 || document.documentElement.clientWidth + 1 < a.right) wrong.push(`out of the window: ${name(cards[one])}`);
    for (const [other, b] of frames.entries()) {
      const over = one < other && a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
      if (over) wrong.push(`${name(cards[one])} over ${name(cards[other])}`);
    }
  }
  // Numbers stand on the edge of their card, the lenses may be moved sideways, and the line of the steps before is cut until it is gone along.
  const words = shown('[data-panel] *').filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !one.closest('.lenses, .before-this, [popover], .call-bar, .number') && getComputedStyle(one).clipPath === 'none');
  const range = document.createRange();
  for (const one of words) {
    const card = one.closest('[data-way] > a, [data-here], .do-now, .ending-kind, .call, .ahead, .fold, section') ?? document.body;
    const frame = card.getBoundingClientRect();
    // Its own text, without that of what is in it and may not be seen.
    const lines = [...one.childNodes].filter((node) => node.nodeType === 3).flatMap((node) => (range.selectNodeContents(node), [...range.getClientRects()]));
    for (const line of lines) {
      if (line.right <= frame.right + 2 && frame.left - 2 <= line.left && line.bottom <= frame.bottom + 2) continue;
      wrong.push(`out of its card: ${name(one)}`);
      break;
    }
    if (getComputedStyle(one).textOverflow === 'ellipsis' && one.clientWidth < one.scrollWidth) wrong.push(`cut: ${name(one)}`);
  }
  if (document.documentElement.clientWidth < document.documentElement.scrollWidth) wrong.push('the page moves sideways');
  return { wrong, n_cards: cards.length };
}

/** Makes all text twice as large, as a reader does in the browser's settings. */
async function twiceAsLarge(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
}
