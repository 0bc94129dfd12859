"""What `--columns` and `--template` print of publications, instead of all that is known of them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import typer

from protlib.cli.options.declaration import OptionGroup, option
from protlib.cli.options.shared import ColumnNamesOption, columns_asked
from protlib.cli.output import is_table, put_lines
from protlib.errors import UsageError
from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.record.model import Publication
    from protlib.render.template import Template


class ExcerptOptions(OptionGroup):
    """Which part of publications is printed."""

    columns: ColumnNamesOption = None
    template: str | None = option(
        "--template TEXT", 'What to print of each: "{{ authors }} ({{ year }})", in the language of Jinja.'
    )


class Excerpt(NamedTuple):
    """Parts of publications to print: the named columns, or the text of a template."""

    columns: tuple[str, ...] = ()
    headings: Mapping[str, str] = MappingProxyType({})
    template: "Template | None" = None

    def __bool__(self) -> bool:
        return bool(self.columns or self.template)

    @property
    def has_reference(self) -> bool:
        """Whether the formatted reference is in it."""
        from protlib.formats.tables.columns import REFERENCE

        return self.template.has_reference if self.template else REFERENCE in self.columns


def refuse_others(options: ExcerptOptions, output: str | None) -> None:
    """Raise UsageError where the options exclude each other, or the form of the output."""
    if not options.is_used:
        return
    if options.template is not None and (output or options.columns is not None):
        needless_option = "--columns" if options.columns is not None else "--format"
        raise UsageError(f"--template decides what is printed; leave out {needless_option}")
    if output == "keys":
        raise UsageError("--format keys has no columns; leave out --columns or --format")


def excerpt_of(options: ExcerptOptions, own_names: Sequence[str]) -> Excerpt:
    """Return what the options ask for, in a library with these fields of its own.

    Raises UsageError for an unknown field.
    """
    if not options.is_used:
        return Excerpt()
    if options.template is not None:
        from protlib.render.template import Template

        if not options.template:
            raise UsageError('--template is empty; for example: "{{ key }} {{ year }}"')
        return Excerpt(template=Template(options.template, own_names))
    from protlib.formats.tables.column_choice import choose_columns, read_headings

    names = columns_asked(options.columns)
    return Excerpt(tuple(choose_columns(names, own_names, own_names)), read_headings(names, own_names))


def put_excerpts(
    publications: "Sequence[Publication]",
    excerpt: Excerpt,
    own_names: Sequence[str],
    output: str | None,
    context: typer.Context,
) -> None:
    """Print that part of publications: drawn on a terminal, in a pipe a line each, or in a form for scripts."""
    if excerpt.has_reference:
        from protlib.cli.options.citation_options import CitingOptions
        from protlib.cli.references import with_references

        publications = with_references(publications, CitingOptions(), context)
    from protlib.cli.files.column_table import with_derived

    publications = with_derived(publications, excerpt.columns, context)
    if excerpt.template:
        put_lines(excerpt.template.fill(publications))
    elif is_table(output):
        from protlib.render import record_panels

        headings = [excerpt.headings.get(name, name) for name in excerpt.columns]
        record_panels.draw_grid(headings, list(_cells(publications, excerpt.columns, own_names)))
    elif output is None:
        put_lines(map("\t".join, _cells(publications, excerpt.columns, own_names)))
    else:
        from protlib.render import scripts

        put_lines(scripts.parts_for_scripts(publications, output, own_names, excerpt.columns, excerpt.headings))


def _cells(
    publications: "Sequence[Publication]", columns: Sequence[str], own_names: Sequence[str]
) -> Iterator[list[str]]:
    """Yield the cells of each publication as people read them, each on one line."""
    from protlib.formats.parsed import WriteOptions
    from protlib.formats.tables.row_writer import make_rows
    from protlib.text import without_markup

    options = WriteOptions(own_names=tuple(own_names), columns=tuple(columns))
    _headings, rows = make_rows(publications, options)
    for row in rows:
        yield [" ".join(without_markup(cell).split()) for cell in row]
