"""The completers that options name: `completers.regions` is `regions` of `completion/candidates.py`.

A shell's question alone loads that module.
"""

from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

import typer

__all__ = ["completers"]

if TYPE_CHECKING:
    from protlib.cli.completion import candidates as completers
else:

    class _Completer:
        """A completer by its name, with the signature of all: Typer would work out that of each function."""

        __annotations__ = {}  # which Typer reads beside the signature
        __signature__ = Signature(
            [
                Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
                Parameter("incomplete", Parameter.POSITIONAL_OR_KEYWORD, annotation=str),
            ]
        )

        def __init__(self, name: str) -> None:
            self.__name__ = name

        def __call__(self, context: typer.Context, incomplete: str) -> Any:
            from protlib.cli.completion import candidates

            return getattr(candidates, self.__name__)(context, incomplete)

    class _Completers:
        def __getattr__(self, name: str) -> _Completer:
            return _Completer(name)

    completers = _Completers()
