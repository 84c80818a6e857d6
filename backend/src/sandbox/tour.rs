//! The guided tours: where each persona is led, one short step after the other.

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// A page.
    Page(&'static str),
    /// The first thing that waits at an address with this beginning; otherwise a page.
    Waiting(&'static str, &'static str),
    /// A lot that the donor declared.
    OwnLot,
    /// A request that waits for an answer of the mediator, or else one under way, or else the newest.
    OwnRequest,
    /// A device that waits for its tests.
    DeviceToTest,
    /// An offer of the catalogue.
    Offer,
    /// The passport of a device that lives again.
    Passport,
}

/// One step: where it leads, and by which addresses it is known that the person is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) goal: Goal,
    place: &'static str,
}

const fn step(goal: Goal, place: &'static str) -> Step {
    Step { goal, place }
}

const fn page(address: &'static str) -> Step {
    step(Goal::Page(address), address)
}

const DONOR: &[Step] = &[
    page("/desk"),
    page("/desk/lots"),
    step(Goal::OwnLot, "/desk/lots/{}"),
    page("/desk/lots/new"),
    page("/chiffres"),
];
const REFURBISHER: &[Step] = &[
    page("/desk"),
    step(Goal::Waiting("/desk/lot-parts/", "/desk/lot-parts"), "/desk/lot-parts/*"),
    page("/desk/devices"),
    step(Goal::DeviceToTest, "/desk/devices/{}"),
    page("/desk/listings"),
    page("/desk/purchase-orders"),
];
const BUYER: &[Step] = &[
    page("/desk"),
    page("/catalogue"),
    step(Goal::Offer, "/offres/{}"),
    page("/acheter-ensemble"),
    page("/desk/pooled-orders/new"),
    step(Goal::Waiting("/desk/purchase-orders/", "/desk/purchase-orders"), "/desk/purchase-orders/*"),
];
const MEDIATOR: &[Step] = &[
    page("/desk"),
    page("/desk/requests"),
    step(Goal::OwnRequest, "/desk/requests/{}"),
    page("/desk/requests/new"),
    page("/aider-un-foyer/regles"),
];
const LEAD: &[Step] = &[
    page("/desk"),
    page("/desk/allocation-runs"),
    step(Goal::Waiting("/desk/allocation-runs/", "/desk/allocation-runs"), "/desk/allocation-runs/{}"),
    page("/desk/campaigns"),
    page("/desk/pooled-orders"),
    page("/chiffres"),
];
const FUNDER: &[Step] = &[
    page("/desk"),
    page("/chiffres"),
    page("/catalogue"),
    step(Goal::Passport, "/appareils/{}"),
    page("/aider-un-foyer/regles"),
];
const OPERATOR: &[Step] = &[
    page("/desk"),
    step(Goal::Waiting("/desk/allocation-runs/", "/desk/allocation-runs"), "/desk/allocation-runs/*"),
    page("/desk/refurbishers"),
    page("/desk/callbacks"),
    page("/desk/jobs"),
];

/// The tour of a persona: the name its texts go by, and its steps.
pub(super) fn of(persona: &str) -> Option<(&'static str, &'static [Step])> {
    match persona {
        "donor" => Some(("donor", DONOR)),
        "refurbisher" => Some(("refurbisher", REFURBISHER)),
        "buyer" | "buyer2" | "buyer3" => Some(("buyer", BUYER)),
        "mediator" => Some(("mediator", MEDIATOR)),
        "lead" => Some(("lead", LEAD)),
        "funder" => Some(("funder", FUNDER)),
        "operator" | "operator2" => Some(("operator", OPERATOR)),
        _ => None,
    }
}

impl Step {
    /// Whether somebody at this path is where the step leads. In a place `{}` stands for one object, never for a form
    /// to make one, and a last `*` for whatever lies below, or nothing.
    pub(super) fn is_at(self, path: &str) -> bool {
        let (mut place, mut path) = (self.place.split('/'), path.split('/'));
        loop {
            match (place.next(), path.next()) {
                (Some("*"), _) | (None, None) => return true,
                (Some("{}"), Some(object)) if object != "new" && !object.is_empty() => {}
                (Some(wanted), Some(found)) if wanted == found => {}
                _ => return false,
            }
        }
    }
}

/// Whether the tour is shown at a path: at a desk, in the catalogue, and wherever one of its steps leads.
pub(super) fn is_shown_at(steps: &[Step], path: &str) -> bool {
    let within =
        |place: &str| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    within("/desk") || within("/catalogue") || steps.iter().any(|step| step.is_at(path))
}

/// The step to show at a path: the present one, or the next when the person went there without the button.
pub(super) fn moved_on(steps: &[Step], present: usize, path: &str) -> usize {
    let at = |number: usize| steps.get(number - 1).is_some_and(|step| step.is_at(path));
    if !at(present) && at(present + 1) { present + 1 } else { present }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSONAS: [&str; 9] =
        ["donor", "refurbisher", "buyer", "buyer2", "buyer3", "mediator", "lead", "funder", "operator"];

    #[test]
    fn every_persona_has_a_tour_of_four_to_seven_steps_whose_words_exist() {
        for language in frontend::Language::ALL {
            let texts = frontend::Texts::new(language);
            for persona in PERSONAS {
                let (code, steps) = of(persona).expect("a tour");
                assert!((4..=7).contains(&steps.len()), "{persona}");
                for number in 1..=steps.len() {
                    for part in ["title", "text"] {
                        let key = format!("tour-{part}-{code}-{number}");
                        assert!(texts.has(&key), "{key} has no words in {}", language.name());
                    }
                }
                let beyond = format!("tour-title-{code}-{}", steps.len() + 1);
                assert!(!texts.has(&beyond), "{beyond} leads nowhere");
            }
        }
        assert!(of("nobody").is_none());
    }

    #[test]
    fn a_place_is_known_by_its_address() {
        let lot = DONOR[2];
        assert!(lot.is_at("/desk/lots/0193"));
        assert!(
            !lot.is_at("/desk/lots") && !lot.is_at("/desk/lots/new") && !lot.is_at("/desk/lots/0193/preview")
        );
        let order = BUYER[5];
        assert!(order.is_at("/desk/purchase-orders") && order.is_at("/desk/purchase-orders/0193/sign"));
        assert!(!order.is_at("/desk/pooled-orders"));
    }

    #[test]
    fn a_tour_is_shown_where_its_persona_works_and_nowhere_else() {
        for shown in ["/desk", "/desk/lots/new", "/catalogue", "/chiffres"] {
            assert!(is_shown_at(DONOR, shown), "{shown}");
        }
        for elsewhere in ["/suivre", "/etre-rappele", "/avis", "/desks", "/offres/0193"] {
            assert!(!is_shown_at(DONOR, elsewhere), "{elsewhere}");
        }
        assert!(is_shown_at(BUYER, "/offres/0193"));
    }

    #[test]
    fn whoever_goes_to_the_next_place_alone_is_taken_along() {
        assert_eq!(moved_on(DONOR, 1, "/desk"), 1);
        assert_eq!(moved_on(DONOR, 1, "/desk/lots"), 2);
        assert_eq!(moved_on(DONOR, 1, "/chiffres"), 1);
        assert_eq!(moved_on(DONOR, 5, "/desk"), 5);
        // Where the present step is at home already, nothing moves.
        assert_eq!(moved_on(OPERATOR, 2, "/desk/allocation-runs/0193"), 2);
    }
}
