"""How much of a report's own title page is read right: `python -m benchmarks.title_pages [--held-out] [--show]`.

One set of reports is for tuning the rules; the other, `--held-out`, has other layouts, words, bodies and a seed of its
own.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.title_pages import held_out, papers, tuning
from benchmarks.title_pages.scoring import Score, score
from benchmarks.title_pages.sheets import build


def main() -> None:
    """Print how many reports have the right title, body and year, in all and by layout."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--show", action="store_true", help="show each wrong value")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "protlib-title-pages")
    parser.add_argument("--papers", action="store_true", help="academic papers, for their DOIs")
    options = parser.parse_args()
    maker = papers.make_papers if options.papers else (held_out if options.held_out else tuning).make_reports
    reports = maker()
    paths = build(reports, options.folder)
    counts: dict[str, Counter[str]] = {}
    start = time.process_time()
    for report in reports:
        result = score(report, paths[report.name])
        for name in ("all", report.layout, report.language):
            counts.setdefault(name, Counter()).update(_count(result))
        if options.show and not (result.doi if options.papers else result.title and result.body and result.year):
            print(f"{report.name}: {result.told}")
    for name, count in counts.items():
        shares = ", ".join(f"{kind} {count[kind]}" for kind in ("title", "body", "year", "doi", "unmarked"))
        print(f"{name:12} {count['reports']:4}: {shares}")
    print(f"{(time.process_time() - start) / len(reports) * 1000:.0f} ms of CPU time for each")


def _count(result: Score) -> Counter[str]:
    return Counter(
        reports=1, title=result.title, body=result.body, year=result.year, doi=result.doi, unmarked=result.unmarked
    )


if __name__ == "__main__":
    main()
