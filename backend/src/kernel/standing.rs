//! Where something stands, for whoever knows its short code.

use super::{Instant, OrganisationId};

/// What a room says of one of its objects to a person who knows no more than its short code: a code for the sentence, and
/// a day. Nothing of who.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The code of its sentences.
    pub state: &'static str,
    /// The day that the sentences name.
    pub until: Option<Instant>,
    /// The weeks that the sentences name.
    pub weeks: Option<i64>,
    /// The page of each organisation that may see the object itself.
    pub pages: Vec<(OrganisationId, String)>,
}
