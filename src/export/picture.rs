//! The picture of a journey as SVG of its own: native text only, so that it opens in any drawing program.
//! Must never need a style sheet, a font file or a script.

use crate::atlas::file::{Ending, StepKind};
use crate::calendar::day::Day;
use crate::decimal::Decimal;
use crate::geometry::Size;
use crate::journey::sheet::Sheet;
use crate::markup::{Html, el};
use crate::scene::StepLink;
use crate::scene::endings::EndingGroup;
use crate::width::{text_width, wrapped};
use crate::words::Words;

/// Width of the picture in a file, in pixels.
pub const WIDTH: f64 = 960.0;

/// Width of the picture on a sheet of paper, in pixels: so wide that its smallest letters are nine points there.
pub const WIDTH_ON_PAPER: f64 = 720.0;

/// How wide a sheet of paper is between its margins, in points.
const PAPER_WIDTH: f64 = 521.0;

/// So tall may it be there, in pixels.
const MOST_ON_PAPER: f64 = 450.0;

/// So many steps behind it shows there at the most; all of them stand in words beside it.
const MOST_BEHIND: usize = 5;

const MARGIN: f64 = 16.0;
const GAP: f64 = 20.0;
const COLUMN: f64 = 217.0;
const PAD: f64 = 10.0;
/// Sizes of text: of names, and of everything else.
const LARGE: f64 = 15.0;
const SMALL: f64 = 12.5;
/// Bold letters are wider than the estimate.
const BOLD: f64 = 0.9;
/// A fallback font may be wider than the estimate.
const SAFETY: f64 = 0.87;

const INK: &str = "#1b1f24";
const QUIET: &str = "#4c5560";
const BLUE: &str = "#0b4f8a";
const LASTING: &str = "#fff6d6";
const EXIT: &str = "#eef3ea";
const EXIT_EDGE: &str = "#3f6b2f";

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureUse {
    /// To be kept by itself: it says what it is of, when it was made and where it comes from.
    File,
    /// To stand on a sheet that says all that, with every ending in words.
    Paper,
}

/// One box of the picture.
struct Card {
    mark: String,
    kind: StepKind,
    ending: Option<Ending>,
    small: String,
    name: String,
    is_here: bool,
}

/// The picture and its height in pixels: the road so far, where we are, the ways on by number, and every ending.
pub fn picture(sheet: &Sheet, words: &'static Words, to: PictureUse) -> (Html, f64) {
    if to == PictureUse::File {
        return drawing(sheet, words, to, sheet.been.len());
    }
    let most = sheet.been.len().min(MOST_BEHIND);
    let mut tries = (0..=most).rev().map(|n_behind| drawing(sheet, words, to, n_behind));
    let fitting = tries.find(|(_, height)| *height <= MOST_ON_PAPER);
    fitting.unwrap_or_else(|| drawing(sheet, words, to, 0))
}

/// The picture for a sheet of paper, and its height there in points.
pub fn picture_on_paper(sheet: &Sheet, words: &'static Words) -> (Html, f64) {
    let (drawn, height) = picture(sheet, words, PictureUse::Paper);
    (drawn, height * PAPER_WIDTH / WIDTH_ON_PAPER)
}

