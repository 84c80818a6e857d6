//! Requests for households, the days on which the allocation engine is run, and loans.

use super::cast::{PLAYED_LEAD, PLAYED_OPERATOR, PLAYED_STRUCTURE};
use super::codes::{Capacity, Criterion, DeviceState, Purpose, Urgency};
use super::description::{AllocationRun, Course, Destination, Device, Lot, Organisation, Request, Step};
use super::devices::Fated;
use super::listings::workshops_by_lot;
use super::random::Random;
use super::{Cast, Chapter};
use crate::Category;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
/// The latest validated run was three days ago, and there is one each week.
const LATEST_RUN: u32 = 3 * DAY;
const BETWEEN_RUNS: u32 = 7 * DAY;
/// In the first year there was one every other week only, until so many weeks before the latest.
const WEEKLY_SINCE: u32 = 16;
/// Minutes that a person takes to validate a run.
const VALIDATION: u32 = 45;
/// Two runs of one day are so many minutes apart.
const BETWEEN_TERRITORIES: u32 = 60;
/// The départements that the territorial lead's runs are limited to, one after the other; the operator's run serves
/// whoever still waits anywhere.
const LED: [&str; 3] = ["33", "24", "40"];
/// A commune that no workshop is near to.
const FAR_AWAY: &str = "2A004";
/// Persons of a household that comes before nearly all others.
const PRESSING_HOUSEHOLD: u32 = 7;
/// Mediation structures further than this from a workshop ask there in vain.
const WITHIN_KM: f64 = 120.0;

/// Tells the loans, which ends the lives of those devices, who asks for what the solidarity pool holds, and on which
/// days the engine is run.
pub(super) fn solidarity(
    chapter: &Chapter,
    cast: &Cast,
    lots: &[Lot],
    devices: &mut [Fated],
) -> (Vec<Request>, Vec<AllocationRun>) {
    let mut desk = Desk {
        random: Random::new(chapter.seed, "solidarity"),
        cast,
        chapter: chapter.number,
        requests: Vec::new(),
    };
    let workshops = workshops_by_lot(lots);
    let mut first_pooled = LATEST_RUN;
    for fated in devices.iter_mut() {
        let (_, workshop) = workshops[fated.device.lot.as_str()];
        if let Some(pooled) = fated.device.entered(DeviceState::InSolidarityPool) {
            first_pooled = first_pooled.max(pooled);
            desk.somebody_for(&fated.device, workshop, pooled);
        }
        if fated.fate.0 == DeviceState::Lent
            && let Some(available) = fated.device.entered(DeviceState::AvailableForLoan)
        {
            let borrower = desk.structure_near(workshop).key.clone();
            let minutes_ago = available - desk.random.between(DAY, 20 * DAY);
            fated.device.steps.push(Step { to: DeviceState::Lent, minutes_ago });
            fated.device.destination = Some(Destination::Loan(borrower));
        }
    }
    if chapter.is_first() {
        desk.those_who_wait();
    }
    desk.more_who_wait(devices.len());
    if chapter.is_first() {
        desk.those_just_served();
    }
    desk.those_who_ask_again();
    (desk.requests, runs(first_pooled, chapter.is_first()))
}

/// A run for each territory on every day of runs since the first device came into the pool; in the first chapter, then two
/// that nobody validated yet.
fn runs(first_pooled: u32, open: bool) -> Vec<AllocationRun> {
    let weeks = (first_pooled - LATEST_RUN) / BETWEEN_RUNS;
    let mut days: Vec<(&str, Option<&str>, u32, bool)> = Vec::new();
    for week in (0..=weeks).rev().filter(|week| has_run(*week)) {
        let day = LATEST_RUN + week * BETWEEN_RUNS;
        let led = LED.iter().zip((1..=3).rev());
        days.extend(led.map(|(department, before)| {
            (PLAYED_LEAD, Some(*department), day + before * BETWEEN_TERRITORIES, true)
        }));
        days.push((PLAYED_OPERATOR, None, day, true));
    }
    if open {
        days.push((PLAYED_OPERATOR, Some("59"), 2 * HOUR, false));
        days.push((PLAYED_LEAD, Some(LED[0]), HOUR, false));
    }
    days.into_iter()
        .zip(1..)
        .map(|((organisation, department, computed_minutes_ago, validated), number)| AllocationRun {
            key: format!("allocation-run-{number:03}"),
            organisation: organisation.to_owned(),
            department: department.map(str::to_owned),
            computed_minutes_ago,
            validated_minutes_ago: validated.then(|| computed_minutes_ago - VALIDATION),
        })
        .collect()
}

/// The first run after a device came into the pool, `pooled` minutes ago.
fn run_after(pooled: u32) -> u32 {
    let week = pooled.saturating_sub(LATEST_RUN + 1) / BETWEEN_RUNS;
    let week = if has_run(week) { week } else { week - 1 };
    LATEST_RUN + week * BETWEEN_RUNS
}

/// Whether runs were made so many weeks before the latest.
const fn has_run(week: u32) -> bool {
    week <= WEEKLY_SINCE || week.is_multiple_of(2)
}

