//! Fetches files of the page's own release of the site from its own host.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use gloo_net::http::Request;

use super::page_mark;
use crate::words::Words;

/// Why a file could not be had.
enum Fault {
    NoConnection,
    /// The host answered with this status.
    Status(u16),
    BrokenOff,
}

/// A file that was asked for: its text, or why it could not be had.
pub struct PendingFile {
    answer: Pin<Box<dyn Future<Output = Result<String, Fault>>>>,
    /// What was there at once: a request that could not even be made.
    at_once: Option<Result<String, Fault>>,
}

/// A file of the page's own release of the site, asked for already, by its path from the root.
pub fn start(path: &str) -> PendingFile {
    let address = format!("{}{path}?v={}", page_mark("root"), page_mark("release"));
    let mut answer: Pin<Box<dyn Future<Output = _>>> = Box::pin(read(address));
    // A future does nothing until it is asked how far it is: asked once, the request is under way.
    let at_once = match answer.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(text) => Some(text),
        Poll::Pending => None,
    };
    PendingFile { answer, at_once }
}

/// The text of a file that was asked for. Fails with a reason a reader can use.
pub async fn text(asked: PendingFile, words: &Words) -> Result<String, String> {
    let text = match asked.at_once {
        Some(text) => text,
        None => asked.answer.await,
    };
    text.map_err(|fault| match fault {
        Fault::NoConnection => words.no_connection.to_string(),
        Fault::Status(status) => (words.host_answered)(status),
        Fault::BrokenOff => words.broken_off.to_string(),
    })
}

async fn read(address: String) -> Result<String, Fault> {
    let response = Request::get(&address).send().await.map_err(|_| Fault::NoConnection)?;
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    response.text().await.map_err(|_| Fault::BrokenOff)
}
