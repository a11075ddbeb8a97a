//! What happens to the window as a whole, told for as long as whoever asked is there.
//! Must never leave a listener behind.

use gloo::events::EventListener;
use gloo::utils::window;
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
pub use web_sys::Event;

/// Calls back whenever something of this name happens to the window, until the caller's owner goes.
pub fn on_window(name: &'static str, call: impl Fn(&web_sys::Event) + 'static) {
    let listener = SendWrapper::new(EventListener::new(&window(), name, move |event| call(event)));
    on_cleanup(move || drop(listener));
}

/// Calls back whenever something of this name happens to this part of the browser, until the caller's owner goes.
pub fn on(target: &web_sys::EventTarget, name: &'static str, call: impl Fn() + 'static) {
    let listener = SendWrapper::new(EventListener::new(target, name, move |_| call()));
    on_cleanup(move || drop(listener));
}

/// Hears of what happens to the window until it is dropped, whoever owns it.
pub struct WindowListener {
    _listener: EventListener,
}

impl WindowListener {
    /// Calls back whenever something of this name happens to the window.
    pub fn new(name: &'static str, call: impl Fn(&web_sys::Event) + 'static) -> WindowListener {
        WindowListener { _listener: EventListener::new(&window(), name, move |event| call(event)) }
    }
}

/// Tells the window of something: the start script and the other program listen.
pub fn dispatch(name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}
