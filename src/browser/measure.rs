//! Measures text once it is on the page, and tells when sizes change.
//! Must never guess: what is not on the page has no size.

use gloo::utils::window;
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::camera::Camera;
use crate::decimal::Decimal;
use crate::geometry::{Point, Size};

/// The sizes of the elements below `root` that a selector names, in document order, without any transform.
pub fn sizes(root: &web_sys::Element, selector: &str) -> Vec<Size> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length())
        .filter_map(|idx| list.get(idx)?.dyn_into::<web_sys::HtmlElement>().ok())
        .map(|element| Size::new(f64::from(element.offset_width()), f64::from(element.offset_height())))
        .collect()
}

/// The room inside an element.
pub fn room(element: &web_sys::Element) -> Size {
    Size::new(f64::from(element.client_width()), f64::from(element.client_height()))
}

/// How high an element may be so that it ends with the window; half the window where it takes the window's whole width,
/// so that what stands below it is seen to be there. Counted from the app's own top: while it is made ready it lies below
/// the reading page, whose place it takes.
pub fn most_height(element: &web_sys::Element) -> f64 {
    let window = window();
    let side =
        |side: Result<wasm_bindgen::JsValue, _>, usual| side.ok().and_then(|side| side.as_f64()).unwrap_or(usual);
    let (width, height) = (side(window.inner_width(), 1200.0), side(window.inner_height(), 800.0));
    let frame = element.get_bounding_client_rect();
    let app = element.closest("#app").ok().flatten().map_or(0.0, |app| app.get_bounding_client_rect().top());
    let below = height - (frame.top() - app) - 8.0;
    if 0.85 * width < frame.width() { below.min(height / 2.0) } else { below }
}

/// Where an event happened inside an element.
pub fn inside(element: &web_sys::Element, x: i32, y: i32) -> Point {
    let frame = element.get_bounding_client_rect();
    Point::new(f64::from(x) - frame.left(), f64::from(y) - frame.top())
}

/// Calls back when an element changes its size, or the first of those below `root` that a selector names, until the caller's
/// owner goes.
pub fn on_resize(element: &web_sys::Element, root: &web_sys::Element, selector: &str, call: impl Fn() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(call);
    let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    if let Ok(Some(first)) = root.query_selector(selector) {
        observer.observe(&first);
    }
    let kept = SendWrapper::new((observer, closure));
    on_cleanup(move || kept.take().0.disconnect());
}

/// Sets how high an element is, in pixels.
pub fn set_height(element: &web_sys::HtmlElement, height: f64) {
    let _ = element.style().set_property("height", &format!("{}px", Decimal::tenths(height)));
}

/// The style that moves an element as the camera says: its transform, and `--above`, which is how much of it is out of sight
/// at the top, for what shall stay in view.
pub fn camera_style(camera: Camera) -> [String; 2] {
    let [x, y, scale] = [camera.shift.x, camera.shift.y, camera.scale].map(Decimal::fine);
    let transform = format!("translate({x}px,{y}px) scale({scale})");
    let above = (-camera.shift.y / camera.scale).max(0.0);
    [transform, format!("{}px", Decimal::tenths(above))]
}

/// Moves an element as the camera says.
pub fn set_camera(element: &web_sys::HtmlElement, camera: Camera) {
    let [transform, above] = camera_style(camera);
    let _ = element.style().set_property("transform", &transform);
    let _ = element.style().set_property("--above", &above);
}
