//! Ranks for which the lines of a graph are shortest in all: the network simplex of Gansner, Koutsofios, North and Vo (1993).

/// How often a line of the tree may be exchanged: rarely more than half as many as there are boxes.
const N_EXCHANGES: usize = 2_000;

/// That one rank is followed by another at some distance, and what it costs when they are farther apart.
#[derive(Clone, Copy)]
pub struct Constraint {
    /// Whose rank is lower.
    pub from: usize,
    /// Whose rank is higher.
    pub to: usize,
    /// By how much at least.
    pub least: i64,
    /// What one more costs.
    pub weight: i64,
}

impl Constraint {
    fn slack(&self, ranks: &[i64]) -> i64 {
        ranks[self.to] - ranks[self.from] - self.least
    }

    fn other(&self, end: usize) -> usize {
        if end == self.from { self.to } else { self.from }
    }
}

/// A node of the spanning forest in preorder, with the constraint that joins it to its parent.
struct Branch {
    node: usize,
    parent: Option<(usize, usize)>,
    n_below: usize,
    /// By how much moving the whole branch on by one makes lines shorter.
    pull: i64,
}

/// Moves ranks that fulfil all constraints to where these cost least: while a branch of the spanning forest of constraints
/// without slack would cost less farther along, it moves until another constraint holds it.
pub fn shorten(constraints: &[Constraint], ranks: &mut [i64]) {
    let mut around: Vec<Vec<usize>> = vec![Vec::new(); ranks.len()];
    for (nth, constraint) in constraints.iter().enumerate() {
        around[constraint.from].push(nth);
        around[constraint.to].push(nth);
    }
    let mut tree = spanning_forest(constraints, &around, ranks);
    let mut number = vec![0; ranks.len()];
    for _ in 0..N_EXCHANGES {
        let branches = preorder(constraints, &tree, &mut number);
        let gain = |branch: &Branch| {
            let (_, leaving) = branch.parent?;
            let is_from = constraints[leaving].from == branch.node;
            Some(if is_from { -branch.pull } else { branch.pull })
        };
        let best = branches
            .iter()
            .enumerate()
            .filter_map(|(own, branch)| Some((gain(branch)?, own)))
            .max_by_key(|best| best.0);
        let Some((own, branch)) = best.filter(|best| 0 < best.0).map(|(_, own)| (own, &branches[own])) else { return };
        let Some((_, leaving)) = branch.parent else { return };
        let is_inside = |node: usize| (own..own + branch.n_below).contains(&number[node]);
        // The branch moves away from the constraint that held it, until one the other way holds it.
        let is_on = 0 < branch.pull;
        let holds = |constraint: &Constraint| is_inside(constraint.from) == is_on && is_inside(constraint.to) != is_on;
        let holding = constraints.iter().enumerate().filter(|(_, constraint)| holds(constraint));
        let Some((slack, entering)) = holding.map(|(nth, constraint)| (constraint.slack(ranks), nth)).min() else {
            return;
        };
        for branch in &branches[own..own + branch.n_below] {
            ranks[branch.node] += if is_on { slack } else { -slack };
        }
        for end in [constraints[leaving].from, constraints[leaving].to] {
            tree[end].retain(|&nth| nth != leaving);
        }
        for end in [constraints[entering].from, constraints[entering].to] {
            tree[end].push(entering);
        }
    }
}

