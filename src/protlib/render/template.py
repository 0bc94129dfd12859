"""A user's template for printing records: Jinja2 in its sandbox, loaded only where there is a template.

It takes 45 ms of CPU time to load, and has familiar conditions, loops and filters. A template reads the values of
`--format json`; missing ones are empty. There are no global functions, so that loops only go over values of a record.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Final

from protlib.errors import UsageError
from protlib.formats.tables.columns import REFERENCE
from protlib.record.model import FIELDS, NAME_FIELDS, NAME_LISTS, TEXT_LISTS, Name, Publication
from protlib.record.names import display
from protlib.text import most_similar, suggest_or_list

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateSyntaxError

_PIECE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
# Letters of a value, or bits of a number: a template that doubles a text must not fill the memory.
_MOST_LETTERS: Final = 1_000_000
_MOST_COLUMNS: Final = 10_000  # of a padded value
_HIGHEST_POWER: Final = 64  # a power of a large number takes seconds from there on
_WIDENING: Final = ("center", "indent", "wordwrap", "format", "batch", "slice")
"""The filters that make more of a text or a list than there was."""
_ESCAPES: Final[Mapping[str, str]] = {r"\t": "\t", r"\n": "\n", r"\\": "\\"}


class _Person(dict[str, str]):
    """The parts of a name, which is a text as well."""

    def __str__(self) -> str:
        return display(Name(**self))


class _List(list[Any]):
    """A list, which is a text as well."""

    def __str__(self) -> str:
        return "; ".join(map(str, self))


class Template:
    """A template for records; raises UsageError, with the place, where it is invalid or names an unknown field."""

    def __init__(self, text: str, own_names: Sequence[str] = ()) -> None:
        from jinja2 import TemplateSyntaxError, meta, nodes

        self._own_names = own_names
        environment = _make_environment()
        try:
            tree = environment.parse(text)
            for data in tree.find_all(nodes.TemplateData):
                data.data = re.sub(r"\\[tn\\]", lambda match: _ESCAPES[match[0]], data.data)
            self._names = meta.find_undeclared_variables(tree)
            self._template = environment.from_string(tree)
        except TemplateSyntaxError as error:
            raise UsageError(
                f"--template: {_find_line(environment, text, error)}: {_clean_message(error.message or error)}"
            ) from error
        except Exception as error:
            raise UsageError(f"--template: {_clean_message(error)}") from error
        self._refuse_unknown()

    @property
    def has_reference(self) -> bool:
        """Whether it prints the formatted reference."""
        return REFERENCE in self._names

    def _refuse_unknown(self) -> None:
        field_names = [*FIELDS, "year", REFERENCE, *self._own_names]
        for name in sorted(self._names.difference(field_names)):
            from protlib.record.fields.field_words import suggest_fields

            advice = suggest_or_list(suggest_fields(name, field_names), field_names)
            raise UsageError(f"--template: unknown field “{name}”{advice}")

    def fill(self, publications: Iterable[Publication]) -> Iterator[str]:
        """Yield the text for each record, without a line end; raises UsageError where a value does not fit."""
        for publication in publications:
            try:
                yield self._template.render(self._values_of(publication)).removesuffix("\n")
            except Exception as error:
                raise UsageError(f"--template: {publication.key}: {_clean_message(error)}") from error

    def _values_of(self, publication: Publication) -> dict[str, Any]:
        values = publication.to_json()
        for name in {*NAME_LISTS} & values.keys():
            values[name] = _List(map(_Person, values[name]))
        for name in {*TEXT_LISTS} & values.keys():
            values[name] = _List(values[name])
        extra = values.pop("extra", {})
        own_values = {name: extra[name] for name in (*self._own_names, REFERENCE) if name in extra}
        return {**own_values, **values, "extra": {name: value for name, value in extra.items() if name != REFERENCE}}


def _make_environment() -> "Environment":
    from jinja2 import ChainableUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        """A sandbox in which names and lists have only their real parts."""

        def getattr(self, obj: object, attribute: str) -> Any:
            _refuse_part(obj, attribute)
            return super().getattr(obj, attribute)

        def getitem(self, obj: object, argument: object) -> Any:
            _refuse_part(obj, argument)
            return super().getitem(obj, argument)

        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, first: Any, second: Any) -> Any:
            _refuse_size(operator, first, second)
            return super().call_binop(context, operator, first, second)

        def call(self, context: Any, obj: Any, /, *arguments: Any, **keywords: Any) -> Any:
            _refuse_large([*arguments, *keywords.values()])
            if getattr(obj, "__name__", "") in {"format", "format_map"}:
                _refuse_wide(str(getattr(getattr(obj, "__wrapped__", obj), "__self__", "")))
            return super().call(context, obj, *arguments, **keywords)

    environment = Environment(undefined=ChainableUndefined, keep_trailing_newline=True)
    environment.filters |= {name: _limit_size(environment.filters[name]) for name in _WIDENING}
    environment.globals.clear()
    environment.policies["json.dumps_function"] = partial(json.dumps, default=_to_json)
    return environment


def _limit_size(apply: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that refuses to make texts of excessive size."""

    @wraps(apply)
    def apply_bounded(*arguments: Any, **keywords: Any) -> Any:
        _refuse_large([*arguments, *keywords.values()])
        for text in arguments[:1]:
            _refuse_wide(str(text))
        return apply(*arguments, **keywords)

    return apply_bounded


