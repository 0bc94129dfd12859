"""Two full names that one comma divides, and one name turned round, which looks the same."""

from harness.rows import every_row
from protlib.record.names import display, parse_item, parse_list
from protlib.record.names.full_names import may_be_pair

TWO = [
    ("OUEDRAOGO Issa, TRAORE Awa", "Ouedraogo, Issa|Traore, Awa"),
    ("OUÉDRAOGO Issa, TRAORÉ Awa", "Ouédraogo, Issa|Traoré, Awa"),
    ("NGUYEN Thi Lan, PHAN Van Minh", "Nguyen, Thi Lan|Phan, Van Minh"),
    ("Thi Lan NGUYEN, Van Minh PHAN", "Nguyen, Thi Lan|Phan, Van Minh"),
    ("Issa OUEDRAOGO, TRAORE Awa", "Ouedraogo, Issa|Traore, Awa"),
    ("OUEDRAOGO Issa, TRAORE A.", "Ouedraogo, Issa|Traore, A."),
    ("Issa Ouedraogo, Awa Traore", "Ouedraogo, Issa|Traore, Awa"),
    ("Петров Пётр Петрович, Иванова Мария Сергеевна", "Петров, Пётр Петрович|Иванова, Мария Сергеевна"),
    ("Пётр Петрович Петров, Иванова Мария Сергеевна", "Петров, Пётр Петрович|Иванова, Мария Сергеевна"),
    ("Issa Ouedraogo,  Awa Traore", "Ouedraogo, Issa|Traore, Awa"),
    ("Ann Jobe, Bob Smith", "Jobe, Ann|Smith, Bob"),
    ("Maria Garcia, John Smith", "Garcia, Maria|Smith, John"),
    ("Ana Torres, Luis Perez", "Torres, Ana|Perez, Luis"),
    ("Jean-Luc Kabore, Awa Traore", "Kabore, Jean-Luc|Traore, Awa"),
    ("KABORE Paul, IOM", "Kabore, Paul|IOM"),
    ("Mary Brown, UNICEF", "Brown, Mary|UNICEF"),
    ("Ioannis Pappas, UNHCR Greece", "Pappas, Ioannis|UNHCR Greece"),
    ("UNICEF Ghana, UNHCR Mali", "UNICEF Ghana|UNHCR Mali"),
]
ONE = [
    "Smith, John", "de la Cruz, Ana María", "Ouedraogo, Issa", "García Márquez, Gabriel", "OUEDRAOGO, Issa", "VAN DER BERG, Jan",
    "GARCIA MARQUEZ, Gabriel José", "Santos Silva, Maria José", "García Martín, Ana María", "Martín Ruiz, Ana Noa", "Duncan Smith, Iain",
    "Lloyd George, David", "Martin Lillie, C. M.", "Ruiz, María del Carmen", "Abdul Rahman, Mohammed Saleh", "Vargas Llosa, Mario", "Smith, Mary Ann",
    "Mary Brown, MPH", "Martin Luther King, Jr.", "Jean Pierre, Marie Claire", "Smith John, Brown Mary",
    "Food, Agriculture", "United Nations, Economic Council", "Mary Brown, Ministry of Health",
]  # fmt: skip
DOUBTFUL = [
    "Cathy Zimmerman, Mazeda Hossain",
    "Jean Pierre, Marie Claire",
    "Smith John, Brown Mary",
    "LE Van Minh, NGUYEN Thi Lan",
    "Abdul Rahman, Mohammed Saleh",
]


@every_row(("text", "names"), TWO)
def test_two_full_names_are_two_and_a_guess(text: str, names: str) -> None:
    people = parse_list(text)
    assert [display(name) for name in people] == names.split("|")
    assert parse_item(text) == people
    assert all(name.guessed for name in people if not name.literal)


@every_row(
    ("text", "names"),
    [
        ("Pappas, I., UNHCR Greece", ["Pappas, I.", "UNHCR Greece"]),
        ("Pappas, Ioannis, IOM", ["Pappas, Ioannis", "IOM"]),
        ("IOM, Pappas, I.", ["IOM", "Pappas, I."]),
        ("Pappas, Ioannis, MD", ["Pappas, Ioannis"]),
        ("Geneva, Switzerland, IOM", ["{Geneva, Switzerland, IOM}"]),
    ],
)
def test_a_body_beside_an_inverted_person_is_a_name_of_its_own(text: str, names: list[str]) -> None:
    assert [display(name) for name in parse_item(text)] == names


@every_row("text", ONE)
def test_a_name_turned_round_is_one(text: str) -> None:
    assert len(parse_list(text)) == len(parse_item(text)) == 1


@every_row("text", DOUBTFUL)
def test_what_may_be_two_is_a_doubt(text: str) -> None:
    assert may_be_pair(text)


@every_row("text", [*(text for text in ONE if text not in DOUBTFUL), *(text for text, _ in TWO)])
def test_what_is_certain_is_none(text: str) -> None:
    assert not may_be_pair(text)


@every_row(
    ("text", "names"),
    [
        ("Ruiz C, Hossain M", ["Ruiz, C.", "Hossain, M."]),
        (
            "Achterbergh RCA, van der Helm JJ, de Vries HJC",
            ["Achterbergh, R. C. A.", "van der Helm, J. J.", "de Vries, H. J. C."],
        ),
        ("Kiss L, Pocock NS", ["Kiss, L.", "Pocock, N. S."]),
        ("Smith J, Jr", ["Smith, J., Jr"]),
        ("UNICEF UK, UNHCR UK", ["UNICEF UK", "UNHCR UK"]),
        ("DeLuca, Julia B, MLS", ["DeLuca, Julia B"]),
    ],
)
def test_persons_with_initials_behind_their_names_are_several_in_one_field(text: str, names: list[str]) -> None:
    """Ovid writes all authors of a trial in one field of RIS; they were one body."""
    assert [display(name) for name in parse_item(text)] == names
