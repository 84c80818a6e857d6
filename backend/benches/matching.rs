//! How long it takes to say which workshop is asked for a lot: `cargo bench --bench matching`.
//!
//! 2 000 listed workshops over the country, each with its room for four kinds, and 6 000 lots of the past year. Promised: under 20 ms
//! of server time for one lot, from the question to the order of the rule; ten times the workshops cost less than ten
//! times as much, since only those that fetch there are weighed. On SQLite and on PostgreSQL.

use std::error::Error;
use std::time::{Duration, Instant};

use frontend::Texts;
use rebond::accreditation::{self, File, Kind, NewFile, State};
use rebond::devices::{LegalBasis, Wish};
use rebond::donations::{self, BuiltLot, Line, NewLot};
use rebond::kernel::{InseeCode, OpContext, OrganisationId, Point, SiteId};
use rebond::organisations::{self, Bench, NewOrganisation, NewSite, SiteKind};
use rebond::platform::Db;
use rebond::{kernel, reference};

#[path = "../tests/support/postgres.rs"]
mod postgres;
#[path = "../tests/support/service.rs"]
mod service;

type Outcome<T> = Result<T, Box<dyn Error>>;

const FEW: usize = 200;
const MANY: usize = 2_000;
const PAST_LOTS: usize = 6_000;
const TRIES: usize = 40;
/// The promise.
const MOST: Duration = Duration::from_millis(20);

/// Small numbers that look like chance, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// Between two numbers.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        let part = u32::try_from(self.below(100_000)).unwrap_or_default();
        low + (high - low) * f64::from(part) / 100_000.0
    }
}

fn organisation(number: usize, kind: SiteKind, place: Point, radius_km: i32) -> Outcome<NewOrganisation> {
    let capacity =
        if kind == SiteKind::Workshop { kernel::Capacity::Refurbisher } else { kernel::Capacity::Donor };
    Ok(NewOrganisation {
        id: OrganisationId::new(),
        name: format!("Atelier {number}"),
        siret: None,
        public_body: false,
        telephone: None,
        capacities: vec![capacity],
        departments: Vec::new(),
        sites: vec![NewSite {
            id: SiteId::new(),
            kind,
            label: "Site".to_owned(),
            address: "1 rue de l’Exemple".to_owned(),
            insee_code: InseeCode::parse("87085").ok_or("an INSEE code")?,
            point: place,
            service_radius_km: (radius_km > 0).then_some(radius_km),
        }],
    })
}

