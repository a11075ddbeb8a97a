//! The reading pages: home, about, the whole system and every map in words, whole without any script.
//! Must never say less than the app: they are made from the same scene and the same views.

use leptos::prelude::*;

use crate::atlas::{Index, MapId, Nation, Spot};
use crate::graph::Roads;
use crate::scene::outline::{outline, reading_order};
use crate::scene::panel::{EndingGroup, Panel, panel};
use crate::scene::system::regions;
use crate::ui::frame::{footer, header, skip_links};
use crate::ui::links::Links;
use crate::ui::panel::{before_list, next_list};
use crate::ui::parts::{heart, step_link};
use crate::ui::step::{Level, heading, key_facts, more_facts, opening_words, source_list};
use crate::ui::{about, home, system};
use crate::words;

/// Which page.
#[derive(Clone, Copy, Debug)]
pub enum Reading<'a> {
    /// The first page.
    Home,
    /// About and help.
    About,
    /// All maps of a nation.
    System(&'a Nation),
    /// One map.
    Map(&'a Nation, &'a Roads, MapId),
}

/// The page's body as HTML. `root` is the way from the page to the site's root: `../../` for a map.
pub fn body(page: Reading<'_>, index: &Index, nations: &[Nation], root: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let own = match page {
            Reading::Map(nation, _, map) => Some((nation.id.clone(), nation.map(map).slug().to_string())),
            _ => None,
        };
        provide_context(Links::Reading { root: root.to_string(), own });
        let nation = match page {
            Reading::Home | Reading::About => None,
            Reading::System(nation) | Reading::Map(nation, ..) => index.nation(&nation.id),
        };
        let head = header(nation.map(|nation| (nation.id.clone(), nation.name.clone())), ().into_any());
        let main = match page {
            Reading::Home => home::home(index, ().into_any()),
            Reading::About => about::about(index, &nations.iter().collect::<Vec<_>>()),
            Reading::System(nation) => {
                let name = index.nation(&nation.id).map(|nation| nation.name.clone()).unwrap_or_default();
                system::system(&name, &regions(nation))
            }
            Reading::Map(nation, roads, map) => map_page(nation, roads, map),
        };
        view! { <div id="reading">{skip_links(&[("main", "Skip to the main part")])}{head}{main}{footer()}</div> }.to_html()
    })
}

fn map_page(nation: &Nation, roads: &Roads, map: MapId) -> AnyView {
    let text = nation.map(map);
    let contents = outline(nation, roads, map).into_iter().map(|stage| {
        let steps = stage.steps.iter().map(|step| view! { <li><a href=format!("#{}", step.step)>{step.name.clone()}</a></li> });
        view! { <li>{stage.title.clone()}<ol>{steps.collect_view()}</ol></li> }.into_any()
    });
    let steps = reading_order(nation, map).into_iter().map(|spot| article(nation, roads, spot));
    let questions = text.file.open_questions.iter().map(|question| view! { <li>{question.plain.clone()}</li> });
    let terms = text.file.glossary.iter().map(|term| {
        view! { <div class="fact"><dt>{term.term.clone()}</dt><dd>{term.meaning.clone()}</dd></div> }
    });
    view! {
        <main id="main" class="map" data-view="reading" tabindex="-1">
            <div class="steps">
                <div class="map-head">
                    <h1 id="top">{text.file.title.clone()}</h1>
                    <p class="purpose">{text.file.purpose.clone()}</p>
                </div>
                <details class="contents"><summary>{words::OUTLINE}</summary><ol>{contents.collect_view()}</ol></details>
                {steps.collect_view()}
            </div>
            <section class="about-map">
                <h2>"About this map"</h2>
                <p><strong>"Facts as of: "</strong>{text.file.facts_as_of.clone()}</p>
                <h3>{words::NOT_CERTAIN}</h3>
                <ul>{questions.collect_view()}</ul>
                <h3>{words::TERMS}</h3>
                <dl class="facts">{terms.collect_view()}</dl>
                <h3>"Every source of this map"</h3>
                {source_list(&text.file.sources)}
            </section>
        </main>
    }
    .into_any()
}

fn article(nation: &Nation, roads: &Roads, spot: Spot) -> AnyView {
    let place = crate::scene::address(nation, spot);
    let Panel { facts, next, endings, before, .. } = panel(nation, roads, spot, &place);
    view! {
        <article id=facts.id.clone() class="panel">
            <h2>{facts.name.clone()}</h2>
            {opening_words(&facts)}
            {heading(Level::Three, words::NEXT)}
            {next_list(&next)}
            {heading(Level::Three, words::ENDINGS)}
            {short_endings(&endings)}
            {key_facts(&facts, Level::Three)}
            {more_facts(&facts)}
            {heading(Level::Three, words::BEFORE)}
            {before_list(&before)}
        </article>
    }
    .into_any()
}

/// Every ending in a line for each kind, with how many steps away it is.
fn short_endings(groups: &[EndingGroup]) -> AnyView {
    let groups = groups.iter().map(|group| {
        let heart = (group.ending == crate::atlas::file::Ending::Permanence).then(heart);
        let exits = group.exits.iter().enumerate().map(|(idx, line)| {
            let mark = if idx == 0 { ": " } else { "; " };
            view! { {mark}{step_link(&line.exit)}", "{words::steps_away(line.n_steps)} }
        });
        view! { <li>{heart}<strong>{words::ending(group.ending)}</strong>{exits.collect_view()}"."</li> }.into_any()
    });
    view! { <ul class="endings">{groups.collect_view()}</ul> }.into_any()
}
