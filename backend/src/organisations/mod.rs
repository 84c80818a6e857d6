//! Organisations, what they may do, and their sites.

mod api;
mod entity;
mod store;

pub use api::router as api;
pub use store::{
    NewOrganisation, NewSite, Organisation, Site, SiteKind, capacities_of, find, find_many, insert_many,
    nearest_sites, own_site, set_usual_gift, site, sites_many, sites_of, sites_of_kind,
};