/// The picture with so many of the steps behind, the last of them.
fn drawing(sheet: &Sheet, words: &'static Words, to: PictureUse, n_behind: usize) -> (Html, f64) {
    let width = if to == PictureUse::File { WIDTH } else { WIDTH_ON_PAPER };
    let mut drawn = PictureBuilder { parts: Vec::new(), y: MARGIN, width, words };
    let small = |step: &StepLink| {
        let kind = (words.step_kind)(step.kind).to_string();
        step.map_title.as_ref().map_or(kind.clone(), |map| format!("{kind} · {map}"))
    };
    let card = |mark: String, step: &StepLink, small: String| Card {
        mark,
        kind: step.kind,
        ending: step.ending,
        small,
        name: step.name.clone(),
        is_here: false,
    };
    let dated = |step: &StepLink, day: Option<Day>| match day {
        Some(day) => format!("{} · {}", small(step), (words.calendar.day)(day)),
        None => small(step),
    };
    if to == PictureUse::File {
        drawn.title(&format!("{}: {}", words.journey.sheet, sheet.nation));
        drawn.lines(&format!("{} {}", words.journey.made, (words.calendar.day)(sheet.made)));
    }
    for past in sheet.history.iter().filter(|_| to == PictureUse::File) {
        let cards: Vec<Card> = past.steps.iter().map(|step| card(String::new(), step, small(step))).collect();
        let title = format!("{}: {}", words.journey.history, past.title(words));
        if cards.is_empty() {
            drawn.title(&title);
        } else {
            drawn.rows(&title, &cards, RowKind::Road);
        }
    }
    let been = sheet.been.iter().zip(1..).skip(sheet.been.len() - n_behind);
    let mut road: Vec<Card> =
        been.map(|(been, number)| card(number.to_string(), &been.step, dated(&been.step, been.day))).collect();
    if let Some(here) = &sheet.here {
        let small = format!("{} · {}", words.here, dated(&here.step, here.day));
        road.push(Card { is_here: true, ..card(String::new(), &here.step, small) });
    }
    drawn.rows(words.trail.trail, &road, RowKind::Road);
    if to == PictureUse::File {
        let others = sheet.others.iter().map(|(letter, step)| card(letter.to_string(), step, small(step)));
        drawn.rows(words.trail.other_children, &others.collect::<Vec<_>>(), RowKind::Choice);
    }
    // On paper next steps that take more than a row are told in words alone.
    let next = sheet.next.iter().filter(|_| to == PictureUse::File || sheet.next.len() <= 3);
    let next = next.map(|way| card(way.number.to_string(), &way.to, way.when.clone()));
    drawn.rows(words.next, &next.collect::<Vec<_>>(), RowKind::Choice);
    if to == PictureUse::File {
        drawn.texts(words.journey.dates, &sheet.due_texts(words));
        drawn.endings(&sheet.endings);
        drawn.texts(words.journey.plans, &sheet.plans.texts(words));
        let sources =
            format!("{}: {}. {}", words.sources, sheet.sources.join("; "), (words.read_up_to)(&sheet.read_up_to));
        drawn.lines(&sources);
        drawn.lines(words.no_advice);
    }
    let height = drawn.y - GAP + MARGIN;
    let (width, tall) = (short(width), short(height));
    let size = format!("0 0 {width} {tall}");
    let ground = el("rect").attr("width", "100%").attr("height", "100%").attr("fill", "#ffffff");
    let svg = el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", &size)
        .attr("width", &width)
        .attr("height", &tall)
        .attr("role", "img")
        .attr("font-family", "DejaVu Sans, Verdana, Arial, sans-serif")
        .child(el("title").text(words.journey.sheet))
        .child(el("desc").text(&sheet.description(words)))
        .child(ground)
        .children(drawn.parts);
    (svg.into(), height)
}

struct PictureBuilder {
    parts: Vec<Html>,
    y: f64,
    width: f64,
    words: &'static Words,
}

/// What a row of boxes is.
#[derive(Clone, Copy, PartialEq)]
enum RowKind {
    /// Steps one after the other, with arrows between.
    Road,
    /// Steps beside each other.
    Choice,
}

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq)]
enum FontWeight {
    Plain,
    Bold,
}

