//! Who is told of a warning: the refurbisher at once, the operator once the refurbisher has had its week.

use frontend::Texts;
use frontend::filters::write_decimal;
use sea_orm::DatabaseTransaction;

use crate::accounts::tell;
use crate::accreditation::reuse::OWN_DAYS;
use crate::accreditation::{Measured, Warning};
use crate::kernel::{Capacity, OpContext, Result};
use crate::organisations;
use crate::web::App;

/// A share as people read it, « 48,2 % »; a dash before the first thing counted.
pub(super) fn share(permille: Option<u64>, texts: Texts) -> String {
    let Some(permille) = permille else { return "–".to_owned() };
    let percent = write_decimal(i64::try_from(permille).unwrap_or_default() * 100_000, texts.language);
    texts.t("reuse-percent").with("value", percent).to_string()
}

/// Writes to whom a changed warning concerns.
pub(super) async fn tell_of(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Measured,
    warning: Warning,
) -> Result<()> {
    let base = app.config.public_url.trim_end_matches('/');
    let rate = one.own.reuse;
    match warning {
        Warning::Unchanged | Warning::Lifted => Ok(()),
        Warning::Raised => {
            tell(t, op, one.organisation_id, |texts| {
                let text = texts
                    .t("mail-reuse-warning-text")
                    .with("units", share(rate.units_permille(), texts))
                    .with("mass", share(rate.mass_permille(), texts))
                    .with("days", OWN_DAYS)
                    .with("address", format!("{base}/desk/figures"));
                (texts.t("mail-reuse-warning-subject").to_string(), text.to_string())
            })
            .await
        }
        Warning::Shown => {
            let name = organisations::find(t, one.organisation_id).await?.name;
            for operator in organisations::with_capacity(t, Capacity::Operator).await? {
                tell(t, op, operator, |texts| {
                    let text = texts
                        .t("mail-reuse-operator-text")
                        .with("name", name.as_str())
                        .with("units", share(rate.units_permille(), texts))
                        .with("mass", share(rate.mass_permille(), texts))
                        .with("days", OWN_DAYS)
                        .with("address", format!("{base}/desk/accreditations?warned=1"));
                    let subject = texts.t("mail-reuse-operator-subject").with("name", name.as_str());
                    (subject.to_string(), text.to_string())
                })
                .await?;
            }
            Ok(())
        }
    }
}