/// What a mediator asks for.
struct Wanted {
    category: Category,
    memory_gb_min: u32,
    filed: u32,
    course: Course,
}

struct Desk<'a> {
    random: Random,
    cast: &'a Cast,
    chapter: usize,
    requests: Vec<Request>,
}

impl<'a> Desk<'a> {
    /// Somebody not far away who asks for such a device, and waits when it comes into the pool: nearly always for old
    /// ones, not always for those of the last weeks, so that the pool is not empty.
    fn somebody_for(&mut self, device: &Device, workshop: &str, pooled: u32) {
        let sought = if pooled > 60 * DAY { 95 } else { 40 };
        if !self.random.chance(sought) {
            return;
        }
        let filed = run_after(pooled) + self.random.between(2 * DAY, 30 * DAY);
        let much = device.memory_gb.is_some_and(|memory| memory >= 8) && self.random.chance(30);
        let structure = self.structure_near(workshop);
        let course = self.usual_course();
        self.file(
            structure,
            Wanted { category: device.category, memory_gb_min: if much { 8 } else { 0 }, filed, course },
        );
    }

    /// A course that comes to its end, sometimes at the second device.
    fn usual_course(&mut self) -> Course {
        let first = self.random.between(1, 100);
        let reasons = ["Le foyer préfère attendre un modèle plus léger", "Le foyer est absent ce mois-ci"];
        Course {
            declines_first: (first <= 4).then(|| (*self.random.pick(&reasons)).to_owned()),
            lapses_first: (5..=7).contains(&first),
            answered_after: Some(self.random.between(2 * HOUR, 2 * DAY)),
            shipped_after: Some(self.random.between(DAY, 4 * DAY)),
            arrived_after: Some(self.random.between(20 * HOUR, 2 * DAY)),
            handed_over_after: Some(self.random.between(6 * HOUR, 5 * DAY)),
            followed_up_after: Some(self.random.between(20 * DAY, 40 * DAY)),
            closed_after: Some(self.random.between(DAY, 20 * DAY)),
        }
    }

    /// Those that no run served yet, each for its own reason: what they ask for is rare or far, or they came after the
    /// latest run. Two have taken their agreement back.
    fn those_who_wait(&mut self) {
        use Category as C;
        let far = self.cast.mediation_in(FAR_AWAY).key.clone();
        for (structure, category, memory_gb_min, days) in [
            (PLAYED_STRUCTURE, C::Laptop, 64, 36),
            (PLAYED_STRUCTURE, C::Smartphone, 0, 19),
            (far.as_str(), C::Laptop, 0, 28),
            (far.as_str(), C::Desktop, 8, 12),
            ("mediation-04", C::Printer, 0, 26),
            ("mediation-02", C::Printer, 0, 33),
            ("mediation-05", C::Printer, 0, 18),
        ] {
            let filed = days * DAY + self.random.between(0, DAY);
            self.file_at(structure, category, memory_gb_min, filed, Course::default());
        }
        let printers = self.requests.len() - 2..;
        for request in &mut self.requests[printers] {
            request.withdrawn_minutes_ago = Some(request.filed_minutes_ago / 3);
        }
        for (structure, category) in [
            (PLAYED_STRUCTURE, C::Laptop),
            (PLAYED_STRUCTURE, C::Desktop),
            ("mediation-03", C::Laptop),
            ("mediation-07", C::Screen),
            ("mediation-17", C::Laptop),
            ("mediation-18", C::Laptop),
        ] {
            let filed = self.random.between(4 * HOUR, LATEST_RUN - 4 * HOUR);
            self.file_at(structure, category, 0, filed, Course::default());
        }
    }

    /// More wait where more is given.
    fn more_who_wait(&mut self, devices: usize) {
        use Category as C;
        let structures: Vec<&'a Organisation> = self.cast.with(Capacity::MediationStructure).collect();
        for _ in 0..devices / 60 {
            let structure: &&'a Organisation = self.random.pick(&structures);
            let category = self.random.weighted(&[(C::Smartphone, 40), (C::Tablet, 40), (C::Laptop, 20)]);
            let filed = self.random.between(4 * HOUR, 40 * DAY);
            let course = self.usual_course();
            self.file(structure, Wanted { category, memory_gb_min: 0, filed, course });
        }
    }

