"""Patterns of citation keys: what JabRef's and Better BibTeX's users ask of one, and what protlib's own is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.errors import UsageError
from protlib.record import keys, names
from protlib.record.key_pattern import CHANGES, OWN, PARTS, parse_pattern
from protlib.record.model import Publication
from sample_records.arbitrary import publications

CARING = Publication(
    type="report",
    title="Caring for Trafficked Persons: Guidance for Health Providers",
    authors=(names.parse_name("International Organization for Migration (IOM)"), names.parse_name("Jobe, Alison")),
    date="2009-11",
    number="A/HRC/44/45",
    countries=("Côte d'Ivoire", "Ghana"),
)
SMITH = Publication(
    type="article-journal",
    title="The <i>Causes</i> of Re-trafficking",
    authors=tuple(map(names.parse_name, ("van der Berg, Jan", "Żółć, Łukasz", "McAuliffe, Marie", "Doe, J."))),
    container_title="Anti-Trafficking Review",
)
THREE = SMITH.changed(authors=SMITH.authors[:3], date="2016")

KEYS = [
    (OWN, CARING, "iom2009caring"),
    ("{author}{year}", CARING, "iom2009"),
    ("{author:capitalize}{year}", CARING, "IOM2009"),
    ("{author:upper}", CARING, "IOM"),
    ("{author:capitalize}{year}", THREE, "Vanderberg2016"),
    ("{author:capitalize:4}", THREE, "Vand"),
    ("{author:4:upper}", THREE, "VAND"),
    ("{authors}{year}", CARING, "iomjobe2009"),
    ("{authors:capitalize}", THREE, "VanderbergZolcMcauliffe"),
    ("{authors:capitalize}{year}", CARING, "IOMJobe2009"),
    ("{editors:capitalize}", Publication(title="Care", editors=CARING.authors), "IOM"),
    ("{container-title:abbr:upper}", SMITH, "AR"),
    ("{authors:capitalize}", SMITH, "VanderbergEtAl"),
    ("{authors}", CARING.changed(authors=CARING.authors[:1]), "iom"),
    ("{year}", SMITH, ""),
    ("{author}_{year}", SMITH, "vanderberg"),
    ("{author}_{year}_{word}", SMITH, "vanderberg_causes"),
    ("{year}-{author}", SMITH, "vanderberg"),
    ("{author}:{year}/{word}", CARING, "iom:2009/caring"),
    ("{author}--{year}", CARING, "iom--2009"),
    ("{author}{shortyear}", CARING, "iom09"),
    ("{author}_{shortyear}", SMITH, "vanderberg"),
    ("{word:capitalize}", SMITH, "Causes"),
    ("{shorttitle}", CARING, "caringtraffickedpersons"),
    ("{shorttitle:capitalize}", SMITH, "CausesRetrafficking"),
    ("{shorttitle:abbr:upper}{year}", CARING, "CTP2009"),
    ("{title:abbr}", CARING, "ctpghp"),
    ("{title:10}", CARING, "caringtraf"),
    ("{type}{year}", CARING, "report2009"),
    ("{container title:abbr:upper}", SMITH, "AR"),
    ("{number}", CARING, "ahrc4445"),
    ("{countries:capitalize}{year}", CARING, "CoteIvoire2009"),
    ("{publisher}", CARING, ""),
    ("{editors}x", CARING, ""),
    ("{date}", CARING, "200911"),
    ("ref-{author}", CARING, "ref-iom"),
    ("{author:lower}", CARING, "iom"),
    ("{author:capitalize}{year}", Publication(title="Care", authors=(names.parse_name("Oxfam"),), date="2010"), "Oxfam2010"),
    ("{author:capitalize}{year}", Publication(title="Care", publisher="UNICEF", date="2010"), "UNICEF2010"),
    ("{author}{year}{word}", Publication(title="Care for men", date="2010"), "care2010men"),
]  # fmt: skip


@every_row(("pattern", "record", "key"), KEYS)
def test_a_pattern_makes_the_key(pattern: str, record: Publication, key: str) -> None:
    assert parse_pattern(pattern).key_of(record) == key


@given(publications())
def test_the_own_pattern_makes_the_keys_that_imports_make(publication: Publication) -> None:
    assert parse_pattern(OWN).key_of(publication) in (keys.base_key(publication), "")


@given(
    publications(),
    st.lists(st.sampled_from([f"{{{name}}}" for name in PARTS]), min_size=1),
    st.sampled_from(["", "_", "-"]),
)
def test_what_a_pattern_makes_can_be_a_key_or_is_nothing(
    publication: Publication, parts: list[str], between: str
) -> None:
    key = parse_pattern(between.join(parts)).key_of(publication)
    assert key == "" or keys.is_fit(key)


@every_row(
    ("pattern", "message"),
    [
        ("", "gives every record the same key"),
        ("key", "gives every record the same key"),
        ("{auth}", "unknown part “auth” in the pattern; .* did you mean “author”?"),
        ("{veryshorttitle}", "did you mean “word”?"),
        ("{journal}", "did you mean “container_title”?"),
        ("{autor}", "did you mean “author”"),
        ("{key}", "unknown part “key”"),
        ("{extra}", "unknown part “extra”"),
        ("[auth][year]", "write parts in braces"),
        ("{author}{year", "write the parts of a pattern in braces"),
        ("author}", "write the parts of a pattern in braces"),
        ("{author} {year}", "“ ” is not allowed in a citation key"),
        ("{author}é", "“é” is not allowed"),
        ("{author:Upper}", "“author:Upper”: after the colon, write lower, upper, capitalize, abbr or a number"),
        ("{author:0}", "“author:0”"),
        ("{author:}", "“author:”"),
        ("-{author}", "a citation key cannot begin like this"),
    ],
)  # fmt: skip
def test_what_is_no_pattern_is_refused(pattern: str, message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        parse_pattern(pattern)


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_that_is_told_of_can_be_made(name: str) -> None:
    assert parse_pattern(f"{{title:{name}}}").key_of(CARING) != parse_pattern("x{title}").key_of(CARING)
