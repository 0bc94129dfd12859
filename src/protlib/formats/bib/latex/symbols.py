"""LaTeX's commands for characters, accents and markup, as flat tables.

Sources: the LaTeX2e kernel (`ltoutenc`, `utf8enc.dfu`), textcomp, csquotes, biblatex 3.20 and, for mathematics, plain
TeX with amssymb. Commands stand without their backslash.
"""

from typing import Final

ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f", "f": "\u0311",
    "d": "\u0323", "textcommabelow": "\u0326", "c": "\u0327", "k": "\u0328", "textogonekcentered": "\u0328",
    "b": "\u0331", "t": "\u0361",
    "acute": "\u0301", "grave": "\u0300", "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303",
    "widetilde": "\u0303", "bar": "\u0304", "overline": "\u0305", "breve": "\u0306", "dot": "\u0307",
    "ddot": "\u0308", "ocirc": "\u030a", "mathring": "\u030a", "check": "\u030c", "vec": "\u20d7",
}  # fmt: skip
"""Accents, each with its combining character, which follows the letter in Unicode."""

ALONE: Final = {
    "`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", "u": "˘", ".": "˙", '"': "¨", "r": "˚", "H": "˝", "v": "ˇ",
    "c": "¸", "k": "˛",
}  # fmt: skip
r"""The character of an accent over nothing: `\~{}` types a tilde."""

LETTERS: Final = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß", "SS": "ẞ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ",
    "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ", "textcrh": "ħ", "textsca": "ᴀ", "textschwa": "ə",
    "eth": "ð", "textdh": "ð", "textTstroke": "Ŧ", "texttstroke": "ŧ", "textmalteseH": "Ħ", "textmalteseh": "ħ",
    "textkra": "ĸ", "cprime": "ʹ", "cdprime": "ʺ", "lasp": "ʽ", "rasp": "ʼ",
}  # fmt: skip

SIGNS: Final = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    ",": " ", ";": " ", ":": " ", ">": " ", "!": "", "/": "", "-": "", "@": "", "\\": "\n", "|": "‖", "*": "",
    "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textdollar": "$", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[",
    "rbrack": "]", "textless": "<", "textgreater": ">", "textbar": "|", "textquotesingle": "'", "textquotedbl": '"',
    "textasciigrave": "`", "textampersand": "&", "textpercent": "%", "textnumbersign": "#", "textasteriskcentered": "*",
    "slash": "/", "newline": "\n", "par": "\n\n", "space": " ", "quad": " ", "qquad": " ", "enspace": " ",
    "thinspace": " ", "nobreakspace": " ", "newblock": " ", "hfill": " ", "linebreak": "\n", "thickspace": " ",
    "medspace": " ", "nolinebreak": "", "textcompwordmark": "", "nobreakdash": "", "texthorizontalbar": "―",
    "textpeseta": "₧", "textcircledP": "℗", "emdash": "—", "endash": "–", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "lq": "‘", "rq": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„", "glqq": "„", "grqq": "“", "glq": "‚",
    "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "og": "« ", "fg": " »",
    "textexclamdown": "¡", "textquestiondown": "¿", "ldots": "…", "dots": "…", "textellipsis": "…", "textbullet": "•",
    "textperiodcentered": "·", "textdagger": "†", "dag": "†", "textdaggerdbl": "‡", "ddag": "‡", "textsection": "§",
    "S": "§", "textparagraph": "¶", "P": "¶", "textcopyright": "©", "copyright": "©", "textregistered": "®",
    "texttrademark": "™", "textservicemark": "℠", "textordfeminine": "ª", "textordmasculine": "º", "ier": "er",
    "textdegree": "°", "degree": "°", "textcelsius": "℃", "texteuro": "€", "euro": "€", "EUR": "€", "geneuro": "€",
    "textsterling": "£", "pounds": "£", "textyen": "¥", "textcent": "¢", "textcurrency": "¤", "textnaira": "₦",
    "textwon": "₩", "textdong": "₫", "textlira": "₤", "textpeso": "₱", "textbaht": "฿", "textcolonmonetary": "₡",
    "textguarani": "₲", "textflorin": "ƒ", "textbrokenbar": "¦", "textbardbl": "‖", "textasciidieresis": "¨",
    "textasciimacron": "¯", "textasciiacute": "´", "textasciibreve": "˘", "textasciicaron": "ˇ", "textacutedbl": "˝",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textonequarter": "¼", "textonehalf": "½",
    "textthreequarters": "¾", "textmu": "µ", "textpm": "±", "texttimes": "×", "textdiv": "÷", "textlnot": "¬",
    "textminus": "−", "textnumero": "№", "textperthousand": "‰", "textpertenthousand": "‱", "textohm": "Ω",
    "textmho": "℧", "textestimated": "℮", "textrecipe": "℞", "textreferencemark": "※", "textinterrobang": "‽",
    "textfractionsolidus": "⁄", "textleftarrow": "←", "textrightarrow": "→", "textuparrow": "↑", "textdownarrow": "↓",
    "textlangle": "⟨", "textrangle": "⟩", "textlquill": "⁅", "textrquill": "⁆", "textopenbullet": "◦",
    "textbigcircle": "◯", "textmusicalnote": "♪", "textmarried": "⚭", "textdied": "†", "textborn": "*",
    "textvisiblespace": "␣", "textsurd": "√", "textbeta": "β", "textprimstress": "ˈ", "textlengthmark": "ː",
    "textglotstop": "ʔ", "checkmark": "✓", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε",
    "XeTeX": "XeTeX", "psq": "f.", "psqq": "ff.", "adddot": ".", "addcolon": ":", "addcomma": ",", "addspace": " ",
    "addnbspace": " ", "addhyphen": "-", "bibrangedash": "–", "hyphen": "-", "mbox": "",
}  # fmt: skip
"""Commands for a sign in text, among them spaces and line breaks."""