impl PictureBuilder {
    /// A title and boxes in rows below it, with arrows from each to the next where they are a road.
    fn rows(&mut self, title: &str, cards: &[Card], kind: RowKind) {
        if cards.is_empty() {
            return;
        }
        self.title(title);
        let n_columns = ((self.width - 2.0 * MARGIN + GAP) / (COLUMN + GAP)).round();
        let width = (self.width - 2.0 * MARGIN - GAP * (n_columns - 1.0)) / n_columns;
        for row in cards.chunks(n_columns as usize) {
            let room = (width - 2.0 * PAD) * SAFETY;
            let lines: Vec<[Vec<String>; 2]> = (row.iter())
                .map(|card| [wrapped(&card.small, SMALL, room - 22.0), wrapped(&card.name, LARGE, room * BOLD)])
                .collect();
            let height_of = |[small, name]: &[Vec<String>; 2]| {
                2.0 * PAD + small.len() as f64 * (SMALL + 4.0) + name.len() as f64 * (LARGE + 4.0)
            };
            let height = lines.iter().map(height_of).fold(0.0, f64::max);
            for (idx, (card, lines)) in row.iter().zip(&lines).enumerate() {
                let x = MARGIN + idx as f64 * (width + GAP);
                self.card(card, lines, x, width, height);
                if kind == RowKind::Road && idx + 1 < row.len() {
                    self.arrow(x + width, self.y + height / 2.0);
                }
            }
            self.y += height + GAP;
        }
    }

    /// A title and texts below it, each from a new line.
    fn texts(&mut self, title: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        self.title(title);
        for own in texts {
            for line in wrapped(own, SMALL, (self.width - 2.0 * MARGIN) * SAFETY) {
                self.y += SMALL + 4.0;
                self.parts.push(text(MARGIN, self.y, SMALL, INK, FontWeight::Plain, &line));
            }
            self.y += PAD / 2.0;
        }
        self.y += GAP;
    }

    /// Every ending by kind, a box for each kind, two boxes in a row.
    fn endings(&mut self, groups: &[EndingGroup]) {
        if groups.is_empty() {
            return;
        }
        self.title(self.words.endings);
        let width = (self.width - 2.0 * MARGIN - GAP) / 2.0;
        for row in groups.chunks(2) {
            let texts: Vec<Vec<String>> = (row.iter())
                .map(|group| {
                    let exits = group.exits.iter();
                    let exits = exits.map(|line| line.exit.name.clone());
                    wrapped(&exits.collect::<Vec<_>>().join("; "), SMALL, (width - 2.0 * PAD) * SAFETY)
                })
                .collect();
            let most = texts.iter().map(Vec::len).max().unwrap_or_default();
            let height = 1.6 * PAD + (most + 1) as f64 * (SMALL + 4.0);
            for (idx, (group, lines)) in row.iter().zip(&texts).enumerate() {
                let x = MARGIN + idx as f64 * (width + GAP);
                let is_lasting = group.ending == Ending::Permanence;
                let fill = if is_lasting { LASTING } else { EXIT };
                self.frame(x, Size::new(width, height), "8", fill, EXIT_EDGE);
                if is_lasting {
                    self.parts.push(heart(x + width - PAD - 16.0, self.y + PAD - 4.0));
                }
                let lines = std::iter::once((self.words.ending)(group.ending)).chain(lines.iter().map(String::as_str));
                for (nth, line) in lines.enumerate() {
                    let y = self.y + 0.8 * PAD + SMALL + nth as f64 * (SMALL + 4.0);
                    self.parts.push(text(
                        x + PAD,
                        y,
                        SMALL,
                        INK,
                        if nth == 0 { FontWeight::Bold } else { FontWeight::Plain },
                        line,
                    ));
                }
            }
            self.y += height + GAP / 2.0;
        }
    }

    fn title(&mut self, title: &str) {
        self.y += LARGE;
        self.parts.push(text(MARGIN, self.y, LARGE, INK, FontWeight::Bold, title));
        self.y += PAD;
    }

    /// A text in small letters over the whole width.
    fn lines(&mut self, told: &str) {
        for line in wrapped(told, SMALL, (self.width - 2.0 * MARGIN) * SAFETY) {
            self.y += SMALL;
            self.parts.push(text(MARGIN, self.y, SMALL, QUIET, FontWeight::Plain, &line));
            self.y += 4.0;
        }
        self.y += PAD;
    }

