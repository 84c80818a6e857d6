//! Law 13: origin decides destination. The legal basis of the lot, the donor's wish and the receiver's status decide which
//! receivers, pools, prices and people at the end a device may have. Every other place asks here: matching, publication,
//! promises and the public page; what the database holds of it is in the migrations `devices`, `donations` and `origin`.

use super::rules::Action;
use crate::kernel::context::coded;
use crate::kernel::{Cents, ErrorKind, Refusal};

coded! {
    /// Why a lot may be given.
    LegalBasis {
        /// A public body gives for free (CG3P L3212-2, D3212-3): to entitled bodies only, from them to people in
        /// need within the price ceilings.
        PublicFreeGift = "public_free_gift",
        /// A company gives under patronage (CGI 238 bis).
        CompanyPatronage = "company_patronage",
        /// A company gives without asking for a receipt.
        CompanyGift = "company_gift",
        /// The refurbisher buys.
        Purchase = "purchase",
        /// The refurbisher takes back what it had sold.
        TakeBack = "take_back",
    }
}

coded! {
    /// What the donor wants to become of its equipment.
    Wish {
        /// Only households, free or at the solidarity price.
        SolidarityOnly = "solidarity_only",
        /// It may be sold.
        SaleAllowed = "sale_allowed",
        /// Some sold, some given: the workshop chooses.
        Mixed = "mixed",
    }
}

coded! {
    /// Where a device that is ready may go.
    Destination {
        /// The public catalogue.
        Sale = "sale",
        /// Households.
        Solidarity = "solidarity",
        /// Loans.
        Loan = "loan",
    }
}

coded! {
    /// What a body that receives lots is, for law 13.
    Receiver {
        /// Not on the operator's list, or suspended (law 4).
        Unlisted = "unlisted",
        /// A listed workshop without a right of its own.
        Workshop = "workshop",
        /// Listed, and may issue tax receipts (CGI 238 bis).
        ReceiptIssuer = "receipt_issuer",
        /// Listed, and among the bodies of CG3P L3212-2 that receive free gifts of public bodies.
        Entitled = "entitled",
        /// Both.
        EntitledIssuer = "entitled_issuer",
    }
}

coded! {
    /// By which way a device leaves a workshop for its new life.
    Pool {
        /// The public catalogue, at a free price.
        Sale = "sale",
        /// Given to a household.
        Gift = "gift",
        /// Sold to people in need at the solidarity price.
        SolidaritySale = "solidarity_sale",
        /// Lent.
        Loan = "loan",
    }
}

coded! {
    /// Who has the device in the end.
    Buyer {
        /// A household in need, presented by a mediation structure.
        Household = "household",
        /// An association that helps people in need.
        Association = "association",
        /// A place of digital mediation, public or not, that lends to people in need or works with them.
        MediationPlace = "mediation_place",
        /// A public body: commune, school, hospital.
        PublicBody = "public_body",
        /// A company.
        Company = "company",
        /// Anyone else.
        Anyone = "anyone",
    }
}

impl Destination {
    /// Where an action leads a device, now or in the end; `None` for what leads nowhere outside.
    #[must_use]
    pub fn of(action: Action) -> Option<Self> {
        let sale = [Action::List, Action::Reserve, Action::Sell];
        let solidarity = [Action::OfferToSolidarity, Action::Propose, Action::Give];
        let loan = [Action::OfferForLoan, Action::Lend];
        let leads = |actions: &[Action]| actions.contains(&action);
        [(leads(&sale), Self::Sale), (leads(&solidarity), Self::Solidarity), (leads(&loan), Self::Loan)]
            .into_iter()
            .find_map(|(leads, to)| leads.then_some(to))
    }
}

impl Receiver {
    /// What a body is, from the rights in its file.
    #[must_use]
    pub const fn of(listed: bool, receives_public_gifts: bool, issues_receipts: bool) -> Self {
        match (listed, receives_public_gifts, issues_receipts) {
            (false, _, _) => Self::Unlisted,
            (true, false, false) => Self::Workshop,
            (true, false, true) => Self::ReceiptIssuer,
            (true, true, false) => Self::Entitled,
            (true, true, true) => Self::EntitledIssuer,
        }
    }

