//! Fingers, mouse and wheel over the chart, as movements of the camera.
//! Must never keep the page from scrolling: a plain wheel is the page's, and so is one finger up or down where the chart's
//! whole height is in view.

use crate::geometry::{Point, Vec2, held_between};

/// The pointers that are down, and how far they have gone.
#[derive(Clone, Debug, Default)]
pub struct Gesture {
    pointers: Vec<(i32, Point)>,
    travelled: f64,
}

/// A movement of the camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    /// By how much it moves on the screen.
    pub pan: Vec2,
    /// By which factor it grows.
    pub zoom: f64,
    /// About which point of the window.
    pub at: (i32, i32),
}

/// Pointers that stay within this many pixels press; further they drag.
const SLACK: f64 = 6.0;

impl Gesture {
    /// A pointer goes down.
    pub fn down(&mut self, event: &web_sys::PointerEvent) {
        if event.button() != 0 {
            return;
        }
        if self.pointers.is_empty() {
            self.travelled = 0.0;
        }
        self.pointers.push((event.pointer_id(), at(event)));
    }

    /// A pointer moves: the movement, once it is clear that it drags.
    pub fn moved(&mut self, event: &web_sys::PointerEvent, frame: &web_sys::Element) -> Option<Motion> {
        let idx = self.pointers.iter().position(|(id, _)| *id == event.pointer_id())?;
        let (before, now) = (self.pointers[idx].1, at(event));
        let other = self.pointers.iter().map(|(_, point)| *point).find(|point| *point != before);
        self.pointers[idx].1 = now;
        self.travelled += (now - before).length();
        if self.travelled < SLACK {
            return None;
        }
        let _ = frame.set_pointer_capture(event.pointer_id());
        let pan = now - before;
        match other.filter(|_| 1 < self.pointers.len()) {
            Some(other) => {
                let zoom = held_between(now.distance(other) / before.distance(other).max(1.0), 0.5, 2.0);
                let middle = Point::new((now.x + other.x) / 2.0, (now.y + other.y) / 2.0);
                Some(Motion { pan: pan.scaled(0.5), zoom, at: (middle.x as i32, middle.y as i32) })
            }
            None => Some(Motion { pan, zoom: 1.0, at: (now.x as i32, now.y as i32) }),
        }
    }

    /// A pointer goes up or is taken away by the browser.
    pub fn up(&mut self, event: &web_sys::PointerEvent) {
        self.pointers.retain(|(id, _)| *id != event.pointer_id());
    }

    /// Whether a click only ends a drag, so that it chooses nothing. A click without a pointer, as by Enter, never does.
    pub fn ends_drag(&self, click: &web_sys::MouseEvent) -> bool {
        SLACK <= self.travelled && click.detail() != 0
    }
}

/// The zoom a wheel asks for: only with Ctrl or ⌘ held, as pinching on a trackpad does; else the page scrolls.
pub fn wheel(event: &web_sys::WheelEvent) -> Option<Motion> {
    if !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    event.prevent_default();
    let lines = if event.delta_mode() == web_sys::WheelEvent::DOM_DELTA_LINE { 16.0 } else { 1.0 };
    let zoom = held_between((-event.delta_y() * lines / 300.0).exp(), 0.5, 2.0);
    Some(Motion { pan: Vec2::default(), zoom, at: (event.client_x(), event.client_y()) })
}

fn at(event: &web_sys::PointerEvent) -> Point {
    Point::new(f64::from(event.client_x()), f64::from(event.client_y()))
}
