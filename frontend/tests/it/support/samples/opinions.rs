//! Opinions and figures of use.

use askama::Template;
use frontend::opinions::{
    AnswersRow, Bar, FeedbackLine, FeedbackPage, OpinionPage, OpinionThanksPage, SentenceShown, SeriesShown,
    StatsPage,
};
use frontend::{Choice, FieldErrors, Language, NavItem};

use super::{context, viewer};

pub(crate) fn pages(language: Language) -> Vec<(&'static str, String)> {
    let wrong = FieldErrors::new().with("answer", "Choisissez une réponse.");
    let thanks = OpinionThanksPage { ctx: context(language, "/avis/merci") };
    vec![
        ("opinion", opinion(language, FieldErrors::new()).render().unwrap()),
        ("opinion-wrong", opinion(language, wrong).render().unwrap()),
        ("opinion-thanks", thanks.render().unwrap()),
        ("feedback", feedback(language, true).render().unwrap()),
        ("feedback-empty", feedback(language, false).render().unwrap()),
        ("stats", stats(language).render().unwrap()),
    ]
}

fn opinion(language: Language, errors: FieldErrors) -> OpinionPage {
    OpinionPage {
        ctx: context(language, "/avis"),
        page: "/donner".to_owned(),
        about: "« Donner »".to_owned(),
        answers: vec![Choice::new("easy", "Facile"), Choice::new("hard", "Difficile")],
        sentence: "Le bouton est trop bas.".to_owned(),
        errors,
    }
}

fn feedback(language: Language, any: bool) -> FeedbackPage {
    let mut ctx = context(language, "/desk/feedback");
    ctx.viewer = Some(viewer());
    let line = FeedbackLine {
        id: "1".to_owned(),
        page: "« Donner »".to_owned(),
        month: "novembre 2026".to_owned(),
        answer: "Difficile".to_owned(),
        sentence: "Le bouton est trop bas.".to_owned(),
    };
    FeedbackPage {
        nav: vec![NavItem::new("Avis à relire", "/desk/feedback").current(true)],
        tabs: vec![NavItem::new("À relire", "/desk/feedback").current(true)],
        published: false,
        may_act: true,
        lines: if any { vec![line] } else { Vec::new() },
        first: String::new(),
        next: String::new(),
        ctx,
    }
}

fn stats(language: Language) -> StatsPage {
    let counts = ["12", "3", "1"].map(str::to_owned);
    let series = |code: &str| SeriesShown {
        id: format!("stats-{code}"),
        title: "Lots donnés".to_owned(),
        sentence: "En douze mois, 34 lots ont été déclarés.".to_owned(),
        bars: (0..12).map(|n| Bar { x: n * 60 + 4, y: 120 - n * 10, width: 52, height: n * 10 }).collect(),
        months: vec![
            ("octobre 2026".to_owned(), "12".to_owned()),
            ("novembre 2026".to_owned(), "7".to_owned()),
        ],
    };
    StatsPage {
        series: vec![series("lots"), series("devices")],
        times: vec!["Un lot sur deux arrive à l’atelier en 9 jours ou moins.".to_owned()],
        calls: "12 personnes ont demandé à être rappelées.".to_owned(),
        opinions: "16 avis reçus.".to_owned(),
        by_page: vec![AnswersRow { name: "« Donner »".to_owned(), counts: counts.clone() }],
        by_month: vec![AnswersRow { name: "novembre 2026".to_owned(), counts }],
        sentences: vec![SentenceShown {
            sentence: "Le bouton est trop bas.".to_owned(),
            page: "« Donner »".to_owned(),
            month: "novembre 2026".to_owned(),
        }],
        computed: "22 novembre 2026".to_owned(),
        ctx: context(language, "/stats"),
    }
}
