"""Finds the names in one article: `analyse` is a pure function of the text, its blocks and the lexicon.

Runs of capitalised words are parsed by the grammar; what stands around them, and what the rest of the article
says, is weighed here. Which entity a form is, across articles, is the resolver's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from string import ascii_lowercase

from skyread.entities import cues
from skyread.entities.analysis import (
    OTHER,
    PLACE,
    TREATY,
    TYPES,
    Analysis,
    DateMention,
    Form,
)
from skyread.entities.candidates import Candidate
from skyread.entities.context import candidate
from skyread.entities.dated import dated_names, free_dates
from skyread.entities.dates import date_mentions
from skyread.entities.definitions import defined
from skyread.entities.grammar import Piece, parse
from skyread.entities.headlines import recalled, remembered
from skyread.entities.lexicon import ANALYSER_VERSION, Lexicon
from skyread.entities.quotes import with_quotes
from skyread.entities.roles import with_roles
from skyread.entities.sports import teams
from skyread.entities.support import coordinate, nicknames_of, supported
from skyread.entities.tokens import runs
from skyread.entities.towns import towns
from skyread.entities.unbacked import unbacked
from skyread.entities.works import quoted_titles
from skyread.library.article import Block, BlockKind

__all__ = ["ANALYSER_VERSION", "Analysis", "analyse"]

_SENTENCE_OPENERS = frozenset(".!?:;•*…\"'“”„«»‘([{—–-|/")
_PLAIN = (
    ("\n", " "),
    ("\r", " "),
    ("\t", " "),
    ("\u00a0", " "),
    ("\u2019", "'"),
    ("\u02bc", "'"),
    ("\u2011", "-"),
)
"""What is read as what else, letter for letter."""
_TREATY_ON = re.compile(
    r"\b(?:Treaty|Convention|Protocol|Agreement|Memorandum) (?:on|for) (?:the )?[a-z](?:[\w-]+ ){1,9}?"
    r"(?:missiles|weapons|arms|forces|tests|materials|munitions|mines|defen[cs]es?|skies|ban|disarmament)\b"
)
_CAPITALS = r"[A-Z][\w'-]*(?: (?:of (?:the )?|and (?:the )?)?[A-Z][\w'-]*)*"
_TREATY_BETWEEN = re.compile(
    rf"\b(?:Treaty|Agreement|Convention|Protocol|Memorandum of Understanding) [Bb]etween (?:the )?{_CAPITALS} (?:on|for|concerning) (?:the )?"
    rf"{_CAPITALS}(?: (?:for|on|in|and)(?: the)? {_CAPITALS})*"
)
_TREATY_HEAD = re.compile(r"[TCPAM](?:reaty|onvention|rotocol|greement|emorandum) (?:on|for|of|[Bb]etween) ")
_TRUSTED = frozenset(("u", "a", "g", "uu", "ug", "gu", "q", "Q", "k", "K", "o", "y", "x", "e", "z"))
"""What is believed even where every word has a capital."""
_SPEAKER = re.compile(r"[A-Z][A-Z.' -]*[A-Z]{3}(?=: )")
"""Who speaks, in an interview: a name in capitals and a colon at the start of a block."""
_WORK_ENDS = frozenset(word[-2:] for word in cues.WORKS)
_GOES_ON = re.compile(r"(?:(?: (?:to|in|for|of|a|the)){1,2} [A-Z][\w'-]+(?: [A-Z][\w'-]+)*)+")
"""How the title of a work goes on after a run."""
_DATELINE = re.compile(
    r"[A-Z][A-Z'.]+(?: [A-Z][A-Z'.]+){1,3}(?=,? (?:\(|--? |[–—] )|, [A-Z][a-z.]+(?:,| \(| --? | [–—] ))"
)
"""Where a dispatch was written: a town of several words in capitals at its start."""
_LETTERS = frozenset(ascii_lowercase)
_SMALL_LETTERS = bytes(sign if chr(sign) in f"{ascii_lowercase}-" else 32 for sign in range(256))
"""Leaves small letters and hyphens, and makes blanks of all other bytes."""
_ASCII_SMALL = ascii_lowercase.encode()
_STRETCH = 20_000
"""Characters whose words are held in memory at a time."""
_SHOUT = 200
"""Characters of a block that tell whether it is in capitals, and the longest headline."""


def analyse(text: str, blocks: Sequence[Block], lexicon: Lexicon, *, day_first: bool = False) -> Analysis:
    """The names and dates of one article. Furniture is never read; offsets are code points of `text`, end exclusive.

    `day_first` says how 3/4/2021 is read.
    """
    plain = _plainly(text)
    found: list[Candidate] = []
    dates: list[DateMention] = []
    headlines: list[tuple[Block, _Manner]] = []
    small: set[bytes] = set()
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        _gather_words(plain, block, small)
        dates += date_mentions(plain, block.start, block.end, day_first=day_first)
        manner = _manner(plain, block, lexicon)
        if manner is not _Manner.PLAIN:
            headlines.append((block, manner))
            continue
        here = list(_block_names(plain, block, manner, lexicon))
        found += quoted_titles(plain, block.start, block.end, here)
    if headlines:
        found += _headline_names(plain, headlines, found, lexicon)
    dated = dated_names(plain, dates)
    dates = free_dates(dates, dated)
    found = towns(plain, _apart(found + dated, dates))
    lowered = _words(small)
    coordinate(plain, found)
    found, definitions = defined(plain, found)
    found = supported(found, lowered, definitions, nicknames_of(plain, lowered, lexicon))
    unbacked(found, lowered)
    teams(plain, found, lowered)
    return with_quotes(with_roles(_analysis(found, definitions, dates), text), text, blocks)


def _plainly(text: str) -> str:
    """The text with plain spaces, apostrophes and hyphens; replacing is far faster than translating."""
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text


def _gather_words(plain: str, block: Block, words: set[bytes]) -> None:
    """Adds the words of a block in small letters, and the ends of others, which nobody looks up, to `words`."""
    start = block.start
    while start < block.end:
        stop = plain.find(" ", start + _STRETCH, block.end)
        stop = block.end if stop < 0 else stop
        words.update(plain[start:stop].encode("ascii", "replace").translate(_SMALL_LETTERS).split())
        start = stop


def _words(small: set[bytes]) -> frozenset[str]:
    """What was gathered, without single letters and without hyphens at the beginning."""
    text = " " + b" ".join(small).decode("ascii")
    while " -" in text:
        text = text.replace(" -", " ")
    return frozenset(text.split()) - _LETTERS


class _Manner(Enum):
    """How a block uses capitals."""

    PLAIN = 0
    TITLED = 1
    """Ordinary words have one, too."""
    SHOUTED = 2
    """Nothing else."""


def _manner(plain: str, block: Block, lexicon: Lexicon) -> _Manner:
    start, end = block.start, block.end
    if _shouted(plain[start : min(end, start + _SHOUT)]):
        return _Manner.SHOUTED
    if end - start > _SHOUT or plain.endswith((".", ".”", '."'), start, end):
        return _Manner.PLAIN
    return _Manner.TITLED if _title_case(plain[start:end], lexicon) else _Manner.PLAIN


def _headline_names(
    plain: str, headlines: list[tuple[Block, _Manner]], found: list[Candidate], lexicon: Lexicon
) -> Iterator[Candidate]:
    """The names of blocks whose capitals tell nothing: first what the rest of the article names."""
    known = remembered(found, lexicon)
    loud = {surface.upper(): item for surface, item in known.items()}
    for block, manner in headlines:
        here = list(_block_names(plain, block, manner, lexicon))
        here = recalled(plain, block.start, block.end, loud if manner is _Manner.SHOUTED else known, here)
        yield from quoted_titles(plain, block.start, block.end, here)


def _block_names(plain: str, block: Block, manner: _Manner, lexicon: Lexicon) -> Iterator[Candidate]:
    start, end = block.start, block.end
    shouted, titled = manner is _Manner.SHOUTED, manner is _Manner.TITLED
    begins_loud = plain[start + 1 : start + 2].isupper() or plain[start + 1 : start + 2] in ("'", ".")
    speaker = _SPEAKER.match(plain, start) if begins_loud and not shouted else None
    if speaker is not None and not _is_speaker(plain, speaker.group(), lexicon):
        if speaker.group().rpartition(" ")[2].lower() in cues.SPEAKERS:
            start = speaker.end()  # "HOST:" is nobody's name
        speaker = None
    dateline = _DATELINE.match(plain, start, end) if begins_loud and manner is _Manner.PLAIN else None
    if dateline is not None and not all(map(lexicon.ordinary, dateline.group().split())):
        yield Candidate(start, dateline.end(), dateline.group(), PLACE, 7, "k", False, False)
        start = dateline.end()
    for match in runs(plain, start, end):
        at = match.start()
        if plain[at - 1 : at] == "/" and _in_address(plain, at):
            continue
        initial = titled or shouted or _opens_sentence(plain, start, at)
        loud = shouted or (speaker is not None and match.end() == speaker.end())
        run = _quiet(match.group(), lexicon) if loud else match.group()
        parsed = parse(run, initial, lexicon)
        if not parsed.pieces and not parsed.tails:
            continue
        for offset, forms in parsed.tails:
            known = _known_tail(plain, at + offset, end, forms, lexicon)
            if known is not None:
                yield known
        named = parsed.named or initial or plain[at - 3 : at - 1] not in _WORK_ENDS
        if not named and _is_work(plain, start, at):
            more = _GOES_ON.match(plain, match.end(), end)
            stop = more.end() if more is not None else match.end()
            yield Candidate(at, stop, " ".join(plain[at:stop].split()), OTHER, 6, "z", False, False)
            continue
        for piece in parsed.pieces:
            if piece.kind == "a" and at + piece.start == start and plain.startswith(":", at + piece.end):
                continue  # who speaks, in an interview
            if manner is _Manner.PLAIN or _trusted_in_title(piece, shouted):
                found = candidate(plain, block, at, piece, initial)
                if found is not None:
                    yield found
    if _TREATY_HEAD.search(plain, start, end):
        for pattern in (_TREATY_ON, _TREATY_BETWEEN):
            for treaty in pattern.finditer(plain, start, end):
                yield Candidate(treaty.start(), treaty.end(), treaty.group(), TREATY, 8, "y", False, False)


def _is_work(plain: str, start: int, at: int) -> bool:
    """Whether what begins at `at` is the title of a work: a word for it directly before."""
    if plain[at - 1] != " ":
        return False
    word = plain[max(start, at - 14) : at - 1].rpartition(" ")[2]
    return word in cues.WORKS


def _is_speaker(plain: str, label: str, lexicon: Lexicon) -> bool:
    """Whether a label in capitals is somebody's name: named elsewhere, or speaking again."""
    last = label.rsplit(" ", 1)[-1]
    return last.capitalize() in plain or (not lexicon.ordinary(last) and plain.count(f"{label}:") > 1)


