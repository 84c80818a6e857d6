//! A list as a file: exactly what is filtered, in its order, at most 20 000 rows, with an entry in the journal.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::asked::{List, Refused};
use super::shape::Shown;
use super::view::Row;
use crate::kernel::{Error, OpContext, Result};
use crate::platform::sheets::{Sheet, file_day};
use crate::platform::{Db, audit};

/// The most rows of a file.
pub const MOST_EXPORTED: u64 = 20_000;

/// What a list can be handed out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Csv,
    Xlsx,
}

impl Format {
    pub(super) const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        Self::ALL.into_iter().find(|format| format.code() == text).ok_or_else(|| Refused::Unknown {
            field: "format",
            code: "list-format-unknown",
            value: text.to_owned(),
        })
    }
}

impl List {
    /// The file that was asked for, of rows read by [`List::seek`]; `total` is how many there are in all.
    ///
    /// # Errors
    /// 400 `list-too-long-for-a-file`; the failure of the journal.
    pub async fn file(&self, db: &Db, op: &OpContext, rows: Vec<Row>, total: i64) -> Result<Response> {
        let format = self.format.ok_or_else(|| Error::internal("no file was asked for"))?;
        if rows.len() as u64 > MOST_EXPORTED {
            return Err(Refused::TooMany { count: total.max(rows.len() as i64) }.into());
        }
        let kept: Vec<bool> = self
            .shape
            .columns
            .iter()
            .map(|column| match &self.chosen {
                Some(chosen) => chosen.contains(&column.code),
                None => true,
            })
            .collect();
        debug_assert!(self.shape.columns.iter().any(|column| column.shown == Shown::Always));
        let count = rows.len();
        let sheet = Sheet {
            title: self.shape.title.clone(),
            columns: (self.shape.columns.iter().zip(&kept))
                .filter(|(_, kept)| **kept)
                .map(|(column, _)| column.label.clone())
                .collect(),
            rows: rows
                .into_iter()
                .map(|row| {
                    let cells = row.cells.into_iter().zip(&kept).filter(|(_, kept)| **kept);
                    cells.map(|(entry, _)| entry.datum).collect()
                })
                .collect(),
        };
        let language = op.language;
        let bytes = tokio::task::spawn_blocking(move || match format {
            Format::Csv => sheet.csv(language).map_err(Error::internal),
            Format::Xlsx => sheet.xlsx().map_err(Error::internal),
        })
        .await
        .map_err(Error::internal)??;
        // What was looked for may be somebody's name: the journal keeps which filters narrowed, not the words.
        let filters: Vec<&str> = self.values.keys().copied().collect();
        let details = json!({ "rows": count, "format": format.code(), "filters": filters });
        let name = self.shape.name.as_str();
        db.tx(async |t| audit::record(t, op, "list.export", "list", name, details.clone()).await).await?;
        let disposition = format!("attachment; filename=\"{name}-{}.{}\"", file_day(op.now), format.code());
        let disposition = HeaderValue::from_str(&disposition).map_err(Error::internal)?;
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        ];
        Ok((headers, bytes).into_response())
    }
}
