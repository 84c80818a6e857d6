//! What stands behind each figure: the very facts that it counts, each leading to its device or lot part.

use std::collections::HashMap;

use frontend::Texts;
use frontend::components::Tone;

use super::store;
use super::tally::{Fact, Measure};
use crate::devices::rules::Outcome;
use crate::devices::{self, Device};
use crate::donations::{self, PartLife};
use crate::kernel::context::coded;
use crate::kernel::{DeviceId, LotPartId, OpContext, OrganisationId, Result};
use crate::platform::{Datum, Key};
use crate::web::App;
use crate::web::lists::{By, Column, Entry, List, Row, Shape};

coded! {
    /// What may stand behind a figure.
    Behind {
        /// Devices with an outcome.
        Outcomes = "outcomes",
        /// Proofs of erasure.
        Proofs = "proofs",
        /// Lot parts collected.
        Collections = "collections",
        /// Lot parts received.
        Receptions = "receptions",
    }
}

impl Behind {
    /// The facts of which there is one for each line.
    pub(super) fn measures(self) -> &'static [Measure] {
        match self {
            Self::Outcomes => &[Measure::Reused, Measure::NotReused],
            Self::Proofs => &[Measure::ReportAccepted, Measure::ReportRefused],
            Self::Collections => &[Measure::Collected],
            Self::Receptions => &[Measure::Received, Measure::ReceivedAlone],
        }
    }

    pub(super) fn address(self) -> &'static str {
        match self {
            Self::Outcomes => "/desk/figures/outcomes",
            Self::Proofs => "/desk/figures/proofs",
            Self::Collections => "/desk/figures/collections",
            Self::Receptions => "/desk/figures/receptions",
        }
    }

    /// The list of what stands behind.
    pub(super) fn shape(self, texts: Texts) -> Shape {
        let title = texts.dynamic("behind-title-", self.code());
        let shape = Shape::new(texts, self.address(), texts.dynamic("behind-file-", self.code()), title)
            .sort_down("day", texts.t("behind-day"), By::Number)
            .sort("days", texts.t("behind-days"), By::Number);
        let column = |code: &'static str, label: frontend::Text| Column::new(code, label);
        match self {
            Self::Outcomes => shape.columns([
                column("reference", texts.t("reuse-reference")),
                column("title", texts.t("reuse-device")),
                column("state", texts.t("reuse-outcome")),
                column("day", texts.t("behind-day")),
                column("days", texts.t("behind-days")).numeric(),
                column("weight", texts.t("behind-grams")).numeric(),
            ]),
            Self::Proofs => shape.columns([
                column("reference", texts.t("reuse-reference")),
                column("title", texts.t("reuse-device")),
                column("verdict", texts.t("behind-verdict")),
                column("day", texts.t("behind-day")),
            ]),
            Self::Collections => shape.columns([
                column("reference", texts.t("behind-lot")),
                column("day", texts.t("behind-day")),
                column("days", texts.t("behind-days")).numeric(),
            ]),
            Self::Receptions => shape.columns([
                column("reference", texts.t("behind-lot")),
                column("day", texts.t("behind-day")),
                column("days", texts.t("behind-days")).numeric(),
                column("declared", texts.t("behind-declared")).numeric(),
                column("missing", texts.t("behind-missing")).numeric(),
                column("extra", texts.t("behind-extra")).numeric(),
                column("lines", texts.t("behind-lines")).numeric(),
                column("contested", texts.t("behind-contested")),
            ]),
        }
    }

    /// The wanted lines, and how many there are.
    pub(super) async fn rows(
        self,
        app: &App,
        op: &OpContext,
        whose: OrganisationId,
        last: chrono::NaiveDate,
        list: &List,
    ) -> Result<(Vec<Row>, i64)> {
        let c = app.db.fresh();
        let texts = Texts::new(op.language);
        let by_days = list.order() == "days";
        let total = store::count_behind(c, whose, self.measures(), last).await?;
        let facts = store::facts_behind(c, whose, self.measures(), last, (&list.seek(), by_days)).await?;
        let lines = match self {
            Self::Outcomes | Self::Proofs => {
                let ids: Vec<DeviceId> = facts.iter().map(|one| DeviceId(one.source)).collect();
                let found = devices::find_many(c, &ids).await?;
                let found: HashMap<_, _> = found.into_iter().map(|one| (one.id.0, one)).collect();
                let lines = facts.iter().filter_map(|one| Some((one, found.get(&one.source)?)));
                lines.map(|(one, device)| self.device_row(one, device, by_days, texts)).collect()
            }
            Self::Collections | Self::Receptions => {
                let ids: Vec<LotPartId> = facts.iter().map(|one| LotPartId(one.source)).collect();
                let mut found = HashMap::new();
                for batch in ids.chunks(1_000) {
                    found.extend(donations::part_lives(c, batch).await?);
                }
                let lines = facts.iter().filter_map(|one| Some((one, found.get(&LotPartId(one.source))?)));
                lines.map(|(one, (_, life))| self.part_row(one, life, by_days, texts)).collect()
            }
        };
        Ok((lines, total))
    }

    fn row(one: &Fact, name: String, cells: Vec<Entry>, by_days: bool) -> Row {
        let key = if by_days { i64::from(one.days) } else { store::number(one.day) };
        Row { id: one.subject, key: Key::Number(key), value: None, name, cells }
    }

    fn device_row(self, one: &Fact, device: &Device, by_days: bool, texts: Texts) -> Row {
        let mut cells = vec![
            Entry::text(device.reference.clone()).leading_to(format!("/appareils/{}", device.reference)),
            Entry::text(device.specification.title()),
        ];
        let day = Entry::new(Datum::Day(one.day));
        if self == Self::Proofs {
            let refused = one.measure == Measure::ReportRefused;
            cells.push(if refused {
                Entry::badge(texts.t("behind-refused"), Tone::Warning)
            } else {
                Entry::badge(texts.t("behind-accepted"), Tone::Good)
            });
            cells.push(day);
        } else {
            let reused = device.state.outcome() == Some(Outcome::Reused);
            let tone = if reused { Tone::Good } else { Tone::Neutral };
            cells.push(Entry::badge(texts.dynamic("device-state-", device.state.code()), tone));
            cells.push(day);
            cells.push(Entry::number(one.days));
            cells.push(Entry::maybe_number(device.specification.weight_grams.map(i64::from)));
        }
        Self::row(one, device.reference.clone(), cells, by_days)
    }

    fn part_row(self, one: &Fact, life: &PartLife, by_days: bool, texts: Texts) -> Row {
        let number = |count: u64| Entry::number(i64::try_from(count).unwrap_or(i64::MAX));
        let days = (one.measure != Measure::ReceivedAlone).then(|| i64::from(one.days));
        let mut cells = vec![
            Entry::text(life.reference.clone()).leading_to(format!("/desk/lot-parts/{}", one.source)),
            Entry::new(Datum::Day(one.day)),
            Entry::maybe_number(days),
        ];
        if self == Self::Receptions {
            cells.extend([
                number(life.declared_units),
                number(life.missing_units),
                number(life.extra_units),
                number(life.different_kinds),
                Entry::maybe(life.disputed.then(|| texts.t("behind-was-contested"))),
            ]);
        }
        Self::row(one, life.reference.clone(), cells, by_days)
    }
}