def _refuse_size(operator: str, first: object, second: object) -> None:
    """Raise UsageError where an operator would make a text, a list or a number of excessive size."""
    if operator == "%":
        _refuse_large(second if isinstance(second, tuple) else [second])
        _refuse_wide(first if isinstance(first, str) else "")
        return
    if operator == "**" and isinstance(second, int | float) and abs(second) > _HIGHEST_POWER:
        raise UsageError(f"a power of more than {_HIGHEST_POWER} is too large")
    for text, times in ((first, second), (second, first)):
        if isinstance(text, str | list | tuple) and isinstance(times, int) and len(text) * times > _MOST_LETTERS:
            raise UsageError(f"text is too long: more than {_MOST_LETTERS:,} letters")
        if isinstance(text, int) and text.bit_length() > _MOST_LETTERS:
            raise UsageError("a number is too large")


def _refuse_large(values: Iterable[object]) -> None:
    if any(isinstance(value, int) and abs(value) > _MOST_COLUMNS for value in values):
        raise UsageError(f"a width of more than {_MOST_COLUMNS:,} is too large")


def _refuse_wide(form: str) -> None:
    """Raise UsageError where a form such as "%99999s" or "{:99999}" asks for excessive width."""
    if ("%" in form or "{" in form) and re.search(r"\d{5}", form):
        raise UsageError(f"a width of more than {_MOST_COLUMNS:,} is too large")


def _refuse_part(value: object, part: object) -> None:
    """Raise UsageError where a template asks a name or a list for an unknown part, such as `authors.0.surname`."""
    if not isinstance(part, str) or not isinstance(value, _Person | _List) or hasattr(value, part):
        return
    if isinstance(value, _List):
        raise UsageError(f"a list has no “{part}”; use a number from 0, for example authors.0")
    if part not in NAME_FIELDS:
        advice = suggest_or_list(most_similar(part, NAME_FIELDS), NAME_FIELDS)
        raise UsageError(f"a name has no “{part}”{advice}")


def _to_json(value: object) -> None:
    """Return null for a missing value in JSON; raises TypeError for anything else."""
    from jinja2 import Undefined

    if not isinstance(value, Undefined):
        raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def _clean_message(error: Exception | str) -> str:
    return " ".join(str(error).split()).removesuffix(".")


def _find_line(environment: "Environment", text: str, error: "TemplateSyntaxError") -> str:
    """Return where in a template an error is: the first faulty expression, else the line."""
    from jinja2 import TemplateSyntaxError

    for piece in _PIECE.findall(text):
        if piece.startswith("{{"):
            try:
                environment.from_string(piece)
            except TemplateSyntaxError:
                return f"“{' '.join(piece.split())}”"
            except Exception:  # noqa: BLE001, S112 - it is no syntax that is wrong there
                continue
    return f"line {error.lineno}"
