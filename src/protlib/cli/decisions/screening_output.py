"""What a review shows: its numbers, lists of publications with their verdicts, the flow diagram, and RIS files."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.cli.files.outgoing_records import Include, hand_out
from protlib.cli.files.output_file import OutputFile
from protlib.cli.output import publications_text, put_cells, put_json, put_lines, say
from protlib.errors import NothingFoundError
from protlib.record.decisions.verdicts import Screening, ScreeningState, Stage
from protlib.system.shell import quote

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.overview.overview_words import Wording
    from protlib.record.decisions.screening_marks import Program
    from protlib.record.model import Publication


def put_numbers(screening: Screening, keys: Sequence[str], duplicate_count: int, form: str | None) -> None:
    """Print the numbers of a review, and how many conflicts there are."""
    from protlib.overview.overview_words import Wording
    from protlib.render.charts.flow_diagram import list_counts

    flow = screening.flow(keys, duplicate_count)
    if form == "json":
        put_json({**flow._asdict(), "reasons": dict(flow.reasons)})
        return
    put_cells([name, str(count)] for name, count in list_counts(flow, lambda box: Wording().text(f"flow.{box}")))
    if conflicts := Counter(is_in_conflict(screening, key) for key in keys)[True]:
        say(f"verdicts disagree on {publications_text(conflicts)}. To list them: protlib screen --list conflict")


def put_screened(
    library: "Library",
    screening: Screening,
    keys: Sequence[str],
    stage: Stage | None,
    state: ScreeningState,
    form: str | None,
) -> None:
    """List publications in a state, at one stage or each at the stage it has reached, with what each reviewer says.

    Raises NothingFoundError where there are none.
    """
    stages = {key: stage or screening.stage_of(key) for key in keys if screening.has_reached(key, stage or Stage.TITLE)}
    records = library.get_many([key for key in stages if screening.state(key, stages[key]) == state])
    if form == "keys":
        put_lines(record.key for record in records)
    elif form == "json":
        put_records(records, stages, screening)
    else:
        from protlib.record.titles.substitutes import title_to_show

        put_cells(
            (record.key, title_to_show(record), screening.verdicts_text(record.key, stages[record.key]))
            for record in records
        )
        if records and state == ScreeningState.CONFLICT:
            say(f"to settle the first: {settling_line(screening, records[0].key, stages[records[0].key])}")
    if not records:
        raise NothingFoundError(f"no publication is {'in conflict' if state == ScreeningState.CONFLICT else state}")


def put_verdicts(library: "Library", screening: Screening, keys: Sequence[str]) -> None:
    """Print who has said what of publications, a line for each stage."""
    from protlib.record.titles.substitutes import title_to_show

    put_cells(
        (
            record.key,
            title_to_show(record),
            stage,
            screening.state(record.key, stage),
            screening.verdicts_text(record.key, stage),
        )
        for record in library.get_many([*keys])
        for stage in (Stage.TITLE, Stage.TEXT)
        if screening.has_reached(record.key, stage)
    )


def put_records(records: "Sequence[Publication]", stages: Mapping[str, Stage], screening: Screening) -> None:
    """Print publications with their verdicts at a stage of each, as JSON."""
    put_json([_to_json(record, stages[record.key], screening) for record in records])


def _to_json(record: "Publication", stage: Stage, screening: Screening) -> dict[str, object]:
    verdicts = screening.all_verdicts(record.key, stage)
    return {
        "key": record.key,
        "title": record.title,
        "stage": stage,
        "verdicts": [{"by": verdict.by, "verdict": verdict.verdict, "reason": verdict.reason} for verdict in verdicts],
    }


def write_diagram(
    screening: Screening, keys: Sequence[str], duplicate_count: int, wording: "Wording", file: OutputFile
) -> None:
    """Write the flow diagram in the words of a language, as SVG or PNG."""
    from datetime import datetime

    from protlib.render.charts.flow_diagram import draw_flow
    from protlib.render.charts.svg import Frame

    day = wording.day(datetime.now().astimezone().date())
    subtitle = f"{wording.text('publications', count=len(keys))} · {day}"
    frame = Frame(subtitle=subtitle, direction=wording.direction)
    diagram = draw_flow(screening.flow(keys, duplicate_count), lambda box: wording.text(f"flow.{box}"), frame)
    data = diagram.encode()
    if Path(file.path).suffix.lower() == ".png":
        from protlib.render.charts.png import make_png

        data = make_png(diagram)
    file.write(data)
    say(f"{file.path}: {publications_text(len(keys))}")


def write_ris(
    library: "Library",
    screening: Screening,
    keys: Sequence[str],
    program: "Program",
    include: Include,
    file: OutputFile,
) -> None:
    """Write publications with the verdicts on their titles in the notes, as a program for reviews reads them."""
    from protlib.formats.ris import ris_text
    from protlib.record.decisions.screening_marks import write_marks

    records = hand_out(library, library.get_many([*keys]), include, "nothing was written")
    marked_records = [
        record.changed(note=write_marks(record.note, screening.verdicts(record.key, Stage.TITLE), program))
        for record in records
    ]
    file.write(ris_text.dumps(marked_records).encode())
    say(f"{file.path}: {publications_text(len(marked_records))}")


def is_in_conflict(screening: Screening, key: str) -> bool:
    """Tell whether reviewers disagree on a record at the stage that it has reached."""
    return screening.state(key, screening.stage_of(key)) == ScreeningState.CONFLICT


def settling_line(screening: Screening, key: str, stage: Stage) -> str:
    """Return the line to type that settles a conflict at a stage.

    A reviewer who has said two things says which holds; reviewers who disagree say what they agreed on.
    """
    reviewer = screening.reviewer_in_doubt(key, stage)
    author = f"--by {quote(reviewer)}" if reviewer else "--agreed"
    return f"protlib screen {quote(key)} {author} --verdict VERDICT{' --stage text' * (stage == Stage.TEXT)}"
