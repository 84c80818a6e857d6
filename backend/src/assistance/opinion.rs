//! What people say of pages: one answer out of three, and a sentence that a person reads before it is published. Nobody
//! knows who said it, nor on which day.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use crate::kernel::context::coded;
use crate::kernel::{Error, OpinionId, Page, Paging, Result};

coded! {
    /// How it went.
    Answer {
        /// Easy.
        Easy = "easy",
        /// Neither.
        Medium = "medium",
        /// Hard.
        Hard = "hard",
    }
}

coded! {
    /// Where an opinion stands.
    OpinionState {
        /// Counted: it has no sentence.
        Counted = "counted",
        /// Its sentence waits to be read.
        Waiting = "waiting",
        /// Its sentence is published.
        Published = "published",
        /// Its sentence was taken out; its answer counts.
        SetAside = "set_aside",
    }
}

coded! {
    /// What the operator decides of a sentence.
    OpinionAction {
        /// Anybody may read it.
        Publish = "publish",
        /// It is erased.
        SetAside = "set_aside",
    }
}

/// What people say of a page in a month.
#[derive(Clone, Debug)]
pub(super) struct Opinion {
    /// Its id: random, so that it tells no time.
    pub(super) id: OpinionId,
    /// The page, as its address is written in the code: `/desk/lots/{id}`.
    pub(super) page: String,
    /// The month, `2026-11`.
    pub(super) month: String,
    /// The answer.
    pub(super) answer: Answer,
    /// The sentence.
    pub(super) sentence: Option<String>,
    /// Where it stands.
    pub(super) state: OpinionState,
    /// Its version.
    pub(super) version: i64,
}

/// How often each answer was given of a page in a month.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub(super) page: String,
    pub(super) month: String,
    pub(super) answer: Answer,
    pub(super) count: i64,
}

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "opinions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OpinionId,
        pub page: String,
        pub month: String,
        pub answer: String,
        pub sentence: Option<String>,
        pub state: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

fn unknown<T>(_: T) -> Error {
    Error::internal("an opinion holds an unknown code")
}

fn of(row: row::Model) -> Result<Opinion> {
    Ok(Opinion {
        id: row.id,
        page: row.page,
        month: row.month,
        answer: row.answer.parse().map_err(unknown)?,
        sentence: row.sentence,
        state: row.state.parse().map_err(unknown)?,
        version: row.version,
    })
}

pub(super) async fn insert(t: &DatabaseTransaction, new: &Opinion) -> Result<()> {
    let row = row::ActiveModel {
        id: Set(new.id),
        page: Set(new.page.clone()),
        month: Set(new.month.clone()),
        answer: Set(new.answer.code().to_owned()),
        sentence: Set(new.sentence.clone()),
        state: Set(new.state.code().to_owned()),
        version: Set(new.version),
    };
    row::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}

pub(super) async fn find(c: &impl ConnectionTrait, id: OpinionId) -> Result<Opinion> {
    row::Entity::find_by_id(id).one(c).await?.map(of).transpose()?.ok_or_else(Error::not_found)
}

/// Writes a decision; `changed-meanwhile` (409) when somebody was quicker.
pub(super) async fn save(t: &DatabaseTransaction, before: i64, now: &Opinion) -> Result<()> {
    let written = row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(now.state.code()))
        .col_expr(row::Column::Sentence, Expr::value(now.sentence.clone()))
        .col_expr(row::Column::Version, Expr::value(now.version))
        .filter(row::Column::Id.eq(now.id))
        .filter(row::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// Opinions in a state; in the order of their ids, which tells nothing.
pub(super) async fn list(
    c: &impl ConnectionTrait,
    state: OpinionState,
    paging: &Paging,
) -> Result<Page<Opinion>> {
    let mut query = row::Entity::find()
        .filter(row::Column::State.eq(state.code()))
        .order_by_asc(row::Column::Id)
        .limit(paging.limit() + 1);
    if let Some(after) = paging.after::<OpinionId>() {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.all(c).await?.into_iter().map(of).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, paging.limit(), |one| one.id.to_string()))
}

/// The published sentences of the newest months, at most `limit`.
pub(super) async fn published(c: &impl ConnectionTrait, limit: u64) -> Result<Vec<Opinion>> {
    let rows = row::Entity::find()
        .filter(row::Column::State.eq(OpinionState::Published.code()))
        .order_by_desc(row::Column::Month)
        .order_by_asc(row::Column::Id)
        .limit(limit)
        .all(c)
        .await?;
    rows.into_iter().map(of).collect()
}

