"""How things are named in the house, and what its words and numbers say."""

import ast
import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from harness.script_names import script_names
from harness.source import MODULES, OTHERS, SCRIPTS, SOURCE, TESTS, definitions, name_of_module, nodes, text_of

_MOST_NAMES_THAT_SAY_NOTHING: Final = 0.005  # left and given, of boxes and of persons, are names of the field
_MOST_VAGUE_ENDS: Final = 0.001  # names of the field as well: `given_name`, `left_out`
_MOST_VAGUE_ENDS_OF_FUNCTIONS: Final = 0.015  # an argument completes some: `style_named`, `files_beside`
_MOST_PARAMETERS_OF_TESTS: Final = 0.022  # fixtures, and values that a test gives two names
_MOST_WITHOUT_NOUN: Final = 0.0002  # states of a record as JSON and Python name them: `before`, `after`
_MOST_QUESTIONS_AND_PLACES: Final = 0.0005  # `to`, `by`, `without` and `what` are public; files have `who`
_MOST_CONSTANTS_THAT_SAY_NOTHING: Final = 10  # words of a format or a protocol: `GONE` is a status of HTTP
_MOST_PARTICIPLES: Final = 0.008
_MOST_FUNCTIONS_THAT_SAY_NOTHING: Final = 4  # `read` of a stream or a storage: a library asks for the name
_MOST_HELPERS_THAT_SAY_NOTHING: Final = 0.021  # nearly all are `read` of bytes of a format, and never more
_MOST_ADJECTIVES_AS_FUNCTIONS: Final = 21  # such as `changed`, which docs/python.md promises
_SAY_NOTHING: Final = frozenset(
    "found told each given said kept meant asked named shown left wanted known those these other others whole such so of it "
    "one ones done had has been taken made held joined read written gone chosen seen drawn typed listed put brought "
    "there every alike around beside near early apart".split()
)
"""Participles, pronouns and adverbs: such a name does not say what a thing is, or what a function does."""
_LACK_A_NOUN: Final = frozenset("own rest before after other".split())
"""Words that need a noun: own names, the rest of a line, the text before. `other` is an operand of Python's methods."""
_QUESTIONS_AND_PLACES: Final = frozenset(
    "what who whose how where when why which at behind among within without since above below between inside outside past "
    "about by to across around".split()
)
"""Words that say what a value answers or where it stands, and not what it holds."""
"""Words that do not say of what: letters, words, seconds."""
_VAGUE_ENDS: Final = _SAY_NOTHING - {"of", "early"}
_VAGUE_BEGINNINGS: Final = frozenset(
    "found kept asked wanted shown gone seen made taken named chosen joined listed said drawn held left told meant brought "
    "each every there alike near around beside apart such it so done".split()
)
_OF_QUESTIONS: Final = frozenset("is are was has have had may".split())
"""Words that begin the name of a truth value, such as `is_left`."""
# Participles that do not end in -ed. Those that are verbs as well, such as "read", "put" and "split", are not here.
_IRREGULAR: Final = frozenset(
    "begun bitten blown borne born bought bound broken brought built caught chosen dealt done drawn fallen felt forgotten "
    "fought found frozen given gone got grown had heard held hidden joined kept known laid led left lent lit lost made meant "
    "paid proven ridden risen said seen sent sewn shaken shown slept sold sought spent spoken sprung stolen stood "
    "struck sung sunk swept sworn taken taught thought thrown told torn understood won worn woven written".split()
)
_VERBS_IN_ED: Final = frozenset({"embed", "exceed", "feed", "need", "proceed", "seed", "shed", "speed", "succeed"})
_PARTICIPLES_THAT_ARE_NOUNS: Final = frozenset("Finding Heading Listing Ranking Screening Setting Wording".split())
_CLASSES_NAMED_ELSEWHERE: Final = frozenset("Annotated Changed Cited Counted Parsed Verified".split())
"""One stands for a class of `typing`, the page about Python promises one, and assistants read the names of four."""
_NAMED_BY_JSON: Final = "cli/assistant/answers.py"
"""A module whose classes are parts of answers in JSON: its names are those that assistants read."""
# They end as a verb does, and are things.
_NOUNS: Final = frozenset({"cleaning", "drawing", "listing", "ranking"})


_OF_THE_PRODUCT: Final = (pytest.param(MODULES, id="source"), pytest.param(SCRIPTS, id="scripts"))


def test_modules_are_named_for_things() -> None:
    modules = [path for path in MODULES if path.parent != SOURCE / "cli/commands"]
    assert not [name_of_module(path) for path in modules if path.stem.endswith("ing") and path.stem not in _NOUNS]


