//! The context of an operation: who acts, for whom, when, in which language, under which request id.

use super::error::{Error, ErrorKind, Result};
use super::{Instant, OrganisationId, UserId};

pub use frontend::Language;

/// The schema of a code: the very words that are sent, each with what it means.
pub(crate) fn schema_of_codes(
    doc: &str,
    codes: &[(&str, &str)],
) -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    let mut told = doc.trim().to_owned();
    for (code, meaning) in codes {
        told.push_str(&format!("\n- `{code}`: {}", meaning.trim()));
    }
    utoipa::openapi::ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::Type::String)
        .description(Some(told))
        .enum_values(Some(codes.iter().map(|(code, _)| *code)))
        .into()
}

/// The name of a code's schema. Every room has its own `State`: such names say whose they are.
pub(crate) fn schema_name(module: &str, name: &'static str) -> std::borrow::Cow<'static, str> {
    if !matches!(name, "State" | "Action" | "Kind" | "Purpose" | "Outcome" | "Moment" | "Subject" | "Method")
    {
        return name.into();
    }
    let mut parts = module.split("::").skip(1);
    let room = parts.next().unwrap_or_default();
    let owner = parts.last().filter(|last| *last != "rules").unwrap_or(room);
    let mut letters = owner.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(name.chars()).collect::<String>().into()
}

macro_rules! coded {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $vdoc:literal])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[doc = $vdoc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its code, as stored and sent.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                let docs: &[(&str, &str)] = &[$(($code, concat!($($vdoc),*))),+];
                $crate::kernel::context::schema_of_codes(concat!($($doc),*), docs)
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                $crate::kernel::context::schema_name(module_path!(), stringify!($name))
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> std::result::Result<Self, ()> {
                match text { $($code => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }
    };
}

coded! {
    /// What an organisation may do in Rebond. One organisation may hold several.
    Capacity {
        /// Gives equipment.
        Donor = "donor",
        /// Makes it fit again.
        Refurbisher = "refurbisher",
        /// Buys it.
        Buyer = "buyer",
        /// Asks for households and hands over.
        MediationStructure = "mediation_structure",
        /// Confirms a household's situation.
        Prescriber = "prescriber",
        /// Steers a territory.
        TerritorialLead = "territorial_lead",
        /// Puts money into programmes.
        Funder = "funder",
        /// Runs the platform.
        Operator = "operator",
    }
}

coded! {
    /// What a person may do for an organisation; several at once.
    Role {
        /// Manages people and sites.
        Admin = "admin",
        /// Does the daily work.
        Agent = "agent",
        /// Binds the organisation.
        Signatory = "signatory",
        /// Only reads.
        Reader = "reader",
    }
}

/// Whom a signed-in person acts for.
#[derive(Clone, Debug)]
pub struct Acting {
    /// The person.
    pub user_id: UserId,
    /// Their name.
    pub user_name: String,
    /// The organisation they act for.
    pub organisation_id: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The capacity in force: the one chosen on the screen, or the organisation's first for a machine.
    pub capacity: Capacity,
    /// The capacities in force: one on the screen, all of the organisation's for a machine.
    pub capacities: Vec<Capacity>,
    /// The person's roles in that organisation.
    pub roles: Vec<Role>,
}

/// Who acts.
#[derive(Clone, Debug)]
pub enum Actor {
    /// Nobody has signed in.
    Anonymous,
    /// A person or a machine for an organisation.
    Organisation(Acting),
    /// Rebond itself: a job, a migration, the sandbox's player.
    System(&'static str),
}

/// What travels through every layer of an operation.
#[derive(Clone, Debug)]
pub struct OpContext {
    /// Who.
    pub actor: Actor,
    /// When; one moment for the whole operation.
    pub now: Instant,
    /// The language of the answer.
    pub language: Language,
    /// The request's id, for logs and error pages.
    pub request_id: String,
}

impl OpContext {
    /// The context of something that Rebond does by itself.
    #[must_use]
    pub fn system(name: &'static str, now: Instant) -> Self {
        Self { actor: Actor::System(name), now, language: Language::Fr, request_id: format!("system-{name}") }
    }

    /// The same context at another moment.
    #[must_use]
    pub fn at(&self, now: Instant) -> Self {
        Self { now, ..self.clone() }
    }

    /// Whom the person acts for.
    ///
    /// # Errors
    /// `sign-in-required` (401) when nobody has signed in.
    pub fn acting(&self) -> Result<&Acting> {
        match &self.actor {
            Actor::Organisation(acting) => Ok(acting),
            Actor::Anonymous | Actor::System(_) => {
                Err(Error::new(ErrorKind::Unauthenticated, "sign-in-required"))
            }
        }
    }

    /// Whom the person acts for, if anybody has signed in.
    #[must_use]
    pub fn viewer(&self) -> Option<&Acting> {
        self.acting().ok()
    }

    /// Whether Rebond itself acts.
    #[must_use]
    pub fn is_system(&self) -> bool {
        matches!(self.actor, Actor::System(_))
    }

    /// The acting organisation, which must hold `capacity`, through a person who may do more than read.
    ///
    /// # Errors
    /// 401 when nobody has signed in; `capacity-required` (403) naming the capacity; `role-required` (403) for a
    /// reader.
    pub fn require(&self, capacity: Capacity) -> Result<&Acting> {
        let acting = self.require_reading(capacity)?;
        if acting.roles.iter().all(|role| *role == Role::Reader) {
            return Err(Error::new(ErrorKind::Forbidden, "role-required").with("role", Role::Agent.code()));
        }
        Ok(acting)
    }

    /// The acting organisation, which must hold `capacity`; a reader may.
    ///
    /// # Errors
    /// 401 when nobody has signed in; `capacity-required` (403) naming the capacity.
    pub fn require_reading(&self, capacity: Capacity) -> Result<&Acting> {
        let acting = self.acting()?;
        if !acting.capacities.contains(&capacity) {
            return Err(
                Error::new(ErrorKind::Forbidden, "capacity-required").with("capacity", capacity.code())
            );
        }
        Ok(acting)
    }

    /// The same, through a person who binds the organisation.
    ///
    /// # Errors
    /// As [`Self::require`], and `role-required` (403) for anyone but a signatory.
    pub fn require_signatory(&self, capacity: Capacity) -> Result<&Acting> {
        let acting = self.require(capacity)?;
        if !acting.roles.contains(&Role::Signatory) {
            return Err(
                Error::new(ErrorKind::Forbidden, "role-required").with("role", Role::Signatory.code())
            );
        }
        Ok(acting)
    }

    /// Whether [`Self::require`] would pass: what a page asks before it shows a form.
    #[must_use]
    pub fn works_as(&self, capacity: Capacity) -> bool {
        self.require(capacity).is_ok()
    }

    /// Whether the acting organisation holds `capacity` now.
    #[must_use]
    pub fn holds(&self, capacity: Capacity) -> bool {
        self.viewer().is_some_and(|acting| acting.capacities.contains(&capacity))
    }
}

pub(crate) use coded;
