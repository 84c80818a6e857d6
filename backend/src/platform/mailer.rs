//! Mails: asked for inside the transaction, sent by the worker. In the sandbox they are kept and readable.

use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{Config, Db, jobs};
use crate::kernel::{Email, Error, Instant, MailId, OpContext, Result};

/// The kind of job that sends a mail.
pub const SEND: &str = "mail.send";

mod mail {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "mails")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MailId,
        pub recipient: String,
        pub subject: String,
        pub body_text: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A mail to one person, in plain text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mail {
    /// Its id, so that sending it twice can be seen.
    pub id: MailId,
    /// To whom.
    pub to: Email,
    /// Its subject: one line.
    pub subject: String,
    /// Its text.
    pub text: String,
}

impl Mail {
    /// A mail; line breaks in the subject become spaces.
    #[must_use]
    pub fn new(to: Email, subject: &str, text: String) -> Self {
        Self { id: MailId::new(), to, subject: subject.replace(['\r', '\n'], " "), text }
    }
}

/// Asks for a mail in the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn send(t: &DatabaseTransaction, op: &OpContext, mail: &Mail) -> Result<()> {
    jobs::enqueue(t, op, SEND, mail).await
}

/// How mails leave.
#[derive(Clone, Debug)]
pub enum Mailer {
    /// Kept in the database: the practice ground.
    Mailbox,
    /// Over SMTP.
    Smtp {
        /// The server.
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// Who they come from.
        from: Box<Mailbox>,
    },
}

impl Mailer {
    /// The mailer that the configuration asks for.
    ///
    /// # Errors
    /// When the SMTP address or the sender cannot be read.
    pub fn from_config(config: &Config) -> Result<Self> {
        let Some(url) = &config.smtp_url else { return Ok(Self::Mailbox) };
        let transport = Box::new(
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                .map_err(|error| {
                    Error::internal(format!("REBOND_SMTP_URL: {error}. Write smtp://user:password@host:587"))
                })?
                .build(),
        );
        Ok(Self::Smtp {
            transport,
            from: Box::new(config.mail_from.parse().map_err(|error| {
                Error::internal(format!("REBOND_MAIL_FROM: {error}. Write Name <address@example.org>"))
            })?),
        })
    }

    /// Delivers one mail; the worker calls it.
    ///
    /// # Errors
    /// When the server or the database fails: the job is tried again.
    pub async fn deliver(&self, db: &Db, mail: Mail, now: Instant) -> Result<()> {
        match self {
            Self::Mailbox => {
                let row = mail::ActiveModel {
                    id: Set(mail.id),
                    recipient: Set(mail.to.as_str().to_owned()),
                    subject: Set(mail.subject),
                    body_text: Set(mail.text),
                    created_at: Set(now),
                };
                match mail::Entity::insert(row).exec_without_returning(db.fresh()).await.map_err(Error::from)
                {
                    Err(error) if error.code() == "already-exists" => Ok(()),
                    other => other.map(|_| ()),
                }
            }
            Self::Smtp { transport, from } => {
                let message = Message::builder()
                    .from(from.as_ref().clone())
                    .to(mail.to.as_str().parse().map_err(Error::internal)?)
                    .message_id(Some(format!("<{}@rebond>", mail.id)))
                    .subject(mail.subject)
                    .body(mail.text)
                    .map_err(Error::internal)?;
                transport.send(message).await.map_err(Error::internal)?;
                Ok(())
            }
        }
    }
}

/// A mail in the sandbox's mailbox.
#[derive(Clone, Debug)]
pub struct KeptMail {
    /// Its id.
    pub id: MailId,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// When it was delivered.
    pub created_at: Instant,
}

impl From<mail::Model> for KeptMail {
    fn from(row: mail::Model) -> Self {
        Self {
            id: row.id,
            recipient: row.recipient,
            subject: row.subject,
            text: row.body_text,
            created_at: row.created_at,
        }
    }
}

/// The newest `limit` mails before `after`, newest first.
///
/// # Errors
/// When the database fails.
pub async fn mailbox(c: &impl ConnectionTrait, after: Option<MailId>, limit: u64) -> Result<Vec<KeptMail>> {
    let mut query = mail::Entity::find().order_by_desc(mail::Column::Id).limit(limit);
    if let Some(after) = after {
        query = query.filter(mail::Column::Id.lt(after));
    }
    Ok(query.all(c).await?.into_iter().map(Into::into).collect())
}

/// One kept mail.
///
/// # Errors
/// 404 when there is none.
pub async fn kept(c: &impl ConnectionTrait, id: MailId) -> Result<KeptMail> {
    mail::Entity::find_by_id(id).one(c).await?.map(Into::into).ok_or_else(Error::not_found)
}
