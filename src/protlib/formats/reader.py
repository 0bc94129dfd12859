"""From the bytes of a file to its records, in any format, and the marks that close them."""

from collections.abc import Sequence
from itertools import islice
from pathlib import PurePath
from typing import Final

from protlib.formats.common.note_headings import move_notes
from protlib.formats.common.remarks import describe_closing
from protlib.formats.parsed import QUOTED_LETTERS, Parsed, Problem, ReadOptions
from protlib.formats.registry import Format
from protlib.record.access import RESTRICTED, Access, rank, stricter
from protlib.record.fields.access_headings import level_in_cell, may_say_access, says_access
from protlib.record.fields.file_name_marks import level_of_file_name
from protlib.record.fields.line_marks import is_line_mark, level_of_line
from protlib.record.model import Publication
from protlib.record.names.parted_publishers import part_publisher
from protlib.record.titles.substitutes import is_named, says_something

_LEAST_OF_ROW: Final = 2
"""How many fields a row without a title needs to be a record; a lone cell is a total, or a remark."""
_SEEMS_CUT: Final = "the file seems to end in the middle of this record; left out"
_IF_WHOLE: Final = "if it is whole, add its end (ER, a brace, the missing cells, a line end), and import again"
_BYTES_OF_A_HEAD: Final = 1000
_LINES_OF_A_HEAD: Final = 3
_LONGEST_MARK: Final = 200
"""Letters of a line; a longer one is text."""
_SIGNS: Final = " \t\ufeff%#*/;{}"
"""What stands around a remark in files of records, such as "% CONFIDENTIAL"."""
_COMMENT: Final = "@comment"


def _close_by_file(content: Parsed, name: str, head: bytes) -> None:
    """Close the records of a file whose name or first lines say who may see it, and add a remark.

    Records that somebody has opened stay open. `head` is b"" for a file that is no text.
    """
    lines = islice(filter(str.strip, head[:_BYTES_OF_A_HEAD].decode("utf-8", "ignore").splitlines()), _LINES_OF_A_HEAD)
    texts = [line.strip(_SIGNS).removeprefix(_COMMENT).strip(_SIGNS) for line in lines]
    marks = [(level_of_line(text), text) for text in texts if len(text) < _LONGEST_MARK and is_line_mark(text)]
    marks.append((level_of_file_name(name), PurePath(name).name))
    level, mark = max(marks, key=lambda mark: rank(mark[0]))
    if level not in RESTRICTED:
        return
    for position, record in enumerate(content.publications):
        if content.lines[position] not in content.opened:
            content.publications[position] = record.changed(access=stricter(record.access, level))
    content.remarks.append(f"The file says “{mark[:QUOTED_LETTERS]}”, so all its records are {level}.")


def _close_by_fields(content: Parsed) -> None:
    """Close the records that a field of another program closes, as columns of a table do, and add a remark for each.

    A text that names no level closes its record, too, where the same field of other records says who may see them.
    What somebody has opened stays open.
    """
    names = {name for record in content.publications for name in record.extra}
    headings = {name: heading for name in names if may_say_access(heading := name.rpartition(":")[2])}
    by_heading: dict[str, dict[int, str]] = {}
    for position, record in enumerate(content.publications if headings else ()):
        for name, text in record.extra.items():
            if isinstance(text, str) and name in headings:
                by_heading.setdefault(headings[name], {})[position] = text
    for heading, texts in by_heading.items():
        if says_access(heading, texts.values()):
            _close(content, heading, texts)


def _close(content: Parsed, heading: str, texts: dict[int, str]) -> None:
    unclear: list[str] = []
    clear_texts: list[str] = []
    for position, text in texts.items():
        level = level_in_cell(heading, text)
        if level == Access.PUBLIC or content.lines[position] in content.opened:
            continue
        record = content.publications[position]
        access = stricter(record.access, level or Access.CONFIDENTIAL.value)
        if access != record.access:
            content.publications[position] = record.changed(access=access)
            (clear_texts if level in RESTRICTED else unclear).append(text)
    if closing := unclear + clear_texts:
        marks = describe_closing(closing[0], len(closing), "another word marks")
        content.remarks.append(f"Under “{heading[:QUOTED_LETTERS]}”, {marks}")


def read(data: bytes, entry: Format, options: ReadOptions | None = None) -> Parsed:
    """Return the records of a file's bytes, and its problems.

    A record that says nothing is lost, and so is a file without a record. One problem counts the records without a
    title.
    """
    options = (options or ReadOptions()).changed(note_headings=entry.note_headings)
    head = b"" if entry.is_binary else data[:_BYTES_OF_A_HEAD]
    contents = [data]
    del data  # only `_load` has the bytes from now on, and lets them go as soon as it has their text
    parsed = _load(contents, entry, options)
    if entry.note_headings and not entry.sorts_notes:
        move_notes(parsed, options)
    if options.own_names and entry.is_latex:
        parsed.publications[:] = [_with_own(publication, options.own_names) for publication in parsed.publications]
    if entry.is_of_catalogues:
        from protlib.formats.marc.catalogue_exports import without_catalogue_marks  # other files need none of it

        parsed.publications[:] = map(without_catalogue_marks, parsed.publications)
    if not entry.parts_imprints:
        parsed.publications[:] = map(part_publisher, parsed.publications)
    parsed = _settle_doubts(_without_empty(parsed, options), are_cuts=options.is_of_whole)
    if not options.finders:
        if not entry.reads_marks and not parsed.columns:
            _close_by_fields(parsed)
        _close_marked_records(parsed)
        if parsed.publications and not entry.reads_marks:
            _close_by_file(parsed, options.name, head)
    if not parsed.publications and not any(problem.lost for problem in parsed.problems):
        parsed.problems.append(Problem(1, "", "no records in this file", lost=True))
    return parsed


