"""The names of languages in babel and biblatex; `languages.tag` reads any of them."""

from typing import Final

BABEL: Final = {
    "af": "afrikaans", "am": "amharic", "ar": "arabic", "bg": "bulgarian", "bn": "bengali", "bs": "bosnian",
    "ca": "catalan", "cs": "czech", "cy": "welsh", "da": "danish", "de": "ngerman", "de-AT": "naustrian",
    "de-CH": "nswissgerman", "el": "greek", "en": "english", "en-AU": "australian", "en-CA": "canadian",
    "en-GB": "british", "en-NZ": "newzealand", "en-US": "american", "es": "spanish", "es-MX": "spanishmx",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "fr-CA": "canadien",
    "ga": "irish", "gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "is": "icelandic", "it": "italian", "ja": "japanese", "ka": "georgian",
    "km": "khmer", "ko": "korean", "la": "latin", "lo": "lao", "lt": "lithuanian", "lv": "latvian",
    "mk": "macedonian", "mn": "mongolian", "mr": "marathi", "ms": "malay", "nl": "dutch", "nn": "nynorsk",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "pt-BR": "brazilian", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sl": "slovene", "sq": "albanian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "te": "telugu", "th": "thai", "tr": "turkish", "uk": "ukrainian", "ur": "urdu", "vi": "vietnamese",
}  # fmt: skip
"""The name of each language tag in biblatex's `langid`."""
