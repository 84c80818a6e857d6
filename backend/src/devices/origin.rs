//! Law 13: origin decides destination. The legal basis of the lot and the donor's wish decide which pools, prices
//! and receivers a device may have.

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

/// Why a destination is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// A free gift of a public body is never sold to buyers (CG3P L3212-2).
    PublicGiftIsNeverSold,
    /// The donor wished for solidarity only.
    DonorWishedSolidarity,
    /// A free gift of a public body goes to entitled bodies only (CG3P L3212-2, D3212-3).
    ReceiverNotEntitled,
    /// Above 300 € a unit, a public body may not give for free (CG3P D3212-3).
    UnitValueTooHigh,
    /// Above the ceiling of the decree of 7 November 2022 on solidarity resale.
    PriceAboveCeiling {
        /// The ceiling, tax included.
        ceiling: Cents,
    },
}

impl Refusal for Forbidden {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::PublicGiftIsNeverSold => "origin-public-gift-never-sold",
            Self::DonorWishedSolidarity => "origin-donor-wished-solidarity",
            Self::ReceiverNotEntitled => "origin-receiver-not-entitled",
            Self::UnitValueTooHigh => "origin-unit-value-too-high",
            Self::PriceAboveCeiling { .. } => "origin-price-above-ceiling",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::PriceAboveCeiling { ceiling } => vec![("ceiling", (ceiling.0 / 100).to_string())],
            Self::PublicGiftIsNeverSold
            | Self::DonorWishedSolidarity
            | Self::ReceiverNotEntitled
            | Self::UnitValueTooHigh => Vec::new(),
        }
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

/// Whether a refurbisher may receive a lot of that origin.
///
/// # Errors
/// [`Forbidden::ReceiverNotEntitled`].
pub fn may_receive(basis: LegalBasis, receives_public_gifts: bool) -> Result<(), Forbidden> {
    match basis {
        LegalBasis::PublicFreeGift if !receives_public_gifts => Err(Forbidden::ReceiverNotEntitled),
        LegalBasis::PublicFreeGift
        | LegalBasis::CompanyPatronage
        | LegalBasis::CompanyGift
        | LegalBasis::Purchase
        | LegalBasis::TakeBack => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_gift_never_ends_in_a_shop_whatever_was_wished() {
        for wish in Wish::ALL {
            assert_eq!(
                may_go(LegalBasis::PublicFreeGift, *wish, Destination::Sale),
                Err(Forbidden::PublicGiftIsNeverSold)
            );
            assert!(may_go(LegalBasis::PublicFreeGift, *wish, Destination::Solidarity).is_ok());
        }
    }

    #[test]
    fn the_donors_wish_binds() {
        for basis in LegalBasis::ALL.iter().filter(|basis| **basis != LegalBasis::PublicFreeGift) {
            assert_eq!(
                may_go(*basis, Wish::SolidarityOnly, Destination::Sale),
                Err(Forbidden::DonorWishedSolidarity)
            );
            assert!(may_go(*basis, Wish::SaleAllowed, Destination::Sale).is_ok());
            assert!(may_go(*basis, Wish::Mixed, Destination::Sale).is_ok());
        }
    }

    #[test]
    fn only_entitled_bodies_receive_public_gifts() {
        assert_eq!(may_receive(LegalBasis::PublicFreeGift, false), Err(Forbidden::ReceiverNotEntitled));
        assert!(may_receive(LegalBasis::PublicFreeGift, true).is_ok());
        assert!(may_receive(LegalBasis::Purchase, false).is_ok());
    }
}
