//! The transportation problem, solved exactly in whole numbers: as many units as possible from supplies to demands,
//! at the least cost. Successive shortest paths with potentials; integer data give an integer optimum.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What one unit costs: the first number decides, the second breaks ties. Both at least 0.
pub type Cost = (i64, i64);

/// A way for units to go.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The demand's place in the list.
    pub demand: usize,
    /// The supply's place in the list.
    pub supply: usize,
    /// What one unit costs this way.
    pub cost: Cost,
}

#[derive(Clone, Copy)]
struct Edge {
    to: usize,
    left: i64,
    cost: i128,
}

/// Arcs in pairs: an arc's way back is the arc whose number differs in the last bit.
#[derive(Default)]
struct Network {
    edges: Vec<Edge>,
    out: Vec<Vec<usize>>,
}

impl Network {
    fn with_nodes(count: usize) -> Self {
        Self { edges: Vec::new(), out: vec![Vec::new(); count] }
    }

    fn join(&mut self, from: usize, to: usize, room: i64, cost: i128) -> usize {
        let number = self.edges.len();
        self.edges.push(Edge { to, left: room, cost });
        self.edges.push(Edge { to: from, left: 0, cost: -cost });
        self.out[from].push(number);
        self.out[to].push(number + 1);
        number
    }

    /// The cheapest way to each node and the arc it comes by, under potentials that keep every cost at least 0.
    fn cheapest(&self, from: usize, potentials: &[i128]) -> (Vec<Option<i128>>, Vec<usize>) {
        let mut best: Vec<Option<i128>> = vec![None; self.out.len()];
        let mut by = vec![usize::MAX; self.out.len()];
        let mut heap = BinaryHeap::from([Reverse((0_i128, from))]);
        best[from] = Some(0);
        while let Some(Reverse((cost, node))) = heap.pop() {
            if best[node].is_some_and(|known| known < cost) {
                continue;
            }
            for number in &self.out[node] {
                let edge = self.edges[*number];
                if edge.left == 0 {
                    continue;
                }
                let next = cost + edge.cost + potentials[node] - potentials[edge.to];
                if best[edge.to].is_none_or(|known| next < known) {
                    best[edge.to] = Some(next);
                    by[edge.to] = *number;
                    heap.push(Reverse((next, edge.to)));
                }
            }
        }
        (best, by)
    }

    fn push_most(&mut self, from: usize, to: usize) {
        let mut potentials = vec![0_i128; self.out.len()];
        loop {
            let (best, by) = self.cheapest(from, &potentials);
            let Some(reached) = best[to] else { return };
            for (potential, cost) in potentials.iter_mut().zip(&best) {
                *potential += cost.unwrap_or(reached).min(reached);
            }
            let mut room = i64::MAX;
            let mut node = to;
            while node != from {
                room = room.min(self.edges[by[node]].left);
                node = self.edges[by[node] ^ 1].to;
            }
            node = to;
            while node != from {
                self.edges[by[node]].left -= room;
                self.edges[by[node] ^ 1].left += room;
                node = self.edges[by[node] ^ 1].to;
            }
        }
    }
}

