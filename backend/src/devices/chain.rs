//! The chain of a device's events: each carries the hash of the one before (law 1).

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::kernel::canonical;
use crate::kernel::{DeviceEventId, DeviceId, Instant, OrganisationId};
use crate::platform::audit::hex;

/// What is hashed of an event.
#[derive(Clone, Debug)]
pub struct Link<'a> {
    /// The event.
    pub id: DeviceEventId,
    /// Its device.
    pub device_id: DeviceId,
    /// Its place in the chain, from 1.
    pub number: i64,
    /// What happened.
    pub kind: &'a str,
    /// When.
    pub at: Instant,
    /// Who did it.
    pub organisation_id: Option<OrganisationId>,
    /// More.
    pub details: &'a Value,
}

/// The hash of an event after `previous` (empty for the first). JSON objects are hashed with sorted keys, so that a
/// database that reorders them changes nothing.
#[must_use]
pub fn hash(previous: &str, link: &Link<'_>) -> String {
    let organisation = link.organisation_id.map(|id| id.to_string()).unwrap_or_default();
    let mut digest = Sha256::new();
    for part in [
        previous,
        &link.id.to_string(),
        &link.device_id.to_string(),
        &link.number.to_string(),
        link.kind,
        &link.at.timestamp_micros().to_string(),
        &organisation,
        &canonical(link.details),
    ] {
        digest.update(part.len().to_be_bytes());
        digest.update(part.as_bytes());
    }
    hex(&digest.finalize())
}

/// How many columns of a device's row its events seal.
pub(super) const RECORDED: usize = 16;

/// The seal of a device's record: what its row says besides its life, each column as text, in one hash of 32 hexadecimal
/// digits. Every event keeps it, so that a row changed by itself is seen.
#[must_use]
pub(super) fn seal(record: &[Option<String>; RECORDED]) -> String {
    let mut digest = Sha256::new();
    for column in record {
        digest.update([u8::from(column.is_some())]);
        let text = column.as_deref().unwrap_or_default();
        digest.update(text.len().to_be_bytes());
        digest.update(text.as_bytes());
    }
    let mut seal = hex(&digest.finalize());
    seal.truncate(32);
    seal
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn chain(notes: &[String]) -> Vec<(Link<'static>, String, String)> {
        let device_id = DeviceId::new();
        let mut previous = String::new();
        notes
            .iter()
            .enumerate()
            .map(|(index, note)| {
                let details: &'static Value =
                    Box::leak(Box::new(json!({ "note": note, "b": index, "a": [1, null] })));
                let link = Link {
                    id: DeviceEventId::new(),
                    device_id,
                    number: i64::try_from(index).unwrap() + 1,
                    kind: "noted",
                    at: "2026-11-22T10:00:00Z".parse().unwrap(),
                    organisation_id: None,
                    details,
                };
                let before = previous.clone();
                previous = hash(&before, &link);
                (link, before, previous.clone())
            })
            .collect()
    }

    fn intact(chain: &[(Link<'_>, String, String)]) -> bool {
        let mut previous = String::new();
        chain.iter().enumerate().all(|(index, (link, before, after))| {
            let sound = link.number == i64::try_from(index).unwrap() + 1
                && *before == previous
                && hash(&previous, link) == *after;
            previous.clone_from(after);
            sound
        })
    }

    proptest! {
        /// Law 1: any change, removal or swap inside a chain is seen.
        #[test]
        fn tampering_is_seen(notes in proptest::collection::vec("[a-z]{0,8}", 2..12), at in 0_usize..11, how in 0..3) {
            let mut events = chain(&notes);
            prop_assert!(intact(&events));
            let at = at % (events.len() - 1);
            match how {
                0 => events[at].0.kind = "something else",
                1 => { events.remove(at); }
                _ => events.swap(at, at + 1),
            }
            prop_assert!(!intact(&events));
        }
    }
}
