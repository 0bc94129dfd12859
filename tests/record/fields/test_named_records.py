"""Which records name others in their notes and abstracts."""

from harness.rows import every_row
from protlib.record.fields.named_records import MENTION_FIELDS, NamedRecords
from protlib.record.model import Publication

CLOSED = (
    Publication(
        key="unhcr2021visits", aliases=("visits_2021",), title="Visits to the Women’s Shelter: A Record of Cases"
    ),
    Publication(key="annex", title="Annual Report"),
)


@every_row(
    ("note", "expected"),
    [
        ("See unhcr2021visits for the names.", ["unhcr2021visits"]),
        ("See [@UNHCR2021visits, p. 3].", ["unhcr2021visits"]),
        ("Formerly visits_2021.", ["unhcr2021visits"]),
        ("Its source is “Visits to the women’s shelter: a record of cases”.", ["unhcr2021visits"]),
        ("As in Visits to the *Women’s Shelter*, chapter 3.", ["unhcr2021visits"]),
        ("An annex to the annual report.", []),
        ("Visits to a shelter of women.", []),
        ("unhcr2021visitsb is public.", []),
        ("", []),
    ],
)
def test_a_record_is_named_by_a_distinctive_key_or_a_long_title(note: str, expected: list[str]) -> None:
    for field in ("note", "abstract"):
        record = Publication(key="a", title="What was found").changed(**{field: note})
        assert NamedRecords(CLOSED).find_in(record, MENTION_FIELDS) == expected


def test_a_title_of_its_own_names_no_other_record() -> None:
    title = "Visits to the Women’s Shelter: A Record of Cases"
    record = Publication(key="a", title=f"{title}. Summary", abstract=f"{title} is about cases.")
    assert NamedRecords(CLOSED).find_in(record, MENTION_FIELDS) == []


def test_only_the_fields_that_go_out_count() -> None:
    record = Publication(key="a", title="What was found", note="See unhcr2021visits.")
    assert NamedRecords(CLOSED).find_in(record, ["abstract"]) == []


def test_a_title_that_is_published_too_names_no_closed_draft() -> None:
    published = Publication(key="b", title="Visits to the Women’s Shelter")
    naming = Publication(key="a", title="What was found", note="As in Visits to the Women’s Shelter.")
    by_key = Publication(key="c", title="What was found", note="See unhcr2021visits.")
    named_records = NamedRecords(CLOSED, [published])
    assert (named_records.find_in(naming, MENTION_FIELDS), named_records.find_in(by_key, MENTION_FIELDS)) == (
        [],
        ["unhcr2021visits"],
    )
