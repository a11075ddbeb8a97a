//! A map for whoever checks it: every fact with its source, to be ticked off.

use std::fmt::Write;

use waymark::atlas::check::read;
use waymark::atlas::file::MapFile;

/// `facts MAP`: prints the map's facts as a list of Markdown.
pub fn run(args: &[String]) -> Result<(), String> {
    let [name] = args else { return Err("name a map: cargo xtask facts scotland/kinship".to_string()) };
    let path = crate::root().join("maps").join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("{name}: {error}: name a map as nation and map, like scotland/kinship"))?;
    let map = read(name, &text)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    print!("{}", facts(&map));
    Ok(())
}

/// The facts of a map, step by step, then its open questions and its sources.
fn facts(map: &MapFile) -> String {
    let mut page = format!("# {} ({})\n\nRead up to {}. {}\n", map.title, map.nation, map.read_up_to, map.facts_as_of);
    let tick = |text: &str, source: &str| format!("- [ ] {text} [{source}]\n");
    for step in &map.steps {
        let _ = write!(page, "\n## {} (`{}`)\n\n", step.name, step.id);
        let all = step.sources.join(", ");
        page += &tick(&format!("Plain: {}", step.plain), &all);
        page += &tick(&format!("What it is: {}", step.what), &all);
        page += &tick(&format!("Who decides: {}", step.who_decides.join("; ")), &all);
        for limit in &step.timescales {
            let checked = if limit.checked.is_some() { ", not read" } else { "" };
            let basis = format!("{:?}{checked}", limit.basis).to_lowercase();
            page += &tick(&format!("By when: {} (from: {}; {basis})", limit.rule, limit.from), &limit.source);
        }
        for line in &step.do_now {
            page += &tick(&format!("What to do now: {line}"), &all);
        }
        for right in &step.rights {
            page += &tick(&format!("Can ask for: {right}"), &all);
        }
        for coming in &step.coming {
            page += &tick(&format!("Coming: {} ({})", coming.text, coming.law), &coming.source);
        }
        for local in &step.local_rules {
            page += &tick(&format!("One council: {}", local.rule), &local.source);
        }
        for step_move in map.moves.iter().filter(|step_move| step_move.from == step.id) {
            page += &tick(&format!("Next, if: {} → `{}`", step_move.when, step_move.to), &step_move.source);
        }
    }
    page += "\n## Open questions\n\n";
    for question in &map.open_questions {
        let _ = writeln!(page, "- [ ] {} ({})", question.detail, question.about.join(", "));
    }
    page += "\n## Sources\n\n";
    for source in &map.sources {
        let _ = writeln!(
            page,
            "- [ ] {}: {}, {}, {} {}",
            source.id,
            source.title,
            source.publisher,
            source.date,
            source.url.as_deref().unwrap_or_default()
        );
    }
    page
}
