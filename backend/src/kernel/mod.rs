//! What every room speaks: identifiers, money, time, places, identities, paging, errors and the context of an
//! operation. Pure: no database, no network, no clock of its own.

mod canonical;
pub mod context;
pub mod error;
pub mod geo;
pub mod holidays;
pub mod hours;
pub mod identity;
pub mod ids;
pub mod money;
pub mod paging;
pub mod reference;
pub mod short_code;
mod standing;
pub mod time;
mod todo;
pub mod written;

pub use canonical::canonical;
pub use context::{Acting, Actor, Capacity, Language, OpContext, Role};
pub use error::{Error, ErrorKind, Fault, Refusal, Result};
pub use geo::Point;
pub use identity::{Email, InseeCode, PostalCode, Siret};
pub use ids::*;
pub use money::Cents;
pub use paging::{Page, Paging};
pub use short_code::ShortCode;
pub use standing::Standing;
pub use time::{Clock, Instant};
pub use todo::Todo;
