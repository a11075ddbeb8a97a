//! Lines of one kind into one box, joined to a trunk on the last part of their way.
//! Must never join lines that part again, nor make one cross another.

use super::sheet::{Hop, Plan, Sheet};

/// Joins lines of one kind to the same box where their lanes run beside each other up to it: one ends in a lane of the
/// other and goes on along that one's way (confluent drawing, Dickerson, Eppstein, Goodrich and Meng 2005, of lines with
/// a common end only). Lanes that carry words are not shared.
pub fn join(plan: &Plan, sheet: &mut Sheet) {
    let mut lines: Vec<Vec<usize>> = vec![Vec::new(); plan.boxes.len()];
    for (line, a) in plan.moves.iter().enumerate().filter(|(_, a)| !a.is_loop()) {
        lines[a.to].push(line);
    }
    let mut unused = Vec::new();
    for lines in &lines {
        while let Some((trunk, branch, n)) = pair(plan, sheet, lines) {
            append(sheet, trunk, branch, n, &mut unused);
        }
    }
    sheet.drop_slots(&unused);
}

/// Two lines that can be joined, the heavier first, and how many lanes they share then.
fn pair(plan: &Plan, sheet: &Sheet, lines: &[usize]) -> Option<(usize, usize, usize)> {
    for (nth, &one) in lines.iter().enumerate() {
        for &two in &lines[nth + 1..] {
            let (a, b) = (&plan.moves[one], &plan.moves[two]);
            let n = if a.kind == b.kind { n_shared(sheet, one, two) } else { 0 };
            if 0 < n {
                return Some(if a.weight < b.weight { (two, one, n) } else { (one, two, n) });
            }
        }
    }
    None
}

/// How many of their last lanes stand right beside each other, all the way to a common end.
fn n_shared(sheet: &Sheet, trunk: usize, branch: usize) -> usize {
    let (one, two) = (&sheet.paths[trunk], &sheet.paths[branch]);
    if one.last().map(|hop| hop.to) != two.last().map(|hop| hop.to) {
        return 0;
    }
    let onward = one.iter().rev().zip(two.iter().rev());
    let are_beside = |(a, b): (usize, usize)| {
        let (a, b) = (&sheet.slots[a], &sheet.slots[b]);
        a.column == b.column && a.place.abs_diff(b.place) == 1 && a.label.is_none() && b.label.is_none()
    };
    // The hop that leaves a lane is the one after the hop that enters it.
    let lanes = one.iter().rev().skip(1).zip(two.iter().rev().skip(1)).map(|(a, b)| (a.to, b.to));
    onward.zip(lanes).take_while(|&((a, b), lanes)| a.gap == b.gap && are_beside(lanes)).count()
}

/// Ends one line in the lane of another, `n` lanes before their common end.
fn append(sheet: &mut Sheet, trunk: usize, branch: usize, n: usize, unused: &mut Vec<usize>) {
    let lane = |path: &[Hop], nth: usize| path[path.len() - 1 - nth].to;
    for nth in 1..=n {
        let (kept, gone) = (lane(&sheet.paths[trunk], nth), lane(&sheet.paths[branch], nth));
        let column = sheet.slots[gone].column;
        sheet.columns[column].retain(|&slot| slot != gone);
        sheet.renumber(column);
        unused.push(gone);
        let others = sheet.paths.iter_mut().enumerate().filter(|(line, _)| *line != branch);
        for hop in others.filter_map(|(_, path)| path.last_mut()).filter(|hop| hop.to == gone) {
            hop.to = kept;
        }
    }
    let end = lane(&sheet.paths[trunk], n);
    let path = &mut sheet.paths[branch];
    path.truncate(path.len() - n);
    if let Some(hop) = path.last_mut() {
        hop.to = end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Weight;
    use super::super::testing::plan_of;
    use super::super::{labels, untangle};
    use super::*;

    #[test]
    fn lines_to_one_end_share_their_last_lanes() {
        let moves = [(0, 1), (1, 2), (2, 3), (0, 4), (1, 4)].map(|(from, to)| (from, to, Weight::Next));
        let plan = plan_of(&[0, 1, 2, 3, 3], &moves);
        let mut sheet = untangle::best_sheet(&plan);
        labels::reserve(&plan, &mut sheet);
        let n_lanes = sheet.slots.len();
        join(&plan, &mut sheet);
        assert_eq!(sheet.slots.len(), n_lanes - 1);
        let (trunk, branch) = (&sheet.paths[3], &sheet.paths[4]);
        assert_eq!(branch.last().map(|hop| hop.to), trunk.get(1).map(|hop| hop.to));
    }
}