/// For each node the constraints without slack that join it to others in a spanning forest; what cannot be joined so is
/// moved until it can.
fn spanning_forest(constraints: &[Constraint], around: &[Vec<usize>], ranks: &mut [i64]) -> Vec<Vec<usize>> {
    let mut tree: Vec<Vec<usize>> = vec![Vec::new(); ranks.len()];
    let mut is_met = vec![false; ranks.len()];
    for root in 0..ranks.len() {
        if std::mem::replace(&mut is_met[root], true) {
            continue;
        }
        let mut met = vec![root];
        loop {
            let mut done = 0;
            while let Some(&node) = met.get(done) {
                done += 1;
                for &nth in &around[node] {
                    let other = constraints[nth].other(node);
                    if !is_met[other] && constraints[nth].slack(ranks) == 0 {
                        is_met[other] = true;
                        met.push(other);
                        tree[node].push(nth);
                        tree[other].push(nth);
                    }
                }
            }
            let leading_out = met.iter().flat_map(|&node| around[node].iter().map(move |&nth| (node, nth)));
            let nearest = leading_out
                .filter(|&(node, nth)| !is_met[constraints[nth].other(node)])
                .min_by_key(|&(_, nth)| constraints[nth].slack(ranks));
            let Some((node, nth)) = nearest else { break };
            let slack = constraints[nth].slack(ranks);
            met.iter().for_each(|&met| ranks[met] += if node == constraints[nth].from { slack } else { -slack });
        }
    }
    tree
}

/// The forest in preorder, and for each node its number in it.
fn preorder(constraints: &[Constraint], tree: &[Vec<usize>], number: &mut [usize]) -> Vec<Branch> {
    let mut branches: Vec<Branch> = Vec::with_capacity(tree.len());
    let mut is_met = vec![false; tree.len()];
    let mut stack = Vec::new();
    for root in 0..tree.len() {
        stack.push((root, None));
        while let Some((node, parent)) = stack.pop() {
            if std::mem::replace(&mut is_met[node], true) {
                continue;
            }
            let own = branches.len();
            number[node] = own;
            branches.push(Branch { node, parent, n_below: 1, pull: 0 });
            let around = tree[node].iter().map(|&nth| (constraints[nth].other(node), Some((own, nth))));
            stack.extend(around.filter(|(other, _)| !is_met[*other]));
        }
    }
    for constraint in constraints {
        branches[number[constraint.from]].pull += constraint.weight;
        branches[number[constraint.to]].pull -= constraint.weight;
    }
    for own in (0..branches.len()).rev() {
        if let Some((parent, _)) = branches[own].parent {
            branches[parent].n_below += branches[own].n_below;
            branches[parent].pull += branches[own].pull;
        }
    }
    branches
}

#[cfg(test)]
mod tests {
    use super::super::rng::Rng;
    use super::*;

    fn cost(constraints: &[Constraint], ranks: &[i64]) -> i64 {
        constraints.iter().map(|constraint| constraint.weight * constraint.slack(ranks)).sum()
    }

    /// The least cost of all ranks below a bound, by trying them all.
    fn least(constraints: &[Constraint], n: usize, bound: i64) -> Option<i64> {
        let all = (0..bound.pow(n as u32)).map(|code| (0..n).map(|nth| code / bound.pow(nth as u32) % bound).collect());
        let possible = all.filter(|ranks: &Vec<i64>| constraints.iter().all(|constraint| 0 <= constraint.slack(ranks)));
        possible.map(|ranks| cost(constraints, &ranks)).min()
    }

    #[test]
    fn no_ranks_cost_less() {
        let n = 6;
        for seed in 0..60 {
            let mut rng = Rng::new(seed);
            let mut constraints = Vec::new();
            for to in 1..n {
                for _ in 0..1 + rng.below(2) {
                    let least = rng.below(2) as i64;
                    constraints.push(Constraint { from: rng.below(to), to, least, weight: rng.below(7) as i64 });
                }
            }
            let mut ranks: Vec<i64> = (0..n as i64).map(|nth| 2 * nth).collect();
            shorten(&constraints, &mut ranks);
            assert!(constraints.iter().all(|constraint| 0 <= constraint.slack(&ranks)), "{ranks:?}");
            assert_eq!(Some(cost(&constraints, &ranks)), least(&constraints, n, 6), "seed {seed}: {ranks:?}");
        }
    }

    #[test]
    fn parts_that_nothing_joins_are_shortened_each_for_itself() {
        let line = |from, to| Constraint { from, to, least: 1, weight: 1 };
        let mut ranks = [0, 5, 3, 9];
        shorten(&[line(0, 1), line(2, 3)], &mut ranks);
        assert_eq!([ranks[1] - ranks[0], ranks[3] - ranks[2]], [1, 1]);
    }
}
