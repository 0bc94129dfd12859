"""Reports in other layouts, with other words and bodies, that are held back: no rule was tuned on them."""

from collections.abc import Callable
from typing import Final

from benchmarks.title_pages.sheets import Item, Made, Picture, Sheet, Text
from benchmarks.title_pages.works import Work, columns_of, read_works

_BANNER: Final = {"en": "BRIEFING", "fr": "FICHE D'INFORMATION", "es": "HOJA INFORMATIVA", "ar": "ورقة معلومات"}
_RIGHTS: Final = {
    "en": "All rights reserved",
    "fr": "Tous droits réservés",
    "es": "Todos los derechos reservados",
    "ar": "جميع الحقوق محفوظة",
}
_CITED: Final = {
    "en": "This publication should be cited as: ", "fr": "Pour citer ce rapport : ", "es": "Cómo citar este documento: ", "ar": "يرجى الاستشهاد: ",
}  # fmt: skip
_FINAL: Final = {
    "en": "Final Evaluation Report",
    "fr": "Rapport d'évaluation",
    "es": "Informe de evaluación",
    "ar": "تقرير تقييم",
}
_FOR: Final = {"en": "Prepared by", "fr": "Élaboré par", "es": "Elaborado por", "ar": "إعداد"}
_FUNDS: Final = {
    "en": "Funded by the Swedish International Development Cooperation Agency",
    "fr": "Financé par l'Agence suédoise de coopération internationale au développement",
    "es": "Financiado por la Agencia Sueca de Cooperación Internacional",
    "ar": "بتمويل من الوكالة السويدية للتعاون الإنمائي الدولي",
}
_KEY: Final = {"en": "KEY FIGURES", "fr": "CHIFFRES CLÉS", "es": "CIFRAS CLAVE", "ar": "أرقام رئيسية"}
_QUOTE: Final = {
    "en": "“We walked for nine days. Nobody told us where the road would end.”",
    "fr": "« Nous avons marché neuf jours. Personne ne savait où finirait la route. »",
    "es": "«Caminamos nueve días. Nadie sabía dónde terminaba el camino.»",
    "ar": "«مشينا تسعة أيام. لم يعرف أحد أين ينتهي الطريق.»",
}
_COUNCIL: Final = {
    "en": (
        "United Nations",
        "Human Rights Council",
        "Distr.: Limited",
        "Forty-first session",
        "24 June–12 July 2019",
        "Agenda item 3",
        "Written statement submitted by {}, a non-governmental organization in special consultative status",
    ),
    "fr": (
        "Nations Unies",
        "Conseil des droits de l'homme",
        "Distr. limitée",
        "Quarante et unième session",
        "24 juin-12 juillet 2019",
        "Point 3 de l'ordre du jour",
        "Exposé écrit présenté par {}, organisation non gouvernementale dotée du statut consultatif spécial",
    ),
    "es": (
        "Naciones Unidas",
        "Consejo de Derechos Humanos",
        "Distr. limitada",
        "41er período de sesiones",
        "24 de junio a 12 de julio de 2019",
        "Tema 3 de la agenda",
        "Exposición escrita presentada por {}, organización no gubernamental reconocida como entidad consultiva especial",
    ),
    "ar": (
        "الأمم المتحدة",
        "مجلس حقوق الإنسان",
        "التوزيع: محدود",
        "الدورة الحادية والأربعون",
        "24 حزيران/يونيه - 12 تموز/يوليه 2019",
        "البند 3 من جدول الأعمال",
        "بيان خطي مقدم من {}، وهي منظمة غير حكومية ذات مركز استشاري خاص",
    ),
}
_OTHER: Final = {
    "en": "La protection en mouvement : résumé",
    "fr": "Protection on the move: summary",
    "es": "Protection on the move: summary",
    "ar": "Protection on the move: summary",
}
_HEADINGS: Final = {"en": "Contents", "fr": "Sommaire", "es": "Índice", "ar": "المحتويات"}
_LETTER: Final = {
    "en": "Dear colleagues,",
    "fr": "Chers collègues,",
    "es": "Estimados colegas:",
    "ar": "الزملاء الأعزاء،",
}


