"""Whether what was read of a report's title page is right."""

from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.title_pages.sheets import Made
from protlib.record import authority, names
from protlib.record.model import Publication
from protlib.text import squeeze

_ALIKE: Final = 95.0


class Score(NamedTuple):
    """Whether title, body, year and DOI are right, how many guesses have no mark, and what was told."""

    title: bool
    body: bool
    year: bool
    doi: bool
    unmarked: int
    told: str


def score(report: Made, path: Path) -> Score:
    """Return how a report was read."""
    record = read_report(path)
    year = str(record.year or "")
    bodies = [text for author in record.authors for text in (author.literal, author.short)] + [record.publisher]
    message = (
        f"{record.title!r} | {[author.literal or author for author in record.authors]} {record.publisher} | "
        f"{year}; right: {report.titles[-1]!r} {report.bodies} {report.year} | {record.doi} {report.doi}"
    )
    return Score(
        is_title(record.title, report.titles),
        is_body(bodies, report.bodies),
        year == report.year,
        record.doi.lower() == report.doi.lower(),
        len(unmarked_fields(record)),
        message,
    )


def read_report(path: Path) -> Publication:
    """Return the record of a report, empty if none came."""
    from protlib import formats

    parsed = formats.read(path.read_bytes(), formats.format_named("report"))
    return parsed.publications[0] if parsed.publications else Publication()


def unmarked_fields(record: Publication) -> list[str]:
    """Return the fields of a record that do not say they are guesses."""
    return [name for name in record.filled() if name not in {*record.guessed, "guessed", "extra", "files"}]


def is_title(title: str, titles: tuple[str, ...]) -> bool:
    """Tell whether a title is one of these, but for a letter or two."""
    from rapidfuzz import fuzz

    return any(fuzz.ratio(squeeze(title), squeeze(right)) >= _ALIKE for right in titles)


def is_body(bodies: list[str], right: tuple[str, ...]) -> bool:
    """Tell whether one of the bodies is one of these, under any of its names."""
    forms = {squeeze(form) for text in bodies if text for form in (text, names.organisation(text).literal)}
    codes = {body.code for text in bodies if text and (body := authority.find_body(text))}
    right_codes = {body.code for text in right if (body := authority.find_body(text))}
    return bool(codes & right_codes) or any(squeeze(text) in forms for text in right)
