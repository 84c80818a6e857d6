//! What the files hold and how they are laid out. Structure is asserted on the bytes, words on the layout,
//! since words inside the file are compressed glyph numbers.

use chrono::{TimeZone, Utc};
use proptest::prelude::*;

use super::flow::{Body, Piece, paginate};
use super::typeface::{Colour, Faces, Style, Weight};
use super::wrap::{wrap, wrap_within};
use super::*;

const PLAIN: Style = Style::new(Weight::Regular, 10.0, 14.0, Colour::INK);

fn info(title: &str) -> DocumentInfo {
    DocumentInfo {
        title: title.to_owned(),
        language: "fr".to_owned(),
        author: "Atelier des Deux Rives".to_owned(),
        created_at: Utc.with_ymd_and_hms(2026, 3, 12, 9, 30, 0).single().unwrap_or_default(),
        footer: "BC-2026-000412 · Atelier des Deux Rives · 12, quai de l’Écluse, 33130 Bègles".to_owned(),
    }
}

/// A long order with everything a document can hold.
fn order(lines: usize) -> Document {
    let mut document = Document::new(info("Bon de commande BC-2026-000412"));
    document.heading(Level::Title, "Bon de commande BC-2026-000412");
    document.paragraph(
        "Commande passée le 12 mars 2026 dans le cadre de l’achat groupé « Écoles du Sud-Gironde ». Elle vaut \
         engagement dès sa signature ; le fournisseur la confirme sous cinq jours ouvrés.",
    );
    document.panels([
        panel(
            "Acheteur",
            &[
                "Commune de Cadillac-sur-Garonne",
                "24, place de la Libération",
                "33410 Cadillac-sur-Garonne",
                "SIRET 213 300 817 00014",
            ],
        ),
        panel(
            "Fournisseur",
            &["Atelier des Deux Rives", "12, quai de l’Écluse", "33130 Bègles", "SIRET 892 318 471 00027"],
        ),
    ]);
    document.facts([
        ("Référence", "BC-2026-000412"),
        ("Livraison", "École élémentaire Jules-Ferry, 3, rue du Général-de-Gaulle, 33410 Cadillac-sur-Garonne, du lundi au vendredi de 8\u{A0}h\u{A0}30 à 16\u{A0}h\u{A0}30"),
        ("Délai", "trois semaines après confirmation"),
        ("Garantie", "24\u{A0}mois, pièces et main-d’œuvre"),
    ]);
    document.heading(Level::Section, "Matériel commandé");
    let mut table = Table::new(vec![
        Column::text("Désignation", 5.0),
        Column::text("Grade", 1.6),
        Column::number("Quantité", 1.3),
        Column::number("Prix unitaire", 1.7),
        Column::number("Total", 1.8),
    ]);
    for line in 1..=lines {
        table.row([
            Cell::with_detail(
                format!("{line}. Ordinateur portable Dell Latitude 5490"),
                "16 Go de mémoire, SSD de 256 Go, clavier AZERTY, Windows 11 avec licence",
            ),
            "B, bon état".into(),
            format!("{}", line % 7 + 1).into(),
            "249,00\u{A0}€".into(),
            format!("{},00\u{A0}€", 249 * (line % 7 + 1)).into(),
        ]);
    }
    let total: usize = (1..=lines).map(|line| 249 * (line % 7 + 1)).sum();
    table.total("Total hors taxes", format!("{total},00\u{A0}€"));
    table.total("TVA sur la marge", "—");
    table.total("Total à payer", format!("{total},00\u{A0}€"));
    document.table(table);
    document.note(
        "Paiement par mandat administratif à 30 jours après service fait. La carte bancaire n’est jamais le seul \
         moyen de payer : écrivez-nous ou appelez le 05 56 00 00 00.",
    );
    document.heading(Level::Section, "Conditions");
    document.heading(Level::Subsection, "Réception");
    document.paragraph(
        "L’acheteur certifie le service fait après avoir compté les unités et vérifié leur mise en route. Une \
         réserve écrite dans les quinze jours ouvre un dossier ; l’échange est dû sous dix jours ouvrés.",
    );
    document.heading(Level::Subsection, "Signatures");
    document.signatures([
        signature(
            "Pour l’acheteur",
            &[
                "Signé électroniquement le 12 mars 2026 à 10\u{A0}h\u{A0}30",
                "Mme Cœur Noël-Lefèvre, adjointe aux finances",
            ],
        ),
        signature("Pour le fournisseur", &["Nom, qualité, date et signature"]),
    ]);
    document.spacer(10.0);
    document.qr(QrBlock {
        text: "https://rebond.example/bons-de-commande/BC-2026-000412".to_owned(),
        alternative: "Code QR vers la page de ce bon de commande".to_owned(),
        title: "Suivre cette commande".to_owned(),
        caption:
            "Scannez ce code avec un téléphone, ou ouvrez\nrebond.example/bons-de-commande/BC-2026-000412"
                .to_owned(),
    });
    document.small_print("Document établi en un seul original électronique, conservé dix ans.");
    document
}

