//! The part of a drawing that knows no sizes, written down: columns, their order and the ways of lines.
//! Must never trust what was written: it is read from a file.

use super::sheet::{Holds, Hop, Plan, Sheet, Slot};

/// In which columns the steps of a graph stand, in which order, and which way each line goes. It takes a search to find and
/// depends on no size, so it can be found once and kept with the graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// For each column its slots from top to bottom: boxes by their numbers, then the lanes of lines, numbered on from the
    /// last box in the order of the lines and of their ways.
    pub columns: Vec<Vec<usize>>,
    /// For each line the gaps it runs through, from its start to its end; gap `g` lies before column `g`.
    pub gaps: Vec<Vec<usize>>,
    /// The lines that run against the flow.
    pub back: Vec<usize>,
}

/// Writes a sheet down.
pub fn written(plan: &Plan, sheet: &Sheet) -> Order {
    let mut number: Vec<usize> = (0..sheet.slots.len()).collect();
    let lanes = sheet.paths.iter().flat_map(|path| path.iter().skip(1));
    lanes.enumerate().for_each(|(nth, hop)| number[hop.from] = plan.boxes.len() + nth);
    Order {
        columns: sheet.columns.iter().map(|column| column.iter().map(|&slot| number[slot]).collect()).collect(),
        gaps: sheet.paths.iter().map(|path| path.iter().map(|hop| hop.gap).collect()).collect(),
        back: (0..plan.moves.len()).filter(|&line| plan.turned[line]).collect(),
    }
}

/// Reads a sheet, and which lines run against the flow, into the plan of its graph; else says what does not fit it.
pub fn read(plan: &mut Plan, order: &Order) -> Result<Sheet, String> {
    let n = plan.boxes.len();
    if order.gaps.len() != plan.moves.len() {
        return Err(format!("the order has {} lines, the graph {}", order.gaps.len(), plan.moves.len()));
    }
    let n_slots = n + order.gaps.iter().map(|gaps| gaps.len().saturating_sub(1)).sum::<usize>();
    let mut column_of = vec![None; n_slots];
    for (column, slots) in order.columns.iter().enumerate() {
        for &slot in slots {
            match column_of.get_mut(slot) {
                Some(place @ None) => *place = Some(column),
                Some(_) => return Err(format!("place {slot} stands in two columns")),
                None => return Err(format!("there is no place {slot}")),
            }
        }
    }
    let Some(column_of) = column_of.into_iter().collect::<Option<Vec<usize>>>() else {
        return Err("a place stands in no column".to_string());
    };
    let mut first = 0;
    for slots in &order.columns {
        let bands = || slots.iter().filter(|&&slot| slot < n).map(|&idx| plan.bands[idx]);
        if bands().any(|band| band < first) {
            return Err("a step stands after one of a later stage".to_string());
        }
        first = bands().max().unwrap_or(first);
    }
    let mut sheet = Sheet::of_boxes(&column_of[..n]);
    sheet.columns.clone_from(&order.columns);
    for (line, (a, gaps)) in plan.moves.iter().zip(&order.gaps).enumerate() {
        let mut path = Vec::with_capacity(gaps.len());
        let mut from = a.from;
        for (step, &gap) in gaps.iter().enumerate() {
            let to = if step + 1 == gaps.len() { a.to } else { sheet.slots.len() };
            if step + 1 < gaps.len() {
                sheet.slots.push(Slot { holds: Holds::Lane(line), column: column_of[to], place: 0, label: None });
            }
            let (one, two) = (column_of[from].min(column_of[to]), column_of[from].max(column_of[to]));
            let fits = if one == two { gap == one || gap == one + 1 } else { two == one + 1 && gap == two };
            if !fits || from == to {
                return Err(format!("line {line} jumps"));
            }
            path.push(Hop { from, to, gap });
            from = to;
        }
        if gaps.is_empty() != a.is_loop() {
            return Err(format!("line {line} does not reach its step"));
        }
        sheet.paths.push(path);
    }
    (0..sheet.columns.len()).for_each(|column| sheet.renumber(column));
    for &line in &order.back {
        *plan.turned.get_mut(line).ok_or(format!("there is no line {line}"))? = true;
    }
    Ok(sheet)
}
