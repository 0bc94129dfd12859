"""Whether words may be the name of a region."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.paths import ROOT
from harness.rows import every_row
from protlib.record import places
from protlib.record.places import gazetteer
from protlib.record.places.foreign_names import foreign_names_by_code
from protlib.record.places.spellings import GENERIC, OTHER_FORMS
from protlib.search.vocabulary import regions
from protlib.text import without_umlauts

_REGIONS = [place for place in gazetteer.by_code().values() if place.kind == "region"]
_NAMES = [
    name
    for place in _REGIONS
    for name in (
        place.code,
        place.name,
        *place.other_names,
        *place.foreign_names,
        *foreign_names_by_code().get(place.code, ()),
    )
]
_PHRASES = ("{}", "UNICEF {}", "WHO {} Regional Office", "IOM Regional Office for {}", "{} crisis", "situation in {}")


@every_row("text", ["traficking", "handbook", "of the", "y", "Kenya", "don't"])
def test_a_word_of_no_region_names_none(text: str) -> None:
    assert not regions.may_name_region(text)


@every_row("text", ["Sahel", "sahél", "MENA", "Suedamerika", "n Africa", "d'Afrique", "Afri'ca", "北非"])
def test_words_of_a_name_may_name_one(text: str) -> None:
    assert regions.may_name_region(text)


@every_row("phrase", _PHRASES)
@pytest.mark.slow
def test_every_name_may_name_one(phrase: str) -> None:
    missed = {
        name
        for name in (*_NAMES, *map(without_umlauts, _NAMES))
        if not regions.may_name_region(phrase.format(name.replace("-", " ")).upper())
    }
    assert missed == set()


@given(
    st.lists(
        st.sampled_from(sorted({*GENERIC, *OTHER_FORMS, *(word for name in _NAMES for word in name.split())})),
        max_size=4,
    )
)
def test_what_is_a_region_may_name_one(words: list[str]) -> None:
    text = " ".join(words)
    place = places.resolve_wide(text)
    assert place is None or place.kind != "region" or regions.may_name_region(text)


def test_the_words_are_those_of_the_gazetteer() -> None:
    ran = subprocess.run(
        [sys.executable, ROOT / "tools/region_words.py"], capture_output=True, check=True, encoding="utf-8"
    )
    assert ran.stdout == Path(regions.__file__).with_name("region_words.txt").read_text(encoding="utf-8")
