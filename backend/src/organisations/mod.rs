//! Organisations, what they may do, and their sites.

mod api;
mod benches;
mod entity;
mod store;
mod terms;
mod within;

pub use api::router as api;
pub use benches::{Bench, ErasureMethod, all_workshops, benches, set_bench};
pub use store::{
    NewOrganisation, NewSite, Organisation, Site, SiteKind, address, address_in, capacities_of, find,
    find_many, find_sites, insert_many, leads_of, nearest_sites, own_site, search, set_usual_gift, site,
    sites_of, sites_of_kind, sites_of_many, steered_departments, with_capacity,
};
pub use terms::{CollectionTerms, collection_terms, set_collection_terms};
pub use within::{named, within};
