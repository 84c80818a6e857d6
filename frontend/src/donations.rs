//! A donor's lots, and the lot parts of a refurbisher.

use askama::Template;

use crate::campaigns::LotWays;
use crate::components::{Cell, Column, Fact};
use crate::context::{NavItem, PageContext};
use crate::estimate::Quantity;
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::lists::List;
use crate::map::OfferMap;
use crate::object::ObjectView;
use crate::rules::OfferWhy;

/// One fault of one line of a file, in words.
#[derive(Clone, Debug)]
pub struct RefusedLine {
    /// The line as people count them.
    pub line: String,
    /// The heading of the column; empty for none.
    pub column: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

/// A table ready to be shown.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// `/desk/lots`.
#[derive(Template)]
#[template(path = "pages/donations/lots.html")]
pub struct LotsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
    /// The lots that wait for an answer, with their addresses.
    pub waiting: Vec<(String, String)>,
}

/// `/desk/given-devices`: the devices that a donor gave.
#[derive(Template)]
#[template(path = "pages/donations/given.html")]
pub struct GivenDevicesPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
    /// The reference and the address of the lot they came in; empty for all lots.
    pub lot: String,
    pub lot_address: String,
}

/// A file that is sent in parts.
#[derive(Clone, Debug)]
pub struct FileOnTheWay {
    pub id: String,
    pub name: String,
    /// Bytes that have arrived, and bytes in all.
    pub received: i64,
    pub size: i64,
}

/// `/desk/lots/new`: posts `site_id`, `legal_basis`, `wish`, the file `inventory`, the id `upload` of one that was sent in
/// parts, or a quantity for each category, and `replaces` to `/desk/lots/preview`.
#[derive(Template)]
#[template(path = "pages/donations/new_lot.html")]
pub struct NewLotPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub sites: Vec<Choice>,
    pub bases: Vec<Choice>,
    pub wishes: Vec<Choice>,
    /// What became of devices of donors of this kind, by wish, and of how many.
    pub shares: Rows,
    pub shares_counted: String,
    /// Workshops that a donor may prefer.
    pub preferred: Vec<Choice>,
    /// Campaigns of the site's commune that take things; none shows no question.
    pub campaigns: Vec<Choice>,
    /// What is wrong with a file that had not one good line.
    pub refusals: Vec<RefusedLine>,
    /// Quantities that are declared when no file is sent, as typed.
    pub quantities: Vec<Quantity>,
    /// What was counted before, in words: « 12 ordinateurs portables »; empty for nothing.
    pub counted: String,
    /// The id and the reference of the draft whose list is replaced; empty for a new lot.
    pub replaces: String,
    pub replaced: String,
    /// The file that was sent in parts and is whole; it needs no sending.
    pub upload: Option<FileOnTheWay>,
    /// Other files on the way; `/desk/lots/uploads/{id}/remove` removes one.
    pub on_the_way: Vec<FileOnTheWay>,
}

/// `/desk/collection-terms`: posts `site_id`, `free_from` and `largest_lot` to the same address.
#[derive(Template)]
#[template(path = "pages/donations/terms.html")]
pub struct CollectionTermsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub workshops: Vec<WorkshopTerms>,
    pub errors: FieldErrors,
}

/// A workshop and what it says of its collections, as typed; empty where it has not said.
#[derive(Clone, Debug)]
pub struct WorkshopTerms {
    pub id: String,
    pub label: String,
    /// Whether errors are this one's: the one that was refused, or else the first.
    pub main: bool,
    pub free_from: String,
    pub largest_lot: String,
    pub radius_km: Option<i32>,
}

/// `/desk/capacity`: posts `site_id`, `weekly_<category>` and `erasure` to the same address.
#[derive(Template)]
#[template(path = "pages/donations/capacity.html")]
pub struct BenchPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub workshops: Vec<WorkshopBench>,
    pub errors: FieldErrors,
}

/// A workshop's bench, as typed.
#[derive(Clone, Debug)]
pub struct WorkshopBench {
    pub id: String,
    pub label: String,
    /// Whether errors are this one's: the one that was refused, or else the first.
    pub main: bool,
    /// Whether it takes nothing at all.
    pub closed: bool,
    pub quantities: Vec<BenchQuantity>,
    pub methods: Vec<Choice>,
    /// Monday first.
    pub days: Vec<BenchDay>,
}

impl WorkshopBench {
    fn choices(&self) -> &[Choice] {
        &self.methods
    }
}

/// When a bench is open on a day, as typed.
#[derive(Clone, Debug)]
pub struct BenchDay {
    pub field: String,
    pub label: String,
    pub typed: String,
}

/// What a bench takes of one kind in a week.
#[derive(Clone, Debug)]
pub struct BenchQuantity {
    pub field: String,
    pub label: String,
    pub typed: String,
    /// What is left this week, in words; empty when nothing was said.
    pub free: String,
}

/// `/ateliers`.
#[derive(Template)]
#[template(path = "pages/donations/benches.html")]
pub struct BenchesPage {
    pub ctx: PageContext,
    /// Free room by département, in devices.
    pub map: OfferMap,
    pub workshops: Rows,
    /// Where the next ones are; empty after the last.
    pub next: String,
}

/// A heading of a file, and what it may mean.
#[derive(Clone, Debug)]
pub struct ColumnChoice {
    pub id: String,
    pub heading_id: String,
    pub heading: String,
    pub choices: Vec<Choice>,
}

