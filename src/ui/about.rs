//! About: what this is and is not, who can help, how sure each map is, and every source.
//! Must never leave out an open question.

use leptos::prelude::*;

use crate::atlas::{Index, Map, Nation};
use crate::place::Place;
use crate::ui::parts::href;
use crate::ui::step::source_list;
use crate::words;

/// The page's main part. Maps that are not whole are named without their sources.
pub fn about(index: &Index, nations: &[&Nation]) -> AnyView {
    let help = index.nations.iter().filter(|nation| !nation.help.is_empty()).map(|nation| {
        let people = nation.help.iter().map(|help| {
            let name = match &help.url {
                Some(url) => view! { <a href=url.clone() rel="noreferrer external">{help.name.clone()}</a> }.into_any(),
                None => view! { <strong>{help.name.clone()}</strong> }.into_any(),
            };
            view! { <li>{name}". "{help.what.clone()}</li> }.into_any()
        });
        view! { <h3>{nation.name.clone()}</h3><ul class="help">{people.collect_view()}</ul> }.into_any()
    });
    let maps = nations.iter().flat_map(|nation| nation.maps.iter().map(|map| about_map(nation, map))).collect_view();
    view! {
        <main id="main" class="about" data-view="about" tabindex="-1">
            <h1>"About Waymark, and who can help"</h1>
            <p>{words::ABOUT_1}" "{words::ABOUT_2}" "{words::ABOUT_3}</p>
            <p><strong>{words::NO_ADVICE}</strong>
                " A map shows what the law, guidance and usual practice allow. It cannot tell you what will happen to you."</p>
            <h2 id="help">"Who can help you"</h2>
            <p>"These people are independent of the council’s social workers, or can put you in touch with someone who is."</p>
            {help.collect_view()}
            <h2>"Why five maps for Scotland"</h2>
            <p>"A chart published by CELCIS in 2017 speaks of five systems for child protection and permanence in Scotland, without listing them where we could read it. The five maps here are our own reading of those systems. Each has its own people who decide, and its own ways out. CELCIS has not checked or approved them."</p>
            <h2>"What is kept about you"</h2>
            <p>"Nothing you do here is sent to anyone. There is no account and no counting of visitors. The place you have reached stands in your address bar after the sign #, and that part of an address is never sent. The computer that hosts these pages can see which map a device fetched, but never which step, question or ending you looked at."</p>
            <p>"Your browser keeps a history of pages. Leaving with the button cannot clear it. If someone may look at this device, use a private window, or clear the history afterwards."</p>
            <h2>"How sure each map is"</h2>
            {maps}
        </main>
    }
    .into_any()
}

fn about_map(nation: &Nation, map: &Map) -> AnyView {
    let link = Place::map(&nation.id, map.slug(), None).print();
    let questions = map.file.open_questions.iter().map(|question| {
        view! { <li>{question.plain.clone()}<details><summary>"In full, for professionals"</summary>{question.detail.clone()}</details></li> }
            .into_any()
    });
    let sources = source_list(&map.file.sources);
    view! {
        <section class="about-map">
            <h3><a href=href(&link)>{map.file.title.clone()}</a></h3>
            <p><strong>"Facts as of: "</strong>{map.file.facts_as_of.clone()}</p>
            <h4>{words::NOT_CERTAIN}</h4>
            <ul>{questions.collect_view()}</ul>
            <details><summary>"Every source of this map ("{map.file.sources.len()}")"</summary>{sources}</details>
        </section>
    }
    .into_any()
}
