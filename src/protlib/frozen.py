"""Values that cannot be changed, and cost little to declare: a command declares fifty kinds before it does anything."""

import sys
from collections.abc import Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, dataclass_transform

__all__ = ["Annotated", "FrozenClass", "NamedTuple", "expression", "field"]


def _annotations(namespace: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a class annotates by name, from what its body has declared."""
    if sys.version_info >= (3, 14):
        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace

        annotate = get_annotate_from_class_namespace(namespace)
        return call_annotate_function(annotate, Format.FORWARDREF) if annotate else {}
    annotations: Mapping[str, Any] = namespace.get("__annotations__", {})
    return annotations


if TYPE_CHECKING:
    from dataclasses import Field
    from re import compile as expression
    from typing import Annotated, NamedTuple  # which the classes below are like
else:

    class Annotated:
        """A type with what else is known of a field, declared in a fortieth of the time that `typing` takes."""

        def __init__(self, kind, *metadata):
            self.__origin__, self.__metadata__ = kind, metadata

        def __class_getitem__(cls, parts):
            return cls(*parts)

        def __repr__(self):
            return f"Annotated[{', '.join(map(repr, (self.__origin__, *self.__metadata__)))}]"

    class expression:  # noqa: N801 - it stands for a function
        """A regular expression that is compiled when somebody first asks it: a start declares sixty, and asks ten."""

        def __init__(self, pattern, flags=0):
            self._declared = pattern, flags

        def __getattr__(self, name):
            from re import compile as compile_now

            compiled = compile_now(*self._declared)
            methods = {method: getattr(compiled, method) for method in dir(compiled) if not method.startswith("_")}
            self.__dict__.update(methods)  # so that each is found without this method from now on
            return getattr(compiled, name)

    _MOST = 32
    _VALUES = tuple([property(itemgetter(position)) for position in range(_MOST)])

    class _WithFields(type):
        def __new__(cls, name, bases, namespace):
            """Return the class with all its attributes at once, for it takes long to set them later."""
            added = {"__slots__": ()}
            if names := tuple(_annotations(namespace)):
                defaults = {name: namespace[name] for name in names if name in namespace}
                added |= {
                    "_fields": names,
                    "__match_args__": names,
                    "_field_defaults": defaults,
                    "_default_values": tuple(defaults.values()),
                }
                namespace |= zip(names, _VALUES[: len(names)], strict=True)
            return super().__new__(cls, name, bases, added | namespace)

    class NamedTuple(tuple, metaclass=_WithFields):
        """The base of named tuples that a start loads; they work as those of `typing`.

        For each of those a constructor is written and compiled, which takes a tenth of a millisecond.
        """

        __slots__ = ()
        _fields = ()
        _default_values = ()

        def __new__(cls, *values, **values_by_name):
            """Return the tuple of values that stand in the order of the fields, or are named; raises TypeError."""
            if values_by_name or len(values) != len(cls._fields):
                values = cls._all_values(values, values_by_name)
            return tuple.__new__(cls, values)

        @classmethod
        def _all_values(cls, values, by_name):
            """Return the values in the order of the fields, with defaults; raises TypeError where they do not fit."""
            lacking = len(cls._fields) - len(values)
            if not by_name and 0 < lacking <= len(cls._default_values):
                return values + cls._default_values[-lacking:]
            further_names = cls._fields[len(values) :]
            if len(values) > len(cls._fields) or not by_name.keys() <= set(further_names):
                unfit = sorted(by_name.keys() - set(further_names)) or f"{len(values)} values"
                raise TypeError(f"{cls.__name__} has the fields {', '.join(cls._fields)}; they do not fit {unfit}")
            by_name = {**cls._field_defaults, **by_name}
            if missing := [name for name in further_names if name not in by_name]:
                raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")
            return (*values, *[by_name[name] for name in further_names])

        @classmethod
        def _make(cls, values):
            """Return the tuple of values that stand in the order of the fields: most rows are whole."""
            row = tuple.__new__(cls, values)
            return row if len(row) == len(cls._fields) else cls(*row)

        def _replace(self, **values_by_name):
            row = tuple.__new__(type(self), map(values_by_name.pop, self._fields, self))
            if values_by_name:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(sorted(values_by_name))}")
            return row

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            values = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({values})"


_LACKING: Final = object()


class FieldSpec(NamedTuple):
    """What a field of a frozen value is declared as; one without a default has none of its own."""

    annotation: Any = None
    default: Any = _LACKING
    default_factory: Any = _LACKING
    compare: bool = True
    repr: bool = True

    def has_default(self) -> bool:
        """Tell whether a value may be left out."""
        return self.default is not _LACKING or self.default_factory is not _LACKING

    def default_value(self) -> Any:
        """Return the default; each time another one where a function makes it."""
        return self.default if self.default_factory is _LACKING else self.default_factory()


def field(
    *,
    default: object = _LACKING,
    default_factory: object = _LACKING,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 - as in dataclasses
) -> Any:
    """Declare a field of a frozen value, as `field` of `dataclasses` does."""
    return FieldSpec(None, default, default_factory, compare, repr)


class _FieldsOnDemand:
    """The `__dataclass_fields__` of a frozen value, made when somebody asks: `dataclasses` takes a while to load."""

    def __get__(self, _value: object, kind: Any) -> "dict[str, Field[Any]]":
        import dataclasses

        parts = [_as_dataclasses_have_it(*item) for item in kind.specs.items()]
        made: Any = dataclasses.make_dataclass(kind.__name__, parts, init=False, repr=False, eq=False)
        entries: dict[str, Field[Any]] = made.__dataclass_fields__
        kind.__dataclass_fields__ = entries
        return entries


def _as_dataclasses_have_it(name: str, spec: FieldSpec) -> "tuple[str, Any, Field[Any]]":
    import dataclasses

    arguments = {key: value for key, value in spec._asdict().items() if key != "annotation" and value is not _LACKING}
    return name, spec.annotation, dataclasses.field(**arguments, kw_only=True)


FIELDS_ON_DEMAND: Any = _FieldsOnDemand()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class FrozenClass:
    """The base of frozen dataclasses that a start loads: `fields` and `replace` of `dataclasses` work with them.

    A frozen dataclass has six functions written and compiled for it. That takes more than a millisecond for twenty
    fields, where here it takes a hundredth. `specs` are the fields by name, in order.
    """

    specs: ClassVar[dict[str, FieldSpec]] = {}
    _unshared: ClassVar[dict[str, FieldSpec]] = {}
    """The fields that each value has itself, because the class has no default that serves all."""
    __dataclass_fields__: "ClassVar[dict[str, Field[Any]]]" = FIELDS_ON_DEMAND

    def __init_subclass__(cls) -> None:
        specs, values = {}, dict(vars(cls))
        for name, annotation in _annotations(values).items():
            value = values.get(name, _LACKING)
            if type(value) is not FieldSpec:
                specs[name] = FieldSpec(annotation, value)
                continue
            specs[name] = FieldSpec(annotation, *value[1:])
            if value.default is _LACKING:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)
        cls.specs = {**cls.specs, **specs}
        cls._unshared = {
            name: spec
            for name, spec in cls.specs.items()
            if spec.default is _LACKING or hasattr(spec.default, "__get__")  # a function of a class is its method
        }
        cls.__match_args__ = tuple(cls.specs)  # type: ignore[attr-defined,misc]  # as a dataclass has it
        cls.__dataclass_fields__ = FIELDS_ON_DEMAND

    def __init__(self, *values: Any, **values_by_name: Any) -> None:
        if len(values) > len(self.specs):
            raise TypeError(f"{type(self).__name__} takes {len(self.specs)} values, not {len(values)}")
        placed = dict(zip(self.specs, values, strict=False))
        if unfit := [name for name in values_by_name if name in placed or name not in self.specs]:
            raise TypeError(f"{type(self).__name__} has no such value, or has it twice: {', '.join(unfit)}")
        placed.update(values_by_name)
        for name, spec in self._unshared.items():
            if name not in placed:
                if not spec.has_default():
                    raise TypeError(f"{type(self).__name__} lacks a value: {name}")
                placed[name] = spec.default_value()
        for name, value in placed.items():
            object.__setattr__(self, name, value)  # which takes half the memory of a filled `__dict__`
        self.__post_init__()

    def __post_init__(self) -> None:
        """Put values in order that came otherwise; a subclass does it in its `__dict__`."""

    def changed(self, **values: Any) -> Self:
        """Return a copy with other values of some fields; TypeError for an unknown field."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: object) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return (
            self._compared_values() == other._compared_values() if other.__class__ is self.__class__ else NotImplemented
        )

    def __hash__(self) -> int:
        return hash(self._compared_values())

    def _compared_values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name, spec in self.specs.items() if spec.compare])

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name, spec in self.specs.items() if spec.repr)
        return f"{type(self).__name__}({values})"
