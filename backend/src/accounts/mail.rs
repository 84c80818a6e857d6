//! Writing to an organisation's people.

use frontend::Texts;
use sea_orm::DatabaseTransaction;

use super::store::recipients;
use crate::kernel::{OpContext, OrganisationId, Result};
use crate::platform::mailer::{self, Mail};

/// Writes to everyone of an organisation who gets its mails, in the transaction of what they are told; `words` gives the
/// subject and the text in a person's language.
///
/// # Errors
/// When the database fails.
pub async fn tell(
    t: &DatabaseTransaction,
    op: &OpContext,
    organisation: OrganisationId,
    words: impl Fn(Texts) -> (String, String),
) -> Result<()> {
    for person in recipients(t, organisation).await? {
        let (subject, text) = words(Texts::new(person.language));
        mailer::send(t, op, &Mail::new(person.email, &subject, text)).await?;
    }
    Ok(())
}