fn panel(title: &str, lines: &[&str]) -> Panel {
    Panel { title: title.to_owned(), lines: lines.iter().map(|line| (*line).to_owned()).collect() }
}

fn signature(title: &str, lines: &[&str]) -> SignatureBox {
    SignatureBox {
        title: title.to_owned(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        ..SignatureBox::default()
    }
}

fn label(number: usize) -> Label {
    Label {
        reference: format!("RB-7K{number:02}-XQ4"),
        title: "Lenovo ThinkPad T480s, 16 Go, 512 Go".to_owned(),
        line2: "Reçu le 12 mars 2026, lot L-2026-0031".to_owned(),
        url: format!("https://rebond.example/appareils/RB-7K{number:02}-XQ4"),
        alternative: format!("Code QR vers la fiche de l’appareil RB-7K{number:02}-XQ4"),
    }
}

fn occurrences(file: &[u8], wanted: &str) -> usize {
    file.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
}

/// Pages of a file: its page objects, which end their type by something else than the `s` of `/Pages`.
fn page_count(file: &[u8]) -> usize {
    occurrences(file, "/Type/Page") - occurrences(file, "/Type/Pages")
}

fn assert_tagged(file: &[u8]) {
    assert!(file.starts_with(b"%PDF-1.7"), "header");
    assert!(file.trim_ascii_end().ends_with(b"%%EOF"), "end");
    for wanted in
        ["/MarkInfo<</Marked true", "/StructTreeRoot", "/Outlines", "/Lang(fr)", "/DisplayDocTitle true"]
    {
        assert!(occurrences(file, wanted) > 0, "{wanted} is missing");
    }
    for wanted in ["<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"] {
        assert!(occurrences(file, wanted) > 0, "{wanted} is missing");
    }
}

#[test]
fn an_order_of_sixty_lines_repeats_its_header_on_each_page() -> Result<(), PdfError> {
    let pages = order(60).page_texts()?;
    let with_lines: Vec<_> =
        pages.iter().filter(|page| page.iter().any(|text| text.contains("Latitude"))).collect();
    assert!(with_lines.len() >= 3, "{} pages of lines", with_lines.len());
    for page in &with_lines {
        assert_eq!(page.iter().filter(|text| text.trim() == "Désignation").count(), 1);
    }
    let words: Vec<&String> = pages.iter().flatten().collect();
    for line in 1..=60 {
        let wanted = format!("{line}. ");
        assert_eq!(words.iter().filter(|text| text.starts_with(&wanted)).count(), 1, "line {line}");
    }
    let count = pages.len();
    for (index, page) in pages.iter().enumerate() {
        let number = format!("{}\u{202F}/\u{202F}{count}", index + 1);
        assert!(page.contains(&number), "page number {number}");
    }
    let file = order(60).finish()?;
    assert_tagged(&file);
    assert_eq!(page_count(&file), count);
    assert_eq!(occurrences(&file, "/S/Table/"), 1);
    assert_eq!(occurrences(&file, "/S/TH/"), 5 + 3, "five column headers, three totals");
    assert_eq!(occurrences(&file, "/S/TR/"), 1 + 60 + 3);
    assert_eq!(occurrences(&file, "/S/Figure/"), 1);
    Ok(())
}

#[test]
fn equal_input_gives_equal_bytes() -> Result<(), PdfError> {
    assert!(order(12).finish()? == order(12).finish()?);
    assert!(order(12).finish()? != order(13).finish()?);
    Ok(())
}

#[test]
fn an_empty_document_is_one_page_with_its_title_in_the_outline() -> Result<(), PdfError> {
    let file = Document::new(info("Reçu")).finish()?;
    assert_tagged(&file);
    assert_eq!(page_count(&file), 1);
    Ok(())
}

#[test]
fn a_document_without_title_is_refused() {
    let refused = Document::new(info("")).finish();
    assert!(matches!(refused, Err(PdfError::Format(_))), "{refused:?}");
}

#[test]
fn attachments_travel_inside_the_file() -> Result<(), PdfError> {
    let attachment = Attachment {
        file_name: "facture.xml".to_owned(),
        media_type: "application/xml".to_owned(),
        description: "La facture, pour les logiciels".to_owned(),
        relation: Relation::Alternative,
        bytes: b"<facture/>".to_vec(),
    };
    let mut document = order(1);
    document.attach(attachment.clone());
    let file = document.finish()?;
    for wanted in ["/EmbeddedFiles", "(facture.xml)", "/AFRelationship/Alternative", "/AF["] {
        assert!(occurrences(&file, wanted) > 0, "{wanted} is missing");
    }
    let mut twice = order(1);
    twice.attach(attachment.clone()).attach(attachment.clone());
    assert!(matches!(twice.finish(), Err(PdfError::DuplicateAttachment(_))));
    let mut unknown = order(1);
    unknown.attach(Attachment { media_type: "xml".to_owned(), ..attachment });
    assert!(matches!(unknown.finish(), Err(PdfError::MediaType(_))));
    Ok(())
}

#[test]
fn a_heading_stays_with_what_follows() -> Result<(), PdfError> {
    for filler in 25..40 {
        let mut document = Document::new(info("Suite"));
        for number in 0..filler {
            document.paragraph(format!("Ligne {number}"));
        }
        document.heading(Level::Section, "Titre de section");
        document.paragraph("Premier paragraphe.");
        let pages = document.page_texts()?;
        let page_of = |wanted: &str| pages.iter().position(|page| page.iter().any(|text| text == wanted));
        assert_eq!(page_of("Titre de section"), page_of("Premier paragraphe."), "after {filler} lines");
    }
    Ok(())
}

#[test]
fn a_row_taller_than_a_page_goes_on_over_the_next() -> Result<(), PdfError> {
    let mut document = Document::new(info("Longue ligne"));
    let mut table = Table::new(vec![Column::text("Texte", 1.0), Column::number("Nombre", 1.0)]);
    table
        .row([(0..400).map(|number| format!("mot{number}")).collect::<Vec<_>>().join("\n"), "12".to_owned()]);
    table.row(["après"]);
    document.table(table);
    let pages = document.page_texts()?;
    assert!(pages.len() > 4, "{} pages", pages.len());
    let words: Vec<&String> = pages.iter().flatten().collect();
    assert!(words.iter().any(|text| *text == "mot399"));
    assert!(pages.iter().all(|page| page.iter().any(|text| text == "Texte")));
    Ok(())
}

#[test]
fn a_table_refuses_cells_without_column_and_columns_without_width() {
    let mut uneven = Table::new(vec![Column::text("Seule", 1.0)]);
    uneven.row(["un", "deux"]);
    let mut document = Document::new(info("Tableau"));
    document.table(uneven);
    assert!(matches!(document.finish(), Err(PdfError::UnevenTable { columns: 1, cells: 2 })));
    for columns in [vec![], vec![Column::text("Nulle", 0.0)], vec![Column::text("Infinie", f32::INFINITY)]] {
        let mut document = Document::new(info("Tableau"));
        document.table(Table::new(columns));
        assert!(matches!(document.finish(), Err(PdfError::ColumnWidths)));
    }
}

#[test]
fn pieces_that_keep_together_never_stand_apart() {
    let piece = |keep_with_next| Piece { height: 30.0, keep_with_next, ..Piece::default() };
    let body = Body { left: 0.0, top: 0.0, height: 100.0 };
    let pieces = vec![piece(false), piece(true), piece(true), piece(false)];
    let (pages, _) = paginate(pieces, body, 0);
    assert_eq!(pages.len(), 2);
    // A chain that no page can hold breaks all the same.
    let (pages, _) = paginate(vec![piece(true); 10], body, 0);
    assert_eq!(pages.len(), 4);
}

#[test]
fn lines_fit_their_measure_and_break_at_plain_spaces_only() -> Result<(), PdfError> {
    let faces = Faces::bundled()?;
    let text = "Le prix est de 1\u{202F}249,00\u{A0}€ toutes taxes comprises, soit «\u{202F}bon marché\u{202F}»\u{A0}: à voir.";
    for measure in [70.0, 90.0, 120.0, 200.0] {
        let lines = wrap(faces, text, PLAIN, measure);
        assert!(lines.iter().all(|line| line.width <= measure), "at {measure}");
        let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(whole, text);
        if measure >= 90.0 {
            assert!(lines.iter().any(|line| line.text.contains("1\u{202F}249,00\u{A0}€")), "at {measure}");
        }
    }
    Ok(())
}

#[test]
fn a_word_too_wide_is_cut_after_punctuation_without_hyphen() -> Result<(), PdfError> {
    let faces = Faces::bundled()?;
    let address = "https://rebond.example/bons-de-commande/BC-2026-000412?suivi=complet";
    let lines = wrap(faces, address, PLAIN, 150.0);
    assert!(lines.len() > 1 && lines.iter().all(|line| line.width <= 150.0));
    assert!(lines[0].text.ends_with(['/', '-']), "{}", lines[0].text);
    assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), address);
    let apart = wrap(faces, "un\n\ndeux", PLAIN, 300.0);
    assert_eq!(apart.iter().map(|line| line.text.as_str()).collect::<String>().trim_end(), "un  deux");
    let endless = "é".repeat(3_000);
    let lines = wrap(faces, &endless, PLAIN, 300.0);
    assert_eq!(lines.iter().map(|line| line.text.chars().count()).sum::<usize>(), 3_000);
    let cut = wrap_within(faces, &endless, PLAIN, 300.0, 2);
    assert_eq!(cut.len(), 2);
    assert!(cut[1].text.ends_with('…') && cut[1].width <= 300.0);
    Ok(())
}

