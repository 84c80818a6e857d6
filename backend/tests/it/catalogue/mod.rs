//! Publication, the seller's listings, and finding: on both databases.

mod finding;
mod pages;
mod selling;

use std::sync::atomic::{AtomicU64, Ordering};

use rebond::devices::{self, Action, ClaimOrder, Draft, Grade, LegalBasis, NewDevice, Specification, Wish};
use rebond::kernel::{DeviceId, ListingId, reference};
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::app::{BEGLES, LIBOURNE, LYON, Member};
use crate::support::{New, TestApp};

/// A device to be built ready at a workshop.
#[derive(Clone)]
struct Built {
    brand: &'static str,
    model: &'static str,
    category: &'static str,
    memory_gb: i32,
    grade: Grade,
    passed: bool,
    basis: LegalBasis,
    wish: Wish,
    until: Action,
}

fn thinkpad() -> Built {
    Built {
        brand: "Lenovo",
        model: "ThinkPad T480",
        category: "laptop",
        memory_gb: 16,
        grade: Grade::B,
        passed: true,
        basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        until: Action::MakeReady,
    }
}

impl TestApp {
    /// Devices at a workshop, up to the action each says.
    fn drafts(&self, holder: &Member, all: &[Built], listing: Option<ListingId>) -> Vec<Draft> {
        let op = self.op();
        let life = [
            Action::StartTest,
            Action::FindNoStorage,
            Action::StartFinalTest,
            Action::SetGrade,
            Action::MakeReady,
            Action::List,
        ];
        all.iter()
            .map(|built| {
                let number = NEXT.fetch_add(1, Ordering::Relaxed);
                let new = NewDevice {
                    id: DeviceId::new(),
                    specification: Specification {
                        category: built.category.to_owned(),
                        brand: Some(built.brand.to_owned()),
                        model: built.model.to_owned(),
                        memory_mb: Some(built.memory_gb * 1024),
                        ..Specification::default()
                    },
                    serial: None,
                    inventory_number: None,
                    storages: Vec::new(),
                    legal_basis: built.basis,
                    wish: built.wish,
                    donor_id: None,
                    lot_part_id: None,
                    holder_id: holder.organisation,
                    site_id: holder.site,
                };
                let mut draft = Draft::receive(&op, new, reference::device_reference(number));
                for action in life {
                    draft.act(&op, action, &json!({})).expect("a step of its life");
                    if action == built.until {
                        break;
                    }
                }
                let spec = draft.device().specification.clone();
                draft.set_bench_results(spec, Some(built.passed), Some(built.grade));
                draft.set_listing(listing);
                draft
            })
            .collect()
    }

    /// Writes devices at a workshop, up to the action each says; their references.
    async fn devices(&self, holder: &Member, all: &[Built]) -> Vec<String> {
        let drafts = self.drafts(holder, all, None);
        self.app
            .db
            .tx(async |t| devices::insert_drafts(t, &drafts).await)
            .await
            .expect("devices are written");
        drafts.iter().map(|draft| draft.device().reference.clone()).collect()
    }

    /// One device on sale at a price; its listing.
    async fn on_sale(&self, seller: &Member, built: Built, price_cents: i64) -> String {
        let references = self.devices(seller, &[built]).await;
        let path = format!("/devices/{}/publish", references[0]);
        let published = self.as_member(seller).done(&path, &json!({ "price_cents": price_cents })).await;
        published["listing_id"].as_str().expect("a listing").to_owned()
    }

    async fn settle(&self) {
        self.app.catalogue.settle(&self.app.db, self.app.clock.now()).await.expect("the index follows");
    }

    async fn search(&self, query: &str) -> Value {
        let (status, answer) = self.as_visitor().get(&format!("/search?{query}")).await;
        assert_eq!(status, StatusCode::OK, "{query}: {answer}");
        answer
    }

    /// Sells a promise on so many devices of a listing.
    async fn claim(&self, listing: &str, quantity: u32) -> Uuid {
        let op = self.op();
        let holder_id = Uuid::now_v7();
        let order = ClaimOrder {
            listing_id: listing.parse().expect("an id"),
            quantity,
            holder_kind: "pooled_order",
            holder_id,
            expires_at: None,
        };
        self.app.db.tx(async |t| devices::claims::claim(t, &op, &order).await).await.expect("they are free");
        holder_id
    }
}

/// The number of the next device's reference.
static NEXT: AtomicU64 = AtomicU64::new(1_000_000);

fn ids(answer: &Value) -> Vec<&str> {
    let hits = answer["hits"].as_array().expect("hits");
    hits.iter().map(|hit| hit["listing_id"].as_str().expect("an id")).collect()
}

fn codes(answer: &Value) -> Vec<(String, String)> {
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| {
            let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
            assert!(!text("detail").starts_with("error-"), "{error} has words");
            (text("field"), text("code"))
        })
        .collect()
}

/// Four offers around Bordeaux and one in Lyon.
async fn market(app: &TestApp) -> [String; 5] {
    let begles = app.member(New::refurbisher(BEGLES)).await;
    let libourne = app.member(New::refurbisher(LIBOURNE)).await;
    let lyon = app.member(New::refurbisher(LYON)).await;
    let dell = Built { brand: "Dell", model: "Latitude 5490", memory_gb: 8, grade: Grade::C, ..thinkpad() };
    let screen = Built { brand: "Dell", model: "P2419H", category: "screen", memory_gb: 1, ..thinkpad() };
    let small = Built { memory_gb: 8, grade: Grade::A, ..thinkpad() };
    let market = [
        app.on_sale(&begles, thinkpad(), 26_500).await,
        app.on_sale(&begles, dell, 18_000).await,
        app.on_sale(&libourne, small, 21_000).await,
        app.on_sale(&libourne, screen, 6_000).await,
        app.on_sale(&lyon, thinkpad(), 24_000).await,
    ];
    app.settle().await;
    market
}
