use proptest::prelude::*;

use super::super::content::Content;
use super::*;
use crate::devices::{Grade, Specification};
use crate::kernel::{OrganisationId, SiteId};

fn content() -> Content {
    Content {
        seller_id: OrganisationId::new(),
        site_id: SiteId::new(),
        title: "Lenovo ThinkPad T480".to_owned(),
        description: None,
        specification: Specification {
            category: "laptop".to_owned(),
            brand: Some("Lenovo".to_owned()),
            model: "ThinkPad T480".to_owned(),
            memory_mb: Some(16_384),
            ..Specification::default()
        },
        storage_gb: Some(256),
        functions_passed: true,
        grade: Grade::B,
        price: Cents(26_500),
        vat_regime: VatRegime::Normal,
        warranty_months: 12,
    }
}

#[test]
fn every_pair_of_state_and_action_is_decided() {
    let arrows = [
        (State::Draft, Action::Publish, State::Published),
        (State::Draft, Action::Archive, State::Archived),
        (State::Published, Action::Pause, State::Paused),
        (State::Published, Action::PauseByForce, State::Paused),
        (State::Published, Action::Archive, State::Archived),
        (State::Paused, Action::Resume, State::Published),
        (State::Paused, Action::ResumeAfterForce, State::Published),
        (State::Paused, Action::Archive, State::Archived),
    ];
    for state in State::ALL {
        for action in Action::ALL {
            let expected = arrows
                .iter()
                .find(|(from, by, _)| (from, by) == (state, action))
                .map(|(_, _, to)| *to)
                .ok_or(Refused::WrongState { state: *state, action: *action });
            assert_eq!(transition(*state, *action), expected, "{state:?} {action:?}");
        }
    }
}

#[test]
fn a_device_is_published_from_ready_and_from_nowhere_else() {
    let ready: Vec<_> = DeviceState::ALL.iter().filter(|state| missing(**state).is_none()).collect();
    assert_eq!(ready, [&DeviceState::Ready]);
}

#[test]
fn words_that_suggest_a_new_device_are_refused_with_the_words() {
    for (text, words) in [
        ("ThinkPad en ÉTAT   NEUF", "état neuf"),
        ("Portable comme neuf !", "comme neuf"),
        ("Remis à neuf", "à neuf"),
        ("Tablette comme-neuve", "comme neuve"),
    ] {
        assert_eq!(
            check_words("title", text, true),
            Err(Refused::LikeNew { field: "title", words }),
            "{text}"
        );
    }
    for text in ["ThinkPad T480", "Batterie neuve", "Écran de neuf pouces", "Lot de neuf claviers"] {
        assert_eq!(check_words("title", text, true), Ok(()), "{text}");
    }
}

#[test]
fn refurbished_is_said_only_when_every_function_passed() {
    assert_eq!(check_words("title", "T480 reconditionné", true), Ok(()));
    let refused = Err(Refused::NotRefurbished { field: "title" });
    assert_eq!(check_words("title", "T480 Reconditionné", false), refused);
    assert_eq!(check_words("title", "T480 réemployé", false), Ok(()));
}

#[test]
fn what_a_buyer_would_compare_makes_another_listing() {
    let one = content();
    assert_eq!(one.key(), one.clone().key());
    let mut battery = one.clone();
    battery.specification.battery_percent = Some(80);
    battery.specification.weight_grams = Some(1600);
    assert_eq!(battery.key(), one.key(), "each device has its own battery");
    let others: [fn(&mut Content); 6] = [
        |c| c.price = Cents(26_501),
        |c| c.grade = Grade::C,
        |c| c.site_id = SiteId::new(),
        |c| c.specification.memory_mb = Some(8192),
        |c| c.vat_regime = VatRegime::Margin,
        |c| c.functions_passed = false,
    ];
    for change in others {
        let mut other = one.clone();
        change(&mut other);
        assert_ne!(other.key(), one.key(), "{other:?}");
    }
}

#[test]
fn titles_are_trimmed_and_bounded() {
    assert_eq!(title("  Lenovo   T480 ", true), Ok("Lenovo T480".to_owned()));
    assert_eq!(title(" \u{a0} ", true), Err(Refused::TitleLength));
    assert_eq!(title(&"x".repeat(121), true), Err(Refused::TitleLength));
    assert_eq!(description("  ", true), Ok(None));
    assert_eq!(description(&"é".repeat(1001), true), Err(Refused::DescriptionLength));
}

#[test]
fn a_gift_is_sold_under_the_normal_regime_and_a_purchase_on_its_margin() {
    assert_eq!(usual_vat_regime(LegalBasis::CompanyGift), VatRegime::Normal);
    assert_eq!(usual_vat_regime(LegalBasis::Purchase), VatRegime::Margin);
}

proptest! {
    #[test]
    fn only_prices_from_a_cent_to_a_hundred_thousand_euros_pass(cents in any::<i64>()) {
        prop_assert_eq!(price(cents).is_ok(), (1..=10_000_000).contains(&cents));
    }

    #[test]
    fn any_text_is_read_without_a_fault(text in "\\PC{0,80}", passed in any::<bool>()) {
        let _ = title(&text, passed);
        let _ = description(&text, passed);
    }
}
