//! A trainer's walk with a group: the step in large words, its options one by one, the groups, the debrief, and a handout.
//! Whoever shows these words hears the buttons: each bears what it does in `data-do`, and to which in `data-of`.
//! Must never show the room a word that is the trainer's own, nor an option that is not shown yet.

use crate::journey::walk::{Debrief, MOST_GROUPS, Walk, WalkField, WalkOption, WalkScene, WalkStop};
use crate::markup::{Element, Html, el};
use crate::views::kept::bare_button;
use crate::words::Words;
use crate::words::walk::WalkWords;

/// Rows of text that a sheet of the handout has beside its headings, and letters of a row, about.
const SHEET: (usize, usize) = (55, 95);

/// Letters of an option's limits and of its sources that the wall has room for; elsewhere all are told.
const FITS_WALL: usize = 240;
const WHOLE: usize = usize::MAX;

/// Who sees a page of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkAudience {
    /// The trainer.
    Trainer,
    /// The room.
    Room,
}

/// What a page of a walk shows.
#[derive(Clone, Debug, PartialEq)]
pub enum WalkView {
    /// The step where it is.
    Step,
    /// The routes side by side.
    Debrief(Debrief),
    /// The code of a link, and the link for whoever has to type it.
    Code(Html, String),
}

/// What the trainer's page shows beside the walk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WalkDesk {
    /// The address of the room's window, where there can be one.
    pub room: Option<String>,
    /// When the step was come to.
    pub since: String,
    /// Whether a link can be given to others.
    pub has_link: bool,
    /// Whether the walk is kept.
    pub is_kept: bool,
    /// Whether another walk can be brought back.
    pub can_put_back: bool,
    /// Why a file could not be opened.
    pub wrong: String,
}

/// A button without its words: what it does, to which, and its id.
fn pressed(what: &str, of: &str, id: &str) -> Element {
    bare_button(what, of).attr("id", &format!("walk-{id}"))
}

/// A button with an id: it keeps the focus when the page is written anew.
fn tool(what: &str, text: &str) -> Html {
    pressed(what, "", what).text(text).into()
}

/// The page.
pub fn walk_page(
    scene: &WalkScene,
    walk: &Walk,
    view: &WalkView,
    desk: Option<&WalkDesk>,
    words: &'static Words,
) -> Html {
    let told = &words.walk;
    let audience = if desk.is_some() { WalkAudience::Trainer } else { WalkAudience::Room };
    let Some(here) = scene.here() else { return Html::default() };
    let main: Html = match view {
        WalkView::Step => step(scene, here, walk, audience, words).into(),
        WalkView::Debrief(debrief) => debrief_html(scene, walk, debrief, audience, told).into(),
        WalkView::Code(code, address) => el("section")
            .class("walk-code walk-main")
            .child(el("h1").attr("id", "walk-title").attr("tabindex", "-1").text(&here.name))
            .child(el("p").text(told.code_of))
            .child(code.clone())
            .child(el("p").class("walk-address").text(address))
            .into(),
    };
    let beside = desk.map(|desk| parts_of_trainer(scene, walk, view, desk, told));
    [main, beside.unwrap_or_default()].into_iter().collect()
}

/// The page where the step is on no map.
pub fn no_step(words: &'static Words) -> Html {
    el("h1").attr("id", "walk-title").attr("tabindex", "-1").text(words.walk.no_step).into()
}

fn case(scene: &WalkScene, told: &WalkWords) -> Html {
    if scene.title.is_empty() && scene.case.is_empty() {
        return Html::default();
    }
    let title = el("p").class("walk-name").text(&scene.title);
    let task = task(scene, told).filter(|_| scene.so_far.len() == 1);
    el("section").class("walk-case").child(title).child(el("p").text(&scene.case)).child(task).into()
}

fn task(scene: &WalkScene, told: &WalkWords) -> Option<Element> {
    (!scene.task.is_empty()).then(|| el("p").child(el("strong").text(told.task)).text(&scene.task))
}

