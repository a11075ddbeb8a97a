//! Points, vectors, sizes and rectangles of a drawing, in CSS pixels, y growing downwards.

use std::ops::{Add, Sub};

/// A place in the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f64,
    /// Pixels from the top edge.
    pub y: f64,
}

/// The way from one point to another; not itself a place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vec2 {
    /// Pixels to the right.
    pub x: f64,
    /// Pixels down.
    pub y: f64,
}

/// Width and height, never negative when made by [`Size::new`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Pixels from left to right.
    pub width: f64,
    /// Pixels from top to bottom.
    pub height: f64,
}

/// An upright rectangle: its top left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Point {
    /// The top left corner of the drawing.
    pub const ZERO: Point = Point { x: 0.0, y: 0.0 };

    /// A point at `x` from the left and `y` from the top.
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// The same point mirrored along the diagonal: x and y change places.
    pub const fn transposed(self) -> Point {
        Point { x: self.y, y: self.x }
    }

    /// The straight distance to another point.
    pub fn distance(self, other: Point) -> f64 {
        (other - self).length()
    }
}

impl Vec2 {
    /// A vector `x` to the right and `y` down.
    pub const fn new(x: f64, y: f64) -> Vec2 {
        Vec2 { x, y }
    }

    /// Its length.
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The vector made `factor` times as long.
    pub const fn scaled(self, factor: f64) -> Vec2 {
        Vec2 { x: self.x * factor, y: self.y * factor }
    }
}

impl Size {
    /// A size; what is negative or no number counts as zero.
    pub fn new(width: f64, height: f64) -> Size {
        Size { width: width.max(0.0), height: height.max(0.0) }
    }

    /// Width and height changed places.
    pub const fn transposed(self) -> Size {
        Size { width: self.height, height: self.width }
    }
}

impl Rect {
    /// The rectangle with its top left corner at (`x`, `y`).
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect { origin: Point::new(x, y), size: Size::new(width, height) }
    }

    /// The left edge.
    pub const fn left(self) -> f64 {
        self.origin.x
    }

    /// The top edge.
    pub const fn top(self) -> f64 {
        self.origin.y
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.origin.x + self.size.width
    }

    /// The bottom edge.
    pub fn bottom(self) -> f64 {
        self.origin.y + self.size.height
    }

    /// The point in the middle.
    pub fn centre(self) -> Point {
        Point::new(self.origin.x + self.size.width / 2.0, self.origin.y + self.size.height / 2.0)
    }

    /// The rectangle grown by `margin` on every side (shrunk, never below nothing, if negative).
    pub fn grown(self, margin: f64) -> Rect {
        Rect::new(
            self.origin.x - margin,
            self.origin.y - margin,
            self.size.width + 2.0 * margin,
            self.size.height + 2.0 * margin,
        )
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Rect) -> bool {
        self.left() < other.right()
            && other.left() < self.right()
            && self.top() < other.bottom()
            && other.top() < self.bottom()
    }

    /// Whether the point lies inside, edges not counted.
    pub fn contains(self, point: Point) -> bool {
        self.left() < point.x && point.x < self.right() && self.top() < point.y && point.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    pub fn union(self, other: Rect) -> Rect {
        let left = self.left().min(other.left());
        let top = self.top().min(other.top());
        Rect::new(left, top, self.right().max(other.right()) - left, self.bottom().max(other.bottom()) - top)
    }

    /// The rectangle mirrored along the diagonal: x and y change places.
    pub const fn transposed(self) -> Rect {
        Rect { origin: self.origin.transposed(), size: self.size.transposed() }
    }

    /// The same rectangle moved by a vector.
    pub fn moved(self, by: Vec2) -> Rect {
        Rect { origin: self.origin + by, size: self.size }
    }
}

impl Add<Vec2> for Point {
    type Output = Point;

    fn add(self, by: Vec2) -> Point {
        Point::new(self.x + by.x, self.y + by.y)
    }
}

impl Sub for Point {
    type Output = Vec2;

    fn sub(self, from: Point) -> Vec2 {
        Vec2::new(self.x - from.x, self.y - from.y)
    }
}

/// The number, or the nearer of two ends it lies beyond. The library's `clamp` can stop the program with a message, for which it
/// brings its printer of numbers: 12 kB.
pub fn held_between(number: f64, least: f64, most: f64) -> f64 {
    number.min(most).max(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_rectangles_do_not_overlap() {
        let left = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!left.overlaps(Rect::new(10.0, 0.0, 10.0, 10.0)));
        assert!(left.overlaps(Rect::new(9.0, 9.0, 10.0, 10.0)));
    }

    #[test]
    fn sizes_are_never_negative_or_not_a_number() {
        assert_eq!(Size::new(-1.0, f64::NAN), Size::default());
        assert_eq!(Rect::new(0.0, 0.0, 4.0, 4.0).grown(-3.0).size, Size::default());
    }

    #[test]
    fn transposing_twice_changes_nothing() {
        let rect = Rect::new(1.0, 2.0, 3.0, 4.0);
        assert_eq!(rect.transposed().transposed(), rect);
        assert_eq!(rect.transposed().right(), rect.bottom());
    }
}
