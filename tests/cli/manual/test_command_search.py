"""Which commands the words of a user find: by the words of their help,
light stems, synonyms, and names of other programs.
"""

import pytest

from harness.benchmark_modules import benchmark_module
from harness.paths import PACKAGE
from harness.rows import every_row
from protlib.cli.command_table import COMMANDS, Command
from protlib.cli.manual import command_search
from protlib.record.tables import words_by_section

_MOST_MISSED = 5
TRANSLATIONS = words_by_section(PACKAGE / "cli" / "translated_commands.txt")


def names(question: str) -> list[str]:
    return [match.row.name for match in command_search.matches(question.split())]


@every_row(
    ("first", "second"),
    [
        ("merge", "merging"),
        ("merge", "merged"),
        ("entries", "entry"),
        ("dates", "date"),
        ("tagging", "tags"),
        ("copies", "copy"),
        ("citing", "cites"),
        ("missing", "miss"),
        ("Überblick", "UBERBLICK"),
    ],
)
def test_words_with_other_endings_are_one(first: str, second: str) -> None:
    assert command_search.stems(first) == command_search.stems(second)


@every_row("text", ["how do I", "I want to", "the", "", "?!"])
def test_words_that_say_nothing_are_none(text: str) -> None:
    assert command_search.stems(text) == []
    assert names(text) == []


@every_row(
    ("question", "commands"),
    [
        ("buscar", ["search"]),
        ("¿Buscar?", ["search"]),
        ("recherche", ["search"]),
        ("añadir", ["add"]),
        ("cómo cito un informe", ["cite"]),
        ("comment supprimer les doublons", ["remove", "duplicates"]),
        ("ayuda", ["help"]),
    ],
)
def test_words_of_commands_in_other_languages_find_them(question: str, commands: list[str]) -> None:
    assert names(question) == commands


def test_each_translated_word_is_of_one_command() -> None:
    words = [word for section in TRANSLATIONS.values() for word in section]
    assert {*TRANSLATIONS} <= {*COMMANDS}
    assert len(words) == len({*words})


@pytest.mark.slow
@every_row("row", COMMANDS.values(), ids=COMMANDS)
def test_a_command_is_found_by_what_it_says_of_itself(row: Command) -> None:
    if row.name != "help":
        assert row.name in names(row.purpose)[:3]


def test_the_help_does_not_find_itself() -> None:
    assert "help" not in names("show help for a command")


@pytest.mark.slow
@every_row("word", sorted({called.split()[0] for row in COMMANDS.values() for called in row.elsewhere}))
def test_a_word_of_another_program_finds_the_command_first(word: str) -> None:
    [row] = [row for row in COMMANDS.values() if any(called.split()[0] == word for called in row.elsewhere)]
    assert names(word)[0] == row.name


@pytest.mark.parametrize(
    ("text", "command"),
    [("duplicats", "duplicates"), ("bibliografy", "bibliography"), ("spreadshet", "import")],
)
def test_a_mistyped_word_finds_what_is_spelt_almost_so(text: str, command: str) -> None:
    assert command in names(text)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("cron job", "import"),
        ("schedule a nightly import", "import"),
        ("bookmarks", "add"),
        ("give my library to a successor", "share"),
        ("handover", "share"),
        ("a list for an annex by country", "bibliography"),
        ("table of authorities", "bibliography"),
        ("list of cases and laws", "bibliography"),
        ("attach an annex", "attach"),
        ("export to Word", "bibliography"),
    ],
)
def test_words_of_a_week_at_work_find_their_command(question: str, command: str) -> None:
    assert command in names(question)[:2]


@every_row(
    ("question", "command"),
    [
        ("make a list for Word", "bibliography"),
        ("make references in Word", "bibliography"),
        ("a list for word", "bibliography"),
        ("make a chart", "stats"),
        ("export for Quarto", "export"),
        ("put references into Word", "fill"),
    ],
)
def test_what_is_made_names_the_command_and_not_the_word_make(question: str, command: str) -> None:
    assert names(question)[0] == command


