//! What must hold in every scenario, whatever its seed and scale.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use sha2::{Digest, Sha256};

use super::*;

/// The first chapter of a world told in November.
fn scenario(seed: u64, devices: usize) -> Scenario {
    World::new(seed, devices, 11).chapters().next().expect("a world has a chapter")
}

fn usual() -> Scenario {
    scenario(USUAL_SEED, USUAL_DEVICES)
}

fn each_scenario(check: impl Fn(&Scenario)) {
    for (seed, devices) in [(USUAL_SEED, USUAL_DEVICES), (1, 1), (2, 37), (3, 600), (4, 2_500)] {
        check(&scenario(seed, devices));
    }
}

fn fingerprint(scenario: &Scenario) -> String {
    let digest = Sha256::digest(serde_json::to_vec(scenario).expect("plain data becomes JSON"));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn assert_forward<State: Debug>(whose: &str, steps: &[Step<State>]) {
    assert!(!steps.is_empty(), "{whose} has a history");
    for pair in steps.windows(2) {
        assert!(pair[0].minutes_ago > pair[1].minutes_ago, "{whose}: {:?} then {:?}", pair[0], pair[1]);
    }
    assert!(steps.iter().all(|step| step.minutes_ago > 0), "{whose} lies in the past");
}

#[test]
fn the_same_seed_gives_the_same_scenario_everywhere() {
    assert_eq!(fingerprint(&usual()), fingerprint(&usual()));
    assert_ne!(fingerprint(&usual()), fingerprint(&scenario(USUAL_SEED + 1, USUAL_DEVICES)));
    // Changes with the scenario; that it does so on purpose is what this line asks.
    assert_eq!(fingerprint(&usual()), "7c28aca6f1dd9d2c");
}

#[test]
fn a_scenario_survives_a_round_trip_through_json() {
    let scenario = scenario(5, 60);
    let text = serde_json::to_string(&scenario).expect("plain data becomes JSON");
    assert_eq!(serde_json::from_str::<Scenario>(&text).expect("and comes back"), scenario);
}

#[test]
fn the_cast_is_complete() {
    let scenario = usual();
    let count = |capacity| {
        scenario
            .organisations
            .iter()
            .filter(|organisation| organisation.capacities.contains(&capacity))
            .count()
    };
    // Sixty donors with lots, and one buyer's organisation that may give as well.
    assert_eq!(count(Capacity::Donor), 61);
    assert_eq!(scenario.lots.iter().map(|lot| &lot.donor).collect::<BTreeSet<_>>().len(), 60);
    assert_eq!(count(Capacity::Refurbisher), 25);
    assert_eq!(count(Capacity::Buyer), 120);
    assert_eq!(count(Capacity::MediationStructure), 150);
    let names: BTreeSet<_> = scenario.organisations.iter().map(|organisation| &organisation.name).collect();
    assert_eq!(names.len(), scenario.organisations.len(), "no two have one name");
    let places: BTreeSet<_> = scenario
        .organisations
        .iter()
        .flat_map(|organisation| &organisation.sites)
        .filter_map(|site| site.insee_code.get(..if site.insee_code.starts_with("97") { 3 } else { 2 }))
        .collect();
    assert!(places.len() > 80, "{} départements", places.len());
    assert!(["971", "972", "973", "974", "976", "2A", "2B"].iter().all(|code| places.contains(code)));
    let fiction = ["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98"];
    for organisation in &scenario.organisations {
        assert!(
            fiction.iter().any(|range| organisation.telephone.starts_with(range)),
            "{}",
            organisation.key
        );
    }
    let personas: BTreeSet<_> = scenario.people.iter().filter_map(|person| person.persona).collect();
    assert_eq!(personas.len(), PersonaCode::ALL.len());
    let emails: BTreeSet<_> = scenario.people.iter().map(|person| &person.email).collect();
    assert_eq!(emails.len(), scenario.people.len());
    assert!(emails.iter().all(|email| email.is_ascii() && email.ends_with("@example.org")));
    for organisation in &scenario.organisations {
        let signs = |person: &Person| {
            person.organisation == organisation.key && person.roles.contains(&Role::Signatory)
        };
        assert!(scenario.people.iter().any(signs), "{} has someone who may sign", organisation.key);
    }
}

#[test]
fn sirets_pass_luhn_and_are_nobodys() {
    fn passes_luhn(digits: &str) -> bool {
        let doubled = |(place, digit): (usize, u32)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        };
        digits.chars().rev().filter_map(|digit| digit.to_digit(10)).enumerate().map(doubled).sum::<u32>() % 10
            == 0
    }
    let scenario = usual();
    let sirets: BTreeSet<_> = scenario.organisations.iter().map(|organisation| &organisation.siret).collect();
    assert_eq!(sirets.len(), scenario.organisations.len());
    for siret in sirets {
        assert_eq!(siret.len(), 14);
        assert!(passes_luhn(siret) && passes_luhn(&siret[..9]) && &siret[..9] < "000300000", "{siret}");
    }
}

