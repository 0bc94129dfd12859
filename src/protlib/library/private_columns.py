"""Columns of a table that are private in a record: whatever brings the table again leaves them there."""

from protlib.record.model import Publication


def close_private_columns(existing: Publication, row: Publication) -> Publication:
    """Return a row with those columns in its private note that its record has there: in `extra` they would leave.

    A note with the paragraphs of the record's, in another order, is the record's.
    """
    from protlib.formats.tables.columns import ORIGIN

    if not existing.private_note:
        return row
    paragraphs = existing.private_note.split("\n\n")
    beginnings = {name: f"{name.removeprefix(f'{ORIGIN}:')}: " for name in row.extra}
    columns = {
        name: f"{beginnings[name]}{value}"
        for name, value in row.extra.items()
        if any(paragraph.startswith(beginnings[name]) for paragraph in paragraphs)
    }
    note = "\n\n".join(filter(None, (row.private_note, *columns.values())))
    return row.changed(
        extra={name: value for name, value in row.extra.items() if name not in columns},
        private_note=existing.private_note if {*note.split("\n\n")} == {*paragraphs} else note,
    )
