//! The best assignment of rows to columns, exactly: the greatest total gain, and of all those that reach it the one
//! that gives the first row its earliest column, then the second row, and so on. So the optimum is unique.
//!
//! The greatest total is found with dual prices (Kuhn, Munkres; in the form of Jonker and Volgenant, O(n² m)). Every
//! assignment that reaches it uses pairs without slack only and covers every column that has a price; among those
//! the unique one is picked row by row.

/// A gain that no pair has: such a pair is never used.
const FORBIDDEN: i64 = i64::MIN / 8;

/// The optimum: for each row its column, or none. `gain(row, column)` is `None` for a pair that may not be, and
/// otherwise from 1 to 2⁵² divided by the number of rows.
#[must_use]
pub fn best(rows: usize, columns: usize, gain: impl Fn(usize, usize) -> Option<i64>) -> Vec<Option<usize>> {
    // Each row has a column of its own, worth nothing, so that it may go without.
    let width = columns + rows;
    let mut gains = vec![FORBIDDEN; rows * width];
    for row in 0..rows {
        for column in 0..columns {
            if let Some(worth) = gain(row, column) {
                gains[row * width + column] = worth.max(1);
            }
        }
        gains[row * width + columns + row] = 0;
    }
    let table = Table { rows, width, gains };
    let mut prices = table.prices();
    table.pick_first(&mut prices);
    prices.column_of.into_iter().map(|column| (column < columns).then_some(column)).collect()
}

struct Table {
    rows: usize,
    width: usize,
    gains: Vec<i64>,
}

/// An optimum with its dual prices.
struct Prices {
    row: Vec<i64>,
    column: Vec<i64>,
    column_of: Vec<usize>,
    row_of: Vec<Option<usize>>,
}

/// Who holds a column: a row, or the common pool of columns that nobody holds.
const POOL: usize = usize::MAX;

impl Table {
    fn cost(&self, row: usize, column: usize) -> i64 {
        -self.gains[row * self.width + column]
    }

    /// Inserts row after row, each along the cheapest chain of exchanges.
    fn prices(&self) -> Prices {
        let (n, m) = (self.rows, self.width);
        let mut row_price = vec![0_i64; n];
        let mut column_price = vec![0_i64; m];
        let mut row_of: Vec<Option<usize>> = vec![None; m];
        for start in 0..n {
            let mut least = vec![i64::MAX; m];
            let mut came_from: Vec<Option<usize>> = vec![None; m];
            let mut done = vec![false; m];
            let mut row = start;
            let mut at: Option<usize> = None;
            loop {
                if let Some(column) = at {
                    done[column] = true;
                }
                let mut step = i64::MAX;
                let mut next = 0;
                for column in 0..m {
                    if done[column] {
                        continue;
                    }
                    let slack = self.cost(row, column) - row_price[row] - column_price[column];
                    if slack < least[column] {
                        least[column] = slack;
                        came_from[column] = at;
                    }
                    if least[column] < step {
                        step = least[column];
                        next = column;
                    }
                }
                row_price[start] += step;
                for column in 0..m {
                    if done[column] {
                        if let Some(holder) = row_of[column] {
                            row_price[holder] += step;
                        }
                        column_price[column] -= step;
                    } else {
                        least[column] = least[column].saturating_sub(step);
                    }
                }
                at = Some(next);
                match row_of[next] {
                    Some(holder) => row = holder,
                    None => break,
                }
            }
            let mut to = at;
            while let Some(column) = to {
                let before = came_from[column];
                row_of[column] = match before {
                    Some(previous) => row_of[previous],
                    None => Some(start),
                };
                to = before;
            }
        }
        let mut column_of = vec![0; n];
        for (column, row) in row_of.iter().enumerate() {
            if let Some(row) = row {
                column_of[*row] = column;
            }
        }
        Prices { row: row_price, column: column_price, column_of, row_of }
    }

    /// Among all optima, gives each row in turn its earliest column.
    fn pick_first(&self, prices: &mut Prices) {
        for row in 0..self.rows {
            let own = prices.column_of[row];
            let reach = self.reaching(prices, row, own);
            let earlier = (0..own).find(|column| {
                self.is_tight(prices, row, *column)
                    && match prices.row_of[*column] {
                        Some(holder) => reach.rows[holder].is_some(),
                        None => reach.pool.is_some(),
                    }
            });
            if let Some(column) = earlier {
                self.exchange(prices, &reach, row, column);
            }
        }
    }

    fn is_tight(&self, prices: &Prices, row: usize, column: usize) -> bool {
        self.cost(row, column) == prices.row[row] + prices.column[column]
    }

