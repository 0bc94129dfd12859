"""Objects that work out each of their facts when it is first asked for, and keep it."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar


class Memo:
    """An object whose empty slots are filled by the function of their name in `makers` when they are read."""

    __slots__ = ()
    makers: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}

    def __getattr__(self, name: str) -> Any:
        # Python asks for what is in no slot yet; of a record that is only looked up by, most of them stay empty.
        make = self.makers.get(name)
        if make is None:
            raise AttributeError(name)
        value = make(self)
        setattr(self, name, value)
        return value