#[test]
fn sites_lie_in_their_communes_and_the_bordeaux_area_is_well_served() {
    let scenario = usual();
    let communes: BTreeMap<_, _> =
        crate::communes().map(|commune| (commune.insee_code.clone(), commune)).collect();
    let sites: Vec<&Site> =
        scenario.organisations.iter().flat_map(|organisation| &organisation.sites).collect();
    assert_eq!(sites.iter().map(|site| &site.key).collect::<BTreeSet<_>>().len(), sites.len());
    for site in &sites {
        let commune = &communes[&site.insee_code];
        assert_eq!(commune.name, site.commune);
        assert!((commune.latitude.expect("it has a place") - site.latitude).abs() < 0.01);
        assert!((commune.longitude.expect("it has a place") - site.longitude).abs() < 0.01);
    }
    let bordeaux = sites.iter().find(|site| site.insee_code == "33063").expect("someone is in Bordeaux");
    let near = |key: &str| {
        sites.iter().filter(|site| site.key.starts_with(key)).all(|site| distance_km(bordeaux, site) < 15.0)
    };
    assert!(near("refurbisher-01") && near("refurbisher-02"));
    assert!(near("buyer-01") && near("buyer-02") && near("buyer-03"));
    // What the played donor declares is offered to the played workshop, so that one can follow it.
    let workshops = |key: &'static str| sites.iter().filter(move |site| site.key.starts_with(key));
    for given in sites.iter().filter(|site| site.key.starts_with("donor-01")) {
        let played =
            workshops("refurbisher-01").map(|site| distance_km(given, site)).fold(f64::MAX, f64::min);
        assert!(workshops("refurbisher-").all(|site| distance_km(given, site) >= played), "{}", given.key);
    }
}

#[test]
fn every_history_goes_forward() {
    each_scenario(|scenario| {
        scenario.lots.iter().for_each(|lot| assert_forward(&lot.key, &lot.steps));
        scenario.devices.iter().for_each(|device| assert_forward(&device.key, &device.steps));
        for request in &scenario.requests {
            let withdrawn = request.withdrawn_minutes_ago.unwrap_or(1);
            assert!(request.filed_minutes_ago > withdrawn && withdrawn > 0, "{}", request.key);
        }
        for order in &scenario.pooled_orders {
            assert_forward(&order.key, &order.steps);
            order.purchase_orders.iter().for_each(|purchase| assert_forward(&purchase.key, &purchase.steps));
        }
    });
}

#[test]
fn devices_only_take_the_arrows_of_their_life() {
    use DeviceState as S;
    let allowed = |from, to| {
        matches!(
            (from, to),
            (S::Received, S::UnderTest)
                | (S::UnderTest, S::ToWipe | S::NoStorage)
                | (S::ToWipe, S::Wiping)
                | (S::Wiping, S::Wiped | S::WipeFailed)
                | (S::WipeFailed, S::Wiping | S::StorageDestroyed)
                | (S::Wiped | S::StorageDestroyed | S::NoStorage, S::Repairing | S::Testing)
                | (S::Repairing, S::Testing)
                | (S::Testing, S::Repairing | S::Graded)
                | (S::Graded, S::Ready)
                | (S::Ready, S::Listed | S::InSolidarityPool | S::AvailableForLoan)
                | (S::Listed, S::Reserved)
                | (S::Reserved, S::Sold)
                | (S::AvailableForLoan, S::Lent)
                | (S::Sold, S::InUse)
                | (S::InUse, S::Returned)
                | (_, S::Quarantined | S::Lost | S::Stolen | S::ForParts | S::Recycled)
        )
    };
    each_scenario(|scenario| {
        for device in &scenario.devices {
            assert_eq!(device.steps[0].to, S::Received);
            for pair in device.steps.windows(2) {
                assert!(
                    allowed(pair[0].to, pair[1].to),
                    "{}: {:?} to {:?}",
                    device.key,
                    pair[0].to,
                    pair[1].to
                );
            }
        }
    });
}