fn step(scene: &WalkScene, here: &WalkStop, walk: &Walk, audience: WalkAudience, words: &'static Words) -> Element {
    let told = &words.walk;
    let last = scene.so_far.len() - 1;
    let stops = scene.so_far.iter().enumerate().map(|(at, stop)| {
        let is_here = (at == last).then_some("step");
        let name: Html = match audience {
            WalkAudience::Trainer if at < last => {
                pressed("go-to", &at.to_string(), &format!("go-to-{at}")).text(&stop.name).into()
            }
            _ => el("span").text(&stop.name).into(),
        };
        el("li").attr_if("aria-current", is_here).child(name).into()
    });
    let so_far = el("nav").attr("aria-label", told.so_far).child(el("ol").class("walk-so-far").children(stops));
    let top = el("div")
        .class("walk-top")
        .child(el("h1").attr("id", "walk-title").attr("tabindex", "-1").text(&here.name))
        .child(el("p").class("walk-plain").text(&here.plain));
    let n_shown = walk.n_shown();
    let options = here.options.iter().map(|option| match option.way.number <= n_shown {
        true => shown_option(option, here, walk, audience, words),
        false => {
            let number =
                el("span").class("walk-number").attr("aria-hidden", "true").text(&option.way.number.to_string());
            let text = el("span").class("visually-hidden").text(&(told.hidden)(option.way.number));
            el("li").class("walk-hidden").child(number).child(text).into()
        }
    });
    // Of an outcome there is nothing to ask.
    let (asks, options) = match here.options.is_empty() {
        true => (None, el("p").class("walk-plain").text(told.no_options)),
        false => {
            let asks = told.asks.iter().map(|ask| el("li").text(ask).into());
            let asks = el("ul").class("walk-asks").attr("role", "list").children(asks);
            (Some(asks), el("ol").class("walk-options").attr("role", "list").children(options))
        }
    };
    let you_means = you_means(here, words).filter(|_| 0 < n_shown).map(|text| el("p").class("hint").text(text));
    let main =
        el("div").class("walk-main").child(case(scene, told)).child(so_far).child(top).child(asks).child(you_means);
    if audience == WalkAudience::Room {
        let opened = here.options.get(walk.opened().wrapping_sub(1)).map(|option| {
            let number = el("span").class("walk-number").text(&option.way.number.to_string());
            let title = el("h2").child(number).text(" ").text(&option.name);
            let when = fact(told.when, &option.way.when);
            el("section").class("walk-pane").child(title).child(answer(option, when, FITS_WALL, words))
        });
        return main.child(el("div").class("walk-choice").child(options).child(opened));
    }
    let show = (n_shown < here.options.len())
        .then(|| [tool("show-one", told.show_one), tool("show-all", told.show_all)].into_iter().collect::<Html>());
    let hide = (0 < n_shown).then(|| tool("hide", told.hide));
    let back = (0 < last).then(|| tool("back", told.back));
    let tools = el("p").class("walk-tools").children(show).children(hide).children(back);
    main.child(tools).child(options).child(el("p").class("hint").text(told.keys))
}

fn shown_option(
    option: &WalkOption,
    here: &WalkStop,
    walk: &Walk,
    audience: WalkAudience,
    words: &'static Words,
) -> Html {
    let told = &words.walk;
    let name = &option.name;
    let own_number = option.way.number.to_string();
    let is_trainer = audience == WalkAudience::Trainer;
    let is_open = walk.opened() == option.way.number;
    let number = el("span").class("walk-number").text(&own_number);
    let head = match audience {
        WalkAudience::Trainer => pressed("take", &option.key, &format!("take-{own_number}")),
        WalkAudience::Room => el("p"),
    };
    let letters = walk.groups().filter_map(|letter| {
        let is_chosen = walk.choice(letter, &here.key) == Some(option.key.as_str());
        match audience {
            WalkAudience::Trainer => Some(
                pressed("choose", &format!("{letter} {}", option.key), &format!("choose-{letter}-{own_number}"))
                    .class("walk-letter")
                    .attr("aria-label", &(told.chooses)(letter, name))
                    .attr("aria-pressed", if is_chosen { "true" } else { "false" })
                    .text(&letter.to_string())
                    .into(),
            ),
            WalkAudience::Room => is_chosen.then(|| el("span").class("walk-letter").text(&(told.group)(letter)).into()),
        }
    });
    let details = is_trainer.then(|| {
        pressed("open", &own_number, &format!("open-{own_number}"))
            .attr("aria-expanded", if is_open { "true" } else { "false" })
            .text(told.details)
            .child(el("span").class("visually-hidden").text(": ").text(name))
    });
    let letters = el("p").class("walk-letters").children(letters).child(details);
    el("li")
        .class("walk-option")
        .attr("id", &format!("walk-option-{own_number}"))
        .attr_if("aria-current", (is_open && !is_trainer).then_some("true"))
        .child(head.class("walk-take").child(number).text(" ").child(el("span").text(name)))
        .child(el("p").class("walk-when").text(&option.way.when))
        .child(letters)
        .child((is_open && is_trainer).then(|| answer(option, Html::default(), WHOLE, words)))
        .into()
}

