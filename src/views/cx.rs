//! What every view is given besides what it shows: how links are written here, and the interface's words.

use crate::atlas::texts::TextKind;
use crate::place::{Page, Place};
use crate::views::links::Links;
use crate::words::Words;

/// How links are written where the views are shown, and in which words.
#[derive(Clone, Debug)]
pub struct ViewContext {
    /// How links are written.
    pub links: Links,
    /// The interface's words.
    pub words: &'static Words,
}

impl ViewContext {
    /// In the app.
    pub const fn app(words: &'static Words) -> ViewContext {
        ViewContext { links: Links::App, words }
    }

    /// The address of a place.
    pub fn href(&self, place: &Place) -> String {
        self.links.href(place)
    }

    /// The address of a page of words.
    pub fn text_page(&self, kind: TextKind) -> String {
        self.href(&Place::from(Page::Text(kind.name().to_string())))
    }

    /// The address of a part of a page of words: an outcome or module of the course, the lines of a nation.
    pub fn part(&self, kind: TextKind, id: &str) -> String {
        let page = self.text_page(kind);
        if self.is_app() { format!("{page}?lit={id}") } else { format!("{page}#{id}") }
    }

    /// What the app alone finds a part of the page by: a reading page is not looked through, and is the smaller without it.
    pub fn mark<'a>(&self, mark: &'a str) -> Option<&'a str> {
        self.is_app().then_some(mark)
    }

    /// Whether the views are part of the app.
    pub fn is_app(&self) -> bool {
        self.links == Links::App
    }
}