#[test]
fn the_usual_sandbox_has_twelve_thousand_devices_in_every_state() {
    let scenario = usual();
    assert_eq!(scenario.devices.len(), 12_000);
    let states: BTreeSet<_> = scenario.devices.iter().map(Device::state).collect();
    // Which devices are proposed and given, the allocation engine says when the scenario is played.
    let told = |state: &&DeviceState| !matches!(state, DeviceState::Proposed | DeviceState::Given);
    let missing: Vec<_> =
        DeviceState::ALL.iter().filter(told).filter(|state| !states.contains(state)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let serials: BTreeSet<_> = scenario
        .devices
        .iter()
        .flat_map(|device| device.storages.iter().map(|storage| &storage.serial).chain([&device.serial]))
        .collect();
    let units: usize = scenario.devices.iter().map(|device| 1 + device.storages.len()).sum();
    assert_eq!(serials.len(), units, "serials are unique");
}

#[test]
fn what_origin_or_wish_binds_to_solidarity_is_never_sold_nor_lent() {
    each_scenario(|scenario| {
        let lots: BTreeMap<_, _> = scenario.lots.iter().map(|lot| (&lot.key, lot)).collect();
        for device in &scenario.devices {
            let lot = lots[&device.lot];
            let bound = matches!(lot.legal_basis, LegalBasis::PublicFreeGift | LegalBasis::CompanyPatronage)
                || lot.wish == Wish::SolidarityOnly;
            let went = |state| device.entered(state).is_some();
            if bound {
                assert!(!went(DeviceState::Listed) && !went(DeviceState::AvailableForLoan), "{}", device.key);
                assert!(!matches!(
                    device.destination,
                    Some(Destination::PurchaseOrder(_) | Destination::Loan(_))
                ));
                assert_eq!(device.price_cents, None);
            }
            assert!(lot.wish != Wish::SaleAllowed || !went(DeviceState::InSolidarityPool), "{}", device.key);
        }
    });
}

#[test]
fn lots_go_to_listed_refurbishers_within_reach_that_may_take_them() {
    each_scenario(|scenario| {
        let organisations: BTreeMap<_, _> = scenario
            .organisations
            .iter()
            .map(|organisation| (organisation.key.as_str(), organisation))
            .collect();
        let sites: BTreeMap<_, _> = scenario
            .organisations
            .iter()
            .flat_map(|organisation| organisation.sites.iter().map(|site| (site.key.as_str(), site)))
            .collect();
        for lot in &scenario.lots {
            assert!(lot.site.starts_with(&lot.donor), "{} is at its donor's", lot.key);
            let came: usize = scenario.devices.iter().filter(|device| device.lot == lot.key).count();
            let counted: u32 = lot.lines.iter().filter_map(|line| line.received).sum();
            assert_eq!(usize::try_from(counted), Ok(came), "{}", lot.key);
            for line in &lot.lines {
                let differs = line.received.is_some_and(|received| received != line.declared);
                assert_eq!(differs, line.difference_reason.is_some(), "{}", lot.key);
            }
            let Some(workshop) = lot.workshop.as_deref().map(|key| sites[key]) else { continue };
            let refurbisher =
                organisations[lot.refurbisher.as_deref().expect("a workshop has its refurbisher")];
            let file = refurbisher.accreditation.expect("a refurbisher has a file");
            assert_eq!(file.state, AccreditationState::Accredited);
            assert!(lot.legal_basis != LegalBasis::PublicFreeGift || file.may_receive_public_gifts);
            assert!(lot.legal_basis != LegalBasis::CompanyPatronage || file.may_issue_receipts);
            let radius = workshop.service_radius_km.expect("a workshop has a radius");
            assert!(distance_km(sites[lot.site.as_str()], workshop) <= f64::from(radius), "{}", lot.key);
        }
    });
}

#[test]
fn no_device_is_ready_with_a_storage_that_is_neither_erased_nor_gone() {
    each_scenario(|scenario| {
        for device in &scenario.devices {
            for wipe in &device.wipes {
                assert!(wipe.started_minutes_ago > wipe.ended_minutes_ago, "{}", device.key);
                assert!(wipe.started_minutes_ago < device.steps[0].minutes_ago, "{}", device.key);
                assert!(!wipe.operator_name.is_empty() && wipe.operator_name != wipe.validator_name);
            }
            let erased = |index| {
                let mut attempts = device.wipes.iter().filter(|wipe| wipe.storage == index);
                attempts.any(|wipe| wipe.exit_status == 0 && wipe.verified)
            };
            let clean = (device.storages.iter().enumerate()).all(|(index, storage)| {
                assert_eq!(storage.fate == StorageFate::Present, storage.fate_reason.is_none());
                storage.fate != StorageFate::Present || erased(index)
            });
            assert!(clean || device.entered(DeviceState::Testing).is_none(), "{}", device.key);
            assert!(device.entered(DeviceState::Graded).is_none() || device.grade.is_some());
        }
    });
}

#[test]
fn each_need_line_is_delivered_or_unserved_with_a_reason() {
    each_scenario(|scenario| {
        for order in scenario.pooled_orders.iter().filter(|order| !order.purchase_orders.is_empty()) {
            for participant in &order.participants {
                for (line, quantity) in participant.quantities.iter().enumerate() {
                    let served: usize = order
                        .purchase_orders
                        .iter()
                        .filter(|purchase| purchase.buyer == participant.organisation)
                        .flat_map(|purchase| &purchase.lines)
                        .filter(|purchased| purchased.need_line == line)
                        .map(|purchased| purchased.devices.len())
                        .sum();
                    let unserved: u32 = order
                        .unserved
                        .iter()
                        .filter(|unserved| {
                            unserved.organisation == participant.organisation && unserved.need_line == line
                        })
                        .map(|unserved| unserved.quantity)
                        .sum();
                    assert_eq!(
                        u32::try_from(served).map(|served| served + unserved),
                        Ok(*quantity),
                        "{}",
                        order.key
                    );
                }
            }
        }
    });
}

#[test]
fn each_promised_device_is_promised_once_and_both_sides_agree() {
    each_scenario(|scenario| {
        let devices: BTreeMap<_, _> = scenario.devices.iter().map(|device| (&device.key, device)).collect();
        let listings: BTreeMap<_, _> =
            scenario.listings.iter().map(|listing| (&listing.key, listing)).collect();
        let mut promised = BTreeSet::new();
        for purchase in scenario.pooled_orders.iter().flat_map(|order| &order.purchase_orders) {
            for line in &purchase.lines {
                let listing = listings[&line.listing];
                assert_eq!(
                    (&listing.refurbisher, listing.price_cents),
                    (&purchase.supplier, line.unit_price_cents)
                );
                for key in &line.devices {
                    assert!(promised.insert(key.clone()) && listing.devices.contains(key), "{key}");
                    let device = devices[key];
                    assert_eq!(device.destination, Some(Destination::PurchaseOrder(purchase.key.clone())));
                    assert_eq!(device.price_cents, Some(line.unit_price_cents));
                }
            }
        }
        let bound = scenario
            .devices
            .iter()
            .filter(|device| matches!(device.destination, Some(Destination::PurchaseOrder(_))));
        assert_eq!(bound.count(), promised.len());
    });
}

#[test]
fn runs_follow_one_another_and_only_the_last_two_wait_for_a_person() {
    each_scenario(|scenario| {
        let runs = &scenario.allocation_runs;
        assert!(runs.len() > 2);
        for pair in runs.windows(2) {
            assert!(pair[0].computed_minutes_ago > pair[1].computed_minutes_ago, "{}", pair[1].key);
            if let Some(validated) = pair[0].validated_minutes_ago {
                assert!(validated > pair[1].computed_minutes_ago, "{} overlaps the next", pair[0].key);
                assert!(validated < pair[0].computed_minutes_ago);
            }
        }
        let waiting: Vec<_> = runs.iter().filter(|run| run.validated_minutes_ago.is_none()).collect();
        let launched: Vec<_> = waiting.iter().map(|run| run.organisation.as_str()).collect();
        assert_eq!(launched, ["operator-01", "lead-01"]);
        for run in runs.iter().filter(|run| run.organisation == "lead-01") {
            assert!(run.department.is_some(), "{} keeps to a territory", run.key);
        }
    });
}

#[test]
fn households_are_pseudonyms_with_distinct_adults() {
    let scenario = usual();
    let again = scenario.requests.len() - 3;
    let tokens: Vec<_> =
        scenario.requests[..again].iter().flat_map(|request| &request.adult_tokens).collect();
    assert_eq!(tokens.iter().collect::<BTreeSet<_>>().len(), tokens.len());
    for asks_again in &scenario.requests[again..] {
        assert!(asks_again.adult_tokens.iter().all(|token| tokens.contains(&token)), "{}", asks_again.key);
    }
    for request in &scenario.requests {
        let adults = u32::try_from(request.adult_tokens.len()).expect("few adults");
        assert_eq!(adults + request.children, request.household_size);
        assert_eq!(request.prescriber.is_some(), request.criterion == Criterion::Prescription);
        assert_ne!(request.prescriber.as_ref(), Some(&request.structure));
    }
}

#[test]
fn a_large_world_is_told_in_chapters_whose_serials_and_households_never_meet() {
    let world = World::new(7, 2 * CHAPTER_DEVICES + 500, 3);
    let (mut serials, mut households, mut sizes) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for chapter in world.chapters() {
        sizes.push(chapter.devices.len());
        for device in chapter.devices {
            assert!(serials.insert(device.serial));
            assert!(device.storages.into_iter().all(|storage| serials.insert(storage.serial)));
        }
        let own: BTreeSet<String> = chapter.requests.into_iter().flat_map(|one| one.adult_tokens).collect();
        assert!(own.iter().all(|token| households.insert(token.clone())));
    }
    assert_eq!(sizes, [CHAPTER_DEVICES, CHAPTER_DEVICES, 500]);
}

#[test]
fn what_waits_for_a_person_is_told_once() {
    let world = World::new(7, CHAPTER_DEVICES + 3_000, 3);
    let open: Vec<(usize, usize)> = world
        .chapters()
        .map(|chapter| {
            let runs = chapter.allocation_runs.iter().filter(|run| run.validated_minutes_ago.is_none());
            let orders = chapter.pooled_orders.iter().filter(|order| order.closes_in_minutes > 0);
            (runs.count(), orders.count())
        })
        .collect();
    assert_eq!((open[0].0, open[1]), (2, (0, 0)));
    assert!(open[0].1 > 5);
}

/// Of the devices with an outcome, how many found a new life, in percent, for each workshop with a hundred of them.
fn reuse_rates(scenario: &Scenario) -> BTreeMap<&str, usize> {
    use DeviceState as S;
    let lots: BTreeMap<_, _> =
        scenario.lots.iter().map(|lot| (lot.key.as_str(), lot.refurbisher.as_deref())).collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for device in &scenario.devices {
        let Some(workshop) = lots[device.lot.as_str()] else { continue };
        let lost = matches!(device.state(), S::ForParts | S::Recycled | S::Lost | S::Stolen);
        let reused = matches!(device.state(), S::Sold | S::InUse | S::Lent)
            || device.entered(S::InSolidarityPool).is_some_and(|pooled| pooled > 100 * 1_440);
        let count = counts.entry(workshop).or_default();
        count.0 += usize::from(reused);
        count.1 += usize::from(reused || lost);
    }
    let known = counts.into_iter().filter(|(_, (_, all))| *all >= 100);
    known.map(|(workshop, (reused, all))| (workshop, reused * 100 / all)).collect()
}

#[test]
fn workshops_differ_in_size_and_craft_and_one_makes_too_little_fit_again() {
    let scenario = usual();
    let rates = reuse_rates(&scenario);
    assert!(rates.len() >= 15, "{rates:?}");
    let below: Vec<_> = rates.iter().filter(|(_, rate)| **rate < 50).map(|(workshop, _)| *workshop).collect();
    assert_eq!(below, ["refurbisher-21"], "{rates:?}");
    assert!(rates.values().any(|rate| *rate >= 80), "{rates:?}");
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for lot in &scenario.lots {
        let units: u32 = lot.lines.iter().filter_map(|line| line.received).sum();
        *sizes.entry(lot.refurbisher.as_deref().unwrap_or_default()).or_default() += units as usize;
    }
    let (least, most) = (sizes.values().filter(|size| **size > 0).min(), sizes.values().max());
    assert!(most > least.map(|least| least * 5).as_ref(), "{sizes:?}");
}

#[test]
fn the_past_is_eighteen_months_long_grows_and_has_its_seasons() {
    // Told in December: the months before are November, October and so on.
    let scenario = World::new(USUAL_SEED, USUAL_DEVICES, 12).chapters().next().expect("a chapter");
    let mut months = [0_usize; 19];
    for device in &scenario.devices {
        let received = device.entered(DeviceState::Received).expect("it was received");
        months[usize::try_from(received * 10 / 1_440 / 304).expect("small").min(18)] += 1;
    }
    assert!(months.iter().take(18).all(|units| *units > 0), "{months:?}");
    assert!(months[15..18].iter().sum::<usize>() < months[3..6].iter().sum(), "{months:?}");
    let (june, august) = (months[6], months[4]);
    assert!(june > august * 2, "June {june}, August {august}: {months:?}");
}
