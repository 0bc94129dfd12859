"""Files that were damaged on their way, and values of another kind than their fields: nothing is lost beside them."""

import io
import json
import random
import warnings
import zipfile
from typing import Any, Final

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.pairs import each_value_once
from harness.rows import every_row
from harness.slow_rows import mark_slow
from mishaps.fuzz_targets import samples
from protlib import formats
from protlib.formats.tables import workbook
from protlib.record.fields.variables import VARIABLES
from protlib.record.model import FIELDS, Name, Publication
from sample_files import documents, zotero_library

_TWO: Final = [
    Publication(
        key="a2001", type="report", title="Réfugiés & migrants", authors=(Name("Diop", "Awa"), Name(literal="IOM")),
        date="2001-07", abstract="First.\n\nSecond.", countries=("Mali",), tags=("a", "b"), doi="10.1000/182",
    ),
    Publication(key="b2002", type="book", title="B", editors=(Name("Roe", "Jane"),), date="2002"),
]  # fmt: skip
_LIBRARY: Final = orjson.dumps(
    {
        "library": {"1": {"format": 1}},
        "publications": {str(n): title.to_dict() for n, title in enumerate(_TWO, 1)},
    }
)
_MAY_BE_EMPTY: Final = {"csv", "tsv", "xlsx"}  # what is left may be a header


def _file(name: str) -> bytes:
    samples_by_format: dict[str, bytes] = {
        "library": _LIBRARY,
        "docx": documents.docx(documents.zotero(documents.ITEM)),
        "odt": documents.odt(documents.reference_mark(f"CSL_CITATION {documents.citation(documents.ITEM)}", "(IOM)")),
        "zotero": zotero_library.sample(["Réfugiés & migrants", "B"]),
    }
    if name in samples_by_format:
        return samples_by_format[name]
    if formats.format_named(name).writes:
        return formats.write(_TWO, formats.format_named(name))
    return next(sample for sample in samples(name) if formats.detect(sample, "a file").name == name)[:3000]


@each_value_once
@pytest.mark.parametrize("times", [25, pytest.param(150, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "name", mark_slow([entry.name for entry in formats.FORMATS], lambda name: name in {"references", "report"})
)
def test_no_damage_to_bytes_is_more_than_told(name: str, times: int) -> None:
    content, chance = _file(name), random.Random(7)
    for _ in range(times):
        damaged = bytearray(content)
        for _ in range(chance.choice([1, 2, 8])):
            damaged[chance.randrange(len(content))] = chance.randrange(256)
        cut = bytes(damaged[: chance.choice([len(content), chance.randrange(len(content))])])
        parsed = formats.read(cut, formats.format_named(name))
        assert parsed.publications or parsed.problems or not cut.strip() or name in _MAY_BE_EMPTY


def _workbook(rows: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    sheet = f'<worksheet xmlns="{workbook._MAIN}"><sheetData>{rows}</sheetData></worksheet>'  # noqa: SLF001 - no other way to break one sheet
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in {**workbook._PARTS, workbook._SHEET_PATH: sheet, **parts}.items():  # noqa: SLF001 - no other way to break one sheet
            packed.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('<c t="inlineStr"><is><t>x</t></is></c><c t="e"><v>#REF!</v></c>', "x"),
        ('<c t="str"><f>CONCAT(A1)</f><v>A title</v></c>', "A title"),
        ('<c t="n"><v>1951.0</v></c>', "1951"),
        ('<c s="99" t="n"><v>5</v></c>', "5"),
    ],
)
def test_cells_of_every_kind_are_read(cell: str, title: str) -> None:
    head = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("title", "abstract"))
    rows = f'<row r="1">{head}</row><row r="2">{cell}</row>'
    parsed = formats.read(_workbook(rows), formats.format_named("xlsx"))
    assert [publication.title for publication in parsed.publications] == [title]


@pytest.mark.parametrize("cell", ['<c t="b"><v>1</v></c>', '<c t="d"><v>2001-07-01</v></c>'])
def test_a_cell_that_only_a_spreadsheet_makes_is_no_title(cell: str) -> None:
    head, texts = (
        "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row)
        for row in (("title", "doi", "publisher"), ("10.1000/1", "IOM"))
    )
    parsed = formats.read(
        _workbook(f'<row r="1">{head}</row><row r="2">{cell}{texts}</row>'), formats.format_named("xlsx")
    )
    assert [(publication.title, publication.doi) for publication in parsed.publications] == [("", "10.1000/1")]
    assert any("title" in problem.what for problem in parsed.problems)


