"""pandoc makes one list of references, whichever format it is given:
of the sample library, and of what is rare there.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from harness.paths import EXAMPLES
from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from protlib import read
from protlib.citing import styles
from protlib.citing.engine import engine_program
from protlib.formats import registry
from protlib.formats.parsed import WriteOptions
from protlib.formats.programs import PROGRAMS
from protlib.record import cleaning
from protlib.record.model import Publication

STYLES: Final = ("apa", "chicago", "vancouver")
OTHERS: Final = ("csl-yaml", "bibtex", "biblatex")
_SUFFIXES: Final = {"csl-json": "json", "csl-yaml": "yaml", "bibtex": "bibtex", "biblatex": "bib"}
_EVERY_ENTRY: Final = b'---\nnocite: "@*"\n---\n'
_ENTRY: Final = re.compile(r'<div id="ref-(.*?)" class="csl-entry".*?>(.*?)</div>\s*(?=<div id=|</div>)', re.DOTALL)
# Such as `<span class="nocase">`, and the number of an entry.
_UNSEEN: Final = re.compile(r'<div class="csl-left-margin">.*?</div>|</?(?:span|div).*?>')


class Known(NamedTuple):
    """An entry that is another in the lists of these styles and formats than in that of CSL-JSON, and why."""

    key: str
    styles: Sequence[str]
    formats: Sequence[str]
    reason: str


KNOWN: Final = (
    Known(
        "declaracion1984cartagena", ("apa", "chicago"), ("bibtex", "biblatex"),
        "pandoc makes a document of no entry; of an item without a type some styles print less of the date",
    ),
    Known(
        "coe2005council", ("vancouver",), ("bibtex", "biblatex"),
        "pandoc reads the number of a series in the entries of books alone",
    ),
    Known(
        "rare6", STYLES, ("csl-yaml",),
        "pandoc reads YAML as Markdown, in which the tags of CSL are HTML, and stay what they are",
    ),
    Known(
        "rare10", ("chicago", "vancouver"), ("bibtex", "biblatex"),
        "pandoc calls the event of an entry by the older name of its variable, which these styles do not look for everywhere",
    ),
)  # fmt: skip

PERSON = {"family": "Kamp", "given": "Anna"}
RARE: Final[Sequence[Mapping[str, Any]]] = (
    {"type": "book", "authors": [{**PERSON, "particle": "van der"}], "title": "Return"},
    {"type": "book", "authors": [{**PERSON, "dropping": "von"}], "title": "Return and After", "language": "en"},
    {"type": "report", "title": "Safe at Home. What Now? Of Annex B and A/RES/73/195", "language": "en-GB"},
    {"type": "report", "title": "2018 Report on iPhones: “Safe at Home” and l'Afrique", "language": "en"},
    {"type": "report", "title": "Watu Wa Pwani Na Bara", "language": "sw"},
    {"type": "report", "title": "Rapport Final Sur Les Droits", "language": "fr-CA", "genre": "Technical report"},
    {"type": "report", "title": "Care <i>In Situ</i> for <span class=\"nocase\">Her Own</span> Sake", "language": "en"},
    {"type": "webpage", "title": "Data Portal", "container_title": "Web Site of Data", "url": "https://iom.int", "accessed": "2020-02-03"},
    {"type": "thesis", "title": "Return", "genre": "Master's thesis", "publisher": "University of Leeds"},
    {"type": "motion_picture", "title": "Boats at Dawn", "publisher": "Harbour"},
    {"type": "paper-conference", "title": "Return", "event_title": "Congress of Return"},
    {"type": "bill", "title": "Trafficking Bill", "date": "2009-07-01"},
    {"type": "article-journal", "title": "Coming Home", "container_title": "Journal of Rural Studies", "volume": "2", "issue": "3", "page": "1-9"},
)  # fmt: skip


@cache
def sample_and_rare() -> Sequence[Publication]:
    """Return the sample library, and behind it what is rare."""
    records = [
        {
            "key": f"rare{number}",
            "date": f"{1990 + number}",
            "authors": [{"family": f"Ada{number}", "given": "B."}],
            **fields,
        }
        for number, fields in enumerate(RARE)
    ]
    publications = read(EXAMPLES / "publications.jsonl").publications
    return [*publications, *(cleaning.clean_record(fields).publication for fields in records)]


@pytest.fixture(scope="module")
def entries_by_style(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Mapping[str, str]]:
    """Return a function of a format and a style that returns the list of all, which is made once."""
    return cache(lambda of, style: entries(of, style, tmp_path_factory.mktemp("list")))


def entries(of: str, style: str, folder: Path) -> Mapping[str, str]:
    """Return the list that pandoc makes of an export of all, in its order:
    the entries, as they are seen, by their keys.
    """
    file = folder / f"references.{_SUFFIXES[of]}"
    file.write_text(export_text(sample_and_rare(), of), encoding="utf-8")
    (folder / "style.csl").write_text(styles.style_named(style).xml, encoding="utf-8")
    arguments = [
        "-f",
        "markdown",
        "-t",
        "html",
        "--wrap=none",
        "--citeproc",
        "--csl",
        str(folder / "style.csl"),
    ]
    output = engine_program.run_pandoc([*arguments, "--bibliography", str(file)], _EVERY_ENTRY)
    assert output.warnings == ()
    list_entries = _ENTRY.findall(output.data.decode())
    return {key: " ".join(_UNSEEN.sub("", entry).split()) for key, entry in list_entries}


def export_text(publications: Sequence[Publication], of: str) -> str:
    text = (
        registry.format_named(of).writer().dumps(publications, WriteOptions(program=PROGRAMS["pandoc"], lossless=True))
    )
    assert isinstance(text, str)
    return text


@needs_engine
@pytest.mark.parametrize("of", mark_slow(OTHERS, lambda of: of != "biblatex"))
@pytest.mark.parametrize("style", mark_slow(STYLES, lambda style: style != "apa"))
def test_there_is_one_list(entries_by_style: Callable[[str, str], Mapping[str, str]], style: str, of: str) -> None:
    expected = entries_by_style("csl-json", style)
    entries_by_key = entries_by_style(of, style)
    assert len(expected) == len(sample_and_rare())
    assert [*entries_by_key] == [*expected]
    different = {key for key, entry in expected.items() if entries_by_key[key] != entry}
    assert different == {row.key for row in KNOWN if style in row.styles and of in row.formats}


@pytest.mark.parametrize("of", ["csl-json", *OTHERS])
def test_what_is_written_for_pandoc_comes_back_whole(of: str) -> None:
    parsed = registry.format_named(of).reader().loads(export_text(sample_and_rare(), of))
    assert parsed.publications == [*sample_and_rare()]
