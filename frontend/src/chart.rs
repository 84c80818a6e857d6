//! Figures as drawings, each with its table: a sentence first, then the drawing, the table, the source.

/// Width of every drawing, in its own units: a phone's screen, so that its words keep their size there.
const WIDTH: u64 = 400;
const ROW: u64 = 44;
/// From the top of a drawing of columns to their tops and feet.
const TOP: u64 = 24;
const FOOT: u64 = 176;
/// Columns that can all bear their words.
const ROOM: usize = 8;
/// Letters of a label beside which a value still has room.
const LABEL: usize = 38;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartForm {
    /// One line for each, longest label welcome: for categories.
    #[default]
    Bars,
    /// Standing side by side: for what follows in time.
    Columns,
}

/// One value of a chart.
#[derive(Clone, Debug)]
pub struct Bar {
    pub label: String,
    /// Under a column, where there is little room: « nov. »; the label when empty.
    pub short: String,
    pub value: u64,
    /// The value as people write it: « 1 234 », « 12 kg ».
    pub written: String,
}

impl Bar {
    pub fn new(label: impl Into<String>, value: u64, written: impl Into<String>) -> Self {
        Self { label: label.into(), short: String::new(), value, written: written.into() }
    }

    #[must_use]
    pub fn short(mut self, short: impl Into<String>) -> Self {
        self.short = short.into();
        self
    }
}

/// A chart with its words.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// Unique on its page.
    pub id: String,
    pub form: ChartForm,
    /// The sentence that says what there is to see.
    pub sentence: String,
    /// What is drawn; the table's caption too.
    pub title: String,
    /// The heading of the labels, and that of the values.
    pub label_heading: String,
    pub value_heading: String,
    pub bars: Vec<Bar>,
    /// Source and date; empty when the page says it once for all.
    pub source: String,
}

/// A rectangle with its words, placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub x: u64,
    pub y: u64,
    pub width: u64,
    pub height: u64,
    /// Where the words are anchored.
    pub middle: u64,
    pub label: String,
    pub written: String,
}

impl Chart {
    pub fn width(&self) -> u64 {
        WIDTH
    }

    pub fn height(&self) -> u64 {
        match self.form {
            ChartForm::Bars => ROW * self.bars.len() as u64,
            ChartForm::Columns => FOOT + 28,
        }
    }

    pub fn stands(&self) -> bool {
        self.form == ChartForm::Columns
    }

    fn highest(&self) -> u64 {
        self.bars.iter().map(|bar| bar.value).max().unwrap_or_default().max(1)
    }

    /// `value` as a part of `length`; what is not nothing shows as something.
    fn scaled(&self, value: u64, length: u64) -> u64 {
        let scaled = u128::from(value) * u128::from(length) / u128::from(self.highest());
        u64::try_from(scaled).unwrap_or(length).max(u64::from(value > 0) * 2)
    }

    /// What is drawn.
    pub fn placed(&self) -> Vec<Placed> {
        match self.form {
            ChartForm::Bars => self.lines(),
            ChartForm::Columns => self.columns(),
        }
    }

    fn lines(&self) -> Vec<Placed> {
        (0..)
            .zip(&self.bars)
            .map(|(row, bar)| Placed {
                x: 0,
                y: row * ROW + 20,
                width: self.scaled(bar.value, WIDTH),
                height: 14,
                middle: row * ROW + 14,
                label: cut(&bar.label),
                written: bar.written.clone(),
            })
            .collect()
    }

    fn columns(&self) -> Vec<Placed> {
        let count = self.bars.len().max(1);
        let step = WIDTH / count as u64;
        // With many columns, every second or third bears its words, counted from the last.
        let every = count.div_ceil(ROOM);
        (0..)
            .zip(&self.bars)
            .zip(0_usize..)
            .map(|((column, bar), at)| {
                let height = self.scaled(bar.value, FOOT - TOP);
                let said = (count - 1 - at).is_multiple_of(every);
                let label = if bar.short.is_empty() { &bar.label } else { &bar.short };
                Placed {
                    x: column * step + step / 8,
                    y: FOOT - height,
                    width: (step * 3 / 4).max(1),
                    height,
                    middle: column * step + step / 2,
                    label: if said { label.clone() } else { String::new() },
                    written: if said || bar.value == self.highest() {
                        bar.written.clone()
                    } else {
                        String::new()
                    },
                }
            })
            .collect()
    }
}

fn cut(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    label.chars().take(LABEL - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(form: ChartForm, values: &[u64]) -> Chart {
        let bars =
            values.iter().map(|value| Bar::new(format!("n{value}"), *value, value.to_string())).collect();
        Chart { form, bars, ..Chart::default() }
    }

    #[test]
    fn the_longest_bar_fills_the_width_and_the_least_can_be_seen() {
        let placed = chart(ChartForm::Bars, &[1_000_000, 500_000, 1, 0]).placed();
        assert_eq!(placed.iter().map(|bar| bar.width).collect::<Vec<_>>(), [400, 200, 2, 0]);
    }

    #[test]
    fn columns_stand_inside_the_drawing_and_only_some_speak_when_they_are_many() {
        for count in [1, 3, 8, 12, 18, 60] {
            let chart = chart(ChartForm::Columns, &(1..=count).collect::<Vec<_>>());
            let placed = chart.placed();
            assert!(placed.iter().all(|column| column.x + column.width <= WIDTH && column.y >= TOP));
            let said = placed.iter().filter(|column| !column.label.is_empty()).count();
            assert!((1..=ROOM).contains(&said), "{count} columns, {said} labels");
            assert!(!placed.last().unwrap().label.is_empty());
        }
        assert!(chart(ChartForm::Columns, &[]).placed().is_empty());
    }
}
