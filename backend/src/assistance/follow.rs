//! Where something stands, by its short code: for whoever has the code, on the page or on the telephone.

use frontend::filters::{self, Day};
use frontend::{Text, Texts};
use sea_orm::ConnectionTrait;

use crate::kernel::{
    DonationLotId, Error, ErrorKind, Instant, OpContext, OrientationId, ParticipantId, PurchaseOrderId,
    RequestId, Result, ShortCode, Standing,
};
use crate::platform::short_codes;
use crate::solidarity::Whither;
use crate::solidarity::orientation::ORIENTATION;
use crate::web::App;
use crate::{donations, purchasing, solidarity};

/// What a code says.
#[derive(Clone, Debug)]
pub(super) struct Followed {
    /// The code.
    pub(super) code: ShortCode,
    /// What it is for: `donation_lot`, `participation`, `purchase_order` or `request`.
    pub(super) kind: String,
    /// Where that stands.
    pub(super) standing: Standing,
    /// Where a person passed by telephone goes, or who follows a request.
    pub(super) whither: Option<Whither>,
    /// When this was said.
    pub(super) at: Instant,
}

/// One answer for whatever is no code of ours, mistyped or not.
fn unknown() -> Error {
    Error::new(ErrorKind::NotFound, "short-code-unknown")
}

/// Where the thing of that code stands; `place` is where the question comes from, for limits only.
///
/// # Errors
/// `too-many-tries` (429); `short-code-unknown` (404), always the same.
pub(super) async fn follow(app: &App, op: &OpContext, place: &str, typed: &str) -> Result<Followed> {
    let asker = op.viewer().map_or_else(|| place.to_owned(), |acting| acting.user_id.to_string());
    app.follows.check(&asker)?;
    let code = ShortCode::parse(typed).ok_or_else(unknown)?;
    let c = app.db.fresh();
    let (kind, id) = short_codes::find(c, &code).await?.ok_or_else(unknown)?;
    if kind == ORIENTATION {
        let found = solidarity::standing_of_orientation(c, op.now, OrientationId(id)).await?;
        let (of_request, standing) = found.ok_or_else(unknown)?;
        let kind = if of_request { solidarity::REQUEST.to_owned() } else { kind };
        let whither = match solidarity::request_of_orientation(c, OrientationId(id)).await? {
            Some(request) => solidarity::whither_of_request(c, request).await?,
            None => solidarity::whither(c, OrientationId(id)).await?,
        };
        return Ok(Followed { code, kind, standing, whither, at: op.now });
    }
    let standing = standing(c, op.now, &kind, id).await?.ok_or_else(unknown)?;
    let whither = match kind.as_str() {
        solidarity::REQUEST => solidarity::whither_of_request(c, RequestId(id)).await?,
        _ => None,
    };
    Ok(Followed { code, kind, standing, whither, at: op.now })
}

async fn standing(
    c: &impl ConnectionTrait,
    now: Instant,
    kind: &str,
    id: uuid::Uuid,
) -> Result<Option<Standing>> {
    match kind {
        donations::LOT => donations::standing(c, DonationLotId(id)).await,
        purchasing::PARTICIPATION => purchasing::standing_of_participation(c, ParticipantId(id)).await,
        purchasing::PURCHASE_ORDER => purchasing::standing_of_purchase_order(c, PurchaseOrderId(id)).await,
        solidarity::REQUEST => solidarity::standing(c, now, RequestId(id)).await,
        _ => Ok(None),
    }
}

impl Followed {
    fn filled(&self, text: Text, texts: Texts) -> String {
        let date = self.standing.until.map(|at| filters::write_near_date(at.calendar_day(), texts));
        text.with("date", date.unwrap_or_default())
            .with("weeks", self.standing.weeks.unwrap_or_default())
            .with("today", filters::write_date(self.at.calendar_day(), texts))
            .to_string()
    }

    /// What it is, in a word.
    pub(super) fn title(&self, texts: Texts) -> String {
        texts.dynamic("follow-kind-", &self.kind).to_string()
    }

    /// Where it stands, in a sentence.
    pub(super) fn now(&self, texts: Texts) -> String {
        let code = format!("{}-{}", self.kind, self.standing.state);
        self.filled(texts.dynamic("follow-now-", code), texts)
    }

    /// What comes next, and when.
    pub(super) fn next(&self, texts: Texts) -> String {
        let code = format!("{}-{}", self.kind, self.standing.state);
        self.filled(texts.dynamic("follow-next-", code), texts)
    }

    /// Where to go and what for, a sentence each; none for whatever needs no going.
    pub(super) fn whither(&self, texts: Texts) -> Vec<String> {
        let Some(place) = &self.whither else { return Vec::new() };
        let who = if place.expected { texts.t("follow-where") } else { texts.t("follow-structure") };
        let who = who.with("structure", place.structure.as_str()).with("address", place.address.as_str());
        let mut said = vec![who.to_string()];
        if !place.telephone.is_empty() {
            said.push(texts.t("follow-where-call").with("phone", place.telephone.as_str()).to_string());
        }
        let category = texts.dynamic("category-", &place.category).to_string();
        said.push(texts.t("follow-asked").with("category", category).to_string());
        if let Some(one) = &place.received {
            let device = format!("{} ({})", one.device, one.reference);
            said.push(
                texts
                    .t("follow-received")
                    .with("device", device)
                    .with("workshop", one.workshop.as_str())
                    .to_string(),
            );
            if !one.telephone.is_empty() {
                said.push(texts.t("follow-received-call").with("phone", one.telephone.as_str()).to_string());
            }
        }
        said
    }

    /// Its page, for whoever may see it; empty for anybody else.
    pub(super) fn page(&self, op: &OpContext) -> String {
        let own = op.viewer().map(|acting| acting.organisation_id);
        let mut pages = self.standing.pages.iter();
        pages.find(|(id, _)| Some(*id) == own).map(|(_, page)| page.clone()).unwrap_or_default()
    }

    /// Its code, letter by letter: « F comme François, … ».
    pub(super) fn spelled(&self, texts: Texts) -> String {
        spelled(&self.code, texts)
    }
}

/// A code's letters as one says them on the telephone.
pub(super) fn spelled(code: &ShortCode, texts: Texts) -> String {
    let letters = code.letters().map(|c| texts.dynamic("spell-", c.to_ascii_lowercase()).to_string());
    letters.collect::<Vec<_>>().join(", ")
}
