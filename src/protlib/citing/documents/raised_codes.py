"""Raised numbers as LaTeX and HTML write them, which may cite entries of a numbered list."""

import re
from typing import Final

# Such as "\\textsuperscript{1,3}", "$^{[2]}$", "$^3$" and "${}^3$" of LaTeX, "<sup>1–3</sup>" of HTML.
_RAISED_BY_CODE: Final = re.compile(
    r"(?:\\(?:textsuperscript|up)\s?\{|\$\s?(?:\{\})?\^\{?|<sup>)\[?"
    r"(?P<figures>\d{1,3}(?:(?:,|–|-{1,2})\s?\d{1,3})*)\]?"
    r"(?:\}?\$|\}|</sup>)"
)


def mark_raised_codes(text: str) -> str:
    """Return a text with raised numbers of LaTeX and HTML as Markdown writes them, "^1^", at the same positions."""
    if "{" not in text and "$" not in text and "<sup" not in text:
        return text
    return _RAISED_BY_CODE.sub(_put_in_carets, text)


def _put_in_carets(match: re.Match[str]) -> str:
    return f"^{match['figures'].replace('--', '–')}^".ljust(len(match[0]))
