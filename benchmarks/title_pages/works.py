"""The works that reports are made of, and sentences for their pages."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from benchmarks.paged_reports import make_sentence, read_sentences
from benchmarks.title_pages.sheets import Columns, Made, Sheet, Text

_NOTHING: Final = "-"
MONTHS: Final = {
    "en": ("January", "March", "June", "October", "November"), "fr": ("janvier", "mars", "juin", "octobre", "novembre"),
    "es": ("enero", "marzo", "junio", "octubre", "noviembre"), "ar": ("يناير", "مارس", "يونيو", "أكتوبر", "نوفمبر"),
}  # fmt: skip


class Work(NamedTuple):
    """A work: its language, title, subtitle, body with its acronym and place, and what a maker decides for it."""

    language: str
    title: str
    subtitle: str
    body: str
    short: str
    place: str
    year: int
    random: Random

    @property
    def full(self) -> str:
        """The title with its subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def bodies(self) -> tuple[str, ...]:
        """The names of the body that are right."""
        return tuple(filter(None, (self.body, self.short)))

    @property
    def month(self) -> str:
        """A month and the year, in the language of the work."""
        month = self.random.choice(MONTHS[self.language])
        return f"{month} de {self.year}" if self.language == "es" else f"{month} {self.year}"

    def prose(self, count: int = 6) -> list[str]:
        """Return paragraphs of prose."""
        return [" ".join(self._sentences(3)) for _number in range(count)]

    def _sentences(self, count: int) -> Iterator[str]:
        return (make_sentence(self.language, self.random, _tables()) for _number in range(count))

    def make_inner_pages(self, count: int = 2, head: str = "") -> list[Sheet]:
        """Return pages of prose."""
        return [
            Sheet([Text(text, 10, room_above=3) for text in self.prose(7)], head=head, foot=str(number + 3))
            for number in range(count)
        ]

    def make_report(self, name: str, program: str, sheets: Sequence[Sheet], layout: str, **more: object) -> Made:
        """Return the report of these pages; `more` are further fields of it."""
        values = {"titles": (self.title, self.full), "bodies": self.bodies, "year": str(self.year), **more}
        return Made(name, self.language, program, list(sheets), layout=layout, **values)  # type: ignore[arg-type]


@cache
def _tables() -> dict[str, list[str]]:
    return read_sentences()


def columns_of(work: Work, count: int = 5) -> Columns:
    """Return prose in two columns."""
    return Columns(work.prose(count))


def read_works(table: str, seed: int, years: range) -> list[Work]:
    """Return the works of a table, each with a year of its own."""
    random = Random(seed)
    rows = [line.split("\t") for line in Path(__file__).with_name(table).read_text(encoding="utf-8").splitlines()]
    works = []
    for row in rows:
        if row[0].startswith("#"):
            continue
        language, title, subtitle, body, short, place = ("" if cell == _NOTHING else cell for cell in row)
        works.append(Work(language, title, subtitle, body, short, place, random.choice(years), Random(random.random())))
    return works
