"""Prints, for lists of each style, how many fields are told right and how many wrong.

`python -m benchmarks.references` runs it. `--show` prints each value that is wrong or missing. `--reports` prints only
what becomes of whole lists of reports.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.references.reports import Judgement, judge
from benchmarks.references.scoring import FIELDS, Score, comparable_value, read_expected, score
from protlib.citing import formatter, styles
from protlib.formats import jsonl, reference_lists
from protlib.record.model import Name, Publication
from protlib.text import words

_HERE: Final = Path(__file__).parent
_EXAMPLES: Final = _HERE.parent.parent / "examples" / "publications.jsonl"
Pair = tuple[Publication, Publication]


def read_typed(file: str) -> dict[str, list[Pair]]:
    """Return what stands in the entries of each section of a file of lists, and what is read of them."""
    pairs_by_style: dict[str, list[Pair]] = {}
    for section in (_HERE / file).read_text(encoding="utf-8").split("## ")[1:]:
        name, *lines = section.strip().splitlines()
        entries, answers = lines[::2], lines[1::2]
        parsed = reference_lists.loads("\n\n".join(entries).encode())
        records_by_line = dict(zip(parsed.lines, parsed.publications, strict=True))
        pairs_by_style[name] = [
            (read_expected(fields), records_by_line.get(2 * place + 1, Publication()))
            for place, fields in enumerate(answers)
            if fields != "lost: yes"
        ]
    return pairs_by_style


_STYLES: Final = (
    "apa", "chicago", "chicago-notes-bibliography", "elsevier", "fao", "harvard", "ieee", "iso690", "mla", "un", "un-author-date",
    "vancouver",
)  # fmt: skip


def read_printed(style: str) -> list[Pair]:
    """Return what the entries show that protlib prints of the sample library in a style, and what is read of them."""
    records = jsonl.loads(_EXAMPLES.read_bytes()).publications
    manner = styles.style_named(style)
    by_key = {record.key: record for record in records}
    result = formatter.format_publications(records, [], manner)
    texts = [("".join(run.text for run in entry.runs).strip(), by_key[entry.key]) for entry in result.bibliography]
    parsed = reference_lists.loads("\n\n".join(" ".join(text.split()) for text, _ in texts).encode())
    records_by_line = dict(zip(parsed.lines, parsed.publications, strict=True))
    return [
        (_keep_visible(record, text), records_by_line.get(2 * place + 1, Publication()))
        for place, (text, record) in enumerate(texts)
    ]


def _keep_visible(record: Publication, text: str) -> Publication:
    """Return a record with no more than what an entry shows of it; a type is shown by none.

    A name that the title has in it does not stand for the author, nor one that stands there once for the publisher as
    well.
    """
    sentence = f" {' '.join(words(text))} "
    body = sentence.replace(" ".join(words(record.title)), "|")
    people = {field: _keep_named(getattr(record, field), body) for field in ("authors", "editors")}
    if text.startswith("—"):
        people["authors"] = record.authors  # the dash stands for those of the entry before
    elif sentence.startswith(f" {' '.join(words(record.title))}"):
        people = {**people, "authors": ()}  # whose name stands behind the title published it
    for name in people["authors"]:
        body = body.replace(" ".join(words(name.literal or name.family)), "|", 1)
    values = {
        field: value for field, value in record.filled().items()
        if field in FIELDS and f" {' '.join(words(str(value)))} " in (sentence if field == "title" else body)
    }  # fmt: skip
    page = {"page": record.page} if record.page and record.page.partition("-")[0] in text else {}
    year = {"date": str(record.year)} if record.year and str(record.year) in body else {}
    edition = {"edition": record.edition} if record.edition and re.search(r"\bed|éd", text) else {}
    return Publication(**{**values, **people, **page, **year, **edition, "type": ""})


def _keep_named(people: Sequence[Name], said: str) -> tuple[Name, ...]:
    return tuple(name for name in people if f" {' '.join(words(name.literal or name.family))} " in said)


def _table(name: str, scores: dict[str, Score]) -> Iterator[str]:
    yield name
    for field, field_score in scores.items():
        if field_score.right or field_score.wrong or field_score.missing:
            yield (
                f"  {field:16} {field_score.precision:5.2f} {field_score.recall:5.2f}   {field_score.right:3} "
                f"right, {field_score.wrong} wrong, {field_score.missing} missing"
            )


def _differences(pairs: Sequence[Pair], fields: Sequence[str]) -> Iterator[str]:
    for wanted_record, record in pairs:
        for field in fields:
            expected_value, value = comparable_value(wanted_record, field), comparable_value(record, field)
            if expected_value != value and expected_value != "document":
                yield f"    {field}: {value or '—'} for {expected_value or '—'}   ({record.title[:50]})"


def _report(judgement: Judgement) -> Iterator[str]:
    entries = judgement.entries
    remark = "" if judgement.records == len(entries) else f", {judgement.records} records were read"
    yield (
        f"  {judgement.count_right():3} of {len(entries)} wholly right, {judgement.count_silent()} wrong in silence{remark}: "
        f"{judgement.name}"
    )
    if "--show" in sys.argv:
        for entry in entries:
            for field in entry.differences():
                silence = "" if entry.is_doubtful else "in silence, "
                value, right_value = (
                    (record.url if field == "url" else comparable_value(record, field)) or "—"
                    for record in (entry.read, entry.expected)
                )
                yield f"    {silence}{field}: {value} for {right_value}   ({entry.entry[:60]})"


def _reports() -> Iterator[str]:
    for file in ("reports.txt", "unseen_reports.txt"):
        lists = list(judge(_HERE / file))
        right, silent = sum(report.count_right() for report in lists), sum(report.count_silent() for report in lists)
        entries = sum(len(report.entries) for report in lists)
        yield f"{file}: {right} of {entries} records of whole lists are wholly right, {silent} are wrong in silence"
        for report in lists:
            yield from _report(report)


def main() -> None:
    """Print the figures of each list."""
    print("\n".join(_reports()))
    if "--reports" in sys.argv:
        return
    files = {file: read_typed(file) for file in ("lists.txt", "unseen.txt")}
    printed_fields: Sequence[str] = tuple(field for field in FIELDS if field != "type")
    print("field            precision recall")
    reports: list[tuple[str, list[Pair], Sequence[str]]] = []
    if "--show" in sys.argv:
        reports += [(name, pairs, FIELDS) for lists in files.values() for name, pairs in lists.items()]
    for file, lists in files.items():
        reports.append((file, [pair for pairs in lists.values() for pair in pairs], FIELDS))
    if "--typed" not in sys.argv:
        reports += [(f"printed in {style}", read_printed(style), printed_fields) for style in _STYLES]
    for name, pairs, fields in reports:
        print("\n".join(_table(f"{name} ({len(pairs)} entries)", score(pairs, fields))))
        if "--show" in sys.argv:
            print("\n".join(_differences(pairs, fields)))


if __name__ == "__main__":
    main()
