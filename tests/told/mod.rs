//! A scene as text: each thing shown in a line, in short, so that two scenes can be compared by eye.

use std::fmt::Write;

use waymark::atlas::file::Source;
use waymark::place::Place;
use waymark::scene::StepLink;
use waymark::scene::chart::{Stop, Way};
use waymark::scene::endings::EndingGroup;
use waymark::scene::main_road::MainRoad;
use waymark::scene::map::{LensLink, MapScene, SideContent};
use waymark::scene::outline::OutlineMove;
use waymark::scene::panel::{LensAnswer, Panel, PanelPart};
use waymark::scene::reflect::AnswerPart;
use waymark::scene::step::{StepFacts, TextRun};
use waymark::scene::trail::Footprint;
use waymark::words::ENGLISH;
use waymark::world::Load;

/// A scene in lines of text, each thing shown in a line.
#[derive(Default)]
struct Told(String);

impl Told {
    fn line(&mut self, depth: usize, text: &str) {
        if !text.is_empty() {
            writeln!(self.0, "{}{}", "  ".repeat(depth), text.trim_end()).unwrap();
        }
    }

    fn list(&mut self, depth: usize, title: &str, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.line(depth, &format!("{title}:"));
            lines.iter().for_each(|line| self.line(depth + 1, line));
        }
    }
}

fn link(step: &StepLink) -> String {
    let map = step.map_title.as_ref().map(|map| format!(" ({map})")).unwrap_or_default();
    let ending = step.ending.map(|ending| format!(" {ending:?}")).unwrap_or_default();
    // A link to a step leads to it and asks nothing; it may say from where it is looked at.
    let bare = step.place.looked_at_from(None);
    assert_eq!(bare.print(), format!("#/{}", step.step.replace('#', "/")));
    let from = step.place.here.as_ref().map(|(map, step)| format!(" from {map}/{step}")).unwrap_or_default();
    let plain = if step.shown_name == step.name { String::new() } else { format!(" “{}”", step.shown_name) };
    format!("{}{plain}{map} [{:?}{ending} {}{from}]", step.name, step.kind, step.step)
}

fn links(steps: &[StepLink]) -> String {
    steps.iter().map(link).collect::<Vec<_>>().join(" -> ")
}

/// A place in short: its question, where the page is that of the place told.
fn short(place: &Place) -> String {
    let printed = place.print();
    printed.split_once('?').map_or(printed.clone(), |(_, query)| format!("?{query}"))
}

/// A text with each term explained in braces, and its place among the terms.
fn pieces(pieces: &[TextRun]) -> String {
    let piece = |piece: &TextRun| match piece.term {
        Some(term) => format!("{{{} {term}}}", piece.text),
        None => piece.text.clone(),
    };
    pieces.iter().map(piece).collect()
}

fn source(source: &Option<Source>) -> String {
    source.as_ref().map(|source| format!(" <{}>", source.id)).unwrap_or_default()
}

fn footprint(print: &Footprint) -> String {
    print.words(&ENGLISH.trail)
}

/// Everything a scene shows.
pub fn tell(scene: &MapScene) -> String {
    let mut told = Told::default();
    told.line(0, &format!("place: {}", scene.place.print()));
    told.line(0, &format!("title: {}", scene.title));
    told.line(0, &format!("picture: {:?}", scene.picture));
    let head = &scene.head;
    told.line(0, &format!("head: {} | {} | {} | {}", head.title, head.nation, head.facts_as_of, head.purpose));
    told.line(0, if head.has_worker_layer { "has a worker's layer" } else { "" });
    let lens = |link: &LensLink| {
        format!("{:?} {}{}", link.lens, short(&link.place), if link.is_asked { " (asked)" } else { "" })
    };
    told.list(0, "lens bar", scene.lens_bar.iter().map(lens));
    match &scene.panel {
        SideContent::Step(panel) => tell_panel(&mut told, panel),
        SideContent::Beginning(beginning) => {
            let line = |(step, plain): &(StepLink, String)| format!("{}: {plain}", link(step));
            told.list(0, "lit", beginning.highlighted.iter().map(line));
            told.line(0, &format!("purpose: {}", beginning.purpose));
            told.list(0, "begins with", beginning.starts.iter().map(line));
            tell_outline(&mut told, scene);
        }
    }
    tell_chart(&mut told, scene);
    told.list(
        0,
        "outline marks",
        scene.marks.iter().map(|mark| {
            let number = mark.number.map(|number| format!(" #{number}")).unwrap_or_default();
            format!("{}{}{number} {}", mark.step, if mark.is_here { " here" } else { "" }, footprint(&mark.footprint))
        }),
    );
    told.line(0, &format!("said: {}", scene.announcement));
    told.list(0, "the link holds", scene.link_holds.iter().cloned());
    told.list(0, "keys", scene.next.iter().map(Place::print));
    told.0
}

