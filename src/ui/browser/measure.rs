//! Measures text once it is on the page, and tells when sizes change.
//! Must never guess: what is not on the page has no size.

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::camera::Camera;
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

/// How much of the window lies below the top of an element when the page is not scrolled. Counted from the app's own top:
/// while it is made ready it lies below the reading page, whose place it takes.
pub fn height_below(element: &web_sys::Element) -> f64 {
    let window = leptos::prelude::window();
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
    let app = element.closest("#app").ok().flatten().map_or(0.0, |app| app.get_bounding_client_rect().top());
    let top = element.get_bounding_client_rect().top() - app;
    height - top - 8.0
}

/// Where an event happened inside an element.
pub fn inside(element: &web_sys::Element, x: i32, y: i32) -> Point {
    let frame = element.get_bounding_client_rect();
    Point::new(f64::from(x) - frame.left(), f64::from(y) - frame.top())
}

/// Calls back when one of the elements changes its size, until the caller's owner goes.
pub fn on_resize(elements: &[web_sys::Element], call: impl Fn() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(call);
    let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) else { return };
    for element in elements {
        observer.observe(element);
    }
    let kept = SendWrapper::new((observer, closure));
    on_cleanup(move || kept.take().0.disconnect());
}

/// Sets how high an element is, in pixels.
pub fn set_height(element: &web_sys::HtmlElement, height: f64) {
    let _ = element.style().set_property("height", &format!("{height}px"));
}

/// Moves an element as the camera says.
pub fn set_camera(element: &web_sys::HtmlElement, camera: Camera) {
    let transform = format!("translate({}px,{}px) scale({})", camera.shift.x, camera.shift.y, camera.scale);
    let _ = element.style().set_property("transform", &transform);
}
