"""The shapes of names: rules over strings of word classes, and what each makes of the stretch it matches.

Each rule is a pattern and a maker that judges the stretch by its words; the order of the rules is the grammar's.
"""

from __future__ import annotations

import re

from skyread.entities import cues, heads
from skyread.entities.analysis import EVENT, ORG, OTHER, PERSON, PLACE, TREATY, TYPES, WEAPON
from skyread.entities.stretch import BODY, NO_NAME, Made, Rule, Stretch

_PERSON = re.compile(
    r"(?:[aA](?=[ug])|[gGKQqHw]|u)(?:i|g|G|u|d|p|[kqKQw](?=[ug])|v+(?=[ugGwpkqKQ]))*(?:[gGupj]|v[ugGwkqpo]|(?<=[gGuiKQ])[wHtdkqKQLDM]|(?<=[gi])[ozxecm])(?:j|n)?|i+[ugGwpHd]+"
)
_OF_THING = re.compile(r"f(?![uakqKQwdgG]*[oCc])")
"""What goes on with "of" and no body ("Man of the Match")."""
_KNOWN = {
    "o": ORG,
    "k": PLACE,
    "q": PLACE,
    "K": PLACE,
    "Q": PLACE,
    "y": TREATY,
    "x": WEAPON,
    "e": EVENT,
    "z": OTHER,
}


def _known(s: Stretch) -> Made | None:
    kind, end, text = s.classes[s.start], s.end, s.words[s.start].text
    if end - s.start == 2:
        if kind == "o" and text in heads.WEAPON_MAKERS:
            return Made(WEAPON, 7, False, end)
        end -= kind not in "zyx"
    following = s.classes[s.start + 1 : s.start + 2]
    sense = s.lexicon.sense(text)
    if kind == "q" and following == "u" and sense is not None and sense.weight == 4:
        return None  # "Bo Lindgren"; Bo is a town, too
    if s.titled and kind in "qQ" and following in ("u", "g"):
        return None
    if kind in "KQ" and (following in ("u", "i", "g") or (kind == "Q" and following == "q")):
        return None
    if kind == "Q" and following in ("w", "G") and s.words[s.start + 1].text.lower() not in s.lexicon.common:
        return None  # "Ann Smith"; Ann is a town, too
    single_word = " " not in text and not text.isupper() and s.lexicon.ordinary(text)
    if kind == "o" and single_word and not s.initial and s.classes[s.end : s.end + 1] in ("w", "u"):
        return None
    doubtful = single_word and (s.initial or kind in "qQ")
    weight = sense.weight if sense else 6
    return Made(_KNOWN[kind], min(weight, 2) if doubtful else weight, doubtful, end)


def _body_of(s: Stretch) -> Made | None:
    """A known body that belongs to something ("Security Council of the Russian Federation")."""
    body = s.words[s.start].text
    if s.words[s.end - 1].text.isupper():
        return None  # "Colorado State University of the US"
    fits = " " in body and body.rpartition(" ")[2] in heads.ORG_HEADS
    return Made(ORG, 7, False, s.end) if fits else None


def _qualified_body(s: Stretch) -> Made | None:
    """A body that a word before it makes another one ("Liberal Democratic Party")."""
    last = s.words[s.end - 1].text
    if s.inner[0] in "kqKQ" and len(s.inner) == 2 and " " not in last and s.lexicon.ordinary(last):
        return Made(ORG, 6, False, s.end)  # a paper: "Samoa Observer"
    body = last.split()
    if s.inner[0] in "kK" and body[-1] == "House":
        return None
    generic = all(s.lexicon.ordinary(word) or word in s.lexicon.demonyms for word in body)
    if (
        (len(body) < 2 and len(s.inner) < 3)
        or heads.ORG_HEADS.isdisjoint(body)
        or not generic
        or (s.initial and s.inner[0] == "w")
    ):
        return None
    return Made(ORG, 7, False, s.end)


def _partners(s: Stretch) -> Made | None:
    """Two names and the sign between them ("Simon & Garfunkel")."""
    return Made(ORG, 5, False, s.end)


def _paper(s: Stretch) -> Made | None:
    """A paper whose name is one common word: "The Times", its article with a capital in the middle of a sentence."""
    before = s.words[s.start - 1].text if s.start else ""
    if before != "The" and not (before == "the" and s.words[s.start].text in heads.PAPERS_ALWAYS):
        return None
    return Made(ORG, 6, False, s.end) if s.words[s.start].text in heads.PAPERS else None


def _channel(s: Stretch) -> Made | None:
    """A broadcaster by the letters at its end ("Dozhd TV")."""
    if s.words[s.end - 1].text not in ("TV", "FM") or (s.initial and s.inner[0] == "w"):
        return None
    return Made(ORG, 6, False, s.end)


def _advocates(s: Stretch) -> Made | None:
    """A group by who speaks up for what ("Texans for Public Justice"), or a service by its town ("Transport for London")."""
    who = s.words[s.start].text
    if s.inner[-1] in "aqkQK":
        return Made(ORG, 6, False, s.end) if who == "Transport" else None
    return (
        Made(ORG, 5, False, s.end) if who.endswith("s") and not who.endswith("ss") and len(who) > 4 else None
    )


