//! A voice that is recorded and played on the device: nothing of it goes over the network. One thing is done with it at a time.
//! Must never ask for the microphone before somebody has pressed for it, and never leave it open.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use gloo_file::futures::read_as_data_url;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobEvent, BlobPropertyBag, HtmlAudioElement, MediaRecorder, MediaRecorderOptions, MediaStream,
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

/// What is told of a recording: that it has begun, what was said, as the text of an address that holds it
/// (`data:audio/webm;base64,…`), or that there is no microphone to be had.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// It goes on.
    Begun,
    /// It has ended.
    Said(String),
    /// It could not begin.
    Refused,
}

thread_local! {
    static RECORDER: RefCell<Option<MediaRecorder>> = const { RefCell::new(None) };
    static PLAYED: RefCell<Option<(HtmlAudioElement, [EventListener; 2])>> = const { RefCell::new(None) };
    // How often it was stopped: what was asked for before is wanted no more.
    static N_STOPS: Cell<u32> = const { Cell::new(0) };
}

/// Whether this browser can record, as far as it says before it is asked for the microphone.
pub fn can_record() -> bool {
    // Where the page came without encryption there are no such devices.
    has("mediaDevices") && Reflect::has(&window(), &"MediaRecorder".into()).unwrap_or_default()
}

/// Asks for the microphone and records from then on until it is stopped, for a minute at most.
pub fn record(tell: Rc<dyn Fn(Heard)>) {
    stop();
    spawn(async move {
        if begin(tell.clone()).await.is_err() {
            tell(Heard::Refused);
        }
    });
}

async fn begin(tell: Rc<dyn Fn(Heard)>) -> Result<(), JsValue> {
    let n_stops = N_STOPS.get();
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::TRUE);
    let devices = window().navigator().media_devices()?;
    let stream = JsFuture::from(devices.get_user_media_with_constraints(&wanted)?).await?;
    let stream: MediaStream = stream.unchecked_into();
    if N_STOPS.get() != n_stops {
        close(&stream);
        return Ok(());
    }
    let options = MediaRecorderOptions::new();
    options.set_audio_bits_per_second(BITS);
    let recorder = MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options);
    let recorder = recorder.inspect_err(|_| close(&stream))?;
    recorder.start_with_time_slice(SLICE).inspect_err(|_| close(&stream))?;
    let parts = Array::new();
    let heard = {
        let parts = parts.clone();
        EventListener::new(&recorder, "dataavailable", move |event| {
            parts.push(&event.unchecked_ref::<BlobEvent>().data().into());
            let size = |part: JsValue| part.unchecked_ref::<Blob>().size();
            if MOST_BYTES < parts.iter().map(size).sum() {
                stop();
            }
        })
    };
    let longest = Timeout::new(LONGEST, stop);
    let (ended, said) = (recorder.clone(), tell.clone());
    EventListener::once(&recorder, "stop", move |_| {
        drop((heard, longest));
        close(&stream);
        let options = BlobPropertyBag::new();
        // Some know what it is only once they have some of it.
        options.set_type(&ended.mime_type());
        let whole = Blob::new_with_blob_sequence_and_options(&parts, &options);
        spawn(async move {
            let text = match whole {
                Ok(whole) => read_as_data_url(&whole.into()).await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            said(Heard::Said(text));
        });
    })
    .forget();
    RECORDER.set(Some(recorder));
    tell(Heard::Begun);
    Ok(())
}

fn close(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        track.unchecked_ref::<MediaStreamTrack>().stop();
    }
}

/// Plays what was recorded, and tells how it ended: `ended`, or `error` where it cannot be played. What is stopped tells nothing.
pub fn play(sound: &str, tell: Rc<dyn Fn(&str)>) {
    stop();
    let Ok(audio) = HtmlAudioElement::new_with_src(sound) else { return tell("error") };
    let listeners = ["ended", "error"].map(|name| {
        let tell = tell.clone();
        EventListener::new(&audio, name, move |_| tell(name))
    });
    let _ = audio.play();
    PLAYED.set(Some((audio, listeners)));
}

/// Ends what is recorded or played.
pub fn stop() {
    N_STOPS.set(N_STOPS.get() + 1);
    if let Some(recorder) = RECORDER.take() {
        // One that has ended refuses to end again.
        let _ = recorder.stop();
    }
    if let Some((audio, _)) = PLAYED.take() {
        let _ = audio.pause();
    }
}
