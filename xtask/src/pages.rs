//! Writes the reading pages and the map files of the site; runs after each build of the app, from Trunk's hook.
//! No page is written from maps that have a problem.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use waymark::atlas::check::{check_all, course, step_ids};
use waymark::atlas::course::Course;
use waymark::atlas::file::{CaseLabels, MapFile, from_json};
use waymark::atlas::help;
use waymark::atlas::problem::Problem;
use waymark::atlas::texts::TextKind;
use waymark::atlas::{Index, Map, Nation};
use waymark::markup::escaped;
use waymark::search::build;
use waymark::views::cx::ViewContext;
use waymark::views::law::LAW;
use waymark::views::links::TABLE;
use waymark::views::main_road::main_road;
use waymark::views::moves::{CSV, csv};
use waymark::views::reading::{ReadingPage, body, main};
use waymark::views::texts::TextContent;
use waymark::views::texts::learn::scenario_place;
use waymark::words;
use waymark::words::pages::TextWords;
use waymark::world::World;

use crate::bundle::{MapProgram, Profile};
use crate::check::COURSE;
use crate::hosting::{HostWishes, write_install, write_offline, write_settings, write_sitemap};
use crate::program::{PROGRAMS, make_small};
use crate::site::{
    EASY, JOURNEY, JOURNEY_STYLE, between, files, read, tidied_html, tidied_script, tidied_style, write, write_json,
};
use crate::{missing, preview, start};

/// Trunk's hook, for those who work with `trunk serve`: writes the pages and maps into the folder where it has put the programs.
pub fn run() -> Result<(), String> {
    let site = std::env::var("TRUNK_STAGING_DIR").map(PathBuf::from);
    let site = site.map_err(|_| "this is run by Trunk; use: cargo xtask build".to_string())?;
    let built = read(&site.join("index.html"))?;
    let named = |before: &str| {
        let path = between(&built, before, "'").ok_or(format!("index.html: Trunk wrote no {before}"))?;
        Ok::<_, String>(path.trim_start_matches(['.', '/']).to_string())
    };
    let program = MapProgram { script: named("from '")?, wasm: named("module_or_path: '")? };
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let profile = if is_release { Profile::Release } else { Profile::Quick };
    write_site(&crate::root(), &site, &program, profile, &HostWishes::default())
}

/// What differs from page to page.
struct PageFile<'a> {
    /// Its folder from the site's root: `scotland/kinship/`, empty for the first page.
    path: String,
    /// The fragment the app takes an empty one for: `#/about`.
    fragment: String,
    title: String,
    description: String,
    /// Files the app will need here.
    data: Vec<String>,
    content: ReadingPage<'a>,
    /// Where the app finds the page's words ready-made, if they are the same for everybody.
    words: Option<String>,
}

/// How a council's case system is spoken of.
const CASE_SYSTEM: &str = "maps/case-system.json";

/// The words people use.
const SEARCH_WORDS: &str = "maps/search-words.json";