MATHEMATICS: Final = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ",
    "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "⋅", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "•", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "odot": "⊙", "cap": "∩", "cup": "∪",
    "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "neg": "¬", "lnot": "¬", "setminus": "∖", "leq": "≤", "le": "≤",
    "leqslant": "⩽", "geq": "≥", "ge": "≥", "geqslant": "⩾", "neq": "≠", "ne": "≠", "lt": "<", "gt": ">", "ll": "≪",
    "gg": "≫", "sim": "∼", "simeq": "≃", "approx": "≈", "cong": "≅", "equiv": "≡", "propto": "∝", "prec": "≺",
    "succ": "≻", "subset": "⊂", "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇", "in": "∈", "ni": "∋", "notin": "∉",
    "perp": "⊥", "parallel": "∥", "mid": "∣", "vdash": "⊢", "models": "⊨", "infty": "∞", "nabla": "∇", "partial": "∂",
    "forall": "∀", "exists": "∃", "emptyset": "∅", "varnothing": "∅", "sum": "∑", "prod": "∏", "int": "∫", "oint": "∮",
    "surd": "√", "angle": "∠", "prime": "′", "hbar": "ℏ", "ell": "ℓ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘",
    "leftarrow": "←", "gets": "←", "rightarrow": "→", "to": "→", "uparrow": "↑", "downarrow": "↓",
    "leftrightarrow": "↔", "Leftarrow": "⇐", "Rightarrow": "⇒", "Leftrightarrow": "⇔", "longrightarrow": "⟶",
    "longleftarrow": "⟵", "mapsto": "↦", "rightleftharpoons": "⇌", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊",
    "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "vert": "|", "Vert": "‖", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "dotsc": "…", "dotsb": "⋯", "diamond": "⋄", "Diamond": "◇", "Box": "□", "square": "□", "blacksquare": "■",
    "triangle": "△", "bigcirc": "◯", "heartsuit": "♡", "spadesuit": "♠", "sharp": "♯", "flat": "♭", "natural": "♮",
    "dagger": "†", "ddagger": "‡", "mho": "℧", "asymp": "≍", "cdotp": "·", "hslash": "ℏ", "bigcap": "⋂", "bigcup": "⋃",
    "top": "⊤", "bot": "⊥", "therefore": "∴", "because": "∵", "lesssim": "≲", "gtrsim": "≳", "male": "♂", "female": "♀",
    "log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "max": "max", "min": "min",
    "lim": "lim", "sup": "sup", "inf": "inf", "det": "det", "dim": "dim", "mod": "mod",
}  # fmt: skip
"""Commands of mathematics; titles in careless files have them outside of it."""