@pytest.mark.parametrize(
    "paths",
    [
        *_OF_THE_PRODUCT,
        pytest.param([*TESTS.rglob("*.py")], id="tests", marks=pytest.mark.slow),
        pytest.param(OTHERS, id="others"),
    ],
)
def test_names_say_what_things_are(paths: list[Path]) -> None:
    names = [name for path in paths for name in _variables(path)]
    empty = Counter(name for name in names if name.strip("_") in _SAY_NOTHING)
    assert empty.total() <= _MOST_NAMES_THAT_SAY_NOTHING * len(names), empty.most_common(12)


def _has_vague_end(name: str) -> bool:
    """Tell whether a name begins or ends with a word that does not say what a thing is: "kept_rows", "rows_found"."""
    first, *others = name.strip("_").split("_")
    if not others or first in _OF_QUESTIONS:
        return False
    return others[-1] in _VAGUE_ENDS or first in _VAGUE_BEGINNINGS


@pytest.mark.parametrize(
    "paths",
    [
        *_OF_THE_PRODUCT,
        pytest.param([*TESTS.rglob("*.py")], id="tests", marks=pytest.mark.slow),
    ],
)
def test_names_do_not_begin_or_end_with_what_says_nothing(paths: list[Path]) -> None:
    assert _has_vague_end("rows_found")
    assert not _has_vague_end("is_found")
    values = [name for path in paths for name in _variables(path)]
    names = [*values, *(name for path in paths for name in _parameters_and_attributes(path))]
    vague = Counter(name for name in names if name.strip("_").islower() and _has_vague_end(name))
    assert vague.total() <= _MOST_VAGUE_ENDS * len(names), vague.most_common(12)


@functools.cache
def _variables(path: Path) -> Sequence[str]:
    """Return the names of the variables of a module, or of a script of the page."""
    if path.suffix == ".js":
        return [*script_names(path).variables]
    return [node.id for node in definitions(path) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]


@functools.cache
def _parameters_and_attributes(path: Path) -> Sequence[str]:
    if path.suffix == ".js":
        return [*script_names(path).parameters_and_attributes]
    return [
        node.arg if isinstance(node, ast.arg) else node.attr
        for node in definitions(path)
        if isinstance(node, ast.arg) or (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store))
    ]


@pytest.mark.parametrize(
    ("paths", "most"),
    [
        pytest.param(MODULES, _MOST_NAMES_THAT_SAY_NOTHING, id="source"),
        pytest.param(SCRIPTS, _MOST_NAMES_THAT_SAY_NOTHING, id="scripts"),
        pytest.param([*TESTS.rglob("*.py")], _MOST_PARAMETERS_OF_TESTS, id="tests", marks=pytest.mark.slow),
    ],
)
def test_parameters_and_attributes_say_what_things_are(paths: list[Path], most: float) -> None:
    names = [name for path in paths for name in _parameters_and_attributes(path)]
    empty = Counter(name for name in names if name.strip("_") in _SAY_NOTHING)
    assert empty.total() <= most * len(names), empty.most_common(12)


@pytest.mark.parametrize("paths", [*_OF_THE_PRODUCT, pytest.param(OTHERS, id="others")])
def test_names_have_a_noun(paths: list[Path]) -> None:
    variables = [name for path in paths for name in _variables(path)]
    names = [*variables, *(name for path in paths for name in _parameters_and_attributes(path))]
    bare = Counter(name for name in names if name.strip("_") in _LACK_A_NOUN)
    assert bare.total() <= _MOST_WITHOUT_NOUN * len(names), bare.most_common(12)


def test_a_value_is_named_by_what_it_holds() -> None:
    variables = [name for path in MODULES for name in _variables(path)]
    names = [*variables, *(name for path in MODULES for name in _parameters_and_attributes(path))]
    bare = Counter(name for name in names if name.strip("_") in _QUESTIONS_AND_PLACES)
    assert bare.total() <= _MOST_QUESTIONS_AND_PLACES * len(names), bare.most_common(12)


_NAMES_OF_NODES: Final = {ast.Name: "id", ast.arg: "arg", ast.Attribute: "attr"}


def _all_names(path: Path) -> set[str]:
    """Return the names of a module: variables, parameters, attributes, functions and classes."""
    nodes_and_names = ((node, _NAMES_OF_NODES.get(type(node), "name")) for node in definitions(path))
    return {getattr(node, attribute) for node, attribute in nodes_and_names if hasattr(node, attribute)}


def test_no_name_says_that_something_was_told() -> None:
    assert "MOST_NAMED" in _all_names(SOURCE / "cli/output.py")
    assert not [
        f"{name_of_module(path)}: {name}"
        for path in MODULES
        for name in _all_names(path)
        if "told" in name.lower().split("_")
    ]


