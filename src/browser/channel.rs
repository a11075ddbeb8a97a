//! Two windows of one browser that tell each other something: no host hears of it.

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::Reflect;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel between windows; it is closed when it is dropped.
pub struct WindowChannel {
    channel: SendWrapper<BroadcastChannel>,
    _listener: SendWrapper<EventListener>,
}

/// Whether this browser has channels. Pages that are files have no address in common.
pub fn has_channels() -> bool {
    Reflect::has(&window(), &"BroadcastChannel".into()).unwrap_or_default() && !super::is_file()
}

impl WindowChannel {
    /// The channel of this name, with what is done about each text that another window sends. Nothing where there can be none.
    pub fn open(name: &str, hear: impl Fn(String) + 'static) -> Option<WindowChannel> {
        if !has_channels() {
            return None;
        }
        let channel = BroadcastChannel::new(&format!("waymark.{name}")).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(text) = text {
                hear(text);
            }
        });
        Some(WindowChannel { channel: SendWrapper::new(channel), _listener: SendWrapper::new(listener) })
    }

    /// Sends a text to all other windows that have it open.
    pub fn send(&self, text: &str) {
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for WindowChannel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
