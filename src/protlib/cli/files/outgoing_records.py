"""Publications that leave the library: a message says what stays behind, and private citations are refused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from protlib.cli.options.declaration import option
from protlib.cli.output import MOST_NAMED, say
from protlib.errors import InputRefusedError, NothingFoundError
from protlib.record.access import RESTRICTED, Access, level
from protlib.record.fields.named_records import MENTION_FIELDS
from protlib.text import list_first, number_of

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.handout import LeftOut
    from protlib.record.model import Publication

Include = Collection[str] | None
"""What --include names; None where it is not given."""


def _option(consequence: str) -> Any:
    return option("--include WHAT", f"Include what is not public: internal, or confidential for both{consequence}.")


class RestrictedLevel(StrEnum):
    """What a list of references can include: it prints no private notes."""

    INTERNAL = Access.INTERNAL
    CONFIDENTIAL = Access.CONFIDENTIAL


class DocumentKind(StrEnum):
    """What a file of records can include."""

    INTERNAL = Access.INTERNAL
    CONFIDENTIAL = Access.CONFIDENTIAL
    NOTES = "notes"


class SharedPart(StrEnum):
    """What a library for others can include."""

    INTERNAL = Access.INTERNAL
    CONFIDENTIAL = Access.CONFIDENTIAL
    NOTES = "notes"
    TAGS = "tags"
    FILES = "files"


IncludeOption = Annotated[list[DocumentKind] | None, _option(". notes adds private notes. Repeatable")]
IncludeCitedOption = Annotated[list[RestrictedLevel] | None, _option("")]
IncludeSharedOption = Annotated[
    list[SharedPart] | None,
    _option(". notes adds private notes, tags adds tags and collections, files copies attached files. Repeatable"),
]


def hand_out(
    library: "Library",
    publications: "Iterable[Publication]",
    include: Include,
    consequence: str = "nothing was exported",
    *,
    mention_fields: Collection[str] = MENTION_FIELDS,
) -> "Sequence[Publication]":
    """Return the publications and fields that may leave the library, and say what is left out and how to include it.

    The values of the other side of a merge never leave, so a message names them. Another names the records whose
    `mention_fields` name one that stays. Raises NothingFoundError, with the text `consequence`, if nothing may leave.
    """
    from protlib.record.handout import filter_outgoing

    records = [*publications]
    withheld_records = _find_withheld(library, records, include or (), mention_fields)
    outgoing_records = filter_outgoing(records, include or (), withheld_records)
    if not outgoing_records.publications:
        raise NothingFoundError(f"{line_of(outgoing_records.left_out)}; {consequence}")
    if outgoing_records.left_out:
        say(line_of(outgoing_records.left_out))
    _tell_marked_words(library, outgoing_records.publications, include or ())
    _tell_named(outgoing_records.publications, withheld_records, mention_fields)
    if conflict_count := _count_conflicts(library, outgoing_records.publications):
        subject = number_of(conflict_count, "conflict is", "conflicts are")
        say(f"{subject} not settled in this file. To see both sides: protlib merge --conflicts")
    return outgoing_records.publications


def tell_open_records(library: "Library", include: Include) -> None:
    """Say of all that may leave a library, record by record, what `hand_out` says of an export: what a person mends."""
    from protlib.record.handout import is_allowed

    records = library.select("", summaries=False).publications
    open_records = [record for record in records if is_allowed(record, include or ())]
    withheld_records = [record for record in records if not is_allowed(record, include or ())]
    _tell_named(open_records, withheld_records, MENTION_FIELDS)
    _tell_marked_words(library, open_records, include or ())


def _tell_named(
    publications: "Sequence[Publication]", withheld_records: "Sequence[Publication]", mention_fields: Collection[str]
) -> None:
    """Name the publications whose sentences name one that stays: only a person can mend them."""
    if not (withheld_records and mention_fields):
        return
    from protlib.record.fields.named_records import NamedRecords

    all_named = NamedRecords(withheld_records)
    naming_records = [record for record in publications if all_named.find_in(record, mention_fields)]
    named_records = NamedRecords(withheld_records, publications if naming_records else ())
    entries = [
        f"{record.key} ({list_first(names, MOST_NAMED)})"
        for record in naming_records
        if (names := named_records.find_in(record, mention_fields))
    ]
    if entries:
        names_what = number_of(len(entries), "publication names", "publications name")
        say(f"{names_what} in a {' or '.join(mention_fields)} what is not public: {list_first(entries, MOST_NAMED)}")


def _tell_marked_words(library: "Library", publications: "Sequence[Publication]", include: Collection[str]) -> None:
    """Name the publications that leave though their words say that they are not public, and nobody has opened them."""
    from protlib.library.opened_records import RULE, find_opened
    from protlib.record.handout import levels_left_out

    if levels_left_out(include) and (keys := find_opened(library, publications)[1]):
        subject = number_of(len(keys), "publication that goes out says", "publications that go out say")
        close = f"To close what says so: protlib check --fix --rule {RULE}"
        say(f"{subject} “CONFIDENTIAL” or the like: {list_first(keys, MOST_NAMED)}. {close}")


def _count_conflicts(library: "Library", publications: "Sequence[Publication]") -> int:
    """Return in how many fields of records another side of a merge in Git says something else."""
    if not library.conflicts():
        return 0
    from protlib.library.merges.settlement import find_open_conflicts

    keys = {record.key for record in publications}
    return sum(record.key in keys for record in find_open_conflicts(library).open_conflicts)


def hand_out_list(
    library: "Library", publications: "Iterable[Publication]", include: Include, consequence: str = "nothing is cited"
) -> "Sequence[Publication]":
    """Return what may stand in a list of references, as `hand_out` does.

    No list has private notes, so no message names them. Nor does a list have a link to a file on its owner's computer,
    which nobody else can follow, or a password in a link.
    """
    from protlib.record.handout import without_notes, without_passwords, without_paths
    from protlib.record.identifiers.credentials import LINKS

    printed_records = [without_paths(without_notes(publication)) for publication in publications]
    harmless = [*map(without_passwords, printed_records)]
    changed_keys = {
        new.key
        for old, new in zip(printed_records, harmless, strict=True)
        if any(getattr(old, name) != getattr(new, name) for name in (*LINKS, "addendum"))
    }
    outgoing = hand_out(library, harmless, include, consequence, mention_fields=())
    if passwords := sum(record.key in changed_keys for record in outgoing):
        say(number_of(passwords, "link goes out without its password", "links go out without their passwords"))
    return outgoing


def hand_out_converted(
    publications: "Sequence[Publication]", include: Include, *, mention_fields: Collection[str] = MENTION_FIELDS
) -> "Sequence[Publication]":
    """Return what may leave a converted file, which is everything on request, and say the same as `hand_out`."""
    from protlib.record.handout import filter_outgoing, is_allowed

    outgoing_records = filter_outgoing(publications, include or ())
    if outgoing_records.left_out:
        say(line_of(outgoing_records.left_out))
    withheld_records = [record for record in publications if not is_allowed(record, include or ())]
    _tell_named(outgoing_records.publications, withheld_records, mention_fields)
    return outgoing_records.publications


def hand_out_cited(
    library: "Library",
    publications: "Iterable[Publication]",
    include: Include,
    cited_at: Mapping[str, str] | None = None,
) -> "Sequence[Publication]":
    """Return publications for a text that cites their keys; `cited_at` has the place of each key.

    Raises InputRefusedError for a publication that is not public and not included, since a gap must not be silent.
    """
    from protlib.record.handout import filter_outgoing, is_allowed, without_paths

    records = [*map(without_paths, publications)]
    if refused_records := [record for record in records if not is_allowed(record, include or ())]:
        message = ", ".join(
            f"{_place_of_citation(record, cited_at or {})}{record.key} is {level(record.access)}"
            for record in refused_records
        )
        needed_level = max((level(record.access) for record in refused_records), key=[*Access].index)
        raise InputRefusedError(f"{message}; nothing was written. To cite it anyway: --include {needed_level}")
    withheld_records = _find_withheld(library, records, include or (), mention_fields=())
    return filter_outgoing(records, include or (), withheld_records).publications


def _place_of_citation(publication: "Publication", cited_at: Mapping[str, str]) -> str:
    keys = (publication.key, *publication.aliases)
    return next((f"{cited_at[key]}: " for key in keys if key in cited_at), "")


def _find_withheld(
    library: "Library", publications: "Iterable[Publication]", include: Collection[str], mention_fields: Collection[str]
) -> "list[Publication]":
    """Return the records of the library that may not leave, if `extra` or the `mention_fields` here may name them."""
    from protlib.record.handout import is_allowed
    from protlib.selection import Selection

    if not any(getattr(record, field) for record in publications for field in ("extra", *mention_fields)):
        return []
    restricted_records = library.select(Selection(access=RESTRICTED), summaries=False).publications
    return [record for record in restricted_records if not is_allowed(record, include)]


def fields_to_show(library: "Library", own_names: Sequence[str], include: Include) -> list[str]:
    """Return the library's own fields that others may know, without those that only withheld publications fill."""
    from protlib.record.fields import own_fields
    from protlib.record.handout import is_allowed
    from protlib.selection import Selection

    restricted_records = library.select(Selection(access=RESTRICTED), summaries=False).publications if own_names else ()
    withheld_records = [record for record in restricted_records if not is_allowed(record, include or ())]

    def is_hidden(name: str) -> bool:
        count = sum(bool(own_fields.value(record, name)) for record in withheld_records)
        filled_selection = Selection(has=(name,))
        return count > 0 and count == library.select(filled_selection, publications=False, summaries=False).total

    return [name for name in own_names if not is_hidden(name)]


def line_of(left_out: "LeftOut") -> str:
    """Return the line "left out: 2 internal, 1 private note; to include ..."."""
    options_text = " ".join(f"--include {option}" for option in left_out.options())
    return f"left out: {left_out}{f'; to include them: {options_text}' if options_text else ''}"
