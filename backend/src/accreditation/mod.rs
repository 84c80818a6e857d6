//! The operator's listing of refurbishers and mediation structures. Law 4: who is not accredited, or is suspended,
//! receives no new lot and publishes nothing.

mod act;
mod api;
mod applicant;
mod certificate;
mod complete;
mod criteria;
mod criteria_pages;
mod dossier;
mod entity;
mod examine;
mod figures;
mod known;
mod mail;
mod measured;
pub mod night;
mod pages;
pub mod procedure;
pub mod quality;
mod register;
mod register_pages;
pub mod reuse;
pub mod review;
pub mod rules;
mod store;
mod suspension;
mod todo;
mod view;

pub use act::{Act, act, kind_of, read};
pub use api::router as api;
pub use applicant::{attach, begin};
pub use complete::{complete_files, keep_past_proof};
pub use criteria::{
    CriteriaVersion, begin_version, current, drop_criterion, load_criteria, publish_version, put_criterion,
    versions,
};
pub use dossier::{Dossier, own_dossier};
pub use figures::{Figures, Measured, all_figures, count_warned, figures_of, most_figures, record_figures};
pub use known::{NationalList, import_structures};
pub use measured::{in_words, share};
pub use pages::pages;
pub use quality::{Delay, PublicQuality, Quality, Receptions, Tickets};
pub use register::{RegisterEntry, RegisterLine, register};
pub use reuse::{ReuseRate, Warning};
pub use rules::{Action, Kind, State};
pub use store::{
    File, NewFile, USUAL_RADIUS_KM, count_active, file_ids, file_of, files_of, insert_many,
    reachable_refurbishers, require_active, require_filing, set_state,
};
pub use todo::todo;
