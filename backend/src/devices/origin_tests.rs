//! Law 13 held against what `regulation.md` says, way by way.

use std::collections::BTreeSet;
use std::fmt::Write;

use frontend::{Language, Texts};

use super::*;

/// Every way, from the section « Giving » of the rules of law: one line for a legal basis, a wish and a receiver; then a
/// word for each way out (catalogue, gift, solidarity price, loan) with a letter for each person at the end (household,
/// association, place of mediation, public body, company, anyone).
///
/// Open: `S` for sale, `G` given, `C` within the ceilings of the decree, `P` within the platform's, `L` lent.
/// Closed: `l` the receiver is not listed (law 4), `e` not entitled (CG3P L3212-2), `r` issues no receipts (CGI 238 bis),
/// `v` a public free gift is never sold, `w` the donor wished for solidarity, `n` only people in need.
const TABLE: &str = "
    public_free_gift  solidarity_only unlisted        llllll llllll llllll llllll
    public_free_gift  solidarity_only workshop        eeeeee eeeeee eeeeee eeeeee
    public_free_gift  solidarity_only receipt_issuer  eeeeee eeeeee eeeeee eeeeee
    public_free_gift  solidarity_only entitled        vvvvvv GGnnnn CCnnnn LLLnnn
    public_free_gift  solidarity_only entitled_issuer vvvvvv GGnnnn CCnnnn LLLnnn
    public_free_gift  sale_allowed    unlisted        llllll llllll llllll llllll
    public_free_gift  sale_allowed    workshop        eeeeee eeeeee eeeeee eeeeee
    public_free_gift  sale_allowed    receipt_issuer  eeeeee eeeeee eeeeee eeeeee
    public_free_gift  sale_allowed    entitled        vvvvvv GGnnnn CCnnnn LLLnnn
    public_free_gift  sale_allowed    entitled_issuer vvvvvv GGnnnn CCnnnn LLLnnn
    public_free_gift  mixed           unlisted        llllll llllll llllll llllll
    public_free_gift  mixed           workshop        eeeeee eeeeee eeeeee eeeeee
    public_free_gift  mixed           receipt_issuer  eeeeee eeeeee eeeeee eeeeee
    public_free_gift  mixed           entitled        vvvvvv GGnnnn CCnnnn LLLnnn
    public_free_gift  mixed           entitled_issuer vvvvvv GGnnnn CCnnnn LLLnnn
    company_patronage solidarity_only unlisted        llllll llllll llllll llllll
    company_patronage solidarity_only workshop        rrrrrr rrrrrr rrrrrr rrrrrr
    company_patronage solidarity_only receipt_issuer  wwwwww GGnnnn PPnnnn LLLnnn
    company_patronage solidarity_only entitled        rrrrrr rrrrrr rrrrrr rrrrrr
    company_patronage solidarity_only entitled_issuer wwwwww GGnnnn PPnnnn LLLnnn
    company_patronage sale_allowed    unlisted        llllll llllll llllll llllll
    company_patronage sale_allowed    workshop        rrrrrr rrrrrr rrrrrr rrrrrr
    company_patronage sale_allowed    receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    company_patronage sale_allowed    entitled        rrrrrr rrrrrr rrrrrr rrrrrr
    company_patronage sale_allowed    entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
    company_patronage mixed           unlisted        llllll llllll llllll llllll
    company_patronage mixed           workshop        rrrrrr rrrrrr rrrrrr rrrrrr
    company_patronage mixed           receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    company_patronage mixed           entitled        rrrrrr rrrrrr rrrrrr rrrrrr
    company_patronage mixed           entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      solidarity_only unlisted        llllll llllll llllll llllll
    company_gift      solidarity_only workshop        wwwwww GGnnnn PPnnnn LLLnnn
    company_gift      solidarity_only receipt_issuer  wwwwww GGnnnn PPnnnn LLLnnn
    company_gift      solidarity_only entitled        wwwwww GGnnnn PPnnnn LLLnnn
    company_gift      solidarity_only entitled_issuer wwwwww GGnnnn PPnnnn LLLnnn
    company_gift      sale_allowed    unlisted        llllll llllll llllll llllll
    company_gift      sale_allowed    workshop        SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      sale_allowed    receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      sale_allowed    entitled        SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      sale_allowed    entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      mixed           unlisted        llllll llllll llllll llllll
    company_gift      mixed           workshop        SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      mixed           receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      mixed           entitled        SSSSSS GGnnnn PPnnnn LLLnnn
    company_gift      mixed           entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          solidarity_only unlisted        llllll llllll llllll llllll
    purchase          solidarity_only workshop        wwwwww GGnnnn PPnnnn LLLnnn
    purchase          solidarity_only receipt_issuer  wwwwww GGnnnn PPnnnn LLLnnn
    purchase          solidarity_only entitled        wwwwww GGnnnn PPnnnn LLLnnn
    purchase          solidarity_only entitled_issuer wwwwww GGnnnn PPnnnn LLLnnn
    purchase          sale_allowed    unlisted        llllll llllll llllll llllll
    purchase          sale_allowed    workshop        SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          sale_allowed    receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          sale_allowed    entitled        SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          sale_allowed    entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          mixed           unlisted        llllll llllll llllll llllll
    purchase          mixed           workshop        SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          mixed           receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          mixed           entitled        SSSSSS GGnnnn PPnnnn LLLnnn
    purchase          mixed           entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         solidarity_only unlisted        llllll llllll llllll llllll
    take_back         solidarity_only workshop        wwwwww GGnnnn PPnnnn LLLnnn
    take_back         solidarity_only receipt_issuer  wwwwww GGnnnn PPnnnn LLLnnn
    take_back         solidarity_only entitled        wwwwww GGnnnn PPnnnn LLLnnn
    take_back         solidarity_only entitled_issuer wwwwww GGnnnn PPnnnn LLLnnn
    take_back         sale_allowed    unlisted        llllll llllll llllll llllll
    take_back         sale_allowed    workshop        SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         sale_allowed    receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         sale_allowed    entitled        SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         sale_allowed    entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         mixed           unlisted        llllll llllll llllll llllll
    take_back         mixed           workshop        SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         mixed           receipt_issuer  SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         mixed           entitled        SSSSSS GGnnnn PPnnnn LLLnnn
    take_back         mixed           entitled_issuer SSSSSS GGnnnn PPnnnn LLLnnn
