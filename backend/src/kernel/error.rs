//! One error type for everything that can be refused or fail, with stable codes. Its words live in the
//! interface's texts, under `error-<code>`.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// What rooms return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The kinds of failure, each with its HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// 400: the request cannot be read.
    Malformed,
    /// 401: sign in first.
    Unauthenticated,
    /// 403: this person may not.
    Forbidden,
    /// 404: nothing there that this person may see.
    NotFound,
    /// 405: the address exists, the verb does not.
    MethodNotAllowed,
    /// 409: not in this state, or somebody was faster.
    Conflict,
    /// 413: too much was sent.
    TooLarge,
    /// 415: not a kind that is understood.
    UnsupportedMedia,
    /// 422: understood, and wrong.
    Invalid,
    /// 429: too often.
    TooMany,
    /// 500: our fault.
    Internal,
    /// 503: not now.
    Unavailable,
}

impl ErrorKind {
    /// The HTTP status.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::UnsupportedMedia => 415,
            Self::Invalid => 422,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }
}

/// One field at fault in an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name, as sent.
    pub field: String,
    /// The code of what is wrong; its words are under `error-<code>`.
    pub code: &'static str,
    /// Values for its words.
    pub args: Vec<(&'static str, String)>,
}

/// What a room may refuse. Each room's enum says its codes; the words say what, why and what to do.
pub trait Refusal: std::fmt::Debug {
    /// Its kind.
    fn kind(&self) -> ErrorKind;
    /// Its stable code, in kebab case.
    fn code(&self) -> &'static str;
    /// The field at fault.
    fn field(&self) -> Option<&'static str> {
        None
    }
    /// Values for its words.
    fn args(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// A refusal or a failure.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    code: &'static str,
    args: Vec<(&'static str, String)>,
    faults: Vec<Fault>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of that kind and code.
    #[must_use]
    pub fn new(kind: ErrorKind, code: &'static str) -> Self {
        Self(Box::new(Inner { kind, code, args: Vec::new(), faults: Vec::new(), cause: None }))
    }

    /// 404: nothing there that this person may see.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(ErrorKind::NotFound, "not-found")
    }

    /// 409 with that code.
    #[must_use]
    pub fn conflict(code: &'static str) -> Self {
        Self::new(ErrorKind::Conflict, code)
    }

    /// 422 for one field.
    #[must_use]
    pub fn invalid(field: &str, code: &'static str) -> Self {
        Self::faults(vec![Fault { field: field.to_owned(), code, args: Vec::new() }])
    }

    /// 422 for several fields.
    #[must_use]
    pub fn faults(faults: Vec<Fault>) -> Self {
        let mut error = Self::new(ErrorKind::Invalid, "invalid-input");
        error.0.faults = faults;
        error
    }

    /// 500 with its cause, which only the log sees.
    #[must_use]
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        let mut error = Self::new(ErrorKind::Internal, "internal");
        error.0.cause = Some(cause.into());
        error
    }

    /// Adds a value for its words (and for the words of its only field).
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        if let [fault] = self.0.faults.as_mut_slice() {
            fault.args.push((name, value.clone()));
        }
        self.0.args.push((name, value));
        self
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Its stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Values for its words.
    #[must_use]
    pub fn args(&self) -> &[(&'static str, String)] {
        &self.0.args
    }

    /// The fields at fault.
    #[must_use]
    pub fn field_faults(&self) -> &[Fault] {
        &self.0.faults
    }

    /// Whether a field at fault, or the error itself, has that code.
    #[must_use]
    pub fn says(&self, code: &str) -> bool {
        self.0.code == code || self.0.faults.iter().any(|fault| fault.code == code)
    }

    /// What the log may say of its cause.
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn std::error::Error + Send + Sync)> {
        self.0.cause.as_deref()
    }

    /// Whether the database asked for the same transaction again (a deadlock or a serialization failure).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.code == "database-busy"
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.code)?;
        for fault in &self.0.faults {
            write!(f, " [{}: {}]", fault.field, fault.code)?;
        }
        if let Some(cause) = &self.0.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

impl<R: Refusal> From<R> for Error {
    fn from(refusal: R) -> Self {
        let mut error = match refusal.field() {
            Some(field) => Self::invalid(field, refusal.code()),
            None => Self::new(refusal.kind(), refusal.code()),
        };
        error.0.kind = refusal.kind();
        for (name, value) in refusal.args() {
            error = error.with(name, value);
        }
        error
    }
}

/// What a constraint of the database means to a person. The name stands in PostgreSQL's error; SQLite names the
/// columns of a unique index, or gives the trigger's own message.
const CONSTRAINTS: &[(&str, &str, &str)] = &[
    ("claims_one_active", "claims.device_id", "device-already-promised"),
    ("users_email_key", "users.email", "email-taken"),
    ("organisations_siret_key", "organisations.siret", "siret-taken"),
    (
        "donation_lots_same_file",
        "donation_lots.donor_id, donation_lots.content_hash",
        "inventory-already-declared",
    ),
    ("request_adults_one_open", "request_adults.hash, request_adults.category", "household-already-waiting"),
    ("offers_one_open", "offers.part_id", "lot-part-wrong-state"),
    ("wipe_evidence_report_once", "wipe_evidence.report_key", "evidence-report-reused"),
    ("wipe_evidence_facts_once", "wipe_evidence.report_facts", "evidence-report-reused"),
    ("law-origin", "law-origin", "origin-forbids"),
    ("law-erasure", "law-erasure", "erasure-missing"),
    ("law-agreement", "law-agreement", "agreement-unsigned"),
    (
        "agreement_signatures_pkey",
        "agreement_signatures.agreement_id, agreement_signatures.side",
        "agreement-already-signed",
    ),
    ("law-history", "law-history", "history-is-fixed"),
];

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        for (constraint, columns, code) in CONSTRAINTS {
            if text.contains(constraint) || text.contains(columns) {
                return Self::conflict(code);
            }
        }
        if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
            let mut refused = Self::conflict("already-exists");
            refused.0.cause = Some(error.into());
            return refused;
        }
        let busy = match &error {
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => inner
                .as_database_error()
                .and_then(sea_orm::sqlx::error::DatabaseError::code)
                .is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01" | "5" | "517" | "261")),
            _ => false,
        };
        let away = match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
            DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) => {
                use sea_orm::sqlx::Error as E;
                matches!(inner.as_ref(), E::Io(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed)
            }
            _ => false,
        };
        let (kind, code) = match (busy, away) {
            (true, _) => (ErrorKind::Unavailable, "database-busy"),
            (false, true) => (ErrorKind::Unavailable, "database-away"),
            (false, false) => (ErrorKind::Internal, "internal"),
        };
        let mut failed = Self::new(kind, code);
        failed.0.cause = Some(error.into());
        failed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_of_a_field_keeps_its_kind_its_field_and_its_values() {
        #[derive(Debug)]
        struct TooMany;
        impl Refusal for TooMany {
            fn kind(&self) -> ErrorKind {
                ErrorKind::Conflict
            }
            fn code(&self) -> &'static str {
                "too-many-units"
            }
            fn field(&self) -> Option<&'static str> {
                Some("quantity")
            }
            fn args(&self) -> Vec<(&'static str, String)> {
                vec![("limit", "20".to_owned())]
            }
        }
        let error = Error::from(TooMany);
        assert_eq!(error.kind().status(), 409);
        assert_eq!(error.field_faults()[0].field, "quantity");
        assert_eq!(error.field_faults()[0].args, vec![("limit", "20".to_owned())]);
        assert!(error.says("too-many-units"));
    }
}