/// How many sentences wait to be read.
pub(super) async fn waiting(c: &impl ConnectionTrait) -> Result<u64> {
    Ok(row::Entity::find().filter(row::Column::State.eq(OpinionState::Waiting.code())).count(c).await?)
}

/// The answers of the months since `month`.
pub(super) async fn counts(c: &impl ConnectionTrait, month: &str) -> Result<Vec<Count>> {
    let rows: Vec<(String, String, String, i64)> = row::Entity::find()
        .filter(row::Column::Month.gte(month))
        .select_only()
        .columns([row::Column::Page, row::Column::Month, row::Column::Answer])
        .column_as(row::Column::Id.count(), "count")
        .group_by(row::Column::Page)
        .group_by(row::Column::Month)
        .group_by(row::Column::Answer)
        .order_by_asc(row::Column::Page)
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter()
        .map(|(page, month, answer, count)| {
            Ok(Count { page, month, answer: answer.parse().map_err(unknown)?, count })
        })
        .collect()
}

/// Fewer answers than this are not shown by themselves: they could tell who gave them.
pub(super) const SHOWN_FROM: i64 = 5;

/// Answers added up under some heading: easy, medium, hard.
pub(super) type Answers = [i64; 3];

/// Adds answers up by page or by month; headings with fewer than [`SHOWN_FROM`] answers are left out.
#[must_use]
pub(super) fn added(counts: &[Count], heading: impl Fn(&Count) -> String) -> BTreeMap<String, Answers> {
    let mut all: BTreeMap<String, Answers> = BTreeMap::new();
    for one in counts {
        let place = match one.answer {
            Answer::Easy => 0,
            Answer::Medium => 1,
            Answer::Hard => 2,
        };
        all.entry(heading(one)).or_default()[place] += one.count;
    }
    all.retain(|_, answers| answers.iter().sum::<i64>() >= SHOWN_FROM);
    all
}

/// The page of an address as the code writes it: of a part that names one thing, `{id}` stays. `/` for none of ours.
#[must_use]
pub(super) fn page_of<'a>(address: &str, routes: impl IntoIterator<Item = &'a str>) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    // Who was just thanked speaks of the form.
    let path = path.strip_suffix("/merci").filter(|form| !form.is_empty()).unwrap_or(path);
    let wanted: Vec<&str> = path.split('/').collect();
    let fits = |route: &str| {
        let parts: Vec<&str> = route.split('/').collect();
        parts.len() == wanted.len()
            && parts
                .iter()
                .zip(&wanted)
                .all(|(part, word)| part == word || part.starts_with('{') && !word.is_empty())
    };
    let mut found: Vec<&str> = routes.into_iter().filter(|route| fits(route)).collect();
    found.sort_by_key(|route| route.matches('{').count());
    found.first().map_or_else(|| "/".to_owned(), |route| (*route).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_loses_whatever_names_one_thing() {
        let routes = ["/", "/donner", "/desk/lots/{id}", "/desk/lots/new"];
        assert_eq!(page_of("/desk/lots/0193-abc?x=1", routes), "/desk/lots/{id}");
        assert_eq!(page_of("/desk/lots/new", routes), "/desk/lots/new");
        assert_eq!(page_of("/donner#contact", routes), "/donner");
        assert_eq!(page_of("/donner/merci?reference=RA-1", routes), "/donner");
        for foreign in ["", "https://example.org/", "/nulle-part", "/desk/lots/"] {
            assert_eq!(page_of(foreign, routes), "/", "{foreign}");
        }
    }

    #[test]
    fn few_answers_are_not_shown_by_themselves() {
        let count =
            |page: &str, answer, count| Count { page: page.into(), month: "2026-11".into(), answer, count };
        let counts = [
            count("/donner", Answer::Easy, 3),
            count("/donner", Answer::Hard, 2),
            count("/", Answer::Hard, 4),
        ];
        let pages = added(&counts, |one| one.page.clone());
        assert_eq!(pages.into_iter().collect::<Vec<_>>(), [("/donner".to_owned(), [3, 0, 2])]);
        assert_eq!(added(&counts, |one| one.month.clone())["2026-11"], [3, 0, 6]);
    }
}
