//! Buying together: pooled orders and purchase orders.

use askama::Template;

use crate::components::{Cell, Column, Contact, Fact};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::home::OpenOrder;
use crate::lists::List;
use crate::object::{Ask, ObjectView};

/// A table of a page.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// `/desk/pooled-orders`: one's own, then those open nearby.
#[derive(Template)]
#[template(path = "pages/purchasing/pooled_orders.html")]
pub struct PooledOrdersPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Whether the reader may begin an order.
    pub may_start: bool,
    /// One's own.
    pub list: List,
    pub open: Listing,
    /// How far away those are at most, in kilometres.
    pub reach: i64,
}

/// `/desk/pooled-orders/new`: up to three needs.
#[derive(Template)]
#[template(path = "pages/purchasing/new_pooled_order.html")]
pub struct NewPooledOrderPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// Where the form is sent.
    pub address: String,
    /// The version of the draft that is changed; none for a new order.
    pub version: Option<i64>,
    /// The offer that the first need is filled from.
    pub from: Option<FromOffer>,
    /// Open orders that want equipment of that kind.
    pub orders: Vec<OpenOrder>,
    /// Whether the coordinator buys, too: a territory's lead only gathers others.
    pub buys: bool,
    pub title: String,
    pub closes_at: String,
    pub minimum_quantity: String,
    /// Where to deliver; shown when there is a choice.
    pub sites: Vec<Choice>,
    pub needs: Vec<NeedForm>,
}

impl NewPooledOrderPage {
    /// The page of the draft that is changed.
    fn back(&self) -> &str {
        self.address.strip_suffix("/edit").unwrap_or(&self.address)
    }
}

/// The offer that an order begins from.
#[derive(Clone, Debug, Default)]
pub struct FromOffer {
    pub id: String,
    pub title: String,
    pub address: String,
}

/// One need as it is typed; its fields end with its number.
#[derive(Clone, Debug, Default)]
pub struct NeedForm {
    pub number: usize,
    pub categories: Vec<Choice>,
    pub label: String,
    pub memory: String,
    pub grades: Vec<Choice>,
    pub systems: Vec<Choice>,
    pub ceiling: String,
    pub distance: String,
    pub quantity: String,
}

impl NeedForm {
    fn categories(&self) -> &[Choice] {
        &self.categories
    }

    fn systems(&self) -> &[Choice] {
        &self.systems
    }

    fn grades(&self) -> &[Choice] {
        &self.grades
    }

    fn field(&self, name: &str) -> String {
        format!("{name}_{}", self.number)
    }

    /// Whether it is shown at once: the first need, and one with something typed or at fault.
    fn is_open(&self, errors: &FieldErrors) -> bool {
        let typed = [&self.label, &self.memory, &self.ceiling, &self.distance, &self.quantity];
        let parts = ["category", "label", "memory", "system", "grade", "ceiling", "distance", "quantity"];
        self.number == 1
            || typed.iter().any(|text| !text.is_empty())
            || self.categories.iter().any(|choice| choice.selected)
            || parts.iter().any(|part| errors.get(self.field(part)).is_some())
    }
}

/// `/desk/pooled-orders/{id}`.
#[derive(Template)]
#[template(path = "pages/purchasing/pooled_order.html")]
pub struct PooledOrderPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// The page's own address.
    pub address: String,
    pub version: i64,
    pub object: ObjectView,
    pub progress: String,
    pub wanted: i64,
    pub minimum: i64,
    pub needs: Listing,
    pub members: Listing,
    pub found: Listing,
    /// Cents that a kilometre is reckoned at, and how many kilometres a listing may be away.
    pub found_rule: (i64, i64),
    pub unserved: Listing,
    pub orders: Listing,
    /// The form of one's own quantities, while the order is open.
    pub join: Option<JoinForm>,
    /// The closing day as typed, while it may be put off.
    pub extend: Option<String>,
}

impl PooledOrderPage {
    fn action(&self, verb: &str) -> String {
        format!("{}/{verb}", self.address)
    }
}

