//! The passport for machines: JSON-LD in the shape of the UN's Digital Product Passport (UNTP DPP 0.6.1, the release for
//! pilots, 2025; schema of test.uncefact.org/vocabulary/untp/dpp, read on 27 November 2026). It is not signed: the page is its
//! proof, and the signed heads are those of the chain it names.

use frontend::Texts;
use serde_json::{Map, Value, json};

use super::passport::{Erasure, Passport};
use crate::kernel::Instant;

/// The media type.
pub(super) const MEDIA_TYPE: &str = "application/ld+json";
/// What a passport's address ends with, for machines that cannot ask for a media type.
pub(super) const SUFFIX: &str = ".jsonld";

/// What its words mean.
const CONTEXTS: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.1/"];

fn day(at: Instant) -> String {
    crate::kernel::time::paris_day(at).to_string()
}

fn link(url: &str, name: &str) -> Value {
    json!({ "type": ["Link"], "linkURL": url, "linkName": name })
}

/// What is known of the product and has no place of its own in the schema.
fn characteristics(passport: &Passport) -> Value {
    let known = &passport.device.specification;
    let all = [
        ("processor", known.processor.clone().map(Value::from)),
        ("memoryMegabytes", known.memory_mb.map(Value::from)),
        ("screenInches", known.screen_inch_tenths.map(|tenths| json!(f64::from(tenths) / 10.0))),
        ("operatingSystem", known.operating_system.clone().map(Value::from)),
        ("keyboardLayout", known.keyboard_layout.clone().map(Value::from)),
        ("chargerIncluded", known.charger.map(Value::from)),
        ("batteryHealthPercent", known.battery_percent.map(Value::from)),
        ("grade", passport.device.grade.map(|grade| Value::from(grade.code()))),
        ("condition", passport.word.map(|word| Value::from(word.code()))),
        ("state", Some(Value::from(passport.public_state()))),
        ("warrantyUntil", passport.warranty_until.map(|until| Value::from(day(until)))),
        ("failedFunctions", (!passport.failed_checks.is_empty()).then(|| json!(passport.failed_checks))),
        ("repairs", Some(json!(passport.repairs().map(|at| day(at.at)).collect::<Vec<_>>()))),
    ];
    let mut map: Map<String, Value> =
        all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    map.insert("type".to_owned(), json!(["Characteristics"]));
    Value::Object(map)
}

fn claims(passport: &Passport, address: &str, texts: Texts) -> Vec<Value> {
    let mut claims = Vec::new();
    let claim = |name: &str, topic: &str, conformance: bool, said: String| {
        json!({
            "type": ["Claim", "Declaration"],
            "id": format!("{address}#{name}"),
            "conformityTopic": topic,
            "conformance": conformance,
            "description": said,
        })
    };
    if let Some(passed) = passport.device.functions_passed {
        let mut tests =
            claim("tests", "governance.compliance", passed, texts.t("dpp-claim-tests").to_string());
        // Décret n° 2022-190 du 17 février 2022: tests bear on all functions.
        tests["referenceRegulation"] = json!({
            "type": ["Regulation"],
            "id": "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000045190092",
            "name": texts.t("dpp-decree").to_string(),
            "jurisdictionCountry": "FR",
            "administeredBy": { "id": "https://www.economie.gouv.fr", "name": "DGCCRF" },
        });
        claims.push(tests);
    }
    if passport.erasure == Erasure::Done {
        let last = passport.storages.iter().map(|one| one.at).max();
        let sure = passport.storages.iter().all(|one| one.verified);
        let mut erased =
            claim("erasure", "governance.compliance", sure, texts.t("dpp-claim-erasure").to_string());
        erased["referenceStandard"] = json!({
            "type": ["Standard"],
            "id": "https://csrc.nist.gov/pubs/sp/800/88/r2/final",
            "name": "NIST SP 800-88 rev. 2",
            "issuingParty": { "id": "https://www.nist.gov", "name": "NIST" },
        });
        if let Some(last) = last {
            erased["assessmentDate"] = Value::from(day(last));
        }
        claims.push(erased);
    }
    if let Some(avoided) = &passport.avoided {
        let said = texts.t("dpp-claim-avoided").with("source", avoided.source.as_str()).to_string();
        let mut footprint = claim("avoided", "environment.emissions", true, said.clone());
        let kilograms = json!(avoided.grams_per_year as f64 / 1000.0);
        footprint["declaredValue"] = json!([{
            "type": ["Metric"],
            "metricName": said,
            "metricValue": { "type": ["Measure"], "value": kilograms, "unit": "KGM" },
        }]);
        claims.push(footprint);
    }
    claims
}

/// The passport as JSON-LD.
pub(super) fn json_ld(passport: &Passport, public_url: &str, texts: Texts) -> Value {
    let device = &passport.device;
    let reference = device.reference.as_str();
    let address = format!("{public_url}/appareils/{reference}");
    let issuer = passport.workshop.as_ref().map_or("Rebond", |workshop| workshop.name.as_str());
    let category = device.specification.category.as_str();
    let scheme = format!("{public_url}/catalogue");
    let mut product = json!({
        "type": ["Product"],
        "id": address,
        "name": device.specification.title(),
        "registeredId": reference,
        "idScheme": { "type": ["IdentifierScheme"], "id": format!("{public_url}/appareils/"), "name": "Rebond" },
        // The maker's serial number says too much in public: this one tells the item apart just as well.
        "serialNumber": reference,
        "productCategory": [{
            "type": ["Classification"],
            "id": format!("{scheme}?category={category}"),
            "code": category,
            "name": texts.dynamic("category-", category).to_string(),
            "schemeID": scheme,
            "schemeName": "Rebond",
        }],
        "characteristics": characteristics(passport),
        "furtherInformation": [link(&address, &texts.t("passport-title").to_string())],
    });
    if let Some(brand) = &device.specification.brand {
        product["description"] = Value::from(format!("{brand} {}", device.specification.model));
    }
    if let Some(grams) = device.specification.weight_grams {
        product["dimensions"] = json!({
            "type": ["Dimension"],
            "weight": { "type": ["Measure"], "value": f64::from(grams) / 1000.0, "unit": "KGM" },
        });
    }
    let last = passport.life.last().map_or(device.received_at, |moment| moment.at);
    json!({
        "@context": CONTEXTS,
        "type": ["DigitalProductPassport", "VerifiableCredential"],
        "id": format!("{address}{SUFFIX}"),
        "issuer": { "type": ["CredentialIssuer"], "id": public_url, "name": issuer },
        "validFrom": last,
        "credentialSubject": {
            "type": ["ProductPassport"],
            "id": format!("{address}#passport"),
            "product": product,
            "granularityLevel": "item",
            "conformityClaim": claims(passport, &address, texts),
            "circularityScorecard": {
                "type": ["CircularityPerformance"],
                "repairInformation": link(&format!("{address}#help"), &texts.t("passport-help").to_string()),
            },
            "traceabilityInformation": [{
                "type": ["TraceabilityPerformance"],
                "valueChainProcess": "Refurbishing",
                "verifiedRatio": if passport.intact { 1 } else { 0 },
                "traceabilityEvent": [{
                    "type": ["SecureLink", "Link"],
                    "linkURL": format!("{public_url}/api/v1/devices/{reference}/passport"),
                    "linkName": texts.t("passport-life").to_string(),
                }],
            }],
        },
    })
}
