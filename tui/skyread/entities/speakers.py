"""Where an article says who speaks: the verb of saying after, before or around a quote, "according to", a name and a colon.

Whom a clause means by its subject is read by `subjects`.
"""

from __future__ import annotations

import re

from skyread.entities import speech_cues as words
from skyread.entities.analysis import ORG, OTHER, PERSON, PLACE
from skyread.entities.scene import Kind, Scene, Source
from skyread.entities.speaking_nouns import WORD, possessive
from skyread.entities.subjects import agent, led, object_of, opening_subject, subject

_LEAD = re.compile(r"[\s,;:.…!?—–\-−)”»\"'’]*")
_SENTENCE_END = re.compile(
    r"[.!?…]+(?=[\s”»\"'’)]|\Z)(?<![A-Z]\.)(?<!Mr\.)(?<!Dr\.)(?<!Ms\.)(?<!St\.)(?<!Lt\.)(?<!No\.)"
    r"(?<!Mrs\.)(?<!Gen\.)(?<!Sen\.)(?<!Gov\.)(?<!Rep\.)(?<!Col\.)(?<!Adm\.)(?<!Sgt\.)(?<!Jan\.)(?<!Feb\.)(?<!Mar\.)(?<!Apr\.)"
    r"(?<!Aug\.)(?<!Sept\.)(?<!Oct\.)(?<!Nov\.)(?<!Dec\.)"
)
_BREAK = re.compile(r"[,.;!?…] ?[—–-]+ |[”»\"“«]|``|''")
"""What parts a subject from what is no part of it."""
_WITHIN = re.compile(r"\s*(?:In|At) (?:the )?")
_VOICE = re.compile(r"(?:[Ss]pokes\w+|[Rr]epresentative|[Oo]fficial|[Pp]ress service)s?\b")
_ASIDE = 40
_WORDS_OF = re.compile(
    r"\bthe (?:words|saying|phrase|expression|advice|joke) (?:of|by) ([^.:;,“”\"«»]{3,80}):?\s*\Z"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.’' -]{2,40}(?:, [A-Z][a-z]{2,9}\.? \d{1,2})?(?: \([^)\n]{1,20}\))? (?:[–—]|--?) "
)
_TITLE = 140
"""Characters of an office before a name."""
_BY = re.compile(r"(?:\w(?:ed|en) (?:\w+ )?by|\b(?:quot|cit)(?:ed|es|ing)) [^.;:“”\"«»]*\Z")
_CLOSERS = "”»\"'’) \t\n\r\xa0"


