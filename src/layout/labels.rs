//! Room for the words on the lines.
//! Must never change which lines cross.

use super::sheet::{AFTER, Holds, Hop, Plan, Sheet};

/// Gives every label a slot of its own line: a lane the line has anyway, else a lane in a new column that holds labels
/// only, put into the gap next to where the line starts (label dummies, Gansner et al. 1993; label columns after
/// Schulze, Spönemann and von Hanxleden 2014). Lines that pass the new column keep the order in which they enter the
/// gap, so that all crossings lie behind it.
pub fn reserve(plan: &Plan, sheet: &mut Sheet) {
    let mut needs_column = vec![false; sheet.columns.len() + 1];
    for (line, a) in plan.moves.iter().enumerate() {
        let (Some(size), Some(hop)) = (a.label, sheet.paths[line].first().copied()) else { continue };
        match sheet.slots[hop.to].holds {
            Holds::Lane(_) => sheet.slots[hop.to].label = Some(size),
            Holds::Box(_) => needs_column[hop.gap] = true,
        }
    }
    let mut gap = sheet.columns.len() + 1;
    while 1 < gap {
        gap -= 1;
        if needs_column[gap] {
            insert_column(plan, sheet, gap);
        }
    }
}

/// Splits gap `gap` into two with a new column between; the column takes the number `gap`.
fn insert_column(plan: &Plan, sheet: &mut Sheet, gap: usize) {
    let ports = sheet.ports();
    let entering: Vec<_> = sheet.columns[gap - 1].iter().flat_map(|&slot| ports[slot][AFTER].iter().copied()).collect();
    let is_across: Vec<Vec<bool>> =
        sheet.paths.iter().map(|path| path.iter().map(|hop| sheet.is_across(hop)).collect()).collect();
    for slot in sheet.slots.iter_mut().filter(|slot| gap <= slot.column) {
        slot.column += 1;
    }
    sheet.columns.insert(gap, Vec::new());
    let is_passing = |sheet: &Sheet, line: usize, step: usize| {
        let is_bare = sheet.paths[line].len() == 1;
        is_across[line][step] || (is_bare && plan.moves[line].label.is_some())
    };
    let mut lanes: Vec<Vec<(usize, bool, usize)>> = vec![Vec::new(); sheet.paths.len()];
    for port in entering {
        if !is_passing(sheet, port.line, port.step) {
            continue;
        }
        let lane = sheet.push(Holds::Lane(port.line), gap);
        let is_bare = sheet.paths[port.line].len() == 1;
        let is_first = lanes[port.line].is_empty();
        if is_bare && is_first {
            sheet.slots[lane].label = plan.moves[port.line].label;
        }
        lanes[port.line].push((port.step, port.is_start, lane));
    }
    for (line, lanes) in lanes.into_iter().enumerate() {
        let path = std::mem::take(&mut sheet.paths[line]);
        sheet.paths[line] = lengthened(sheet, &path, &lanes, &is_across[line], gap);
    }
}

/// The path with its hops through the split gap led through their new lanes, and all later gaps counted anew.
fn lengthened(sheet: &Sheet, path: &[Hop], lanes: &[(usize, bool, usize)], is_across: &[bool], gap: usize) -> Vec<Hop> {
    let mut longer = Vec::with_capacity(path.len() + lanes.len());
    for (step, &hop) in path.iter().enumerate() {
        let Hop { from, to, gap: old } = hop;
        let lane = |is_start| lanes.iter().find(|lane| lane.0 == step && lane.1 == is_start).map(|lane| lane.2);
        match (old.cmp(&gap), lane(true), lane(false)) {
            (std::cmp::Ordering::Less, ..) => longer.push(hop),
            (std::cmp::Ordering::Greater, ..) => longer.push(Hop { from, to, gap: old + 1 }),
            (_, Some(first), Some(last)) => {
                longer.push(Hop { from, to: first, gap });
                longer.push(Hop { from: first, to: last, gap: gap + 1 });
                longer.push(Hop { from: last, to, gap });
            }
            (_, Some(lane), None) | (_, None, Some(lane)) if is_across[step] => {
                let goes_on = sheet.slots[from].column < gap;
                let (one, two) = if goes_on { (gap, gap + 1) } else { (gap + 1, gap) };
                longer.push(Hop { from, to: lane, gap: one });
                longer.push(Hop { from: lane, to, gap: two });
            }
            _ => {
                let is_after = gap < sheet.slots[from].column;
                longer.push(Hop { from, to, gap: if is_after { gap + 1 } else { gap } });
            }
        }
    }
    longer
}
