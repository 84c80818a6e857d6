//! What a donor has still to do before its lot is collected. Pure.

use crate::kernel::DocumentId;
use crate::kernel::context::coded;

coded! {
    /// A lock that keeps a device from a second life.
    Lock {
        /// The password of the firmware (BIOS, UEFI).
        Firmware = "firmware",
        /// Device management (MDM, Autopilot, Knox, Apple Business Manager).
        Management = "management",
        /// An account's activation lock (Apple, Google).
        Activation = "activation",
    }
}

coded! {
    /// Whether a lock is lifted.
    LockLift {
        /// It is.
        Done = "done",
        /// There is none.
        NotApplicable = "not_applicable",
        /// Not yet.
        NotYet = "not_yet",
    }
}

coded! {
    /// Whether leased equipment is among the lot: it belongs to its lessor and cannot be given.
    LeasedEquipment {
        /// None is.
        None = "none",
        /// It was, and is taken out.
        TakenOut = "taken_out",
        /// The lessor gives it up, in writing.
        Released = "released",
        /// Not known yet.
        NotYet = "not_yet",
    }
}

coded! {
    /// Where the data are erased (the donation agreement's clause on article 28 of the GDPR names it).
    ErasurePlace {
        /// By the donor, who gives the evidence.
        ByDonor = "by_donor",
        /// By the workshop, at the donor's.
        OnSite = "on_site",
        /// The donor keeps the disks.
        DiskKept = "disk_kept",
        /// At the workshop, after a sealed transport.
        SealedTransport = "sealed_transport",
    }
}

coded! {
    /// What is still to be done or said.
    Unprepared {
        /// The firmware's password.
        Firmware = "firmware",
        /// Device management.
        Management = "management",
        /// An activation lock.
        Activation = "activation",
        /// Whether something is leased.
        LeasedEquipment = "leased",
        /// The lessor's release.
        Release = "release",
        /// Where the data are erased.
        Erasure = "erasure",
        /// The evidence of the donor's own erasure.
        Evidence = "evidence",
    }
}

/// What a donor answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preparation {
    /// The firmware's password.
    pub firmware: Option<LockLift>,
    /// Device management.
    pub management: Option<LockLift>,
    /// Activation locks.
    pub activation: Option<LockLift>,
    /// Leased equipment.
    pub leased: Option<LeasedEquipment>,
    /// Where the data are erased.
    pub erasure: Option<ErasurePlace>,
    /// The lessor's release.
    pub release_id: Option<DocumentId>,
    /// The evidence of the donor's own erasure.
    pub evidence_id: Option<DocumentId>,
    /// Its version; 0 before the first answer.
    pub version: i64,
}

impl Preparation {
    /// What is still to be done or said, in the order it is asked.
    #[must_use]
    pub fn missing(&self) -> Vec<Unprepared> {
        let lifted = |lift: Option<LockLift>| matches!(lift, Some(LockLift::Done | LockLift::NotApplicable));
        let mut missing = Vec::new();
        let mut add = |is: bool, what| {
            if is {
                missing.push(what);
            }
        };
        add(!lifted(self.firmware), Unprepared::Firmware);
        add(!lifted(self.management), Unprepared::Management);
        add(!lifted(self.activation), Unprepared::Activation);
        add(matches!(self.leased, None | Some(LeasedEquipment::NotYet)), Unprepared::LeasedEquipment);
        add(self.leased == Some(LeasedEquipment::Released) && self.release_id.is_none(), Unprepared::Release);
        add(self.erasure.is_none(), Unprepared::Erasure);
        add(self.erasure == Some(ErasurePlace::ByDonor) && self.evidence_id.is_none(), Unprepared::Evidence);
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Preparation {
        Preparation {
            firmware: Some(LockLift::Done),
            management: Some(LockLift::NotApplicable),
            activation: Some(LockLift::Done),
            leased: Some(LeasedEquipment::None),
            erasure: Some(ErasurePlace::SealedTransport),
            ..Preparation::default()
        }
    }

    #[test]
    fn nothing_is_missing_once_each_question_has_its_answer() {
        assert_eq!(whole().missing(), []);
        let all = [
            Unprepared::Firmware,
            Unprepared::Management,
            Unprepared::Activation,
            Unprepared::LeasedEquipment,
            Unprepared::Erasure,
        ];
        assert_eq!(Preparation::default().missing(), all);
    }

    #[test]
    fn not_yet_is_still_to_be_done() {
        let later = Preparation {
            activation: Some(LockLift::NotYet),
            leased: Some(LeasedEquipment::NotYet),
            ..whole()
        };
        assert_eq!(later.missing(), [Unprepared::Activation, Unprepared::LeasedEquipment]);
    }

    #[test]
    fn what_one_claims_needs_its_proof() {
        let claims = Preparation {
            leased: Some(LeasedEquipment::Released),
            erasure: Some(ErasurePlace::ByDonor),
            ..whole()
        };
        assert_eq!(claims.missing(), [Unprepared::Release, Unprepared::Evidence]);
        let proven = Preparation {
            release_id: Some(DocumentId::new()),
            evidence_id: Some(DocumentId::new()),
            ..claims
        };
        assert_eq!(proven.missing(), []);
    }
}
