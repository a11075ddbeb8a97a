//! The camera over a drawing: how large it is shown and which part of it.

use crate::geometry::{Point, Rect, Size, Vec2, held_between};

/// Scale and shift from drawing to screen: `screen = drawing × scale + shift`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// How many screen pixels a pixel of the drawing takes.
    pub scale: f64,
    /// Where the drawing's corner stands on the screen.
    pub shift: Vec2,
}

/// The smallest scale: a whole system on a phone.
pub const LEAST: f64 = 0.2;
/// The largest scale.
pub const MOST: f64 = 4.0;
/// No map opens smaller than this: its words are 16 px large, and 13 px is the smallest that can be read.
pub const READABLE: f64 = 13.0 / 16.0;

impl Camera {
    /// The drawing as it is.
    pub const PLAIN: Camera = Camera { scale: 1.0, shift: Vec2::new(0.0, 0.0) };

    /// Where a point of the drawing stands on the screen.
    pub fn to_screen(self, point: Point) -> Point {
        Point::new(point.x * self.scale + self.shift.x, point.y * self.scale + self.shift.y)
    }

    /// Which point of the drawing stands at a place of the screen.
    pub fn to_drawing(self, point: Point) -> Point {
        Point::new((point.x - self.shift.x) / self.scale, (point.y - self.shift.y) / self.scale)
    }

    /// Larger or smaller by a factor, with the point of the drawing under `at` (on the screen) staying there.
    pub fn zoomed(self, factor: f64, at: Point) -> Camera {
        let scale = held_between(self.scale * factor, LEAST, MOST);
        let under = self.to_drawing(at);
        Camera { scale, shift: Vec2::new(at.x - under.x * scale, at.y - under.y * scale) }
    }

    /// Moved on the screen.
    pub fn panned(self, by: Vec2) -> Camera {
        Camera { shift: Vec2::new(self.shift.x + by.x, self.shift.y + by.y), ..self }
    }

    /// As the map opens: as much of it as fits in `view`, but never smaller than can be read nor larger than it is.
    pub fn opening(drawing: Size, view: Size) -> Camera {
        let scale = held_between(fit_scale(drawing, view), READABLE, 1.0);
        Camera { scale, ..Camera::PLAIN }.settled(drawing, view)
    }

    /// All of the drawing, however small.
    pub fn fitting(drawing: Size, view: Size) -> Camera {
        let scale = held_between(fit_scale(drawing, view), LEAST, 1.0);
        Camera { scale, ..Camera::PLAIN }.settled(drawing, view)
    }

    /// Moved as little as needed so that nothing but drawing is in view; what is smaller than the view is centred across.
    pub fn settled(self, drawing: Size, view: Size) -> Camera {
        let along = |shift: f64, drawing: f64, view: f64| {
            let spare = view - drawing * self.scale;
            if 0.0 <= spare { spare / 2.0 } else { held_between(shift, spare, 0.0) }
        };
        let x = along(self.shift.x, drawing.width, view.width);
        let y = along(self.shift.y, drawing.height, view.height);
        Camera { shift: Vec2::new(x, y), ..self }
    }

    /// Moved as little as needed so that `target` (in the drawing) is in view with a margin on the screen.
    pub fn showing(self, target: Rect, drawing: Size, view: Size) -> Camera {
        let margin = 24.0;
        let along = |shift: f64, from: f64, to: f64, view: f64| {
            let (low, high) = (from * self.scale + shift, to * self.scale + shift);
            if low < margin {
                shift + margin - low
            } else if view - margin < high {
                shift + (view - margin - high).max(margin - low)
            } else {
                shift
            }
        };
        let x = along(self.shift.x, target.left(), target.right(), view.width);
        let y = along(self.shift.y, target.top(), target.bottom(), view.height);
        Camera { shift: Vec2::new(x, y), ..self }.settled(drawing, view)
    }

    /// Moved so that `target` (in the drawing) stands in the middle of the view, as far as the drawing reaches.
    pub fn centred(self, target: Rect, drawing: Size, view: Size) -> Camera {
        let middle = self.to_screen(target.centre());
        self.panned(Vec2::new(view.width / 2.0 - middle.x, view.height / 2.0 - middle.y)).settled(drawing, view)
    }
}

fn fit_scale(drawing: Size, view: Size) -> f64 {
    let along = |drawing: f64, view: f64| if 0.0 < drawing { view / drawing } else { 1.0 };
    along(drawing.width, view.width).min(along(drawing.height, view.height))
}

/// A drawing on sheets of paper that overlap, so that they can be put together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheets {
    /// How large the drawing is printed.
    pub scale: f64,
    /// Sheets beside each other.
    pub n_columns: usize,
    /// Sheets below each other.
    pub n_rows: usize,
    /// The window of a sheet, in pixels of the paper.
    pub window: Size,
}

