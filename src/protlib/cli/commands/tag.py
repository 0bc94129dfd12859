"""`tag`: tags of publications that keys or a selection name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.changes import ChangeOptions, carry_out
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.options.choice import ChoiceOptions, NamedKeys, choose_keys
from protlib.cli.options.declaration import grouped, option
from protlib.cli.output import put_lines, say
from protlib.errors import NothingFoundError, UsageError
from protlib.system.shell import command_line, quote

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication


@grouped
def tag(
    context: typer.Context,
    key_arguments: NamedKeys = None,
    add: Annotated[list[str] | None, option("--add", "A tag to add. Repeatable.", completers.tags)] = None,
    remove: Annotated[list[str] | None, option("--remove", "A tag to remove. Repeatable.", completers.tags)] = None,
    *,
    choice: ChoiceOptions,
    flags: ChangeOptions,
) -> None:
    """Add tags to publications, remove tags, or print them.

    To rename a tag everywhere: protlib names --unify OLD NEW --by tag.
    """
    from protlib.cli.assignment import change_of_tags

    if choice.is_choice and key_arguments and not (add or remove):
        options = " ".join(f"--add {quote(word)}" for word in key_arguments)
        raise UsageError(
            f"“{' '.join(key_arguments)}” is in the place of keys. To add tags, give this instead: {options}"
        )
    with library_of(context) as library:
        keys = choose_keys(library, key_arguments, choice)
        if add or remove:
            tags = _parse_tags("--add", add)
            change = change_of_tags(tags, _parse_tags("--remove", remove))
            is_done = carry_out(library, lambda dry_run: library.change(keys, change, "tag", dry_run=dry_run), flags)
            if is_done and not flags.quiet:
                _tell_commas(tags)
        else:
            if flags.is_json:
                raise UsageError("--format json reports changes; name a tag to --add or --remove")
            publications = _publications_with(library, keys)
            put_lines(dict.fromkeys(tag for publication in publications for tag in publication.tags))


def _tell_commas(tags: Sequence[str]) -> None:
    """Name a tag with a comma in it: who typed several got one."""
    if text := next((tag for tag in tags if "," in tag), ""):
        tags_between_semicolons = quote("; ".join(part.strip() for part in text.split(",")))
        say(f"“{text}” is one tag. A semicolon divides several: --add {tags_between_semicolons}")


def _publications_with(library: "Library", keys: list[str]) -> "Sequence[Publication]":
    """Return the publications with these keys.

    Raises NothingFoundError, which says how to add a tag if one key may be a tag.
    """
    try:
        return library.get_many(keys)
    except NothingFoundError as error:
        present_keys = [key for key in keys if _has_key(library, key)]
        if not present_keys:
            raise
        tags = " ".join(f"--add {quote(word)}" for word in keys if word not in present_keys)
        raise NothingFoundError(f"{error}; to add a tag: protlib tag {command_line(present_keys)} {tags}") from error


def _has_key(library: "Library", key: str) -> bool:
    try:
        library.get(key)
    except NothingFoundError:
        return False
    return True


def _parse_tags(option: str, typed_tags: list[str] | None) -> list[str]:
    from protlib.cli.assignment import split_tags

    tags = split_tags(decode_typed(typed_tags or []))
    if typed_tags and not tags:
        raise UsageError(f"{option} is empty; name a tag, or several separated with “;”")
    return tags