    /// Whether it is among the bodies of CG3P L3212-2.
    #[must_use]
    pub const fn receives_public_gifts(self) -> bool {
        matches!(self, Self::Entitled | Self::EntitledIssuer)
    }

    /// Whether it may issue tax receipts.
    #[must_use]
    pub const fn issues_receipts(self) -> bool {
        matches!(self, Self::ReceiptIssuer | Self::EntitledIssuer)
    }
}

impl Pool {
    /// The destination of a device that this way belongs to.
    #[must_use]
    pub const fn destination(self) -> Destination {
        match self {
            Self::Sale => Destination::Sale,
            Self::Gift | Self::SolidaritySale => Destination::Solidarity,
            Self::Loan => Destination::Loan,
        }
    }
}

impl Buyer {
    /// Whether solidarity is for it: people in need, and those who help them.
    #[must_use]
    pub const fn is_in_need(self) -> bool {
        matches!(self, Self::Household | Self::Association)
    }
}

/// A whole way, from the donor to whoever has the device in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Why the lot may be given.
    pub basis: LegalBasis,
    /// What its donor wishes.
    pub wish: Wish,
    /// Who receives it.
    pub receiver: Receiver,
    /// How the device leaves.
    pub pool: Pool,
    /// Who has it in the end.
    pub buyer: Buyer,
}

coded! {
    /// Why a way is open, and on which terms.
    Permit {
        /// For sale in the catalogue, to anyone.
        Sale = "sale",
        /// For free, to people in need.
        Gift = "gift",
        /// To people in need, within the ceilings that the decree of 7 November 2022 sets for free gifts of public bodies.
        LegalCeiling = "legal_ceiling",
        /// To people in need, within the same ceilings, which the platform applies to every solidarity price.
        PlatformCeiling = "platform_ceiling",
        /// Lent, and given back.
        Loan = "loan",
    }
}

impl Permit {
    /// Whether a price ceiling binds.
    #[must_use]
    pub const fn has_ceiling(self) -> bool {
        matches!(self, Self::LegalCeiling | Self::PlatformCeiling)
    }
}

/// Why a way is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// A body that is not listed, or is suspended, receives nothing new (law 4).
    ReceiverNotListed,
    /// A free gift of a public body goes to entitled bodies only (CG3P L3212-2, D3212-3).
    ReceiverNotEntitled,
    /// A gift under patronage goes to a body that may issue the receipt (CGI 238 bis).
    ReceiverIssuesNoReceipts,
    /// A free gift of a public body is never sold to buyers (CG3P L3212-2).
    PublicGiftIsNeverSold,
    /// The donor wished for solidarity only.
    DonorWishedSolidarity,
    /// Gifts, solidarity prices and loans are for people in need and those who help them.
    OnlyPeopleInNeed,
    /// Above the ceiling of the decree of 7 November 2022 on solidarity resale.
    PriceAboveCeiling {
        /// The ceiling, tax included.
        ceiling: Cents,
    },
}

impl Forbidden {
    /// Every rule that may close a way, in the order in which they are asked; the ceiling apart, which needs a price.
    pub const ALL: &'static [Self] = &[
        Self::ReceiverNotListed,
        Self::ReceiverNotEntitled,
        Self::ReceiverIssuesNoReceipts,
        Self::PublicGiftIsNeverSold,
        Self::DonorWishedSolidarity,
        Self::OnlyPeopleInNeed,
    ];
}

impl Refusal for Forbidden {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::ReceiverNotListed => "origin-receiver-not-listed",
            Self::ReceiverNotEntitled => "origin-receiver-not-entitled",
            Self::ReceiverIssuesNoReceipts => "origin-receiver-issues-no-receipts",
            Self::PublicGiftIsNeverSold => "origin-public-gift-never-sold",
            Self::DonorWishedSolidarity => "origin-donor-wished-solidarity",
            Self::OnlyPeopleInNeed => "origin-only-people-in-need",
            Self::PriceAboveCeiling { .. } => "origin-price-above-ceiling",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::PriceAboveCeiling { ceiling } => vec![("ceiling", (ceiling.0 / 100).to_string())],
            Self::ReceiverNotListed
            | Self::ReceiverNotEntitled
            | Self::ReceiverIssuesNoReceipts
            | Self::PublicGiftIsNeverSold
            | Self::DonorWishedSolidarity
            | Self::OnlyPeopleInNeed => Vec::new(),
        }
    }
}