    /// Those that the latest runs served, each as far as somebody has brought it: the played mediator and the workshops
    /// around find one of each to go on with.
    fn those_just_served(&mut self) {
        let answered = Course { answered_after: Some(20 * HOUR), ..Course::default() };
        let shipped = Course { shipped_after: Some(10 * HOUR), ..answered.clone() };
        let arrived = Course { arrived_after: Some(14 * HOUR), ..shipped.clone() };
        let given = Course { handed_over_after: Some(3 * HOUR), ..arrived.clone() };
        let laptops = [
            (PLAYED_STRUCTURE, Course::default()),
            (PLAYED_STRUCTURE, answered.clone()),
            (PLAYED_STRUCTURE, shipped.clone()),
            (PLAYED_STRUCTURE, arrived.clone()),
            (PLAYED_STRUCTURE, given.clone()),
            ("mediation-02", answered.clone()),
            ("mediation-02", Course::default()),
            ("mediation-05", answered.clone()),
            ("mediation-08", answered),
            ("mediation-08", given),
            ("mediation-09", shipped),
            ("mediation-17", arrived),
            ("mediation-18", Course::default()),
        ];
        let laptops = laptops.map(|(structure, course)| (structure, Category::Laptop, course));
        // Where laptops are short, there are boxes and screens: somebody always waits for the mediator's answer.
        let others = [Category::Desktop, Category::Screen]
            .map(|category| (PLAYED_STRUCTURE, category, Course::default()));
        for (structure, category, course) in laptops.into_iter().chain(others) {
            let filed = self.random.between(LATEST_RUN + DAY, LATEST_RUN + BETWEEN_RUNS - DAY);
            self.file_at(structure, category, 0, filed, course);
            // However many wait around, those of the played mediator come first: whoever plays finds one of each.
            if let Some(request) = self.requests.last_mut().filter(|one| one.structure == PLAYED_STRUCTURE) {
                request.children += PRESSING_HOUSEHOLD.saturating_sub(request.household_size);
                request.household_size = request.household_size.max(PRESSING_HOUSEHOLD);
                request.criterion = Criterion::MinimumSocial;
                request.prescriber = None;
                request.purpose = Purpose::School;
                request.urgency = Urgency::Critical;
            }
        }
    }

    /// Households that ask once more for what they received: law 8 refuses them, whatever the structure.
    fn those_who_ask_again(&mut self) {
        let small = |request: &&Request| {
            request.household_size <= 2
                && request.filed_minutes_ago > 150 * DAY
                && request.course.declines_first.is_none()
                && !request.course.lapses_first
        };
        let first: Vec<Request> = self.requests.iter().filter(small).take(3).cloned().collect();
        for (request, structure) in first.iter().zip([PLAYED_STRUCTURE, "mediation-04", "mediation-12"]) {
            let filed = self.random.between(20 * DAY, 60 * DAY);
            self.file_at(structure, request.category, 0, filed, Course::default());
            if let Some(again) = self.requests.last_mut() {
                again.adult_tokens.clone_from(&request.adult_tokens);
                again.household_size = request.household_size;
                again.children = request.children;
            }
        }
    }

    fn file_at(
        &mut self,
        structure: &str,
        category: Category,
        memory_gb_min: u32,
        filed: u32,
        course: Course,
    ) {
        let structure = self.cast.organisation(structure);
        self.file(structure, Wanted { category, memory_gb_min, filed, course });
    }

    fn file(&mut self, structure: &Organisation, wanted: Wanted) {
        let number = self.requests.len() + 1;
        let adults = self.random.between(1, 2);
        let children = self.random.weighted(&[(0, 35), (1, 25), (2, 22), (3, 12), (4, 6)]);
        let criterion = self.random.weighted(&[
            (Criterion::MinimumSocial, 40),
            (Criterion::QfBand, 28),
            (Criterion::ResteAVivre, 14),
            (Criterion::Prescription, 14),
            (Criterion::Other, 4),
        ]);
        let prescribers: Vec<&Organisation> = self
            .cast
            .with(Capacity::Prescriber)
            .filter(|prescriber| prescriber.key != structure.key)
            .collect();
        let prescriber =
            (criterion == Criterion::Prescription).then(|| self.random.pick(&prescribers).key.clone());
        let purpose = self.random.weighted(&[
            (Purpose::Rights, 34),
            (Purpose::School, 26),
            (Purpose::JobSearch, 22),
            (Purpose::Health, 7),
            (Purpose::Isolation, 7),
            (Purpose::Other, 4),
        ]);
        let Wanted { category, memory_gb_min, filed, course } = wanted;
        self.requests.push(Request {
            key: format!("request-{number:04}"),
            pseudonym: format!("F-{}", self.random.letters(4)),
            adult_tokens: (1..=adults)
                .map(|adult| format!("household-{}-{number:04}-adult-{adult}", self.chapter))
                .collect(),
            structure: structure.key.clone(),
            site: structure.sites[0].key.clone(),
            prescriber,
            household_size: adults + children,
            children,
            criterion,
            criterion_seen_days_before: self.random.between(0, 20),
            purpose,
            urgency: self.random.weighted(&[
                (Urgency::Ordinary, 70),
                (Urgency::High, 22),
                (Urgency::Critical, 8),
            ]),
            category,
            memory_gb_min,
            filed_minutes_ago: filed,
            withdrawn_minutes_ago: None,
            course,
        });
    }

    /// A mediation structure among those nearest to a workshop.
    fn structure_near(&mut self, workshop: &str) -> &'a Organisation {
        let mut near = self.cast.nearest(Capacity::MediationStructure, workshop, 16);
        let reached = near.iter().take_while(|(distance, _)| *distance <= WITHIN_KM).count();
        near.truncate(reached.max(1));
        let (_, chosen) = *self.random.pick(&near);
        chosen
    }
}