/// Smaller than this the words of the drawing, 16 px large, would be under 7 points on paper.
pub const LEAST_PRINTED: f64 = 7.0 / 72.0 * 96.0 / 16.0;
/// How much of a sheet the next one repeats, in pixels of the paper: a centimetre.
pub const OVERLAP: f64 = 37.8;

impl Sheets {
    /// One sheet if the words stay readable, else as many as are needed.
    pub fn new(drawing: Size, window: Size) -> Sheets {
        let scale = held_between(fit_scale(drawing, window), LEAST_PRINTED, 1.0);
        let count = |drawing: f64, window: f64| {
            let rest = (drawing * scale - window).max(0.0);
            1 + ((rest - 1e-6).max(0.0) / (window - OVERLAP)).ceil() as usize
        };
        let (n_columns, n_rows) = (count(drawing.width, window.width), count(drawing.height, window.height));
        Sheets { scale, n_columns, n_rows, window }
    }

    /// What each sheet shows, row by row: its row, its column and the camera.
    pub fn cameras(self) -> impl Iterator<Item = (usize, usize, Camera)> {
        let step = Vec2::new(self.window.width - OVERLAP, self.window.height - OVERLAP);
        (0..self.n_rows).flat_map(move |row| (0..self.n_columns).map(move |column| (row, column))).map(
            move |(row, column)| {
                let shift = Vec2::new(-(column as f64) * step.x, -(row as f64) * step.y);
                (row, column, Camera { scale: self.scale, shift })
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: Size = Size { width: 2000.0, height: 600.0 };
    const VIEW: Size = Size { width: 1000.0, height: 700.0 };

    #[test]
    fn no_map_opens_too_small_to_read() {
        assert_eq!(Camera::opening(DRAWING, VIEW).scale, READABLE);
        assert_eq!(Camera::opening(Size::new(300.0, 200.0), VIEW).scale, 1.0);
        assert_eq!(Camera::fitting(DRAWING, VIEW).scale, 0.5);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let camera = Camera { scale: 0.7, shift: Vec2::new(-31.0, 12.0) };
        let at = Point::new(321.0, 123.0);
        let zoomed = camera.zoomed(1.7, at);
        assert!(zoomed.to_screen(camera.to_drawing(at)).distance(at) < 1e-9);
        assert_eq!(camera.zoomed(1e9, at).scale, MOST);
        assert_eq!(camera.zoomed(0.0, at).scale, LEAST);
    }

    #[test]
    fn a_step_asked_for_comes_into_view_and_the_drawing_stays_in_the_frame() {
        let target = Rect::new(1900.0, 300.0, 90.0, 60.0);
        let camera = Camera::opening(DRAWING, VIEW).showing(target, DRAWING, VIEW);
        let (low, high) = (camera.to_screen(target.origin), camera.to_screen(Point::new(1990.0, 360.0)));
        assert!(0.0 <= low.x && high.x <= VIEW.width, "{low:?} {high:?}");
        assert!(DRAWING.width * camera.scale + camera.shift.x + 1e-9 >= VIEW.width);
    }

    #[test]
    fn an_empty_drawing_or_view_gives_numbers() {
        for size in [Size::default(), VIEW] {
            let camera = Camera::opening(Size::default(), size);
            assert!(camera.scale.is_finite() && camera.shift.x.is_finite() && camera.shift.y.is_finite());
        }
    }

    #[test]
    fn sheets_hold_all_of_the_drawing_in_words_of_seven_points() {
        let window = Size::new(1000.0, 640.0);
        for drawing in
            [Size::new(300.0, 200.0), Size::new(1500.0, 960.0), Size::new(4000.0, 900.0), Size::new(900.0, 3000.0)]
        {
            let sheets = Sheets::new(drawing, window);
            assert!(LEAST_PRINTED <= sheets.scale && sheets.scale <= 1.0, "{drawing:?}");
            let last = sheets.cameras().last().map(|(_, _, camera)| camera).unwrap_or(Camera::PLAIN);
            let end = last.to_screen(Point::new(drawing.width, drawing.height));
            assert!(end.x <= window.width + 1e-6 && end.y <= window.height + 1e-6, "{drawing:?}: {sheets:?}");
            assert_eq!(sheets.cameras().count(), sheets.n_columns * sheets.n_rows);
        }
        assert_eq!(Sheets::new(Size::new(1500.0, 960.0), window).n_columns, 1);
        assert_eq!(Sheets::new(Size::new(4000.0, 900.0), window).n_columns, 3);
    }
}
