//! Makes the outlines of the départements that the pages draw, from a GeoJSON of ADMIN EXPRESS COG.
//!
//! `cargo run -p frontend --example outlines -- departements.geojson` writes
//! `data/departements.txt` (SVG paths, with insets) and `static/data/departements.json` (the base map).
//! Sources and licences: `data/SOURCES.md`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

type Ring = Vec<(f64, f64)>;

/// Where the drawing's parts stand, in its own units.
const MAINLAND: Frame = Frame { left: 0.0, top: 0.0, width: 1120.0, height: 1120.0 };
const PARIS: Frame = Frame { left: 964.0, top: 16.0, width: 148.0, height: 124.0 };
const PARIS_CODES: [&str; 4] = ["75", "92", "93", "94"];
const OVERSEAS: [(&str, Frame); 5] = [
    ("971", Frame { left: 12.0, top: 1156.0, width: 184.0, height: 132.0 }),
    ("972", Frame { left: 244.0, top: 1156.0, width: 160.0, height: 132.0 }),
    ("973", Frame { left: 452.0, top: 1156.0, width: 168.0, height: 132.0 }),
    ("974", Frame { left: 692.0, top: 1156.0, width: 160.0, height: 132.0 }),
    ("976", Frame { left: 924.0, top: 1156.0, width: 160.0, height: 132.0 }),
];

#[derive(Clone, Copy)]
struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

struct Departement {
    code: String,
    name: String,
    rings: Vec<Ring>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let source = std::env::args().nth(1).ok_or("give the path of the GeoJSON file")?;
    let collection: Value = serde_json::from_str(&std::fs::read_to_string(source)?)?;
    let departements = read(&collection).ok_or("not a collection of départements")?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::write(here.join("data/departements.txt"), drawing(&departements)?)?;
    std::fs::write(here.join("static/data/departements.json"), base_map(&departements).to_string())?;
    Ok(())
}

fn read(collection: &Value) -> Option<Vec<Departement>> {
    let mut found = Vec::new();
    for feature in collection["features"].as_array()? {
        let geometry = &feature["geometry"];
        let polygons = match geometry["type"].as_str()? {
            "MultiPolygon" => geometry["coordinates"].as_array()?.clone(),
            _ => vec![geometry["coordinates"].clone()],
        };
        let rings = polygons.iter().filter_map(|polygon| ring(&polygon[0])).collect();
        found.push(Departement {
            code: feature["properties"]["code"].as_str()?.to_owned(),
            name: feature["properties"]["nom"].as_str()?.to_owned(),
            rings,
        });
    }
    found.sort_by(|one, other| one.code.cmp(&other.code));
    Some(found)
}

fn ring(points: &Value) -> Option<Ring> {
    points.as_array()?.iter().map(|point| Some((point[0].as_f64()?, point[1].as_f64()?))).collect()
}

/// One line for each outline: code, name, frame (`main`, `paris`, `overseas`), path.
fn drawing(departements: &[Departement]) -> Result<String, Box<dyn Error>> {
    let mut lines = String::new();
    let mainland: Vec<&Departement> = departements.iter().filter(|one| one.code.len() == 2).collect();
    let fit = Fit::new(mainland.iter().flat_map(|one| &one.rings), lambert, MAINLAND);
    for one in &mainland {
        writeln!(lines, "{}\t{}\tmain\t{}", one.code, one.name, fit.path(&one.rings, 2.0))?;
    }
    let crown: Vec<&&Departement> =
        mainland.iter().filter(|one| PARIS_CODES.contains(&one.code.as_str())).collect();
    let fit = Fit::new(crown.iter().flat_map(|one| &one.rings), lambert, PARIS);
    for one in crown {
        writeln!(lines, "{}\t{}\tparis\t{}", one.code, one.name, fit.path(&one.rings, 2.0))?;
    }
    for (code, frame) in OVERSEAS {
        let Some(one) = departements.iter().find(|one| one.code == code) else { continue };
        let fit = Fit::new(&one.rings, plate, frame);
        writeln!(lines, "{}\t{}\toverseas\t{}", one.code, one.name, fit.path(&one.rings, 3.0))?;
    }
    Ok(lines)
}