_ODD: Final = st.recursive(
    st.one_of(
        st.sampled_from(
            [
                "null", "true", "NaN", "-Infinity", "1e999", "9" * 20, "-0", "1.5", '"\\ud800"', '"\\u0000"', '"---1"', '""',
                '"²"', '"2001/"', f'"{"9" * 30}"', "[" * 200 + "]" * 200,
            ]
        ),
        st.integers(-(10**25), 10**25).map(str),
        st.text(max_size=5).map(json.dumps),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(
                ["literal", "family", "given", "name", "isInstitution", "date-parts", "raw", "season", "circa", "year", "month",
                 "extra", "authors", "publisher", "tags", "note", "date", "x"]
            ),
            inner, max_size=3,
        ).map(lambda pairs: "{" + ", ".join(f'"{name}": {value}' for name, value in pairs.items()) + "}"),
    ),
    max_leaves=6,
)  # fmt: skip
_MEMBERS: Final = st.dictionaries(
    st.sampled_from(
        sorted(
            {*VARIABLES, *FIELDS, "x", "year", "month", "first_page", "subtitle", "organisations"}
            - {"title", "key", "id"}
        )
    ),
    _ODD,
    max_size=4,
)
_FORMS: Final = {
    "csl-json": '[{}, {{"id": "b", "title": "B", "type": "book"}}]',
    "jsonl": '{}\n{{"title": "B"}}\n',
    "csl-yaml": '- {}\n- {{"id": "b", "title": "B", "type": "book"}}\n',
    "library": '{{"library": {{"1": {{"format": 1}}}}, "publications": {{"1": {}, "2": {{"title": "B"}}}}}}',
}


@pytest.mark.parametrize("name", _FORMS)
@given(members=_MEMBERS)
def test_a_value_of_any_kind_costs_no_record(name: str, members: dict[str, str]) -> None:
    item = {"title": '"A"', "DOI": '"10.1000/182"', **members}
    text = "{" + ", ".join(f'"{field}": {value}' for field, value in item.items()) + "}"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parsed = formats.read(_FORMS[name].format(text).encode(), formats.format_named(name))
    titles = [record.title.partition(":")[0] for record in parsed.publications]
    assert titles == ["A", "B"]  # a subtitle stands behind a title
    for publication in parsed.publications:
        assert _is_clean(publication.to_dict())


def _is_clean(value: Any) -> bool:
    """Tell whether a library can hold a value: it is JSON, and neither longer nor deeper than what is read again."""
    return bool(orjson.loads(orjson.dumps(value)) == value)


@every_row(
    ("name", "text", "message"),
    [
        ("library", '{{"title": "A", "tags": [1, {{}}, null, "t"]}}', "tags “[{}]”: not text; kept in the field “extra”"),
        ("library", '{{"title": "A", "publisher": true}}', "publisher “True”: not text; kept in the field “extra”"),
        ("library", '{{"title": "A", "extra": 5}}', "extra “5”: not an object; kept in the field “extra”"),
        ("library", '{{"title": "A", "authors": [{{"family": ["x"]}}, "Diop, Awa"]}}', "not text; kept in the field “extra”"),
        ("csl-yaml", '{{"title": "A", "note": "\\ud800"}}', "has characters YAML does not allow; they were left out"),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_told_and_kept(name: str, text: str, message: str) -> None:
    parsed = formats.read(_FORMS[name].format(text.format()).encode(), formats.format_named(name))
    assert [problem.what for problem in parsed.problems if message in problem.what]
    assert len(parsed.publications) == 2


def test_a_long_number_keeps_its_digits() -> None:
    digits = "12345678901234567890"
    for name in ("jsonl", "csl-json"):
        text = f'[{{"id": "a", "type": "book", "title": "A", "volume": {digits}}}]'
        parsed = formats.read(text.encode(), formats.format_named(name))
        assert parsed.publications[0].volume == digits, name


def test_a_long_number_keeps_its_digits_wherever_it_stands_in_a_line() -> None:
    digits = "12345678901234567890"
    lines = [f'{{"id": "a",{" " * blanks}"type": "book", "title": "A", "volume": {digits}}}' for blanks in range(12)]
    parsed = formats.read("\n".join(lines).encode(), formats.format_named("jsonl"))
    assert [record.volume for record in parsed.publications] == [digits] * 12
