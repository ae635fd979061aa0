"""English names of the languages that sources are written in."""

from __future__ import annotations

from typing import Final

__all__ = ["language_words"]

# ISO 639-1, the languages of broadcasters and gazettes; a tag outside the table is shown as it is.
_TABLE: Final = (
    "af=Afrikaans am=Amharic ar=Arabic az=Azerbaijani be=Belarusian bg=Bulgarian bn=Bengali bs=Bosnian "
    "ca=Catalan cs=Czech cy=Welsh da=Danish de=German dv=Dhivehi dz=Dzongkha el=Greek en=English "
    "es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish fr=French ga=Irish gl=Galician gu=Gujarati "
    "ha=Hausa he=Hebrew hi=Hindi hr=Croatian hu=Hungarian hy=Armenian id=Indonesian ig=Igbo is=Icelandic "
    "it=Italian ja=Japanese ka=Georgian kk=Kazakh km=Khmer kn=Kannada ko=Korean ku=Kurdish ky=Kyrgyz "
    "la=Latin lb=Luxembourgish lo=Lao lt=Lithuanian lv=Latvian mg=Malagasy mk=Macedonian ml=Malayalam "
    "mn=Mongolian mr=Marathi ms=Malay mt=Maltese my=Burmese nb=Norwegian ne=Nepali nl=Dutch nn=Norwegian "
    "no=Norwegian om=Oromo pa=Punjabi pl=Polish ps=Pashto pt=Portuguese ro=Romanian ru=Russian rw=Kinyarwanda "
    "sd=Sindhi si=Sinhala sk=Slovak sl=Slovenian so=Somali sq=Albanian sr=Serbian sv=Swedish sw=Swahili "
    "ta=Tamil te=Telugu tg=Tajik th=Thai ti=Tigrinya tk=Turkmen tl=Tagalog tr=Turkish tt=Tatar ug=Uyghur "
    "uk=Ukrainian ur=Urdu uz=Uzbek vi=Vietnamese xh=Xhosa yi=Yiddish yo=Yoruba zh=Chinese zu=Zulu"
)
_NAMES: Final = {code: name for code, _, name in (pair.partition("=") for pair in _TABLE.split())}
_SCRIPTS: Final = {
    "arab": "Arabic script",
    "cyrl": "Cyrillic script",
    "hans": "simplified",
    "hant": "traditional",
    "latn": "Latin script",
}


def language_words(tag: str) -> str:
    """Return the English name of a language, what the tag adds to it in parentheses.

    >>> language_words("zh-Hans"), language_words("pt-BR"), language_words("tlh")
    ('Chinese, simplified', 'Portuguese, BR', 'tlh')
    """
    primary, *rest = tag.split("-")
    name = _NAMES.get(primary.casefold())
    if name is None:
        return tag
    return ", ".join([name, *(_SCRIPTS.get(part.casefold(), part) for part in rest)])
