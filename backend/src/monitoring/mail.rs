//! Who is told of a warning: the refurbisher at once, the operator once the refurbisher has had its week.

use sea_orm::DatabaseTransaction;

use crate::accounts::tell;
use crate::accreditation::reuse::OWN_DAYS;
use crate::accreditation::{Measured, Warning, share};
use crate::kernel::{Capacity, OpContext, Result};
use crate::organisations;

/// Writes to whom a changed warning concerns.
pub(super) async fn tell_of(
    public_url: &str,
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Measured,
    warning: Warning,
) -> Result<()> {
    let base = public_url.trim_end_matches('/');
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