def _car(s: Stretch) -> Made | None:
    """A car by its maker and model ("Toyota Land Cruisers", "Lexus ES 350")."""
    return Made(OTHER, 6, False, s.end) if s.words[s.start].text in heads.CAR_MAKERS else None


def _peer(s: Stretch) -> Made | None:
    """Somebody by title and place ("Duchess of Kent")."""
    return Made(PERSON, 8, False, s.end) if s.words[s.start].text in heads.PEERAGES else None


def _branch(s: Stretch) -> Made | None:
    """A body's branch by where it is ("Carnegie Europe", "Greenpeace UK")."""
    return Made(ORG, 6, False, s.end) if s.words[s.end - 1].text in heads.BRANCHES else None


def _airline(s: Stretch) -> Made | None:
    """An airline or other body by its country or town ("Air Zimbabwe", "Rowing Canada")."""
    first = s.words[s.start].text
    return (
        Made(ORG, 7, False, s.end)
        if first == "Air" or (first in heads.MATTERS and s.inner[1] in "kK")
        else None
    )


def _titled_adjective(s: Stretch) -> Made | None:
    """Somebody whose given name is an adjective, too, behind a title ("Mayor Tory Whanau")."""
    return Made(PERSON, 5, False, s.end) if s.titled else None


def _with_article(s: Stretch) -> Made | None:
    """A name with the article of another language ("La Libertad", "Die Linke"); what it is, its surroundings tell."""
    return Made(ORG, 2, False, s.end) if s.words[s.start].text in heads.ARTICLES else None


def _ship(s: Stretch) -> Made | None:
    """A ship's name behind its navy's letters or its kind's; the letters belong to it."""
    letters = s.words[s.start].text
    if letters not in heads.SHIP_PREFIXES:
        return None
    return Made(OTHER if letters in heads.CIVIL_PREFIXES else WEAPON, 6, False, s.end)


def _qualified_treaty(s: Stretch) -> Made | None:
    """A known treaty with a word before it that makes it another one, or its full name ("Adapted CFE Treaty")."""
    if s.initial or s.words[s.end - 1].text.rpartition(" ")[2] not in heads.TREATY_HEADS:
        return None
    return Made(TREATY, 7, False, s.end) if set(s.inner[:-1]) == {"w"} else None


def _side(s: Stretch) -> Made | None:
    """A place and a plural, as sides and clubs are called ("Chicago Bulls")."""
    word = s.words[s.start + 1].text
    if s.initial or not word.endswith("s") or word.endswith("ss") or s.words[s.start].text.isupper():
        return None
    return Made(TREATY if word in heads.RULES else ORG, 5, False, s.end)


def _model(s: Stretch) -> Made | None:
    """A word and a serial or number ("Galaxy S9", "Falcon 9", "Delta IV Heavy")."""
    name, number = s.words[s.start].text, s.words[s.start + 1].text
    if name == "Channel" and number.isdigit():
        return Made(ORG, 5, False, s.start + 2)
    if name in heads.ROADS and number.isdigit():
        return Made(PLACE, 5, False, s.start + 2)
    if name in heads.WEAPON_MAKERS:
        return Made(WEAPON, 6, False, s.start + 2)
    if s.initial or name in heads.NUMBERED or (number.isdigit() and (s.inner[0] != "w" or len(number) > 2)):
        return None
    return Made(OTHER, 5, False, s.end)


def _initialled(s: Stretch) -> Made | None:
    """Letters and a name, as companies are called ("PKN Orlen"); two letters are a person's initials."""
    return Made(ORG, 4, False, s.end) if len(s.words[s.start].text) > 2 else None


def _person(s: Stretch) -> Made | None:
    inner = s.inner
    if not 2 <= len(inner) <= 7:
        return None
    if inner[-1] in "ozxe" and not s.words[s.end - 1].text.isalpha():
        return None
    if inner == "uw" and s.words[s.end - 1].text == "State":
        return Made(PLACE, 5, False, s.end)
    if s.titled and inner[0] in "ugGQqw":
        return Made(PERSON, 5, False, s.end)
    if inner[-1] in "wG" and not set(inner) & set("gip") and _OF_THING.match(s.classes, s.end):
        return None  # "Budweiser Man of the Match"
    if inner[0] == "w":
        return None if s.initial or not set(inner[1:]) & set("gpu") else Made(PERSON, 1, False, s.end)
    if inner[0] == "q":
        return Made(PERSON, 3, False, s.end) if inner in ("qu", "qg") else None
    if "w" in inner[1:-1] and inner[0] not in "gi":
        return None
    if inner[0] in "aA" and (len(s.words[s.start].text) != 2 or len(inner) != 2):
        return None
    if inner[0] == "H" and "-" not in s.words[s.end - 1].text:
        return None
    if s.initial and inner in ("Gw", "Gd", "Gt", "Gk", "Gq", "GH", "GL", "Gu"):
        fits = inner == "Gu" and s.words[s.start].text.lower() not in s.lexicon.common
        return Made(PERSON, 3, False, s.end) if fits else None
    if inner[0] in "uwG" and "g" not in inner and inner[-1] in "wdtkqKQLD" and "i" not in inner:
        if inner == "Gw":
            return (
                None
                if s.classes[s.end : s.end + 1] in ("w", "c", "C")
                else Made(PERSON, 2, not s.titled, s.end)
            )
        plural = (
            s.words[s.end - 1].text.endswith("s") and s.words[s.end - 1].text[:-1].lower() in s.lexicon.words
        )
        return (
            Made(ORG if plural else PERSON, 2, False, s.end)
            if inner in ("uw", "uuw", "uq", "uQ", "uK")
            else None
        )
    return Made(PERSON, 6 if set(inner) & set("gip") else 3, False, s.end)


