//! Fetches the map files from the page's own host.
//! Must never ask another host.

use super::address::page_mark;

/// The text of a file of the site, by its path from the root. Fails with a reason a reader can use.
pub async fn text(path: &str) -> Result<String, String> {
    let url = format!("{}{path}", page_mark("root"));
    let response = gloo_net::http::Request::get(&url).send().await.map_err(|_| "no connection".to_string())?;
    if !response.ok() {
        return Err(format!("the host answered {}", response.status()));
    }
    response.text().await.map_err(|_| "the answer broke off".to_string())
}
