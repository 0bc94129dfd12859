"""Reports on which the rules for title pages may be tuned."""

from collections.abc import Callable, Iterator
from typing import Final

from benchmarks.title_pages.sheets import Item, Made, Picture, Sheet, Text
from benchmarks.title_pages.works import Work, columns_of, read_works

_CITE: Final = {
    "en": "Suggested citation: ",
    "fr": "Citation suggérée : ",
    "es": "Cita sugerida: ",
    "ar": "الاقتباس المقترح: ",
}
_BRIEF: Final = {"en": "POLICY BRIEF", "fr": "NOTE D'INFORMATION", "es": "NOTA INFORMATIVA", "ar": "موجز سياسات"}
_SITREP: Final = {
    "en": "Situation Report",
    "fr": "Rapport de situation",
    "es": "Informe de situación",
    "ar": "تقرير الوضع",
}
_SERIES: Final = {"en": "Working Paper", "fr": "Document de travail", "es": "Documento de trabajo", "ar": "ورقة عمل"}
_COUNTRY: Final = {"en": "SOUTH SUDAN", "fr": "MALI", "es": "COLOMBIA", "ar": "السودان"}
_PUBLISHED: Final = {"en": "Published by:", "fr": "Publié par :", "es": "Publicado por:", "ar": "الناشر:"}
_PHOTO: Final = {
    "en": "Cover photo: © A. Photographer/Agency 2014",
    "fr": "Photo de couverture : © A. Photographe 2014",
    "es": "Foto de portada: © A. Fotógrafa 2014",
    "ar": "صورة الغلاف: © مصور 2014",
}
_THANKS: Final = {
    "en": "With the support of the European Union",
    "fr": "Avec le soutien de l'Union européenne",
    "es": "Con el apoyo de la Unión Europea",
    "ar": "بدعم من الاتحاد الأوروبي",
}
_ORGANS: Final = {
    "en": (
        "United Nations",
        "General Assembly",
        "Distr.: General",
        "Original: English",
        "Seventy-third session",
        "Agenda item 72 (b)",
        "Promotion and protection of human rights",
        "Report of the Secretary-General",
    ),
    "fr": (
        "Nations Unies",
        "Assemblée générale",
        "Distr. générale",
        "Original : anglais",
        "Soixante-treizième session",
        "Point 72 b) de l'ordre du jour",
        "Promotion et protection des droits de l'homme",
        "Rapport du Secrétaire général",
    ),
    "es": (
        "Naciones Unidas",
        "Asamblea General",
        "Distr. general",
        "Original: inglés",
        "Septuagésimo tercer período de sesiones",
        "Tema 72 b) del programa",
        "Promoción y protección de los derechos humanos",
        "Informe del Secretario General",
    ),
    "ar": (
        "الأمم المتحدة",
        "الجمعية العامة",
        "التوزيع: عام",
        "الأصل: إنكليزي",
        "الدورة الثالثة والسبعون",
        "البند 72 (ب) من جدول الأعمال",
        "تعزيز حقوق الإنسان وحمايتها",
        "تقرير الأمين العام",
    ),
}
_AUTHORS: Final = "Maria Lindqvist and Samuel Okello"


