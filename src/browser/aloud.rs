//! Reading aloud, by a voice that is on the device: others send what they read over the network.

use gloo::utils::window;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::events;

fn speech() -> Option<SpeechSynthesis> {
    // Browsers without it have no such part, and asking for it would fail.
    let speech = Reflect::get(&window(), &"speechSynthesis".into()).ok()?;
    speech.dyn_into().ok()
}

/// The first voice of the device's own that speaks English.
fn voice() -> Option<SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    let voices = voices.iter().filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok());
    let own: Vec<SpeechSynthesisVoice> =
        voices.filter(|voice| voice.local_service() && voice.lang().starts_with("en")).collect();
    own.iter().find(|voice| voice.lang().ends_with("GB")).or(own.first()).cloned()
}

/// Whether there is one.
pub fn has_own_voice() -> bool {
    voice().is_some()
}

/// Calls back once the voices are known: browsers find them after the page has come.
pub fn on_voices(call: impl Fn() + 'static) {
    if let Some(speech) = speech() {
        events::on(&speech, "voiceschanged", call);
    }
}

/// Reads a text; what was being read stops.
pub fn read(text: &str) {
    let (Some(speech), Some(voice)) = (speech(), voice()) else { return };
    speech.cancel();
    if let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) {
        words.set_lang(&voice.lang());
        words.set_voice(Some(&voice));
        words.set_rate(0.9);
        speech.speak(&words);
    }
}