/// Whom the map's sentences mean by “you”.
fn you_means(here: &WalkStop, words: &'static Words) -> Option<&'static str> {
    here.you_means.map(words.from_here.you_means)
}

fn fact(label: &str, text: &str) -> Html {
    el("div").class("fact").child(el("dt").text(label)).child(el("dd").text(text)).into()
}

/// As many of the texts as so many letters hold, at least one, and how many are left out.
fn some_of(texts: &[String], between: &str, most: usize, told: &WalkWords) -> String {
    let mut some = String::new();
    for (idx, text) in texts.iter().enumerate() {
        if 0 < idx && most < some.len() + text.len() {
            return some + &(told.and_more)(texts.len() - idx);
        }
        some.push_str(if idx == 0 { "" } else { between });
        some.push_str(text);
    }
    some
}

/// What kind, who decides, by when, and where that is written; before it what else is told. Of limits and of sources as many as
/// so many letters hold.
fn answer(option: &WalkOption, first: Html, most: usize, words: &'static Words) -> Element {
    let told = &words.walk;
    let limits = match option.limits.is_empty() {
        true => told.no_limit.to_string(),
        false => some_of(&option.limits, ". ", most, told),
    };
    let mut facts = el("dl").class("facts").child(first);
    if !option.way.decides.is_empty() {
        facts = facts.child(fact(told.decides, &option.way.decides));
    }
    facts = facts.child(fact(told.by_when, &limits));
    if !option.sources.is_empty() {
        facts = facts.child(fact(told.sources, &some_of(&option.sources, "; ", most, told)));
    }
    el("div").class("walk-answer").child(el("p").class("walk-kind").text((words.move_kind)(option.kind))).child(facts)
}

fn field(walk: &Walk, field: WalkField, label: &str, rows: Option<&str>) -> Html {
    let id = format!("walk-field-{}", field.word());
    let text = walk.written(field);
    let label = el("label").attr("for", &id).text(label);
    let named = |element: Element| element.attr("id", &id).attr("name", field.word()).attr("autocomplete", "off");
    let input = match rows {
        Some(rows) => named(el("textarea")).attr("rows", rows).text(text),
        None => named(el("input")).attr("value", text),
    };
    el("p").child(label).child(input).into()
}

/// What is only for the trainer: notes, groups, routes, windows, paper, the file.
fn parts_of_trainer(scene: &WalkScene, walk: &Walk, view: &WalkView, desk: &WalkDesk, told: &WalkWords) -> Html {
    let is_at_step = *view == WalkView::Step;
    let kept = (!desk.is_kept).then(|| el("p").class("notice").text(told.not_kept));
    let debrief = match view {
        WalkView::Debrief(_) => tool("step", told.to_step),
        _ => tool("debrief", told.debrief),
    };
    let code = desk.has_link.then(|| match view {
        WalkView::Code(..) => tool("step", told.to_step),
        _ => tool("code", told.code),
    });
    let room = desk.room.as_ref().map(|room| {
        el("a")
            .attr("href", room)
            .attr("id", "walk-room")
            .class("tool")
            // There is one such window, whichever walk it shows.
            .attr("target", "waymark-room")
            .text(told.open_room)
    });
    let tools =
        el("p").class("walk-tools").child(debrief).child(tool("handout", told.handout)).children(code).child(room);
    let notes = is_at_step.then(|| {
        el("section")
            .class("walk-notes")
            .child(el("h2").text(told.notes))
            .child(field(walk, WalkField::Notes, told.notes_here, Some("2")))
            .child(field(walk, WalkField::Minutes, told.minutes, None))
            .child(el("p").class("hint").attr("id", "walk-since").text(&(told.since)(&desk.since, walk.n_minutes())))
    });
    let groups = scene.groups.iter().map(|(letter, name)| {
        let go = pressed("follow", &letter.to_string(), &format!("follow-{letter}"))
            .attr("aria-label", &format!("{}: {}", told.go_there, (told.group)(*letter)))
            .text(told.go_there);
        el("li").text(&(told.group_at)(*letter, name)).text(" ").child(go).into()
    });
    let add = (walk.n_groups < MOST_GROUPS).then(|| tool("add-group", told.add_group));
    let remove = (0 < walk.n_groups).then(|| tool("remove-group", told.remove_group));
    let groups = el("section")
        .class("walk-groups")
        .child(el("h2").text(told.groups))
        .child(el("p").class("hint").text(told.groups_hint))
        .child(el("ul").attr("role", "list").children(groups))
        .child(el("p").class("walk-tools").children(add).children(remove));
    let routes = (1 < scene.routes.len()).then(|| {
        let routes = scene.routes.iter().enumerate().map(|(idx, steps)| {
            let name = format!("{}: {}", (told.route)(idx + 1), steps.join(" → "));
            let is_walked = idx == walk.current();
            let go = pressed("route", &idx.to_string(), &format!("route-{idx}"));
            el("li").child(go.attr_if("aria-current", is_walked.then_some("true")).text(&name)).into()
        });
        el("section")
            .child(el("h2").text(told.routes))
            .child(el("ol").class("walk-routes").attr("role", "list").children(routes))
    });
    let put_back = desk.can_put_back.then(|| tool("put-back", told.put_back));
    let file = el("input")
        .attr("type", "file")
        .attr("id", "walk-open")
        .attr("name", "open")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "walk-wrong");
    let own = el("details")
        .attr("id", "walk-own")
        .child(el("summary").attr("id", "walk-own-title").text(told.own))
        .child(el("p").class("hint").text(told.made_up))
        .child(field(walk, WalkField::Title, told.title, None))
        .child(field(walk, WalkField::Case, told.case, Some("2")))
        .child(el("p").class("walk-tools").child(tool("save", told.save)).child(tool("again", told.again)))
        .child(el("p").child(el("label").attr("for", "walk-open").text(told.open)).text(" ").child(file));
    let wrong = el("p").class("walk-wrong").attr("id", "walk-wrong").text(&desk.wrong);
    el("div")
        .class("walk-desk")
        .child(tools)
        .child(kept)
        .child(notes)
        .child(groups)
        .child(routes)
        .child(wrong)
        .child(put_back.map(|button| el("p").class("walk-tools").child(button)))
        .child(own)
        .into()
}