def _in_address(plain: str, at: int) -> bool:
    """Whether the word at `at` is part of a path or of an address on the web."""
    word = plain[max(plain.rfind(" ", 0, at) + 1, at - 200) : at]
    return "." in word or "//" in word or word.count("/") > 1 or word[:1].islower()


def _known_tail(plain: str, at: int, end: int, forms: tuple[str, ...], lexicon: Lexicon) -> Candidate | None:
    """The longest of `forms`, known names with small words or signs in them, that stands at `at`."""
    for form in forms:
        stop = at + len(form)
        if stop <= end and plain.startswith(form, at) and not plain[stop : stop + 1].isalnum():
            sense = lexicon.known[form]
            return Candidate(at, stop, form, TYPES.index(sense.type), sense.weight, "y", False, False)
    return None


def _quiet(run: str, lexicon: Lexicon) -> str:
    """A run of a headline in capitals as it would be written elsewhere, letter for letter."""
    words = run.split(" ")
    return " ".join(
        word
        if word == "US" or (word in lexicon.known and word.lower() not in cues.FUNCTION)
        else word[:1] + word[1:].lower()
        for word in words
    )


def _shouted(sample: str) -> bool:
    if sample[1:3].islower():
        return False
    letters = sample.encode("ascii", "replace")
    others = len(letters.translate(None, _ASCII_SMALL))
    if others <= 4 * (len(letters) - others):
        return False  # too many small letters, whatever the others are
    upper = sum(map(str.isupper, sample))
    return upper > 10 and upper > 4 * sum(map(str.islower, sample))


