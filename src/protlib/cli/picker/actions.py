"""The actions of `browse` on the chosen publications: the marked ones, or else the one at the cursor."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from protlib.cli.picker.desk import Proposal, Twins
from protlib.cli.picker.prompts import Prompt, words_beginning
from protlib.cli.picker.review import Review
from protlib.cli.picker.state import TROUBLE, Picker

_NOTHING: Final = "nothing found to do this with"


class Action(NamedTuple):
    """A line of the menu: its letter, and its action."""

    letter: str
    description: str
    do: Callable[[Picker], None]


def _with_picked_keys(picker: Picker, do: Callable[[Sequence[str]], None]) -> None:
    """Call a function with the chosen publications; say so where there are none."""
    if keys := picker.chosen_keys():
        do(keys)
    else:
        picker.message = _NOTHING


def _run(picker: Picker, do: Callable[[], str], *, is_change: bool = False, is_kept: bool = False) -> bool:
    """Do something and report the result or the error; a change is shown at once, and reported again at the end."""
    try:
        old_state = picker.desk.state()
        message = do()
        is_kept = is_kept or (is_change and picker.desk.state() != old_state)
    except TROUBLE as error:
        picker.tell(error)
        return False
    if is_change:
        picker.follow()
    if is_kept:
        picker.reports.append(message)
    picker.message = message
    return True


def copy_keys(picker: Picker) -> None:
    """Copy citation keys."""
    _with_picked_keys(picker, lambda keys: _ignore(_run(picker, lambda: picker.desk.copy_keys(keys))))


def copy_key_citation(picker: Picker) -> None:
    """Copy a citation as people type it in a text."""
    _with_picked_keys(picker, lambda keys: _ignore(_run(picker, lambda: picker.desk.copy_key_citation(keys))))


def _ignore(_value: object) -> None:
    """Ignore a value."""


def open_files(picker: Picker) -> None:
    """Open the files of publications, or their links."""
    _with_picked_keys(picker, lambda keys: _ignore(_run(picker, lambda: picker.desk.open(keys))))


def copy_citation(picker: Picker) -> None:
    """Copy a citation in a style."""
    _ask_style(picker, picker.desk.copy_citation)


def copy_references(picker: Picker) -> None:
    """Copy references in a style."""
    _ask_style(picker, picker.desk.copy_references)


def _ask_style(picker: Picker, copy: Callable[[Sequence[str], str], str]) -> None:
    def with_keys(keys: Sequence[str]) -> None:
        try:
            styles = picker.desk.styles()
        except TROUBLE as error:
            picker.tell(error)
            return
        usual_style = picker.last.get("style", styles[0])

        def do(text: str) -> bool:
            style = text.strip() or usual_style
            if is_done := _run(picker, lambda: copy(keys, style)):
                picker.last["style"] = style
            return is_done

        offers = partial(words_beginning, [usual_style, *(style for style in styles if style != usual_style)])
        picker.ask(Prompt(f"Style ({usual_style}): ", offers, do))

    _with_picked_keys(picker, with_keys)


def export(picker: Picker) -> None:
    """Write publications to a file."""
    _with_picked_keys(picker, lambda keys: _ask_format(picker, keys))


def _ask_format(picker: Picker, keys: Sequence[str]) -> None:
    formats = picker.desk.formats()
    usual_format = picker.last.get("format", formats[0])

    def do(text: str) -> bool:
        form = text.strip() or usual_format
        try:
            proposed_file = picker.desk.file_for(form)
        except TROUBLE as error:
            picker.tell(error)
            return False
        picker.last["format"] = form
        save = partial(_save, picker, keys, form)
        picker.ask(Prompt("File: ", picker.desk.files, save, text=proposed_file))
        return True

    offers = partial(words_beginning, [usual_format, *(form for form in formats if form != usual_format)])
    picker.ask(Prompt(f"Format ({usual_format}): ", offers, do))


def _save(picker: Picker, keys: Sequence[str], form: str, path: str) -> bool:
    if not path.strip():
        picker.message = "no file was named; nothing was written"
        return False

    def ask() -> Proposal | None:
        is_there = picker.desk.writes_over(form, path)
        return Proposal(f"{path} already exists. Overwrite it?") if is_there else None

    return picker.propose(ask, lambda: _run(picker, lambda: picker.desk.export(keys, form, path), is_kept=True))


def attach(picker: Picker) -> None:
    """Attach a file to a publication."""
    keys = picker.chosen_keys()
    if len(keys) > 1:
        picker.message = "a file is of one publication: mark only one, or none"
        return

    def do(path: str) -> bool:
        if not path.strip():
            picker.message = "no file was named; nothing was attached"
            return False
        return _run(picker, lambda: picker.desk.attach(keys[0], path), is_change=True)

    _with_picked_keys(picker, lambda _keys: picker.ask(Prompt(f"File for {keys[0]}: ", picker.desk.files, do)))


def tag(picker: Picker) -> None:
    """Add tags, or remove them."""
    _with_picked_keys(picker, lambda keys: _ask_tags(picker, keys))


def _ask_tags(picker: Picker, keys: Sequence[str]) -> None:
    try:
        tags_in_use = picker.desk.tags()
    except TROUBLE as error:
        picker.tell(error)
        return

    def offers(start: str) -> Sequence[str]:
        sign = "-" if start.startswith("-") else ""
        return [f"{sign}{name}" for name in words_beginning(tags_in_use, start.removeprefix("-").strip())]

    def do(text: str) -> bool:
        is_asked = bool(text.strip(" ;-"))
        return not is_asked or _run(picker, lambda: picker.desk.tag(keys, text), is_change=True)

    picker.ask(Prompt("Tags, separated by ; (-name removes one): ", offers, do, separator=";"))


def edit(picker: Picker) -> None:
    """Edit publications in the editor, which has the terminal meanwhile."""

    def with_keys(keys: Sequence[str]) -> None:
        picker.terminal_task = lambda: _ignore(_run(picker, lambda: picker.desk.edit(keys), is_change=True))

    _with_picked_keys(picker, with_keys)


def import_file(picker: Picker) -> None:
    """Import a file on the plain terminal, which shows its report."""

    def do(path: str) -> bool:
        if not path.strip():
            picker.message = "no file was named; nothing was imported"
            return False
        try:
            picker.desk.check_import(path)
        except TROUBLE as error:
            picker.tell(error)
        else:
            picker.terminal_task = lambda: take(path)
        return False  # the text stays until the file is imported

    def take(path: str) -> None:
        if _run(picker, lambda: picker.desk.import_file(path), is_change=True):
            picker.close(prompt)

    prompt = Prompt("Import file: ", picker.desk.files, do)
    picker.ask(prompt)


def merge(picker: Picker) -> None:
    """Show the marked publications field by field, to merge them into the first."""
    keys = tuple(picker.marks)
    if len(keys) < 2:
        picker.message = "to merge, mark two publications or more; the first one marked stays"
        return
    _show_review(picker, [Twins(keys)])


def show_duplicates(picker: Picker) -> None:
    """Show the duplicates among the results, a group after the other."""

    def find() -> None:
        try:
            groups = picker.desk.duplicates(picker.query())
        except TROUBLE as error:
            picker.tell(error)
            return
        if groups:
            _show_review(picker, groups)
        else:
            picker.message = "no duplicates among the results"

    picker.terminal_task = find


def _show_review(picker: Picker, groups: Sequence[Twins]) -> None:
    try:
        review = Review.begin(groups, picker.desk.publication)
    except TROUBLE as error:
        picker.tell(error)
        return
    picker.message = "" if review else "these are one publication by now"
    if review:
        picker.open(review)


def merge_shown(picker: Picker, review: Review) -> None:
    """Merge the records of the review with the values that were taken, and show the next group."""
    union = review.choice.union()
    absorbed_keys = [record.key for record in union.records[1:]]
    if _run(picker, lambda: picker.desk.merge(union), is_change=True):
        picker.marks.follow(dict.fromkeys(absorbed_keys))
        _step_on(picker, review)


def keep_shown(picker: Picker, review: Review) -> None:
    """Remember that the records of the review are no duplicates, and show the next group."""
    if _run(picker, lambda: picker.desk.keep_apart(review.choice.keys), is_change=True):
        _step_on(picker, review)


def _step_on(picker: Picker, review: Review) -> None:
    """Show the next group of a review with the report of the last; behind the last one, go back to the search."""
    picker.close(review)  # it may be gone already: a merge leaves none of its group
    if review.step(1):
        picker.open(review)


def step_review(picker: Picker, review: Review, step: int) -> None:
    """Show the next group of the review, or the one before, and decide nothing."""
    picker.page_top = 0
    picker.message = "" if review.step(step) else f"this is the {'last' if step > 0 else 'first'} group"


def remove(picker: Picker) -> None:
    """Remove publications, after a question."""

    def with_keys(keys: Sequence[str]) -> None:
        def do() -> bool:
            removed_keys = [key for key in keys if key in picker.marks]
            if is_done := _run(picker, lambda: picker.desk.remove(keys), is_change=True):
                picker.marks.follow(dict.fromkeys(removed_keys))
            return is_done

        picker.propose(lambda: picker.desk.propose_removal(keys), do)

    _with_picked_keys(picker, with_keys)


def undo(picker: Picker) -> None:
    """Undo the last change; first ask about a change that was not made here."""
    picker.propose(picker.desk.propose_undo, lambda: _run(picker, picker.desk.undo, is_change=True))


def mark_all(picker: Picker) -> None:
    """Mark all publications that match."""
    try:
        keys = picker.desk.matching_keys(picker.query())
    except TROUBLE as error:
        picker.tell(error)
        return
    added_count = picker.marks.add(keys)
    picker.message = f"{added_count:,} more marked" if keys else _NOTHING


def unmark_all(picker: Picker) -> None:
    """Remove all marks."""
    count = len(picker.marks)
    picker.marks.clear()
    if picker.lists_marked:
        picker.look(picker.text)
    picker.message = f"{count:,} no longer marked" if count else "nothing was marked"


def unchoose_all(picker: Picker) -> None:
    """Drop the chosen values of all facets."""
    picker.facets.clear()
    picker.apply_chosen()


ACTIONS: Final = (
    Action("y", "copy the citation as you type it in a report: [@key]", copy_key_citation),
    Action("k", "copy the citation keys alone", copy_keys),
    Action("c", "copy the formatted citation, in a style", copy_citation),
    Action("r", "copy the references, in a style", copy_references),
    Action("x", "export to a file, in a format", export),
    Action("t", "add or remove tags", tag),
    Action("e", "edit in $VISUAL or $EDITOR, like protlib edit", edit),
    Action("o", "open the files or links", open_files),
    Action("p", "attach a file (PDF ...)", attach),
    Action("i", "import a file, like protlib import", import_file),
    Action("m", "merge the marked publications into the first, field by field", merge),
    Action("s", "show duplicates among the results, to merge or keep both", show_duplicates),
    Action("d", "remove from the library", remove),
    Action("u", "undo the last change", undo),
    Action("a", "mark all results", mark_all),
    Action("l", "list the marked publications", Picker.list_marked),
    Action("n", "remove all marks", unmark_all),
    Action("f", "clear the facets", unchoose_all),
)
"""The menu, in its order."""
