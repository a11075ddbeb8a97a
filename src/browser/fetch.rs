//! Fetches the map files from the page's own host.
//! Must never ask another host.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::page_mark;

/// A file of the page's own release of the site, asked for already, by its path from the root.
pub fn start(path: &str) -> Option<JsFuture> {
    let address = format!("{}{path}?v={}", page_mark("root"), page_mark("release"));
    web_sys::window().map(|window| JsFuture::from(window.fetch_with_str(&address)))
}

/// The text of a file that was asked for. Fails with a reason a reader can use.
pub async fn text(asked: Option<JsFuture>) -> Result<String, String> {
    let asked = asked.ok_or_else(|| "no window".to_string())?;
    let answer = asked.await.map_err(|_| "no connection".to_string())?;
    let response: Response = answer.dyn_into().map_err(|_| "no answer".to_string())?;
    if !response.ok() {
        return Err(format!("the host answered {}", response.status()));
    }
    let text = response.text().map_err(|_| BROKEN_OFF.to_string())?;
    let text = JsFuture::from(text).await.map_err(|_| BROKEN_OFF.to_string())?;
    text.as_string().ok_or(BROKEN_OFF.to_string())
}

const BROKEN_OFF: &str = "the answer broke off";
