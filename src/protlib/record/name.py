"""The name of a person or an organisation, as the fields of a record hold it."""

from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from protlib.frozen import FIELDS_ON_DEMAND, FieldSpec, FrozenClass

if TYPE_CHECKING:
    import dataclasses


class Name:
    """A person (family, given, ...) or an organisation (literal, short); never a string to be guessed at again.

    `particle` always stays with the family name ("van Dijk"), `dropping` only next to the given name ("Alexander von
    Humboldt" but "Humboldt"); CSL calls them non-dropping and dropping particle. `guessed` is the text if only its
    words decided between person and organisation, else ""; it is neither stored nor compared.

    It is a frozen dataclass, written out: to have one compiled took a third of the time that this module takes.
    """

    __match_args__ = ("family", "given", "particle", "dropping", "suffix", "literal", "short", "guessed")
    __slots__ = (*__match_args__, "_hash")
    specs: ClassVar = {part: FieldSpec(str, default="", compare=part != "guessed") for part in __match_args__}
    __dataclass_fields__: "ClassVar[dict[str, dataclasses.Field[Any]]]" = FIELDS_ON_DEMAND
    family: str
    given: str
    particle: str
    dropping: str
    suffix: str
    literal: str
    short: str
    guessed: str
    _hash: int

    def __init__(
        self,
        family: str = "",
        given: str = "",
        particle: str = "",
        dropping: str = "",
        suffix: str = "",
        literal: str = "",
        short: str = "",
        guessed: str = "",
    ) -> None:
        put = object.__setattr__
        put(self, "family", family)
        put(self, "given", given)
        put(self, "particle", particle)
        put(self, "dropping", dropping)
        put(self, "suffix", suffix)
        put(self, "literal", literal)
        put(self, "short", short)
        put(self, "guessed", guessed)

    __setattr__ = FrozenClass.__setattr__
    __delattr__ = FrozenClass.__delattr__

    def _compared_parts(self) -> tuple[str, ...]:
        return self.family, self.given, self.particle, self.dropping, self.suffix, self.literal, self.short

    def __eq__(self, other: object) -> bool:
        return self._compared_parts() == other._compared_parts() if isinstance(other, Name) else NotImplemented

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:  # many caches ask for it, and most names are in many records
            object.__setattr__(self, "_hash", hash(self._compared_parts()))
            return self._hash

    def __reduce__(self) -> tuple[type[Self], tuple[str, ...]]:
        return type(self), (*self._compared_parts(), self.guessed)

    def __repr__(self) -> str:
        return f"Name({', '.join(f'{name}={value!r}' for name, value in self.to_dict().items())})"

    def with_parts(self, **parts: str) -> Self:
        """Return a copy with other parts; raises TypeError for an unknown one."""
        return type(self)(**{**{part: getattr(self, part) for part in self.specs}, **parts})

    def to_dict(self) -> dict[str, str]:
        """Return the parts that are not empty."""
        return {name: value for name in NAME_FIELDS if (value := getattr(self, name))}


NAME_FIELDS: Final = Name.__match_args__[:-1]


def to_json(value: Any) -> Any:
    """Return the value of a field, a text or a tuple of names or other items, in its JSON form."""
    if isinstance(value, str):
        return value
    return [item.to_dict() if isinstance(item, Name) else item for item in value]
