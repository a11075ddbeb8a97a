//! A trainer's walk with a group: the step in large words, its options one by one, the groups, the debrief, and a handout.
//! Whoever shows these words hears the buttons: each bears what it does in `data-do`, and to which in `data-of`.
//! Must never show the room a word that is the trainer's own, nor an option that is not shown yet.

use crate::journey::walk::{Debrief, MOST_GROUPS, Walk, WalkField, WalkOption, WalkScene, WalkStop};
use crate::markup::{Element, Html, el};
use crate::views::kept::bare_button;
use crate::words::Words;
use crate::words::walk::WalkWords;

/// Lines for notes on the handout.
const NOTE_LINES: usize = 4;

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
    /// The code of a link.
    Code(Html),
}

/// What the trainer's page shows beside the walk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WalkDesk {
    /// The address of the room's window, where there can be one.
    pub room: Option<String>,
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
        WalkView::Step => step(scene, here, walk, audience, words),
        WalkView::Debrief(debrief) => debrief_html(scene, walk, debrief, audience, told).into(),
        WalkView::Code(code) => el("section")
            .class("walk-code")
            .child(el("h1").attr("id", "walk-title").attr("tabindex", "-1").text(&here.name))
            .child(code.clone())
            .child(el("p").text(told.code_of))
            .into(),
    };
    let beside = desk.map(|desk| parts_of_trainer(scene, walk, view, desk, told));
    [case(scene), main].into_iter().chain(beside).collect()
}

/// The page where the step is on no map.
pub fn no_step(words: &'static Words) -> Html {
    el("h1").attr("id", "walk-title").attr("tabindex", "-1").text(words.walk.no_step).into()
}

fn case(scene: &WalkScene) -> Html {
    if scene.title.is_empty() && scene.case.is_empty() {
        return Html::default();
    }
    let title = el("p").class("walk-name").text(&scene.title);
    el("section").class("walk-case").child(title).child(el("p").text(&scene.case)).into()
}

fn step(scene: &WalkScene, here: &WalkStop, walk: &Walk, audience: WalkAudience, words: &'static Words) -> Html {
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
    let asks = told.asks.iter().map(|ask| el("li").text(ask).into());
    let asks = el("ul").class("walk-asks").attr("role", "list").children(asks);
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
    let options: Html = match here.options.is_empty() {
        true => el("p").class("walk-plain").text(told.no_options).into(),
        false => el("ol").class("walk-options").attr("role", "list").children(options).into(),
    };
    let page: Html = [so_far.into(), top.into(), asks.into(), options].into_iter().collect();
    if audience == WalkAudience::Room {
        return page;
    }
    let show = (n_shown < here.options.len())
        .then(|| [tool("show-one", told.show_one), tool("show-all", told.show_all)].into_iter().collect::<Html>());
    let hide = (0 < n_shown).then(|| tool("hide", told.hide));
    let back = (0 < last).then(|| tool("back", told.back));
    let tools = el("p").class("walk-tools").children(show).children(hide).children(back);
    [page, tools.into(), el("p").class("hint").text(told.keys).into()].into_iter().collect()
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
    let number = el("span").class("walk-number").text(&option.way.number.to_string());
    let head: Html = match audience {
        WalkAudience::Trainer => pressed("take", &option.key, &format!("take-{}", option.way.number))
            .class("walk-take")
            .child(number)
            .text(" ")
            .child(el("span").text(name))
            .into(),
        WalkAudience::Room => el("p").class("walk-take").child(number).text(" ").child(el("span").text(name)).into(),
    };
    let letters = walk.groups().filter_map(|letter| {
        let is_chosen = walk.choice(letter, &here.key) == Some(option.key.as_str());
        match audience {
            WalkAudience::Trainer => Some(
                pressed(
                    "choose",
                    &format!("{letter} {}", option.key),
                    &format!("choose-{letter}-{}", option.way.number),
                )
                .class("walk-letter")
                .attr("aria-label", &(told.chooses)(letter, name))
                .attr("aria-pressed", if is_chosen { "true" } else { "false" })
                .text(&letter.to_string())
                .into(),
            ),
            WalkAudience::Room => is_chosen.then(|| el("span").class("walk-letter").text(&(told.group)(letter)).into()),
        }
    });
    let letters = el("span").class("walk-letters").children(letters);
    el("li")
        .class("walk-option")
        .attr("id", &format!("walk-option-{}", option.way.number))
        .child(head)
        .child(letters)
        .child(answer(option, words))
        .into()
}

