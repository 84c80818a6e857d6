//! One machine that was received twice: a person says so, or that they are two; what was joined can be parted again.
//! Both devices keep their chains; the one that stands in the other is set aside for as long.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::evidence::same_serial;
use super::machine_store::{self as store, MergeState, Pair};
use super::may::Case;
use super::rules::Stage;
use super::service::{Bench, at_bench, reload, settle};
use crate::devices::{self, Action, NewStorage, State, Storage, StorageFate};
use crate::kernel::context::coded;
use crate::kernel::{Error, ErrorKind, OpContext, Refusal, Result, StorageId};
use crate::platform::{Db, audit};

coded! {
    /// What a person decides of two devices that may be one machine.
    Decision {
        /// They are one: this one goes on, the other stands in it.
        Merge = "merge",
        /// They are two.
        Refuse = "refuse",
        /// They are two after all.
        Undo = "undo",
    }
}

/// Why two devices cannot be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotMerge {
    /// One of them is promised.
    Promised(String),
    /// One of them is on offer.
    Offered(String),
    /// One of them has left, or its life has ended.
    Ended(String),
    /// One of them already stands in a third, or a third in it.
    Chained(String),
    /// The other one holds data that this one's erasure did not cover.
    DataLeft(String),
    /// The other one's origin leaves fewer destinations: it is the one that goes on (law 13).
    Origin(String),
}

impl CannotMerge {
    fn device(&self) -> &str {
        match self {
            Self::Promised(one)
            | Self::Offered(one)
            | Self::Ended(one)
            | Self::Chained(one)
            | Self::DataLeft(one)
            | Self::Origin(one) => one,
        }
    }
}

impl Refusal for CannotMerge {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Promised(_) => "merge-promised",
            Self::Offered(_) => "merge-offered",
            Self::Ended(_) => "merge-ended",
            Self::Chained(_) => "merge-chained",
            Self::DataLeft(_) => "merge-data-left",
            Self::Origin(_) => "merge-origin",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("reference", self.device().to_owned())]
    }
}

/// What decides of one of the two.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// Its reference.
    pub reference: String,
    /// Where it stands.
    pub state: State,
    /// Whether it is promised.
    pub promised: bool,
    /// Whether it stands in a third device, or a third in it.
    pub chained: bool,
    /// Whether it may be sold (law 13).
    pub sale_allowed: bool,
    /// Whether a public body gave it for free (law 13).
    pub public_gift: bool,
}

/// Whether two devices may be joined: nobody was promised either, neither is on offer, gone or at its end; what was lost
/// may have been found again in the other; and the one with the stricter origin goes on.
///
/// # Errors
/// [`CannotMerge`].
pub(super) fn may_merge(kept: &Side, absorbed: &Side) -> Result<(), CannotMerge> {
    for side in [kept, absorbed] {
        let name = side.reference.clone();
        if side.promised {
            return Err(CannotMerge::Promised(name));
        }
        if side.chained {
            return Err(CannotMerge::Chained(name));
        }
        let found_again =
            side.reference == absorbed.reference && matches!(side.state, State::Lost | State::Stolen);
        match Stage::of(side.state) {
            Stage::Offered => return Err(CannotMerge::Offered(name)),
            Stage::Ended if found_again => {}
            Stage::Out | Stage::Ended => return Err(CannotMerge::Ended(name)),
            Stage::ToTest
            | Stage::ToErase
            | Stage::ToRepair
            | Stage::ToGrade
            | Stage::Ready
            | Stage::SetAside => {}
        }
    }
    if (kept.sale_allowed && !absorbed.sale_allowed) || (absorbed.public_gift && !kept.public_gift) {
        return Err(CannotMerge::Origin(absorbed.reference.clone()));
    }
    Ok(())
}

/// The storages of one device that the other one does not know: they are in the same machine, and hold data.
pub(super) fn unknown_storages<'a>(kept: &[Storage], pending: &[&'a Storage]) -> Vec<&'a Storage> {
    let (named, nameless): (Vec<&Storage>, Vec<&Storage>) =
        pending.iter().partition(|one| one.serial.is_some());
    let knows =
        |one: &Storage, serial: &str| one.serial.as_deref().is_some_and(|known| same_serial(known, serial));
    let has = |one: &&Storage| {
        one.serial.as_deref().is_some_and(|serial| kept.iter().any(|known| knows(known, serial)))
    };
    let present = kept.iter().filter(|one| one.fate == StorageFate::Present).count();
    let matched = named.iter().filter(|one| has(one)).count();
    let fresh: Vec<&Storage> = named.into_iter().filter(|one| !has(one)).collect();
    // What nobody read a number on is taken for what the other has, as far as that goes.
    let spare = present.saturating_sub(matched);
    fresh.into_iter().chain(nameless.into_iter().skip(spare)).collect()
}

