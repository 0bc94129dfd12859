"""The text of `protlib edit` for several records:
each comes back as it was, or is refused with its line and its key.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.errors import InputRefusedError
from protlib.record.model import Publication
from protlib.record.text_form import form
from sample_records.arbitrary import publications

CARE = Publication(
    key="care", type="report", title="Care", date="2009", abstract="Ends with:\n\n=== a rule", extra={"finding": "x"}
)  # fmt: skip
LAW = Publication(key="law", type="book", title="Law:", publisher="UN", tags=("asylum", "=== x"))
BOTH = (CARE, LAW)


@given(st.lists(publications(), min_size=1, max_size=4))
def test_the_forms_of_records_read_back_as_the_records(several: list[Publication]) -> None:
    titled = [raw.changed(key=f"k{number}", title=raw.title or "T") for number, raw in enumerate(several)]
    assert form.parse_records(form.format_records(titled), titled, own_names=()) == {
        record.key: record for record in titled
    }


def test_one_record_has_the_form_it_has_alone() -> None:
    assert form.format_records([CARE]) == form.format_record(CARE, own_names=())


def test_of_several_the_filled_fields_are_shown_and_all_are_named() -> None:
    text = form.format_records(BOTH, ["finding"])
    assert text.startswith("# 2 publications, each below a line with its key.")
    assert "\n=== law\ntype: book\ntitle: Law:\npublisher: UN\ntags:\n    asylum\n    === x\n" in text
    assert "\nfinding: x\n" in text
    assert "publisher, publisher_place" in text
    assert "\npublisher_place:" not in text


EDITED = [
    ("title: Care\n", "title: Caring\n", {"care": CARE.changed(title="Caring"), "law": LAW}),
    ("publisher: UN\n", "", {"care": CARE, "law": LAW.changed(publisher="")}),
    ("publisher: UN\n", "publisher: UN\nvolume: 3\n", {"care": CARE, "law": LAW.changed(volume="3")}),
    ("=== law\n", "===law ===\n", {"care": CARE, "law": LAW}),
    ("=== law\n", "# of mine\n\n=== law\n# of mine\n", {"care": CARE, "law": LAW}),
]


@every_row(("was", "becomes", "expected"), EDITED)
def test_an_edited_line_changes_its_record_and_no_other(
    was: str, becomes: str, expected: dict[str, Publication]
) -> None:
    assert form.parse_records(form.format_records(BOTH).replace(was, becomes), BOTH, own_names=()) == expected


def test_a_record_that_is_taken_out_of_the_text_does_not_come_back() -> None:
    text = form.format_records(BOTH)
    assert form.parse_records(text[: text.index("=== law")], BOTH, own_names=()) == {"care": CARE}
    assert form.parse_records("", BOTH, own_names=()) == {}


@every_row(
    ("text", "message"),
    [
        (
            "=== care\ntitle: A\n=== law\ntitle: B\ndate: the day after\n",
            "^law, line 5: date “the day after”",
        ),
        ("# a\n\n=== care\ndate: 2009\n", "^care, line 4: a publication needs a title"),
        ("=== care\ntitle: A\nnonsense\n", "^care, line 3: write “field: value”"),
        ("=== care\n    lost\n", "^care, line 2: expected “field: value”"),
        ("=== mine\ntitle: A\n", "^line 1: “mine” is not a record you are editing"),
        ("===\ntitle: A\n", "^line 1: “” is not a record"),
        ("=== care\ntitle: A\n\n=== care\ntitle: A\n", "^line 4: care is already on line 1"),
        ("title: A\n=== care\n", "^line 1: no key above this line"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputRefusedError, match=message):
        form.parse_records(text, BOTH, own_names=())
