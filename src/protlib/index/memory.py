"""What somebody has worked out of all records of an index, until it changes."""

from collections.abc import Callable
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class Memory:
    """Answers by their names, each of which is worked out once."""

    def __init__(self) -> None:
        self._answers: dict[str, Any] = {}

    def remember(self, name: str, make: Callable[[], Answer]) -> Answer:
        """Return the answer with a name; `make` works it out where nobody has asked before."""
        if name not in self._answers:
            self._answers[name] = make()
        answer: Answer = self._answers[name]
        return answer