";

const RECEIVERS: usize = 5;
const WAYS: usize = 5 * 3 * RECEIVERS * 4 * 6;

fn letter(verdict: Result<Permit, Forbidden>) -> char {
    match verdict {
        Ok(Permit::Sale) => 'S',
        Ok(Permit::Gift) => 'G',
        Ok(Permit::LegalCeiling) => 'C',
        Ok(Permit::PlatformCeiling) => 'P',
        Ok(Permit::Loan) => 'L',
        Err(Forbidden::ReceiverNotListed) => 'l',
        Err(Forbidden::ReceiverNotEntitled) => 'e',
        Err(Forbidden::ReceiverIssuesNoReceipts) => 'r',
        Err(Forbidden::PublicGiftIsNeverSold) => 'v',
        Err(Forbidden::DonorWishedSolidarity) => 'w',
        Err(Forbidden::OnlyPeopleInNeed) => 'n',
        Err(Forbidden::PriceAboveCeiling { .. }) => '?',
    }
}

#[test]
fn every_way_has_the_verdict_that_the_rules_of_law_give_it() {
    let mut seen = BTreeSet::new();
    for line in TABLE.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [basis, wish, receiver, pools @ ..] = words.as_slice() else { panic!("{line}") };
        assert_eq!(pools.len(), Pool::ALL.len(), "{line}");
        for (pool, letters) in Pool::ALL.iter().zip(pools) {
            assert_eq!(letters.chars().count(), Buyer::ALL.len(), "{line}");
            for (buyer, expected) in Buyer::ALL.iter().zip(letters.chars()) {
                let way = Way {
                    basis: basis.parse().unwrap(),
                    wish: wish.parse().unwrap(),
                    receiver: receiver.parse().unwrap(),
                    pool: *pool,
                    buyer: *buyer,
                };
                assert_eq!(letter(verdict(way)), expected, "{way:?}");
                assert!(seen.insert(format!("{way:?}")), "{way:?} is told twice");
            }
        }
    }
    assert_eq!(seen.len(), WAYS);
}

#[test]
fn a_public_gift_reaches_no_buyer_at_a_free_price_by_any_way() {
    for wish in Wish::ALL {
        for receiver in Receiver::ALL {
            for buyer in Buyer::ALL {
                let basis = LegalBasis::PublicFreeGift;
                let way = Way { basis, wish: *wish, receiver: *receiver, pool: Pool::Sale, buyer: *buyer };
                assert!(verdict(way).is_err(), "{way:?}");
                for pool in Pool::ALL.iter().filter(|pool| **pool != Pool::Sale) {
                    let open = verdict(Way { pool: *pool, ..way }).is_ok();
                    let helps = buyer.is_in_need() || (*pool, *buyer) == (Pool::Loan, Buyer::MediationPlace);
                    assert_eq!(open, receiver.receives_public_gifts() && helps, "{way:?}");
                }
            }
        }
    }
}