def sentence_end(text: str, start: int, limit: int) -> int:
    """Where the sentence around `start` ends, at the latest at `limit`."""
    found = _SENTENCE_END.search(text, start, limit)
    return found.end() if found is not None else limit


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of `text[start:end]` begin, roughly: closing marks of the one before may stand there first."""
    starts = [start]
    for stop in _SENTENCE_END.finditer(text, start, end):
        at = stop.end()
        while at < end and text[at] in _CLOSERS:
            at += 1
        if at < end and not text[at].islower():
            starts.append(at)
    return starts


def after(scene: Scene, end: int, limit: int, *, strict: bool) -> Source | None:
    """The source that is named right after a quote that ends at `end`: `”, said X`, `” he told Y`, `” according to X`.

    `limit` is the end of the block or the start of the next quote. `strict` wants nothing else in the sentence, since
    the quote is one by itself.
    """
    text = scene.text
    lead = _LEAD.match(text, end, limit)
    at = lead.end() if lead is not None else end
    stop = sentence_end(text, at, min(limit, at + 240))
    first = WORD.match(text, at, stop)
    if first is None:
        return None
    phrase = words.PHRASE.match(text, at, stop)
    if phrase is not None:
        return None if strict else object_of(scene, phrase.end(), stop, phrase.span())
    if first[0] in ("as", "As"):
        at = first.end() + 1
    for skipped, word in enumerate(WORD.finditer(text, at, min(stop, at + 170))):
        low = word[0]
        back = text.startswith(_BACK.get(low, "\n"), word.end())
        if (low in words.SAYING or back) and _is_verb(text, at, word, stop, strict=strict):
            cue = word.span()
            if _BREAK.search(text, at + 1, word.start()) is not None:
                return None
            if not text[at : word.start()].strip(" ,—–-") or (
                skipped == 1 and text[at : word.start()].strip() in words.ADVERBS
            ):
                found = agent(scene, word.end(), stop)
            else:
                quoted = agent(scene, word.end(), stop) if low in words.QUOTING else None
                found = quoted or subject(scene, at, word.start(), narrow=low in words.NEAR_ONLY)
                if (
                    found is not None
                    and first[0] == "I"
                    and skipped == 1
                    and text.startswith(" to ", word.end())
                ):
                    found = agent(
                        scene, word.end() + 4, stop
                    )  # a translated inversion: "- I explained to the minister"
            return found.by(cue) if found is not None else None
        if (skipped == 0 and low in _CONTINUES) or (skipped == 3 and first[0].lower() in _PRONOUNS):
            return None
    return None


_BACK = dict.fromkeys(("shot", "shoots", "fired", "fires", "hit", "hits"), " back") | dict.fromkeys(
    ("goes", "went", "carried", "carries"), " on"
)
"""Verbs that are of saying with the word behind them."""
_CONTINUES = frozenset(
    "and or but of in to for with because since although when while which that is was were are has have had into from by at on "
    "until if than so would will can could may might should must due".split()
)
"""A sentence that goes on with one of these has had its quote as a part of itself."""


_BEING = frozenset("is was are were be been being".split())
_STATES_OF_MIND = frozenset("sure convinced confident certain".split())
_NO_VERB_AFTER = frozenset("the his her its their of a an to".split())


_SAID_WHERE = re.compile(
    r"(?:in|on|at|to|back|during|after|with|before|reporters|journalists|lawmakers|parliament|viewers|listeners|readers|me|us|him|them|afterwards|later|"
    r"yesterday|today|(?:the|a|an) (?:\w+ )?(?:press|agency|newspaper|paper|channel|broadcaster|station|radio|BBC|conference|briefing)|[A-Z]\w+)\b"
)
"""What stands behind a verb of saying whose quote came before it."""
_SUBORDINATE = frozenset(
    "When As If While After Because Since Although Though Before Asked Once That What".split()
)
_PRONOUNS = frozenset("he she it they we i he's she's".split())


def _is_verb(text: str, at: int, word: re.Match[str], stop: int, *, strict: bool) -> bool:
    """Whether a form of saying is a verb here."""
    start, end = word.span()
    before = text[at:start].strip()
    last = before.split()[-1:]
    if last and (last[0] in _NO_VERB_AFTER or _passive(last[0], word[0])):
        return False
    if strict:
        rest = text[end:stop].strip(" .,!?…—–-\n")
        if not before:
            return bool(rest)
        if before.split()[0] in _SUBORDINATE or len(rest.split()) > 12 or " that " in rest:
            return False
        return (
            len(before.split()) < 9 and (not rest or _SAID_WHERE.match(rest) is not None) and rest[-1:] != ":"
        )
    return text[start:end] not in words.LOOSE or len(before.split()) < 9


def _passive(behind: str, verb: str) -> bool:
    """Whether a form of saying says what is said of its subject, by somebody else."""
    return behind in _BEING and not verb.endswith("ing") and verb not in _STATES_OF_MIND


def trailing(scene: Scene, start: int, limit: int) -> Source | None:
    """The source that closes a sentence: `took a “…” course, the ministry added.`"""
    text = scene.text
    stop = sentence_end(text, start, limit)
    for word in WORD.finditer(text, start, stop):
        if word[0] not in words.SAYING or word[0] in words.NEAR_ONLY:
            continue
        comma = max(
            text.rfind(", ", start, word.start()),
            text.rfind("— ", start, word.start()),
            text.rfind("– ", start, word.start()),
        )
        rest = text[word.end() : stop].strip(" .!?…\n")
        if (
            comma < start
            or word.start() - comma > 90
            or (rest and len(rest.split()) > 9)
            or rest.startswith("that ")
        ):
            continue
        if rest and not text.startswith((" in ", " on ", " at ", " to ", " during ", " after "), word.end()):
            continue
        found = subject(scene, comma + 2, word.start(), narrow=True)
        if found is not None:
            return found.by(word.span())
    return None


def before(scene: Scene, start: int, end: int) -> Source | None:
    """The source that leads to a quote at `end` in a sentence that begins at `start`: `X said that “…”`, `X: “…”`."""
    text = scene.text
    label = _label(scene, start, end)
    if label is not None:
        return label
    handed = _words_of(scene, start, end)
    if handed is not None:
        return handed
    dateline = _DATELINE.match(text, start, end)
    if dateline is not None and any(scene.types[n] == PLACE for n in scene.between(start, start + 1)):
        start = dateline.end()
    cues = [word for word in WORD.finditer(text, start, end) if word[0] in words.SAYING]
    phrases = [phrase.span() for phrase in words.PHRASE.finditer(text, start, end)]
    for word in reversed(cues):
        if word is not cues[0] and word[0].endswith("ing") and text.startswith(", ", word.start() - 2):
            continue  # "X said so, warning of “…”": X is the subject of both
        if word[0] in words.NEAR_ONLY and end - word.end() > 4 and not _aside(scene, start, word, end):
            continue
        if word[0] == "saying" and (whom := _quoted_by_another(scene, start, word)) >= 0:
            return Source(Kind.NAME, scene.starts[whom], whom, "", word.span())
        if _passive(text[max(start, word.start() - 8) : word.start()].strip().rpartition(" ")[2], word[0]):
            within = _WITHIN.match(text, start, word.start())
            owner = scene.between(within.end(), within.end() + 1) if within else ()
            if owner:
                return Source(Kind.NAME, scene.starts[owner[0]], owner[0], "", word.span())
            continue
        for span in reversed(phrases):
            found = object_of(scene, span[1], end, span) if span[0] > word.start() else None
            if found is not None and found.kind not in (Kind.HE, Kind.SHE):
                return found
        found = subject(scene, start, word.start(), narrow=word[0] in words.NEAR_ONLY)
        if found is not None:
            return found.by(word.span())
    for span in reversed(phrases):
        if (found := object_of(scene, span[1], end, span)) is not None:
            return found
    return None


def _words_of(scene: Scene, start: int, end: int) -> Source | None:
    """Whose words somebody repeats right before a quote: `recalled the words of his teacher: “…”`."""
    found = _WORDS_OF.search(scene.text, max(start, end - _TITLE), end)
    if found is None:
        return None
    people = [n for n in scene.between(found.start(1), end) if scene.types[n] == PERSON]
    if people:
        return Source(Kind.NAME, scene.starts[people[-1]], people[-1], "", found.span())
    whose = found[1].split()[0]
    return Source(Kind.NOBODY, found.start(1)) if whose in ("his", "her", "a", "an", "one") else None


def _aside(scene: Scene, start: int, word: re.Match[str], end: int) -> bool:
    """Whether a speaker and a verb stand between commas before a quote: `nobody, X notes with regret, “…”`."""
    number = scene.ending_at(word.start() - 1)
    return (
        number >= 0
        and scene.types[number] == PERSON
        and scene.text.endswith(", ", start, scene.starts[number])
        and end - word.end() < _ASIDE
        and scene.text.endswith(", ", start, end)
    )


def _quoted_by_another(scene: Scene, start: int, saying: re.Match[str]) -> int:
    """The person whom a sentence quotes `as saying`, if another one quotes; or -1."""
    text = scene.text
    number = scene.ending_at(saying.start() - 4) if text.endswith(" as ", start, saying.start()) else -1
    if number < 0 or scene.types[number] != PERSON:
        return -1
    verb = text.rfind(" quoted ", max(start, scene.starts[number] - 100), scene.starts[number])
    return number if verb >= 0 else -1


def leading(scene: Scene, start: int, end: int) -> Source | None:
    """The person, institution, pronoun or role that a sentence from `start` begins with."""
    opening = min(end, start + 60)
    found = opening_subject(scene, start, opening)
    if found is None or (
        found.kind is Kind.NAME
        and (led(scene.text, start, found.at) or scene.types[found.mention] not in (PERSON, ORG))
    ):
        return None
    return found if len(scene.text[start : found.at].split()) < 7 else None


def in_between(scene: Scene, start: int, end: int) -> int:
    """The person who is the subject of what stands between two quotes of one sentence, or -1."""
    people = [n for n in scene.between(start, end) if scene.types[n] == PERSON]
    return next(
        (
            n
            for n in people
            if not led(scene.text, start, scene.starts[n]) and not possessive(scene.text, scene.ends[n])
        ),
        -1,
    )


def speaks_for(scene: Scene, start: int, end: int) -> bool:
    """Whether a sentence has a spokeswoman or an official without a name."""
    return _VOICE.search(scene.text, start, end) is not None


def voice(scene: Scene, start: int, end: int) -> int:
    """The institution for which a sentence has somebody speak who has no name, or -1."""
    word = _VOICE.search(scene.text, start, end)
    if word is None:
        return -1
    near = scene.between(max(start, word.start() - 60), min(end, word.end() + 40))
    bodies = [n for n in near if scene.types[n] in (ORG, PLACE)]
    return next((n for n in bodies if n is bodies[-1] or not possessive(scene.text, scene.ends[n])), -1)


def _label(scene: Scene, start: int, end: int) -> Source | None:
    """A name and a colon, and nothing else, before the quote."""
    text = scene.text
    stop = end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if stop <= start or text[stop - 1] not in ":-–—":
        return None
    number = scene.ending_at(stop - 1 - (text[stop - 2] == " "))
    if number >= 0 and scene.types[number] == PERSON and text[stop - 1] == ":":
        behind = text[max(start, scene.starts[number] - _TITLE) : scene.starts[number]]
        if _BY.search(behind) is not None:
            return Source(Kind.NAME, scene.starts[number], number, "", (stop - 1, stop))
    if number >= 0 and scene.types[number] != OTHER and len(text[start : scene.starts[number]].split()) < 5:
        return Source(Kind.NAME, scene.starts[number], number, "", (stop - 1, stop))
    return None
