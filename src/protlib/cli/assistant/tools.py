"""The tools of an assistant, as `guidance.yaml` has them: what a model learns of each, and the method that answers."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.assistant import answers, change_tools, inputs, questions
from protlib.cli.assistant.fitting_publications import find_for_text
from protlib.cli.assistant.guidance import guidance
from protlib.cli.assistant.passage_search import find_highlights, find_passages
from protlib.cli.assistant.quotations import check_quotations
from protlib.cli.assistant.styled_references import bibliography, cite, verify, verify_file
from protlib.errors import UsageError
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.cli.shelf import Shelf


class Tool(NamedTuple):
    """What a model learns about a tool; `name` is a method of `Tools`.

    `destroys` tells whether the tool may remove something. `repeats` tells whether a second call changes nothing more.
    """

    name: str
    title: str
    description: str
    writes: bool = False
    destroys: bool = False
    repeats: bool = True


TOOLS: Final = tuple(
    Tool(
        name,
        text["title"],
        text["description"].format(tag=change_tools.TAG),
        writes="write" in text.get("may", ()),
        destroys="remove" in text.get("may", ()),
        repeats="repeat" not in text.get("may", ()),
    )
    for name, text in guidance()["tools"].items()
)
"""The tools in their order; those that write are there only with --write."""


class Tools:
    """The tools, each a method of its name; `documents` are the folders with files to verify."""

    def __init__(self, shelf: "Shelf", documents: Sequence[Path]) -> None:
        self._shelf = shelf
        self._documents = documents

    @inputs.take_filters
    def search(
        self,
        filters: Selection,
        *,
        sort: inputs.Order = None,
        reverse: bool = False,
        limit: inputs.Lines = 10,
        start: inputs.Start = 0,
    ) -> answers.SearchAnswer:
        """Return publications by words and filters."""
        selection = replace(filters, sort=sort or "", reverse=reverse, limit=limit).sorted_by_relevance()
        return questions.search(self._shelf, selection, start)

    def find_for_text(self, text: inputs.Statement, limit: inputs.EvidenceLines = 5) -> answers.EvidenceAnswer:
        """Return publications for a paragraph."""
        return find_for_text(self._shelf, text, limit)

    def show(self, keys: inputs.FewKeys) -> answers.Records:
        """Return whole records."""
        return questions.show(self._shelf, keys)

    @inputs.take_filters
    def passages(self, filters: Selection, *, words: inputs.PageWords, limit: inputs.Passages = 5) -> answers.Passages:
        """Return passages of files."""
        return find_passages(self._shelf, words, filters, limit)

    def highlights(self, keys: inputs.FewKeys) -> answers.Highlights:
        """Return highlights and comments."""
        return find_highlights(self._shelf, keys)

    def cite(self, works: inputs.Works, style: inputs.Style = "", language: inputs.Language = "") -> answers.Cited:
        """Return citations and references."""
        return cite(self._shelf, works, style, language)

    @inputs.take_filters
    def bibliography(
        self,
        filters: Selection,
        *,
        style: inputs.Style = "",
        language: inputs.Language = "",
        limit: inputs.References = 50,
    ) -> answers.Cited:
        """Return the references of a selection."""
        return bibliography(self._shelf, replace(filters, limit=limit), style, language)

    @inputs.take_filters
    def stats(
        self, filters: Selection, *, by: inputs.CountedBy = ("region",), limit: inputs.Values = 50
    ) -> answers.Counted:
        """Return counts."""
        return questions.stats(self._shelf, filters, by, limit)

    def places(self, name: inputs.PlaceName = "", house: inputs.House = "") -> answers.Places:
        """Return what a place is."""
        return questions.places(name, house)

    def verify(
        self,
        text: inputs.Text = "",
        references: inputs.ListedReferences = (),
        file: inputs.FileName = "",
    ) -> answers.Verified:
        """Return what is wrong with references."""
        if file and (text or references):
            raise UsageError("pass a text and references, or name a file, not both")
        if file:
            return verify_file(self._shelf, file, self._documents)
        return verify(self._shelf, text, references)

    def check_quotations(self, text: inputs.QuotingText = "", file: inputs.FileName = "") -> answers.CheckedQuotations:
        """Return what is wrong with quotations."""
        if bool(text) == bool(file):
            raise UsageError("pass a text, or name a file")
        return check_quotations(self._shelf, text, file, self._documents)

    def add(self, records: inputs.Records) -> answers.Changed:
        """Add records."""
        return change_tools.add(self._shelf, records)

    def tag(self, keys: inputs.Keys, add: inputs.MoreTags = (), remove: inputs.FewerTags = ()) -> answers.Changed:
        """Change tags."""
        return change_tools.tag(self._shelf, keys, add, remove)

    def note(self, key: inputs.Key, text: inputs.NoteText, replace: inputs.Replace = False) -> answers.Changed:
        """Write a note."""
        return change_tools.note(self._shelf, key, text, replace=replace)

    def undo(self) -> answers.Changed:
        """Take back the last change."""
        return change_tools.undo(self._shelf)
