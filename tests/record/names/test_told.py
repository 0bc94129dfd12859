"""What names are told for: organisations in many languages, several on a line,
persons of two family names or none in the end.
"""

from harness.rows import every_row
from protlib.record import names
from protlib.record.model import Name

ORGANISATIONS = [
    # by the table, in any case
    "Cruz Roja Colombiana", "Welthungerhilfe", "Zoa", "Goal", "Action Contre La Faim", "联合国难民署", "国际移民组织", "Trócaire",
    # by the opening of a name in the table
    "Save the Children Norway", "Caritas Lebanon", "UN. Secretary-General", "CARE Somalia",
    # by words and compounds of many languages
    "Croce Rossa Sammarinese", "Banque de l'Habitat", "Pastoral da Mobilidade Humana", "Flüchtlingsrat Sachsen", "Hayat Vakfı",
    "Ministerstwo Sprawiedliwości", "Kementerian Tenaga Kerja", "Zentralrat der Muslime", "Svenska Kyrkan",
    "وزارة العدل", "مركز القاهرة للدراسات", "Министерство труда", "Гражданское содействие", "中国人权研究会", "난민인권센터",
    "Uluslararası Göç Örgütü", "Birleşmiş Milletler Mülteciler Yüksek Komiserliği", "Uluslararası Göç Örgütü (IOM)",
    "سازمان بین‌المللی مهاجرت", "دانشگاه تهران", "وزارت کشور", "کميته امداد", "کمیسیون حقوق بشر", "የኢትዮጵያ ሰብዓዊ መብቶች ኮሚሽን",
    "गृह मंत्रालय", "স্বরাষ্ট্র মন্ত্রণালয়",
    # by a genitive, and by small words in Title Case
    "Samaritan's Purse", "Lawyers' Club", "Brot Für Die Welt", "Not For Sale",
    # courts, parliaments, news
    "Corte Constitucional del Ecuador", "Cour d'appel de Paris", "Amtsgericht Hamburg", "Tribunale di Milano", "Camera dei Deputati",
    "Câmara dos Deputados", "CÁMARA DE DIPUTADOS", "Berliner Zeitung", "Jornal de Angola", "Российская газета", "جريدة الغد",
    "Le Monde", "EL PAÍS", "La Voix de l'Enfant", "Les Restos Du Coeur", "Pro Familia",
    # offices, whatever their letters
    "UNHCR Kenya", "Unicef Kenya", "WHO Europe", "IOM Ukraine.", "UNICEF ROSA",
    # by an acronym behind a name in other letters
    "المنظمة الدولية للهجرة (IOM)", "Red de Mujeres Contra la Violencia (RMCV)",
]  # fmt: skip
PEOPLE = [
    "Ali Pour", "Sida Liu", "Emelita Salud", "Benedetto Croce", "Walid Raad", "Octavio Paz", "Luc Sante", "Sory Camara", "Aida Marri",
    "SICA Mario", "BIRD Larry", "Jan van der Berg", "Iwan Auf der Maur", "George Gallup", "Samuel Hall", "Vladimír Rada", "Tom Kinder",
    "Zaid Ra'ad Al Hussein", "Okot p'Bitek", "Alison Jobe (WHO)", "Sin Yi Cheung", "Chan To Wai", "王小明", "Анна Ахматова", "محمد العريبي", "Ahmet Örgüt", "علی دفتری", "ህብረት አበበ", "कुमार राम", "هلال النقيب", "Венеция Милачкова", "Видое Иванов",
    "Somchai Thanarat", "Gilbert Badan", "Hélder Câmara", "Casa Sandoval", "João Corte-Real", "Emily Post", "Gretchen Daily", "La Croix, Noelle",
]  # fmt: skip
LISTS = [
    ("IOM/UNHCR", ["IOM", "UNHCR"]),
    ("UNHCR, IOM & UNICEF", ["UNHCR", "IOM", "UNICEF"]),
    ("OIM e ACNUR", ["OIM", "ACNUR"]),
    ("UNHCR, UNICEF, and IOM", ["UNHCR", "UNICEF", "IOM"]),
    ("IOM, UNICEF, & UNHCR", ["IOM", "UNICEF", "UNHCR"]),
    ("OIM, UNICEF, y ACNUR", ["OIM", "UNICEF", "ACNUR"]),
    ("OIM, UNICEF, et HCR", ["OIM", "UNICEF", "HCR"]),
    ("IOM, UNICEF, und UNHCR", ["IOM", "UNICEF", "UNHCR"]),
    ("UNICEF, UNHCR, and Smith, J.", ["UNICEF", "UNHCR", ""]),
    ("UNICEF and Smith, J.", ["UNICEF", ""]),
    ("Smith, J., & UNICEF", ["", "UNICEF"]),
    ("OCHA + WFP – FAO", ["OCHA", "WFP", "FAO"]),
    (
        "Save the Children, Plan International et Vision Mondiale",
        ["Save the Children", "Plan International", "Vision Mondiale"],
    ),
    # one body
    ("MSF/Doctors Without Borders", ["MSF/Doctors Without Borders"]),
    ("UN, Economic and Social Council", ["UN, Economic and Social Council"]),
    ("OSCE/ODIHR", ["OSCE/ODIHR"]),
    # not all are known
    ("Care and Compassion", ["Care and Compassion"]),
]
SPLIT = [
    # two family names
    ("Gabriel García Márquez", "García Márquez", "Gabriel"),
    ("Gemma Pinyol Jiménez", "Pinyol Jiménez", "Gemma"),
    ("Rocío Lorenzo Cobo", "Lorenzo Cobo", "Rocío"),
    ("Jorge Durand Arp-Nisen", "Durand Arp-Nisen", "Jorge"),
    ("Catherine Wihtol de Wenden", "Wihtol de Wenden", "Catherine"),
    ("Juan Pérez de la Riva", "Pérez de la Riva", "Juan"),
    ("Maria de Fátima Pinto Leal", "Pinto Leal", "Maria de Fátima"),
    ("María de los Ángeles Pozas", "Pozas", "María de los Ángeles"),
    ("María del Carmen Aparicio", "Aparicio", "María del Carmen"),
    ("Patricia Cabanillas Holguín", "Cabanillas Holguín", "Patricia"),
    ("Rodolfo Casillas Ramírez", "Casillas Ramírez", "Rodolfo"),
    ("Juan Manuel Santos Calderón", "Santos Calderón", "Juan Manuel"),
    ("João Carlos Jarochinski Silva", "Jarochinski Silva", "João Carlos"),
    # behind a particle of other languages
    ("Conal Ó Haoileáin", "Ó Haoileáin", "Conal"),
    ("ناصر آل خضير", "آل خضير", "ناصر"),
    ("وليد بن شيخ", "بن شيخ", "وليد"),
    # one, behind two given names
    ("Carlos Alberto Pérez", "Pérez", "Carlos Alberto"),
    ("Juan Bautista Herrero", "Herrero", "Juan Bautista"),
    ("Pedro Henrique Nunes", "Nunes", "Pedro Henrique"),
    ("Maria Paz Romero", "Romero", "Maria Paz"),
    ("Maria Lucinda Fonseca", "Fonseca", "Maria Lucinda"),
    ("Mary Ann López", "López", "Mary Ann"),
    ("Rosalind Torres Smith", "Smith", "Rosalind Torres"),
    ("John F. Rodríguez", "Rodríguez", "John F."),
    # in front, as in East Asia
    ("Ban Ki-moon", "Ban", "Ki-moon"),
    ("Xi Jinping", "Xi", "Jinping"),
    ("Lee Kuan Yew", "Lee", "Kuan Yew"),
    ("Nguyễn Thị Kim Phúc", "Nguyễn", "Thị Kim Phúc"),
    ("Seol Dong-Hoon", "Seol", "Dong-Hoon"),
    # and behind
    ("Jane Kim", "Kim", "Jane"),
    ("Kim Wilson", "Wilson", "Kim"),
    ("Li Nguyen", "Nguyen", "Li"),
    ("Lee Anne-Marie", "Anne-Marie", "Lee"),
    ("Ma Thida", "Thida", "Ma"),
]


