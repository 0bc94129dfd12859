"""The initials of a body: one function says all that may stand for a name, and every command that asks goes by it."""

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import keys
from protlib.record.model import Name
from protlib.record.names.initials import distinctive_words, initials_of, matches_initials
from protlib.record.small_words import of_names


@every_row(
    ("name", "runs"),
    [
        ("Centro de Estudios para el Desarrollo", ("ced", "cepd", "cdepd", "cdeped")),
        ("Coalition Against Trafficking in Women", ("ctw", "catw", "catiw")),
        ("Department of Justice", ("dj", "doj")),
        ("MINISTRY OF JUSTICE", ("mj", "moj")),
        ("Organizzazione mondiale della sanità", ("oms", "omds")),
        ("Associazione per gli Studi Giuridici sull’Immigrazione", ("asgi", "apsgi", "apgsgi")),
        ("Observatoire de l'immigration", ("oi", "odi")),
        ("Het Nederlandse Rode Kruis", ("nrk", "hnrk")),
        ("AU Border Programme", ("abp",)),
        ("John D. MacArthur Foundation", ("jdmf",)),
        ("O Globo", ("og",)),
        ("Girls Not Brides", ("gnb",)),
        ("Our Rescue", ("or",)),
        ("The Bureau", ("tb",)),
        ("WAVE", ()),
        ("", ()),
        ("Врачи без границ", ("вбг",)),
    ],
)
def test_all_runs_that_may_stand_for_a_name_the_likeliest_first(name: str, runs: tuple[str, ...]) -> None:
    assert initials_of(name) == runs


def test_a_hyphen_joins_words_or_parts_them() -> None:
    assert {"osce", "oscoe"} <= set(initials_of("Organization for Security and Co-operation in Europe"))


@every_row(
    ("name", "key"),
    [
        ("Centro de Estudios para el Desarrollo", "ced"), ("Organizzazione mondiale della sanità", "oms"),
        ("Banca europea per gli investimenti", "bei"), ("O Globo", "globo"), ("The Bureau", "bureau"), ("UN Frauen", "uf"),
        ("Kvinna till Kvinna", "ktk"), ("联合国 Fund", "fund"),
    ],
)  # fmt: skip
def test_a_key_has_the_likeliest_run_and_of_one_distinctive_word_this_word(name: str, key: str) -> None:
    assert keys.maker_text(Name(literal=name)) == key


_WORDS = st.sampled_from(
    [
        "Centro",
        "de",
        "para",
        "el",
        "Women",
        "against",
        "the",
        "of",
        "Estudios",
        "Rights",
        "our",
        "Co-operation",
        "AU",
    ]
)


@given(st.lists(_WORDS, max_size=7).map(" ".join))
def test_the_run_of_the_distinctive_words_comes_first(name: str) -> None:
    run = "".join(word[0] for word in distinctive_words(name))
    runs = initials_of(name)
    assert len(run) < 2 or runs[0] == run
    assert len(set(runs)) == len(runs)
    assert all(len(run) > 1 for run in runs)


@given(st.lists(_WORDS, min_size=1, max_size=7).map(" ".join))
def test_each_run_is_one_of_initials_in_their_order(name: str) -> None:
    first = name[0].lower()
    assert all(matches_initials(run, name) for run in initials_of(name) if run[0] == first)


@given(st.text(max_size=40))
def test_any_text_is_read(name: str) -> None:
    assert all(run and run == run.lower() for run in initials_of(name)) or not name.isascii()
    assert of_names().isdisjoint(distinctive_words(name.lower()))