    fn frame(&mut self, x: f64, size: Size, radius: &str, fill: &str, edge: &str) {
        let rect = el("rect").attr("x", &short(x)).attr("y", &short(self.y)).attr("rx", radius);
        let rect = rect.attr("width", &short(size.width)).attr("height", &short(size.height));
        let stroke = if edge == EXIT_EDGE { "2.5" } else { "1.5" };
        self.parts.push(rect.attr("fill", fill).attr("stroke", edge).attr("stroke-width", stroke).into());
    }

    fn card(&mut self, card: &Card, [small, name]: &[Vec<String>; 2], x: f64, width: f64, height: f64) {
        let (fill, edge, ink, quiet) = match (card.is_here, card.ending) {
            (true, _) => (BLUE, BLUE, "#ffffff", "#ffffff"),
            (_, Some(Ending::Permanence)) => (LASTING, EXIT_EDGE, INK, QUIET),
            (_, Some(_)) => (EXIT, EXIT_EDGE, INK, QUIET),
            _ => ("#ffffff", "#6a737d", INK, QUIET),
        };
        let radius = if matches!(card.kind, StepKind::Order | StepKind::Court) { "0" } else { "8" };
        self.frame(x, Size::new(width, height), radius, fill, edge);
        let mut parts: Vec<Html> = Vec::new();
        let mut y = self.y + PAD;
        for line in small {
            y += SMALL;
            parts.push(text(x + PAD, y, SMALL, quiet, FontWeight::Plain, line));
            y += 4.0;
        }
        for line in name {
            y += LARGE;
            parts.push(text(x + PAD, y, LARGE, ink, FontWeight::Bold, line));
            y += 4.0;
        }
        let right = x + width - PAD;
        if card.ending == Some(Ending::Permanence) {
            parts.push(heart(right - 16.0, self.y + PAD - 2.0));
        } else if !card.mark.is_empty() {
            let middle = right - text_width(&card.mark, LARGE);
            parts.push(text(
                middle,
                self.y + PAD + SMALL,
                LARGE,
                if card.is_here { "#ffffff" } else { BLUE },
                FontWeight::Bold,
                &card.mark,
            ));
        }
        self.parts.extend(parts);
    }

    fn arrow(&mut self, x: f64, y: f64) {
        let (x, y, end) = (short(x), short(y), short(x + GAP - 2.0));
        let way = el("path").attr("d", &format!("M{x} {y}H{end}")).attr("stroke", INK).attr("stroke-width", "2.5");
        let point = format!("M{end} {y}l-8 -4v8z");
        self.parts.push(way.into());
        self.parts.push(el("path").attr("d", &point).attr("fill", INK).into());
    }
}

fn text(x: f64, y: f64, size: f64, ink: &str, weight: FontWeight, words: &str) -> Html {
    el("text")
        .attr("x", &short(x))
        .attr("y", &short(y))
        .attr("font-size", &short(size))
        .attr("font-weight", if weight == FontWeight::Bold { "600" } else { "400" })
        .attr("fill", ink)
        // A blank at the end of each line keeps words apart for whoever hears the picture.
        .text(&format!("{words} "))
        .into()
}

fn heart(x: f64, y: f64) -> Html {
    el("path")
        .attr("transform", &format!("translate({} {}) scale(0.75)", short(x), short(y)))
        .attr("d", "M12 20C5 15 1 11 1 6.5a5.5 5.5 0 0 1 11-1.5a5.5 5.5 0 0 1 11 1.5C23 11 19 15 12 20Z")
        .attr("fill", "#ffcf33")
        .attr("stroke", "#6b4e00")
        .attr("stroke-width", "1.5")
        .into()
}

fn short(number: f64) -> String {
    Decimal::tenths(number).to_string()
}
