"""Several rows of one import that are one record: what each of them notes stays, whichever row counts otherwise."""

from collections.abc import Mapping, Sequence

from protlib.library.note_paragraphs import PARAGRAPH, has_paragraph, join_notes
from protlib.library.plan import Outcome, Plan
from protlib.library.view import Records
from protlib.record.model import Publication
from protlib.record.raw_record import ANNOTATIONS, NOTE_FIELDS, unite_annotations


def keep_notes_of_rows(
    plan: Plan, outcomes: dict[int, Outcome], rows: Sequence[tuple[Publication, bool]], records: Records, now: str
) -> None:
    """Put into each record of the plan what its earlier rows note and its last row does not.

    `rows` are the records of the files, each with whether it may change a note that is there: only a table may. A note
    that a row has from its record, unchanged, is no news.
    """
    positions_by_key: dict[str, list[int]] = {}
    for position, outcome in outcomes.items():
        if outcome.action != "refused":
            positions_by_key.setdefault(outcome.publication.key, []).append(position)
    shared = {key: positions for key, positions in positions_by_key.items() if len(positions) > 1}
    old_records: Mapping[str, Publication] = records.get([*shared]) if shared else {}
    for key, positions in shared.items():
        changes = plan.added if key in plan.added else plan.changed
        old = old_records.get(key, Publication())
        if (current := changes.get(key)) is None:
            continue
        united = _with_notes(current, old, [rows[position] for position in positions])
        if united is not current:
            united = changes[key] = united.changed(modified=now)
            last = outcomes[positions[-1]]
            outcomes[positions[-1]] = last.changed(
                action="updated", publication=united, old_record=last.old_record or current
            )


def _with_notes(current: Publication, old: Publication, rows: Sequence[tuple[Publication, bool]]) -> Publication:
    """Return a record with the notes and the annotations of all its rows; the record itself where it has them."""
    record = current
    for name in NOTE_FIELDS:
        old_note = getattr(old, name)
        notes = [getattr(row, name) for row, may_change in rows if may_change or not old_note]
        texts = [text for note in notes if note != old_note for text in note.split(PARAGRAPH) if text]
        lost = [text for text in texts if not any(has_paragraph(getattr(record, field), text) for field in NOTE_FIELDS)]
        if lost:
            note = getattr(record, name)
            ordered_texts = [text for text in texts if text in lost or text in note.split(PARAGRAPH)]
            record = record.changed(**{name: join_notes(*ordered_texts, note)})
    return _with_annotations(record, [row for row, _may_change in rows])


def _with_annotations(record: Publication, rows: Sequence[Publication]) -> Publication:
    """Return a record with the annotations of all its rows; the record itself where it has them, or one row has any."""
    for name in ANNOTATIONS:
        lists = [row.extra[name] for row in rows if name in row.extra]
        united = unite_annotations([*lists, *([record.extra[name]] if name in record.extra else [])])
        if len(lists) > 1 and united != record.extra.get(name):
            record = record.changed(extra={**record.extra, name: united})
    return record
