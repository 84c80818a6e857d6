//! Devices for sale: received, tested, graded and published through the rooms' own doors.

use rebond::catalogue::{self, Publication, VatRegime};
use rebond::devices::{self, Action, Grade, LegalBasis, NewDevice, Specification, Wish};
use rebond::kernel::{DeviceId, ListingId};
use serde_json::json;

use super::app::{Member, TestApp};

/// What is put on sale.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    pub(crate) category: &'static str,
    pub(crate) model: &'static str,
    pub(crate) memory_gb: i32,
    pub(crate) grade: Grade,
    pub(crate) price_cents: i64,
    pub(crate) vat_regime: VatRegime,
    pub(crate) count: usize,
}

impl Shelf {
    /// So many good laptops of 8 GB at that price.
    pub(crate) fn laptops(count: usize, price_cents: i64) -> Self {
        Self {
            category: "laptop",
            model: "Latitude 5490",
            memory_gb: 8,
            grade: Grade::B,
            price_cents,
            vat_regime: VatRegime::Margin,
            count,
        }
    }
}

impl TestApp {
    /// Puts devices of a refurbisher on sale; gives their listing.
    pub(crate) async fn shelve(&self, refurbisher: &Member, shelf: Shelf) -> ListingId {
        let op = self.acting_as(refurbisher).await;
        let ids: Vec<DeviceId> = (0..shelf.count).map(|_| DeviceId::new()).collect();
        let specification = Specification {
            category: shelf.category.to_owned(),
            brand: Some("Dell".to_owned()),
            model: shelf.model.to_owned(),
            memory_mb: Some(shelf.memory_gb * 1024),
            ..Specification::default()
        };
        let references = self
            .app
            .db
            .tx(async |t| {
                let new = ids.iter().map(|id| NewDevice {
                    id: *id,
                    specification: specification.clone(),
                    serial: None,
                    inventory_number: None,
                    storages: Vec::new(),
                    legal_basis: LegalBasis::Purchase,
                    wish: Wish::SaleAllowed,
                    donor_id: None,
                    lot_part_id: None,
                    holder_id: refurbisher.organisation,
                    site_id: refurbisher.site,
                });
                let received = devices::receive(t, &op, new.collect()).await?;
                for action in [Action::StartTest, Action::FindNoStorage, Action::StartFinalTest] {
                    devices::act_many(t, &op, &ids, action, json!({})).await?;
                }
                for id in &ids {
                    let grade = Some(shelf.grade);
                    let spec = specification.clone();
                    devices::set_bench_results(t, &op, *id, "tested", spec, Some(true), grade, json!({}))
                        .await?;
                }
                for action in [Action::SetGrade, Action::MakeReady] {
                    devices::act_many(t, &op, &ids, action, json!({})).await?;
                }
                Ok(received.into_iter().map(|device| device.reference).collect::<Vec<_>>())
            })
            .await
            .expect("devices can be made ready");
        let how = Publication {
            price_cents: Some(shelf.price_cents),
            vat_regime: Some(shelf.vat_regime),
            warranty_months: Some(12),
            ..Publication::default()
        };
        let published = catalogue::publish_many(&self.app.db, &op, &references, &how).await;
        let published = published.expect("devices can be published");
        published[0].listing_id.expect("a sale has a listing")
    }
}
