"""Objects that compute each of their facts when it is first read, and keep it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar


class LazyFacts:
    """An object that fills each empty slot, when it is read, by the function of that name in `makers`."""

    __slots__ = ()
    makers: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}

    if not TYPE_CHECKING:  # so that a name which no slot has is an error of mypy

        def __getattr__(self, name):
            # Python calls this for empty slots only; of a record that is only looked up, most slots stay empty.
            make = self.makers.get(name)
            if make is None:
                raise AttributeError(name)
            value = make(self)
            setattr(self, name, value)
            return value
