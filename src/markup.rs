//! Writes HTML: elements, attributes and text, every text escaped, every address of a kind that is safe to follow.
//! Must never take ready-made markup from outside, and never write a script address.

/// Finished HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

/// An element being written: attributes first, then what is in it.
#[derive(Clone, Debug)]
pub struct Element {
    name: &'static str,
    html: String,
    is_open: bool,
}

/// A new element.
pub fn el(name: &'static str) -> Element {
    Element { name, html: format!("<{name}"), is_open: true }
}

/// A text alone.
pub fn text(text: &str) -> Html {
    let mut html = String::new();
    escape(text, &mut html);
    Html(html)
}

/// A link. Addresses other than fragments, relative paths, `https` and telephone numbers lead nowhere.
pub fn link(address: &str) -> Element {
    let is_number = address.strip_prefix("tel:").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let is_safe = is_number
        || ["#", "./", "../", "https://"].iter().any(|start| address.starts_with(start))
        || !address.contains(':') && !address.starts_with('/');
    el("a").attr("href", if is_safe { address } else { "#" })
}

/// A drawing of one path, hidden from assistive technology.
pub fn drawing(class: &str, width: u32, height: u32, paths: &[(&str, &str)]) -> Html {
    let size = format!("0 0 {width} {height}");
    let paths = paths.iter().map(|(class, data)| el("path").class(class).attr("d", data).into());
    el("svg")
        .class(class)
        .attr("viewBox", &size)
        .attr("width", &width.to_string())
        .attr("height", &height.to_string())
        .attr("aria-hidden", "true")
        .children(paths)
        .into()
}

impl Element {
    /// With an attribute.
    pub fn attr(mut self, name: &str, value: &str) -> Element {
        debug_assert!(self.is_open, "attributes come before what is in the element");
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        escape(value, &mut self.html);
        self.html.push('"');
        self
    }

    /// With an attribute, if there is a value for it.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Element {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With classes.
    pub fn class(self, class: &str) -> Element {
        self.attr("class", class)
    }

    /// With a text in it.
    pub fn text(mut self, text: &str) -> Element {
        self.close();
        escape(text, &mut self.html);
        self
    }

    /// With another element in it.
    pub fn child(mut self, child: impl Into<Html>) -> Element {
        self.close();
        self.html.push_str(&child.into().0);
        self
    }

    /// With several others in it.
    pub fn children(mut self, children: impl IntoIterator<Item = Html>) -> Element {
        self.close();
        for child in children {
            self.html.push_str(&child.0);
        }
        self
    }

    fn close(&mut self) {
        if self.is_open {
            self.html.push('>');
            self.is_open = false;
        }
    }
}

impl From<Element> for Html {
    fn from(mut element: Element) -> Html {
        element.close();
        if !matches!(element.name, "input" | "br" | "meta" | "link") {
            element.html.push_str("</");
            element.html.push_str(element.name);
            element.html.push('>');
        }
        Html(element.html)
    }
}

impl From<Option<Element>> for Html {
    fn from(element: Option<Element>) -> Html {
        element.map(Html::from).unwrap_or_default()
    }
}

impl From<&str> for Html {
    fn from(words: &str) -> Html {
        text(words)
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<T: IntoIterator<Item = Html>>(parts: T) -> Html {
        let mut html = Html::default();
        for part in parts {
            html.0.push_str(&part.0);
        }
        html
    }
}

impl Html {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As text, to be put on a page.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A text as it may stand in HTML or XML, between tags or in a quoted attribute: for what is written without [`el`].
pub fn escaped(text: &str) -> String {
    self::text(text).into_string()
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let html: Html = el("p").attr("title", "\"><script>").text("<b>&").into();
        assert_eq!(html.into_string(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;</p>");
    }

    #[test]
    fn only_safe_addresses_are_followed() {
        let href = |address: &str| Html::from(link(address)).into_string();
        for bad in ["javascript:alert(1)", "data:text/html,x", "tel:1;x", "http://a.b", "//a.b", "/x", "JAVASCRIPT:x"] {
            assert_eq!(href(bad), "<a href=\"#\"></a>", "{bad}");
        }
        for good in ["tel:999", "#/scotland", "../kinship/#x", "https://www.gov.scot/", "./", "scotland/"] {
            assert_eq!(href(good), format!("<a href=\"{good}\"></a>"));
        }
    }
}
