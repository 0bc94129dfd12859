"""Values that cannot be changed, and cost little to declare: a command declares fifty kinds before it does anything."""

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

__all__ = ["Frozen", "NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple  # which the class below is like
else:
    _MOST = 32
    _VALUES = tuple([property(itemgetter(place)) for place in range(_MOST)])

    class _WithoutDict(type):
        def __new__(cls, name, bases, own):
            return super().__new__(cls, name, bases, {"__slots__": (), **own})

    class NamedTuple(tuple, metaclass=_WithoutDict):
        """The base of named tuples that a start loads; they work as those of `typing`.

        For each of those a constructor is written and compiled, which takes a tenth of a millisecond.
        """

        __slots__ = ()
        _fields = ()
        _default_values = ()

        def __init_subclass__(cls):
            if names := tuple(cls.__annotations__):
                cls._fields = cls.__match_args__ = names
                cls._field_defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}
                cls._default_values = tuple(cls._field_defaults.values())
                for name, value in zip(names, _VALUES[: len(names)], strict=True):
                    setattr(cls, name, value)

        def __new__(cls, *values, **named):
            """Return the tuple of values that stand in the order of the fields, or are named; raises TypeError."""
            if named or len(values) != len(cls._fields):
                values = cls._all_values(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _all_values(cls, values, named):
            """Return the values in the order of the fields, with defaults; raises TypeError where they do not fit."""
            lacking = len(cls._fields) - len(values)
            if not named and 0 < lacking <= len(cls._default_values):
                return values + cls._default_values[-lacking:]
            rest = cls._fields[len(values) :]
            if len(values) > len(cls._fields) or not named.keys() <= set(rest):
                unfit = sorted(named.keys() - set(rest)) or f"{len(values)} values"
                raise TypeError(f"{cls.__name__} has the fields {', '.join(cls._fields)}; they do not fit {unfit}")
            named = {**cls._field_defaults, **named}
            if missing := [name for name in rest if name not in named]:
                raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")
            return (*values, *[named[name] for name in rest])

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            if unknown := named.keys() - set(self._fields):
                raise ValueError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
            return type(self)(*map(named.get, self._fields, self))

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({values})"


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen:
    """The base of frozen dataclasses that a start loads: `fields` and `replace` of `dataclasses` work with them.

    A frozen dataclass has six functions written and compiled for it. That takes more than a millisecond for twenty
    fields, where here it takes a tenth.
    """

    __dataclass_fields__: "ClassVar[dict[str, Field[Any]]]"

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self, *values: Any, **named: Any) -> None:
        entries = fields(self)
        names = [entry.name for entry in entries]
        if len(values) > len(names):
            raise TypeError(f"{type(self).__name__} takes {len(names)} values, not {len(values)}")
        placed = dict(zip(names, values, strict=False))
        if unfit := [name for name in named if name in placed or name not in names]:
            raise TypeError(f"{type(self).__name__} has no such value, or has it twice: {', '.join(unfit)}")
        placed.update(named)
        self.__dict__.update({entry.name: self._value(entry, placed) for entry in entries})
        self.__post_init__()

    def _value(self, entry: "Field[Any]", placed: dict[str, Any]) -> Any:
        if entry.name in placed:
            return placed[entry.name]
        if entry.default_factory is not MISSING:
            return entry.default_factory()
        if entry.default is MISSING:
            raise TypeError(f"{type(self).__name__} lacks a value: {entry.name}")
        return entry.default

    def __post_init__(self) -> None:
        """Put values in order that came otherwise; a subclass does it in its `__dict__`."""

    def __setattr__(self, name: str, value: Any) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return self._compared() == other._compared() if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[Any, ...]:
        return tuple([getattr(self, entry.name) for entry in fields(self) if entry.compare])

    def __repr__(self) -> str:
        values = ", ".join(f"{entry.name}={getattr(self, entry.name)!r}" for entry in fields(self) if entry.repr)
        return f"{type(self).__name__}({values})"
