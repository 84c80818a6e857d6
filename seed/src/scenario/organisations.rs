//! The cast with its sites and people.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::{self, Craft, Giving, PERSONAS};
use super::codes::{AccreditationState, Capacity, LegalBasis, Role, SiteKind, Wish};
use super::description::{Accreditation, Organisation, Person, Site};
use super::names::{FAMILY_NAMES, FIRST_NAMES, STREETS};
use super::random::Random;
use crate::{Commune, communes};

/// All organisations, everyone who signs in for them, and how donors give and workshops work.
pub(super) struct Casting {
    pub(super) organisations: Vec<Organisation>,
    pub(super) people: Vec<Person>,
    /// In the order of the donors, which come first.
    pub(super) givings: Vec<Giving>,
    /// By the refurbisher's key.
    pub(super) crafts: BTreeMap<String, Craft>,
}

/// The whole cast.
pub(super) fn cast(seed: u64) -> Casting {
    let mut stage = Stage {
        random: Random::new(seed, "organisations"),
        communes: communes().map(|commune| (commune.insee_code.clone(), commune)).collect(),
        organisations: Vec::new(),
        givings: Vec::new(),
        crafts: BTreeMap::new(),
    };
    stage.donors();
    stage.refurbishers();
    stage.buyers();
    stage.mediation_structures();
    stage.others();
    let people = people(&stage.organisations, &mut Random::new(seed, "people"));
    let Stage { organisations, givings, crafts, .. } = stage;
    Casting { organisations, people, givings, crafts }
}

/// The départements of the persona who steers a territory.
const AQUITAINE: [&str; 5] = ["24", "33", "40", "47", "64"];

struct Stage {
    random: Random,
    communes: BTreeMap<String, Commune>,
    organisations: Vec<Organisation>,
    givings: Vec<Giving>,
    crafts: BTreeMap<String, Craft>,
}

impl Stage {
    fn donors(&mut self) {
        for ((line, giving), number) in cast::donors().zip(1..) {
            let key = format!("donor-{number:02}");
            let mut sites = vec![self.site(&key, 1, SiteKind::CollectionPoint, "Siège", &line.insee_code)];
            if number == 1 {
                sites.push(self.site(&key, 2, SiteKind::CollectionPoint, "Agence de Mérignac", "33281"));
            }
            let organisation = self.add(key, &line.name, line.public_body, vec![Capacity::Donor], sites);
            organisation.usual_legal_basis = Some(line.legal_basis);
            organisation.usual_wish = Some(line.wish);
            self.givings.push(giving);
        }
    }

    fn refurbishers(&mut self) {
        for ((line, craft), number) in cast::refurbishers().zip(1..) {
            let key = format!("refurbisher-{number:02}");
            let mut workshop = self.site(&key, 1, SiteKind::Workshop, "Atelier", &line.insee_code);
            workshop.service_radius_km = Some(line.service_radius_km);
            let mut sites = vec![workshop];
            if number == 1 {
                sites.push(self.site(&key, 2, SiteKind::PointOfSale, "Boutique solidaire", "33063"));
            }
            self.crafts.insert(key.clone(), craft);
            self.add(key, &line.name, false, vec![Capacity::Refurbisher], sites).accreditation =
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
        for (line, number) in cast::buyers().zip(1..) {
            let key = format!("buyer-{number:02}");
            let label = if line.name.starts_with("Commune ") { "Mairie" } else { "Accueil" };
            let mut sites = vec![self.site(&key, 1, SiteKind::DeliveryPoint, label, &line.insee_code)];
            if number == 1 {
                sites.push(self.site(&key, 2, SiteKind::DeliveryPoint, "Médiathèque", &line.insee_code));
            }
            let organisation = self.add(key, &line.name, line.public_body, vec![Capacity::Buyer], sites);
            // One persona's organisation holds two capacities, so that choosing one can be seen.
            if number == 2 {
                organisation.capacities.push(Capacity::Donor);
                organisation.usual_legal_basis = Some(LegalBasis::PublicFreeGift);
                organisation.usual_wish = Some(Wish::SolidarityOnly);
                let key = organisation.key.clone();
                let store =
                    self.site(&key, 2, SiteKind::CollectionPoint, "Réserve municipale", &line.insee_code);
                if let Some(organisation) = self.organisations.last_mut() {
                    organisation.sites.push(store);
                }
            }
        }
    }

    fn mediation_structures(&mut self) {
        for (line, number) in cast::mediation_structures().zip(1..) {
            let key = format!("mediation-{number:02}");
            let sites =
                vec![self.site(&key, 1, SiteKind::MediationPlace, "Accueil du public", &line.insee_code)];
            let mut capacities = vec![Capacity::MediationStructure];
            if line.prescribes {
                capacities.push(Capacity::Prescriber);
            }
            self.add(key, &line.name, line.public_body, capacities, sites).accreditation =
                Some(Accreditation {
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

/// A number from those that the regulator keeps for works of fiction, nobody's (ARCEP, décision n° 2018-0881 of 24 July
/// 2018, national numbering plan: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, and mobile 06 39 98). Its first
/// two digits are the zone's; overseas those of the zone that their own ranges belong to.
fn telephone(site: Option<&Site>, random: &mut Random) -> String {
    let department = site.and_then(|site| site.insee_code.get(..3)).unwrap_or_default();
    let prefix = match department.get(..2).unwrap_or_default() {
        "97" if matches!(department, "974" | "976") => "02 61 91",
        "97" | "09" | "12" | "16" | "17" | "19" | "23" | "24" | "31" | "32" | "33" | "40" | "46" | "47"
        | "64" | "65" | "79" | "81" | "82" | "86" | "87" => "05 36 49",
        "14" | "18" | "22" | "27" | "28" | "29" | "35" | "36" | "37" | "41" | "44" | "45" | "49" | "50"
        | "53" | "56" | "61" | "72" | "76" | "85" => "02 61 91",
        "02" | "08" | "10" | "21" | "25" | "39" | "51" | "52" | "54" | "55" | "57" | "58" | "59" | "60"
        | "62" | "67" | "68" | "70" | "71" | "80" | "88" | "89" | "90" => "03 53 01",
        "75" | "77" | "78" | "91" | "92" | "93" | "94" | "95" => "01 99 00",
        "" => "06 39 98",
        _ => "04 65 71",
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
    let mut addresses = BTreeSet::new();
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
                (*random.pick(&FIRST_NAMES), FAMILY_NAMES[people.len() * 29 % FAMILY_NAMES.len()]);
            let own = format!("{}.{}", plain_letters(first), plain_letters(family));
            // A namesake has the next number.
            let numbered = (2..).map(|number| format!("{own}{number}"));
            let own = std::iter::once(own.clone()).chain(numbered).find(|one| addresses.insert(one.clone()));
            people.push(Person {
                persona: None,
                name: format!("{first} {family}"),
                email: format!("{}@example.org", own.unwrap_or_default()),
                organisation: organisation.key.clone(),
                roles,
            });
        }
    }
    people
}

/// A name as in an e-mail address.
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
