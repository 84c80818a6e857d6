//! The codes of the scenario: the domain's words, as stored and sent.

use serde::{Deserialize, Serialize};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(
                #[doc = concat!("`", $code, "`")]
                #[serde(rename = $code)]
                $variant
            ),+
        }

        impl $name {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its code, as stored and sent.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

coded! {
    /// The nine people that anyone may play in the sandbox.
    PersonaCode {
        Donor = "donor",
        Refurbisher = "refurbisher",
        Buyer = "buyer",
        Buyer2 = "buyer2",
        Buyer3 = "buyer3",
        Mediator = "mediator",
        Lead = "lead",
        Funder = "funder",
        Operator = "operator",
    }
}

coded! {
    /// What an organisation may do.
    Capacity {
        Donor = "donor",
        Refurbisher = "refurbisher",
        Buyer = "buyer",
        MediationStructure = "mediation_structure",
        Prescriber = "prescriber",
        TerritorialLead = "territorial_lead",
        Funder = "funder",
        Operator = "operator",
    }
}

coded! {
    /// What a person may do for an organisation.
    Role {
        Admin = "admin",
        Agent = "agent",
        Signatory = "signatory",
        Reader = "reader",
    }
}

coded! {
    /// What a site is for.
    SiteKind {
        Workshop = "workshop",
        CollectionPoint = "collection_point",
        DeliveryPoint = "delivery_point",
        MediationPlace = "mediation_place",
        PointOfSale = "point_of_sale",
    }
}

coded! {
    /// Kinds of social insertion: by economic activity, or of workers with a disability.
    InsertionKind {
        Ei = "EI",
        Aci = "ACI",
        Ea = "EA",
        Etti = "ETTI",
        Esat = "ESAT",
    }
}

coded! {
    /// Where an accreditation file stands.
    AccreditationState {
        InReview = "in_review",
        Accredited = "accredited",
    }
}

coded! {
    /// Why a lot may be given.
    LegalBasis {
        PublicFreeGift = "public_free_gift",
        CompanyPatronage = "company_patronage",
        CompanyGift = "company_gift",
        Purchase = "purchase",
        TakeBack = "take_back",
    }
}

coded! {
    /// Where the donor wants its equipment to go.
    Wish {
        SolidarityOnly = "solidarity_only",
        SaleAllowed = "sale_allowed",
        Mixed = "mixed",
    }
}

coded! {
    /// Where a lot part stands.
    LotState {
        Draft = "draft",
        Declared = "declared",
        Offered = "offered",
        Accepted = "accepted",
        CollectionPlanned = "collection_planned",
        Collected = "collected",
        Received = "received",
        Processing = "processing",
        Closed = "closed",
        Unplaced = "unplaced",
        Cancelled = "cancelled",
    }
}

coded! {
    /// Where a device stands in its life.
    DeviceState {
        Received = "received",
        UnderTest = "under_test",
        ToWipe = "to_wipe",
        Wiping = "wiping",
        Wiped = "wiped",
        WipeFailed = "wipe_failed",
        StorageDestroyed = "storage_destroyed",
        NoStorage = "no_storage",
        Repairing = "repairing",
        Testing = "testing",
        Graded = "graded",
        Ready = "ready",
        Listed = "listed",
        Reserved = "reserved",
        Sold = "sold",
        InSolidarityPool = "in_solidarity_pool",
        Proposed = "proposed",
        Given = "given",
        AvailableForLoan = "available_for_loan",
        Lent = "lent",
        InUse = "in_use",
        Returned = "returned",
        Quarantined = "quarantined",
        Lost = "lost",
        Stolen = "stolen",
        ForParts = "for_parts",
        Recycled = "recycled",
    }
}

coded! {
    /// What a storage is made of.
    StorageKind {
        Ssd = "ssd",
        Nvme = "nvme",
        Hdd = "hdd",
        Flash = "flash",
    }
}

coded! {
    /// What became of a storage.
    StorageFate {
        Present = "present",
        Removed = "removed",
        Destroyed = "destroyed",
    }
}

coded! {
    /// How thoroughly a storage was erased (NIST SP 800-88 rev. 2).
    WipeMethod {
        Clear = "clear",
        Purge = "purge",
    }
}

coded! {
    /// Cosmetic grade.
    Grade {
        A = "A",
        B = "B",
        C = "C",
        P = "P",
    }
}

coded! {
    /// How value added tax is computed on a sale.
    VatRegime {
        Margin = "margin",
        Normal = "normal",
    }
}

coded! {
    /// Where a pooled order stands.
    PooledOrderState {
        Draft = "draft",
        Scheduled = "scheduled",
        Open = "open",
        Closed = "closed",
        Confirmed = "confirmed",
        CancelledBelowMinimum = "cancelled_below_minimum",
        Sourcing = "sourcing",
        Sourced = "sourced",
        CollectingCommitments = "collecting_commitments",
        Ordered = "ordered",
        Settled = "settled",
    }
}

coded! {
    /// Where a purchase order stands.
    PurchaseOrderState {
        Proposed = "proposed",
        Signed = "signed",
        Confirmed = "confirmed",
        Preparing = "preparing",
        Shipped = "shipped",
        Delivered = "delivered",
        Certified = "certified",
        Closed = "closed",
    }
}

coded! {
    /// The one criterion that makes a household eligible.
    Criterion {
        MinimumSocial = "minimum_social",
        QfBand = "qf_band",
        ResteAVivre = "reste_a_vivre",
        Prescription = "prescription",
        Other = "other",
    }
}

coded! {
    /// What a household needs the device for.
    Purpose {
        School = "school",
        JobSearch = "job_search",
        Rights = "rights",
        Health = "health",
        Isolation = "isolation",
        Other = "other",
    }
}

coded! {
    /// How pressing a request is.
    Urgency {
        Ordinary = "ordinary",
        High = "high",
        Critical = "critical",
    }
}
