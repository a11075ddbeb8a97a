//! A step in all its words.
//! Must never leave out a source, a basis or a doubt that the scene gives.

use leptos::prelude::*;

use crate::atlas::file::{Source, StepKind};
use crate::scene::step::{Limit, StepFacts};
use crate::ui::parts::{kind, sentences};
use crate::words;

/// Kind, stage, plain words, and words for a child.
pub fn opening_words(facts: &StepFacts) -> AnyView {
    let ending = facts.ending.as_ref().map(|(ending, _)| *ending);
    let note = facts.ending.as_ref().map(|(_, note)| note.clone()).filter(|note| !note.is_empty());
    let note = note.map(|note| view! { <p class="note">{crate::scene::step::capitalised(&note)}"."</p> });
    let end = (facts.kind == StepKind::Exit).then(|| view! { <p>{words::ENDS_HERE}</p> });
    view! {
        <p class="tags">{kind(facts.kind, ending)} " " <span class="stage-name">{facts.stage.clone()}</span></p>
        <p class="plain">{facts.plain.clone()}</p>
        {end}
        {note}
        <p class="child"><strong>{words::FOR_A_CHILD}": "</strong>{facts.child.clone()}</p>
    }
    .into_any()
}

/// Who decides, by when, what can be asked for, what is coming and what is not certain.
pub fn key_facts(facts: &StepFacts, level: Level) -> AnyView {
    let limits = facts.timescales.iter().map(limit).collect::<Vec<_>>();
    let limits = (!limits.is_empty()).then(|| {
        view! { <div class="fact"><dt>{words::BY_WHEN}</dt><dd><ul class="limits">{limits}</ul></dd></div> }
    });
    let local = facts.local_rules.iter().map(|(rule, source)| {
        view! { <li><span class="badge badge-local">{words::basis(rule.basis)}</span>" "{rule.rule.clone()}{cited(source.as_ref())}</li> }
    });
    let local = local.collect::<Vec<_>>();
    let local = (!local.is_empty())
        .then(|| view! { <div class="fact"><dt>{words::basis(crate::atlas::file::Basis::Local)}</dt><dd><ul>{local}</ul></dd></div> });
    let coming = facts.coming.iter().map(|(coming, source)| {
        view! { <p class="coming"><strong>{words::COMING}": "</strong>{coming.text.clone()}" ("{coming.law.clone()}")"{cited(source.as_ref())}</p> }
    });
    let coming = coming.collect_view();
    let doubts = (!facts.not_certain.is_empty()).then(|| {
        view! { <div class="doubts"><p><strong>{words::NOT_CERTAIN}</strong></p>{sentences(&facts.not_certain)}</div> }
    });
    let rights = (!facts.rights.is_empty())
        .then(|| view! { <div class="rights">{heading(level, words::RIGHTS)}{sentences(&facts.rights)}</div> });
    view! {
        <dl class="facts">
            <div class="fact"><dt>{words::DECIDES}</dt><dd>{facts.decides.clone()}</dd></div>
            {limits}
            {local}
        </dl>
        {rights}
        {coming}
        {doubts}
    }
    .into_any()
}

/// What it is for a professional, who takes part, the words used and the sources.
pub fn more_facts(facts: &StepFacts) -> AnyView {
    let terms = (facts.terms.iter())
        .map(|term| view! { <div class="fact"><dt>{term.term.clone()}</dt><dd>{term.meaning.clone()}</dd></div> })
        .collect::<Vec<_>>();
    let terms = (!terms.is_empty())
        .then(|| view! { <p class="label">{words::TERMS}</p><dl class="facts">{terms}</dl> });
    view! {
        <dl class="facts">
            <div class="fact"><dt>{words::WHAT}</dt><dd>{facts.what.clone()}</dd></div>
            <div class="fact"><dt>{words::TAKES_PART}</dt><dd>{facts.takes_part.clone()}</dd></div>
        </dl>
        {terms}
        <p class="label">{words::SOURCES}</p>
        {source_list(&facts.sources)}
    }
    .into_any()
}

/// How deep a heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Under the page's own heading.
    Three,
    /// One deeper.
    Four,
}

/// A heading of a level.
pub fn heading(level: Level, text: &str) -> AnyView {
    let text = text.to_string();
    match level {
        Level::Three => view! { <h3>{text}</h3> }.into_any(),
        Level::Four => view! { <h4>{text}</h4> }.into_any(),
    }
}

fn limit(limit: &Limit) -> AnyView {
    let doubt = (!limit.is_read).then(|| view! { <span class="not-read">" "{words::NOT_READ}</span> });
    let basis = words::basis(limit.basis);
    let class = if basis == "local practice" { "badge badge-local" } else { "badge" };
    view! { <li>{limit.text.clone()}" " <span class=class>{basis}</span>{cited(limit.source.as_ref())}{doubt}</li> }.into_any()
}

/// The source of a single fact, as a small link after it.
fn cited(source: Option<&Source>) -> AnyView {
    let Some(source) = source else { return ().into_any() };
    match &source.url {
        Some(url) => {
            let title = source.title.clone();
            view! { " " <a class="cited" href=url.clone() rel="noreferrer external">"Source: "{title}</a> }.into_any()
        }
        None => view! { " " <span class="cited">"Source: "{source.title.clone()}</span> }.into_any(),
    }
}

/// Sources with publisher, date and address.
pub fn source_list(sources: &[Source]) -> AnyView {
    let items = sources.iter().map(|source| {
        let title = match &source.url {
            Some(url) => view! { <a href=url.clone() rel="noreferrer external">{source.title.clone()}</a> }.into_any(),
            None => view! { <span>{source.title.clone()}</span> }.into_any(),
        };
        let date = if source.date.is_empty() { String::new() } else { format!(", {}", source.date) };
        let doubt = (source.checked == crate::atlas::file::Checked::No)
            .then(|| view! { <span class="not-read">" "{words::NOT_READ}</span> });
        view! { <li>{title}". "{source.publisher.clone()}{date}"."{doubt}</li> }.into_any()
    });
    view! { <ul class="sources">{items.collect_view()}</ul> }.into_any()
}