/// How many units go each way, in the order of `ways`. Equal input gives equal output.
#[must_use]
pub fn transport(demands: &[i64], supplies: &[i64], ways: &[Way]) -> Vec<i64> {
    let (from, first_demand) = (0, 1);
    let first_supply = first_demand + demands.len();
    let to = first_supply + supplies.len();
    let mut network = Network::with_nodes(to + 1);
    for (place, quantity) in demands.iter().enumerate() {
        network.join(from, first_demand + place, (*quantity).max(0), 0);
    }
    for (place, quantity) in supplies.iter().enumerate() {
        network.join(first_supply + place, to, (*quantity).max(0), 0);
    }
    let arcs: Vec<usize> = ways
        .iter()
        .map(|way| {
            let room = demands[way.demand].min(supplies[way.supply]).max(0);
            let cost = (i128::from(way.cost.0) << 64) + i128::from(way.cost.1);
            network.join(first_demand + way.demand, first_supply + way.supply, room, cost)
        })
        .collect();
    network.push_most(from, to);
    arcs.into_iter().map(|arc| network.edges[arc + 1].left).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use microlp::{ComparisonOp, OptimizationDirection, Problem};
    use proptest::prelude::*;

    type Case = (Vec<i64>, Vec<i64>, Vec<Vec<Option<i64>>>);

    fn cases() -> impl Strategy<Value = Case> {
        (1_usize..6, 1_usize..6).prop_flat_map(|(demands, supplies)| {
            (
                prop::collection::vec(0_i64..12, demands),
                prop::collection::vec(0_i64..12, supplies),
                prop::collection::vec(
                    prop::collection::vec(prop::option::weighted(0.8, 0_i64..500), supplies),
                    demands,
                ),
            )
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn it_finds_what_a_linear_programme_finds((demands, supplies, costs) in cases()) {
            let ways: Vec<Way> = costs
                .iter()
                .enumerate()
                .flat_map(|(demand, row)| {
                    row.iter().enumerate().filter_map(move |(supply, cost)| {
                        cost.map(|cost| Way { demand, supply, cost: (cost, 0) })
                    })
                })
                .collect();
            let sent = transport(&demands, &supplies, &ways);
            let cost: i64 = ways.iter().zip(&sent).map(|(way, sent)| way.cost.0 * sent).sum();
            let units: i64 = sent.iter().sum();

            // The oracle: what is not served costs more than any way.
            const MISSED: f64 = 10_000.0;
            let mut problem = Problem::new(OptimizationDirection::Minimize);
            let variables: Vec<_> =
                ways.iter().map(|way| problem.add_var(way.cost.0 as f64, (0.0, f64::INFINITY))).collect();
            for (place, quantity) in demands.iter().enumerate() {
                let missed = problem.add_var(MISSED, (0.0, f64::INFINITY));
                let own = ways.iter().zip(&variables).filter(|(way, _)| way.demand == place);
                let own: Vec<_> = own.map(|(_, variable)| (*variable, 1.0)).chain([(missed, 1.0)]).collect();
                problem.add_constraint(own, ComparisonOp::Eq, *quantity as f64);
            }
            for (place, quantity) in supplies.iter().enumerate() {
                let own = ways.iter().zip(&variables).filter(|(way, _)| way.supply == place);
                let own: Vec<_> = own.map(|(_, variable)| (*variable, 1.0)).collect();
                if !own.is_empty() {
                    problem.add_constraint(own, ComparisonOp::Le, *quantity as f64);
                }
            }
            let solution = problem.solve().unwrap().into_solution().unwrap();
            let wanted: i64 = demands.iter().sum();
            let ours = cost as f64 + (wanted - units) as f64 * MISSED;
            prop_assert!((solution.objective() - ours).abs() < 1e-3, "{} {ours}", solution.objective());

            for (place, quantity) in demands.iter().enumerate() {
                let got: i64 = ways.iter().zip(&sent).filter(|(way, _)| way.demand == place).map(|(_, n)| n).sum();
                prop_assert!(got <= *quantity);
            }
            for (place, quantity) in supplies.iter().enumerate() {
                let given: i64 = ways.iter().zip(&sent).filter(|(way, _)| way.supply == place).map(|(_, n)| n).sum();
                prop_assert!(given <= *quantity);
            }
        }
    }

    #[test]
    fn the_second_number_breaks_ties_only() {
        let way = |supply, cost| Way { demand: 0, supply, cost };
        let sent = transport(&[3], &[3, 3, 3], &[way(0, (10, 2)), way(1, (10, 1)), way(2, (9, 9))]);
        assert_eq!(sent, [0, 0, 3]);
        let sent = transport(&[5], &[3, 3, 3], &[way(0, (10, 2)), way(1, (10, 1)), way(2, (9, 9))]);
        assert_eq!(sent, [0, 2, 3]);
    }
}
