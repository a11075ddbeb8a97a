//! A voice that is recorded and played on the device: nothing of it goes over the network.
//! Must never ask for the microphone before somebody has pressed for it, and never leave it open.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use gloo_file::futures::read_as_data_url;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BlobEvent, BlobPropertyBag, HtmlAudioElement, MediaRecorder, MediaRecorderOptions, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

use super::clipboard::has;
use super::spawn;

/// How long one may speak, in milliseconds.
const LONGEST: u32 = 60_000;

/// So much of it the browser is asked for, in bits a second: a voice is understood, and a minute has 90,000 bytes.
const BITS: u32 = 12_000;

/// More bytes than these end it: some browsers record more than they are asked for.
const MOST_BYTES: f64 = 150_000.0;

/// So often the browser hands over what it has, in milliseconds.
const SLICE: i32 = 1_000;

/// Whether this browser can record, as far as it says before it is asked for the microphone.
pub fn can_record() -> bool {
    // Where the page came without encryption there are no such devices.
    has("mediaDevices") && Reflect::has(&window(), &"MediaRecorder".into()).unwrap_or_default()
}

/// A recording that goes on; it ends when it is dropped.
pub struct Recording {
    recorder: MediaRecorder,
}

impl Recording {
    /// Asks for the microphone and records from then on, for a minute at most. What was said is handed over once it has ended, as the
    /// text of an address that holds it: `data:audio/webm;base64,…`. Fails where there is no microphone or it is not allowed.
    pub async fn start(done: impl FnOnce(String) + 'static) -> Result<Recording, JsValue> {
        let wanted = MediaStreamConstraints::new();
        wanted.set_audio(&JsValue::TRUE);
        let devices = window().navigator().media_devices()?;
        let stream = JsFuture::from(devices.get_user_media_with_constraints(&wanted)?).await?;
        let stream: MediaStream = stream.dyn_into()?;
        let options = MediaRecorderOptions::new();
        options.set_audio_bits_per_second(BITS);
        let recorder = MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options);
        let recorder = recorder.inspect_err(|_| close(&stream))?;
        let parts = Array::new();
        let heard = {
            let (parts, recorder) = (parts.clone(), recorder.clone());
            EventListener::new(&recorder.clone(), "dataavailable", move |event| {
                if let Some(part) = event.dyn_ref::<BlobEvent>().and_then(BlobEvent::data) {
                    parts.push(&part);
                }
                let size = |part: JsValue| part.dyn_into::<web_sys::Blob>().map_or(0.0, |part| part.size());
                if MOST_BYTES < parts.iter().map(size).sum() {
                    end(&recorder);
                }
            })
        };
        let longest = {
            let recorder = recorder.clone();
            Timeout::new(LONGEST, move || end(&recorder))
        };
        let ended = recorder.clone();
        // Its own `clone` is the browser’s, which opens the microphone once more.
        let closed = Clone::clone(&stream);
        EventListener::once(&recorder, "stop", move |_| {
            drop((heard, longest));
            close(&closed);
            let options = BlobPropertyBag::new();
            // Some know what it is only once they have some of it.
            options.set_type(&ended.mime_type());
            let whole = web_sys::Blob::new_with_blob_sequence_and_options(&parts, &options);
            spawn(async move {
                let text = match whole {
                    Ok(whole) => read_as_data_url(&whole.into()).await.unwrap_or_default(),
                    Err(_) => String::new(),
                };
                done(text);
            });
        })
        .forget();
        recorder.start_with_time_slice(SLICE).inspect_err(|_| close(&stream))?;
        Ok(Recording { recorder })
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        end(&self.recorder);
    }
}

fn end(recorder: &MediaRecorder) {
    // One that has ended refuses to end again.
    let _ = recorder.stop();
}

fn close(stream: &MediaStream) {
    for track in stream.get_tracks().iter().filter_map(|track| track.dyn_into::<MediaStreamTrack>().ok()) {
        track.stop();
    }
}

/// A recording that is played; it stops when it is dropped.
pub struct Playing {
    audio: HtmlAudioElement,
    _ended: EventListener,
}

impl Playing {
    /// Plays what was recorded, and calls back once it has come to its end. Fails where this browser cannot play it.
    pub async fn start(sound: &str, ended: impl Fn() + 'static) -> Result<Playing, JsValue> {
        let audio = HtmlAudioElement::new_with_src(sound)?;
        let listener = EventListener::new(&audio, "ended", move |_| ended());
        JsFuture::from(audio.play()?).await?;
        Ok(Playing { audio, _ended: listener })
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        let _ = self.audio.pause();
    }
}
