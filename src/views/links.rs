//! Prints the place of a link as an address: a fragment in the app, another reading page where there is no app.
//! Must never lead to another host.

use crate::place::Place;
#[cfg(not(feature = "browser"))]
use crate::place::{Lens, Page};

/// The name of the page with a map's table, below the map's own.
pub const TABLE: &str = "table";

/// Where the views are shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Links {
    /// In the app: every place is a fragment.
    App,
    /// On a reading page, which no program writes: the way back to the site's root, and the page's own nation and map.
    #[cfg(not(feature = "browser"))]
    Reading {
        /// `../../` on a map's page.
        root: String,
        /// The map the page is of, if it is a map's.
        own: Option<(String, String)>,
    },
}

impl Links {
    /// The address of a place.
    pub fn href(&self, place: &Place) -> String {
        match self {
            Links::App => place.print(),
            #[cfg(not(feature = "browser"))]
            Links::Reading { root, own } => on_reading_page(root, own.as_ref(), place),
        }
    }
}

/// The address of a place on a reading page.
#[cfg(not(feature = "browser"))]
fn on_reading_page(root: &str, own: Option<&(String, String)>, place: &Place) -> String {
    // A reading page shows one step at a time: of several lit, the first.
    let (highlighted, mut place) = (
        place.highlighted.first().cloned(),
        Place { highlighted: Vec::new(), here: None, ..place.with_lens(Lens::Next) },
    );
    if let Page::Map { step: step @ None, .. } = &mut place.page {
        *step = highlighted;
    }
    match (&place.page, own) {
        (Page::Map { nation, map, step }, Some((own_nation, own_map))) if nation == own_nation && map == own_map => {
            format!("#{}", step.as_deref().unwrap_or("top"))
        }
        _ => {
            let address = place.print_short();
            // Within a nation no link needs to name it: pages of a map link to other maps hundreds of times.
            let sister = own.and_then(|(nation, _)| address.strip_prefix(&format!("{nation}/")));
            match sister.zip(root.strip_prefix("../")) {
                Some((address, root)) => format!("{root}{address}"),
                None if root.is_empty() && address.is_empty() => "./".to_string(),
                None => format!("{root}{address}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_pages_link_to_one_another_and_within_themselves() {
        let own = Some(("scotland".to_string(), "kinship".to_string()));
        let links = Links::Reading { root: "../../".to_string(), own };
        let href = |links: &Links, fragment: &str| links.href(&Place::parse(fragment, None).0);
        assert_eq!(href(&links, "#/scotland/kinship/kinship-panel?lens=worse"), "#kinship-panel");
        assert_eq!(href(&links, "#/scotland/permanence/x"), "../permanence/#x");
        assert_eq!(href(&links, "#/scotland"), "../");
        assert_eq!(href(&links, "#/england/permanence/x"), "../../england/permanence/#x");
        assert_eq!(href(&links, "#/"), "../../");
        assert_eq!(href(&links, "#/scotland/permanence?lit=x.y"), "../permanence/#x");
        assert_eq!(href(&links, "#/scotland/kinship?lit=x.y"), "#x");
        assert_eq!(href(&Links::App, "#/scotland"), "#/scotland");
    }
}
