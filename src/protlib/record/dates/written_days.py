"""How people write the day of a month in running text, for the expressions that look for dates there."""

from typing import Final

from protlib.record.shared_words import wordings

DAY: Final = rf"\d{{1,2}}(?:{wordings('ordinal')})?\.?"
"""A pattern for a day with its ending: "1st", "1er", "1ᵉʳ", "1º", "1."."""
OF_BEFORE_DATE: Final = r"(?:del?\s)?"
"""A pattern for what Spanish and Portuguese have before a month and before a year: "1 de mayo del 2021"."""