/// When, what kind, who decides, by when, and where that is written.
fn answer(option: &WalkOption, words: &'static Words) -> Element {
    let told = &words.walk;
    let kind = el("p").class("walk-kind").text((words.move_kind)(option.kind));
    let fact = |label: &str, text: &str| -> Html {
        el("div").class("fact").child(el("dt").text(label)).child(el("dd").text(text)).into()
    };
    let limits = if option.limits.is_empty() { told.no_limit.to_string() } else { option.limits.join(". ") };
    let mut facts = vec![fact(told.when, &option.way.when)];
    if !option.way.decides.is_empty() {
        facts.push(fact(told.decides, &option.way.decides));
    }
    facts.push(fact(told.by_when, &limits));
    if !option.sources.is_empty() {
        facts.push(fact(told.sources, &option.sources.join("; ")));
    }
    el("div").class("walk-answer").child(kind).child(el("dl").class("facts").children(facts))
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
        WalkView::Code(_) => tool("step", told.to_step),
        _ => tool("code", told.code),
    });
    let room = desk.room.as_ref().map(|room| {
        el("a")
            .attr("href", room)
            .attr("id", "walk-room")
            .class("tool")
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .text(told.open_room)
    });
    let tools =
        el("p").class("walk-tools").child(debrief).children(code).child(room).child(tool("handout", told.handout));
    let notes = is_at_step.then(|| {
        el("section")
            .class("walk-notes")
            .child(el("h2").text(told.notes))
            .child(field(walk, WalkField::Notes, told.notes_here, Some("3")))
            .child(field(walk, WalkField::Minutes, told.minutes, None))
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
        el("section").child(el("h2").text(told.routes)).child(el("ol").class("walk-routes").children(routes))
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
        let label = el("label")
            .attr("for", &box_id)
            .text(outcome)
            .text(" ")
            .child(el("span").class("hint").text(&format!("({module})")));
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
        .class("sheet walk-debrief")
        .attr("data-sheet", "debrief")
        .child(el("h1").attr("id", "walk-title").attr("tabindex", "-1").text(told.debrief))
        .child(el("p").class("walk-paper").text(&scene.title))
        .child(tools)
        .child(table)
        .child(el("p").text(told.homes))
        .child(el("h2").text(told.parted))
        .child(parted)
        .children(outcomes)
}

/// What a room takes along: the case and the steps walked with their options, and the answers on a sheet of their own.
pub fn handout(scene: &WalkScene, words: &'static Words) -> Html {
    let told = &words.walk;
    let taken = |at: usize| scene.so_far.get(at + 1).map(|stop| stop.key.as_str());
    let steps = scene.so_far.iter().enumerate().map(|(at, stop)| {
        let options = stop.options.iter().map(|option| el("li").text(&option.name).into());
        let lines =
            (0..NOTE_LINES).filter(|_| at + 1 == scene.so_far.len()).map(|_| el("div").class("note-line").into());
        el("li")
            .child(el("strong").text(&stop.name))
            .text(" ")
            .text(&stop.plain)
            .child(el("ol").children(options))
            .children(lines)
            .into()
    });
    let answers = scene.so_far.iter().enumerate().map(|(at, stop)| {
        let options = stop.options.iter().map(|option| {
            let mark = (taken(at) == Some(option.key.as_str())).then_some(told.taken);
            let mark = mark.map(|mark| el("em").text(&format!(" ({mark})")));
            el("li").child(el("strong").text(&option.name)).child(mark).child(answer(option, words)).into()
        });
        el("li").child(el("strong").text(&stop.name)).child(el("ol").children(options)).into()
    });
    let title = if scene.title.is_empty() { words.map.walk_page } else { &scene.title };
    let asks = el("p").child(el("strong").text(&told.asks.join(" ")));
    let first = el("section")
        .class("sheet-page")
        .child(el("h2").text(title))
        .child(el("p").text(&scene.case))
        .child(asks)
        .child(el("ol").children(steps));
    let second = el("section")
        .class("sheet-page sheet-words")
        .child(el("h2").text(&format!("{title}: {}", told.answers)))
        .child(el("ol").children(answers));
    let sheet = el("article").class("sheet walk-handout").attr("data-sheet", "handout");
    sheet.child(first).child(second).into()
}
