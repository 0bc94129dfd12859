"""The desk of `browse`: it works on the library with the same calls as the commands."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

import typer

from protlib.cli.assignment import change_of_tags, split_tags
from protlib.cli.changes import tell_settled
from protlib.cli.context import library_of
from protlib.cli.files.exchange_files import tell_losses
from protlib.cli.files.file_contents import file_data
from protlib.cli.files.outgoing_records import Include, hand_out, hand_out_cited, hand_out_list
from protlib.cli.files.output_file import output_file
from protlib.cli.files.viewer import open_publications
from protlib.cli.outcome_report import changes_text, tell_reasons
from protlib.cli.output import publications_text
from protlib.cli.picker import plain_terminal
from protlib.cli.picker.desk import Matches, Proposal, Query, Twins
from protlib.cli.picker.own_changes import OwnChanges
from protlib.cli.terminal import clipboard
from protlib.errors import NothingFoundError, UsageError
from protlib.selection import Facet, Selection, facets_of_browse
from protlib.system.file_identity import stamp

if TYPE_CHECKING:
    from protlib.citing.citation import Citation
    from protlib.library import Library
    from protlib.library.changes.record_merge import Union
    from protlib.record.model import Publication

_MOST_FILES: Final = 200  # of a folder are offered: who has more types a name
_MOST_NAMED: Final = 3  # keys in a line


class LibraryDesk:
    """A library, seen through a selection, and a terminal that the clipboard may need.

    Messages of commands on standard error become part of the report.
    """

    def __init__(
        self,
        context: typer.Context,
        library: "Library",
        selection: Selection,
        terminal: TextIO,
        include: Include = None,
    ) -> None:
        self._context = context
        self._library = library
        self._selection = selection
        self._terminal = terminal
        self._include = include
        self._changes = OwnChanges(library)

    def find_records(self, query: Query, most: int) -> Matches:
        """Return the publications that match a query, and list at most so many."""
        return self._matches(replace(self._selection_for(query), limit=most))

    def publications(self, keys: Sequence[str]) -> Matches:
        """Return the publications with these keys, in this order."""
        return self._matches(Selection(keys=tuple(keys)))

    def matching_keys(self, query: Query) -> Sequence[str]:
        """Return the keys of all publications that match a query."""
        return [summary.key for summary in self._matches(self._selection_for(query)).summaries]

    def count(self, query: Query, facet: Facet) -> Sequence[tuple[str, int]]:
        """Return the values of a facet among the matches, each with its number of publications."""
        return self._library.facets(self._selection_for(query), facet)

    def _selection_for(self, query: Query) -> Selection:
        facet_filters: dict[str, Any] = {facet.filter: query.values.get(facet, ()) for facet in facets_of_browse()}
        order = query.order
        selection = replace(
            self._selection, query=query.text, sort=order.sort, reverse=order.is_reverse, **facet_filters
        )
        return selection.sorted_by_relevance()

    def _matches(self, selection: Selection) -> Matches:
        results = self._library.select(selection, publications=False)
        return Matches(results.summaries, results.total, results.notes, results.hits)

    def publication(self, key: str) -> "Publication":
        """Return the publication with a key."""
        return self._library.get(key)

    def highlights(self, publication: "Publication") -> str:
        """Return what readers have highlighted and written, a line each, as far as the files were read; "" for none."""
        if not (publication.files or publication.extra):
            return ""
        from protlib.library.files.reader_notes import noted_files, notes_of
        from protlib.render.note_data import cell_of

        files = noted_files(self._library, [publication])
        return cell_of(notes_of(self._library, [publication], files))

    def reference(self, publication: "Publication") -> str:
        """Return the reference of a publication in the user's style, "" where nothing can cite; any thread may ask."""
        from protlib.citing.engine import engine_program

        if not engine_program.has_engine():
            return ""
        from protlib.citing import markup
        from protlib.cli.options.citation_options import CitingOptions
        from protlib.cli.references import format_silently

        result = format_silently([publication], (), CitingOptions(), lambda: library_of(self._context))
        return "".join(markup.text(entry.runs) for entry in result.bibliography)

    def state(self) -> object:
        """Return a value that differs after each change of the library."""
        return stamp(self._library.path)

    def find_present_keys(self, keys: Iterable[str]) -> Mapping[str, str | None]:
        """Return the present key for each of these keys that has changed, None for a removed publication."""
        present_keys = {summary.key for summary in self._library.select(Selection(), publications=False).summaries}
        return {key: self._new_key(key) for key in keys if key not in present_keys}

    def _new_key(self, key: str) -> str | None:
        try:
            return self._library.get(key).key
        except NothingFoundError:
            return None

    def tags(self) -> Sequence[str]:
        """Return the tags of the library, the most frequent first."""
        return [tag for tag, _count in self._library.facets(Selection(), Facet.TAG)]

    def styles(self) -> Sequence[str]:
        """Return the styles for citations, the usual one first; raises UsageError where nothing can cite."""
        from protlib.citing.engine import engine_program
        from protlib.citing.styles import SHORT_NAMES, list_shipped
        from protlib.cli.options.citation_options import CitingOptions, style_name

        engine_program.find_engine()
        return list(dict.fromkeys((style_name(CitingOptions()), *sorted({*list_shipped(), *SHORT_NAMES}))))

    def formats(self) -> Sequence[str]:
        """Return the formats for export, the usual one first."""
        from protlib.cli.settings.configuration import setting_value
        from protlib.formats import FORMATS

        names = [entry.name for entry in FORMATS if entry.writes]
        usual_format = setting_value("format") or "bibtex"
        return sorted(names, key=lambda name: name != usual_format)

    def file_for(self, form: str) -> str:
        """Return a file name for a format; raises UsageError for an unknown format."""
        from protlib import formats

        entry = formats.for_writing(form, "", "the format")
        return f"publications{next(iter(entry.suffixes), '')}"

    def writes_over(self, form: str, path: str) -> bool:
        """Tell whether an export would replace a file; raises UsageError where the export is impossible."""
        from protlib.formats.files import manner

        target = _path(path)
        if target.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it")
        manner(form, None, str(target), "the format")
        output_file(self._context, str(target), force=False)
        return target.exists()

    def files(self, start: str) -> Sequence[str]:
        """Return the paths with this beginning."""
        folder, _slash, begin = start.rpartition("/")
        try:
            entries = sorted(os.scandir(_path(f"{folder}/") if _slash else "."), key=lambda entry: entry.name)
        except OSError:
            return []
        paths = [
            f"{folder}{_slash}{entry.name}{'/' * entry.is_dir()}" for entry in entries if entry.name.startswith(begin)
        ]
        return [path for path in paths if begin.startswith(".") or not path[len(folder + _slash) :].startswith(".")][
            :_MOST_FILES
        ]

    def copy_keys(self, keys: Sequence[str]) -> str:
        """Copy citation keys."""
        clipboard.copy(", ".join(keys), self._terminal)
        return f"copied {_key_list(keys)}"

    def copy_key_citation(self, keys: Sequence[str]) -> str:
        """Copy a citation as people type it in a text for `fill`."""
        from protlib.citing.citation import Citation, CitedPublication
        from protlib.citing.notation import notation

        clipboard.copy(notation(Citation(tuple(map(CitedPublication, keys)))), self._terminal)
        return f"copied {_key_list(keys)}, as a text cites {'it' if len(keys) == 1 else 'them'}"

    def copy_citation(self, keys: Sequence[str], style: str) -> str:
        """Copy a citation of publications in a style."""
        from protlib.citing.citation import Citation, CitedPublication

        with self._changes.collect_messages() as say:
            records = hand_out_cited(self._library, self._library.get_many(keys), self._include)
            self._copy_cited(records, [Citation(tuple(CitedPublication(record.key) for record in records))], style)
            say(f"copied the citation of {publications_text(len(records))} in {style}")
        return say.text()

    def copy_references(self, keys: Sequence[str], style: str) -> str:
        """Copy the references of publications in a style."""
        with self._changes.collect_messages() as say:
            records = hand_out_list(self._library, self._library.get_many(keys), self._include)
            self._copy_cited(records, [], style)
            count = "reference" if len(records) == 1 else f"{len(records)} references"
            say(f"copied the {count} in {style}")
        return say.text()

    def _copy_cited(self, records: "Sequence[Publication]", citations: "Sequence[Citation]", style: str) -> None:
        from protlib.citing.sections import sections
        from protlib.cli.documents.citation_output import make_sections
        from protlib.cli.documents.reference_list import copy_list
        from protlib.cli.options.citation_options import CitingOptions
        from protlib.cli.references import cite_with_notes

        result = cite_with_notes(records, citations, CitingOptions(style=style), self._context)
        parts = make_sections(result, records)[:1] if citations else sections(result, records)
        copy_list(parts, self._terminal)

    def open(self, keys: Sequence[str]) -> str:
        """Open the files of publications, or their links."""
        open_publications(self._library, self._library.get_many(keys))
        return f"opened {_key_list(keys)}"

    def export(self, keys: Sequence[str], form: str, path: str) -> str:
        """Write publications to a file."""
        from protlib.formats.files import manner
        from protlib.library.library import read_at_one_moment

        target = str(_path(path))
        with self._changes.collect_messages() as say:
            entry, write_options = manner(form, None, target, "the format")
            file = output_file(self._context, target, force=True, include=self._include)
            records, own_names = read_at_one_moment(
                self._library, lambda moment: (moment.get_many(keys), moment.own_fields())
            )
            outgoing = hand_out(self._library, records, self._include)
            write_options = replace(write_options, own_names=own_names)
            file.write(file_data(outgoing, entry, write_options, target))
            tell_losses(outgoing, entry, write_options, "protlib export --lossless")
            say(f"{len(outgoing)} exported to {target}")
        return say.text()

    def attach(self, key: str, path: str) -> str:
        """Attach a file to a publication."""
        from protlib.library.changes.covers import Covers
        from protlib.library.files.attachments import AttachmentManner, attach

        file = _path(path)
        with self._changes.collect() as say:
            manner = AttachmentManner(cover_level=Covers().level_of([file]))
            outcomes = attach(self._library, key, [file], manner)
            tell_reasons(outcomes, verbose=True)
            is_new = any(outcome.action == "updated" for outcome in outcomes)
            say(f"{path.strip()} {'is attached to' if is_new else 'was attached already to'} {key}")
        return say.text()

    def tag(self, keys: Sequence[str], text: str) -> str:
        """Add tags, or remove those that begin with a hyphen."""
        names = split_tags([text])
        added_tags = [name for name in names if not name.startswith("-")]
        removed_tags = [tag for name in names if name.startswith("-") and (tag := name[1:].strip())]
        change = change_of_tags(added_tags, removed_tags)
        with self._changes.collect() as say:
            outcomes = self._library.change(keys, change, "tag")
            tell_settled(self._library, outcomes)
            tell_reasons(outcomes, verbose=True)
            say(changes_text(outcomes))
        return say.text()

    def edit(self, keys: Sequence[str]) -> str:
        """Open publications in the user's editor, on the terminal."""
        with self._changes.collect(is_aloud=True) as say:
            plain_terminal.edit_records(self._library, keys, _key_list(keys), say)
        return say.text()

    def check_import(self, path: str) -> None:
        """Raise InputRefusedError where there is nothing to import at a path."""
        plain_terminal.check_import(_path(path))

    def import_file(self, path: str) -> str:
        """Import a file, on the terminal; raises InputRefusedError where nothing in it can be read."""
        with self._changes.collect(is_aloud=True) as say:
            plain_terminal.import_file(self._context, self._library, _path(path), say)
        return say.text()

    def duplicates(self, query: Query) -> Sequence[Twins]:
        """Return the groups of records that are or may be one publication, with a match of a query, on the terminal."""
        from protlib.cli.terminal.progress_bar import progress
        from protlib.render.side_by_side import percent

        keys = {*self.matching_keys(query)}
        with self._changes.collect_messages(is_aloud=True), progress("Comparing publications") as report:
            groups = self._library.duplicates(None if len(keys) == len(self._library) else keys, progress=report)
        return [Twins(group.keys, f"{percent(group.score)}, {'; '.join(group.reasons)}") for group in groups]

    def merge(self, union: "Union") -> str:
        """Merge publications into the first, with the chosen values."""
        with self._changes.collect() as say:
            keys = " ".join(record.key for record in union.records)
            outcomes = self._library.merge([union], (), f"duplicates --merge {keys}")
            tell_settled(self._library, outcomes)
            say(changes_text(outcomes))
        return say.text()

    def keep_apart(self, keys: Sequence[str]) -> str:
        """Remember that publications are no duplicates."""
        with self._changes.collect() as say:
            self._library.merge((), [keys], f"duplicates --keep-both {' '.join(keys)}")
            say(f"{_key_list(keys)} are known to be no duplicates")
        return say.text()

    def propose_removal(self, keys: Sequence[str]) -> Proposal:
        """Return which publications a removal would remove."""
        from protlib.record.summary_of_record import summary_of

        records = self._library.get_many(keys)
        question = f"Remove {'this' if len(records) == 1 else f'these {len(records)}'}?"
        return Proposal(question, tuple(f"{record.key}: {summary_of(record).title}" for record in records))

    def remove(self, keys: Sequence[str]) -> str:
        """Remove publications."""
        with self._changes.collect() as say:
            say(f"{publications_text(len(self._library.remove(keys)))} removed")
        return say.text()

    def propose_undo(self) -> Proposal | None:
        """Return the question before an undo of a change that was not made here; None for one that was."""
        return self._changes.propose_undo()

    def undo(self) -> str:
        """Undo the last change; if another program makes one at that moment, undo and report that one."""
        return self._changes.undo()


def _key_list(keys: Sequence[str]) -> str:
    """Return the first keys, and the number of others."""
    further_keys = f" and {len(keys) - _MOST_NAMED:,} more" if len(keys) > _MOST_NAMED else ""
    return ", ".join(keys[:_MOST_NAMED]) + further_keys


def _path(text: str) -> Path:
    return Path(text.strip()).expanduser()
