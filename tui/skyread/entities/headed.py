"""Names with a word in them that says what they are: treaties, bodies, events, places, programmes.

Rules over strings of word classes, as in `shapes`; of all that match the longest counts.
"""

from __future__ import annotations

import re

from skyread.entities import cues, heads
from skyread.entities.analysis import EVENT, ORG, OTHER, PLACE, TREATY, WEAPON
from skyread.entities.model import EntityType
from skyread.entities.stretch import ANY, BODY, Made, Rule, Stretch


def _weapon(s: Stretch) -> Made | None:
    if s.inner == "oW" and s.words[s.start].text in heads.CAR_MAKERS:
        return Made(OTHER, 7, False, s.end)
    if s.inner == "Wx":
        return Made(WEAPON, 8, False, s.end)
    if s.inner == "ox":
        return Made(WEAPON, 8, False, s.end) if s.words[s.start].text in heads.WEAPON_MAKERS else None
    if s.classes[s.start] != "W" and s.words[s.start].text not in heads.WEAPON_MAKERS:
        return None
    stem = s.words[s.end - 1].text.split("-")[0]
    sense = s.lexicon.sense(stem)
    if sense is not None and (
        sense.type is EntityType.TREATY or (sense.type is EntityType.PLACE and len(stem) > 3)
    ):
        return Made(TREATY, 8, False, s.end)
    if _YEAR_CODE.search(s.words[s.end - 1].text):
        return Made(EVENT, 6, False, s.end)
    return Made(WEAPON, 7, False, s.end)


def _treaty(s: Stretch) -> Made | None:
    if s.words[s.end - 1].text == "Document" and s.inner not in ("qY", "QY", "kY", "KY"):
        return None
    if s.inner == "oY" and s.words[s.end - 1].text == "Act" and s.lexicon.ordinary(s.words[s.start].text):
        return Made(TREATY, 6, False, s.end)  # "Labour Act"
    if (s.words[s.end - 1].text != "Document" and s.inner in ("dY", "kY", "KY", "oY", "GY", "tY")) or (
        s.initial and s.inner == "wY"
    ):
        return None
    return Made(TREATY, 7, False, s.end)


def _act(s: Stretch) -> Made | None:
    """An act by its matter ("Freedom of Information Act"), also at the start of a sentence; agreements not there."""
    head = s.words[s.end - 1].text
    if head in heads.AGREED and "f" in s.inner and not s.initial and s.classes[s.start] not in "Cc":
        return Made(TREATY, 7, False, s.end)
    named = (
        head in ("Act", "Acts") or (head in ("Process", "Mechanism", "Framework") and not s.initial)
    ) and not set(s.inner).isdisjoint("f&")
    return Made(TREATY, 7, False, s.end) if named else None


def _on_matter(s: Stretch) -> Made | None:
    """A body or conference by what it is on ("Commission on Human Rights")."""
    at = s.inner.index("O")
    head, matter = s.words[s.start + at - 1].text, s.inner[at + 1 :]
    if "f" in s.inner[:at]:
        head = s.words[s.start + s.inner.index("f") - 1].text
    against = s.words[s.start + at].text
    if against[0] == "a" and (head in heads.CLUBS or not set(matter) <= set("wGcmEP&f")):
        return None
    if "gainst" in against:
        return Made(EVENT if s.classes[s.start + at - 1] in "Em" else ORG, 6, False, s.end)
    if head not in heads.MATTER_BODIES or (head not in heads.MEETINGS and matter[0] in "kKqQ"):
        return None
    return Made(EVENT if head in heads.MEETINGS else ORG, 7, False, s.end)


def _law(s: Stretch) -> Made | None:
    """A law by its matter ("Law on Foreign Agents", "Directive on Media Freedom")."""
    return (
        Made(TREATY, 6, False, s.end)
        if s.words[s.start + s.inner.index("O") - 1].text in heads.LAWS
        else None
    )


