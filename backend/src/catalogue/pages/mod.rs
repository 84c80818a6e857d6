//! The catalogue's pages: what everybody finds, and what sellers do.

mod batch;
mod catalogue;
mod listing;
mod object;
mod own;
mod seller;
mod spoken;

use frontend::{PageContext, filters};

pub use listing::listing_page;

use super::Offer;
use crate::devices;
use crate::web::Pages;

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/catalogue", catalogue::show)
        .get("/desk/listings", own::list)
        .post("/desk/listings/together", batch::together)
        .get("/desk/listings/{id}", object::show)
        .post("/desk/listings/{id}/pause", seller::pause)
        .post("/desk/listings/{id}/resume", seller::resume)
        .post("/desk/listings/{id}/archive", seller::archive)
        .post("/desk/listings/{id}/price", seller::price)
        .post("/desk/devices/publish", batch::publish)
        .get("/desk/devices/{reference}/publish", seller::publish_form)
        .post("/desk/devices/{reference}/publish", seller::publish)
}

/// What a device is in one line, in the words that buyers look for: « 14 pouces · i5-8350U · 16 Go · 256 Go ».
struct Line<'a> {
    screen_inches: Option<f32>,
    processor: Option<&'a str>,
    memory_gb: Option<i64>,
    storage_gb: Option<i64>,
    system: Option<&'a str>,
    keyboard: Option<&'a str>,
}

impl Line<'_> {
    fn write(&self, ctx: &PageContext) -> String {
        let inches = self.screen_inches.map(|inches| write_inches(inches, ctx));
        let size = |gigabytes: i64| filters::write_gigabytes(gigabytes, ctx.language);
        let text = |text: &str| text.to_owned();
        let parts = [
            inches,
            self.processor.map(text),
            self.memory_gb.map(size),
            self.storage_gb.map(size),
            self.system.map(|system| devices::system_in_words(system, ctx.texts)),
            self.keyboard.map(|layout| devices::keyboard_in_words(layout, ctx.texts)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

fn write_inches(inches: f32, ctx: &PageContext) -> String {
    let number = if inches.fract() == 0.0 { format!("{inches:.0}") } else { format!("{inches:.1}") };
    let number = match ctx.language {
        frontend::Language::Fr => number.replace('.', ","),
        frontend::Language::En => number,
    };
    ctx.t("offer-inches").with("inches", number).into()
}

fn inches(tenths: Option<i32>) -> Option<f32> {
    tenths.and_then(|tenths| u16::try_from(tenths).ok()).map(|tenths| f32::from(tenths) / 10.0)
}

fn line_of(offer: &Offer, ctx: &PageContext) -> String {
    let spec = &offer.specification;
    Line {
        screen_inches: inches(spec.screen_inch_tenths),
        processor: spec.processor.as_deref(),
        memory_gb: spec.memory_mb.map(|megabytes| i64::from(megabytes / 1024)).filter(|size| *size > 0),
        storage_gb: offer.storage_gb.map(i64::from),
        system: spec.operating_system.as_deref(),
        keyboard: spec.keyboard_layout.as_deref(),
    }
    .write(ctx)
}

/// A price as one types it, without the unit.
fn typed_price(cents: i64, ctx: &PageContext) -> String {
    let comma = match ctx.language {
        frontend::Language::Fr => ',',
        frontend::Language::En => '.',
    };
    if cents % 100 == 0 {
        (cents / 100).to_string()
    } else {
        format!("{}{comma}{:02}", cents / 100, cents % 100)
    }
}
