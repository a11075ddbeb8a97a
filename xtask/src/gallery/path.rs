//! A line of the drawing as an SVG path: rounded corners, and the head of the arrow.
//! Must never move a corner.

use std::fmt::Write;

use waymark::decimal::Decimal;
use waymark::geometry::{Point, Vec2};

/// How far a corner is rounded at the most, in pixels.
const RADIUS: f64 = 8.0;
/// How long the head of an arrow is, in pixels.
const HEAD: f64 = 8.0;

/// The line as path data, corners rounded by at most `RADIUS` and never by more than half a part.
pub fn rounded(points: &[Point]) -> String {
    let mut path = String::new();
    for (idx, here) in points.iter().enumerate() {
        let around = (idx.checked_sub(1).and_then(|idx| points.get(idx)), points.get(idx + 1));
        let _ = match around {
            (None, _) => write!(path, "M{} {}", short(here.x), short(here.y)),
            (Some(_), None) => write!(path, "L{} {}", short(here.x), short(here.y)),
            (Some(before), Some(after)) => {
                let radius = RADIUS.min(before.distance(*here) / 2.0).min(after.distance(*here) / 2.0);
                let (start, end) = (toward(*here, *before, radius), toward(*here, *after, radius));
                write!(
                    path,
                    "L{} {}Q{} {} {} {}",
                    short(start.x),
                    short(start.y),
                    short(here.x),
                    short(here.y),
                    short(end.x),
                    short(end.y)
                )
            }
        };
    }
    path
}

/// The head of the arrow at the line's end as path data; empty for a line of no length.
pub fn head(points: &[Point]) -> String {
    let [.., before, end] = points else { return String::new() };
    let along = *end - *before;
    let length = along.length();
    if length < 1e-9 {
        return String::new();
    }
    let back = along.scaled(-HEAD / length);
    let across = Vec2::new(-back.y, back.x).scaled(0.5);
    let base = *end + back;
    let (left, right) = (base + across, base + across.scaled(-1.0));
    format!(
        "M{} {}L{} {}L{} {}Z",
        short(end.x),
        short(end.y),
        short(left.x),
        short(left.y),
        short(right.x),
        short(right.y)
    )
}

fn toward(from: Point, to: Point, by: f64) -> Point {
    let way = to - from;
    let length = way.length();
    if length < 1e-9 { from } else { from + way.scaled(by / length) }
}

fn short(number: f64) -> Decimal {
    Decimal::tenths(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_is_rounded_and_stays_where_it_is() {
        let points = [Point::new(0.0, 0.0), Point::new(40.0, 0.0), Point::new(40.0, 10.0)];
        assert_eq!(rounded(&points), "M0 0L35 0Q40 0 40 5L40 10");
        assert_eq!(head(&points), "M40 10L44 2L36 2Z");
    }

    #[test]
    fn lines_without_length_give_no_nonsense() {
        assert_eq!(rounded(&[]), "");
        assert_eq!(head(&[Point::ZERO]), "");
        assert_eq!(head(&[Point::ZERO, Point::ZERO]), "");
    }
}