_ITALIC: Final = ("<i>", "</i>")
_BOLD: Final = ("<b>", "</b>")
_SMALL_CAPS: Final = ('<span style="font-variant:small-caps;">', "</span>")

MARKUP: Final = {
    "textit": _ITALIC, "emph": _ITALIC, "textsl": _ITALIC, "mkbibemph": _ITALIC, "mkbibitalic": _ITALIC,
    "textbf": _BOLD, "mkbibbold": _BOLD, "textsc": _SMALL_CAPS,
    "textsubscript": ("<sub>", "</sub>"), "mkbibsubscript": ("<sub>", "</sub>"),
    "textsuperscript": ("<sup>", "</sup>"), "mkbibsuperscript": ("<sup>", "</sup>"), "up": ("<sup>", "</sup>"),
    "sb": ("<sub>", "</sub>"), "sp": ("<sup>", "</sup>"),
    "NoCaseChange": ('<span class="nocase">', "</span>"),
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”"), "enquote*": ("‘", "’"),
    "sqrt": ("√", ""), "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"),
}  # fmt: skip
"""The text before and after a command's argument."""

OF_PACKAGES: Final = frozenset({
    "textcrh", "textsca", "textschwa", "textTstroke", "texttstroke", "textmalteseH", "textmalteseh", "textkra",
    "cprime", "cdprime", "lasp", "rasp", "|", "textpeseta", "textbeta", "textprimstress", "textlengthmark",
    "textglotstop", "checkmark", "omicron", "leqslant", "geqslant", "Diamond", "Box", "square", "blacksquare",
    "therefore", "because", "lesssim", "gtrsim", "male", "female", "h", "G", "f",
})  # fmt: skip
"""Commands that need a package or an encoding beyond T1: protlib reads them and never writes them."""

SERIES: Final = {"newseries": "new series", "oldseries": "old series"}
"""The words for biblatex's keys in `series` (manual, section 4.9.2)."""

DECLARATIONS: Final = {
    "it": _ITALIC, "itshape": _ITALIC, "em": _ITALIC, "sl": _ITALIC, "slshape": _ITALIC, "bf": _BOLD,
    "bfseries": _BOLD, "sc": _SMALL_CAPS, "scshape": _SMALL_CAPS,
}  # fmt: skip
r"""Commands that hold to the end of their group: `{\em so}`."""

WRITTEN_MARKUP: Final = {
    "<i>": "textit", "<b>": "textbf", "<sub>": "textsubscript", "<sup>": "textsuperscript",
    _SMALL_CAPS[0]: "textsc", '<span class="nocase">': "NoCaseChange",
}  # fmt: skip
"""CSL's opening tags, and the command for each: the first that `MARKUP` reads as this tag."""

IGNORED: Final = frozenset({
    "protect", "relax", "nobreak", "allowbreak", "noindent", "indent", "xspace", "sloppy", "displaystyle",
    "textstyle", "left", "right", "big", "Big", "bigl", "bigr", "rm", "rmfamily", "sf", "sffamily", "tt",
    "ttfamily", "normalfont", "upshape", "mdseries", "small", "footnotesize", "large", "centering", "null",
    "bgroup", "egroup", "unskip", "ignorespaces", "penalty", "hskip", "kern", "nolimits", "limits", "selectfont",
})  # fmt: skip
DROPPED_ARGUMENT: Final = frozenset({
    "noopsort", "NoopSort", "SortNoop", "sortnoop", "nop", "label", "vphantom", "phantom", "hphantom", "index",
    "vspace", "hspace", "vskip", "selectlanguage", "fontsize", "color", "footnotemark",
})  # fmt: skip
r"""Commands that go away with their argument: `{\noopsort{1973b}}1973`."""

SECOND_ARGUMENT: Final = frozenset({"href", "textcolor", "foreignlanguage", "texorpdfstring", "colorbox", "hyperlink"})
"""Commands with two arguments, where the second is the text."""