/// Writes the pages and maps of a site into the folder that holds its programs, as its host wishes them.
pub fn write_site(
    source: &Path,
    site: &Path,
    program: &MapProgram,
    profile: Profile,
    wishes: &HostWishes,
) -> Result<(), String> {
    let index = Index::built_in();
    let (nations, course) = read_content(source, &index)?;
    let reflect = crate::check::check_reflect()?.map_err(|problems| problems_in_lines(&problems))?;
    let lines = crate::check::check_help()?.map_err(|problems| problems_in_lines(&problems))?;
    let workflow = crate::check::check_workflow()?.map_err(|problems| problems_in_lines(&problems))?;
    let content = TextContent { course, reflect, lines, workflow };
    let worlds: Vec<World> = nations.iter().map(|nation| World::new(nation.clone(), words::SPOKEN)).collect();
    write_data(source, site, &worlds)?;
    let labels: CaseLabels = from_json(&read(&source.join(CASE_SYSTEM))?)?;
    write_json(&site.join(CASE_SYSTEM), &labels)?;
    write_json(&site.join("maps/reflect.json"), &content.reflect.rows())?;
    // A walk with a group asks for it.
    let course: serde_json::Value = from_json(&read(&source.join(COURSE))?)?;
    write_json(&site.join(COURSE), &course)?;
    let shell = Shell::read(source, site, program, &index, wishes)?;
    for (path, copy) in [program.wasm.as_str(), JOURNEY[1]].into_iter().zip(PROGRAMS) {
        make_small(&site.join(path), copy, profile)?;
    }
    let pages = pages(&index, &content, &worlds);
    write_install(source, site, &index)?;
    let mut written = Vec::new();
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    let deep: Vec<&str> = paths.iter().copied().filter(|path| 1 < path.matches('/').count()).collect();
    for page in &pages {
        if let Some(name) = &page.words {
            let html = main(page.content, &index, &nations, &ViewContext::app(words::SPOKEN)).into_string();
            write_json(&site.join(name), &(&page.title, html))?;
        }
        let root = "../".repeat(page.path.matches('/').count());
        let mending = match page.path.as_str() {
            // A page directly below the root bears a name that the site's own folder may have as well.
            "" => missing::mending(&shell.mend, &deep),
            _ => String::new(),
        };
        let html = shell.page(
            page,
            &root,
            &mending,
            &tidied_html(&body(page.content, words::SPOKEN, &index, &nations, &root)),
        );
        written.push((site.join(&page.path).join("index.html"), html));
        if let ReadingPage::Table(world, map) = page.content {
            let cx = ViewContext::app(words::SPOKEN);
            write(&site.join(&page.path).join(CSV), &csv(&cx, world, map))?;
        }
    }
    if let Some(address) = &shell.address {
        write_sitemap(site, address, &paths)?;
    }
    let names: Vec<(&str, &str)> = nations
        .iter()
        .filter_map(|nation| index.nation(&nation.id))
        .map(|nation| (nation.id.as_str(), nation.name.as_str()))
        .collect();
    written.push((site.join(missing::NAME), missing::page(&shell.bare_head(&paths), shell.address.as_deref(), &names)));
    let release = release(site, &written)?;
    for (path, html) in &written {
        write(path, &html.replace(RELEASE, &release))?;
    }
    if profile == Profile::Release {
        write_offline(source, site, &release)?;
        write_settings(site, &shell.policy, &wishes.frames)?;
    }
    if shell.address.is_some() {
        for page in &pages {
            if let ReadingPage::Map(World { nation, .. }, map) = page.content {
                let path = site.join(&page.path).join(preview::NAME);
                let picture = preview::preview(nation, map)?;
                fs::write(&path, picture).map_err(|error| format!("{}: {error}", path.display()))?;
            }
        }
    }
    println!("{} reading pages written", pages.len());
    Ok(())
}

/// Stands in the pages where the release's name will be.
const RELEASE: &str = "@release@";