/// `/desk/lots/{id}/preview`: what was understood of a file, before the lot is declared.
#[derive(Template)]
#[template(path = "pages/donations/preview.html")]
pub struct PreviewPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub id: String,
    pub reference: String,
    /// How much was understood, and how much is to be corrected.
    pub title: String,
    /// Empty when there was no file.
    pub file_name: String,
    /// Whether only quantities were told, without a list.
    pub from_units: bool,
    /// « 148 lignes comprises, 312 appareils ».
    pub sentence: String,
    /// One table of columns per sheet, with the sheet's name.
    pub sheets: Vec<(String, Rows)>,
    /// What each column may be said to mean: posts `heading_N` and `meaning_N` to `/desk/lots/{id}/columns`.
    pub columns: Vec<ColumnChoice>,
    /// That the columns are read as the donor said; empty when it said nothing.
    pub columns_said: String,
    pub lines: Rows,
    /// Lines that are not shown.
    pub more: i64,
    pub refused: i64,
    pub refusals: Vec<RefusedLine>,
    pub notes: Vec<String>,
    pub facts: Vec<Fact>,
    /// Whether the reader may declare it, or give it up.
    pub may_work: bool,
    /// The lot declared before with the same file: its reference and address; empty for none.
    pub same_as: String,
    pub same_address: String,
    /// What is said of declared lots that hold machines of this list, with their addresses.
    pub held: Vec<(String, String)>,
}

/// `/desk/lots/{id}`: one lot, as its donor sees it.
#[derive(Template)]
#[template(path = "pages/donations/lot.html")]
pub struct LotPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    /// What is said of the tax receipt that follows it, in paragraphs; none without one.
    pub receipt: Vec<String>,
    /// What is to be made ready before the workshop comes, and how to ask for another day; empty when that is over.
    pub prepare: Vec<String>,
    pub another_day: String,
    /// Where to delete it when it was never declared; empty otherwise.
    pub delete: String,
    /// Other ways for a lot that nobody takes, and the campaign that it is given through.
    pub ways: Option<LotWays>,
    /// Why its last workshop was asked; none before one is.
    pub why: Option<OfferWhy>,
    /// Where to withdraw it; empty when that is over.
    pub cancel: String,
    /// What was answered before its collection.
    pub preparation: Vec<Fact>,
    /// Where its devices stand, once received, and the address of their list.
    pub outcomes: Vec<Fact>,
    pub devices: String,
    /// Lines whose count differed at the workshop, and what it found beyond the list.
    pub differences: Rows,
    pub extras: Rows,
    /// Its parts when it went to several workshops; none for a lot that is whole.
    pub pieces: Vec<Fact>,
    /// What was said when the count was contested, and what may be said now: where it is sent, empty for nothing.
    pub disputes: Vec<Fact>,
    pub contest: String,
    pub answer: String,
    pub dispute_answers: Vec<Choice>,
    /// Where one's own dispute is withdrawn; empty for nothing.
    pub withdrawal: String,
    pub lines: Rows,
    /// Lines that are not shown.
    pub more: i64,
    pub refused: i64,
    pub refusals: Vec<RefusedLine>,
}

/// `/desk/lot-parts`.
#[derive(Template)]
#[template(path = "pages/donations/parts.html")]
pub struct PartsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
}

/// What the refurbisher can do with a part now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartStep {
    /// Take it or not.
    Answer,
    /// Plan its collection, or say it is collected.
    Plan,
    /// Say it is collected, or plan anew.
    Collect,
    /// Count it, or say why the count differs.
    Count,
    /// Contest the count.
    Contest,
    /// Answer the donor, who contests the count.
    AnswerDispute,
    /// Withdraw one's own dispute.
    WithdrawDispute,
    /// Nothing here: its devices are at the bench.
    Nothing,
}

/// One line to count.
#[derive(Clone, Debug)]
pub struct CountLine {
    pub id: String,
    /// The line of the file.
    pub line: String,
    pub title: String,
    /// Serial number and the like; empty for none.
    pub detail: String,
    pub expected: i32,
    /// What was typed, or what is expected.
    pub counted: String,
    pub reasons: Vec<Choice>,
    /// What is wrong with the count; empty for nothing.
    pub fault: String,
}

/// `/desk/lot-parts/{id}`: one part, as its refurbisher sees it.
#[derive(Template)]
#[template(path = "pages/donations/part.html")]
pub struct PartPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    pub id: String,
    /// What the reader can do: nothing for whoever only reads.
    pub step: PartStep,
    /// Where the agreement is signed that is missing before its collection; empty when none is.
    pub agreement: String,
    /// Why this workshop was asked; none for an offer older than the rule.
    pub why: Option<OfferWhy>,
    pub decline_reasons: Vec<Choice>,
    pub decline_text: String,
    pub planned_for: String,
    /// The lines, when they are not being counted.
    pub lines: Rows,
    /// Where it is counted; empty before it is here.
    pub reception: String,
    /// Whether the count is closed: only then is what was declared shown beside it.
    pub count_closed: bool,
    /// The lines whose count differs from the list, when each difference waits for its reason.
    pub counts: Vec<CountLine>,
    /// A reason for all the differences that have none of their own.
    pub reasons: Vec<Choice>,
    /// What its donor answered before the collection, and what is missing, in words.
    pub preparation: Vec<Fact>,
    pub unprepared: Vec<String>,
    /// What was found beyond the list.
    pub extras: Rows,
    /// What was said when the count was contested, and the answers one may give.
    pub disputes: Vec<Fact>,
    pub dispute_answers: Vec<Choice>,
    pub dispute_words: String,
    /// Lines whose count differed.
    pub differences: Rows,
    pub devices: Rows,
    pub devices_more: i64,
    pub lines_next: String,
}

impl Rows {
    /// Without the columns, but the first, that hold nothing.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        for place in (1..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row.get(place).is_none_or(|cell| cell.text.is_empty())) {
                self.columns.remove(place);
                for row in self.rows.iter_mut().filter(|row| place < row.len()) {
                    row.remove(place);
                }
            }
        }
        self
    }
}