#[test]
fn a_price_at_the_ceiling_is_within_it_and_a_cent_more_is_not() {
    let ceiling = Cents(18_000);
    assert_eq!(may_cost(Cents(18_000), ceiling), Ok(()));
    let refused = may_cost(Cents(18_001), ceiling).unwrap_err();
    assert_eq!(refused.args(), [("ceiling", "180".to_owned())]);
}

#[test]
fn every_rule_that_closes_a_way_closes_one_and_has_its_sentence_and_its_source() {
    for language in [Language::Fr, Language::En] {
        let texts = Texts::new(language);
        for rule in Forbidden::ALL {
            assert!(TABLE.contains(letter(Err(*rule))), "{rule:?}");
            for key in [format!("error-{}", rule.code()), format!("origin-source-{}", rule.code())] {
                assert!(texts.has(&key), "{key}");
            }
        }
        for permit in Permit::ALL {
            assert!(TABLE.contains(letter(Ok(*permit))), "{permit:?}");
            let source = format!("origin-source-{}", permit.code().replace('_', "-"));
            assert!(texts.has(&source), "{source}");
        }
    }
}

/// One cell: who is open, who is closed, by which rule; those alike together, in the order of the people.
fn cell(way: Way, texts: Texts) -> String {
    let mut groups: Vec<(char, Vec<String>)> = Vec::new();
    for buyer in Buyer::ALL {
        let found = letter(verdict(Way { buyer: *buyer, ..way }));
        let name = texts.dynamic("origin-buyer-", buyer.code()).to_string();
        match groups.iter_mut().find(|(letter, _)| *letter == found) {
            Some((_, names)) => names.push(name),
            None => groups.push((found, vec![name])),
        }
    }
    let said = |letter: char| if letter.is_uppercase() { "oui" } else { "non" };
    match groups.as_slice() {
        [(letter, _)] if letter.is_uppercase() => format!("oui, pour tous ({letter})"),
        [(letter, _)] => format!("non, pour personne ({letter})"),
        groups => {
            let one = |(letter, names): &(char, Vec<String>)| {
                format!("{} ({letter}) : {}", said(*letter), names.join(", "))
            };
            groups.iter().map(one).collect::<Vec<_>>().join(" ; ")
        }
    }
}

/// The whole of law 13 as a person of law reads it. Read the change before you accept it.
#[test]
fn the_whole_rule_reads_as_a_person_of_law_would_read_it() {
    let texts = Texts::new(Language::Fr);
    let mut text = String::from("CE QUE L’ORIGINE PERMET\n\nLes règles qui ferment une voie\n");
    for rule in Forbidden::ALL {
        let (letter, code) = (letter(Err(*rule)), rule.code());
        let (says, source) = (texts.dynamic("error-", code), texts.dynamic("origin-source-", code));
        writeln!(text, "  ({letter}) {says}\n      Source : {source}").unwrap();
    }
    text.push_str("\nLes voies ouvertes\n");
    for permit in Permit::ALL {
        let (letter, code) = (letter(Ok(*permit)), permit.code());
        let (says, source) = (texts.dynamic("origin-permit-", code), texts.dynamic("origin-source-", code));
        writeln!(text, "  ({letter}) {says}\n      Source : {source}").unwrap();
    }
    for basis in LegalBasis::ALL {
        for wish in Wish::ALL {
            let named = texts.dynamic("legal-basis-", basis.code());
            writeln!(text, "\n{named} — souhait : {}", texts.dynamic("wish-", wish.code())).unwrap();
            for receiver in Receiver::ALL {
                writeln!(text, "  Reçu par : {}", texts.dynamic("origin-receiver-", receiver.code()))
                    .unwrap();
                for pool in Pool::ALL {
                    let way = Way {
                        basis: *basis,
                        wish: *wish,
                        receiver: *receiver,
                        pool: *pool,
                        buyer: Buyer::Anyone,
                    };
                    let name = texts.dynamic("origin-pool-", pool.code());
                    writeln!(text, "    {name} : {}", cell(way, texts)).unwrap();
                }
            }
        }
    }
    insta::assert_snapshot!("origin_decides_destination", text);
}