/// The release's name: the same for the same files, another when any byte of any file is.
fn release(site: &Path, pages: &[(PathBuf, String)]) -> Result<String, String> {
    let mut hash = Sha256::new();
    for path in files(site)?.iter().filter(|path| path.extension().is_none_or(|end| end != "html")) {
        hash.update(path.strip_prefix(site).unwrap_or(path).to_string_lossy().as_bytes());
        hash.update(fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    pages.iter().for_each(|(_, html)| hash.update(html));
    Ok(hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// The nations with their maps, each step with where the course teaches it, and the course.
fn read_content(source: &Path, index: &Index) -> Result<(Vec<Nation>, Course), String> {
    let mut texts = Vec::new();
    for nation in &index.nations {
        for map in &nation.maps {
            let name = format!("maps/{}/{}.json", nation.id, map.id);
            texts.push((name.clone(), read(&source.join(&name))?));
        }
    }
    let (maps, problems) = check_all(&texts);
    if !problems.is_empty() {
        return Err(problems_in_lines(&problems));
    }
    let course = course::read(COURSE, &read(&source.join(COURSE))?).map_err(|problems| problems_in_lines(&problems))?;
    let problems = course::check(COURSE, &course, &step_ids(&maps));
    if !problems.is_empty() {
        return Err(problems_in_lines(&problems));
    }
    let mut maps: Vec<Map> = maps.into_iter().map(Map::new).collect();
    maps.iter_mut().for_each(|map| course.mark(map));
    let of = |nation: &str| maps.iter().filter(|map| map.file.nation == nation).cloned().collect::<Vec<_>>();
    let lines = help::built_in();
    let nations =
        index.nations.iter().map(|nation| Nation::new(&nation.id, &nation.name, of(&nation.id)).with_help(&lines));
    Ok((nations.filter(|nation| !nation.maps.is_empty()).collect(), course))
}

fn problems_in_lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn write_data(source: &Path, site: &Path, worlds: &[World]) -> Result<(), String> {
    let cx = ViewContext::app(words::SPOKEN);
    for world in worlds {
        let nation = &world.nation;
        for (id, map) in nation.maps() {
            let main_road = main_road(&cx, world, id).into_string();
            let file = MapFile { main_road, ..map.for_app() };
            write_json(&site.join(format!("maps/{}.json", map.file.map)), &file)?;
        }
        write_json(&site.join(format!("maps/{}/nation.json", nation.id)), &nation.skeleton())?;
    }
    let nations: Vec<Nation> = worlds.iter().map(|world| world.nation.clone()).collect();
    let index = build(&nations, &help::built_in(), &from_json(&read(&source.join(SEARCH_WORDS))?)?);
    let index = index.map_err(|problems| format!("{SEARCH_WORDS}: {}", problems.join("\n")))?;
    write_json(&site.join("maps/search.json"), &index.rows())
}

fn pages<'a>(index: &Index, content: &'a TextContent, worlds: &'a [World]) -> Vec<PageFile<'a>> {
    let words = &words::SPOKEN.pages;
    let mut pages = vec![PageFile {
        path: String::new(),
        fragment: "#/".to_string(),
        title: format!("{}: {}", words::SPOKEN.name, words.home_asks),
        description: words.about.to_string(),
        ..ready_made("home", ReadingPage::Home)
    }];
    pages.extend(TextKind::ALL.iter().map(|kind| {
        let TextWords { title, hint, .. } = (words.text)(*kind);
        PageFile {
            title: (words.tab)(title),
            description: hint.to_string(),
            ..ready_made(kind.name(), ReadingPage::Text(*kind, content))
        }
    }));
    pages.extend(content.course.scenarios().map(|(module, scenario)| PageFile {
        title: (words.tab)(&format!("{} – {}", scenario.title, module.title)),
        description: scenario.setup.clone(),
        ..ready_made(
            scenario_place(scenario).text().unwrap_or_default(),
            ReadingPage::Scenario(&content.course, scenario),
        )
    }));
    for world in worlds {
        let nation = &world.nation;
        let name = index.nation(&nation.id).map(|entry| entry.name.clone()).unwrap_or_default();
        let skeleton = format!("maps/{}/nation.json", nation.id);
        pages.push(PageFile {
            title: (words.tab)(&(words.whole_system_of)(&name)),
            description: (words.whole_system_hint)(&name),
            ..ready_made(&nation.id, ReadingPage::System(nation))
        });
        pages.extend(nation.maps().map(|(id, map)| PageFile {
            path: format!("{}/", map.file.map),
            fragment: String::new(),
            title: (words.tab)(&(words.map_in)(&name, &map.file.title)),
            description: map.file.purpose.clone(),
            data: vec![skeleton.clone(), format!("maps/{}.json", map.file.map)],
            content: ReadingPage::Map(world, id),
            words: None,
        }));
        pages.extend(nation.maps().map(|(id, map)| PageFile {
            path: format!("{}/{LAW}/", map.file.map),
            fragment: format!("#/{}", map.file.map),
            title: (words.tab)(&(words.map_in)(&name, &(words.law_of)(&map.file.title))),
            description: (words.law_hint)(&map.file.title),
            data: Vec::new(),
            content: ReadingPage::Law(world, id),
            words: None,
        }));
        pages.extend(nation.maps().map(|(id, map)| PageFile {
            path: format!("{}/{TABLE}/", map.file.map),
            fragment: format!("#/{}", map.file.map),
            title: (words.tab)(&(words.map_in)(&name, &(words.table_of)(&map.file.title))),
            description: (words.table_hint)(&map.file.title),
            data: Vec::new(),
            content: ReadingPage::Table(world, id),
            words: None,
        }));
    }
    pages
}

/// A page of words below the site's root: the app finds them ready-made.
fn ready_made<'a>(name: &str, content: ReadingPage<'a>) -> PageFile<'a> {
    let words = format!("pages/{name}.json");
    PageFile {
        path: format!("{name}/"),
        fragment: format!("#/{name}"),
        title: String::new(),
        description: String::new(),
        data: vec![words.clone()],
        content,
        words: Some(words),
    }
}

/// The style sheets that stand in every page, so that its first paint waits for no other file.
const FIRST: [&str; 4] = ["tokens", "page", "step", "road"];
/// Those that stand in every page but those of maps.
const OF_OTHERS: [&str; 2] = ["pages", "system"];
/// Those in a file of their own, in the order in which they hold.
const LATER: [&str; 5] = ["app", "chart", "pages", "system", "print"];

/// What all pages share.
struct Shell {
    html: String,
    /// The style that stands in a map's page: what is seen there at first.
    style: String,
    /// The style that stands in any other page.
    style_of_others: String,
    /// The file with the rest: on paper at once, on the screen when the program starts.
    sheet: String,
    /// The script in the page's head: what it does cannot wait for a file.
    aim: String,
    /// The script in the head of the first page and of the page for addresses that are not there.
    mend: String,
    policy: String,
    boot: String,
    aids: String,
    /// The script of a map's table alone.
    sort: String,
    script: String,
    wasm: String,
    review_by: String,
    /// Where the site will stand, if the build was told: `https://example.org/waymark/`.
    address: Option<String>,
}

impl Shell {
    fn read(
        source: &Path,
        site: &Path,
        program: &MapProgram,
        index: &Index,
        wishes: &HostWishes,
    ) -> Result<Shell, String> {
        // As they are written but for their comments (docs/decisions/style-sheet-as-it-is.md).
        let styles = |names: &[&str]| -> Result<String, String> {
            let sheets: Result<Vec<_>, _> =
                names.iter().map(|name| read(&source.join(format!("style/{name}.css")))).collect();
            Ok(tidied_style(&sheets?.join("")))
        };
        let framed: &[&str] = if wishes.frames.is_empty() { &[] } else { &["frame"] };
        let (style, rest) = (styles(&FIRST)? + &styles(framed)?, styles(&OF_OTHERS)?);
        let (style_of_others, later) = (style.clone() + &rest, styles(&LATER)?);
        let sheet = format!("later-{}.css", &hex(&later)[..16]);
        write(&site.join(&sheet), &later)?;
        write(&site.join(JOURNEY_STYLE), &styles(&["child", "walk"])?)?;
        let named = |name: &str| -> Result<String, String> {
            let own = tidied_script(&read(&source.join(format!("src/{name}.js")))?);
            let script = start::declaration(name) + &own;
            let file = format!("{name}-{}.js", &hex(&script)[..16]);
            write(&site.join(&file), &script)?;
            Ok(file)
        };
        let (boot, aids, sort) = (named("boot")?, named("aids")?, named("sort")?);
        write(&site.join(EASY[0]), &tidied_script(&read(&source.join("src/easy.js"))?))?;
        write(&site.join(EASY[1]), &styles(&["easy"])?)?;
        let mut aim = tidied_script(&read(&source.join("src/aim.js"))?);
        if !wishes.frames.is_empty() {
            let frame = tidied_script(&read(&source.join("src/frame.js"))?);
            aim += &format!("\nvar FRAMES = {};\n{frame}", serde_json::json!(wishes.frames));
        }
        let mend = tidied_script(&read(&source.join("src/mend.js"))?);
        let policy = format!(
            "default-src 'none'; script-src 'self' 'sha256-{}' 'sha256-{}' 'wasm-unsafe-eval'; style-src 'self' 'sha256-{}' 'sha256-{}'; connect-src 'self'; \
             img-src 'self' data: blob:; media-src data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
            STANDARD.encode(Sha256::digest(&aim)),
            STANDARD.encode(Sha256::digest(&mend)),
            STANDARD.encode(Sha256::digest(&style)),
            STANDARD.encode(Sha256::digest(&style_of_others))
        );
        let html = read(&source.join("index.html"))?;
        let html =
            html.lines().filter(|line| !line.contains("data-trunk")).map(str::trim).collect::<Vec<_>>().join("\n");
        Ok(Shell {
            html,
            style,
            style_of_others,
            sheet,
            aim,
            mend,
            policy,
            boot,
            aids,
            sort,
            script: program.script.clone(),
            wasm: program.wasm.clone(),
            review_by: index.review_by.clone(),
            address: wishes.address.clone(),
        })
    }

    /// What a link to the page shows where it is posted. Says nothing of a step: the address before the `#` holds none.
    fn preview(&self, page: &PageFile<'_>) -> String {
        let Some(address) = &self.address else { return String::new() };
        let own = escaped(&format!("{address}{}", page.path));
        let picture = match page.content {
            ReadingPage::Map(..) => format!("<meta property=\"og:image\" content=\"{own}{}\">\n", preview::NAME),
            _ => String::new(),
        };
        format!(
            "<link rel=\"canonical\" href=\"{own}\">\n<meta property=\"og:type\" content=\"website\">\n\
             <meta property=\"og:url\" content=\"{own}\">\n<meta property=\"og:title\" content=\"{}\">\n\
             <meta property=\"og:description\" content=\"{}\">\n{picture}",
            escaped(&page.title),
            escaped(&page.description)
        )
    }

    /// The head of a page that can fetch nothing: where it is shown, no link of its own leads to the site.
    fn bare_head(&self, pages: &[&str]) -> String {
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<style>{}</style>\n{}",
            self.policy,
            self.style_of_others,
            missing::mending(&self.mend, pages)
        )
    }

    fn page(&self, page: &PageFile<'_>, root: &str, mending: &str, body: &str) -> String {
        let own = if matches!(page.content, ReadingPage::Map(..)) { page.path.trim_end_matches('/') } else { "" };
        let preloads: String = (page.data.iter())
            .map(|path| {
                format!(
                    "<link rel=\"preload\" as=\"fetch\" crossorigin=\"anonymous\" href=\"{root}{path}?v={RELEASE}\">\n"
                )
            })
            .collect();
        // A page for professionals is words alone: the app says them at each step.
        let program = match page.content {
            ReadingPage::Law(..) | ReadingPage::Table(..) => String::new(),
            _ => format!(
                " data-app=\"{root}{}\" data-wasm=\"{root}{}\" data-journey=\"{root}journey.js?v={RELEASE}\" \
                 data-journey-wasm=\"{root}journey_bg.wasm?v={RELEASE}\"",
                self.script, self.wasm
            ),
        };
        let sort = match page.content {
            ReadingPage::Table(..) => format!("<script type=\"module\" src=\"{root}{}\"></script>\n", self.sort),
            _ => String::new(),
        };
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>{}</title>\n\
             <meta name=\"description\" content=\"{}\">\n<style>{}</style>\n\
             <link rel=\"stylesheet\" media=\"print\" href=\"{root}{}\" data-later>\n\
             <noscript><link rel=\"stylesheet\" href=\"{root}{}\"></noscript>\n{mending}<script>{}</script>\n\
             <link rel=\"manifest\" href=\"{root}waymark.webmanifest\">\n\
             <script async type=\"module\" src=\"{root}{}\" data-aids=\"{root}{}\"{program}></script>\n{sort}{preloads}{}",
            self.policy,
            escaped(&page.title),
            escaped(&page.description),
            if matches!(page.content, ReadingPage::Map(..)) { &self.style } else { &self.style_of_others },
            self.sheet,
            self.sheet,
            self.aim,
            self.boot,
            self.aids,
            self.preview(page),
        );
        let marks = format!(
            "lang=\"{}\" data-root=\"{root}\" data-own=\"{own}\" data-page=\"{}\" data-release=\"{RELEASE}\" data-review=\"{}\"",
            words::SPOKEN.pages.language,
            page.fragment,
            self.review_by
        );
        self.html.replace("lang=\"\" data-root=\"\"", &marks).replace("<!--head-->", &head).replace("<!--body-->", body)
    }
}

fn hex(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(address: Option<&str>) -> Shell {
        let no = String::new;
        let address = address.map(str::to_string);
        let (html, style, aim, mend, policy) = (no(), no(), no(), no(), no());
        Shell {
            html,
            style,
            style_of_others: no(),
            sheet: no(),
            aim,
            mend,
            policy,
            boot: no(),
            aids: no(),
            sort: no(),
            script: no(),
            wasm: no(),
            review_by: no(),
            address,
        }
    }

    #[test]
    fn a_site_names_its_address_only_if_it_was_told() {
        let page =
            PageFile { title: "Kinship & care".to_string(), ..ready_made("scotland/kinship", ReadingPage::Home) };
        assert_eq!(shell(None).preview(&page), "");
        let preview = shell(Some("https://example.org/a/")).preview(&page);
        assert!(preview.contains("<link rel=\"canonical\" href=\"https://example.org/a/scotland/kinship/\">"));
        assert!(preview.contains("content=\"Kinship &amp; care\""));
    }
}
