//! `/origine-et-destination`: law 13 for anybody, with a case to try.

use axum::extract::State as AppState;
use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::filters::write_money;
use frontend::rules::{OriginAnswer, OriginPage};
use frontend::{Choice, Texts};
use serde::Deserialize;

use super::origin::{self, Buyer, Forbidden, LegalBasis, Permit, Pool, Receiver, Way, Wish};
use crate::factors;
use crate::kernel::{Error, Refusal, Result};
use crate::web::{App, Args, Ctx, Html, Pages, sentence};

/// The kinds that have a ceiling, in the order of the decree.
const CEILINGS: [&str; 7] =
    ["laptop", "desktop", "tablet", "smartphone", "screen", "printer", "multifunction_printer"];

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new().get("/origine-et-destination", show)
}

/// A case as it stands in the address; what is unknown there is as if it were not said.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Case {
    basis: String,
    wish: String,
    receiver: String,
    pool: String,
    buyer: String,
}

impl Case {
    /// The way, when all of it was said.
    fn way(&self) -> Option<Way> {
        Some(Way {
            basis: self.basis.parse().ok()?,
            wish: self.wish.parse().ok()?,
            receiver: self.receiver.parse().ok()?,
            pool: self.pool.parse().ok()?,
            buyer: self.buyer.parse().ok()?,
        })
    }
}

fn source(code: &str, texts: Texts) -> String {
    texts.dynamic("origin-source-", code).to_string()
}

fn permitted(permit: Permit, texts: Texts) -> String {
    texts.dynamic("origin-permit-", permit.code()).to_string()
}

fn answer(way: Way, texts: Texts) -> OriginAnswer {
    match origin::verdict(way) {
        Ok(permit) => OriginAnswer {
            open: true,
            sentence: permitted(permit, texts),
            source: source(permit.code(), texts),
        },
        Err(rule) => OriginAnswer {
            open: false,
            sentence: sentence(&Error::from(rule), texts.language),
            source: source(rule.code(), texts),
        },
    }
}

async fn show(
    AppState(app): AppState<App>,
    Ctx(ctx): Ctx,
    Args(case): Args<Case>,
) -> Result<Html<OriginPage>> {
    let texts = ctx.texts;
    let ceilings = factors::values(app.db.read(), "price_ceiling.", app.clock.now()).await?;
    let ceiling = |category: &&str| ceilings.get(&format!("price_ceiling.{category}"));
    let columns = || {
        vec![
            Column::new(texts.t("origin-rules-rule").to_string()),
            Column::new(texts.t("origin-rules-source").to_string()),
        ]
    };
    let row = |says: String, code: &str| vec![Cell::text(says), Cell::text(source(code, texts))];
    Ok(Html::ok(OriginPage {
        bases: Choice::select(
            LegalBasis::ALL
                .iter()
                .map(|one| Choice::new(one.code(), texts.dynamic("legal-basis-", one.code())))
                .collect(),
            &case.basis,
        ),
        wishes: Choice::select(
            Wish::ALL.iter().map(|one| Choice::new(one.code(), texts.dynamic("wish-", one.code()))).collect(),
            &case.wish,
        ),
        receivers: Choice::select(
            Receiver::ALL
                .iter()
                .map(|one| Choice::new(one.code(), texts.dynamic("origin-receiver-", one.code())))
                .collect(),
            &case.receiver,
        ),
        pools: Choice::select(
            Pool::ALL
                .iter()
                .map(|one| Choice::new(one.code(), texts.dynamic("origin-pool-", one.code())))
                .collect(),
            &case.pool,
        ),
        buyers: Choice::select(
            Buyer::ALL
                .iter()
                .map(|one| Choice::new(one.code(), texts.dynamic("origin-buyer-", one.code())))
                .collect(),
            &case.buyer,
        ),
        answer: case.way().map(|way| answer(way, texts)),
        closing: Rows {
            columns: columns(),
            rows: Forbidden::ALL
                .iter()
                .map(|rule| row(sentence(&Error::from(*rule), texts.language), rule.code()))
                .collect(),
        },
        opening: Rows {
            columns: columns(),
            rows: Permit::ALL.iter().map(|one| row(permitted(*one, texts), one.code())).collect(),
        },
        ceilings: CEILINGS
            .iter()
            .filter_map(|category| {
                let most = write_money(ceiling(category)?.whole(), texts.language);
                Some(Fact::new(texts.dynamic("origin-ceiling-", category), most))
            })
            .collect(),
        ceilings_source: CEILINGS.iter().find_map(ceiling).map(|one| one.source.clone()).unwrap_or_default(),
        ctx,
    }))
}
