//! The picture of a map that is shown where a link to it is posted: every step without a word, and no step marked.
//! It marks no place: a posted link shows the same picture to everybody.

use tiny_skia::{Color, Paint, PathBuilder, Pixmap, Rect as Frame, Stroke, Transform};
use waymark::atlas::file::Ending;
use waymark::atlas::{MapId, Nation};
use waymark::layout::{Direction, arrange};

use crate::estimate;

/// Its name beside the map's page.
pub const NAME: &str = "preview.png";

/// The size that sites ask for, in pixels.
const SIZE: (u32, u32) = (1200, 630);
const MARGIN: f32 = 30.0;

/// The picture as PNG.
pub fn preview(nation: &Nation, map: MapId) -> Result<Vec<u8>, String> {
    let estimated = estimate::estimated(nation, map, Direction::Down);
    let drawing = arrange(&estimated.graph, Direction::Down);
    let mut picture = Pixmap::new(SIZE.0, SIZE.1).ok_or("the picture is too large")?;
    picture.fill(Color::from_rgba8(251, 250, 247, 255));
    let (width, height) = (drawing.size.width as f32, drawing.size.height as f32);
    // On its side, so that a road that runs down fills a picture that lies.
    let scale = ((SIZE.0 as f32 - 2.0 * MARGIN) / height).min((SIZE.1 as f32 - 2.0 * MARGIN) / width);
    let (x, y) = ((SIZE.0 as f32 - height * scale) / 2.0, (SIZE.1 as f32 - width * scale) / 2.0);
    let place = Transform::from_row(0.0, scale, scale, 0.0, x, y);
    let ink = |red, green, blue| {
        let mut paint = Paint::default();
        paint.set_color_rgba8(red, green, blue, 255);
        paint
    };
    let stroke = |width: f32| Stroke { width: width / scale, ..Stroke::default() };
    for line in &drawing.lines {
        let mut path = PathBuilder::new();
        for (idx, point) in line.points.iter().enumerate() {
            match idx {
                0 => path.move_to(point.x as f32, point.y as f32),
                _ => path.line_to(point.x as f32, point.y as f32),
            }
        }
        if let Some(path) = path.finish() {
            picture.stroke_path(&path, &ink(106, 115, 125), &stroke(2.0), place, None);
        }
    }
    for (area, step) in drawing.boxes.iter().zip(&estimated.chart.boxes) {
        let (left, top) = (area.origin.x as f32, area.origin.y as f32);
        let frame = Frame::from_xywh(left, top, area.size.width as f32, area.size.height as f32);
        let Some(frame) = frame else { continue };
        let (fill, edge) = match step.ending {
            Some(Ending::Permanence) => (ink(255, 204, 51), ink(107, 78, 0)),
            Some(_) => (ink(238, 243, 234), ink(63, 107, 47)),
            None => (ink(255, 255, 255), ink(11, 79, 138)),
        };
        picture.fill_rect(frame, &fill, place, None);
        picture.stroke_path(&PathBuilder::from_rect(frame), &edge, &stroke(2.5), place, None);
    }
    picture.encode_png().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_map_has_a_picture_of_its_own_in_the_size_that_is_asked_for() {
        let mut known = Vec::new();
        for nation in &estimate::nations().unwrap_or_default() {
            for (map, _) in nation.maps() {
                let png = preview(nation, map).unwrap_or_default();
                assert_eq!(png.get(16..24), Some(&[0, 0, 4, 176, 0, 0, 2, 118][..]));
                assert!(!known.contains(&png));
                known.push(png);
            }
        }
        let listed = waymark::atlas::Index::built_in().nations.iter().map(|nation| nation.maps.len()).sum::<usize>();
        assert!(0 < listed && known.len() == listed);
    }
}
