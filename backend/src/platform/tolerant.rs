//! Rows read column by column, so that one that cannot be understood is named and does not stop who reads them.

use chrono::{DateTime, SecondsFormat};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value as Bound};
use uuid::Uuid;

use crate::kernel::{Instant, Result};

/// A row whose columns may hold anything.
pub struct Row<'a> {
    row: &'a QueryResult,
    sqlite: bool,
}

/// What is wrong with a column, for a sentence: « its details … ».
pub type Unreadable = String;

impl Row<'_> {
    fn text_or_null(&self, column: &str) -> std::result::Result<Option<String>, Unreadable> {
        self.row.try_get::<Option<String>>("", column).map_err(|_| format!("its {column} is no text"))
    }

    /// A text.
    ///
    /// # Errors
    /// What is wrong.
    pub fn text(&self, column: &str) -> std::result::Result<String, Unreadable> {
        self.text_or_null(column)?.ok_or_else(|| format!("its {column} is missing"))
    }

    /// A text, or nothing.
    ///
    /// # Errors
    /// What is wrong.
    pub fn maybe(&self, column: &str) -> std::result::Result<Option<String>, Unreadable> {
        self.text_or_null(column)
    }

    /// A whole number.
    ///
    /// # Errors
    /// What is wrong.
    pub fn number(&self, column: &str) -> std::result::Result<i64, Unreadable> {
        self.row.try_get::<i64>("", column).map_err(|_| format!("its {column} is no number"))
    }

    /// An id, selected by [`Source::id`].
    ///
    /// # Errors
    /// What is wrong.
    pub fn id(&self, column: &str) -> std::result::Result<Uuid, Unreadable> {
        self.id_or_null(column)?.ok_or_else(|| format!("its {column} is missing"))
    }

    /// An id, or nothing.
    ///
    /// # Errors
    /// What is wrong.
    pub fn id_or_null(&self, column: &str) -> std::result::Result<Option<Uuid>, Unreadable> {
        // SQLite writes the empty text for what is nothing.
        let text = self.text_or_null(column)?.filter(|text| !text.is_empty());
        text.map(|text| text.parse().map_err(|_| format!("its {column} is no id"))).transpose()
    }

    /// A moment, selected by [`Source::time`], in the very form in which it is written.
    ///
    /// # Errors
    /// What is wrong.
    pub fn time(&self, column: &str) -> std::result::Result<Instant, Unreadable> {
        if !self.sqlite {
            let micros = self.number(column)?;
            return DateTime::from_timestamp_micros(micros)
                .ok_or_else(|| format!("its {column} is no moment"));
        }
        let text = self.text(column)?;
        let at: Instant = text.parse().map_err(|_| format!("its {column} is no moment"))?;
        if at.to_rfc3339_opts(SecondsFormat::AutoSi, false) == text {
            Ok(at)
        } else {
            Err(format!("its {column} is not written as it was"))
        }
    }

    /// JSON, in the very form in which it is written.
    ///
    /// # Errors
    /// What is wrong.
    pub fn json(&self, column: &str) -> std::result::Result<serde_json::Value, Unreadable> {
        let text = self.text(column)?;
        let value: serde_json::Value =
            serde_json::from_str(&text).map_err(|_| format!("its {column} cannot be decoded"))?;
        // PostgreSQL keeps the value, not the letters.
        if !self.sqlite || written_alike(&text, &value.to_string()) {
            Ok(value)
        } else {
            Err(format!("its {column} is not written as it was"))
        }
    }
}