def test_a_class_says_of_what_by_a_name_of_its_own() -> None:
    classes = Counter(
        node.name
        for path in MODULES
        if name_of_module(path) != _NAMED_BY_JSON
        for node in ast.iter_child_nodes(nodes(path)[0])
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {"OwnField", "Plan", "Verdict"} <= classes.keys()
    assert not {name: count for name, count in classes.items() if count > 1}


def test_a_class_is_named_for_a_thing() -> None:
    classes = {node.name for path in MODULES for node in definitions(path) if isinstance(node, ast.ClassDef)}
    assert "NumberedRecord" in classes
    lone = {name.strip("_") for name in classes if name.strip("_")[1:].islower()}
    bare = {name for name in lone if name.endswith("ing") or _begins_with_participle(name.lower())}
    assert bare - _PARTICIPLES_THAT_ARE_NOUNS - _CLASSES_NAMED_ELSEWHERE == set()


def test_constants_say_what_they_hold() -> None:
    constants = [
        (name_of_module(path), node.target.id)
        for path in MODULES
        for node in ast.iter_child_nodes(nodes(path)[0])
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id.isupper()
    ]
    empty = [constant for constant in constants if constant[1].strip("_").lower() in _SAY_NOTHING | _LACK_A_NOUN]
    assert ("record/small_words.py", "OF") in empty
    assert len(empty) <= _MOST_CONSTANTS_THAT_SAY_NOTHING, empty


def test_only_a_truth_value_is_told() -> None:
    functions = [
        (name_of_module(path), node.name, ast.unparse(node.returns or ast.Constant(None)))
        for path in MODULES
        for node in definitions(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (ast.get_docstring(node) or "").startswith("Tell whether")
    ]
    assert functions
    assert not [function for function in functions if not re.match(r"\'?(?:bool\b|Type(?:Guard|Is)\[)", function[2])]


@pytest.mark.slow
def test_each_module_of_tests_says_what_for() -> None:
    modules = [path for path in TESTS.rglob("test_*.py") if not ast.get_docstring(nodes(path)[0])]  # type: ignore[arg-type]
    assert not [str(path.relative_to(TESTS)) for path in modules]


_SAY_NO_DEED: Final = frozenset(
    (
        "after again alike ambiguous among arriving asked astray at bare between by canonical catalogued changed "
        "classic comparable compared confusable containing counted created damaged dashed dated deaf deeper distinct "
        "divided drawn endless exact expected fit fits fitting foreign formatted free fullest ignored in included "
        "incomplete innermost into invented judged labelled lacking largest latest leading legacy like likely linked "
        "literal lost measured mistyped named nearest negated nominative now numbered of oldest others outermost owned "
        "packed perhaps personal plain planned plural primary published quick quoted raws regular rekeyed related "
        "required responsible same scored selecting shown similar singular spelt squeezed standing stored strange "
        "stricter tabbed tagged textless timed together told turned uncited undated undecided under undone unindexed "
        "unknown unread unreadable unsaid unset untitled upright usual valid visible wanted western whole whos wide "
        "with within without written wrong yearly"
    ).split()
)
"""Adjectives, participles and prepositions that are no name of a function alone: `_bare` may strip braces or dates."""
_PLACES: Final = frozenset(
    "about above among around at before behind below beside by for in of on over until within".split()
)


def test_a_function_is_not_named_by_an_adjective_alone() -> None:
    bare = Counter(name for name in _names_of_functions([*MODULES, *OTHERS]) if name.strip("_") in _SAY_NO_DEED)
    assert bare.total() <= _MOST_ADJECTIVES_AS_FUNCTIONS, bare.most_common(12)


def test_a_helper_does_not_begin_with_where_it_is() -> None:
    names = [name for name in _names_of_functions([*MODULES, *OTHERS]) if re.match("_[a-z]", name)]
    assert "_find_dates" in names
    assert not [name for name in names if name.split("_")[1] in _PLACES]


_WITHOUT_REASON: Final = re.compile(r"# noqa(?!: [A-Z]+\d+(?:, [A-Z]+\d+)* - \S)")


def test_who_breaks_a_rule_of_the_linter_says_why() -> None:
    lines = [
        (name_of_module(path), line) for path in MODULES for line in text_of(path).splitlines() if "# noqa" in line
    ]
    assert lines
    assert not [line for line in lines if _WITHOUT_REASON.search(line[1])]


def test_functions_say_what_they_do() -> None:
    names = Counter(
        node.name
        for path in MODULES
        for node in definitions(path)
        if isinstance(node, ast.FunctionDef) and node.name.strip("_") in _SAY_NOTHING
    )
    assert names.total() <= _MOST_FUNCTIONS_THAT_SAY_NOTHING, names.most_common(12)


def _helpers_of_tests() -> list[str]:
    """Return the names of the functions in tests that are no tests: the name of a test is a sentence."""
    return [
        node.name
        for path in TESTS.rglob("*.py")
        for node in definitions(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("test_")
    ]


@pytest.mark.slow
def test_helpers_of_tests_say_what_they_do() -> None:
    names = _helpers_of_tests()
    assert not {"found", "told"} & {name.strip("_") for name in names}
    empty = Counter(name for name in names if name.strip("_") in _SAY_NOTHING)
    assert empty.total() <= _MOST_HELPERS_THAT_SAY_NOTHING * len(names), empty.most_common(12)
    vague = Counter(filter(_has_vague_end, names))
    assert vague.total() <= _MOST_VAGUE_ENDS_OF_FUNCTIONS * len(names), vague.most_common(12)


def _begins_with_participle(name: str) -> bool:
    word = name.strip("_").partition("_")[0]
    return word in _IRREGULAR or (word.endswith("ed") and word not in _VERBS_IN_ED)


def _names_of_functions(paths: list[Path]) -> list[str]:
    scripts = [name for path in paths if path.suffix == ".js" for name in script_names(path).functions]
    modules = [path for path in paths if path.suffix == ".py"]
    return scripts + [
        node.name
        for path in modules
        for node in definitions(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("paths", _OF_THE_PRODUCT)
def test_functions_begin_with_a_verb_or_a_thing_and_no_participle(paths: list[Path]) -> None:
    names = _names_of_functions(paths)
    participles = Counter(filter(_begins_with_participle, names))
    assert participles.total() <= _MOST_PARTICIPLES * len(names), participles.most_common(12)


@pytest.mark.parametrize("paths", _OF_THE_PRODUCT)
def test_functions_do_not_end_with_what_says_nothing(paths: list[Path]) -> None:
    names = _names_of_functions(paths)
    vague = Counter(filter(_has_vague_end, names))
    assert vague.total() <= _MOST_VAGUE_ENDS_OF_FUNCTIONS * len(names), vague.most_common(12)


def test_names_of_scripts_are_read_as_those_of_python(tmp_path: Path) -> None:
    script = tmp_path / "found.js"
    script.write_text(
        "// const told\nconst { from, to: foundRows } = asked((each, [own]) => each);\n"
        "export function keptRows(rest, most = 2) {\n  if (rest) {\n    this.shown = rest;\n"
    )
    assert script_names(script) == (("from", "found_rows"), ("each", "own", "rest", "most", "shown"), ("kept_rows",))


def test_an_import_is_called_by_a_name_that_says_what_it_is() -> None:
    aliases = [
        alias.asname
        for path in MODULES
        for node in definitions(path)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.asname
    ]
    assert aliases
    assert not [name for name in aliases if name.strip("_") in _SAY_NOTHING or _has_vague_end(name)]


_CONJUNCTIONS: Final = frozenset("and et und y e och og en".split())
_OTHER_WORDS: Final = {
    "the": frozenset("the la le el los les las o a os as der die das il het l".split()),
    "for": frozenset("for pour para für fur per voor".split()),
    "by": frozenset("by par por door von durch".split()),
    "with": frozenset("with avec con com mit met".split()),
    "report": frozenset("report reports rapport informe relatório bericht relazione verslag".split()),
    "annual": frozenset("annual annuel anual annuale jährlich".split()),
    "until": frozenset("until au hasta até bis al".split()),
}
"""Those that may stand beside the English word; "para|pour" alone may be of names."""


def _in_a_row(text: str) -> Iterator[tuple[str, str]]:
    r"""Yield the small words that stand beside each other as choices of an expression: "and|et", r"the\s|la\s"."""
    choices = [re.sub(r"\A.*[(:]|\\[sb]|[?+*)\s]|\Z", "", part).lower() for part in text.split("|")]
    for pair in pairwise(choices):
        are_conjunctions = len(set(pair)) > 1 and set(pair) <= _CONJUNCTIONS
        if are_conjunctions or any(word in pair and set(pair) <= words for word, words in _OTHER_WORDS.items()):
            yield pair


def test_only_tables_have_the_same_word_in_several_languages() -> None:
    texts = {
        (name_of_module(path), node.value)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value
    }
    assert list(_in_a_row(r"\s+(?:and|et)\s+"))
    assert list(_in_a_row(r"(?:the\s|la\s)?"))
    assert list(_in_a_row(r"\s(?:for|pour)\s"))
    own = {"record/small_words.py"}
    assert sorted({(name, pair) for name, text in texts for pair in _in_a_row(text) if name not in own}) == []


def test_keys_are_compared_in_one_way() -> None:
    folded_by_hand = {
        (name_of_module(path), node.lineno)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr == "casefold"
        if isinstance(node.value, ast.Name | ast.Attribute)
        if (node.value.id if isinstance(node.value, ast.Name) else node.value.attr) == "key"
        if name_of_module(path) != "text.py"
    }
    assert folded_by_hand == set(), "comparable_key of text.py compares citation keys"
