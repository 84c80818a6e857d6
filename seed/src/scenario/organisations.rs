//! The cast with its sites and people.

use std::collections::BTreeMap;

use super::cast::{
    BUYERS, DONORS, FAMILY_NAMES, FIRST_NAMES, MEDIATION_STRUCTURES, PERSONAS, REFURBISHERS, STREETS,
};
use super::codes::{AccreditationState, Capacity, LegalBasis, Role, SiteKind, Wish};
use super::description::{Accreditation, Organisation, Person, Site};
use super::random::Random;
use crate::{Commune, communes};

/// All organisations and everyone who signs in for them.
pub(super) fn cast(seed: u64) -> (Vec<Organisation>, Vec<Person>) {
    let mut casting = Casting {
        random: Random::new(seed, "organisations"),
        communes: communes().map(|commune| (commune.insee_code.clone(), commune)).collect(),
        organisations: Vec::new(),
    };
    casting.donors();
    casting.refurbishers();
    casting.buyers();
    casting.mediation_structures();
    casting.others();
    let people = people(&casting.organisations, &mut Random::new(seed, "people"));
    (casting.organisations, people)
}

/// The départements of the persona who steers a territory.
const AQUITAINE: [&str; 5] = ["24", "33", "40", "47", "64"];

struct Casting {
    random: Random,
    communes: BTreeMap<String, Commune>,
    organisations: Vec<Organisation>,
}

impl Casting {
    fn donors(&mut self) {
        for (index, line) in DONORS.iter().enumerate() {
            let key = format!("donor-{:02}", index + 1);
            let mut sites = vec![self.site(&key, 1, SiteKind::CollectionPoint, "Siège", line.insee_code)];
            if index == 0 {
                sites.push(self.site(&key, 2, SiteKind::CollectionPoint, "Agence de Mérignac", "33281"));
            }
            let organisation = self.add(key, line.name, line.public_body, vec![Capacity::Donor], sites);
            organisation.usual_legal_basis = Some(line.legal_basis);
            organisation.usual_wish = Some(line.wish);
        }
    }

    fn refurbishers(&mut self) {
        for (index, line) in REFURBISHERS.iter().enumerate() {
            let key = format!("refurbisher-{:02}", index + 1);
            let mut workshop = self.site(&key, 1, SiteKind::Workshop, "Atelier", line.insee_code);
            workshop.service_radius_km = Some(line.service_radius_km);
            let mut sites = vec![workshop];
            if index == 0 {
                sites.push(self.site(&key, 2, SiteKind::PointOfSale, "Boutique solidaire", "33063"));
            }
            self.add(key, line.name, false, vec![Capacity::Refurbisher], sites).accreditation =
                Some(Accreditation {
                    state: if line.accredited {
                        AccreditationState::Accredited
                    } else {
                        AccreditationState::InReview
                    },
                    insertion_kind: Some(line.insertion_kind),
                    may_issue_receipts: line.disinterested,
                    may_receive_public_gifts: line.disinterested,
                });
        }
    }

    fn buyers(&mut self) {
        for (index, (name, insee_code, public_body)) in BUYERS.into_iter().enumerate() {
            let key = format!("buyer-{:02}", index + 1);
            let label = if name.starts_with("Commune ") { "Mairie" } else { "Accueil" };
            let mut sites = vec![self.site(&key, 1, SiteKind::DeliveryPoint, label, insee_code)];
            if index == 0 {
                sites.push(self.site(&key, 2, SiteKind::DeliveryPoint, "Médiathèque", insee_code));
            }
            let organisation = self.add(key, name, public_body, vec![Capacity::Buyer], sites);
            // One persona's organisation holds two capacities, so that choosing one can be seen.
            if index == 1 {
                organisation.capacities.push(Capacity::Donor);
                organisation.usual_legal_basis = Some(LegalBasis::PublicFreeGift);
                organisation.usual_wish = Some(Wish::SolidarityOnly);
                let key = organisation.key.clone();
                let store = self.site(&key, 2, SiteKind::CollectionPoint, "Réserve municipale", insee_code);
                if let Some(organisation) = self.organisations.last_mut() {
                    organisation.sites.push(store);
                }
            }
        }
    }

    fn mediation_structures(&mut self) {
        for (index, (name, insee_code, public_body, prescribes)) in
            MEDIATION_STRUCTURES.into_iter().enumerate()
        {
            let key = format!("mediation-{:02}", index + 1);
            let sites = vec![self.site(&key, 1, SiteKind::MediationPlace, "Accueil du public", insee_code)];
            let mut capacities = vec![Capacity::MediationStructure];
            if prescribes {
                capacities.push(Capacity::Prescriber);
            }
            self.add(key, name, public_body, capacities, sites).accreditation = Some(Accreditation {
                state: AccreditationState::Accredited,
                insertion_kind: None,
                may_issue_receipts: false,
                may_receive_public_gifts: false,
            });
        }
    }

