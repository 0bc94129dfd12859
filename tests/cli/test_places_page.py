"""The page on places says what is so: what it shows is what the commands print, and its table and figures are right."""

import re
import shlex

from harness.paths import ROOT
from programs.running import Run
from protlib.record import places
from protlib.record.places.areas import areas

PAGE = (ROOT / "docs/places.md").read_text(encoding="utf-8")


def test_the_examples_print_what_is_shown(protlib: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) == 3
    for example in examples:
        command, _, output = example.partition("\n")
        assert protlib(*shlex.split(command)[1:]) == (output, "", 0), command


def test_what_the_table_shows_is_read_so() -> None:
    rows = re.findall(r"^\| (.*) \| (.*) \|$", PAGE, re.MULTILINE)[1:]
    resolutions = {spelling: [place.name for place in places.resolve_all(spelling)] for spelling, _meaning in rows}
    assert resolutions.pop("Serbia and Kosovo (S/RES/1244 (1999))") == ["Serbia", "Kosovo"]
    assert len(resolutions.pop("Northern, Western and Southern Europe")) == 3
    assert resolutions.pop("East and Horn of Africa and Yemen") == ["East and Horn of Africa", "Yemen"]
    assert resolutions.pop("Réunion (France)") == ["Réunion"]
    places_by_name = {name: places.resolve_all(name) for spelling in resolutions for name in spelling.split(", ")}
    assert [name for name, candidates in places_by_name.items() if len(candidates) != 1] == []
    english_names = {candidates[0].name for name, candidates in places_by_name.items() if not name.isascii()}
    assert english_names >= {"Syria", "Austria", "Horn of Africa", "Lake Chad Basin"}


def test_the_page_counts_the_areas_and_their_countries() -> None:
    match = re.search(r"([\d,]+) in (\d+) countries", PAGE)
    assert match
    assert int(match[1].replace(",", "")) == len(areas())
    assert int(match[2]) == len({area.outer_codes[-1] for area in areas().values()})


def test_what_is_told_of_single_places_is_so() -> None:
    assert [place.name for place in places.resolve_all("Sahel, Burkina Faso")] == ["Sahel", "Burkina Faso"]
    for name, kind in (
        ("Punjab, Pakistan", "area"),
        ("Unity State", "area"),
        ("Sahel", "region"),
        ("Niger State", "area"),
    ):
        assert [place.kind for place in places.resolve_all(name)] == [kind]
    assert [name for name in ("Central", "Punjab", "Tripoli", "Unity") if places.resolve_all(name)] == []