@pytest.mark.parametrize("question", ["search", "list publications and cite them in Word as references by year"])
def test_no_answer_is_longer_than_one_reads(question: str) -> None:
    assert 0 < len(names(question)) <= command_search.MOST_COMMANDS
    assert len({*names(question)}) == len(names(question))


def test_the_order_of_words_and_their_case_do_not_matter() -> None:
    assert names("Merge two ENTRIES") == names("entries two merge")


def test_the_example_is_the_one_that_has_to_do_with_the_question() -> None:
    [first, *_rest] = command_search.matches(["show", "the", "versions", "of", "the", "library", "as", "json"])
    assert "json" in first.example
    [cite, *_rest] = [match for match in command_search.matches(["clipboard"]) if match.row.name == "cite"]
    assert "--copy" in cite.example


@pytest.mark.slow
def test_tasks_as_users_phrase_them_find_their_command() -> None:
    tasks = benchmark_module("tasks").read_tasks(benchmark_module("tasks").LISTS[0])
    missed = [task.text for task in tasks if task.answers.isdisjoint(names(task.text))]
    assert len(tasks) == 60
    assert len(missed) <= _MOST_MISSED, missed


@pytest.mark.slow
def test_tasks_of_the_third_list_find_their_command_and_the_option() -> None:
    tasks = benchmark_module("tasks").read_tasks(benchmark_module("tasks").LISTS[2])
    missed = [
        task.text
        for task in tasks
        if not any(
            match.row.name in task.answers and task.part in match.example
            for match in command_search.matches(task.text.replace(",", " ").split())
        )
    ]
    assert len(tasks) == 43
    assert len(missed) <= _MOST_MISSED, missed


@every_row(
    ("question", "field"),
    [
        ("find reports without a year", "date"),
        ("missing year", "date"),
        ("year missing", "date"),
        ("records with no author", "authors"),
        ("which ones have no place of publication", "publisher-place"),
        ("the DOI is missing", "doi"),
        ("which reports have no DOI", "doi"),
        ("empty abstracts", "abstract"),
        ("No country, please!", "countries"),
        ("reports without pdf", "files"),
    ],
)
def test_what_lacks_a_field_is_listed_with_that_field(question: str, field: str) -> None:
    lines = {match.row.name: match.example for match in command_search.matches(question.split())}
    assert any(f"--missing {field}" in lines.get(name, "") for name in ("search", "list"))


@pytest.mark.parametrize("question", ["send it without my private notes", "there is no time", "without", "no"])
def test_other_things_that_are_lacking_are_no_fields(question: str) -> None:
    assert not any(
        "--missing note" in match.example or "--missing type" in match.example
        for match in command_search.matches(question.split())
    )


@every_row(
    ("question", "command", "part"),
    [
        ("put footnotes in my word report", "fill", "--style chicago-notes-bibliography"),
        ("reports French only", "search", "--language fr"),
        ("search spanish reports", "search", "--language"),
        ("find reports about one country", "search", "--country"),
        ("newest reports first", "search", "--sort year"),
        ("remove double entries", "duplicates", "duplicates --merge"),
        ("change capital letters", "check", "--rule sentence-case"),
        ("count publications per year", "stats", "stats --by year"),
        ("undo a mistake", "undo", "undo"),
        ("excel table for literature review", "export", ".xlsx"),
        ("web page for the intranet", "export", ".html"),
        ("copy a citation to the clipboard", "cite", "--copy"),
        ("make a map of countries", "stats", "map.svg"),
        ("find a sentence in my PDFs", "search", "--in-files"),
        ("add tags to results", "tag", "--add"),
        ("send my library to a colleague without private notes", "share", "share --tag"),
        ("share without internal records", "share", "share --tag"),
        ("reports without language", "list", "> no-language.csv"),
        ("check guesses", "check", "--rule value-guessed"),
        ("value-guessed", "check", "--rule value-guessed"),
        ("change language of all records", "set", "--all language="),
        ("page in arabic", "export", "--interface ar"),
    ],
)
def test_the_example_fits_the_words(question: str, command: str, part: str) -> None:
    example = next(match.example for match in command_search.matches(question.split()) if match.row.name == command)
    assert part in example


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("count publications per year", 2),
        ("change capital letters", 2),
        ("copy a citation to the clipboard", 2),
        ("put footnotes in my word report", 4),
    ],
)
def test_a_command_that_shares_a_weak_word_is_not_named(question: str, most: int) -> None:
    assert len(names(question)) <= most


