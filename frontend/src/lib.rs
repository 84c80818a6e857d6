//! What people see: pages, components, texts. Knows no database and no room.
//!
//! Read `GUIDE.md` beside this crate before writing a page.

pub mod accounts;
pub mod accreditation;
pub mod agreement;
pub mod assets;
pub mod assistance;
pub mod campaigns;
pub mod catalogue;
pub mod certificates;
pub mod chart;
pub mod components;
pub mod context;
pub mod design;
pub mod desks;
pub mod devices;
pub mod donations;
pub mod donor_file;
pub mod errors;
pub mod estimate;
pub mod filing;
pub mod filters;
pub mod follow;
pub mod forms;
pub mod hardware;
pub mod home;
pub mod kept;
pub mod legal;
pub mod lines;
pub mod listings;
pub mod lists;
pub mod logistics;
pub mod map;
pub mod models;
pub mod monitoring;
pub mod object;
pub mod opinions;
pub mod preparation;
pub mod purchasing;
pub mod qr;
pub mod reception;
pub mod refill;
pub mod refurbishing;
pub mod rgaa;
pub mod rules;
pub mod sandbox;
pub mod solidarity;
pub mod texts;
pub mod tokens;
pub mod waste;
pub mod workbench;

pub use context::{Flash, FlashKind, NavItem, OtherCapacity, PageContext, Practice, Tour, Viewer};
pub use forms::{Choice, FieldErrors};
pub use texts::{Language, Text, Texts};
