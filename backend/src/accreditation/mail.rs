//! What each side is told by mail, in the transaction of what happened.

use frontend::Texts;
use sea_orm::DatabaseTransaction;

use super::dossier::Dossier;
use crate::accounts::tell;
use crate::kernel::{Capacity, OpContext, Result};
use crate::organisations;
use crate::web::App;

/// Tells the organisation what happened (`mail-accreditation-…`), what it was told, and what comes next.
pub(super) async fn to_applicant(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Dossier,
    event: &str,
    words: &str,
) -> Result<()> {
    let base = app.config.public_url.trim_end_matches('/');
    tell(t, op, one.organisation_id, |texts| {
        letter(texts, event, "", words, format!("{base}/desk/accreditation"))
    })
    .await
}

/// Tells the operator's people.
pub(super) async fn to_operator(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Dossier,
    event: &str,
    words: &str,
) -> Result<()> {
    let base = app.config.public_url.trim_end_matches('/');
    let name = organisations::find(t, one.organisation_id).await?.name;
    for operator in organisations::with_capacity(t, Capacity::Operator).await? {
        let address = format!("{base}/desk/accreditations/{}", one.id);
        tell(t, op, operator, |texts| letter(texts, event, &name, words, address.clone())).await?;
    }
    Ok(())
}

fn letter(texts: Texts, event: &str, name: &str, words: &str, address: String) -> (String, String) {
    let subject = texts.dynamic("mail-accreditation-", event).with("name", name).to_string();
    let next = texts.dynamic("mail-next-accreditation-", event).to_string();
    let told = if words.is_empty() { String::new() } else { format!("\n\n{words}") };
    let text = texts
        .t("mail-file-text")
        .with("subject", subject.as_str())
        .with("words", told)
        .with("next", next)
        .with("address", address)
        .to_string();
    (subject, text)
}
