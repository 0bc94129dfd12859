"""Title Case, and what it left behind."""

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record.titles.title_case import is_title_case, repair_title_case

REPAIRED = [
    ("Sweden'S Ministry Of Justice", "Sweden's Ministry of Justice"),
    ("Sweden’S Ministry Of Justice", "Sweden’s Ministry of Justice"),
    ("International Organization For Migration (IOM)", "International Organization for Migration (IOM)"),
    ("United Nations Office On Drugs And Crime", "United Nations Office on Drugs and Crime"),
    ("Horn Of Africa", "Horn of Africa"),
    ("M. And M. Klein Solomon (Conveners)", "M. and M. Klein Solomon (Conveners)"),
    ("A. Brunovskis And R. Surtees", "A. Brunovskis and R. Surtees"),
    ("Sweden'S Ministry of Justice", "Sweden's Ministry of Justice"),
    ("Workers' And Women'S Rights", "Workers' and Women's Rights"),
    ("What They Don'T Tell", "What They Don't Tell"),
    ("Peer-To-Peer Support", "Peer-to-Peer Support"),
    ("Migration And/Or Asylum", "Migration and/or Asylum"),
    ("Côte D'Ivoire", "Côte d'Ivoire"),
    ("Organisation Internationale Pour Les Migrations", "Organisation Internationale pour les Migrations"),
    ("Commission Nationale De L'Homme", "Commission Nationale de l'Homme"),
    ("Ministerio Del Interior Y De La Mujer", "Ministerio del Interior y de la Mujer"),
    ("Ministério Da Justiça E Segurança Pública", "Ministério da Justiça e Segurança Pública"),
    ("Bundesministerium Des Innern Und Für Heimat", "Bundesministerium des Innern und für Heimat"),
]
KEPT = [
    ("an acronym", "IOM And UNHCR", "IOM and UNHCR"),
    ("the first word", "The Causes Of Trafficking", "The Causes of Trafficking"),
    ("the last word", "What They Hope For", "What They Hope For"),
    ("a word behind a colon", "Handbook: A Guide To Care", "Handbook: A Guide to Care"),
    ("a word that opens a quotation", "J. (2017) ‘For Their Own Good’", "J. (2017) ‘For Their Own Good’"),
    (
        "a word that opens a plain quotation",
        "J. (2017) 'For Their Own Good'",
        "J. (2017) 'For Their Own Good'",
    ),
    ("a word that opens a sentence", "Left Behind. In Transit", "Left Behind. In Transit"),
    ("a word behind a dash", "Left Behind - In Transit", "Left Behind - In Transit"),
    ("an initial", "A. O. Smith And E. Y. Brown", "A. O. Smith and E. Y. Brown"),
    ("a letter that counts", "Annex A, Annex O", "Annex A, Annex O"),
    ("an Irish name", "O'Brien And D'Arcy", "O'Brien and d'Arcy"),
    (
        "a small word of another language",
        "La Strada And El Hadj For Women",
        "La Strada and El Hadj for Women",
    ),
    ("a text in capitals", "MINISTRY OF JUSTICE", "MINISTRY OF JUSTICE"),
    ("a text that nobody set in Title Case", "what Of it", "what Of it"),
    ("a text without words", "2009 (12)", "2009 (12)"),
]


@every_row(("damaged", "full"), REPAIRED)
def test_small_words_become_small_again(damaged: str, full: str) -> None:
    assert repair_title_case(damaged) == full


@every_row(("text", "repaired"), [row[1:] for row in KEPT], ids=[row[0] for row in KEPT])
def test_what_has_its_capital_by_right_keeps_it(text: str, repaired: str) -> None:
    assert repair_title_case(text) == repaired


@every_row(
    ("text", "expected"),
    [
        ("Ministry Of Justice", True),
        ("IOM Guidance (2009)", True),
        ("Ministry of Justice", False),
        ("MINISTRY OF JUSTICE", False),
        ("2009", False),
        ("", False),
    ],
)
def test_title_case_is_a_capital_at_every_word(text: str, expected: bool) -> None:
    assert is_title_case(text) is expected


@given(st.text(alphabet=st.sampled_from("AaBbOoFfTtHhEeSsDd'’-.:, "), max_size=40))
def test_a_repair_changes_nothing_but_case_and_needs_no_second(text: str) -> None:
    repaired = repair_title_case(text)
    assert repaired.lower() == text.lower()
    assert repair_title_case(repaired) == repaired
