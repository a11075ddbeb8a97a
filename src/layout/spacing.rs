//! The room that is kept between boxes, lines and words, in pixels of the drawing.

/// Room between two boxes.
const BOX_GAP: f64 = 20.0;
/// Room between a box and a line that passes it.
pub const LINE_GAP: f64 = 12.0;
/// Room between two lines that run side by side.
pub const TRACK: f64 = 12.0;
/// Room between a layer of boxes and the first jog or label beside it.
pub const MARGIN: f64 = 20.0;
/// Room between a label and its own line.
pub const LABEL_RISE: f64 = 3.0;
/// Room between the label of a straight line between two boxes and either box.
pub const LINK_END: f64 = 14.0;
/// Heights nearer than this differ by rounding only. Anything more is a bend and gets a jog: what is left out here adds
/// up along a line, and many lines on a short side meet it at ports this close.
pub const ROUNDING: f64 = 1e-6;

/// How far a node reaches from its height.
#[derive(Clone, Copy)]
pub struct Reach {
    /// Up.
    pub up: f64,
    /// Down.
    pub down: f64,
    /// Whether a box stands in it.
    pub is_box: bool,
}

/// How far apart two nodes of a layer stand at the least.
pub fn least_distance(upper: Reach, lower: Reach) -> f64 {
    let gap = match (upper.is_box, lower.is_box) {
        (true, true) => BOX_GAP,
        (false, false) => TRACK,
        _ => LINE_GAP,
    };
    upper.down + gap + lower.up
}