def _title_case(block: str, lexicon: Lexicon) -> bool:
    """Whether ordinary words have capitals throughout, as in headlines."""
    words = [
        word for word in block.split()[1:] if len(word) > 3 and word.isalpha() and lexicon.ordinary(word)
    ]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _trusted_in_title(piece: Piece, shouted: bool) -> bool:
    return piece.kind in _TRUSTED or (
        piece.weight >= 5 and not (shouted and ("w" in piece.kind or piece.kind[0] == "d"))
    )


def _opens_sentence(plain: str, block_start: int, at: int) -> bool:
    i = at - 1
    while i >= block_start and plain[i] == " ":
        i -= 1
    return i < block_start or plain[i] in _SENTENCE_OPENERS


def _apart(found: list[Candidate], dates: list[DateMention]) -> list[Candidate]:
    """The candidates sorted, without overlap (the earlier and longer one stays) and without dates among them."""
    taken = sorted((date.start, date.end) for date in dates)
    kept: list[Candidate] = []
    reached, i = 0, 0
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        while i < len(taken) and taken[i][1] <= item.start:
            i += 1
        if item.start >= reached and (i == len(taken) or taken[i][0] >= item.end):
            kept.append(item)
            reached = item.end
    return kept


def _analysis(found: list[Candidate], definitions: dict[str, str], dates: list[DateMention]) -> Analysis:
    votes: list[list[int]] = []
    index: dict[str, int] = {}
    mentions = []
    for item in found:
        number = index.get(item.surface)
        if number is None:
            number = index[item.surface] = len(votes)
            votes.append([0] * len(TYPES))
        tally = votes[number]
        tally[item.type] += item.weight
        for type_, weight in item.votes:
            tally[type_] += weight
        mentions.append((item.start, item.end, number))
    forms = tuple(Form(surface, tuple(tally)) for surface, tally in zip(index, votes, strict=True))
    pairs = []
    for short, long in definitions.items():
        variants = [variant for variant in (short, short.capitalize()) if variant in index and long in index]
        pairs += [(index[long], index[variant]) for variant in variants]
    return Analysis(forms, tuple(mentions), tuple(dict.fromkeys(pairs)), tuple(dates))