/// Workshops, and donors at the end.
async fn fill(db: &Db, op: &OpContext, workshops: usize) -> Outcome<Vec<BuiltLot>> {
    let mut dice = Dice(42);
    let mut all = Vec::new();
    for number in 0..workshops {
        let place = Point::new(dice.between(43.0, 49.8), dice.between(-1.2, 6.5)).ok_or("a point")?;
        let radius = i32::try_from(30 + dice.below(120))?;
        all.push(organisation(number, SiteKind::Workshop, place, radius)?);
    }
    let mut donors = Vec::new();
    for number in 0..TRIES {
        let place = Point::new(dice.between(44.0, 49.0), dice.between(0.0, 5.5)).ok_or("a point")?;
        donors.push(organisation(number, SiteKind::CollectionPoint, place, 0)?);
    }
    let mut lots = Vec::new();
    for number in 0..PAST_LOTS + TRIES {
        let donor = &donors[number % donors.len()];
        let mut line = Line::beyond_the_list("laptop", "Latitude 5490", Texts::new(frontend::Language::Fr));
        line.position = 1;
        line.quantity = i32::try_from(5 + dice.below(40))?;
        let past =
            OpContext::system("bench", op.now - chrono::Duration::days(i64::try_from(1 + dice.below(360))?));
        let new = NewLot {
            reference: format!("LOT-2026-{number:06}"),
            donor_id: donor.id,
            site_id: donor.sites[0].id,
            legal_basis: LegalBasis::CompanyGift,
            wish: Wish::Mixed,
            lines: vec![line],
        };
        let mut lot = BuiltLot::declare(&past, new)?;
        if number < PAST_LOTS {
            let taker = &all[usize::try_from(dice.below(u64::try_from(all.len())?))?];
            lot.offer(&past, taker.id, taker.sites[0].id, 30.0)?;
            if dice.below(4) == 0 {
                lot.decline(&past, donations::DeclineReason::Full)?;
            } else {
                lot.accept(&past)?;
            }
        }
        lots.push(lot);
    }
    let files: Vec<NewFile> = all
        .iter()
        .map(|one| NewFile {
            file: File {
                organisation_id: one.id,
                kind: Kind::Refurbisher,
                state: State::Accredited,
                insertion_kind: None,
                may_issue_receipts: true,
                may_receive_public_gifts: true,
                valid_until: None,
            },
        })
        .collect();
    db.tx(async |t| {
        organisations::insert_many(t, op.now, &all).await?;
        organisations::insert_many(t, op.now, &donors).await?;
        accreditation::insert_many(t, op.now, &files).await?;
        for one in &all {
            let kinds = ["laptop", "desktop", "screen", "smartphone"];
            let weekly = kinds.map(|kind| (kind.to_owned(), 60)).into_iter().collect();
            let bench = Bench { weekly, ..Bench::default() };
            organisations::set_bench(t, op.now, one.sites[0].id, &bench).await?;
        }
        donations::insert_built(t, op, &lots).await
    })
    .await?;
    db.analyze().await?;
    Ok(lots.split_off(PAST_LOTS))
}

/// The middle time of a decision, the longest, and how many workshops were weighed on average.
async fn measure(address: &str, workshops: usize) -> Outcome<(Duration, Duration, usize)> {
    let db = Db::open(address, None).await?;
    db.migrate().await?;
    reference::load(&db).await?;
    let op = OpContext::system("bench", chrono::Utc::now());
    let lots = fill(&db, &op, workshops).await?;
    let mut times = Vec::new();
    let mut weighed = 0;
    // The first decision opens the tables and is not counted.
    for (number, lot) in lots.iter().take(1).chain(&lots).enumerate() {
        let begun = Instant::now();
        let (decision, _) = donations::decide(db.fresh(), op.now, lot.lot(), lot.part()).await?;
        if number > 0 {
            times.push(begun.elapsed());
            weighed += decision.order.len();
        }
    }
    db.close().await?;
    times.sort_unstable();
    let longest = times.last().copied().unwrap_or_default();
    Ok((times[times.len() / 2], longest, weighed / times.len()))
}

fn told(name: &str, workshops: usize, (middle, longest, weighed): (Duration, Duration, usize)) {
    println!(
        "{name:<12} a lot among {workshops:>5} workshops, {weighed:>4} weighed {:8.2} ms, at most {:8.2} ms",
        middle.as_secs_f64() * 1e3,
        longest.as_secs_f64() * 1e3
    );
}

/// Few and many workshops, on two empty databases of one kind.
async fn on(name: &str, addresses: [&str; 2]) -> Outcome<()> {
    let few = measure(addresses[0], FEW).await?;
    told(name, FEW, few);
    let many = measure(addresses[1], MANY).await?;
    told(name, MANY, many);
    let times = many.0.as_secs_f64() / few.0.as_secs_f64();
    println!("{name:<12} ten times the workshops                 {times:6.2} times");
    assert!(many.0 < MOST, "{name}: a decision takes longer than was promised");
    Ok(())
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str| format!("sqlite://{}", folder.path().join(name).display());
    on("SQLite", [&file("few.sqlite"), &file("many.sqlite")]).await?;
    let cluster = postgres::cluster().await;
    cluster.create_template("empty", async |_| ()).await;
    let (few, many) =
        (cluster.create_database_from("empty").await, cluster.create_database_from("empty").await);
    on("PostgreSQL", [&few, &many]).await
}
