"""DOIs with a space or a break in them, in the files that have them: two papers never share the half of one."""

import json
from collections.abc import Callable

import pytest

from protlib import formats

_FIRST, _SECOND = (
    "10.1659/0276-4741(2004)024[0141:SPOCMP]2.0.CO;2",
    "10.1659/0276-4741(2004)024[0148:TOTH]2.0.CO;2",
)
_BROKEN = [number.replace("[", " [ ") for number in (_FIRST, _SECOND)]
_LINE = [number.replace("[", "\n[") for number in (_FIRST, _SECOND)]


def _ris(numbers: list[str]) -> str:
    return "".join(f"TY  - JOUR\nTI  - Paper {number[-12]}\nDO  - {number}\nER  - \n\n" for number in numbers)


def _bibtex(numbers: list[str]) -> str:
    return "\n".join(f"@article{{k{i}, title={{Paper {i}}}, doi={{{number}}}}}" for i, number in enumerate(numbers))


def _nbib(numbers: list[str]) -> str:
    return "\n".join(f"PMID- {i}\nTI  - Paper {i}.\nLID - {number} [doi]\n" for i, number in enumerate(numbers, 1))


def _csv(numbers: list[str]) -> str:
    return "title,doi\n" + "".join(f'Paper {i},"{number}"\n' for i, number in enumerate(numbers))


def _csl(numbers: list[str]) -> str:
    return json.dumps(
        [{"id": f"k{i}", "type": "book", "title": f"Paper {i}", "DOI": number} for i, number in enumerate(numbers)]
    )


def _endnote(numbers: list[str]) -> str:
    records = "".join(
        f"<record><ref-type>17</ref-type><titles><title>Paper {i}</title></titles>"
        f"<electronic-resource-num>{number}</electronic-resource-num></record>"
        for i, number in enumerate(numbers)
    )
    return f"<xml><records>{records}</records></xml>"


@pytest.mark.parametrize("numbers", [_BROKEN, _LINE])
@pytest.mark.parametrize(
    ("name", "write"),
    [("ris", _ris), ("bibtex", _bibtex), ("csv", _csv), ("csl-json", _csl), ("endnote", _endnote)],
)
def test_a_break_in_a_doi_is_left_out(name: str, write: Callable[[list[str]], str], numbers: list[str]) -> None:
    parsed = formats.read(write(numbers).encode(), formats.format_named(name))
    assert [record.doi for record in parsed.publications] == [_FIRST, _SECOND]


def test_a_space_in_a_doi_of_pubmed_is_left_out() -> None:
    parsed = formats.read(_nbib(_BROKEN).encode(), formats.format_named("nbib"))
    assert [record.doi for record in parsed.publications] == [_FIRST, _SECOND]


def test_two_papers_never_have_the_half_of_one_doi() -> None:
    parsed = formats.read(
        _ris(["10.1177/0886260 517709", "10.1177/0886260 518880"]).encode(), formats.format_named("ris")
    )
    assert [record.doi for record in parsed.publications] == [
        "10.1177/0886260 517709",
        "10.1177/0886260 518880",
    ]
    assert [problem.what for problem in parsed.problems] == [
        "doi “10.1177/0886260 517709”: this DOI has a space in it; remove the space; kept as it is",
        "doi “10.1177/0886260 518880”: this DOI has a space in it; remove the space; kept as it is",
    ]