@every_row(
    ("question", "command"),
    [
        ("keep my private notes out when I send the list to a donor", "share"),
        ("keep internal records out when I share", "share"),
        ("don't export private notes", "export"),
        ("don’t send confidential reports to partners", "share"),
        ("never give internal reports to a colleague", "share"),
        ("export without my notes", "export"),
        ("share without tags", "share"),
        ("leave out my comments in the Excel file", "export"),
        ("leave my private notes out of the copy", "share"),
        ("hide confidential records", "share"),
        ("exclude internal records from the web page", "share"),
        ("a copy with no private notes", "share"),
        ("keep my private comments to myself when I export", "export"),
        ("the donor must not see our internal records", "share"),
        ("remove private notes before sending", "share"),
        ("share only public records", "share"),
        ("share but keep notes private", "share"),
        ("do not share internal records without asking", "share"),
        ("how can I make sure that no private note gets out", "share"),
        ("stop internal notes from being exported", "export"),
        ("keep names of private sources from donors", "share"),
        ("exporter sans notes privées", "export"),
        ("ne pas envoyer mes notes internes au bailleur", "share"),
        ("n'exporte pas les notes confidentielles", "export"),
        ("masquer les notes privées", "share"),
        ("compartir sin notas privadas", "share"),
        ("no enviar registros internos al donante", "share"),
        ("exportar sin etiquetas", "share"),
        ("dejar fuera las notas privadas", "share"),
        ("تصدير بدون ملاحظات خاصة", "export"),
        ("لا أرسل السجلات السرية للمانح", "share"),
        ("إخفاء الملاحظات الخاصة", "share"),
    ],
)
def test_what_is_to_stay_leaves_with_no_example(question: str, command: str) -> None:
    answer = command_search.matches(question.split())
    assert answer[0].row.name == command
    assert not [match.example for match in answer if "--include" in match.example or "note" in match.example]
    assert {match.row.name for match in answer}.isdisjoint({"notes", "merge", "duplicates"})
    assert "tags" not in question or "export" not in names(question)


@pytest.mark.parametrize(
    "question",
    ["share internal records", "don't leave out internal records when I share", "share with internal records and tags"],
)
def test_what_is_to_go_has_an_example_that_includes_it(question: str) -> None:
    assert "--include" in next(
        match.example for match in command_search.matches(question.split()) if match.row.name == "share"
    )


@pytest.mark.parametrize(
    ("question", "command"), [("reports without notes", "list"), ("internal records with no year", "list")]
)
def test_a_question_of_gaps_is_none_of_secrets(question: str, command: str) -> None:
    assert command in names(question)


def test_what_options_are_called_is_of_options_and_files_of_examples() -> None:
    examples = [example.split() for row in COMMANDS.values() for example in row.examples]
    for end in command_search.SYNONYMS:
        assert any(part.endswith(end) for parts in examples for part in parts), end


def test_words_for_a_command_are_of_one_that_the_help_lists() -> None:
    assert {row.name for row in COMMANDS.values() if not row.is_hidden} - {
        "help"
    } == command_search.COMMAND_WORDS.keys()


@pytest.mark.slow
def test_words_for_a_command_find_it() -> None:
    assert [name for name, text in command_search.COMMAND_WORDS.items() if name not in names(text)] == []
