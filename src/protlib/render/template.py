"""A template of the user's, which says what is printed of a record: Jinja2 in its sandbox, loaded where there is one.

It takes 45 ms of CPU time to load, and brings conditions, loops and filters that people know. What a template reads are the values that
`--format json` prints; those that are missing are empty. There are no global functions, so that it loops over what is in a record.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Final

from protlib.errors import UsageError
from protlib.formats.tables.columns import DERIVED
from protlib.record.model import FIELDS, NAME_FIELDS, NAME_LISTS, TEXT_LISTS, Publication

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateSyntaxError

_PIECE: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LONGEST: Final = 1_000_000
_WIDEST: Final = 10_000
_HIGHEST_POWER: Final = 64
_WIDENING: Final = ("center", "indent", "wordwrap", "format", "batch", "slice")
"""The filters that make more of a text or a list than there was."""
_ESCAPES: Final[Mapping[str, str]] = {r"\t": "\t", r"\n": "\n", r"\\": "\\"}


class _Person(dict[str, str]):
    """The parts of a name, which is a text as well."""

    def __str__(self) -> str:
        from protlib.record.model import Name
        from protlib.record.names import display

        return display(Name(**self))


class _List(list[Any]):
    """A list, which is a text as well."""

    def __str__(self) -> str:
        return "; ".join(map(str, self))


class Template:
    """What is printed of each record; raises UsageError, with the place, where it cannot be read or names no field."""

    def __init__(self, text: str, own: Sequence[str] = ()) -> None:
        from jinja2 import TemplateSyntaxError, meta, nodes

        self._own = own
        environment = _environment()
        try:
            tree = environment.parse(text)
            for data in tree.find_all(nodes.TemplateData):
                data.data = re.sub(r"\\[tn\\]", lambda found: _ESCAPES[found[0]], data.data)
            self._names = meta.find_undeclared_variables(tree)
            self._template = environment.from_string(tree)
        except TemplateSyntaxError as error:
            raise UsageError(
                f"--template: {_place(environment, text, error)}: {_told(error.message or error)}"
            ) from error
        except Exception as error:
            raise UsageError(f"--template: {_told(error)}") from error
        self._demand_known()

    @property
    def has_reference(self) -> bool:
        """Whether it prints the formatted reference."""
        return DERIVED in self._names

    def _demand_known(self) -> None:
        known = [*FIELDS, "year", DERIVED, *self._own]
        for name in sorted(self._names.difference(known)):
            from protlib.record.fields.field_words import likely
            from protlib.text import suggestion

            advice = suggestion(likely(name, known)) or f"; choose from {', '.join(known)}"
            raise UsageError(f"--template: unknown field “{name}”{advice}")

    def texts(self, publications: Iterable[Publication]) -> Iterator[str]:
        """Yield what is printed of each, without a line's end behind it; raises UsageError where a value is not what the template takes it for."""
        for publication in publications:
            try:
                yield self._template.render(self._values(publication)).removesuffix("\n")
            except Exception as error:
                raise UsageError(f"--template: {publication.key}: {_told(error)}") from error

    def _values(self, publication: Publication) -> dict[str, Any]:
        values = publication.to_json()
        for name in {*NAME_LISTS} & values.keys():
            values[name] = _List(map(_Person, values[name]))
        for name in {*TEXT_LISTS} & values.keys():
            values[name] = _List(values[name])
        extra = values.pop("extra", {})
        own = {name: extra[name] for name in (*self._own, DERIVED) if name in extra}
        return {**own, **values, "extra": {name: value for name, value in extra.items() if name != DERIVED}}


def _environment() -> "Environment":
    from jinja2 import ChainableUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        """A sandbox in which names and lists have no parts but those that they can have."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            _demand_part(obj, attribute)
            return super().getattr(obj, attribute)

        def getitem(self, obj: Any, argument: Any) -> Any:
            _demand_part(obj, argument)
            return super().getitem(obj, argument)

        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            _demand_size(operator, left, right)
            return super().call_binop(context, operator, left, right)

        def call(self, context: Any, obj: Any, /, *arguments: Any, **named: Any) -> Any:
            _demand_small([*arguments, *named.values()])
            if getattr(obj, "__name__", "") in {"format", "format_map"}:
                _demand_narrow(str(getattr(getattr(obj, "__wrapped__", obj), "__self__", "")))
            return super().call(context, obj, *arguments, **named)

    environment = Environment(undefined=ChainableUndefined, keep_trailing_newline=True)
    environment.filters |= {name: _bounded(environment.filters[name]) for name in _WIDENING}
    environment.globals.clear()
    environment.policies["json.dumps_function"] = partial(json.dumps, default=_as_json)
    return environment


def _bounded(apply: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that makes no text of a size that nobody prints."""

    @wraps(apply)
    def bounded(*arguments: Any, **named: Any) -> Any:
        _demand_small([*arguments, *named.values()])
        for text in arguments[:1]:
            _demand_narrow(str(text))
        return apply(*arguments, **named)

    return bounded


def _demand_size(operator: str, left: object, right: object) -> None:
    """Raise UsageError where an operator would make a text, a list or a number of a size that nobody prints."""
    if operator == "%":
        _demand_small(right if isinstance(right, tuple) else [right])
        _demand_narrow(left if isinstance(left, str) else "")
        return
    if operator == "**" and isinstance(right, int | float) and abs(right) > _HIGHEST_POWER:
        raise UsageError(f"a power of more than {_HIGHEST_POWER} is too large")
    for long, times in ((left, right), (right, left)):
        if isinstance(long, str | list | tuple) and isinstance(times, int) and len(long) * times > _LONGEST:
            raise UsageError(f"text is too long: more than {_LONGEST:,} letters")
        if isinstance(long, int) and long.bit_length() > _LONGEST:
            raise UsageError("a number is too large")


def _demand_small(values: Iterable[object]) -> None:
    if any(isinstance(value, int) and abs(value) > _WIDEST for value in values):
        raise UsageError(f"a width of more than {_WIDEST:,} is too large")


def _demand_narrow(form: str) -> None:
    """Raise UsageError where a form such as "%99999s" or "{:99999}" asks for more letters than anybody prints."""
    if ("%" in form or "{" in form) and re.search(r"\d{5}", form):
        raise UsageError(f"a width of more than {_WIDEST:,} is too large")


def _demand_part(value: object, part: object) -> None:
    """Raise UsageError where a template asks a name or a list for what none has, such as `authors.0.surname`."""
    if not isinstance(part, str) or not isinstance(value, _Person | _List) or hasattr(value, part):
        return
    if isinstance(value, _List):
        raise UsageError(f"a list has no “{part}”; use a number from 0, for example authors.0")
    if part not in NAME_FIELDS:
        from protlib.text import nearest, suggestion

        advice = suggestion(nearest(part, NAME_FIELDS)) or f"; choose from {', '.join(NAME_FIELDS)}"
        raise UsageError(f"a name has no “{part}”{advice}")


def _as_json(value: object) -> None:
    """Return what stands in JSON for what is missing, null; raises TypeError for what JSON cannot say."""
    from jinja2 import Undefined

    if not isinstance(value, Undefined):
        raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def _told(error: Exception | str) -> str:
    return " ".join(str(error).split()).removesuffix(".")


def _place(environment: "Environment", text: str, error: "TemplateSyntaxError") -> str:
    """Return where in a template an error is: the first expression that is none by itself, else the line."""
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
