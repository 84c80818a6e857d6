//! The practice ground's pages: personas, acts, and the mails that would have left.

use axum::extract::State;
use frontend::sandbox::{MailLine, MailPage, MailboxPage};

use super::{only_in_sandbox, personas, practice_pages};
use crate::kernel::{Error, MailId, Paging, Result};
use crate::platform::mailer;
use crate::web::{App, Args, Ctx, Html, Id, Pages};

/// Mails on one page of the mailbox.
const MAILS: u64 = 25;

/// The pages of the practice ground; 404 in production.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/sandbox/mailbox", mailbox)
        .get("/sandbox/mailbox/{id}", mail)
        .merge(personas::pages())
        .merge(practice_pages::pages())
        .merge(super::design_pages::pages())
}

pub(super) fn or_nothing(app: &App) -> Result<()> {
    only_in_sandbox(app).map_err(|_| Error::not_found())
}

async fn mailbox(
    State(app): State<App>,
    Ctx(ctx): Ctx,
    Args(paging): Args<Paging>,
) -> Result<Html<MailboxPage>> {
    or_nothing(&app)?;
    let mut mails = mailer::mailbox(app.db.fresh(), paging.after::<MailId>(), MAILS + 1).await?;
    let more = mails.len() as u64 > MAILS;
    mails.truncate(usize::try_from(MAILS).unwrap_or(usize::MAX));
    let next = mails.last().filter(|_| more).map(|mail| format!("/sandbox/mailbox?after={}", mail.id));
    let mails = mails
        .into_iter()
        .map(|mail| MailLine {
            address: format!("/sandbox/mailbox/{}", mail.id),
            recipient: mail.recipient,
            subject: mail.subject,
            sent_at: mail.created_at,
        })
        .collect();
    Ok(Html::ok(MailboxPage { ctx, mails, next: next.unwrap_or_default() }))
}

async fn mail(State(app): State<App>, Ctx(ctx): Ctx, Id(id): Id<MailId>) -> Result<Html<MailPage>> {
    or_nothing(&app)?;
    let mail = mailer::kept(app.db.fresh(), id).await?;
    Ok(Html::ok(MailPage {
        ctx,
        subject: mail.subject,
        sender: app.config.mail_from.clone(),
        recipient: mail.recipient,
        sent_at: mail.created_at,
        body: mail.text,
    }))
}
