"""When two spellings are one name: accents, transliteration from Cyrillic, nicknames, initials.

Keys for comparison only; nothing here is shown to anybody.
"""

from __future__ import annotations

import re
from functools import lru_cache

from skyread.entities.kinds import flat

_ROMAN_TO_DIGIT = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
}
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "del",
        "della",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "bin",
        "ibn",
        "al",
        "el",
    ]
)
_TRANSLITERATION = (
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"th"), "t"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"(?:iy|yi|ii|yy|ij|jj)\b"), "y"),
    (re.compile(r"(?:yo|io|jo)(?=v\b)"), "e"),
    (re.compile(r"(?:ye|ie|je)"), "e"),
    (re.compile(r"(?:iya|ija|ia|ja)"), "ya"),
    (re.compile(r"(?:iu|ju|iyu)"), "yu"),
    (re.compile(r"(?<=[aeou])[ij]"), "y"),
    (re.compile(r"i\b"), "y"),
    (re.compile(r"(?<=[bcdfghklmnprstvxz])er\b"), "r"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"(?<=[csz]h)ov\b"), "ev"),
)
_NICKNAME_GROUPS = """
    william bill billy will willy, robert bob bobby rob, anthony antony tony, joseph joe joey, michael mike mick mickey,
    james jim jimmy jamie, richard rick dick rich, edward ed eddie ted, thomas tom tommy, daniel dan danny, david dave,
    steven stephen steve, christopher chris, benjamin ben benny, nicholas nick nicolas, samuel sam sammy,
    gregory greg, jeffrey jeff geoffrey geoff, kenneth ken kenny, matthew matt, patrick pat paddy, peter pete,
    philip phillip phil, ronald ron ronnie, timothy tim, andrew andy drew, donald don donny, john johnny jack jon jonathan,
    charles charlie chuck, francis frank, frederick fred freddie, gerald gerry jerry, lawrence larry, leonard leo len,
    walter walt, zachary zach zack, abraham abe, albert al bert, alfred alf, arthur art, raymond ray, russell russ,
    stanley stan, vincent vince, elizabeth liz beth betty lizzie, katherine catherine kate kathy cathy katie,
    margaret maggie meg peggy, susan sue susie, jennifer jen jenny, rebecca becky, deborah debbie deb, patricia pat patty,
    barbara barb, victoria vicky, jessica jess, alexandra sandra sasha, christina christine chris tina, pamela pam,
    nancy nan, judith judy, cynthia cindy, teresa theresa terry, dorothy dot, eleanor nell, virginia ginny,
    mikhail misha, ivan vanya, dmitry dima, sergey serezha, yury yura, vladimir volodya vova, nikolay kolya,
    mohammed muhammad mohamed mohammad muhammed mohamad, abdullah abdallah, hussein husain hossein husayn, ahmed ahmad,
    yusuf yousef youssef, hassan hasan, mahmoud mahmud, ibrahim ebrahim, osama usama, moammar muammar
"""


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """One word of a person's name as a key that spelling variants share."""
    key = re.sub(r"[^\w]", "", flat(word).lower())
    for pattern, put in _TRANSLITERATION:
        key = pattern.sub(put, key)
    return key


def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_NICKNAME_GROUPS.split(",")):
        for name in group.split():
            groups.setdefault(fold_word(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


_NICKNAMES = _nicknames()


@lru_cache(maxsize=1_000)
def nicknames(given: str) -> frozenset[str]:
    """The folded given names that may stand for a folded given name, without itself."""
    groups = _NICKNAMES.get(given)
    if groups is None:
        return frozenset()
    return frozenset(
        name for name, numbers in _NICKNAMES.items() if name != given and not groups.isdisjoint(numbers)
    )


def fold_name(name: str) -> str:
    """A name that is no person's as a key: case, accents, hyphens and articles do not matter, III is 3."""
    words = re.sub(r"[^\w&+]+", " ", flat(name).lower().replace(".", "").replace("'s", "")).split()
    return " ".join(
        _ROMAN_TO_DIGIT.get(word, word) if i else word for i, word in enumerate(words) if word != "the"
    )


@lru_cache(maxsize=100_000)
def person_parts(name: str) -> tuple[tuple[str, ...], str]:
    """The folded given names (initials as one letter) and the folded surname of a person's name."""
    words = [word for word in re.split(r"[ .]+", name) if word]
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    surname = fold_word(words[-1].removeprefix("al-").removeprefix("Al-")) if words else ""
    given = tuple(fold_word(word) for word in words[:-1] if word.lower() not in _PARTICLES)
    return tuple(part for part in given if part), surname


def same_given(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two lists of given names can be one person's.

    Equal, initials, nicknames, middle names left out, or first ones ("Suu Kyi" is "Aung San Suu Kyi").
    """
    if not one or not two:
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) < len(longer) and len(shorter[0]) > 1 and longer[-len(shorter) :] == shorter:
        return True
    if not _same_word(one[0], two[0]):
        return False
    return all(_same_word(a, b) for a, b in zip(one[1:], two[1:], strict=False))


def _same_word(one: str, two: str) -> bool:
    if one == two or (min(len(one), len(two)) == 1 and one[0] == two[0]):
        return True
    return not _NICKNAMES.get(one, frozenset()).isdisjoint(_NICKNAMES.get(two, frozenset()))
