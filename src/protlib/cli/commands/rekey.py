"""`rekey`: other citation keys, of one publication or by a pattern."""

from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.changes import ChangeOptions, carry_out, leave_unchanged
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.options.choice import ChoiceOptions, choose_keys
from protlib.cli.options.declaration import argument, grouped, option
from protlib.cli.outcome_report import changes_text
from protlib.cli.output import put_lines, say
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.plan import Outcome


@grouped
def rekey(
    context: typer.Context,
    typed_keys: Annotated[
        list[str] | None,
        argument(
            "[KEY NEW] | [KEY]...",
            "A key and its new form. With a pattern or a selection: the keys to make again.",
            completers.keys,
        ),
    ] = None,
    pattern: Annotated[
        str | None,
        option(
            "--pattern PATTERN",
            "How to make keys: parts in braces, with other text between. Default: {author}{year}{word}.",
        ),
    ] = None,
    *,
    choice: ChoiceOptions,
    flags: ChangeOptions,
) -> None:
    """Change the citation keys of publications.

    The old keys still find them. A pattern uses author, authors, year, shortyear, word, shorttitle, title and every
    field. After a colon, add upper, capitalize, abbr or a number of letters. A key that fits is kept; equal keys get a,
    b, c.
    """
    from protlib.record import key_pattern

    with library_of(context) as library:
        if pattern is None and not choice.is_choice:
            _rekey_record(library, decode_typed(typed_keys or []), flags)
            return
        keys = choose_keys(library, typed_keys, choice)
        key_form = key_pattern.OWN if pattern is None else decode_typed(pattern)
        if carry_out(library, lambda dry_run: library.rekey_many(keys, key_form, dry_run=dry_run), flags):
            _tell_of_documents("the old keys", "them", "the new ones", flags)


def _rekey_record(library: "Library", keys: list[str], flags: ChangeOptions) -> None:
    from protlib.library.plan import Outcome

    if len(keys) != len(("KEY", "NEW")):
        raise UsageError(
            'rekey needs a key and its new key, or a pattern: protlib rekey --all --pattern "{author}{year}"'
        )
    old, new = keys
    record, is_json = library.get(old), flags.is_json
    if record.key == new:
        message = changes_text([Outcome("unchanged", record)])
        leave_unchanged([record], f"{message}: {new} is already its key", flags)
        put_lines([] if is_json else [new])
        return

    def change(*, dry_run: bool) -> "list[Outcome]":
        return [Outcome("updated", library.rekey(old, new, dry_run=dry_run), existing=old, old_record=record)]

    if carry_out(library, change, flags):
        put_lines([] if is_json else [new])
        _tell_of_documents(old, "it", new, flags)


def _tell_of_documents(old: str, pronoun: str, new: str, flags: ChangeOptions) -> None:
    if not flags.quiet:
        say(
            f"protlib and biblatex (with biber) still find {pronoun} by {old}. For other programs, cite {new}. "
            "To find old keys in a report: protlib verify REPORT"
        )
