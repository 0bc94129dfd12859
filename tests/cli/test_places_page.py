"""The page on places says what is so: what it shows is what the commands print, and its table and figures are right."""

import re
import shlex

from paths import ROOT
from protlib.record import places
from protlib.record.places.areas import areas
from running import Run

PAGE = (ROOT / "docs/places.md").read_text(encoding="utf-8")


def test_the_examples_print_what_is_shown(protlib: Run) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = [example for block in blocks for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert len(examples) == 3
    for example in examples:
        command, _, shown = example.partition("\n")
        assert protlib(*shlex.split(command)[1:]) == (shown, "", 0), command


def test_what_the_table_shows_is_read_so() -> None:
    rows = re.findall(r"^\| (.*) \| (.*) \|$", PAGE, re.MULTILINE)[1:]
    read = {written: [place.name for place in places.resolve_all(written)] for written, _meant in rows}
    assert read.pop("Serbia and Kosovo (S/RES/1244 (1999))") == ["Serbia", "Kosovo"]
    assert len(read.pop("Northern, Western and Southern Europe")) == 3
    assert read.pop("East and Horn of Africa and Yemen") == ["East and Horn of Africa", "Yemen"]
    assert read.pop("Réunion (France)") == ["Réunion"]
    each = {name: places.resolve_all(name) for written in read for name in written.split(", ")}
    assert [name for name, found in each.items() if len(found) != 1] == []
    named = {found[0].name for name, found in each.items() if not name.isascii()}
    assert named >= {"Syria", "Austria", "Horn of Africa", "Lake Chad Basin"}


def test_the_figures_are_right() -> None:
    told = re.search(r"([\d,]+) in (\d+) countries", PAGE)
    assert told
    assert int(told[1].replace(",", "")) == len(areas())
    assert int(told[2]) == len({area.within[-1] for area in areas().values()})


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