    fn others(&mut self) {
        for (key, name, public_body, capacity) in [
            ("lead-01", "Hub Aquitaine pour un numérique partagé", false, Capacity::TerritorialLead),
            ("funder-01", "Fondation Rivages communs", false, Capacity::Funder),
            ("operator-01", "Agence du réemploi numérique (exemple)", true, Capacity::Operator),
        ] {
            let organisation = self.add(key.to_owned(), name, public_body, vec![capacity], Vec::new());
            if capacity == Capacity::TerritorialLead {
                organisation.departments = AQUITAINE.map(str::to_owned).to_vec();
            }
        }
    }

    fn add(
        &mut self,
        key: String,
        name: &str,
        public_body: bool,
        capacities: Vec<Capacity>,
        sites: Vec<Site>,
    ) -> &mut Organisation {
        let number = self.organisations.len() + 1;
        let telephone = telephone(sites.first(), &mut self.random);
        let organisation = Organisation {
            key,
            name: name.to_owned(),
            siret: siret(number),
            public_body,
            telephone,
            capacities,
            accreditation: None,
            usual_legal_basis: None,
            usual_wish: None,
            departments: Vec::new(),
            sites,
        };
        self.organisations.push(organisation);
        &mut self.organisations[number - 1]
    }

    fn site(
        &mut self,
        organisation: &str,
        number: u32,
        kind: SiteKind,
        label: &str,
        insee_code: &str,
    ) -> Site {
        let commune = &self.communes[insee_code];
        let near = |random: &mut Random, degrees: Option<f64>| {
            let aside = f64::from(random.between(0, 800)) / 100_000.0 - 0.004;
            degrees.map_or(0.0, |degrees| ((degrees + aside) * 100_000.0).round() / 100_000.0)
        };
        Site {
            key: format!("{organisation}.{number}"),
            kind,
            label: label.to_owned(),
            address: format!("{} {}", self.random.between(1, 98), self.random.pick(&STREETS)),
            postal_code: commune.postal_codes.first().cloned().unwrap_or_default(),
            insee_code: insee_code.to_owned(),
            commune: commune.name.clone(),
            latitude: near(&mut self.random, commune.latitude),
            longitude: near(&mut self.random, commune.longitude),
            service_radius_km: None,
            opening_hours: (*self.random.pick(&[
                "Mo-Fr 09:00-12:00,14:00-17:00",
                "Mo-Th 08:30-12:30,13:30-17:30; Fr 08:30-12:00",
                "Tu-Sa 09:30-12:30,14:00-18:00",
            ]))
            .to_owned(),
        }
    }
}

/// A number from those that the regulator keeps for works of fiction.
fn telephone(site: Option<&Site>, random: &mut Random) -> String {
    let prefix = match site.and_then(|site| site.insee_code.get(..2)) {
        Some("33" | "24" | "40" | "47" | "16") => "05 36 49",
        Some("44" | "35") => "02 61 91",
        Some("59") => "03 53 01",
        Some("69") => "04 65 71",
        _ => "01 99 00",
    };
    format!("{prefix} {:02} {:02}", random.between(0, 99), random.between(0, 99))
}

/// A SIRET valid by Luhn. Its SIREN lies below the lowest that was ever given out, so that it is nobody's.
fn siret(number: usize) -> String {
    let siren = with_luhn_digit(&format!("{:08}", 10_000 + number));
    with_luhn_digit(&format!("{siren}0001"))
}

fn with_luhn_digit(digits: &str) -> String {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0') * if place % 2 == 0 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn people(organisations: &[Organisation], random: &mut Random) -> Vec<Person> {
    let binding = vec![Role::Admin, Role::Agent, Role::Signatory];
    let mut people: Vec<Person> = PERSONAS
        .iter()
        .map(|(persona, organisation, first, family, word)| Person {
            persona: Some(*persona),
            name: format!("{first} {family}"),
            email: format!("{}.{word}@example.org", plain_letters(first)),
            organisation: (*organisation).to_owned(),
            roles: binding.clone(),
        })
        .collect();
    for organisation in organisations {
        let has_persona = people.iter().any(|person| person.organisation == organisation.key);
        let mut wanted = Vec::new();
        if !has_persona {
            wanted.push(binding.clone());
        }
        // Erasure is run by one person and checked by another.
        if organisation.capacities.contains(&Capacity::Refurbisher) {
            wanted.push(vec![Role::Agent]);
        }
        if matches!(organisation.key.as_str(), "donor-01" | "buyer-01") {
            wanted.push(vec![Role::Reader]);
        }
        for roles in wanted {
            // Two of one organisation never share a name.
            let (first, family) =
                (*random.pick(&FIRST_NAMES), FAMILY_NAMES[people.len() % FAMILY_NAMES.len()]);
            let number = people.iter().filter(|person| person.organisation == organisation.key).count() + 1;
            people.push(Person {
                persona: None,
                name: format!("{first} {family}"),
                email: format!("{}.{}.{number}@example.org", plain_letters(first), organisation.key),
                organisation: organisation.key.clone(),
                roles,
            });
        }
    }
    people
}

/// A first name as in an e-mail address.
fn plain_letters(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'â' => 'a',
            'ç' => 'c',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            other => other,
        })
        .collect()
}
