"""`attach`: the files of publications: added, listed, removed, and tidied up."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.changes import CHANGE_PANEL, ChangeOptions, ask_to_go_on, carry_out
from protlib.cli.completers import completers
from protlib.cli.context import decode_typed, library_of
from protlib.cli.files.import_attachments import tell_unread_covers
from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option
from protlib.cli.output import put_json, put_lines, say
from protlib.cli.terminal.keyboard import is_watched
from protlib.cli.terminal.progress_bar import progress
from protlib.errors import NothingFoundError, UsageError
from protlib.record.access import Access
from protlib.system.shell import quote
from protlib.system.windows import expand_patterns
from protlib.text import number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.library.files.attachments import AttachmentOutcome


class AttachmentOptions(OptionGroup):
    """How files are attached."""

    link: bool = flag("--link", "Leave the files where they are, and name only their paths.")
    label: str | None = option("--label TEXT", "What the file is, if a publication has several: annex, summary.")
    file_language: str | None = option("--file-language CODE", "The language of the file, such as fr.")


class TidyOptions(OptionGroup, panel=CHANGE_PANEL):
    """What is done instead with files that are there."""

    remove: list[str] | None = option(
        "--remove NAME", "Take a file from the publication, by its name or label. The file stays on disk. Repeatable."
    )
    prune: bool = flag(
        "--prune", "Delete copied files that no publication and no kept version names. It lists them and asks."
    )


@grouped
def attach(
    context: typer.Context,
    key: Annotated[str | None, argument("[KEY]", "The citation key of the publication.", completers.keys)] = None,
    files: Annotated[
        list[Path] | None, argument("[FILE]...", "Files to attach. Without any, list those that are attached.")
    ] = None,
    *,
    attaching: AttachmentOptions,
    tidying: TidyOptions,
    flags: ChangeOptions,
) -> None:
    """Attach files to a publication, or list its files.

    protlib copies a file into a folder beside the library, under the citation key. --link leaves it where it is. A file
    that was moved or renamed is found again by its content.
    """
    _refuse_misfits(key, files, attaching, tidying)
    with library_of(context) as library:
        if tidying.prune:
            _prune(library, flags)
        elif tidying.remove:
            _remove(library, decode_typed(key or ""), decode_typed(tidying.remove), flags)
        elif files:
            _attach(library, decode_typed(key or ""), files, attaching, flags)
        else:
            _print_files(library, decode_typed(key) if key else None, flags)


def _refuse_misfits(
    key: str | None, files: list[Path] | None, options: AttachmentOptions, tidying: TidyOptions
) -> None:
    if tidying.prune and (key or tidying.remove or options.is_used):
        raise UsageError("--prune is about all files; leave out the rest")
    if tidying.remove and not key:
        raise UsageError("name the publication: protlib attach KEY --remove NAME")
    if tidying.remove and (files or options.is_used):
        raise UsageError("--remove takes files away; attach others in a second command")
    if options.is_used and not files:
        raise UsageError("name a file: protlib attach KEY FILE")


def _attach(library: "Library", key: str, files: list[Path], options: AttachmentOptions, flags: ChangeOptions) -> None:
    from protlib.library.changes.covers import Covers
    from protlib.library.files.attachments import AttachmentManner
    from protlib.library.files.attachments import attach as attach_files

    language = _language(decode_typed(options.file_language or ""))
    sources = [path.expanduser() for path in expand_patterns(files) or ()]
    if key and Path(key).is_file() and not _has_key(library, key):
        typed_key = next((str(path) for path in files if _has_key(library, str(path))), "KEY")
        raise UsageError(f"the citation key comes first: protlib attach {quote(typed_key)} {quote(key)}")
    library.get(key)
    with progress("Reading covers") as report:  # before the copies, because somebody may stop what takes its time
        covers = Covers(report)
        level = covers.level_of(sources)
    manner = AttachmentManner(options.link, decode_typed(options.label or ""), language, level)
    is_done = carry_out(library, lambda dry_run: attach_files(library, key, sources, manner, dry_run=dry_run), flags)
    if is_done and not flags.quiet and library.get(key).access != Access.CONFIDENTIAL:
        tell_unread_covers(covers, key)


def _has_key(library: "Library", key: str) -> bool:
    return key in library


def _language(text: str) -> str:
    """Return the tag of a language; raises UsageError where there is none."""
    if not text:
        return ""
    from protlib.record.languages import tag

    try:
        return tag(text)
    except ValueError as error:
        raise UsageError(f"--file-language {text}: {error}") from None


def _remove(library: "Library", key: str, names: list[str], flags: ChangeOptions) -> None:
    from protlib.library.files.attachments import detach

    if carry_out(library, lambda dry_run: detach(library, key, names, dry_run=dry_run), flags) and not flags.quiet:
        say("the files stay on disk. To delete those that nothing names: protlib attach --prune")


def _print_files(library: "Library", key: str | None, flags: ChangeOptions) -> None:
    from protlib.library.files.attachments import list_files, records_with_files
    from protlib.record.attached_file import FETCH_POINTERS, FileState

    if flags.dry_run or flags.yes or flags.quiet:
        raise UsageError("name a file to attach: protlib attach KEY FILE")
    records = [library.get(key)] if key else records_with_files(library)
    attachments = list_files(library, records)
    if flags.is_json:
        put_json(list(map(_to_json, attachments)))
    else:
        put_lines(map(_line, attachments))
        if any(location.state is FileState.POINTER for _, _, location in attachments):
            say(f"a pointer is in the place of a file that Git LFS did not fetch. {FETCH_POINTERS}")
    if not attachments:
        line = f"protlib attach {quote(records[0].key)} FILE" if key else "protlib attach KEY FILE"
        owner_text = f"{records[0].key} has no" if key else "no publication has a"
        raise NothingFoundError(f"{owner_text} file. To attach one: {line}")


def _prune(library: "Library", flags: ChangeOptions) -> None:
    from protlib.library.files.attachments import find_unnamed, remove_unnamed

    paths = find_unnamed(library)
    if flags.is_json:
        put_json({"dry_run": flags.dry_run, "files": paths})
    elif paths and not flags.quiet:
        put_lines(paths)
    if not paths:
        _say_unless_quiet("every copied file is named by a publication or a kept version", flags)
        return
    files = number_of(len(paths), "file")
    if flags.dry_run:
        _say_unless_quiet(f"{files} to delete; dry run: nothing was deleted", flags)
        return
    if not flags.yes:
        if not is_watched():
            raise UsageError("--prune asks only on a terminal. To delete without asking: --yes")
        ask_to_go_on(f"Delete {files} for good?")
    remove_unnamed(library, paths)
    _say_unless_quiet(f"{files} deleted", flags)


def _say_unless_quiet(message: str, flags: ChangeOptions) -> None:
    if not flags.quiet:
        say(message)


def _line(attachment: "AttachmentOutcome") -> str:
    from protlib.record.attached_file import FileState

    key, file, location = attachment
    words = [word for word in (file.label, file.language) if word]
    details = f" ({', '.join(words)})" if words else ""
    state = "" if location.state is FileState.HERE else f"  {location.state}"
    return f"{key}\t{location.path}{details}{state}"


def _to_json(attachment: "AttachmentOutcome") -> dict[str, object]:
    key, file, location = attachment
    return {"key": key, **file.to_json(), "place": str(location.path), "state": location.state.value}