#[test]
fn what_the_typeface_lacks_is_replaced_and_what_is_invisible_dropped() -> Result<(), PdfError> {
    let face = Faces::bundled()?.of(Weight::Regular);
    assert_eq!(face.legible("a\u{AD}b\u{FEFF}c\td\r\ne\0"), "abc d\ne");
    assert_eq!(face.legible("漢字 \u{E001}"), "\u{FFFD}\u{FFFD} \u{FFFD}");
    assert_eq!(face.legible("Œuvre à 12\u{202F}€\u{A0}: « ça »"), "Œuvre à 12\u{202F}€\u{A0}: « ça »");
    Ok(())
}

#[test]
fn a_sheet_holds_twenty_four_labels_and_starts_after_the_used_ones() -> Result<(), PdfError> {
    let labels: Vec<Label> = (1..=30).map(label).collect();
    let file = label_sheet(&info("Étiquettes"), &labels, LabelLayout::Sheet { used: 0 })?;
    assert_tagged(&file);
    assert_eq!(page_count(&file), 2);
    assert_eq!(occurrences(&file, "/S/Figure/"), 30);
    let file = label_sheet(&info("Étiquettes"), &labels[..20], LabelLayout::Sheet { used: 5 })?;
    assert_eq!(page_count(&file), 2);
    let refused = label_sheet(&info("Étiquettes"), &labels, LabelLayout::Sheet { used: 24 });
    assert!(matches!(refused, Err(PdfError::UsedLabels { used: 24, capacity: 24 })));
    Ok(())
}

