//! The outside: assembles the rooms' routes, reads requests, writes pages and JSON, explains errors.

mod app;
mod error_page;
mod extract;
mod form_token;
mod forms;
mod idempotency;
mod json;
mod kept;
mod lost;
mod nav;
pub mod object;
mod openapi;
mod page_forms;
mod pages;
pub mod problem;
mod request;
mod router;
mod sent_form;
mod serve;
mod short_code;

pub use app::App;
pub use extract::{Args, Body, CalledFrom, Ctx, FormBody, Id, MaybeBody, Op, Upload};
pub use forms::{errors_of, sentence};
pub use kept::part_that_wrote;
pub use nav::{desk_nav, way_in};
pub use openapi::document as openapi_document;
pub use pages::{Flasher, Html, Pages, download, see_other, set_flash};
pub use problem::Problem;
pub use request::{LANGUAGE_COOKIE, SIGNED_IN_AS, SignedIn};
pub use router::{page_routes, router};
pub use serve::{serve, told_to_stop};
pub use short_code::{follow_address, short_code_fact, short_code_line};