def _ordinal(s: Stretch) -> Made | None:
    """A body or meeting by its number ("First Committee", "Tenth Review Conference"); a number alone tells nothing of others."""
    if s.words[s.start].text.lower() not in cues.ORDINALS:
        return None
    head = s.classes[s.end - 1]
    if head == "Y":
        return Made(TREATY, 6, False, s.end)
    return Made(EVENT if head in "Em" else ORG, 6, False, s.end)


def _mission(s: Stretch) -> Made | None:
    """A mission by the body that sent it and the country it is in ("United Nations Mission in South Sudan")."""
    at = s.inner.index("I")
    if s.words[s.start + at - 1].text in heads.MISSIONS:
        return Made(ORG, 7, False, s.end)
    regions = {word.text for word in s.words[s.start + at + 1 : s.end] if word.kind in "kKqQ"}
    return Made(ORG, 7, False, s.end) if s.inner[0] != "o" and regions <= heads.REGIONS else None


def _delegation(s: Stretch) -> Made | None:
    """Those whom a country sends to a body or another country ("Permanent Mission of Samoa to the United Nations")."""
    sent = s.words[s.start + s.inner.index("f") - 1].text in heads.SENT
    return Made(ORG, 7, False, s.end) if sent else None


_YEAR_CODE = re.compile(r"-(?:19|20)\d\d\Z")
_PLACED = re.compile(r"(?:[^fF]*[ukqKQgoap][^fF]*[Cc]|[^fF]*[Cc][fF][dD]?[kqKQ])(?=f[kqKQ]\Z)")
"""A name that has its place or its own word already; "of the US" after it only says where that is."""


def _org(s: Stretch) -> Made | None:
    inner = s.inner
    head = max(inner.rfind("C"), inner.rfind("c"))
    if len(inner) == 1 or _only_titled(s):
        return None
    if inner[-1] == "t" and inner[-2] in "wcC" and s.classes[s.end : s.end + 1] in tuple("ugGQKi"):
        return _org(s._replace(end=s.end - 1))  # "Ministry of Defence Colonel General Ivan Petrov"
    if s.classes[s.end : s.end + 1] == "w" and s.words[s.end].text == "Law" and not set(inner) & set("gp"):
        return Made(TREATY, 6, False, s.end + 1)  # "People's Military Service Law"
    cut = _PLACED.match(inner)
    if cut is not None and s.words[s.start + cut.end()].text == "of the":
        return _org(s._replace(end=s.start + cut.end()))
    if head < 0 or (s.initial and inner.startswith("w&")) or inner in ("gc", "ic"):
        return None
    if "C" not in inner and "f" not in inner and not set(inner) & set("uoakqKQgzdy"):
        return None if s.initial else Made(ORG, 2, len(inner) < 3, s.end)
    if inner in ("dc", "pc", "dC", "kc", "pC") and s.words[s.end - 1].text not in heads.GOVERNMENT:
        return None
    end = s.end
    firm = inner.find("f")
    if (
        firm > 1
        and s.words[s.start + firm - 1].text in heads.FIRMS
        and not set(inner[: firm - 1]) <= set("wdD")
    ):
        end = s.start + firm  # "Kallor Corporation of Elkhart"
    if s.words[end - 1].text in heads.BRANCHED and s.classes[end : end + 1] in ("k", "K"):
        end += s.words[end].text in heads.BRANCHES
    if s.words[end - 1].text in heads.PLACED_AFTER and s.classes[end : end + 1] in ("q", "Q"):
        end += 1  # "Imperial College London"
    return Made(ORG, 7 if "C" in inner else 5, False, end)


def _event(s: Stretch) -> Made | None:
    inner = s.inner
    if inner[0] == "w" and s.words[s.start].text.lower() in cues.ORDINALS and len(inner) > 2:
        return Made(EVENT, 6, False, s.end)  # "Third Meeting of States Parties"
    if "E" not in inner and "V" not in inner and not set(inner) & set("uoakqKQgzy"):
        return None if s.initial else Made(EVENT, 2, True, s.end)
    if inner in ("um", "am") and not s.titled:
        return Made(EVENT, 5, s.initial, s.end)
    if inner == "dE" or (len(inner) == 2 and inner[1] == "m"):
        return None
    return Made(EVENT, 7, False, s.end)


