"""Fields of other programs that say who may see records: "classification" and "access", as columns of a table do."""

from protlib.formats.common.remarks import describe_closing
from protlib.formats.parsed import QUOTED_LETTERS, Parsed
from protlib.record.access import GUARDED, Access, stricter
from protlib.record.fields.access_headings import level_in_cell, may_say_access, says_access


def close_by_fields(content: Parsed) -> None:
    """Close the records that a field closes; a remark of each field tells that.

    A text that says no level closes its record where the field says of others who may see them. What somebody has
    opened stays open.
    """
    by_heading: dict[str, dict[int, str]] = {}
    for position, record in enumerate(content.publications):
        for name, text in record.extra.items():
            heading = name.rpartition(":")[2]
            if isinstance(text, str) and may_say_access(heading):
                by_heading.setdefault(heading, {})[position] = text
    for heading, texts in by_heading.items():
        if says_access(heading, texts.values()):
            _close(content, heading, texts)


def _close(content: Parsed, heading: str, texts: dict[int, str]) -> None:
    unclear: list[str] = []
    clear: list[str] = []
    for position, text in texts.items():
        level = level_in_cell(heading, text)
        if level == Access.PUBLIC or content.lines[position] in content.opened:
            continue
        record = content.publications[position]
        access = stricter(record.access, level or Access.CONFIDENTIAL.value)
        if access != record.access:
            content.publications[position] = record.changed(access=access)
            (clear if level in GUARDED else unclear).append(text)
    if closing := unclear + clear:
        marks = describe_closing(closing[0], len(closing), "another word marks")
        content.remarks.append(f"Under “{heading[:QUOTED_LETTERS]}”, {marks}")
