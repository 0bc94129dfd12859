"""Symbols of United Nations documents: those of a list of its own (`benchmarks/document_symbols.py`),
and what is told of them.
"""

from typing import Any

import pytest

from harness.benchmark_modules import benchmark_module
from harness.rows import every_row
from protlib.record.identifiers.symbols import (
    Symbol,
    comparable_symbols,
    correct_symbol,
    describe_symbol,
    find_symbols,
    own_symbols,
    parse_symbol,
)
from protlib.record.model import Publication


@every_row(
    ("text", "matches"),
    [
        ("A/HRC/44/45", ["A/HRC/44/45"]),
        ("S/RES/2388 (2017)", ["S/RES/2388(2017)"]),
        ("S/RES/2388(2017)", ["S/RES/2388(2017)"]),
        ("A/RES/3363 (XXX)", ["A/RES/3363(XXX)"]),
        ("CRC/C/GC/6.", ["CRC/C/GC/6"]),
        ("E/CN.4/2004/76/Add.1", ["E/CN.4/2004/76/Add.1"]),
        ("ST/SGB/2003/13", ["ST/SGB/2003/13"]),
        ("CEDAW/C/GC/38, para. 3", ["CEDAW/C/GC/38"]),
        ("A/HRC/44/45 and A/HRC/44/46, again A/HRC/44/45", ["A/HRC/44/45", "A/HRC/44/46"]),
        ("see A/C", []),
        ("and/or", []),
        ("E/12", []),
        ("12/11/2004", []),
        ("https://www.example.org/A/HRC/44/45", []),
        ("https://undocs.org/en/A/HRC/44/45", ["A/HRC/44/45"]),
        ("CTOC/COP/2018/3", ["CTOC/COP/2018/3"]),
        ("HCR/GIP/06/07", ["HCR/GIP/06/07"]),
        ("WP/16/1", []),
        ("", []),
    ],
)
def test_the_symbols_of_documents_in_a_text(text: str, matches: list[str]) -> None:
    assert find_symbols(text) == matches


@pytest.mark.parametrize(
    "text", ["S/RES/2388 (2017)", "S/RES/2388(2017)", "S/RES/2388", "S/RES/2388, S/RES/2388 (2017)"]
)
def test_a_symbol_is_one_with_its_year_and_without(text: str) -> None:
    assert comparable_symbols(text) == ["S/RES/2388"]


def test_the_parts_of_one_resolution_are_not_one() -> None:
    assert comparable_symbols("A/RES/217(III)A") == ["A/RES/217A"]
    assert comparable_symbols("A/RES/217(III)") == ["A/RES/217"]


@pytest.fixture(scope="module")
def benchmark() -> Any:
    return benchmark_module("document_symbols")


def test_all_symbols_of_the_list_are_recognised_and_no_look_alike_is_taken(benchmark: Any) -> None:
    hits, cases, mistakes, alike, wrong = benchmark.measure()
    assert (wrong, hits, mistakes) == ([], cases, 0)
    assert (cases >= 120, alike >= 60) == (True, True)


@every_row(
    ("symbol", "message"),
    [
        ("A/RES/64/293", ("General Assembly", "64", None, "resolution", "")),
        ("A/RES/3363(XXX)", ("General Assembly", "30", None, "resolution", "")),
        ("A/S-27/2", ("General Assembly", "S-27", None, "document", "")),
        ("A/HRC/44/45/Add.1", ("Human Rights Council", "44", None, "document", "addendum 1")),
        ("A/HRC/S-21/1", ("Human Rights Council", "S-21", None, "document", "")),
        ("A/HRC/WG.6/8/KEN/1", ("Working Group on the Universal Periodic Review", "8", None, "document", "")),
        ("A/CONF.183/9", ("United Nations Conference on the Establishment of an International Criminal Court", "", None, "document", "")),
        ("A/64/PV.83", ("General Assembly", "64", None, "verbatim record of a meeting", "")),
        ("S/RES/2388(2017)", ("Security Council", "", 2017, "resolution", "")),
        ("S/RES/2014(2011)", ("Security Council", "", 2011, "resolution", "")),
        ("S/PRST/2015/25", ("Security Council", "", 2015, "statement by the President", "")),
        ("E/CN.4/Sub.2/1993/23/Rev.1", ("Sub-Commission on the Promotion and Protection of Human Rights", "", 1993, "document", "revision 1")),
        ("CRC/C/GC/6", ("Committee on the Rights of the Child", "", None, "general comment", "")),
        ("CEDAW/C/MEX/CO/9", ("Committee on the Elimination of Discrimination against Women", "", None, "concluding observations", "")),
        ("CCPR/C/127/D/2728/2016", ("Human Rights Committee", "", None, "decision on a communication", "")),
        ("CAT/OP/MEX/1", ("Subcommittee on Prevention of Torture", "", None, "document", "")),
        ("HCR/GIP/06/07", ("Office of the United Nations High Commissioner for Refugees", "", 2006, "guidelines on international protection", "")),
        ("ST/SGB/2003/13", ("Secretariat", "", 2003, "Secretary-General's bulletin", "")),
        ("NPT/CONF.2010/50", ("Parties to the Treaty on the Non-Proliferation of Nuclear Weapons", "", 2010, "document", "")),
    ],
)  # fmt: skip
def test_what_the_rules_tell_of_a_symbol(symbol: str, message: tuple[str, str, int | None, str, str]) -> None:
    assert describe_symbol(symbol) == Symbol(symbol, *message)
    assert describe_symbol(symbol).link == f"https://docs.un.org/en/{symbol}"