def _particled(s: Stretch) -> Made | None:
    """A surname with its particle ("von Arx"); after the French and the like only behind a title."""
    if s.titled:
        return Made(PERSON, 5, False, s.end)
    return Made(PERSON, 3, False, s.end) if s.words[s.start].text.split()[0] in heads.PARTICLES else None


def _mononym(s: Stretch) -> Made | None:
    """A known person's one name that is somebody's given name here ("Michelangelo Merisi")."""
    return Made(PERSON, 6, False, s.end) if " " not in s.words[s.start].text else None


def _several(s: Stretch) -> Made | None:
    if (s.initial and s.inner[0] != "A") or s.classes[s.start - 1 : s.start] == "X":
        return None
    if s.inner[-1] in "wG" and s.classes[s.end : s.end + 1] == "f":
        return None
    if s.words[s.end - 1].text == "Law" and len(s.inner) > 2 and s.inner[-2] != "a":
        return Made(TREATY, 5, False, s.end)
    return Made(OTHER, 2, len(s.inner) < 3 and not set(s.inner) & set("uaozA"), s.end)


_SINGLE = {"p": (PERSON, 9), "a": (ORG, 3), "g": (PERSON, 2), "u": (PERSON, 0)}


def _single(s: Stretch) -> Made | None:
    kind = s.classes[s.start]
    if kind == "a" and s.words[s.start].text[-1].isdigit():
        sense = s.lexicon.sense(s.words[s.start].text.rstrip("0123456789"))
        return Made(OTHER if sense is None else TYPES.index(sense.type), 4, False, s.end)
    if kind in _SINGLE:
        type_, weight = _SINGLE[kind]
        return Made(type_, weight, False, s.end)
    titled = s.titled
    if kind == "t":
        last = s.end == len(s.classes) or s.classes[s.end] not in "gGuwiptf"
        surname = titled and last and s.words[s.start].text in cues.SURNAME_TITLES
        return Made(PERSON, 5, False, s.end) if surname else None
    text = s.words[s.start].text
    lower = text.lower()
    common = (
        kind == "w"
        and not titled
        and (
            text in heads.NUMBERED or s.lexicon.common_word(lower) or (s.initial and s.lexicon.plural(lower))
        )
    )
    return Made(PERSON, NO_NAME if common else 1, not titled, s.end)


RULES: tuple[Rule, ...] = (
    (re.compile(r"[CcwLHod](?![wuCcLHEm])"), _paper),
    (re.compile(r"tf[kKqQ](?![ugG])"), _peer),
    (re.compile(rf"o(?:f{BODY})+"), _body_of),
    (re.compile(r"(?:[dw]+|[kqKQ]|[dwGokq]*[wG]&)o"), _qualified_body),
    (re.compile(r"[dw]F[wdGt]+(?:&[wG]+)?|wF[aqkQK]"), _advocates),
    (re.compile(r"[ou][kK]"), _branch),
    (re.compile(r"w[kqKQdu]"), _airline),
    (re.compile(r"d[ug]"), _titled_adjective),
    (re.compile(r"w[ugqwQK]+"), _with_article),
    (re.compile(r"o(?:[uw]{1,2}[nN]?|[aAN]?[nN])"), _car),
    (re.compile(r"[augw]A"), _channel),
    (re.compile(r"[aA][uwgGkqKQH]{1,3}"), _ship),
    (re.compile(r"[wd]+y"), _qualified_treaty),
    (re.compile(rf"[kqKQ][wu](?:F{BODY})*"), _side),
    (re.compile(r"a[ugqQkK]+"), _initialled),
    (re.compile(r"[uwgGaqQLH]B[uwgGaqQLH]+"), _partners),
    (re.compile(r"v+[ug]+"), _particled),
    (re.compile(r"pv*[ug]+"), _mononym),
    (re.compile(r"[zoyexkqKQ][nN]?"), _known),
    (re.compile(r"[uwgL][nN][wc]?"), _model),
    (_PERSON, _person),
    (re.compile(r"[wuGaADo][wuGacmDno]+"), _several),
    (re.compile(r"[guGwapHt]"), _single),
)
"""What is tried at each word, first to last; a rule whose maker declines leaves the word to the next."""
