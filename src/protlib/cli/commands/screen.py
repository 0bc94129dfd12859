"""`screen`: which publications a review includes, by one reviewer or several, and the numbers of the review."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import typer

from protlib.cli.context import library_of
from protlib.cli.decisions.screening_output import (
    put_numbers,
    put_screened,
    put_verdicts,
    write_diagram,
    write_ris,
)
from protlib.cli.decisions.typed_verdicts import (
    ReviewOptions,
    VerdictOptions,
    ask_one_by_one,
    judge_publications,
    reviewer,
    take_from_notes,
)
from protlib.cli.files.output_file import output_file
from protlib.cli.options.choice import ChoiceOptions, NamedKeys, choose_keys
from protlib.cli.options.declaration import grouped
from protlib.cli.options.shared import choices_text
from protlib.errors import EmptyLibraryError, UsageError
from protlib.record.decisions.verdicts import Screening, Stage, Verdict
from protlib.selection import SAVED

if TYPE_CHECKING:
    from protlib.library import Library

_PICTURES: Final = (".svg", ".png")
_RIS: Final = ".ris"


@grouped
def screen(
    context: typer.Context,
    key_arguments: NamedKeys = None,
    *,
    judging: VerdictOptions,
    review: ReviewOptions,
    choice: ChoiceOptions,
) -> None:
    """Screen publications for a review: include or exclude them, and count.

    Reviewers judge the title first, then the full text of what they include. Without options, protlib shows one
    publication after the other and asks. With keys alone, it tells who has said what. Reviewers who disagree are in
    conflict until one says what they --agreed on. -o flow.svg draws the flow diagram of PRISMA 2020.
    """
    _refuse_contradictions(judging, review)
    with library_of(context) as library:
        if not len(library):
            raise EmptyLibraryError
        is_all = not (key_arguments or choice.is_choice)
        keys = [record.key for record in library] if is_all else choose_keys(library, key_arguments, choice)
        keys = [record.key for record in library.get_many(keys)]
        screening = Screening(library.decisions().list_verdicts(), review.reviewer_count)
        if judging.from_notes:
            take_from_notes(library, keys)
        elif judging.verdict or judging.clear:
            if is_all:
                choose_keys(library, key_arguments, choice)  # it refuses a verdict on all, and says how to name some
            judge_publications(library, keys, judging, review)
        elif review.output:
            _write(context, library, screening, keys, review)
        elif review.only:
            put_screened(library, screening, keys, judging.stage, review.only, review.form)
        elif key_arguments and not any(word.startswith(SAVED) for word in key_arguments) and not review.form:
            put_verdicts(library, screening, keys)
        else:
            _ask_or_count(library, screening, keys, judging, review)


def _write(
    context: typer.Context, library: "Library", screening: Screening, keys: Sequence[str], review: ReviewOptions
) -> None:
    file = output_file(context, str(review.output), force=review.force, include=review.include)
    if review.program:
        write_ris(library, screening, keys, review.program, review.include, file)
    else:
        from protlib.cli.documents.block_file import wording_of
        from protlib.cli.options.citation_options import language_tag

        wording = wording_of(language_tag(review.locale), "a picture")
        write_diagram(screening, keys, review.duplicate_count, wording, file)


def _ask_or_count(
    library: "Library", screening: Screening, keys: Sequence[str], judging: VerdictOptions, review: ReviewOptions
) -> None:
    """Ask about one publication after the other on a terminal; in a pipe, or if none waits, print the numbers."""
    is_asking = not review.form and sys.stdin.isatty() and sys.stdout.isatty()
    if not (is_asking and ask_one_by_one(library, screening, keys, reviewer(judging), judging.stage)):
        put_numbers(screening, keys, review.duplicate_count, review.form)


def _refuse_contradictions(judging: VerdictOptions, review: ReviewOptions) -> None:
    if judging.reason and judging.verdict != Verdict.EXCLUDE:
        raise UsageError("--reason says why something is excluded: add --verdict exclude")
    if judging.verdict and judging.clear:
        raise UsageError("--verdict and --clear cannot be used together; choose one")
    if judging.agreed and judging.by is not None:
        raise UsageError("--agreed is of the team; leave out --by")
    if judging.verdict == Verdict.NOT_RETRIEVED and judging.stage == Stage.TITLE:
        raise UsageError("not-retrieved is said of the full text; leave out --stage title")
    suffix = review.output.suffix.lower() if review.output else ""
    if review.output and suffix not in {*_PICTURES, _RIS}:
        raise UsageError(f"{review.output}: unknown suffix; choose from {choices_text((*_PICTURES, _RIS))}")
    if review.form == "keys" and not review.only:
        raise UsageError("--format keys is for a list: add --list included")
    if (suffix == _RIS) != bool(review.program):
        raise UsageError("a .ris file is for a program: -o review.ris --for rayyan")