/// One's own quantities.
#[derive(Clone, Debug, Default)]
pub struct JoinForm {
    /// Whether it changes what was said before.
    pub joined: bool,
    pub lines: Vec<JoinLine>,
    /// Where to deliver; shown when there is a choice.
    pub sites: Vec<Choice>,
}

impl JoinForm {
    fn sites(&self) -> &[Choice] {
        &self.sites
    }
}

/// One need to be answered; its fields end with its number.
#[derive(Clone, Debug, Default)]
pub struct JoinLine {
    pub number: usize,
    /// The question: how many for this need.
    pub label: String,
    /// The need's own words.
    pub what: String,
    pub hint: String,
    pub quantity: String,
    pub tolerance: String,
}

impl JoinLine {
    fn field(&self, name: &str) -> String {
        format!("{name}_{}", self.number)
    }
}

/// `/desk/pooled-orders/{id}/commit`: what one is about to be bound by.
#[derive(Template)]
#[template(path = "pages/purchasing/commit.html")]
pub struct CommitPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// The pooled order's address.
    pub address: String,
    pub title: String,
    pub lines: Listing,
    pub facts: Vec<Fact>,
    /// How many purchase orders it makes.
    pub orders: usize,
    pub may_sign: bool,
    /// Who may commit, where the reader may not.
    pub asks: Vec<Ask>,
}

/// `/desk/purchase-orders`, of a buyer or of a supplier.
#[derive(Template)]
#[template(path = "pages/purchasing/purchase_orders.html")]
pub struct PurchaseOrdersPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Whether they are sales.
    pub sales: bool,
    pub list: List,
}

/// `/desk/purchase-orders/{id}`.
#[derive(Template)]
#[template(path = "pages/purchasing/purchase_order.html")]
pub struct PurchaseOrderPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// The page's own address.
    pub address: String,
    pub version: i64,
    pub object: ObjectView,
    pub lines: Listing,
    pub devices: Listing,
    /// Whether the devices are still to be packed: nothing left yet.
    pub to_pack: bool,
    pub certify: Option<CertifyForm>,
    /// The reason as typed, while it may be given up.
    pub cancel: Option<String>,
}

impl PurchaseOrderPage {
    fn action(&self, verb: &str) -> String {
        format!("{}/{verb}", self.address)
    }

    /// What the table of devices is called.
    fn packing(&self) -> String {
        match self.to_pack {
            true => self.ctx.t("purchase-order-to-pack").to_string(),
            false => self.ctx.t("purchase-order-devices").to_string(),
        }
    }
}

/// What the buyer counted.
#[derive(Clone, Debug, Default)]
pub struct CertifyForm {
    pub lines: Vec<CertifyLine>,
    /// Whom to call about what is broken.
    pub supplier: String,
    pub telephone: String,
    pub reserves: String,
}

impl CertifyForm {
    /// The supplier's number as a link.
    fn telephone_link(&self) -> String {
        format!("tel:{}", self.telephone.replace(char::is_whitespace, ""))
    }
}

/// One line to be counted; its field ends with its number.
#[derive(Clone, Debug, Default)]
pub struct CertifyLine {
    pub number: i32,
    pub label: String,
    pub received: String,
    /// Of those, arrived broken.
    pub broken: String,
}

impl CertifyLine {
    fn field(&self) -> String {
        format!("received_{}", self.number)
    }

    fn broken_field(&self) -> String {
        format!("broken_{}", self.number)
    }
}

/// `/desk/purchase-orders/{id}/sign`: what one is about to sign.
#[derive(Template)]
#[template(path = "pages/purchasing/sign.html")]
pub struct SignPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// The purchase order's address.
    pub address: String,
    pub version: i64,
    pub reference: String,
    /// Whom one orders from, and whom to call about the delivery.
    pub supplier: Contact,
    /// « Vous signez en tant que … »; empty for who may not.
    pub signs: String,
    pub lines: Listing,
    pub facts: Vec<Fact>,
    pub may_sign: bool,
    /// Whether it is signed already, or too late.
    pub over: bool,
    /// Who may sign, where the reader may not.
    pub asks: Vec<Ask>,
}
