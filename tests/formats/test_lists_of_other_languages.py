"""Forms of German, Italian, Russian and Arabic lists."""

import pytest

from harness.rows import every_row
from protlib.formats import reference_lists
from sample_records.listed_works import field_text


@every_row(
    ("text", "expected"),
    [
        ("Roe, Kathrin (2000): Lager und Häfen. In: Deutsche Sprache 28, H. 2, S. 101–125.",
         {"container_title": "Deutsche Sprache", "volume": "28", "issue": "2", "page": "101-125"}),
        ("Roe, K./Doe, V. (2019): Lager und Häfen, in: Digitale Welt, 3. Jg., Nr. 4, S. 32–34",
         {"authors": "Roe, K.; Doe, V.", "container_title": "Digitale Welt", "volume": "3", "issue": "4", "page": "32-34"}),
        ("Roe, N. (2019): A Survey on Camps, http://example.org/x, Abruf: 10.06.2021", {"title": "A Survey on Camps", "accessed": "2021-06-10"}),
        ("Müller, H. (Hrsg.): Handbuch der Lager, 2. Aufl., Wiesbaden 2001.",
         {"title": "Handbuch der Lager", "edition": "2", "publisher_place": "Wiesbaden", "date": "2001"}),
        ("Roe, Eric, Jane Doe. 2010. “Boats or Camps? Harbours, Rivers, and Politics.“ Perspectives on Politics 8 (1): 141-157.",
         {"title": "Boats or Camps? Harbours, Rivers, and Politics", "container_title": "Perspectives on Politics", "volume": "8"}),
    ],
)  # fmt: skip
def test_forms_of_german_lists_are_read(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    assert {field: field_text(publication, field) for field in expected} == expected


@every_row(
    ("text", "expected"),
    [
        ("M.W.B. de Roe, Is there a harbour in the forest?, in «Hau: Journal of Camps», vol. 9, n. 1, 2019, pp. 86-98.",
         {"title": "Is there a harbour in the forest?", "container_title": "Hau: Journal of Camps", "volume": "9", "issue": "1", "page": "86-98"}),
        ("Roe M., Porti e campi, in «Rivista dei porti», vol. 364, 2009, pp. 3549-3557.",
         {"authors": "Roe, M.", "title": "Porti e campi", "container_title": "Rivista dei porti", "volume": "364", "page": "3549-3557"}),
        ("C. Rossi, Il porto sulle mappe, Il Mulino, Bologna 2001",
         {"title": "Il porto sulle mappe", "publisher": "Il Mulino", "publisher_place": "Bologna", "date": "2001"}),
        ("C. Rossi, Il porto di mare, Carocci, Roma 2008, p. 12",
         {"title": "Il porto di mare", "publisher": "Carocci", "publisher_place": "Roma", "date": "2008", "page": ""}),
        ("UNICEF, Camps, Boats and Counts, May 2001.", {"title": "Camps, Boats and Counts", "date": "2001-05"}),
    ],
)  # fmt: skip
def test_forms_of_italian_lists_are_read(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    assert {field: field_text(publication, field) for field in expected} == expected


@every_row(
    ("text", "expected"),
    [
        ("Иванов П. Лагеря и порты // Экономический вестник. 2004. Т. 3, № 2. С. 36–54.",
         {"authors": "Иванов, П.", "title": "Лагеря и порты", "container_title": "Экономический вестник", "volume": "3", "page": "36-54"}),
        ("Roe R., DeRoe R. J. Causal Camps, Barriers to Boats // Academy of Camps. 1990. Vol. 15, no. 1. P. 88–102.",
         {"authors": "Roe, R.; DeRoe, R. J.", "title": "Causal Camps, Barriers to Boats", "volume": "15", "issue": "1", "page": "88-102"}),
        ("Иванов, Б. П., Петров, А. И. Анализ портов // Аллея науки. — 2017. — № 13. — С. 42-46.",
         {"authors": "Иванов, Б. П.; Петров, А. И.", "title": "Анализ портов", "container_title": "Аллея науки", "issue": "13"}),
        ("Иванов Л.И. Порты России: угрозы // Вопросы портов. 2023. № 5.", {"container_title": "Вопросы портов", "issue": "5"}),
        ("Иванов Д. С. Образ порта // Историческое чтение. Киев, 1991. С. 183-188.",
         {"container_title": "Историческое чтение", "publisher_place": "Киев", "page": "183-188", "type": "chapter"}),
        ("Иванов К. Дж. Введение в порты. – 8-е изд. – М.: Вильямс, 2016.",
         {"title": "Введение в порты", "edition": "8"}),
        ("Иванов С. Л., Петров К. А. Порты и лагеря: учеб. пособие для вузов. – М.: Юрайт, 2020.",
         {"title": "Порты и лагеря: учеб. пособие для вузов", "publisher": "Юрайт"}),
        ("Иванов, И. И. Лагеря у портов: дис. ... канд. экон. наук. — Москва, 2002. — 215 с.",
         {"title": "Лагеря у портов", "type": "thesis", "genre": "дис. … канд. экон. наук", "publisher_place": "Москва"}),
        ("ОБСЕ. Лагеря и порты. октябрь 2009 г.", {"title": "Лагеря и порты", "date": "2009-10"}),
        ("Порты [Электронный ресурс]. – Режим доступа: https://example.org/. – Дата доступа: 10.02.2026.",
         {"authors": "", "title": "Порты", "url": "https://example.org/", "accessed": "2026-02-10"}),
    ],
)  # fmt: skip
def test_forms_of_russian_lists_are_read(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    assert {field: field_text(publication, field) for field in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "الحربي، محمد. أطفال الموانئ، الرياض: دار النشر، 2024م، ص 45.",
            {"title": "أطفال الموانئ", "date": "2024", "publisher_place": "الرياض", "page": ""},
        ),
        (
            "محمد، سعيد (2022). أطفال الموانئ [رسالة ماجستير، جامعة بني سويف].",
            {"type": "thesis", "publisher": "جامعة بني سويف"},
        ),
    ],
)
def test_forms_of_arabic_lists_are_read(text: str, expected: dict[str, str]) -> None:
    [publication] = reference_lists.loads(text.encode()).publications
    assert {field: field_text(publication, field) for field in expected} == expected