/// The outline is the same at every place of a map: it is told where no step is chosen.
fn tell_outline(told: &mut Told, scene: &MapScene) {
    for stage in scene.outline.iter() {
        told.line(0, &format!("outline: {}", stage.title));
        for step in &stage.steps {
            told.line(
                1,
                &format!(
                    "{} {} {} {:?} {:?} {:?}",
                    step.number,
                    step.place.print(),
                    step.name,
                    step.kind,
                    step.ending,
                    step.acts
                ),
            );
            let way = |way: &OutlineMove| format!("{:?} {} -> {}", way.kind, way.way.when, link(&way.way.to));
            step.ways.iter().for_each(|next| told.line(2, &way(next)));
        }
    }
}

/// A main road, as text.
pub fn tell_road(road: &MainRoad) -> String {
    let mut told = Told::default();
    for column in &road.columns {
        told.line(0, &format!("column: {}", column.title.as_deref().unwrap_or("goes on")));
        for step in &column.steps {
            told.line(1, &format!("{} {:?}, {} more", step.step, step.kind, step.n_more));
            for (what, way) in [("down", &step.down), ("on, where narrow", &step.on)] {
                told.list(2, what, way.iter().map(|way| format!("{} {:?}", way.name, way.kind)));
            }
            told.list(
                2,
                "flags",
                step.flags.iter().map(|flag| format!("{} ({}) {:?}", flag.step, flag.when, flag.ending)),
            );
            told.list(
                2,
                "stubs",
                step.stubs.iter().map(|stub| {
                    let narrow = if stub.is_narrow { " where narrow" } else { "" };
                    format!("{} {:?} {} ({}){narrow}", stub.way.name, stub.way.kind, stub.name.everyday, stub.when)
                }),
            );
        }
    }
    told.list(
        0,
        "across",
        road.lines.iter().map(|line| format!("{} from {}: {:?}", line.way.name, line.column, line.run)),
    );
    told.list(0, "other endings", road.apart.iter().map(|flag| flag.step.clone()));
    told.0
}

fn tell_facts(told: &mut Told, facts: &StepFacts) {
    told.line(1, &format!("{} | {} | {:?} {:?}", facts.id, facts.stage, facts.kind, facts.ending));
    told.line(1, &format!("plain: {}", pieces(&facts.plain)));
    told.line(1, &format!("child: {}", facts.child));
    told.line(1, &format!("what: {}", pieces(&facts.what)));
    told.line(
        1,
        &format!(
            "acts: {:?} | decides: {} | in short: {} | takes part: {}",
            facts.acts, facts.decides, facts.decides_in_short, facts.takes_part
        ),
    );
    told.list(1, "do now", facts.do_now.iter().cloned());
    told.list(
        1,
        "limits",
        facts.timescales.iter().map(|limit| {
            let read = if limit.is_read { "" } else { " not read" };
            format!("{} {:?}{}{read}", pieces(&limit.text), limit.basis, source(&limit.source))
        }),
    );
    told.list(1, "rights", facts.rights.iter().map(|right| pieces(right)));
    told.list(
        1,
        "coming",
        facts.coming.iter().map(|(coming, at)| format!("{} ({}){}", coming.text, coming.law, source(at))),
    );
    told.list(
        1,
        "local",
        facts
            .local_rules
            .iter()
            .map(|(rule, at)| format!("{} {:?} (nationally: {}){}", rule.rule, rule.basis, rule.national, source(at))),
    );
    told.list(1, "not certain", facts.not_certain.iter().cloned());
    told.list(1, "terms", facts.terms.iter().map(|term| format!("{}: {}", term.term, term.meaning)));
    told.list(1, "sources", facts.sources.iter().map(|source| source.id.clone()));
    told.list(1, "taught", facts.taught.iter().map(|(id, name)| format!("{id} {name}")));
}