/// Lambert's conformal conic projection with the parameters of Lambert-93, on a sphere.
fn lambert((longitude, latitude): (f64, f64)) -> (f64, f64) {
    let tangent = |degrees: f64| (std::f64::consts::FRAC_PI_4 + degrees.to_radians() / 2.0).tan();
    let (first, second) = (44.0_f64, 49.0_f64);
    let n =
        (first.to_radians().cos() / second.to_radians().cos()).ln() / (tangent(second) / tangent(first)).ln();
    let f = first.to_radians().cos() * tangent(first).powf(n) / n;
    let radius = f / tangent(latitude).powf(n);
    let angle = n * (longitude - 3.0).to_radians();
    (radius * angle.sin(), -(f / tangent(46.5).powf(n) - radius * angle.cos()))
}

fn plate((longitude, latitude): (f64, f64)) -> (f64, f64) {
    // All five lie within 22° of the equator.
    (longitude * 0.96, -latitude)
}

/// A projection scaled to stand in the middle of a frame.
struct Fit {
    projection: fn((f64, f64)) -> (f64, f64),
    scale: f64,
    shift: (f64, f64),
}

impl Fit {
    fn new<'r>(
        rings: impl IntoIterator<Item = &'r Ring>,
        projection: fn((f64, f64)) -> (f64, f64),
        frame: Frame,
    ) -> Self {
        let mut low = (f64::MAX, f64::MAX);
        let mut high = (f64::MIN, f64::MIN);
        for point in rings.into_iter().flatten() {
            let (x, y) = projection(*point);
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        let scale = (frame.width / (high.0 - low.0)).min(frame.height / (high.1 - low.1));
        let shift = (
            frame.left + (frame.width - (high.0 - low.0) * scale) / 2.0 - low.0 * scale,
            frame.top + (frame.height - (high.1 - low.1) * scale) / 2.0 - low.1 * scale,
        );
        Self { projection, scale, shift }
    }

    /// Relative steps in whole units; points nearer than `least` units to the one before are left out.
    fn path(&self, rings: &[Ring], least: f64) -> String {
        let mut path = String::new();
        for ring in rings {
            let mut steps = String::new();
            let mut last: Option<(f64, f64)> = None;
            let mut count = 0;
            for point in ring {
                let (x, y) = (self.projection)(*point);
                // Whole units, so that neighbours share their edges.
                let x = (x * self.scale + self.shift.0).round();
                let y = (y * self.scale + self.shift.1).round();
                match last {
                    None => write_pair(&mut steps, 'M', x, y),
                    Some((before_x, before_y)) => {
                        if (x - before_x).hypot(y - before_y) < least {
                            continue;
                        }
                        write_pair(&mut steps, 'l', x - before_x, y - before_y);
                    }
                }
                last = Some((x, y));
                count += 1;
            }
            if count > 3 {
                path.push_str(&steps);
                path.push('z');
            }
        }
        path
    }
}

fn write_pair(path: &mut String, command: char, x: f64, y: f64) {
    // A repeated command may be left out: `l1 2 3 4`.
    let repeated =
        path.rfind(|c: char| c.is_ascii_alphabetic()).is_some_and(|at| path[at..].starts_with(command));
    if repeated {
        if x >= 0.0 {
            path.push(' ');
        }
    } else {
        path.push(command);
    }
    path.push_str(&x.to_string());
    if y >= 0.0 {
        path.push(' ');
    }
    path.push_str(&y.to_string());
}

/// The same outlines as GeoJSON with three decimals (about 100 m), for the catalogue's map.
fn base_map(departements: &[Departement]) -> Value {
    let features: Vec<Value> = departements
        .iter()
        .map(|one| {
            let polygons: Vec<Value> = one
                .rings
                .iter()
                .map(|ring| {
                    json!([ring
                        .iter()
                        .map(|(x, y)| json!([thousandths(*x), thousandths(*y)]))
                        .collect::<Vec<_>>()])
                })
                .collect();
            json!({
                "type": "Feature",
                "properties": { "code": one.code, "name": one.name },
                "geometry": { "type": "MultiPolygon", "coordinates": polygons },
            })
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn thousandths(degrees: f64) -> f64 {
    (degrees * 1000.0).round() / 1000.0
}