fn debrief_html(
    scene: &WalkScene,
    walk: &Walk,
    debrief: &Debrief,
    audience: WalkAudience,
    told: &WalkWords,
) -> Element {
    let heads = debrief.roads.iter().map(|road| el("th").attr("scope", "col").text(&road.name).into());
    let head = el("tr").child(el("td")).children(heads);
    let routes = debrief.roads.iter().map(|road| {
        let steps = road.steps.iter().map(|step| el("li").text(step).into());
        el("td").child(el("ol").children(steps)).into()
    });
    let first = el("tr").child(el("th").attr("scope", "row").text(told.route_row)).children(routes);
    let rows = debrief.rows(told).into_iter().map(|(label, values)| {
        let values = values.iter().map(|value| el("td").text(value).into());
        el("tr").child(el("th").attr("scope", "row").text(label)).children(values).into()
    });
    let table = el("table").child(el("caption").text(told.meant)).child(head).child(first).children(rows);
    let table = el("div")
        .class("walk-table")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", told.meant)
        .child(table);
    let parted = debrief.parted.iter().map(|(step, choices)| {
        let choices: Vec<String> = choices.iter().map(|(who, to)| format!("{who} → {to}")).collect();
        el("li").text(&format!("{} {step}: {}", told.parted_at, choices.join("; "))).into()
    });
    let parted: Html = match debrief.parted.is_empty() {
        true => el("p").text(told.not_parted).into(),
        false => el("ul").children(parted).into(),
    };
    let outcomes = debrief.outcomes.iter().map(|(id, module, outcome)| {
        let box_id = format!("walk-{id}");
        let tick = el("input").attr("type", "checkbox").attr("id", &box_id).attr("name", "tick").attr("value", id);
        let tick = tick.attr_if("checked", walk.is_reached(id).then_some(""));
        let label = el("label").attr("for", &box_id).text(&format!("{outcome} ({module})"));
        el("li").child(tick).child(label).into()
    });
    let outcomes = (!debrief.outcomes.is_empty() && audience == WalkAudience::Trainer).then(|| {
        [
            el("h2").text(told.outcomes).into(),
            el("ul").class("walk-outcomes").attr("role", "list").children(outcomes).into(),
        ]
        .into_iter()
        .collect::<Html>()
    });
    let tools = (audience == WalkAudience::Trainer)
        .then(|| el("p").class("walk-tools").child(tool("copy", told.copy)).child(tool("print", told.print)));
    el("article")
        .class("sheet walk-debrief walk-main")
        .attr("data-sheet", "debrief")
        .child(el("h1").attr("id", "walk-title").attr("tabindex", "-1").text(told.debrief))
        .child(el("p").class("walk-paper").text(&scene.title))
        .child(tools)
        .child(el("h2").text(told.parted))
        .child(parted)
        .child(table)
        .child(el("p").text(told.homes))
        .children(outcomes)
}