fn tell_panel(told: &mut Told, panel: &Panel) {
    told.line(
        0,
        &format!(
            "panel: {} {} “{}”",
            panel.step,
            panel.facts.other_name.as_ref().unwrap_or(&panel.facts.shown_name),
            panel.facts.shown_name
        ),
    );
    if let Some(ahead) = &panel.ahead {
        let here = ahead.we_are_here.print();
        told.line(1, &format!("looked at from {}, {:?}; we are here: {here}", link(&ahead.from), ahead.way));
    }
    told.list(1, "talk", panel.talk.iter().map(|line| format!("{} {}", line.name, line.telephone)));
    tell_facts(told, &panel.facts);
    if let Some(Load::Ready(worker)) = &panel.worker {
        told.list(1, &worker.title, worker.lines.iter().map(|(label, text)| format!("{label}: {text}")));
        told.line(2, &worker.note);
    }
    tell_question(told, panel.question.as_ref());
    told.line(1, &format!("parts: {:?}", panel.parts));
    for part in &panel.parts {
        match part {
            PanelPart::Next => {
                told.line(1, "next:");
                for group in &panel.next {
                    told.list(
                        2,
                        &format!("{:?}", group.kind),
                        group.moves.iter().map(|way| {
                            let by_when = way.by_when.as_ref().map(|text| format!(" | {text}")).unwrap_or_default();
                            format!(
                                "{} {} | {} -> {} | {:?} {} ({}) {:?}{by_when}",
                                way.number,
                                way.line,
                                way.when,
                                link(&way.to),
                                way.acts,
                                way.decides,
                                way.decides_in_short,
                                way.due
                            )
                        }),
                    );
                }
            }
            PanelPart::Endings => {
                told.line(1, "endings:");
                let groups = |told: &mut Told, depth, ring: &str, groups: &[EndingGroup]| {
                    for group in groups {
                        let exits = group.exits.iter().map(|line| {
                            let route = line.route.iter().map(|(step, when)| format!("{when} -> {}", step.name));
                            let route = route.collect::<Vec<_>>().join(" -> ");
                            format!("{:?} {} {} {route}", line.begins_with, link(&line.exit), short(&line.routes))
                        });
                        told.list(depth, &format!("{ring} {:?}", group.ending), exits);
                    }
                };
                groups(told, 2, "here", &panel.endings.here);
                for map in &panel.endings.by_map {
                    let (entry, when) = (link(&map.entry), &map.when);
                    told.line(2, &format!("by {} with {}: {when} -> {entry}", map.title, map.begins_with));
                    groups(told, 3, "there", &map.endings);
                }
                groups(told, 2, "other", &panel.endings.other);
            }
            _ => {}
        }
    }
    told.list(1, "before", panel.before.moves.iter().map(|(step, when)| format!("{}: {when}", link(step))));
    told.line(1, &format!("usual route here: {}", links(&panel.before.route)));
    let road = &panel.road;
    told.line(1, "road so far:");
    for (name, steps) in [("been", &road.been), ("earlier", &road.earlier)] {
        told.list(2, name, steps.iter().map(link));
    }
    told.list(2, "others", road.others.iter().map(|(letter, step)| format!("{letter} {}", link(step))));
    let changes = [("add", &road.add), ("undo", &road.undo), ("forget", &road.forget)];
    for (name, place) in changes.into_iter().filter_map(|(name, place)| Some((name, place.as_ref()?))) {
        told.line(2, &format!("{name} {}", short(place)));
    }
    told.line(2, &format!("add earlier {}", short(&road.add_earlier)));
    told.list(2, "add other", road.add_other.iter().map(|(letter, place)| format!("{letter} {}", short(place))));
    told.line(2, &format!("journey {}", road.journey.print()));
}

fn tell_question(told: &mut Told, question: Option<&LensAnswer>) {
    match question {
        None => {}
        Some(LensAnswer::Before(_)) => told.line(1, "asked how one got here"),
        Some(LensAnswer::Turns { kind, turns }) => {
            told.list(
                1,
                &format!("turns {kind:?}"),
                turns.iter().map(|turn| {
                    let (after, to) = (links(&turn.after), link(&turn.to));
                    format!("after [{after}] {} -> {to} | {}", turn.when, turn.decides)
                }),
            );
        }
        Some(LensAnswer::Way(way)) => {
            told.line(1, &format!("way to {}: {}", link(&way.exit), way.title));
            told.list(2, "steps", way.steps.iter().map(|(step, when)| format!("{when} -> {}", link(step))));
            told.list(
                2,
                "ways",
                way.ways.iter().map(|way| {
                    format!("{} {}{}", way.name, short(&way.place), if way.is_shown { " (shown)" } else { "" })
                }),
            );
            told.line(2, &format!("every way goes through: {}", links(&way.common)));
        }
        Some(LensAnswer::Reflect(Load::Ready(groups))) => {
            for asked in groups.iter().flat_map(|group| &group.questions) {
                told.list(
                    1,
                    &format!("{} {}", asked.id, asked.question),
                    asked.parts.iter().map(|part| match part {
                        AnswerPart::View { text, place, .. } => format!("{text} {}", short(place)),
                        AnswerPart::Step { label, to, after } => format!("{label}: {} {after:?}", link(to)),
                        part => format!("{part:?}"),
                    }),
                );
            }
        }
        Some(LensAnswer::Reflect(questions)) => told.line(1, &format!("questions: {questions:?}")),
    }
}