@every_row(
    ("text", "symbol"),
    [
        ("a/hrc/44/45/add.1", "A/HRC/44/45/Add.1"),
        ("A / HRC / 44 / 45", "A/HRC/44/45"),
        ("A/HRC/S‑21/1", "A/HRC/S-21/1"),
        ("UN Doc. A/hrc/44/45", "A/HRC/44/45"),
        ("Symbol: ST/SGB/2003/13", "ST/SGB/2003/13"),
        ("UNEP/EA.4/Res.5", "UNEP/EA.4/Res.5"),
        ("A/HRC/44/45 and others", ""),
        ("General Assembly resolution 55/25 and others", ""),
        ("resolution 1325 (2000)", ""),
        ("Resolution 1337 (2003)", ""),
        ("A/810", ""),
        ("", ""),
    ],
)
def test_a_whole_text_is_a_symbol_or_none(text: str, symbol: str) -> None:
    assert parse_symbol(text) == symbol


@every_row(
    ("values", "own"),
    [
        ({"number": "S/RES/2388 (2017)"}, ["S/RES/2388(2017)"]),
        ({"number": "General Assembly resolution 55/25"}, ["A/RES/55/25"]),
        ({"title": "Security Council resolution 1325 (2000)"}, ["S/RES/1325(2000)"]),
        ({"title": "General Assembly resolution 55/25 of 15 November 2000"}, ["A/RES/55/25"]),
        ({"title": "Resolution 3363 (XXX): Status of women"}, ["A/RES/3363(XXX)"]),
        ({"title": "Security Council resolution 1325 (2000) ten years on"}, []),
        ({"title": "Security Council resolution 1325: a handbook"}, []),
        ({"title": "UNSCR 1325 (2000)"}, ["S/RES/1325(2000)"]),
        ({"number": "UNSCR 1325"}, ["S/RES/1325"]),
        ({"number": "A/78/172 (2023)"}, ["A/78/172"]),
        ({"title": "Report pursuant to General Assembly resolution 55/25"}, []),
        ({"url": "https://undocs.org/en/A/HRC/44/45"}, ["A/HRC/44/45"]),
        ({"url": "https://docs.un.org/fr/A/HRC/44/45", "number": "A/HRC/44/45"}, ["A/HRC/44/45"]),
        ({"url": "https://www.unhcr.org/docs/A/HRC/44/45"}, []),
        ({"addendum": "UN Doc. A/HRC/44/45"}, ["A/HRC/44/45"]),
        ({"extra": {"ris:C1": "CRC/C/GC/6"}}, ["CRC/C/GC/6"]),
        ({"note": "see A/HRC/44/45 on this"}, []),
        ({"abstract": "It follows A/HRC/44/45."}, []),
    ],
)
def test_the_symbol_of_the_document_that_a_record_is_of(values: dict[str, Any], own: list[str]) -> None:
    assert own_symbols(Publication(**values)) == own


@every_row("text", ["A/HRC/44/45", "No. 7", "S/RES/2388 (2017)", "HRI/GEN/1/Rev.9 (Vol. I)", "AMR 41/014/2010"])
def test_what_is_no_symbol_and_what_is_one_already_stays_as_it_is_written(text: str) -> None:
    assert correct_symbol(text) == text
