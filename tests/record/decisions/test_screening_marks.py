"""The marks of Rayyan, ASReview and Covidence in notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record.decisions.screening_marks import add_marks, read_remarks, split_screening_marks, write_marks
from protlib.record.decisions.verdicts import ReviewerVerdict

RAYYAN = 'RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Maybe"} | RAYYAN-LABELS: ghana'


@pytest.mark.parametrize(
    ("note", "rest", "verdicts"),
    [
        (RAYYAN, "", [("title", "Ann", "include", ""), ("title", "Ben", "unsure", "")]),
        (
            'Seen in Accra | RAYYAN-INCLUSION: {"Ann"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: adults,too old',
            "Seen in Accra",
            [("title", "Ann", "exclude", "adults, too old")],
        ),
        ("ASReview_relevant", "", [("title", "ASReview", "include", "")]),
        ("ASReview_not_seen; my note", "my note", []),
        ("my note; ASReview_irrelevant", "my note", [("title", "ASReview", "exclude", "")]),
        (
            "Exclusion reason: Wrong setting;",
            "",
            [("title", "Covidence", "include", ""), ("text", "Covidence", "exclude", "Wrong setting")],
        ),
        (
            'Seen;\nRAYYAN-INCLUSION: {"Ann"=>"Maybe"} | USER-NOTES: {"Ann"=>["adults {all}", "old"]} | x\n\nsee p. 12',
            "Seen;\nx\n\nsee p. 12",
            [("title", "Ann", "unsure", "")],
        ),
        (
            'RAYYAN-INCLUSION: {"Ann"=>"Excluded"} | RAYYAN-EXCLUSION-REASONS: adults\nsee p. 12',
            "see p. 12",
            [("title", "Ann", "exclude", "adults")],
        ),
        (r'Good maps | USER-NOTES: {"Ann"=>["a 5\" pipe, silly"]}', "Good maps", []),
        (
            "Exclusion reason: Wrong setting;  Ann (2021-05-03 10:12:33)(Select): x; Ben (2021-05-04 08:00)(Screen): y;\nz",
            "z",
            [("title", "Covidence", "include", ""), ("text", "Covidence", "exclude", "Wrong setting")],
        ),
        ("no marks; at all", "no marks; at all", []),
    ],
)
def test_marks_become_verdicts(note: str, rest: str, verdicts: list[tuple[str, ...]]) -> None:
    assert split_screening_marks("k", note) == (rest, [ReviewerVerdict("k", *verdict) for verdict in verdicts])


@pytest.mark.parametrize(
    ("note", "remarks"),
    [
        (
            'a | USER-NOTES: {"Ann"=>["adults {all}", "old"], "Ben"=>["see p. 12"]} | b',
            "Ann: adults {all}, old; Ben: see p. 12",
        ),
        (r'USER-NOTES: {"Ann \"A.\""=>["a 5\" pipe", "no"]}', 'Ann "A.": a 5" pipe, no'),
        (
            "Exclusion reason: Wrong setting;  Ann Lee (2021-05-03 10:12:33)(Select): on adults;\nsee p. 12",
            "Ann Lee (2021-05-03 10:12:33)(Select): on adults",
        ),
        ("USER-NOTES: none", ""),
        ("", ""),
    ],
)
def test_remarks_are_read_with_their_reviewers(note: str, remarks: str) -> None:
    assert read_remarks(note) == remarks


@every_row(
    ("note", "offered", "both"),
    [
        (
            "read p. 12",
            RAYYAN,
            'read p. 12; RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Maybe"}; RAYYAN-LABELS: ghana',
        ),
        (RAYYAN, RAYYAN, RAYYAN),
        ("read p. 12", "Exclusion reason: Wrong setting; a word", "read p. 12; Exclusion reason: Wrong setting;"),
        ("read p. 12", "ASReview_not_seen", "read p. 12"),
        ("read p. 12", "another note", "read p. 12"),
    ],
)
def test_marks_of_another_note_come_behind_a_note(note: str, offered: str, both: str) -> None:
    assert add_marks(note, offered) == both


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)


@given(st.dictionaries(NAMES, st.sampled_from(["include", "exclude", "unsure"]), min_size=1, max_size=3))
def test_what_is_written_for_rayyan_is_read_as_it_was(words: dict[str, str]) -> None:
    verdicts = [ReviewerVerdict("k", "title", name, verdict) for name, verdict in words.items()]
    assert split_screening_marks("k", write_marks("A note", verdicts, "rayyan")) == ("A note", verdicts)


@every_row(
    ("words", "label"),
    [
        (["include"], "ASReview_relevant"),
        (["exclude", "exclude"], "ASReview_irrelevant"),
        (["include", "exclude"], "ASReview_not_seen"),
        (["unsure"], "ASReview_not_seen"),
        ([], "ASReview_not_seen"),
    ],
)
def test_asreview_has_one_label(words: list[str], label: str) -> None:
    verdicts = [ReviewerVerdict("k", "title", f"r{number}", word) for number, word in enumerate(words)]
    assert write_marks("", verdicts, "asreview") == label


def test_a_reason_cannot_break_the_marks() -> None:
    verdict = ReviewerVerdict("k", "title", 'A"nn', "exclude", 'a "b" | c; d, e}')
    note, [mark] = split_screening_marks("k", write_marks("", [verdict], "rayyan"))
    assert (note, mark.by, mark.verdict, mark.reason) == ("", "A nn", "exclude", "a b c d e")