/// Says of two devices what they are. `reference` is the device that goes on.
///
/// # Errors
/// 404 for a device of somebody else; `merge-unknown` on `with` (422) when nothing says that they are one;
/// `merge-decided` (409) when it was decided so already; [`CannotMerge`].
pub async fn decide(
    db: &Db,
    op: &OpContext,
    (reference, with): (&str, &str),
    decision: Decision,
    reason: &str,
) -> Result<Bench> {
    db.tx(async |t| {
        let own = at_bench(t, op, reference).await?;
        let other = at_bench(t, op, with).await?;
        let pairs = store::pairs_of(t, &[own.device.id, other.device.id]).await?;
        let pair = pairs.iter().find(|pair| {
            pair.first.min(pair.second) == own.device.id.min(other.device.id)
                && pair.first.max(pair.second) == own.device.id.max(other.device.id)
        });
        let pair = pair.cloned().ok_or_else(|| Error::invalid("with", "merge-unknown"))?;
        let from = pair.state;
        let next = match (decision, from) {
            (Decision::Merge, MergeState::Proposed | MergeState::Refused | MergeState::Undone) => {
                join(t, op, &own, &other, &pairs, pair, reason).await?
            }
            (Decision::Refuse, MergeState::Proposed) => {
                let details = |with: &str| json!({ "with": with, "reason": reason });
                devices::note(t, op, own.device.id, "merge_refused", details(&other.device.reference))
                    .await?;
                devices::note(t, op, other.device.id, "merge_refused", details(&own.device.reference))
                    .await?;
                Pair { state: MergeState::Refused, ..pair }
            }
            (Decision::Undo, MergeState::Merged) => part(t, op, &own, &other, pair, reason).await?,
            (Decision::Merge, MergeState::Merged)
            | (Decision::Refuse, MergeState::Refused | MergeState::Merged | MergeState::Undone)
            | (Decision::Undo, MergeState::Proposed | MergeState::Refused | MergeState::Undone) => {
                return Err(Error::conflict("merge-decided"));
            }
        };
        let next = Pair { reason: Some(reason.to_owned()), decided_at: Some(op.now), ..next };
        store::decide(t, &next, from, op.acting()?.user_id).await?;
        let details = json!({ "kept": next.kept, "absorbed": next.absorbed, "reason": reason });
        audit::record(t, op, &format!("device_merge.{}", decision.code()), "device_merge", next.id, details)
            .await?;
        // Its storages may all be done with now; where it stands in the other, nothing moves.
        let bench = reload(t, &own).await?;
        if bench.merged_into.is_none() {
            settle(t, op, &bench).await?;
        }
        reload(t, &own).await
    })
    .await
}

fn side(bench: &Bench, pairs: &[Pair]) -> Side {
    let id = bench.device.id;
    let chained = |pair: &Pair| {
        pair.state == MergeState::Merged && (pair.kept == Some(id) || pair.absorbed == Some(id))
    };
    Side {
        reference: bench.device.reference.clone(),
        state: bench.device.state,
        promised: bench.device.claim_id.is_some(),
        chained: pairs.iter().any(chained),
        sale_allowed: bench.device.sale_allowed,
        public_gift: bench.device.legal_basis == devices::LegalBasis::PublicFreeGift,
    }
}

async fn join(
    t: &DatabaseTransaction,
    op: &OpContext,
    kept: &Bench,
    absorbed: &Bench,
    pairs: &[Pair],
    pair: Pair,
    reason: &str,
) -> Result<Pair> {
    may_merge(&side(kept, pairs), &side(absorbed, pairs))?;
    let pending: Vec<&Storage> = absorbed
        .storages
        .iter()
        .filter(|one| one.fate == StorageFate::Present && absorbed.proof(one.id).is_none())
        .collect();
    let unknown = unknown_storages(&kept.storages, &pending);
    match Stage::of(kept.device.state) {
        Stage::ToTest | Stage::ToErase => {}
        _ if unknown.is_empty() => {}
        // Law 3: what was erased and is nearly ready does not take in a storage with data.
        _ => return Err(CannotMerge::DataLeft(absorbed.device.reference.clone()).into()),
    }
    let new: Vec<NewStorage> = unknown
        .iter()
        .map(|one| NewStorage {
            serial: one.serial.clone(),
            kind: one.kind.clone(),
            gigabytes: one.gigabytes,
        })
        .collect();
    let (own, other) = (kept.device.id, absorbed.device.id);
    devices::add_storages(t, op, own, new).await?;
    let before: Vec<StorageId> = kept.storages.iter().map(|one| one.id).collect();
    let added: Vec<StorageId> = devices::storages_of(t, &[own])
        .await?
        .into_iter()
        .map(|one| one.id)
        .filter(|id| !before.contains(id))
        .collect();
    let told = json!({
        "with": absorbed.device.reference, "merge_id": pair.id, "reason": reason, "storages_added": added,
        "reasons": pair.reasons,
    });
    devices::note(t, op, own, "merged", told).await?;
    let set_aside = devices::rules::transition(absorbed.device.state, Action::Quarantine, None).is_ok();
    let told = json!({ "with": kept.device.reference, "merge_id": pair.id, "reason": reason });
    if set_aside {
        devices::act(t, op, other, Action::Quarantine, told.clone()).await?;
    }
    devices::note(t, op, other, "merged_into", told).await?;
    Ok(Pair { state: MergeState::Merged, kept: Some(own), absorbed: Some(other), set_aside, added, ..pair })
}

