"""Options that several commands share: described once, and laid into the signature that Typer reads."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, get_type_hints

from protlib.cli.context import typed

Options = Mapping[str, tuple[Any, Any]]
"""A parameter's name, its annotation and its default."""


def taking(options: Options, into: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options, which are texts; their values reach its parameter `into` as one dict.

    The options stand where `into` stands in the command's own signature. The command's other parameters stay as they are.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def run(**values: Any) -> None:
            taken = {name: typed(values.pop(name)) for name in options}
            command(**values, **{into: taken})

        parameters = _parameters(command, options, into)
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorate


def _parameters(command: Callable[..., None], options: Options, into: str) -> list[inspect.Parameter]:
    kind = inspect.Parameter.KEYWORD_ONLY
    hints = get_type_hints(command, include_extras=True)
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        if name == into:
            parameters += [
                inspect.Parameter(option, kind, default=default, annotation=annotation)
                for option, (annotation, default) in options.items()
            ]
        else:
            parameters.append(parameter.replace(kind=kind, annotation=hints[name]))
    return parameters
