"""The escapes of XML. Python's own functions for them, in `xml.sax.saxutils`, load the modules of the network."""


def escape_xml(text: str) -> str:
    """Return a text as it stands in an element."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoteattr(text: str) -> str:
    """Return a text as the value of an attribute, in the quotation marks that it does not have itself."""
    text = escape_xml(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"{}"'.format(text.replace('"', "&quot;"))


def unescape_xml(text: str) -> str:
    """Return the text of an element or an attribute without escapes."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