async fn part(
    t: &DatabaseTransaction,
    op: &OpContext,
    own: &Bench,
    other: &Bench,
    pair: Pair,
    reason: &str,
) -> Result<Pair> {
    let (kept, absorbed) = if pair.kept == Some(own.device.id) { (own, other) } else { (other, own) };
    for storage in kept.storages.iter().filter(|one| pair.added.contains(&one.id)) {
        // What was erased meanwhile stays in the record with its proof.
        if storage.fate == StorageFate::Present && kept.proof(storage.id).is_none() {
            devices::set_storage_fate(t, op, storage, StorageFate::Removed, reason).await?;
        }
    }
    let told = |with: &str| json!({ "with": with, "merge_id": pair.id, "reason": reason });
    devices::note(t, op, kept.device.id, "merge_undone", told(&absorbed.device.reference)).await?;
    devices::note(t, op, absorbed.device.id, "merge_undone", told(&kept.device.reference)).await?;
    if pair.set_aside {
        Case { merged: false, ..Case::of(absorbed) }.step(Action::ReleaseFromQuarantine)?;
        let told = told(&kept.device.reference);
        devices::act(t, op, absorbed.device.id, Action::ReleaseFromQuarantine, told).await?;
    }
    if kept.device.id != own.device.id {
        settle(t, op, &reload(t, kept).await?).await?;
    }
    Ok(Pair {
        state: MergeState::Undone,
        kept: None,
        absorbed: None,
        set_aside: false,
        added: Vec::new(),
        ..pair
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::DeviceId;

    fn side(reference: &str, state: State) -> Side {
        Side {
            reference: reference.to_owned(),
            state,
            promised: false,
            chained: false,
            sale_allowed: true,
            public_gift: false,
        }
    }

    #[test]
    fn neither_a_promise_nor_an_offer_nor_an_end_lets_two_devices_be_joined() {
        for state in State::ALL {
            let here = side("RB-1", State::Received);
            let there = side("RB-2", *state);
            let lost = matches!(state, State::Lost | State::Stolen);
            let free = !matches!(Stage::of(*state), Stage::Offered | Stage::Out | Stage::Ended);
            assert_eq!(may_merge(&here, &there).is_ok(), free || lost, "{state:?} in another");
            assert_eq!(may_merge(&there, &here).is_ok(), free, "another in {state:?}");
            let promised = Side { promised: true, ..there.clone() };
            assert_eq!(
                may_merge(&here, &promised),
                Err(CannotMerge::Promised("RB-2".to_owned())),
                "{state:?}"
            );
            let chained = Side { chained: true, ..there };
            assert_eq!(may_merge(&chained, &here), Err(CannotMerge::Chained("RB-2".to_owned())), "{state:?}");
        }
    }

    #[test]
    fn no_origin_is_washed_away() {
        let bought = side("RB-1", State::Received);
        let given = Side { sale_allowed: false, public_gift: true, ..side("RB-2", State::Received) };
        let wished = Side { sale_allowed: false, ..side("RB-3", State::Received) };
        for (kept, absorbed) in [(&bought, &given), (&bought, &wished), (&wished, &given)] {
            let refused = Err(CannotMerge::Origin(absorbed.reference.clone()));
            assert_eq!(may_merge(kept, absorbed), refused, "{} in {}", absorbed.reference, kept.reference);
            assert_eq!(may_merge(absorbed, kept), Ok(()), "{} in {}", kept.reference, absorbed.reference);
        }
    }

    fn storage(serial: Option<&str>) -> Storage {
        Storage {
            id: StorageId::new(),
            device_id: DeviceId::new(),
            serial: serial.map(str::to_owned),
            kind: "ssd".to_owned(),
            gigabytes: None,
            fate: StorageFate::Present,
            fate_reason: None,
        }
    }

    #[test]
    fn no_storage_hides_behind_another() {
        let count = |kept: &[Storage], pending: &[Storage]| {
            unknown_storages(kept, &pending.iter().collect::<Vec<_>>()).len()
        };
        let (a, b, nameless) = (storage(Some("S3Z8NB0K")), storage(Some("WD-1234X")), storage(None));
        assert_eq!(count(std::slice::from_ref(&a), &[storage(Some("s3z8nb0k"))]), 0);
        assert_eq!(count(std::slice::from_ref(&a), std::slice::from_ref(&b)), 1);
        assert_eq!(
            count(std::slice::from_ref(&a), std::slice::from_ref(&nameless)),
            0,
            "it is taken for the one that is known"
        );
        assert_eq!(count(&[], std::slice::from_ref(&nameless)), 1);
        assert_eq!(
            count(std::slice::from_ref(&a), &[a.clone(), nameless.clone()]),
            1,
            "two are more than one"
        );
        assert_eq!(count(&[a.clone(), b], &[a, nameless]), 0);
    }
}
