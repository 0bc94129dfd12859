"""The verdicts that programs for reviews leave in the notes of a RIS file: Rayyan, ASReview and Covidence.

Rayyan writes `RAYYAN-INCLUSION: {"Ann"=>"Included"} | RAYYAN-EXCLUSION-REASONS: wrong population`, and beside it their
labels, `RAYYAN-LABELS: Ghana`, and remarks, `USER-NOTES: {"Ann"=>["see p. 12"]}`. ASReview writes a label such as
`ASReview_relevant`. Covidence writes `Exclusion reason: Wrong setting;`, and behind it remarks, `Ann (2021-05-03
10:12:33)(Select): on adults`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from protlib.frozen import expression
from protlib.record.decisions.verdicts import ReviewerVerdict, Stage, Verdict

Program = Literal["rayyan", "asreview"]
"""The programs that marks are written for."""
# Such as: RAYYAN-INCLUSION: {"Ann"=>"Included", "Ben"=>"Maybe"}
_RAYYAN: Final = expression(r"RAYYAN-INCLUSION:\s*\{([^}]*)\}")
_RAYYAN_REVIEWER: Final = expression(r'"([^"]*)"\s*=>\s*"(\w+)"')
_RAYYAN_PART: Final = expression(r"RAYYAN-EXCLUSION-REASONS:[ \t]*([^|;\n]*)")
# Such as: "a 5\" pipe"
_QUOTED_TEXT: Final = r'"((?:\\.|[^"\\])*)"'
# Such as: RAYYAN-LABELS: Ghana,to read
_LABELS: Final = expression(r"RAYYAN-LABELS:[ \t]*([^|;\n]*)")
# Such as: USER-NOTES: {"Ann"=>["see p. 12", "adults"], "Ben"=>["ask {them}"]}
_REMARKS: Final = expression(rf'USER-NOTES:\s*\{{((?:{_QUOTED_TEXT}|[^"}}])*)\}}', re.DOTALL)
_REMARKS_OF_REVIEWER: Final = expression(rf'{_QUOTED_TEXT}\s*=>\s*\[((?:{_QUOTED_TEXT}|[^"\]])*)\]', re.DOTALL)
_ASREVIEW: Final = expression(r"\bASReview_(?:relevant|irrelevant|not_seen|prior)\b")
_COVIDENCE: Final = expression(r"\bExclusion reason:[ \t]*([^;|\n]+);?")
# Such as "Ann Lee (2021-05-03 10:12:33)(Select): on adults; Ben (2021-05-04 08:00:00)(Screen): too old".
_COVIDENCE_REMARKS: Final = expression(
    r"[^\s;|()][^;|()\n]{0,60}\s\(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?\)\((?:Screen|Select)\):[^\n|]*"
)
_MARKS: Final = (_RAYYAN, _RAYYAN_PART, _LABELS, _REMARKS, _ASREVIEW, _COVIDENCE, _COVIDENCE_REMARKS)
_BEGINNINGS: Final = ("RAYYAN-", "USER-NOTES:", "ASReview_", "Exclusion reason:", ")(Screen):", ")(Select):")
"""Each mark has one of these; few notes have one, and to look for them is quicker than for marks."""
MARKED_NOTES: Final = (
    'note:rayyan OR note:"user notes" OR note:asreview* OR note:"exclusion reason" OR note:screen OR note:select'
)
"""A query that finds all records with marks, and few others."""
# Such as: the signs in "| read it | | see p. 12 |", or: ;;
_SEPARATORS: Final = expression(
    r"\A[\s|;]+|[\s|;]+\Z|(?m:^)[ \t]*[|;][ \t|;]*|[ \t]*\|[ \t|;]*(?m:$)|(?<=[|;])[ \t]*[|;][ \t|;]*"
)
_RAYYAN_WORDS: Final = {"included": Verdict.INCLUDE, "excluded": Verdict.EXCLUDE, "maybe": Verdict.UNSURE}
_ASREVIEW_WORDS: Final = {"ASReview_relevant": Verdict.INCLUDE, "ASReview_irrelevant": Verdict.EXCLUDE}


def split_screening_marks(key: str, note: str) -> tuple[str, list[ReviewerVerdict]]:
    """Return a note without the marks of such programs, and the verdicts on the record with a key."""
    reasons = _RAYYAN_PART.search(note)
    reason = ", ".join(filter(None, map(str.strip, reasons[1].split(",")))) if reasons else ""
    verdicts = [
        ReviewerVerdict(key, Stage.TITLE, name, verdict, reason if verdict == Verdict.EXCLUDE else "")
        for marks in _RAYYAN.findall(note)
        for name, word in _RAYYAN_REVIEWER.findall(marks)
        if (verdict := _RAYYAN_WORDS.get(word.lower()))
    ]
    verdicts += [
        ReviewerVerdict(key, Stage.TITLE, "ASReview", verdict)
        for label in dict.fromkeys(_ASREVIEW.findall(note))
        if (verdict := _ASREVIEW_WORDS.get(label))
    ]
    if covidence := _COVIDENCE.search(note):
        inclusion = ReviewerVerdict(key, Stage.TITLE, "Covidence", Verdict.INCLUDE)
        verdicts += [inclusion, ReviewerVerdict(key, Stage.TEXT, "Covidence", Verdict.EXCLUDE, covidence[1].strip())]
    return without_verdict_marks(note), verdicts


def without_verdict_marks(note: str) -> str:
    """Return a note without what reviewers say of the record; the note as it is if it has no marks."""
    if not any(beginning in note for beginning in _BEGINNINGS):
        return note
    bare_note = note
    for pattern in _MARKS:
        bare_note = pattern.sub("", bare_note)
    return note if bare_note == note else _SEPARATORS.sub("", bare_note)


def read_remarks(note: str) -> str:
    """Return what reviewers remarked, such as "Ann: see p. 12, adults; Ben: too old"; "" for nothing.

    Remarks of Covidence have their time.
    """
    texts_of_rayyan = (
        f"{reviewer[1]}: {', '.join(re.findall(_QUOTED_TEXT, reviewer[2], re.DOTALL))}".replace('\\"', '"')
        for marks in _REMARKS.finditer(note)
        for reviewer in _REMARKS_OF_REVIEWER.finditer(marks[1])
    )
    texts_of_covidence = (remarks.strip(" ;") for remarks in _COVIDENCE_REMARKS.findall(note))
    return "; ".join((*texts_of_rayyan, *texts_of_covidence))


def read_labels(note: str) -> tuple[str, ...]:
    """Return the labels that reviewers gave a record in Rayyan, each once."""
    labels = (label.strip() for marks in _LABELS.findall(note) for label in marks.split(","))
    return tuple(dict.fromkeys(filter(None, labels)))


def add_marks(note: str, offered_note: str) -> str:
    """Return a note with the marks of another behind it, each once; without verdicts there, the note as it is."""
    if not split_screening_marks("", offered_note)[1]:
        return note
    marks = [match[0].strip() for pattern in _MARKS for match in pattern.finditer(offered_note)]
    return "; ".join((note, *(mark for mark in dict.fromkeys(marks) if mark not in note)))


def write_marks(note: str, verdicts: Sequence[ReviewerVerdict], program: Program) -> str:
    """Return a note with the verdicts on titles as a program reads them."""
    titles = [verdict for verdict in verdicts if verdict.stage == Stage.TITLE]
    marks = _rayyan_marks(titles) if program == "rayyan" else [_asreview_label(titles)]
    return "; ".join(filter(None, (note, *marks)))


def _rayyan_marks(verdicts: Iterable[ReviewerVerdict]) -> list[str]:
    words = {verdict: word.capitalize() for word, verdict in _RAYYAN_WORDS.items()}
    verdicts_in_words = [verdict for verdict in verdicts if verdict.verdict in words]
    if not verdicts_in_words:
        return []
    names = ", ".join(
        f'"{_quote(verdict.by) or "team"}"=>"{words[Verdict(verdict.verdict)]}"' for verdict in verdicts_in_words
    )
    reasons = ",".join(dict.fromkeys(_quote(verdict.reason) for verdict in verdicts_in_words if verdict.reason))
    marks = f"RAYYAN-INCLUSION: {{{names}}}"
    return [f"{marks} | RAYYAN-EXCLUSION-REASONS: {reasons}" if reasons else marks]


def _quote(text: str) -> str:
    """Return a text without the signs that separate marks."""
    return " ".join(re.sub(r'["{}|;,]+', " ", text).split())


def _asreview_label(verdicts: Iterable[ReviewerVerdict]) -> str:
    """Return the label; reviewers who disagree or are unsure leave the record unseen."""
    labels = {verdict: label for label, verdict in _ASREVIEW_WORDS.items()}
    names = {labels.get(Verdict(verdict.verdict), "") for verdict in verdicts}
    return names.pop() if len(names) == 1 and "" not in names else "ASReview_not_seen"
