//! The reuse rate of refurbishers (law 10): counted from events when it is asked for, recorded every night.

use chrono::Months;
use frontend::Texts;
use frontend::filters::write_decimal;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::Value;

use crate::accounts::tell;
use crate::accreditation::{self, ReuseRate, Warning, reuse::WINDOW_MONTHS};
use crate::devices::{self, DeviceOutcome};
use crate::kernel::{Capacity, Instant, OpContext, OrganisationId, Page, Paging, Result, Todo};
use crate::organisations;
use crate::platform::{Db, jobs};
use crate::web::App;

/// Every refurbisher is measured.
pub const MEASURE: &str = "impact.measure";
/// When in the night, in hours UTC.
const HOUR: u32 = 1;

/// The twelve months up to `now`: after the first, up to the second.
#[must_use]
pub fn window(now: Instant) -> (Instant, Instant) {
    (now.checked_sub_months(Months::new(WINDOW_MONTHS)).unwrap_or(now), now)
}

/// The rate of every refurbisher with an outcome in the window, by id.
///
/// # Errors
/// When the database fails.
pub async fn measure(c: &impl ConnectionTrait, now: Instant) -> Result<Vec<(OrganisationId, ReuseRate)>> {
    let (from, to) = window(now);
    devices::outcomes_by_workshop(c, None, from, to).await
}

/// The rate of one refurbisher.
///
/// # Errors
/// When the database fails.
pub async fn rate_of(c: &impl ConnectionTrait, workshop: OrganisationId, now: Instant) -> Result<ReuseRate> {
    let (from, to) = window(now);
    let counted = devices::outcomes_by_workshop(c, Some(workshop), from, to).await?;
    Ok(counted.into_iter().next().map(|(_, rate)| rate).unwrap_or_default())
}

/// The devices behind one refurbisher's rate.
///
/// # Errors
/// When the database fails.
pub async fn behind(
    c: &impl ConnectionTrait,
    workshop: OrganisationId,
    now: Instant,
    paging: &Paging,
) -> Result<Page<DeviceOutcome>> {
    let (from, to) = window(now);
    devices::outcomes_of(c, workshop, from, to, paging).await
}

/// Plans the next measure: at once for today, or for the night to come.
///
/// # Errors
/// When the database fails.
pub async fn plan(db: &Db, op: &OpContext, tonight: bool) -> Result<()> {
    jobs::plan_night(db, op, MEASURE, HOUR, tonight).await
}

/// Measures every refurbisher, records the figures, and tells who is warned.
///
/// # Errors
/// When the database fails.
pub async fn record_all(app: &App, op: &OpContext) -> Result<()> {
    let measured = measure(app.db.read(), op.now).await?;
    let mut known: std::collections::HashMap<OrganisationId, ReuseRate> = measured.into_iter().collect();
    // Who was measured before and has nothing left in the window is measured as nothing.
    let mut paging = Paging { limit: Some(100), after: None };
    loop {
        let page = accreditation::all_figures(app.db.read(), &paging).await?;
        for figures in page.items {
            known.entry(figures.organisation_id).or_default();
        }
        let Some(next) = page.next else { break };
        paging.after = Some(next);
    }
    for (organisation, rate) in known {
        app.db
            .tx(async |t| match accreditation::record_figures(t, op, organisation, rate).await? {
                Warning::Raised => warn(app, t, op, organisation, &rate).await,
                Warning::Lifted | Warning::Unchanged => Ok(()),
            })
            .await?;
    }
    Ok(())
}

/// Runs the nightly measure; the next one is planned first, so that a failure breaks no chain.
///
/// # Errors
/// When the database fails.
pub async fn run(app: App, _: Value) -> Result<()> {
    let op = OpContext::system("impact", app.clock.now());
    plan(&app.db, &op, true).await?;
    record_all(&app, &op).await
}

/// A rate as people read it, « 48,2 % »; a dash before the first outcome.
pub(super) fn written(permille: Option<u64>, texts: Texts) -> String {
    let Some(permille) = permille else { return "–".to_owned() };
    let percent = write_decimal(i64::try_from(permille).unwrap_or_default() * 100_000, texts.language);
    texts.t("reuse-percent").with("value", percent).to_string()
}

async fn warn(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    organisation: OrganisationId,
    rate: &ReuseRate,
) -> Result<()> {
    let base = app.config.public_url.trim_end_matches('/');
    tell(t, op, organisation, |texts| {
        let text = texts
            .t("mail-reuse-warning-text")
            .with("units", written(rate.units_permille(), texts))
            .with("mass", written(rate.mass_permille(), texts))
            .with("address", format!("{base}/desk/reuse"));
        (texts.t("mail-reuse-warning-subject").to_string(), text.to_string())
    })
    .await?;
    let name = organisations::find(t, organisation).await?.name;
    for operator in organisations::with_capacity(t, Capacity::Operator).await? {
        tell(t, op, operator, |texts| {
            let text = texts
                .t("mail-reuse-operator-text")
                .with("name", name.as_str())
                .with("units", written(rate.units_permille(), texts))
                .with("mass", written(rate.mass_permille(), texts))
                .with("address", format!("{base}/desk/accreditations?warned=1"));
            (texts.t("mail-reuse-operator-subject").with("name", name.as_str()).to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// The warnings that wait for a person.
///
/// # Errors
/// When the database fails.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let Some(acting) = op.viewer() else { return Ok(Vec::new()) };
    let texts = Texts::new(op.language);
    match acting.capacity {
        Capacity::Refurbisher => {
            let figures = accreditation::figures_of(c, acting.organisation_id).await?;
            let Some(figures) = figures.filter(|figures| figures.warned_at.is_some()) else {
                return Ok(Vec::new());
            };
            Ok(vec![Todo {
                title: texts
                    .t("reuse-todo")
                    .with("rate", written(figures.reuse.units_permille(), texts))
                    .to_string(),
                detail: texts.t("reuse-todo-detail").to_string(),
                address: "/desk/reuse".to_owned(),
                button: texts.t("reuse-todo-button").to_string(),
                due: None,
                appointment: false,
            }])
        }
        Capacity::Operator => {
            let warned = accreditation::count_warned(c).await?;
            if warned == 0 {
                return Ok(Vec::new());
            }
            Ok(vec![Todo {
                title: texts.t("reuse-todo-operator").with("count", warned).to_string(),
                detail: texts.t("reuse-todo-operator-detail").to_string(),
                address: "/desk/accreditations?warned=1".to_owned(),
                button: texts.t("reuse-todo-operator-button").to_string(),
                due: None,
                appointment: false,
            }])
        }
        _ => Ok(Vec::new()),
    }
}
