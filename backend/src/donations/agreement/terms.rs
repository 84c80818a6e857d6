//! What an agreement binds its sides to: read from the lot, its part, what its donor answered and the two sides.

use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::lot::{Lot, Part};
use super::super::preparation::{self, ErasurePlace, LeasedEquipment};
use super::super::store as lots;
use crate::devices::{LegalBasis, Wish};
use crate::kernel::{Error, OrganisationId, Result, canonical};
use crate::organisations;
use crate::platform::storage::sha256;

/// The edition of the clauses: a new one makes new versions of what is not yet collected.
const EDITION: u32 = 1;

/// A side, as the document names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Which organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its SIRET, if it has one.
    pub siret: Option<String>,
    /// The site, on one line.
    pub address: String,
}

/// What an agreement says of its lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The edition of the clauses.
    pub edition: u32,
    /// The lot's reference.
    pub lot: String,
    /// Who gives, and from where.
    pub donor: Party,
    /// Who fetches and erases, and where.
    pub workshop: Party,
    /// Why it may be given.
    pub legal_basis: LegalBasis,
    /// What its donor wishes.
    pub wish: Wish,
    /// Where the data are erased: at the workshop after a sealed transport when its donor says nothing.
    pub erasure: ErasurePlace,
    /// Lines of the list.
    pub lines: i32,
    /// Units of the list.
    pub units: i32,
    /// Units by category, most first.
    pub categories: Vec<(String, i64)>,
    /// SHA-256 of the list.
    pub list_sha256: String,
    /// Lines of the file that its donor takes out, since they are leased.
    pub taken_out: Vec<i32>,
}

impl Terms {
    /// Reads them as they are now.
    ///
    /// # Errors
    /// When the database fails, or the part has no workshop.
    pub(super) async fn gather(c: &impl ConnectionTrait, lot: &Lot, part: &Part) -> Result<Self> {
        let site = part.site_id.ok_or_else(|| Error::internal("a part without a workshop"))?;
        let holder = part.refurbisher_id.ok_or_else(|| Error::internal("a part without a workshop"))?;
        let mut known = organisations::find_many(c, [lot.donor_id, holder]).await?;
        let mut sites = organisations::find_sites(c, [lot.site_id, site]).await?;
        let mut party = async |id, site| -> Result<Party> {
            let one = known.remove(&id).ok_or_else(Error::not_found)?;
            let site = sites.remove(&site).ok_or_else(Error::not_found)?;
            let address = organisations::address(c, &site).await?;
            Ok(Party { id, name: one.name, siret: one.siret, address: format!("{}, {address}", site.label) })
        };
        let donor = party(lot.donor_id, lot.site_id).await?;
        let workshop = party(holder, site).await?;
        let kept = preparation::find(c, lot.id).await?;
        let taken_out = match kept.leased {
            Some(LeasedEquipment::TakenOut) => preparation::leased_lines(c, lot.id).await?,
            Some(LeasedEquipment::None | LeasedEquipment::Released | LeasedEquipment::NotYet) | None => {
                Vec::new()
            }
        };
        Ok(Self {
            edition: EDITION,
            lot: lot.reference.clone(),
            donor,
            workshop,
            legal_basis: lot.legal_basis,
            wish: lot.wish,
            erasure: kept.erasure.unwrap_or(ErasurePlace::SealedTransport),
            lines: part.line_count,
            units: part.unit_count,
            categories: lots::units_by_category(c, lot.id).await?,
            list_sha256: lot.content_hash.clone(),
            taken_out: taken_out.into_iter().map(|one| one.line).collect(),
        })
    }

    /// SHA-256 of what binds: names and addresses may be put right without a new signature.
    #[must_use]
    pub fn digest(&self) -> String {
        let Self { edition, lot, donor, workshop, legal_basis, wish, erasure, lines, units, .. } = self;
        let bound = json!({
            "edition": edition, "lot": lot, "donor": donor.id, "workshop": workshop.id,
            "legal_basis": legal_basis.code(), "wish": wish.code(), "erasure": erasure.code(), "lines": lines,
            "units": units, "list_sha256": self.list_sha256, "taken_out": self.taken_out,
        });
        sha256(canonical(&bound).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        let party = |name: &str| Party {
            id: OrganisationId::new(),
            name: name.to_owned(),
            siret: None,
            address: "1 rue de l’Exemple".to_owned(),
        };
        Terms {
            edition: 1,
            lot: "LOT-2026-000001".to_owned(),
            donor: party("Donateur"),
            workshop: party("Atelier"),
            legal_basis: LegalBasis::CompanyGift,
            wish: Wish::Mixed,
            erasure: ErasurePlace::SealedTransport,
            lines: 2,
            units: 3,
            categories: Vec::new(),
            list_sha256: "ab".repeat(32),
            taken_out: Vec::new(),
        }
    }

    #[test]
    fn what_binds_makes_another_version_and_a_name_put_right_does_not() {
        let first = terms();
        let mut renamed = first.clone();
        renamed.donor.name = "Donateur et fils".to_owned();
        assert_eq!(first.digest(), renamed.digest());
        let changes: [fn(&mut Terms); 6] = [
            |one| one.legal_basis = LegalBasis::CompanyPatronage,
            |one| one.wish = Wish::SolidarityOnly,
            |one| one.erasure = ErasurePlace::OnSite,
            |one| one.units = 4,
            |one| one.taken_out = vec![3],
            |one| one.workshop.id = OrganisationId::new(),
        ];
        for change in changes {
            let mut other = first.clone();
            change(&mut other);
            assert_ne!(first.digest(), other.digest(), "{other:?}");
        }
    }
}