    /// From which holders a chain of exchanges without loss leads to the column `target`; rows up to `fixed` keep
    /// theirs. The pool may take only columns without a price.
    fn reaching(&self, prices: &Prices, fixed: usize, target: usize) -> Reach {
        let mut reach = Reach { rows: vec![None; self.rows], pool: None };
        let mut waiting = vec![target];
        while let Some(column) = waiting.pop() {
            for row in fixed + 1..self.rows {
                if reach.rows[row].is_none() && self.is_tight(prices, row, column) {
                    reach.rows[row] = Some(column);
                    waiting.push(prices.column_of[row]);
                }
            }
            if reach.pool.is_none() && prices.column[column] == 0 {
                reach.pool = Some(column);
                waiting.extend((0..self.width).filter(|free| prices.row_of[*free].is_none()));
            }
        }
        reach
    }

    /// `row` takes `column`; whoever held it takes the next of its chain, until the column that `row` left is held
    /// again, or back in the pool.
    fn exchange(&self, prices: &mut Prices, reach: &Reach, row: usize, column: usize) {
        let left = prices.column_of[row];
        let (mut taker, mut taken) = (row, column);
        loop {
            let before = prices.row_of[taken].unwrap_or(POOL);
            if taker == POOL {
                prices.row_of[taken] = None;
            } else {
                prices.row_of[taken] = Some(taker);
                prices.column_of[taker] = taken;
            }
            if taken == left {
                return;
            }
            taker = before;
            let next = if taker == POOL { reach.pool } else { reach.rows[taker] };
            match next {
                Some(column) => taken = column,
                None => return,
            }
        }
    }
}

/// For each holder, the column it takes on its way to the target.
struct Reach {
    rows: Vec<Option<usize>>,
    pool: Option<usize>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every assignment, in the order in which earlier rows take earlier columns and going without comes last.
    fn brute(rows: usize, columns: usize, gains: &[Vec<Option<i64>>]) -> (i64, Vec<Option<usize>>) {
        fn go(
            row: usize,
            columns: usize,
            gains: &[Vec<Option<i64>>],
            used: &mut Vec<bool>,
            chosen: &mut Vec<Option<usize>>,
            sum: i64,
            best: &mut (i64, Vec<Option<usize>>),
        ) {
            if row == gains.len() {
                if sum > best.0 {
                    *best = (sum, chosen.clone());
                }
                return;
            }
            for column in 0..columns {
                if let Some(gain) = gains[row][column]
                    && !used[column]
                {
                    used[column] = true;
                    chosen.push(Some(column));
                    go(row + 1, columns, gains, used, chosen, sum + gain, best);
                    chosen.pop();
                    used[column] = false;
                }
            }
            chosen.push(None);
            go(row + 1, columns, gains, used, chosen, sum, best);
            chosen.pop();
        }
        let mut best = (-1, Vec::new());
        go(0, columns, gains, &mut vec![false; columns], &mut Vec::new(), 0, &mut best);
        let _ = rows;
        best
    }

    #[test]
    fn a_small_case_by_hand() {
        let gains = [[Some(5), Some(9)], [Some(1), Some(8)]];
        assert_eq!(best(2, 2, |row, column| gains[row][column]), [Some(0), Some(1)]);
        assert_eq!(best(2, 1, |row, _| [Some(3), Some(7)][row]), [None, Some(0)]);
        assert_eq!(best(2, 0, |_, _| None), [None, None]);
        assert_eq!(best(0, 3, |_, _| Some(1)), [] as [Option<usize>; 0]);
    }

    #[test]
    fn among_equals_the_first_row_takes_the_first_column() {
        assert_eq!(best(2, 3, |_, _| Some(4)), [Some(0), Some(1)]);
        assert_eq!(best(3, 2, |_, _| Some(4)), [Some(0), Some(1), None]);
    }

    proptest! {
        #[test]
        fn it_is_the_one_optimum_that_trying_everything_finds(rows in 0..7_usize, columns in 0..7_usize,
            cells in proptest::collection::vec(proptest::option::weighted(0.7, 1..6_i64), 36)) {
            let gains: Vec<Vec<Option<i64>>> =
                (0..rows).map(|row| (0..columns).map(|column| cells[row * 6 + column]).collect()).collect();
            let (total, chosen) = brute(rows, columns, &gains);
            let found = best(rows, columns, |row, column| gains[row][column]);
            let sum: i64 = found.iter().enumerate().filter_map(|(row, column)| gains[row][(*column)?]).sum();
            prop_assert_eq!(sum, total);
            prop_assert_eq!(found, chosen);
        }
    }
}