/// What a room takes along: the case, the task, the steps walked with the options that were shown, and lines for the answers to the
/// questions; what the maps answer stands on a sheet of its own.
pub fn handout(scene: &WalkScene, walk: &Walk, words: &'static Words) -> Html {
    let told = &words.walk;
    let taken = |at: usize| scene.so_far.get(at + 1).map(|stop| stop.key.as_str());
    let shown = |stop: &WalkStop| walk.n_shown_of(&stop.key).min(stop.options.len());
    let steps = scene.so_far.iter().map(|stop| {
        let options = stop.options[..shown(stop)].iter().map(|option| el("li").text(&option.name).into());
        let name = el("p").child(el("strong").text(&stop.name)).text(" ").text(&stop.plain);
        el("li").child(name).child(el("ol").children(options)).into()
    });
    // Each question gets as many lines as the sheet has room for.
    let (most, width) = SHEET;
    let mut n_rows = (scene.case.len() + scene.task.len()) / width + 2;
    for stop in &scene.so_far {
        n_rows += stop.plain.len() / width + 1 + shown(stop);
    }
    let n_lines = (most.saturating_sub(n_rows) / 6).clamp(3, 7);
    let lines = (0..n_lines).map(|_| el("div").class("note-line").into()).collect::<Html>();
    let is_outcome = scene.here().is_some_and(|stop| stop.options.is_empty());
    let asks = told.asks.iter().map(|ask| {
        let ask = if is_outcome { "" } else { ask };
        el("div").child(el("h3").text(ask)).child(lines.clone()).into()
    });
    let answers = scene.so_far.iter().enumerate().map(|(at, stop)| {
        let options = stop.options.iter().map(|option| {
            let mark = (taken(at) == Some(option.key.as_str())).then_some(told.taken);
            let mark = mark.map(|mark| el("em").text(&format!(" ({mark})")));
            let when = fact(told.when, &option.way.when);
            el("li").child(el("strong").text(&option.name)).child(mark).child(answer(option, when, WHOLE, words)).into()
        });
        el("li").child(el("strong").text(&stop.name)).child(el("ol").children(options)).into()
    });
    let title = if scene.title.is_empty() { words.map.walk_page } else { &scene.title };
    let first = el("section")
        .class("sheet-page")
        .child(el("h2").text(title))
        .child(el("p").text(&scene.case))
        .child(task(scene, told))
        .child(el("ol").children(steps))
        .children(asks);
    let second = el("section")
        .class("sheet-page sheet-words")
        .child(el("h2").text(&format!("{title}: {}", told.answers)))
        .child(scene.here().and_then(|here| you_means(here, words)).map(|text| el("p").text(text)))
        .child(el("ol").children(answers));
    let sheet = el("article").class("sheet walk-handout").attr("data-sheet", "handout");
    sheet.child(first).child(second).into()
}