def _close_marked_records(content: Parsed) -> None:
    """Close the records whose words say that they are confidential; a remark names the first words."""
    from protlib.record.fields.access_marks import find_mark_in

    texts: list[str] = []
    for position, publication in enumerate(content.publications):
        if content.lines[position] in content.opened:
            continue
        level, text = find_mark_in(publication)
        if level and rank(level) > rank(publication.access):
            content.publications[position] = publication.changed(access=level)
            texts.append(text)
    if texts:
        others_text = "other words in their fields mark"
        content.remarks.append(describe_closing(texts[0], len(texts), others_text))


def _without_empty(content: Parsed, options: ReadOptions) -> Parsed:
    """Return the records without those that say nothing; one problem counts those without a title."""
    nameless = [
        position
        for position, publication in enumerate(content.publications)
        if not (is_named(publication) or any(getattr(publication, name) for name in options.finders))
    ]
    is_table = bool(content.columns)
    positions = [position for position in nameless if not _is_kept(content.publications[position], is_row=is_table)]
    untitled = [position for position in nameless if position not in set(positions)]
    if untitled:
        content.problems.insert(0, _problem_of_untitled(content, untitled))
    return (
        _drop_records(content, positions, "has no title and almost no other data; left out") if positions else content
    )


def _is_kept(publication: Publication, *, is_row: bool) -> bool:
    """Tell whether a record without a title says enough; somebody has cited a row that has a key."""
    return says_something(publication, fewest_words=_LEAST_OF_ROW if is_row and not publication.key else 1)


def _problem_of_untitled(content: Parsed, untitled: Sequence[int]) -> Problem:
    """Return one problem for all records that were kept without a title."""
    if len(untitled) == 1:
        return Problem(content.lines[untitled[0]], _name_of(content, untitled[0]), "has no title; kept")
    message = f"{len(untitled)} records have no title; kept. To list them: protlib check --rule title-missing"
    return Problem(0, "", message)


def _load(contents: list[bytes], entry: Format, options: ReadOptions) -> Parsed:
    """Return what the reader of a format makes of bytes, which are taken out of the list."""
    if entry.takes_bytes:
        return entry.binary_reader().loads(contents.pop(), options)
    from protlib.formats.common.charset import decode

    return entry.reader().loads(decode(contents.pop()), options)


def without_cut(content: Parsed) -> Parsed:
    """Return the records without the last if the end of the file cuts it off, which is then reported as lost."""
    lines = {problem.line for problem in content.problems if problem.is_cut}
    positions = [position for position, line in enumerate(content.lines) if line in lines]
    if not positions:
        return content
    whole_problems = [problem for problem in content.problems if not problem.is_cut]
    return _drop_records(content.changed(problems=whole_problems), positions, f"{_SEEMS_CUT}; {_IF_WHOLE}")


def _settle_doubts(content: Parsed, *, are_cuts: bool) -> Parsed:
    """Return what was read with doubtful records as cut, or as whole."""
    if not any(problem.is_doubt for problem in content.problems):
        return content
    sure_problems = [problem for problem in content.problems if not problem.is_doubt]
    doubts = [problem.changed(is_doubt=False, is_cut=True) for problem in content.problems if problem.is_doubt]
    return content.changed(problems=sorted([*sure_problems, *doubts * are_cuts], key=lambda problem: problem.line))


def _drop_records(content: Parsed, positions: Sequence[int], message: str) -> Parsed:
    """Return the records without those in these places, which are reported as lost."""
    problems = [
        Problem(content.lines[position], _name_of(content, position), message, lost=True) for position in positions
    ]
    lost_positions = frozenset(positions)
    right_positions = [position for position in range(len(content.publications)) if position not in lost_positions]
    return content.changed(
        publications=[content.publications[position] for position in right_positions],
        lines=[content.lines[position] for position in right_positions],
        problems=sorted([*content.problems, *problems], key=lambda problem: problem.line),
        columns=[content.columns[position] for position in right_positions] if content.columns else [],
        sheets=[content.sheets[position] for position in right_positions] if content.sheets else [],
    )


def _name_of(content: Parsed, position: int) -> str:
    """Return the key of a record without a title, behind the name of its sheet."""
    return ": ".join(filter(None, (content.sheet_of(position), content.publications[position].key)))


def _with_own(publication: Publication, own_names: Sequence[str]) -> Publication:
    """Return a record with values from fields of the entry that have the names of the library's own fields."""
    from protlib.formats.bib.fields import KEPT_PREFIX
    from protlib.formats.bib.latex.decoder import decode

    extra = dict(publication.extra)
    for name in own_names:
        if f"{KEPT_PREFIX}{name}" in extra and name not in extra:
            extra[name] = decode(str(extra.pop(f"{KEPT_PREFIX}{name}"))).strip()
    return publication.changed(extra=extra)
