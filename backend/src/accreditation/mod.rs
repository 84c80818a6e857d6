//! The operator's listing of refurbishers and mediation structures. Law 4: who is not accredited, or is suspended,
//! receives no new lot and publishes nothing.

mod entity;
mod figures;
pub mod reuse;
pub mod rules;
mod store;

pub use figures::{Figures, Warning, all_figures, count_warned, figures_of, most_figures, record_figures};
pub use reuse::ReuseRate;
pub use rules::{Action, Kind, State};
pub use store::{
    File, NewFile, USUAL_RADIUS_KM, count_active, file_of, files_of, insert_many, reachable_refurbishers,
    require_active, set_state,
};