/// Whether a body may receive a lot given on that basis.
///
/// # Errors
/// The rule that forbids it.
pub fn may_receive(basis: LegalBasis, receiver: Receiver) -> Result<(), Forbidden> {
    if receiver == Receiver::Unlisted {
        return Err(Forbidden::ReceiverNotListed);
    }
    match basis {
        LegalBasis::PublicFreeGift if !receiver.receives_public_gifts() => {
            Err(Forbidden::ReceiverNotEntitled)
        }
        LegalBasis::CompanyPatronage if !receiver.issues_receipts() => {
            Err(Forbidden::ReceiverIssuesNoReceipts)
        }
        LegalBasis::PublicFreeGift
        | LegalBasis::CompanyPatronage
        | LegalBasis::CompanyGift
        | LegalBasis::Purchase
        | LegalBasis::TakeBack => Ok(()),
    }
}

/// Whether a device of that origin may go there.
///
/// # Errors
/// The rule that forbids it.
pub fn may_go(basis: LegalBasis, wish: Wish, destination: Destination) -> Result<(), Forbidden> {
    match destination {
        Destination::Solidarity | Destination::Loan => Ok(()),
        Destination::Sale => match (basis, wish) {
            (LegalBasis::PublicFreeGift, _) => Err(Forbidden::PublicGiftIsNeverSold),
            (_, Wish::SolidarityOnly) => Err(Forbidden::DonorWishedSolidarity),
            (
                LegalBasis::CompanyPatronage
                | LegalBasis::CompanyGift
                | LegalBasis::Purchase
                | LegalBasis::TakeBack,
                Wish::SaleAllowed | Wish::Mixed,
            ) => Ok(()),
        },
    }
}

/// Whether that way out is for them.
///
/// # Errors
/// [`Forbidden::OnlyPeopleInNeed`].
pub fn may_reach(pool: Pool, buyer: Buyer) -> Result<(), Forbidden> {
    match pool {
        Pool::Sale => Ok(()),
        Pool::Loan if buyer == Buyer::MediationPlace => Ok(()),
        Pool::Gift | Pool::SolidaritySale | Pool::Loan if buyer.is_in_need() => Ok(()),
        Pool::Gift | Pool::SolidaritySale | Pool::Loan => Err(Forbidden::OnlyPeopleInNeed),
    }
}

/// The whole verdict of law 13 on a way.
///
/// # Errors
/// The first rule that forbids it, in the order of [`Forbidden::ALL`].
pub fn verdict(way: Way) -> Result<Permit, Forbidden> {
    may_receive(way.basis, way.receiver)?;
    may_go(way.basis, way.wish, way.pool.destination())?;
    may_reach(way.pool, way.buyer)?;
    Ok(match (way.pool, way.basis) {
        (Pool::Sale, _) => Permit::Sale,
        (Pool::Gift, _) => Permit::Gift,
        (Pool::SolidaritySale, LegalBasis::PublicFreeGift) => Permit::LegalCeiling,
        (
            Pool::SolidaritySale,
            LegalBasis::CompanyPatronage
            | LegalBasis::CompanyGift
            | LegalBasis::Purchase
            | LegalBasis::TakeBack,
        ) => Permit::PlatformCeiling,
        (Pool::Loan, _) => Permit::Loan,
    })
}

/// Whether a price is within the ceiling of a solidarity sale, both tax included; a price at the ceiling is.
///
/// # Errors
/// [`Forbidden::PriceAboveCeiling`].
pub fn may_cost(price: Cents, ceiling: Cents) -> Result<(), Forbidden> {
    if price > ceiling { Err(Forbidden::PriceAboveCeiling { ceiling }) } else { Ok(()) }
}

#[cfg(test)]
#[path = "origin_tests.rs"]
mod tests;
