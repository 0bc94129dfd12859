"""Links in one form, or the reason why a text is none."""

import re
from typing import Final

from protlib.frozen import expression

# "https://www.iom.int/x", "ftp://host/x", and without a scheme "www.iom.int/x:8080"; not "see page 3", not "file.".
_URL: Final = r"(?:[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+|(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]|$))\S*"
# Most links look so, and have nothing around them that could be cut off.
_PLAIN_URL: Final = expression(r"(?a)https?://[\w.-]+(?:[/?#][\w./?#=&%+~:;,@!$*()-]*)?")
# Such as "[Report](https://iom.int/a)" and "[https://iom.int](https://iom.int "IOM")", as Markdown has links.
_MARKDOWN: Final = expression(r'\[[^\[\]]*\]\(\s*<?(\S+?)>?(?:\s+"[^"]*")?\s*\)')
SCHEME: Final = expression(r"[A-Za-z][A-Za-z0-9+.-]*://")
"""How an address begins: "https://"."""
# Such as "file:///home/a.pdf", "C:\\a.pdf".
_PATH_OF_A_COMPUTER: Final = expression(r"file:|[A-Za-z]:[\\/]", re.IGNORECASE)
# Such as "mailto:me@example.org?subject=A", "me@example.org" and "Ann Lee <me@example.org", which has lost its end.
_EMAIL: Final = expression(r"mailto:.*|(?:[^<>@]*<)?[^\s@<>/]+@[^\s@<>/]+", re.IGNORECASE)


def url(text: str) -> str:
    """Return the link without brackets and label, also that of Markdown.

    Raises ValueError if it has a space in it or names no host.

    "www.iom.int" is a link; `with_scheme` completes it.
    """
    if text.startswith("http") and _PLAIN_URL.fullmatch(text):
        return text
    if markdown := _MARKDOWN.fullmatch(text.strip()):
        text = markdown[1]
    bare = re.sub(r"^(?:URL\s*:|\\url\s*(?=\{))\s*", "", text.strip(), flags=re.IGNORECASE).strip("<>{}\"' ")
    if _EMAIL.fullmatch(bare):
        raise ValueError("not a link: it is an email address")
    if len(bare.split()) > 1:
        raise ValueError("not a link: it has a space in it")
    if not re.fullmatch(_URL, bare):
        if _PATH_OF_A_COMPUTER.match(bare):
            raise ValueError("not a link: others cannot open a file on your computer; give its web address")
        raise ValueError("not a link: it has no host name")
    return bare


def with_scheme(text: str) -> str:
    """Return a link as browsers open it: "https://www.iom.int" for "www.iom.int", likewise for "unodc.org/x".

    Other texts stay unchanged, also "report.pdf", which may be a file.
    """
    if SCHEME.match(text):
        return text
    try:
        link = url(text)
    except ValueError:
        return text
    is_bare = not SCHEME.match(link) and (link.lower().startswith("www.") or "/" in link)
    return f"https://{link}" if is_bare else text
