//! What patronage is worth to a company, in words, from the rates in force (CGI art. 238 bis).

use frontend::Texts;
use frontend::filters::{write_date, write_money, write_number};
use sea_orm::ConnectionTrait;

use crate::factors;
use crate::kernel::time::paris_day;
use crate::kernel::{Error, Instant, Result};

/// The rates and ceilings of the tax reduction in force on a day, with their source and that day.
///
/// # Errors
/// When a rate is missing, or the database fails.
pub async fn patronage_ceilings(c: &impl ConnectionTrait, on: Instant, texts: Texts) -> Result<String> {
    let found = factors::values(c, "patronage.", on).await?;
    let rate = |code: &str| {
        found
            .get(&format!("patronage.{code}"))
            .ok_or_else(|| Error::internal("a rate of patronage is missing"))
    };
    let money = |code: &str| Ok::<_, Error>(write_money(rate(code)?.whole(), texts.language));
    let number = |code: &str| Ok::<_, Error>(write_number(rate(code)?.whole(), texts.language));
    let share = rate("cap_turnover_share")?.value_micros;
    Ok(texts
        .t("patronage-ceilings")
        .with("rate", number("rate")?)
        .with("above", number("rate_above_threshold")?)
        .with("threshold", money("rate_threshold")?)
        .with("cap", money("cap")?)
        .with("share", frontend::filters::write_decimal(share, texts.language))
        .with("years", rate("carry_forward")?.whole())
        .with("source", rate("rate")?.source.as_str())
        .with("date", write_date(paris_day(on), texts))
        .to_string())
}

/// Who fixes the value of what is given, and how: the cost price (CGI art. 238 bis, 1, last paragraph, since 2017), told at
/// length by the tax administration (BOI-BIC-RICI-20-30-10-20).
#[must_use]
pub fn patronage_value(texts: Texts) -> String {
    texts.t("patronage-value").to_string()
}