@every_row("text", ORGANISATIONS)
def test_an_organisation_is_told_in_many_languages(text: str) -> None:
    assert [bool(name.literal) for name in names.parse_list(text)] == [True]


@every_row("text", PEOPLE)
def test_nobody_becomes_an_organisation(text: str) -> None:
    assert [name.literal for name in names.parse_list(text)] == [""]


@every_row(("text", "expected"), LISTS)
def test_bodies_on_one_line_are_divided_where_each_is_known(text: str, expected: list[str]) -> None:
    assert [name.literal for name in names.parse_list(text)] == expected


@every_row(("text", "family", "options"), SPLIT)
def test_the_words_of_a_name_tell_where_its_family_name_is(text: str, family: str, options: str) -> None:
    name = names.parse_name(text)
    assert (name.literal, f"{name.particle} {name.family}".strip(), name.given) == ("", family, options)


@every_row(
    ("text", "is_guessed"),
    [
        ("Cruz Roja Colombiana", False),
        ("Save the Children Norway", False),
        ("Croce Rossa Sammarinese", True),
        ("Not For Sale", True),
        ("Ban Ki-moon", True),
    ],
)
def test_what_the_table_does_not_know_is_guessed(text: str, is_guessed: bool) -> None:
    assert bool(names.parse_name(text).guessed) is is_guessed


def test_a_name_that_the_rules_split_is_read_back_as_it_was_split() -> None:
    for text, _family, _given in SPLIT:
        assert names.parse_name(names.display(names.parse_name(text))) == names.parse_name(text)
    assert names.display(Name(family="García Márquez", given="Gabriel")) == "García Márquez, Gabriel"


@every_row(
    ("text", "is_nobody"),
    [
        ("[Anonymous]", True),
        ("anónimo", True),
        ("n.a.", True),
        ("[s.n.]", True),
        ("(:unav)", True),
        ("", True),
        ("Anonymous Collective", False),
        ("Na, Hye-sok", False),
        ("IOM", False),
    ],
)
def test_what_stands_where_nobody_is_named_is_told(text: str, is_nobody: bool) -> None:
    assert names.is_nobody(text) is is_nobody