/// Whether two texts of JSON are the same, letter for letter, but for the last digits of decimal numbers: they are read as the
/// nearest number or the one beside it, and written again accordingly.
fn written_alike(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one, other);
    let (mut quoted, mut escaped) = (false, false);
    loop {
        let (Some(next), Some(same)) = (one.chars().next(), other.chars().next()) else {
            return one.is_empty() && other.is_empty();
        };
        if !quoted && (next.is_ascii_digit() || next == '-') {
            let (number, rest) = one.split_at(number_end(one));
            let (again, left) = other.split_at(number_end(other));
            if number != again && !close(number, again) {
                return false;
            }
            (one, other) = (rest, left);
            continue;
        }
        if next != same {
            return false;
        }
        match next {
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = next == '\\' && !escaped;
        (one, other) = (&one[next.len_utf8()..], &other[next.len_utf8()..]);
    }
}

/// Where the number at the beginning of a text ends.
fn number_end(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '+' | '.' | 'e' | 'E'))
        .unwrap_or(text.len())
}

/// Whether two decimal numbers are as good as the same.
fn close(one: &str, other: &str) -> bool {
    let decimal = |text: &str| text.contains(['.', 'e', 'E']).then(|| text.parse::<f64>().ok()).flatten();
    match (decimal(one), decimal(other)) {
        (Some(one), Some(other)) => (one - other).abs() <= 4.0 * f64::EPSILON * one.abs().max(other.abs()),
        _ => false,
    }
}

/// How columns are asked for on one database.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    backend: DbBackend,
}

impl Source {
    /// The database of a connection.
    #[must_use]
    pub fn of(c: &impl ConnectionTrait) -> Self {
        Self { backend: c.get_database_backend() }
    }

    fn sqlite(self) -> bool {
        self.backend == DbBackend::Sqlite
    }

    /// An id as text.
    #[must_use]
    pub fn id(self, column: &str) -> String {
        if self.sqlite() {
            format!("hex({column}) AS {column}")
        } else {
            format!("{column}::text AS {column}")
        }
    }

    /// JSON as text.
    #[must_use]
    pub fn json(self, column: &str) -> String {
        if self.sqlite() { column.to_owned() } else { format!("{column}::text AS {column}") }
    }

    /// A moment: as it is written, or in microseconds.
    #[must_use]
    pub fn time(self, column: &str) -> String {
        if self.sqlite() {
            column.to_owned()
        } else {
            format!("(extract(epoch FROM {column}) * 1000000)::bigint AS {column}")
        }
    }

    /// The rows of a query whose parameters are written `?1`, `?2`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn rows(
        self,
        c: &impl ConnectionTrait,
        sql: &str,
        bound: impl IntoIterator<Item = Bound>,
    ) -> Result<Vec<QueryResult>> {
        let sql = if self.sqlite() { sql.to_owned() } else { sql.replace('?', "$") };
        Ok(c.query_all_raw(Statement::from_sql_and_values(self.backend, sql, bound)).await?)
    }

    /// A row to be read column by column.
    #[must_use]
    pub fn row(self, row: &QueryResult) -> Row<'_> {
        Row { row, sqlite: self.sqlite() }
    }
}

#[cfg(test)]
mod tests {
    use super::written_alike;

    #[test]
    fn json_is_compared_letter_for_letter_but_for_the_last_digits() {
        let same = [
            (r#"{"a":12.435111000000001}"#, r#"{"a":12.435111}"#),
            (r#"{"a":[1,-2.5,"x\"1.0"],"b":null}"#, r#"{"a":[1,-2.5,"x\"1.0"],"b":null}"#),
        ];
        for (one, other) in same {
            assert!(written_alike(one, other), "{one}");
        }
        let different = [
            (r#"{"a":1}"#, r#"{"a":1} "#),
            (r#"{"a": 1}"#, r#"{"a":1}"#),
            (r#"{"a":1}"#, r#"{"a":2}"#),
            (r#"{"a":1.5}"#, r#"{"a":1.6}"#),
            (r#"{"a":1.0}"#, r#"{"a":1}"#),
            (r#"{"a":"12.435111000000001"}"#, r#"{"a":"12.435111"}"#),
            (r#"{"a":"é"}"#, r#"{"a":"e"}"#),
        ];
        for (one, other) in different {
            assert!(!written_alike(one, other), "{one}");
        }
    }
}
