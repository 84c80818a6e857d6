//! The reception of a lot part: the blind count, containers, photos and signatures.

use askama::Template;

use crate::components::PhotoLine;
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::object::Ask;

/// A kind of equipment to count: what it is, and how many were counted so far. Never how many were declared.
#[derive(Clone, Debug)]
pub struct KindLine {
    /// The position of its first line in the list.
    pub position: i32,
    pub title: String,
    pub category: String,
    pub counted: i64,
    /// What was typed and refused; empty for nothing.
    pub typed: String,
}

/// One entry of a count.
#[derive(Clone, Debug)]
pub struct EntryLine {
    pub id: String,
    /// « 2 × Dell Latitude 5490 », « n° PF1ABCDE, Lenovo ThinkPad T480 ».
    pub what: String,
    /// « Ana Pons, à 10 h 12 ».
    pub who: String,
    /// Said beside it, such as « non déclaré »; empty for nothing.
    pub note: String,
    /// Whether it can be taken back.
    pub may_take_back: bool,
}

/// A container, in words.
#[derive(Clone, Debug)]
pub struct ContainerLine {
    pub number: String,
    pub detail: String,
    pub tone: &'static str,
    pub condition: String,
}

/// What was typed of a container.
#[derive(Clone, Debug, Default)]
pub struct ContainerTyped {
    pub number: String,
    pub seal: String,
    pub weight: String,
    /// Whether it says something else than what somebody wrote: then correcting that is asked for.
    pub differs: bool,
}

/// One of the two signatures.
#[derive(Clone, Debug)]
pub struct SignaturePart {
    /// `hands_over` or `receives`.
    pub side: &'static str,
    pub title: String,
    /// Who signed, in which role and when; empty when nobody has.
    pub signed: String,
    /// The drawn strokes, as points of polylines; none when it was ticked.
    pub strokes: Vec<String>,
    pub name: String,
    pub role: String,
}

/// `/desk/lot-parts/{id}/reception`.
#[derive(Template)]
#[template(path = "pages/reception/reception.html")]
pub struct ReceptionPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub id: String,
    pub reference: String,
    pub donor: String,
    /// Whether the count is open to the reader.
    pub counting: bool,
    /// Whether it was closed, and the lot not received yet.
    pub closed: bool,
    /// Whether the reader may write at all.
    pub may_work: bool,
    pub asks: Vec<Ask>,
    /// Under which key the next entry is written: sent twice, it counts once.
    pub key: String,
    /// What came of the last entry; empty for nothing.
    pub said: String,
    pub kinds: Vec<KindLine>,
    /// The address of the next kinds; empty for none.
    pub kinds_next: String,
    pub after: String,
    /// The kinds and « non déclaré », for a number that is not on the list.
    pub kind_choices: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub label: String,
    pub quantity: String,
    pub serial: String,
    /// Everything counted so far.
    pub total: i64,
    pub undeclared: i64,
    /// Who counts, and how many each has counted: « Ana Pons : 12 ».
    pub people: Vec<String>,
    pub entries: Vec<EntryLine>,
    pub containers: Vec<ContainerLine>,
    /// The weight of all containers together; empty for none.
    pub weight: String,
    pub conditions: Vec<Choice>,
    pub container: ContainerTyped,
    /// Whether containers may be written down.
    pub may_contain: bool,
    pub photos: Vec<PhotoLine>,
    pub signatures: Vec<SignaturePart>,
}
