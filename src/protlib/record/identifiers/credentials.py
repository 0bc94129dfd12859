"""Links that let in whoever has them: with a password, a token or a signature in them."""

import re
from typing import Final

from protlib.frozen import expression

LINKS: Final = ("url", "archived")
"""The fields of a record that are links."""
# Such as "https://ana:secret@files.example.org", of which "ana:secret@" is not for others.
_USER: Final = expression(r"\A([a-z][a-z\d+.-]*://)[^/?#@\s]+@", re.IGNORECASE)
_NAMES: Final = frozenset(
    {
        "access_token", "accesstoken", "api_key", "api-key", "apikey", "auth_token", "authtoken", "client_secret",
        "guestaccesstoken", "jwt", "passwd", "password", "pwd", "tempauth",
    }
)  # fmt: skip
"""Parameters that are a password, whatever their value."""
_LONG_NAMES: Final = frozenset({"auth", "token"})
"""Parameters that are one where their value is `_CODE`."""
_SIGNATURES: Final = frozenset({"sig", "signature", "x-amz-signature", "x-goog-signature"})
"""Parameters with which a store of files signs a link; most others beside it say for how long, and to whom."""
_OF_A_WORK: Final = frozenset({"doc", "docid", "document", "file", "filename", "id", "lang", "page"})
"""Parameters that say what is signed: without them, all reports of a site have one link."""
# Such as "bG9uZ1Rva2VuMTIz", figures among at least sixteen letters, but no words such as "Sierra-Leone-report-2019".
_CODE: Final = expression(
    r"(?!(?:[A-Z]?[a-z]+|[A-Z]+)(?:(?:[-_.+]|%20)(?:[A-Z]?[a-z]+|[A-Z]+|\d{1,4}))+\Z)(?=[^\d]*\d)[\w.~%+/=-]{16,}"
)


def without_credentials(link: str) -> str:
    """Return a link without what lets in whoever has it; another link as it is.

    "https://ana:pw@iom.int/a?page=2&access_token=abc" becomes "https://iom.int/a?page=2".
    """
    if "@" in link:
        link = _USER.sub(r"\1", link)
    address, mark, rest = link.partition("?")
    if not mark:
        return link
    query, sign, fragment = rest.partition("#")
    parameters = query.split("&")
    is_signed = any(map(_is_signature, parameters))
    harmless = [each for each in parameters if not _lets_in(each) and (not is_signed or _says_what(each))]
    if harmless == parameters:
        return link
    return "".join((address, "?" * bool(harmless), "&".join(harmless), sign, fragment))


def _lets_in(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    name = name.lower()
    return bool(value) and (name in _NAMES or (name in _LONG_NAMES and _CODE.fullmatch(value) is not None))


def _says_what(parameter: str) -> bool:
    return parameter.partition("=")[0].lower() in _OF_A_WORK


def _is_signature(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    return name.lower() in _SIGNATURES and _CODE.fullmatch(value) is not None
