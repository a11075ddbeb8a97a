//! Limits that say the same: the same day for the same, on another ground.

use super::{DueLine, DueTitle};

/// Adds a line to a list, or what it rests on to the line there that says the same: the same day for the same, on another
/// ground. The rule that rests on more stands.
pub(super) fn join(lines: &mut Vec<DueLine>, mut line: DueLine) {
    let is_same = |known: &DueLine| {
        let is_ground = |other: &DueLine| other.basis == line.basis && other.council == line.council;
        let (Ok(due), Ok(own)) = (&known.due, &line.due) else { return false };
        let is_due = (due.day, due.earliest, known.sort, known.from) == (own.day, own.earliest, line.sort, line.from);
        let is_there = is_ground(known) || known.also.iter().any(is_ground);
        let is_alike = known.group == line.group && known.title == DueTitle::Step && known.step.step == line.step.step;
        is_due && is_alike && !is_there
    };
    let Some(at) = lines.iter().position(is_same).filter(|_| line.title == DueTitle::Step) else {
        return lines.push(line);
    };
    let known = &mut lines[at];
    if (line.basis as u8) < known.basis as u8 {
        std::mem::swap(known, &mut line);
        known.also = std::mem::take(&mut line.also);
    }
    let unsure: Vec<String> = line.unsure.drain(..).filter(|text| !known.unsure.contains(text)).collect();
    known.unsure.extend(unsure);
    known.also.push(line);
}
