//! The page for addresses that are not there (`404.html`): it leads a link that was changed on its way to the page it meant.
//! Must never need a file of the site: it is shown below any folder, and does not know how deep.

use waymark::markup::{Html, el, link};
use waymark::views::frame::leave;
use waymark::words;

use waymark::markup::escaped;

/// The page's name, by which hosts of static sites know it.
pub const NAME: &str = "404.html";

/// What the head of a page needs to mend the address: the pages that are there, and the script that finds the one meant.
pub fn mending(script: &str, pages: &[&str]) -> String {
    let mut pages: Vec<&str> = pages.iter().copied().filter(|page| !page.is_empty()).collect();
    // The longest first: `scotland/kinship/` before `kinship/`, if there should be one.
    pages.sort_by_key(|page| (std::cmp::Reverse(page.len()), *page));
    let list = serde_json::json!(pages).to_string();
    format!("<script type=\"application/json\" id=\"pages\">{list}</script>\n<script>{script}</script>\n")
}

/// The whole page. `head` is what stands in its head beside its title; `address` is the site's own, if the build was told.
pub fn page(head: &str, address: Option<&str>, nations: &[(&str, &str)]) -> String {
    let home = link(address.unwrap_or("/")).attr("data-from-root", "").text(words::SPOKEN.to_home);
    let nations = nations.iter().map(|(id, name)| {
        let whole = link("/").attr("data-from-root", &format!("{id}/")).text(&format!("{name}: the whole system"));
        el("li").attr("hidden", "").child(whole).into()
    });
    let main = el("main")
        .attr("id", "main")
        .child(el("h1").text(words::SPOKEN.start.not_here_title))
        .child(el("p").text(words::SPOKEN.start.not_here_why))
        .child(el("p").child(home))
        .child(el("ul").children(nations));
    let body: Html = [el("header").class("head").child(leave(words::SPOKEN)).into(), main.into()].into_iter().collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{} – {}</title>\n{head}</head>\n<body>\n{}\n</body>\n</html>\n",
        words::SPOKEN.pages.language,
        escaped(words::SPOKEN.start.not_here_title),
        escaped(words::SPOKEN.name),
        body.into_string()
    )
}
