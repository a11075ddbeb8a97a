//! Room for the words on the lines.
//! Must never change which lines cross.

use super::sheet::{AFTER, Holds, Hop, Plan, Port, Sheet};

/// Gives every label a slot of its own line: a lane the line has anyway, else a lane in a new column that holds labels
/// only, put into the gap next to where the line starts (label dummies, Gansner et al. 1993; label columns after
/// Schulze, Spönemann and von Hanxleden 2014). Lines that pass the new column keep the order in which they enter the
/// gap, so that all crossings lie behind it.
pub fn reserve(plan: &Plan, sheet: &mut Sheet) {
    let mut needs_column = vec![false; sheet.columns.len() + 1];
    for (line, a) in plan.moves.iter().enumerate() {
        if sheet.is_link(plan, line) {
            continue;
        }
        let (Some(size), Some(hop)) = (a.label, sheet.paths[line].first().copied()) else { continue };
        match sheet.slots[hop.to].holds {
            Holds::Lane(_) => sheet.slots[hop.to].label = Some(size),
            Holds::Box(_) => needs_column[hop.gap] = true,
        }
    }
    if needs_column.iter().any(|needs| *needs) {
        insert_columns(plan, sheet, &needs_column);
    }
}

/// Splits the gaps that need a column for labels.
fn insert_columns(plan: &Plan, sheet: &mut Sheet, needs_column: &[bool]) {
    let ports = sheet.ports(plan);
    let mut entering: Vec<Vec<Port>> = vec![Vec::new(); needs_column.len()];
    for (gap, entering) in entering.iter_mut().enumerate().filter(|(gap, _)| needs_column[*gap]) {
        let slots = sheet.columns[gap - 1].iter();
        let all: Vec<Port> = slots.flat_map(|&slot| &ports[slot][AFTER]).copied().collect();
        *entering = passing(plan, sheet, all);
    }
    let is_across: Vec<Vec<bool>> =
        sheet.paths.iter().map(|path| path.iter().map(|hop| sheet.is_across(hop)).collect()).collect();
    let mut n_new = 0;
    let mut number: Vec<usize> = Vec::with_capacity(needs_column.len());
    for (gap, needs_column) in needs_column.iter().enumerate() {
        n_new += usize::from(*needs_column);
        number.push(gap + n_new);
    }
    let old = std::mem::replace(&mut sheet.columns, vec![Vec::new(); needs_column.len() - 1 + n_new]);
    for (column, slots) in old.into_iter().enumerate() {
        slots.iter().for_each(|&slot| sheet.slots[slot].column = number[column]);
        sheet.columns[number[column]] = slots;
    }
    let mut lanes: Vec<Vec<(usize, bool, usize)>> = vec![Vec::new(); sheet.paths.len()];
    for (gap, entering) in entering.into_iter().enumerate() {
        for port in entering {
            let lane = sheet.push(Holds::Lane(port.line), number[gap] - 1);
            if sheet.paths[port.line].len() == 1 && lanes[port.line].is_empty() {
                sheet.slots[lane].label = plan.moves[port.line].label;
            }
            lanes[port.line].push((port.step, port.is_start, lane));
        }
    }
    for (line, lanes) in lanes.into_iter().enumerate() {
        let path = std::mem::take(&mut sheet.paths[line]);
        let mut longer = Vec::with_capacity(path.len() + lanes.len());
        for (step, hop) in path.into_iter().enumerate() {
            let lane = |is_start| lanes.iter().find(|lane| lane.0 == step && lane.1 == is_start).map(|lane| lane.2);
            let whole = Hop { gap: number[hop.gap], ..hop };
            longer.extend(split(sheet, whole, needs_column[hop.gap], is_across[line][step], [lane(true), lane(false)]));
        }
        sheet.paths[line] = longer;
    }
}

/// The line ends that pass the new column: of lines to the other side, of turns that have their label there, and of
/// turns round such turns.
fn passing(plan: &Plan, sheet: &Sheet, mut ports: Vec<Port>) -> Vec<Port> {
    let is_across = |port: &Port| sheet.is_across(&sheet.paths[port.line][port.step]);
    let mut begun: Vec<(&Port, usize)> = Vec::new();
    let mut turns: Vec<(usize, usize, Port)> = Vec::new();
    for (at, port) in ports.iter().enumerate().filter(|(_, port)| !is_across(port)) {
        match begun.iter().position(|(other, _)| (other.line, other.step) == (port.line, port.step)) {
            Some(nth) => turns.push((begun.swap_remove(nth).1, at, *port)),
            None => begun.push((port, at)),
        }
    }
    let has_label = |port: &Port| sheet.paths[port.line].len() == 1 && plan.moves[port.line].label.is_some();
    let labelled: Vec<(usize, usize)> =
        turns.iter().filter(|turn| has_label(&turn.2)).map(|&(begin, end, _)| (begin, end)).collect();
    let mut passes: Vec<bool> = ports.iter().map(is_across).collect();
    for (begin, end, _) in turns {
        let is_round = labelled.iter().any(|&(first, last)| begin <= first && last <= end);
        passes[begin] |= is_round;
        passes[end] |= is_round;
    }
    let mut nth = 0;
    ports.retain(|_| {
        nth += 1;
        passes[nth - 1]
    });
    ports
}

/// A hop led through its lanes of the new column before `gap`; a turn that does not pass it stays on its own side.
fn split(sheet: &Sheet, hop: Hop, has_column: bool, is_across: bool, lanes: [Option<usize>; 2]) -> Vec<Hop> {
    let Hop { from, to, gap } = hop;
    let is_beyond = sheet.is_beyond(from, gap);
    match (lanes, is_across) {
        ([Some(first), Some(last)], _) => vec![
            Hop { from, to: first, gap: gap - 1 },
            Hop { from: first, to: last, gap },
            Hop { from: last, to, gap: gap - 1 },
        ],
        ([Some(lane), None] | [None, Some(lane)], true) => {
            let (one, two) = if is_beyond { (gap, gap - 1) } else { (gap - 1, gap) };
            vec![Hop { from, to: lane, gap: one }, Hop { from: lane, to, gap: two }]
        }
        _ if has_column && !is_beyond => vec![Hop { from, to, gap: gap - 1 }],
        _ => vec![hop],
    }
}
