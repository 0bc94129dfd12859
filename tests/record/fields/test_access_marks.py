"""Words such as "Internal use only" in a field close the record, and other words do not."""

from harness.rows import every_row
from protlib.record.fields.access_marks import MarkedTexts, find_mark, find_mark_in
from protlib.record.model import Publication


@every_row(
    ("title", "level"),
    [
        ("CONFIDENTIAL - not for circulation", "confidential"),
        ("CONFIDENTIAL: Survivor interviews in Lomé", "confidential"),
        ("Survivor interviews (confidential)", "confidential"),
        ("[Internal] Minutes of the task force", "internal"),
        ("Minutes (not for distribution)", "internal"),
        ("Confidentiel : entretiens", "confidential"),
        ("Strictly confidential - survivors", "confidential"),
        ("سري: مقابلات", "confidential"),
        ("Confidentiality policy", ""),
        ("Confidentiality in case management: a guide", ""),
        ("Confidential information: how to protect it", ""),
        ("L.A. Confidential", ""),
        ("Internal displacement: a review", ""),
        ("Secret: a history", ""),
        ("Internal", ""),
        ("RESTRICTED CHILDREN", ""),
    ],
)
def test_a_title_is_marked_beside_what_it_is_about(title: str, level: str) -> None:
    assert find_mark(MarkedTexts(title)) == (level, title if level else "")


@every_row(
    ("note", "mark"),
    [
        ("See chapter 3. CONFIDENTIAL - do not circulate.", ("confidential", "CONFIDENTIAL")),
        ("Confidentiel", ("confidential", "Confidentiel")),
        ("internal", ("internal", "internal")),
        ("From Ana, not to be cited", ("internal", "not to be cited")),
        ("Do not share outside the office", ("internal", "Do not share outside the office")),
        ("An internal evaluation", ("", "")),
        ("Evaluation, internal, 2019", ("", "")),
        ("Has a chapter on confidentiality.", ("", "")),
    ],
)
def test_a_note_is_marked_where_a_part_of_it_says_nothing_else(note: str, mark: tuple[str, str]) -> None:
    assert find_mark(MarkedTexts("Border report", [note])) == mark


def test_a_private_note_marks_its_record_as_a_note_does() -> None:
    record = Publication(title="Border report", private_note="From Ana, not to be cited")
    assert find_mark_in(record) == ("internal", "not to be cited")
    assert find_mark_in(record.changed(private_note="Ask Ana for her data")) == ("", "")


@every_row(
    ("heading", "text", "level"),
    [
        ("confidential", "yes", "confidential"),
        ("Confidentiel ?", "oui (2027)", "confidential"),
        ("internal", "x", "internal"),
        ("confidential", "no", ""),
        ("restrictions", "none", ""),
        ("embargo", "2027-01-01", ""),
        ("shared", "no", ""),
        ("classification", "Strictly confidential until 2027", "confidential"),
        ("classification", "Internal displacement", ""),
        ("classification", "Restricted movement", ""),
        ("", "Restricted to partners", "internal"),
        ("", "Secret lives", ""),
    ],
)
def test_a_field_is_marked_by_its_text_below_its_heading(heading: str, text: str, level: str) -> None:
    assert find_mark(MarkedTexts("Border report", labels=[(heading, text)])) == (level, text if level else "")
