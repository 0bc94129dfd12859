"""How options are declared: one at a time, or as a group that several commands lay into their signatures."""

import inspect
from collections.abc import Callable, Mapping
from copy import copy
from functools import cache, wraps
from typing import Any, ClassVar, Final, Self, dataclass_transform, get_args, get_type_hints

import typer
from typer.models import OptionInfo

from protlib.cli.context import decode_typed
from protlib.errors import UsageError

_FILE_METAVARS: Final = ("FILE", "FOLDER", "PATH")
"""What the help shows for the name of a file: "--output FILE"."""
_DEFAULT: Final = "default_in_group"
"""Under which an option has the default of an attribute: Typer allows none beside that of a parameter."""


def option(
    names: str,
    help_text: str,
    complete: Callable[..., Any] | None = None,
    *,
    default: object = None,
    panel: str | None = None,
    minimum: int | None = None,
    maximum: int | None = None,
    shows_default: bool = False,
    case_sensitive: bool = True,
    callback: Callable[..., Any] | None = None,
) -> Any:
    """Make a parameter an option: `option("--limit -n NUMBER", "Take at most NUMBER publications.")`.

    Behind the names stands the word of the help for the value. The user can repeat the option if its annotation is a
    list. `default` is for an attribute of a group; a parameter of a command has its own.
    """
    words = names.split()
    declaration = typer.Option(
        *(word for word in words if word.startswith("-")),
        help=help_text,
        metavar=" ".join(word for word in words if not word.startswith("-")) or None,
        autocompletion=complete,
        rich_help_panel=panel,
        min=minimum,
        max=maximum,
        show_default=shows_default,
        case_sensitive=case_sensitive,
        callback=callback,
    )
    vars(declaration)[_DEFAULT] = default
    return declaration


def only_option(values: Mapping[str, object]) -> str:
    """Return the one option that has a value, "" for none; raises UsageError for two: each is a task of its own."""
    names = [name for name, value in values.items() if value]
    if len(names) > 1:
        raise UsageError(f"{names[0]} and {names[1]} cannot be used together; choose one")
    return "".join(names)


def flag(names: str, help_text: str, *, panel: str | None = None) -> Any:
    """Make a parameter an option without a value: it is there or not."""
    return option(names, help_text, default=False, panel=panel)


def argument(
    metavar: str,
    help_text: str,
    complete: Callable[..., Any] | None = None,
    *,
    shows_default: bool = False,
    callback: Callable[..., Any] | None = None,
) -> Any:
    """Make a parameter an argument, with its metavar as its name in the help."""
    return typer.Argument(
        metavar=metavar, help=help_text, autocompletion=complete, show_default=shows_default, callback=callback
    )


@dataclass_transform(kw_only_default=True)
class OptionGroup:
    """Options that belong together: each attribute is one, `regions: list[str] | None = option("--region -r", ...)`.

    A subclass has the options of its bases in their order, then its own. An option that it declares anew keeps its
    place in the base. `panel` is the panel of the help for the options that the class itself declares.
    """

    _own_options: ClassVar[dict[str, inspect.Parameter]] = {}

    def __init_subclass__(cls, panel: str | None = None) -> None:
        """Take the options that a class declares; its attributes are their defaults from now on."""
        cls._own_options = {}
        declaration: Any
        for name, kind in inspect.get_annotations(cls).items():
            value = vars(cls)[name]
            if isinstance(value, OptionInfo):
                declaration, default, annotation = value, vars(value)[_DEFAULT], kind
            else:  # one that several groups share
                annotation, shared_option = get_args(kind)
                declaration, default = copy(shared_option), value
            declaration.rich_help_panel = declaration.rich_help_panel or panel
            setattr(cls, name, default)
            cls._own_options[name] = option_parameter(name, annotation, declaration, default)

    def __init__(self, **values: Any) -> None:
        """Take the values of options; the others have their defaults."""
        self.__dict__.update(values)

    @classmethod
    @cache
    def parameters(cls) -> dict[str, inspect.Parameter]:
        """Return the parameters of a command that the options are, by their names."""
        parameters: dict[str, inspect.Parameter] = {}
        for base in cls.__bases__:
            if issubclass(base, OptionGroup):
                parameters |= base.parameters()
        return parameters | cls._own_options

    def values(self) -> dict[str, Any]:
        """Return the value of each option by its name, for code that goes through all options."""
        return {name: getattr(self, name) for name in self.parameters()}

    @property
    def is_used(self) -> bool:
        """Whether the command line has one of the options."""
        return any(value != getattr(type(self), name) for name, value in self.values().items())

    def changed(self, **values: Any) -> Self:
        """Return the options with other values of some."""
        return type(self)(**{**self.values(), **values})


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of its option groups, and pass each group to it with its values.

    In the help, the options stand in the place of the group in the command's own signature. Other parameters stay as
    they are.
    """
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and issubclass(hint, OptionGroup)}

    @wraps(command)
    def run(**values: Any) -> None:
        options = {
            name: group(
                **{option: _value(parameter, values.pop(option)) for option, parameter in group.parameters().items()}
            )
            for name, group in groups.items()
        }
        command(**values, **options)

    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        own_parameter = {name: _parameter(name, hints[name], parameter.default)}
        parameters += (groups[name].parameters() if name in groups else own_parameter).values()
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {}  # the signature says all; Typer would read both, and at length
    return run


def _value(parameter: inspect.Parameter, value: object) -> Any:
    """Return the value of an option as text; the name of a file keeps bytes that are no letters."""
    return value if any(word in (parameter.default.metavar or "") for word in _FILE_METAVARS) else decode_typed(value)


def option_parameter(name: str, kind: Any, declaration: Any, default: Any) -> inspect.Parameter:
    """Return the parameter that an option of a group is: as its default, the option has its own and all its names."""
    declaration.param_decls = (declaration.default, *(declaration.param_decls or ()))
    declaration.default = default
    return _parameter(name, kind, declaration)


def _parameter(name: str, annotation: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
