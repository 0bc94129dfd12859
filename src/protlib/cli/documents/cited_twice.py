"""Works that a report cites as two, because the library has them twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from protlib.cli.output import say
from protlib.system.shell import quoted

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication


def tell_cited_twice(library: "Library", publications: "Sequence[Publication]") -> None:
    """Say which records of the library that a report cites are surely one publication: its list has that twice."""
    if len(publications) <= 1:
        return
    from protlib.duplicates.judgement import Sameness
    from protlib.library.duplicate_groups import groups_of
    from protlib.system.progress import ignore_progress

    for group in groups_of(publications, library.decisions(), None, ignore_progress):
        if group.verdict is Sameness.SAME:
            line = f"protlib duplicates --merge {' '.join(map(quoted, group.keys))}"
            say(f"{', '.join(group.keys)}: cited as several works, and surely one. To merge them: {line}")
