//! The dates of a campaign as a calendar file (RFC 5545): its period, and each group collection.

use chrono::{Days, NaiveDate};
use frontend::Texts;

use super::model::{Campaign, Round};
use super::rules::RoundState;
use super::view;
use crate::kernel::Instant;
use crate::kernel::time::paris_start;

/// The longest line of a calendar file, in bytes without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// One line, folded between characters.
fn line(file: &mut String, text: &str) {
    let mut used = 0;
    for character in text.chars() {
        if used + character.len_utf8() > LONGEST_LINE {
            file.push_str("\r\n ");
            used = 1;
        }
        file.push(character);
        used += character.len_utf8();
    }
    file.push_str("\r\n");
}

fn moment(at: Instant) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// The file: group collections to which a workshop comes, each with its place.
pub(super) fn file(
    campaign: &Campaign,
    rounds: &[(Round, String)],
    address: &str,
    now: Instant,
    texts: Texts,
) -> String {
    let mut file = String::new();
    let mut put = |text: &str| line(&mut file, text);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put("PRODID:-//Rebond//Campagnes//FR");
    put("CALSCALE:GREGORIAN");
    put(&format!("X-WR-CALNAME:{}", escaped(&campaign.title)));
    put("BEGIN:VEVENT");
    put(&format!("UID:{}@rebond", campaign.id));
    put(&format!("DTSTAMP:{}", moment(now)));
    put(&format!("DTSTART;VALUE=DATE:{}", day(campaign.from)));
    let after = campaign.to.checked_add_days(Days::new(1)).unwrap_or(campaign.to);
    put(&format!("DTEND;VALUE=DATE:{}", day(after)));
    put("TRANSP:TRANSPARENT");
    put(&format!("SUMMARY:{}", escaped(&campaign.title)));
    put(&format!("URL:{address}"));
    put("END:VEVENT");
    for (round, place) in rounds.iter().filter(|(round, _)| round.state == RoundState::Accepted) {
        let at = |minute: u16| moment(paris_start(round.day) + chrono::Duration::minutes(i64::from(minute)));
        put("BEGIN:VEVENT");
        put(&format!("UID:{}@rebond", round.id));
        put(&format!("DTSTAMP:{}", moment(now)));
        put(&format!("DTSTART:{}", at(round.between.0)));
        put(&format!("DTEND:{}", at(round.between.1)));
        let title = texts.t("calendar-round").with("title", campaign.title.as_str()).to_string();
        put(&format!("SUMMARY:{}", escaped(&title)));
        put(&format!("LOCATION:{}", escaped(place)));
        put(&format!("DESCRIPTION:{}", escaped(&view::when(round, texts))));
        put(&format!("URL:{address}"));
        put("END:VEVENT");
    }
    put("END:VCALENDAR");
    file
}

#[cfg(test)]
mod tests {
    use frontend::Language;

    use super::*;
    use crate::campaigns::rules::Stage;
    use crate::kernel::{CampaignId, CampaignRoundId, OrganisationId};

    #[test]
    fn a_calendar_holds_the_period_and_each_collection_that_takes_place() {
        let now: Instant = "2026-11-28T10:00:00Z".parse().unwrap();
        let campaign = Campaign {
            id: CampaignId::new(),
            slug: "hiver-2026".to_owned(),
            organisation_id: OrganisationId::new(),
            title: "Collecte d’hiver, à Bègles ; et alentour, pour tous ceux qui ont un placard plein"
                .to_owned(),
            words: String::new(),
            from: "2026-12-01".parse().unwrap(),
            to: "2026-12-31".parse().unwrap(),
            goals: Vec::new(),
            months: Vec::new(),
            stage: Stage::Published,
            reason: None,
            closing: None,
            places: Vec::new(),
            version: 1,
            created_at: now,
            published_at: Some(now),
            ended_at: None,
        };
        let round = |state| Round {
            id: CampaignRoundId::new(),
            campaign_id: campaign.id,
            workshop_id: OrganisationId::new(),
            day: "2026-12-10".parse().unwrap(),
            between: (9 * 60, 12 * 60 + 30),
            place: "Mairie".to_owned(),
            insee_code: "33039".to_owned(),
            capacity: 60,
            taken: 0,
            state,
            reason: None,
            version: 1,
        };
        let rounds = [
            (round(RoundState::Accepted), "Mairie, 33130 Bègles".to_owned()),
            (round(RoundState::Asked), "Ailleurs".to_owned()),
        ];
        let file = file(&campaign, &rounds, "https://x.example/c", now, Texts::new(Language::Fr));
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2, "{file}");
        assert!(file.contains("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20270101\r\n"), "{file}");
        assert!(file.contains("DTSTART:20261210T080000Z\r\nDTEND:20261210T113000Z\r\n"), "{file}");
        assert!(file.contains("LOCATION:Mairie\\, 33130 Bègles\r\n"), "{file}");
        assert!(file.split("\r\n").all(|line| line.len() <= LONGEST_LINE), "{file}");
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:Collecte d’hiver\\, à Bègles \\; et alentour"), "{unfolded}");
    }
}
