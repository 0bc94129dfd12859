"""Print how much of other projects' test files protlib reads as they expect it, as a Markdown table.

`python -m benchmarks.fidelity FOLDER` looks in the folder for the sources of the projects, under the names that
`SUITES` gives: clones of JabRef/jabref, zotero/translators, retorquere/zotero-better-bibtex, citation-js/citation-js,
jgm/pandoc and citation-style-language/test-suite, the source distributions of pybtex and rispy. One that is not there
is left out. A project that has changed its tests so that nothing is found in them is left out too. `--differences`
lists every value that does not agree. What is only a matter of how it is written, and so is not compared, each module
says of its project.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.fidelity import (
    betterbibtex,
    citationjs,
    citationjs_ris,
    csl_suite,
    jabref,
    pandoc,
    pybtex_names,
    rispy,
    written,
    written_ris,
    zotero,
    zotero_bibtex,
)
from benchmarks.fidelity.scoring import Case, Score


class Suite(NamedTuple):
    """The test files of one project: the row's title, the folder of its checkout, and how its cases are read."""

    title: str
    folder: str
    cases: Callable[[Path], Iterator[Case]]


SUITES: Final[tuple[Suite, ...]] = (
    Suite("JabRef, RIS", "jabref", jabref.cases),
    Suite("JabRef, odd encodings", "jabref", jabref.encodings),
    Suite("Zotero, RIS", "translators", zotero.cases),
    Suite("Zotero, EndNote's own text", "translators", zotero.refer_cases),
    Suite("Zotero, Web of Science's own text", "translators", zotero.isi_cases),
    Suite("Zotero, MODS", "translators", zotero.mods_cases),
    Suite("Zotero, MEDLINE", "translators", zotero.medline_cases),
    Suite("Zotero, RefWorks", "translators", zotero.refworks_cases),
    Suite("Zotero, Ovid", "translators", zotero.ovid_cases),
    Suite("rispy", "rispy", rispy.cases),
    Suite("citation-js, RIS", "citation-js", citationjs_ris.cases),
    Suite("Zotero, BibTeX", "translators", zotero_bibtex.cases),
    Suite("pandoc, biblatex", "pandoc", pandoc.cases),
    Suite("Better BibTeX, import", "zotero-better-bibtex", betterbibtex.cases),
    Suite("citation-js, BibTeX", "citation-js", citationjs.cases),
    Suite("pybtex, names", "pybtex", pybtex_names.cases),
    Suite("CSL test suite items, CSL-JSON", "test-suite", csl_suite.cases),
    Suite("CSL test suite items, BibTeX read by pybtex", "test-suite", written.csl_as_bibtex),
    Suite("CSL test suite items, biblatex read by pybtex", "test-suite", written.csl_as_biblatex),
    Suite("protlib's own records, BibTeX read by pybtex", ".", written.own_as_bibtex),
    Suite("protlib's own records, biblatex read by pybtex", ".", written.own_as_biblatex),
    Suite("CSL test suite items, RIS read by rispy", "test-suite", written_ris.csl),
    Suite("protlib's own records, RIS read by rispy", ".", written_ris.iterate_own_cases),
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fidelity",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, help="where the sources are")
    parser.add_argument("--only", help="the suites whose title has this in it")
    parser.add_argument("--differences", action="store_true", help="list the values that do not agree")
    options = parser.parse_args()
    print("| test files of | fields | agree |\n|---|--:|--:|")
    for suite in SUITES:
        if (options.folder / suite.folder).is_dir() and (options.only or "") in suite.title:
            score = _score_suite(suite, options.folder / suite.folder)
            if not score.asked:
                continue
            print(f"| {suite.title} | {sum(score.asked.values())} | {score.share:.1%} |")
            for difference in score.differences if options.differences else ():
                print("   ", json.dumps(difference, ensure_ascii=False))


def _score_suite(suite: Suite, folder: Path) -> Score:
    score = Score()
    for case in suite.cases(folder):
        score.add(case)
    return score


if __name__ == "__main__":
    main()