def make_reports() -> list[Made]:
    """Return the reports: each work in three layouts, by LibreOffice and a browser in turn."""
    works = read_works("works_aside.txt", 4711, range(2005, 2026))
    reports = []
    for number, work in enumerate(works):
        for step in range(3):
            layout = _LAYOUTS[(number * 2 + step * 3 + number // 4) % len(_LAYOUTS)]
            program = ("chromium", "soffice")[(number + step) % 2]
            reports.append(layout(work, f"h{number:02}{layout.__name__.strip('_')}", program))
    return reports


def _rights(work: Work) -> Sheet:
    lines = [
        work.full,
        f"© {work.year} {work.body}. {_RIGHTS[work.language]}.",
        "ISBN: 978-92-9068-466-4 (PDF)",
        _FUNDS[work.language],
        f"{_CITED[work.language]}{work.short or work.body} ({work.year}), {work.full}, {work.place}.",
    ]
    return Sheet([Text(line, 8.5, room_above=6) for line in lines])


def _banner(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(work.body.upper(), 26, bold=True),
        Text(work.month, 10, align="end", room_above=20),
        Text(work.title, 24, align="end", room_above=20),
        Text(work.subtitle, 15, align="end", room_above=4),
        Picture(170, 90),
    ]
    return work.make_report(name, program, [Sheet(top), _rights(work), *work.make_inner_pages()], "banner")


def _briefing(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(f"{_BANNER[work.language]} / {work.month}", 13, bold=True),
        Picture(30, 12, "end"),
        Text(work.full, 19, bold=True, room_above=10),
        *(Text(text, 10) for text in work.prose(4)),
    ]
    last = Sheet(
        [
            *(Text(text, 10) for text in work.prose(2)),
            Text(work.body, 9, bold=True, room_above=20),
            Text(f"{work.place} | contact@example.org", 9),
        ]
    )
    return work.make_report(
        name,
        program,
        [Sheet(top), *work.make_inner_pages(1), last],
        "briefing",
        own_title="Briefing template v2",
        own_author="Admin",
    )


def _figures(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(work.short or work.body, 12, bold=True, align="end"),
        Text(work.title, 22, bold=True),
        Text(work.subtitle, 13),
        Text(_KEY[work.language], 12, bold=True, room_above=8),
        Text("3,450", 40, bold=True),
        Text("67%", 40, bold=True),
        Text("US$ 8.4M", 32, bold=True),
        Text(work.month, 9, room_above=8),
        columns_of(work, 3),
    ]
    return work.make_report(name, program, [Sheet(top, foot=work.body), *work.make_inner_pages(1)], "figures")


def _evaluation(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Picture(),
        Text(_FINAL[work.language], 18, room_above=30),
        Text(work.full, 25, bold=True, room_above=6),
        Text(f"{_FOR[work.language]}: {work.body}", 12, room_above=40),
        Text(work.month, 11),
        Text(_FUNDS[work.language], 8, room_above=30),
    ]
    return work.make_report(
        name, program, [Sheet(top), *work.make_inner_pages(2, head=work.full)], "evaluation", own_author="Laura"
    )


def _quote(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(work.short or work.body, 14, bold=True),
        Text(work.title.upper(), 34, bold=True, room_above=30),
        Text(work.subtitle, 17, room_above=2),
        Text(_QUOTE[work.language], 15, room_above=50),
        Text(str(work.year), 14, bold=True, room_above=30),
    ]
    return work.make_report(name, program, [Sheet(top), _rights(work), *work.make_inner_pages()], "quote")


def _statement(work: Work, name: str, program: str) -> Made:
    council = _COUNCIL[work.language]
    text = council[6].format(work.body)
    top: list[Item] = [
        Text(council[0], 13),
        Text(f"A/HRC/41/NGO/{work.year % 100 + 20}", 10, align="end"),
        Text(council[1], 19, bold=True),
        Text(council[2], 10, align="end"),
        Text(f"11 {work.month}", 10, align="end", room_above=0),
        Text(council[3], 10, bold=True, room_above=10),
        Text(council[4], 10, room_above=0),
        Text(council[5], 10, room_above=0),
        Text(text, 14, bold=True, room_above=8),
        *(Text(part, 10) for part in work.prose(4)),
    ]
    return work.make_report(
        name, program, [Sheet(top), *work.make_inner_pages(1)], "statement", titles=(text, text.split(",")[0])
    )


def _make_bilingual(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(work.body, 11),
        Text(work.title, 27, bold=True, room_above=50),
        Text(work.subtitle, 15),
        Text(_OTHER[work.language], 13, room_above=30),
        Text(work.month, 11, room_above=30),
    ]
    contents = Sheet(
        [
            Text(_HEADINGS[work.language], 26, bold=True),
            *(Text(f"{number}. {text[:40]} .... {number * 7}", 10) for number, text in enumerate(work.prose(4), 1)),
        ]
    )
    return work.make_report(name, program, [Sheet(top), contents, _rights(work), *work.make_inner_pages(1)], "two")


def _make_drawn(work: Work, name: str, program: str) -> Made:
    page = Sheet(
        [
            Text(work.full, 16, bold=True, room_above=20),
            Text(work.body, 11, room_above=6),
            Text(f"{work.place}, {work.month}", 10, room_above=6),
        ]
    )
    return work.make_report(
        name,
        program,
        [Sheet([Picture(170, 250)]), _rights(work), page, *work.make_inner_pages(1, head=work.full)],
        "drawn",
        own_title=work.full if work.year % 2 else "cover_final2.indd",
    )


def _news(work: Work, name: str, program: str) -> Made:
    top: list[Item] = [
        Text(f"{work.body} – {work.month}", 9),
        Text(work.full, 17, bold=True, room_above=3),
        Text(_LETTER[work.language], 10, room_above=6),
        *(Text(text, 10) for text in work.prose(5)),
    ]
    return work.make_report(
        name,
        program,
        [Sheet(top, head=work.short or work.body), Sheet([columns_of(work, 8)], head=work.short or work.body)],
        "news",
    )


def _make_wide(work: Work, name: str, _program: str) -> Made:
    top: list[Item] = [
        Text(work.title, 30, bold=True),
        Text(work.subtitle, 17),
        Picture(200, 60),
        Text(f"{work.body} | {work.month}", 12),
    ]
    return work.make_report(
        name, "chromium", [Sheet(top), *work.make_inner_pages(1, head=work.body)], "wide", landscape=True
    )


_LAYOUTS: Final[tuple[Callable[[Work, str, str], Made], ...]] = (
    _banner, _briefing, _figures, _evaluation, _quote, _statement, _make_bilingual, _make_drawn, _news, _make_wide,
)  # fmt: skip
