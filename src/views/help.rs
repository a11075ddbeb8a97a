//! Lines to talk to, as links to be pressed.

use crate::atlas::PhoneLine;
use crate::markup::{Element, Html, el, link};
use crate::views::cx::ViewContext;

/// A line to be rung at one press, if it has a number.
pub fn call(cx: &ViewContext, line: &PhoneLine) -> Html {
    let told = told(&[&line.name, free(cx, line), &line.hours]);
    if line.telephone.is_empty() {
        return el("span").text(&told).into();
    }
    dial(line).child(el("strong").text(&line.telephone)).text(" ").child(el("span").text(&told)).into()
}

/// A line to be rung, for the foot of a phone's window: whose it is, whether it is free, and its number.
pub fn call_short(cx: &ViewContext, line: &PhoneLine) -> Html {
    let told = told(&[&line.name, free(cx, line)]);
    dial(line).child(el("span").text(&told)).text(" ").child(el("strong").text(&line.telephone)).into()
}

fn free(cx: &ViewContext, line: &PhoneLine) -> &'static str {
    if line.is_free { cx.words.from_here.free } else { "" }
}

/// What there is to tell, in a row.
fn told(texts: &[&str]) -> String {
    texts.iter().copied().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn dial(line: &PhoneLine) -> Element {
    let digits: String = line.telephone.chars().filter(char::is_ascii_digit).collect();
    link(&format!("tel:{digits}")).class("call")
}