#[test]
fn a_roll_has_one_label_a_page() -> Result<(), PdfError> {
    let labels: Vec<Label> = (1..=3).map(label).collect();
    let file = label_sheet(&info("Étiquettes"), &labels, LabelLayout::Roll)?;
    assert_tagged(&file);
    assert_eq!(page_count(&file), 3);
    assert!(file == label_sheet(&info("Étiquettes"), &labels, LabelLayout::Roll)?);
    Ok(())
}

#[test]
fn a_label_is_refused_when_its_code_is_too_long_or_says_nothing() {
    let long = Label { url: "x".repeat(5_000), ..label(1) };
    let refused = label_sheet(&info("Étiquettes"), &[long], LabelLayout::Roll);
    assert!(matches!(refused, Err(PdfError::QrTooLong(5_000))));
    let silent = Label { alternative: String::new(), ..label(1) };
    let refused = label_sheet(&info("Étiquettes"), &[silent], LabelLayout::Roll);
    assert!(matches!(refused, Err(PdfError::Format(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn any_text_makes_a_file(texts in prop::collection::vec("\\PC{0,40}|.{0,40}|[a-zé\u{300}\u{301}ﬁ\u{627}-\u{64A} ]{0,30}", 8)) {
        let mut document = Document::new(info("Tout texte"));
        document.heading(Level::Subsection, &texts[0]).paragraph(&texts[1]).note(&texts[2]);
        document.facts([(&texts[3], &texts[4])]);
        let mut table = Table::new(vec![Column::text(&texts[5], 1.0), Column::number(&texts[6], 1.0)]);
        table.row([Cell::with_detail(&texts[6], &texts[7])]).total(&texts[7], &texts[0]);
        document.table(table);
        document.panels([panel(&texts[1], &[&texts[2], &texts[3]])]);
        document.signatures([signature(&texts[4], &[&texts[5], &texts[6]])]);
        let file = document.finish();
        prop_assert!(file.is_ok(), "{:?}", file.err());
    }
}