def _only_titled(s: Stretch) -> bool:
    """Whether a title stands before a person and not inside a name like "King Abdullah University"."""
    if s.inner[0] != "t" or s.inner[1] in "Cc" or s.words[s.start].text in heads.ROYAL:
        return False
    return not (s.words[s.start].text == "General" and s.inner[1] in "wd")


def _place(s: Stretch) -> Made | None:
    inner = s.inner
    if inner[-1] in "YEm" or (
        inner[-1] == "L" and s.words[s.end - 1].text in heads.COMMON_GROUNDS and set(inner[:-1]) <= set("wGd")
    ):
        return None
    if inner[0] in "gG" and inner[1:] == "H" and s.words[s.end - 1].text in heads.NO_SURNAMES:
        return Made(PLACE, 6, False, s.end)
    if s.words[s.end - 1].text == "Corridor" and s.words[s.end - 2].text in (
        "Economic",
        "Trade",
        "Transport",
    ):
        return Made(OTHER, 6, False, s.end)
    if inner in ("GL", "GM") and s.words[s.end - 1].text in heads.SURE_PLACES:
        return Made(PLACE, 5, s.initial, s.end)
    if inner == "wH" and not s.initial and s.words[s.end - 1].text in heads.STREETS_TOO:
        return Made(PLACE, 4, False, s.end)
    if _only_titled(s) or (s.words[s.end - 1].text == "Hall" and s.words[s.start].text in ("City", "Town")):
        return None
    if inner[0] in "MD" and inner[-1] not in "LHM" and "f" not in inner:
        if inner[0] == "D" and inner.lstrip("D")[0] not in "kqKQ":
            return Made(PLACE, 5, s.initial, s.end) if inner.lstrip("D")[0] == "u" else None
        return Made(PLACE, 7, False, s.end)
    if inner[0] in "LM" and "f" in inner and s.words[s.start].text not in heads.PLACE_OF:
        return None
    if inner == "dL" and s.words[s.start].text.startswith(("Pan-", "Trans-")):
        return Made(PLACE, 7, False, s.end)
    if inner == "pL" and " " in s.words[s.start].text:
        return Made(PLACE, 7, False, s.end)
    if inner == "wM" and not s.initial and s.words[s.end - 1].text in ("River", "Lake"):
        return Made(PLACE, 4, False, s.end)
    if inner in ("dL", "oL", "oH") and s.words[s.end - 1].text in (
        heads.LANDS if inner == "dL" else heads.STREETS
    ):
        return Made(PLACE, 7, False, s.end)
    if inner[-1] == "M" and len(inner) > 1 and s.words[s.end - 1].text in heads.PLACE_BOTH:
        return Made(PLACE, 5, False, s.end) if not (s.initial and inner == "wM") else None
    if inner in ("dL", "oL", "pL", "dH", "oH", "wH", "GL", "gM", "GM", "dM", "wM", "oM") or (
        inner[0] in "gG" and inner[1:] == "H"
    ):
        return None
    if inner[-1] == "H" and s.words[s.end - 1].text in ("Post", "Star"):
        return Made(ORG, 6, False, s.end) if set(inner[:-1]) <= set("kqKQ") else None
    if set(inner[:-1]) <= set("wG") and inner[0] != "L":
        return None if s.initial else Made(PLACE, 4, False, s.end)
    return Made(PLACE, 7, False, s.end)


def _body_by_first(s: Stretch) -> Made | None:
    """A paper, club or body by its first word ("Gazeta Wyborcza", "FC Porto")."""
    return Made(ORG, 6, False, s.end) if s.words[s.start].text in heads.ORG_FIRST else None


