//! Drawing with a finger, a mouse or a pen on a picture of the page.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

/// Where the picture with this id, so many points wide and high, was touched, in its own points; nothing where something else was. The picture hears of the
/// same finger until it is lifted.
pub fn touched(event: &PointerEvent, id: &str, size: (i32, i32)) -> Option<(i32, i32)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let pad = target.closest(&format!("#{id}")).ok().flatten()?;
    if event.button() != 0 {
        return None;
    }
    let _ = pad.set_pointer_capture(event.pointer_id());
    place(event, &pad, size)
}

/// Where the finger is now.
pub fn moved(event: &PointerEvent, id: &str, size: (i32, i32)) -> Option<(i32, i32)> {
    place(event, &document().get_element_by_id(id)?, size)
}

/// A page that is turned round has its corners the other way round.
fn place(event: &PointerEvent, pad: &Element, size: (i32, i32)) -> Option<(i32, i32)> {
    let frame = pad.get_bounding_client_rect();
    if frame.width() <= 0.0 || frame.height() <= 0.0 {
        return None;
    }
    let across = (f64::from(event.client_x()) - frame.left()) / frame.width();
    let down = (f64::from(event.client_y()) - frame.top()) / frame.height();
    let is_turned = pad.closest(".child-turned").ok().flatten().is_some();
    let (across, down) = if is_turned { (1.0 - across, 1.0 - down) } else { (across, down) };
    let point = |share: f64, all: i32| (share.clamp(0.0, 1.0) * f64::from(all)).round() as i32;
    Some((point(across, size.0), point(down, size.1)))
}

/// Shows a line in the path with this id.
pub fn show(id: &str, line: &str) {
    if let Some(path) = document().get_element_by_id(id) {
        let _ = path.set_attribute("d", line);
    }
}

/// The field that the picture with this id is kept in.
pub fn field(id: &str) -> Option<String> {
    document().get_element_by_id(id)?.get_attribute("data-of")
}
