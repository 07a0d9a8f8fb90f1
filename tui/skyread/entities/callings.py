"""Whom a noun can mean: which callings fit a role and which tell against it, and by which nouns a body is called.

Tables only, for `antecedents`, which looks in the text for the one that is meant.
"""

from __future__ import annotations

import re

from skyread.entities import speech_cues as words

HEADS_OF = {
    **dict.fromkeys(("government", "cabinet"), frozenset(("premier", "chancellor", "prime"))),
    "state": frozenset(("president", "king", "queen", "emir", "monarch")),
    **dict.fromkeys(("ministry", "department", "diplomacy"), frozenset(("minister", "secretary"))),
}
"""What is headed → words that stand with the name of who heads it."""
HEAD_OF = re.compile(
    rf"(?:[Hh]ead|[Cc]hief) of (?:the )?(?:[\w-]+ ){{0,2}}?({'|'.join(HEADS_OF)})\b(?! of (?!Foreign|Defen[cs]e))"
)
ABBREVIATED = dict(
    pair.split("=")
    for pair in (
        "sen=senator rep=representative gov=governor amb=ambassador prof=professor gen=general col=colonel adm=admiral maj=major "
        "lt=lieutenant capt=captain pres=president fm=minister pm=premier mep=mp dr=doctor"
    ).split()
)
"""Short forms of callings → their words."""
LOOSE_BODIES = frozenset(
    "company organization organisation agency group paper newspaper magazine channel firm alliance bloc institute center centre association "
    "office union foundation department bank corporation".split()
)
"""Nouns that mean the institution named before them, though it has another word in its name."""
ALLIANCES = {
    "alliance": ("nato",),
    "bloc": ("nato", "eu", "european union"),
    "union": ("eu", "european union"),
    "organization": ("un", "united nations", "osce", "opcw", "who"),
    "organisation": ("un", "united nations", "osce", "opcw", "who"),
    "agency": ("iaea",),
    "department": ("pentagon", "state department"),
    "government": ("white house", "kremlin"),
    "administration": ("white house", "kremlin"),
}
"""Nouns → names in small letters that they mean without a word of theirs in them."""
VOICE_CALLINGS = frozenset("spokesman spokeswoman spokesperson press".split())
_STATESMEN = frozenset(
    ("minister", "president", "chancellor", "senator", "ambassador", "secretary", "spokesman", "spokeswoman")
)
_SCHOLARS = frozenset(("professor", "expert", "analyst", "researcher", "scientist", "fellow", "historian"))
OTHER_CALLINGS: dict[str, frozenset[str]] = {
    **{noun: _STATESMEN for noun, fits in words.ROLES.items() if fits is words.EXPERT},
    **{noun: _SCHOLARS for noun, fits in words.ROLES.items() if fits in (words.DIPLOMAT, words.POLITICIAN)},
    **dict.fromkeys(("minister", "president", "secretary"), _SCHOLARS),
}
"""Callings that tell against a role."""
AGREED = frozenset("text document resolution article draft".split())
"""Nouns for what states agree on, or one of them says."""
AGREEMENTS = frozenset(
    "resolution treaty agreement draft preamble accord pact convention protocol constitution charter settlement".split()
)
"""What states agree on."""
PAPER = re.compile(
    rf"\b({'|'.join(sorted(AGREEMENTS))}|statement|comment|commentary|communiqu[eé]|report|message|letter|note|release|doctrine|published"
    r"|issued|memorandum)\b"
)
"""What anything written is called."""
PAPER_REACH = 250
"""Characters over which a text is the one that was spoken of."""
_ROLE_NOUNS = "|".join(sorted(words.ROLES.keys() - words.VOICES, key=len, reverse=True))
ANYBODY = re.compile(
    rf"(?:A|An|One|Another) (?:[\w-]+ ){{0,3}}(?:{_ROLE_NOUNS}|survivor|soldier)\b(?!,? [A-Z])"
)
"""A sentence whose subject is somebody without a name."""
ONE_OF = re.compile(
    r"\b[Oo]ne of (?:them|the|his|her|its|their)\b|\b(?:not|declined to) (?:to )?be (?:named|identified|quoted)\b|\bcondition of anonymity\b"
)
"""What tells that somebody has no name."""
AGENT = re.compile(
    r"(?!paper|letter|number|order|matter|chapter|newspaper|answer|offer|power|border|winter|summer|other|either|factor|error|mirror|never)"
    r".{3,}(?:(?<!m)er|(?<!fl)or|ee|ist|ian|(?<!m)ant|(?<!m)ent|man|woman)\Z"
)
"""A noun that has the look of somebody's calling."""
NATIONAL = re.compile(r"[A-Z][a-z]+(?:ian|ean|can|nan|tan|lian|woman|man|lander|ander|ese)\Z")
"""What somebody is called by where they come from."""
_NATIONAL = re.compile(r".{2,}(?:ian|ean|can|ish|ese|nch|tch|iss|man|eli|aqi|ani)\Z")
_NO_NATION = re.compile(
    r".*(?:spokes|chair|gentle|congress|business|fore|vice)|.*(?:historian|politician|guardian|civilian|technician|academician)|human|woman|finish"
)
CALLED = re.compile(
    rf"(?:(?:After|Before|During|At|In|On|For|Then) (?:[\w-]+ ){{1,4}}|Then )?(?:[Tt]he|[A-Z][\w.]+['’]s) (?:[\w-]+ )?({'|'.join(sorted(words.ROLES, key=len, reverse=True))})\b(?! of)"
)
"""A sentence whose subject is a role."""


def of_other_nation(word: str, described: frozenset[str]) -> bool:
    """Whether the words that stand with somebody's name tell of a nation, and not of the one that `word` is the adjective of."""
    nations = [one for one in described if _NATIONAL.match(one) and not _NO_NATION.match(one)]
    return bool(_NATIONAL.match(word) and nations) and not any(one[:3] == word[:3] for one in described)