fn tell_chart(told: &mut Told, scene: &MapScene) {
    told.line(0, &format!("chart of {}", scene.chart.map));
    told.list(1, "stages", scene.chart.stages.iter().cloned());
    told.list(
        1,
        "groups",
        scene.every_step.groups.iter().map(|group| {
            let folded = if group.is_folded { " folded" } else { "" };
            format!("{} {} ({}){folded} {}", group.id, group.title, group.steps.len(), short(&group.turned))
        }),
    );
    let line = |line: usize| scene.chart.lines[line].name.as_str();
    for column in &scene.every_step.columns {
        let stop = |stop: &Stop| {
            let down = stop.down.map(|down| format!(" down {}", line(down))).unwrap_or_default();
            let on = stop.on.map(|on| format!(" on {}", line(on))).unwrap_or_default();
            let stubs = stop.stubs.iter().map(|stub| {
                let name = match stub.way {
                    Way::Line(own) => line(own),
                    Way::Door(door) => scene.chart.boxes[stop.step].doors[door].name.as_str(),
                };
                let marks = if stub.is_narrow { " narrow" } else { "" };
                format!("{name}{marks}{}", if stub.is_rest { " rest" } else { "" })
            });
            let stubs: Vec<String> = stubs.collect();
            format!("{}{down}{on} stubs [{}] {} more", scene.chart.boxes[stop.step].step, stubs.join(", "), stop.n_more)
        };
        told.list(1, &format!("column of {}", scene.every_step.groups[column.group].id), column.stops.iter().map(stop));
    }
    let across = scene.every_step.lines.iter();
    told.list(1, "across", across.map(|(own, column, run)| format!("{} after {column} {run:?}", line(*own))));
    told.list(
        1,
        "boxes",
        scene.chart.boxes.iter().zip(&scene.highlights.boxes).map(|(step, highlight)| {
            let mut marks = String::new();
            for (name, is_on) in
                [(" HERE", highlight.is_here), (" LIT", highlight.is_highlighted), (" DIM", highlight.is_dim)]
            {
                marks += if is_on { name } else { "" };
            }
            let number = highlight.number.map(|number| format!(" #{number}")).unwrap_or_default();
            let doors = if step.doors.is_empty() {
                String::new()
            } else {
                format!(" doors {:?}", step.doors.iter().map(|door| &door.title).collect::<Vec<_>>())
            };
            let ending = step.ending.map(|ending| format!(" {ending:?}")).unwrap_or_default();
            let print = footprint(&highlight.footprint);
            format!("{} {:?}{ending} stage {}{marks}{number} {print}{doors}", step.step, step.kind, step.stage)
        }),
    );
    told.list(
        1,
        "lines",
        scene.chart.lines.iter().zip(&scene.highlights.lines).map(|(line, highlight)| {
            let mut marks = String::new();
            for (name, is_on) in [
                (" LIT", highlight.is_highlighted),
                (" DIM", highlight.is_dim),
                (" full", highlight.is_full),
                (" walked", highlight.is_walked),
                (" main", line.is_main),
            ] {
                marks += if is_on { name } else { "" };
            }
            format!("{} {:?}{marks}", line.name, line.kind)
        }),
    );
    let legend = &scene.legend;
    told.line(0, "legend");
    told.list(
        1,
        "moves",
        legend.moves.iter().map(|entry| {
            let switch = entry.switch.as_ref().map(short).unwrap_or_default();
            format!("{:?} {} {} {switch}", entry.kind, entry.count, if entry.is_on { "on" } else { "off" })
        }),
    );
    told.line(1, &format!("kinds: {:?}", legend.kinds));
}