def _thing(s: Stretch) -> Made | None:
    """A programme, prize or work by its last word ("Webb Space Telescope")."""
    if s.inner[-1] != "P":
        if s.inner[-2:] == "fw":
            return Made(TREATY, 6, False, s.end) if s.words[s.end - 1].text == "Action" else None
        return None if s.initial and s.inner[0] == "w" else Made(OTHER, 6, False, s.end)
    if set(s.inner[:-1]) <= set("wGdc"):
        return None if s.initial else Made(OTHER, 2, len(s.inner) < 3, s.end)
    return None if len(s.inner) == 2 and s.inner[0] in "kKdp" else Made(OTHER, 6, False, s.end)


HEADED: tuple[Rule, ...] = (
    (
        re.compile(r"Z[uwgGqQkKdLHMEP]+v+[uwgGqQkKdLHMEP]+|[ZC](?:[uwgGqQkKdLHMEP]+|v+[ugqQkK]+)"),
        _body_by_first,
    ),
    (re.compile(r"w(?:C|[wGCcEm]*[EmY]|wC)(?=\Z|[^uwCcEm])"), _ordinal),
    (
        re.compile(
            rf"P(?=F)F{BODY}(?:&[wcC]+)?|[{ANY}]+P(?![wt])(?:f[w](?=\Z|[^wuCc])|F{BODY}(?:&[wcC]+)?)?"
        ),
        _thing,
    ),
    (re.compile(r"[ou]?W|ox|Wx"), _weapon),
    (re.compile(rf"(?:[{ANY}]+b?Y|Y(?=[fOF][^v]))n?(?:[fOF]{BODY})*"), _treaty),
    (
        re.compile(
            rf"(?:t(?=[Cc]|[gGupwiDdqQK]+[Cc])|[dwGukKqQoaCY]*[wGY]&(?=[wG]+[Cc])|[dD]&(?=D))?(?:[{ANY}b]*[CcH]|[{ANY}b]*[Cc](?:[fF]{BODY})+)(?:[fF]{BODY})*(?:lw++(?:fL)?(?![CcEmLHYP]))?"
        ),
        _org,
    ),
    (
        re.compile(
            rf"V[uwgGkqKQoazxpd]+[HLcm]?|[{ANY}]+[Em][nN]?(?:f{BODY})*|[EmV](?:f{BODY})(?:T(?:g|{BODY}))?"
        ),
        _event,
    ),
    (
        re.compile(
            rf"t[gGupwi]+[LHM]|M[MukqKQgGwdp]+[LH]?|Mv[ukqgw]+|D+[ukqKQgGw]+[LH]?|[{ANY}]+[LHM]|[LM](?:f{BODY})"
        ),
        _place,
    ),
)
"""Names with a word in them that says what they are; the longest counts."""
SIGNS = frozenset("ZCcEmYPWxLHMVD")
"""The classes of which one must be in a run, or no rule of HEADED matches."""
LINKED: tuple[Rule, ...] = (
    (re.compile(r"[wGcCEmL]+(?:&[wGcCEm]+)?(?:f[wGdcC]+(?:&[wGdcC]+)?)?Y"), _act),
    (re.compile(rf"[{ANY}]*[CcEmPw](?:f{BODY})*O{BODY}(?:&[wGc]+)?(?:f{BODY}(?:&[wGc]+)?)*"), _on_matter),
    (
        re.compile(rf"(?:o[wGdcC]*[wcC]|[{ANY}]*C(?:[fF]{BODY}(?:&[wGc]+)?)+)I[kKqQdD]+(?:[&l][kKqQ])?"),
        _mission,
    ),
    (re.compile(rf"[{ANY}]*YT[wdGcCmkKqQ]*Y(?:[OF]{BODY}(?:&[wGcdP]+)*)?"), _treaty),
    (re.compile(r"w?[Cc]f[kKqQouad]+T[kKqQo]"), _delegation),
    (re.compile(r"o?[wY]O[wdGcCmPYkKLHMEt]+(?:[fF&][wdGcCkKmPLHME]+)*"), _law),
    *HEADED,
)
"""The same for runs with the head of a treaty or with "on" or "in", where names are longer than elsewhere."""