def make_reports() -> list[Made]:
    """Return the reports: each work in three layouts, by LibreOffice and a browser in turn."""
    works = read_works("works.txt", 29, range(2008, 2025))
    reports = []
    for number, work in enumerate(works):
        for step in range(3):
            layout = _LAYOUTS[(number + step * 3 + number // 5) % len(_LAYOUTS)]
            program = ("soffice", "chromium")[(number + step) % 2]
            name = f"t{number:02}{layout.__name__.strip('_')}"
            reports.append(layout(work, name, program))
    return reports


def _write_citation(work: Work) -> str:
    short = f" ({work.short})" if work.short else ""
    return (
        f"{_CITE[work.language]}{work.body}{short}. {work.year}. {work.full}. {work.place}: {work.short or work.body}."
    )


def _imprint(work: Work, *, cites: bool = True) -> Sheet:
    """Return an imprint page."""
    lines = [
        f"© {work.body} {work.year}" if not work.short else f"© {work.short} {work.year}",
        _PHOTO[work.language],
        f"{_PUBLISHED[work.language]} {work.body}",
        work.place,
        "ISBN 978-92-9068-466-4",
    ]
    return Sheet([Text(line, 9, room_above=3) for line in ([*lines, _write_citation(work)] if cites else lines)])


def _make_classic(work: Work, name: str, program: str) -> Made:
    cover: list[Item] = [
        Picture(),
        Text(work.title, 32, bold=True, room_above=60),
        Text(work.subtitle, 18),
        Text(work.month, 12, room_above=50),
        Text(work.body, 13, bold=True, room_above=10),
    ]
    return work.make_report(
        name,
        program,
        [Sheet(cover), _imprint(work), *work.make_inner_pages()],
        "classic",
        own_author="jsmith",
        own_title="a769.PDF",
    )


def _brief(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(_BRIEF[work.language], 30, bold=True),
        Text(f"No. 4 | {work.month}", 11),
        Text(work.title, 22, bold=True, room_above=8),
        Text(work.subtitle, 14),
        columns_of(work),
    ]
    foot = f"{work.short or work.body} | www.example.org"
    return work.make_report(
        name,
        program,
        [Sheet(top, foot=foot), Sheet([columns_of(work)], foot=foot), _imprint(work, cites=False)],
        "brief",
    )


def _sitrep(work: Work, name: str, program: str) -> Made:
    country = _COUNTRY[work.language]
    kind = _SITREP[work.language]
    top: list[Item] = [
        Text(country, 28, bold=True),
        Text(f"{kind} #12", 20, bold=True),
        Text(f"12 {work.month}", 11),
        Text("1.2M", 34, bold=True),
        Text("USD 45 million", 26, bold=True),
        *(Text(text, 10) for text in work.prose(3)),
    ]
    titles = (
        f"{country}: {kind} #12",
        f"{country} {kind} #12",
        f"{country}: {kind}",
        f"{kind} #12",
        f"{kind}: {country}",
    )
    return work.make_report(
        name, program, [Sheet(top, head=work.body), *work.make_inner_pages(1, head=work.body)], "sitrep", titles=titles
    )


def _picture(work: Work, name: str, program: str) -> Made:
    title = Sheet(
        [
            Text(work.title, 26, bold=True, room_above=70, align="center"),
            Text(work.subtitle, 16, align="center"),
            Text(work.body, 12, room_above=60, align="center"),
            Text(str(work.year), 12, align="center"),
        ]
    )
    return work.make_report(
        name, program, [Sheet([Picture(160, 240)]), title, _imprint(work), *work.make_inner_pages()], "picture"
    )


def _document(work: Work, name: str, program: str) -> Made:
    organ = _ORGANS[work.language]
    day = f"14 {work.month}"
    top: list[Item] = [
        Text(organ[0], 14),
        Text(f"A/73/{100 + work.year % 100}", 10, align="end"),
        Text(organ[1], 20, bold=True),
        Text(organ[2], 10, align="end"),
        Text(day, 10, align="end", room_above=0),
        Text(organ[3], 10, align="end", room_above=0),
        Text(organ[4], 10, bold=True, room_above=14),
        Text(organ[5], 10, room_above=0),
        Text(organ[6], 10, bold=True, room_above=0),
        Text(work.full, 14, bold=True, room_above=8, align="center"),
        Text(organ[7], 12, bold=True, room_above=5, align="center"),
        *(Text(text, 10) for text in work.prose(4)),
    ]
    return work.make_report(
        name,
        program,
        [Sheet(top), *work.make_inner_pages(1)],
        "document",
        bodies=(organ[1], "General Assembly", "Secretary-General"),
    )


def _series(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(work.body, 12),
        Text(f"{_SERIES[work.language]} No. 17", 14, bold=True, room_above=4),
        Text(work.full, 24, bold=True, room_above=50),
        Text(_AUTHORS, 13, room_above=10),
        Text(str(work.year), 12, room_above=60),
    ]
    return work.make_report(
        name,
        program,
        [Sheet(top), _imprint(work), *work.make_inner_pages(head=work.title)],
        "series",
        own_author="Consultant",
    )


def _caption(work: Work, name: str, program: str) -> Made:
    caption = _PHOTO[work.language]
    title = work.title.upper()
    top: list[Item] = [
        Text(work.short or work.body, 20, bold=True),
        Picture(150, 80),
        Text(caption, 7),
        Text(title, 30, bold=True, room_above=12),
        Text(work.subtitle, 16),
        Text(work.month, 11, room_above=30),
    ]
    return work.make_report(
        name,
        program,
        [Sheet(top), _imprint(work), *work.make_inner_pages()],
        "caption",
        own_title="Microsoft Word - final_v3_clean.docx",
    )


def _thanks(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(_THANKS[work.language], 9),
        Text(work.title, 28, bold=True, room_above=50),
        Text(work.subtitle, 16),
        Picture(),
        Text(work.month, 11, room_above=60),
    ]
    last = Sheet([Text(work.body, 12, bold=True, room_above=150), Text(work.place, 10), Text("info@example.org", 10)])
    return work.make_report(
        name,
        program,
        [Sheet(top), *work.make_inner_pages(2, head=f"{work.short or work.body} – {work.title}"), last],
        "thanks",
    )


def _columns(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(f"{work.body}", 10, bold=True),
        Text(work.full, 20, bold=True, room_above=4),
        Text(work.month, 10),
        columns_of(work, 8),
    ]
    return work.make_report(name, program, [Sheet(top), Sheet([columns_of(work, 9)])], "columns", own_title=work.title)


_LAYOUTS: Final[tuple[Callable[[Work, str, str], Made], ...]] = (
    _make_classic, _brief, _sitrep, _picture, _document, _series, _caption, _thanks, _columns,
)  # fmt: skip


def layouts() -> Iterator[str]:
    """Yield the names of the layouts."""
    return (layout.__name__.strip("_") for layout in _LAYOUTS)
