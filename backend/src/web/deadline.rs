//! Until when, in words.

use frontend::Texts;
use frontend::filters::write_near_date;

use crate::kernel::Instant;
use crate::kernel::time::paris_day;

/// « avant le jeudi 26 novembre », « aujourd’hui », « en retard depuis le mardi 24 novembre ».
#[must_use]
pub fn deadline(at: Instant, now: Instant, texts: Texts) -> String {
    let (day, today) = (paris_day(at), paris_day(now));
    if day == today {
        return texts.t("due-today").to_string();
    }
    let text = if at < now { texts.t("due-late") } else { texts.t("due-before") };
    text.with("date", write_near_date(day, texts)).to_string()
}

/// « le jeudi 26 novembre », « aujourd’hui », « c’était le mardi 24 novembre »: of something that happens on a day.
#[must_use]
pub fn appointment(at: Instant, now: Instant, texts: Texts) -> String {
    let (day, today) = (paris_day(at), paris_day(now));
    if day == today {
        return texts.t("due-today").to_string();
    }
    let text = if at < now { texts.t("due-was-on") } else { texts.t("due-on") };
    text.with("date", write_near_date(day, texts)).to_string()
}

#[cfg(test)]
mod tests {
    use frontend::Language;

    use super::*;

    #[test]
    fn a_day_is_said_as_it_stands_to_today() {
        let at = |text: &str| text.parse::<Instant>().expect("a moment");
        let (now, texts) = (at("2026-11-26T09:00:00Z"), Texts::new(Language::Fr));
        assert_eq!(deadline(at("2026-11-27T17:00:00Z"), now, texts), "avant le vendredi 27 novembre");
        assert_eq!(deadline(at("2026-11-26T08:00:00Z"), now, texts), "aujourd’hui");
        assert_eq!(deadline(at("2026-11-24T09:00:00Z"), now, texts), "en retard depuis le mardi 24 novembre");
        assert_eq!(appointment(at("2026-11-27T17:00:00Z"), now, texts), "le vendredi 27 novembre");
        assert_eq!(appointment(at("2026-11-24T17:00:00Z"), now, texts), "c’était le mardi 24 novembre");
    }
}
