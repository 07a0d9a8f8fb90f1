"""Finds the names in one article: `analyse` is a pure function of the text, its blocks and the lexicon.

Runs of capitalised words are parsed by the grammar; what stands around them, and what the rest of the article
says, is weighed here. Which entity a form is, across articles, is the resolver's business.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from string import ascii_lowercase

from skyread.entities import cues
from skyread.entities.analysis import OTHER, PLACE, TREATY, TYPES, Analysis, DateMention, Form, Mentions
from skyread.entities.candidates import Candidate
from skyread.entities.context import candidate
from skyread.entities.dated import dated_names, free_dates
from skyread.entities.dates import date_mentions
from skyread.entities.definitions import common_acronyms, defined
from skyread.entities.evidence import Gathered
from skyread.entities.grammar import Piece, parse
from skyread.entities.headlines import Remembered, recalled, remember
from skyread.entities.keeping import keeping_all
from skyread.entities.lexicon import ANALYSER_VERSION, Lexicon
from skyread.entities.quotes import with_quotes
from skyread.entities.roles import with_roles
from skyread.entities.sections import Section, section_of, sections
from skyread.entities.sports import teams
from skyread.entities.support import coordinate, nicknames_of, supported
from skyread.entities.tokens import runs
from skyread.entities.towns import towns
from skyread.entities.unbacked import unbacked
from skyread.entities.works import quoted_titles
from skyread.library.article import Block, BlockKind

__all__ = ["ANALYSER_VERSION", "Analysis", "analyse"]

_SENTENCE_OPENERS = frozenset(".!?:;•*…\"'“”„«»‘([{—–-|")
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
_SLUG = re.compile(r"([A-Z]{3,}(?: [A-Z]{3,}){0,2}) ?- ?(?=[A-Z])")
_LETTERS = frozenset(ascii_lowercase)
_SMALL_LETTERS = bytes(sign if chr(sign) in f"{ascii_lowercase}-" else 32 for sign in range(256))
"""Leaves small letters and hyphens, and makes blanks of all other bytes."""
_ASCII_SMALL = ascii_lowercase.encode()
_SHOUT = 200
"""Characters of a block that tell whether it is in capitals, and the longest headline."""


def analyse(text: str, blocks: Sequence[Block], lexicon: Lexicon, *, day_first: bool = False) -> Analysis:
    """The names and dates of one article. Furniture is never read; offsets are code points of `text`, end exclusive.

    `day_first` says how 3/4/2021 is read.
    """
    with keeping_all():
        return with_quotes(with_roles(_names(text, blocks, lexicon, day_first), text), text, blocks)


def _names(text: str, blocks: Sequence[Block], lexicon: Lexicon, day_first: bool) -> Analysis:
    reading = _Reading(text, lexicon, day_first)
    for section in sections(text, blocks):
        reading.read(section)
    return reading.analysis()


class _Reading:
    """One pass over an article, section by section; what is kept of a section is small."""

    def __init__(self, text: str, lexicon: Lexicon, day_first: bool) -> None:
        self._text = text
        self._lexicon = lexicon
        self._day_first = day_first
        self._found = Gathered()
        self._dates: list[DateMention] = []
        self._definitions: list[tuple[int, str, str]] = []
        self._explained: set[str] = set()
        self._words: set[str] = set()
        self._known: dict[str, Remembered] = {}
        self._headlines: list[tuple[Block, _Manner]] = []
        self._speakers: dict[str, bool] = {}

    def read(self, section: Section) -> None:
        """Finds the candidates and dates of a section; what is in headlines waits for the end."""
        plain, lexicon = section.plain, self._lexicon
        found: list[Candidate] = []
        dates: list[DateMention] = []
        _gather_words(plain, section.blocks, self._words)
        for block in section.blocks:
            if block.kind is BlockKind.FURNITURE:
                continue
            manner = _manner(plain, block, lexicon)
            if manner is not _Manner.PLAIN:
                start, end = section.base + block.start, section.base + block.end
                self._headlines.append((Block(block.kind, start, end), manner))
                continue
            dates += self._dates_of(plain, block)
            here = list(self._names_of(section, block, manner))
            found += quoted_titles(plain, block.start, block.end, here)
        self._explained |= common_acronyms(plain)
        remember(self._known, found, lexicon)
        self._keep(section, found, dates)

    def _dates_of(self, plain: str, block: Block) -> Iterator[DateMention]:
        return date_mentions(plain, block.start, block.end, day_first=self._day_first)

    def _names_of(self, section: Section, block: Block, manner: _Manner) -> Iterator[Candidate]:
        plain, speaker_end = section.plain, -1
        start = _behind_slug(plain, block.start, self._lexicon)
        loud = manner is not _Manner.SHOUTED and _begins_loud(plain, start)
        label = _SPEAKER.match(plain, start) if loud else None
        if label is not None:
            if self._speaks(section.base + start, section.base + label.end()):
                speaker_end = label.end()
            elif label.group().rpartition(" ")[2].lower() in cues.SPEAKERS:
                start = label.end()  # "HOST:" is nobody's name
        return _block_names(plain, block, start, manner, self._lexicon, speaker_end=speaker_end)

    def _speaks(self, start: int, end: int) -> bool:
        """Whether a label in capitals is somebody's name: named elsewhere, or speaking again."""
        label = self._text[start:end]
        found = self._speakers.get(label)
        if found is None:
            last = label.rsplit(" ", 1)[-1]
            again = not self._lexicon.ordinary(last) and self._text.count(f"{label}:") > 1
            found = self._speakers[label] = last.capitalize() in self._text or again
        return found

    def _read_headlines(self) -> None:
        """The names of blocks whose capitals tell nothing: first what the rest of the article names."""
        known, since = self._known, len(self._found.starts)
        loud = {surface.upper(): item for surface, item in known.items()}
        for headline, manner in self._headlines:
            section = section_of(self._text, headline)
            plain, (block,) = section.plain, section.blocks
            here = list(self._names_of(section, block, manner))
            here = recalled(plain, block.start, block.end, loud if manner is _Manner.SHOUTED else known, here)
            here = quoted_titles(plain, block.start, block.end, here)
            self._keep(section, here, list(self._dates_of(plain, block)))
        self._found.merge(since)
        self._dates.sort(key=lambda date: date.start)

    def _keep(self, section: Section, found: list[Candidate], dates: list[DateMention]) -> None:
        """Settles what the candidates of a section are to each other, and keeps them."""
        plain, base = section.plain, section.base
        dated = dated_names(plain, dates)
        dates = free_dates(dates, dated)
        found = towns(plain, _apart(found + dated, dates))
        coordinate(plain, found)
        self._definitions += ((base + at, short, long) for at, short, long in defined(plain, found))
        self._found.add(found, base)
        self._dates += (date.moved(base) for date in dates) if base else dates

    def analysis(self) -> Analysis:
        """What was found, in the light of all of the article."""
        if self._headlines:
            self._read_headlines()
        self._words -= _LETTERS
        found, lowered = self._found, self._words
        definitions = {short: long for _, short, long in sorted(self._definitions)}
        explained = self._explained.difference(definitions)
        if explained:
            found.change(lambda item: None if item.surface in explained else item)
        supported(found, lowered, definitions, nicknames_of(self._text, lowered, self._lexicon))
        more = unbacked(found, lowered)
        teams(self._text, found, lowered)
        return _analysis(found, more, definitions, self._dates)


def _gather_words(plain: str, blocks: Iterable[Block], words: set[str]) -> None:
    """Adds the words in small letters, and the ends of others, which nobody looks up, to `words`."""
    parts = [plain[block.start : block.end] for block in blocks if block.kind is not BlockKind.FURNITURE]
    small = b" " + " ".join(parts).encode("ascii", "replace").translate(_SMALL_LETTERS)
    while b" -" in small:
        small = small.replace(b" -", b" ")
    words.update(small.decode("ascii").split())


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


def _block_names(
    plain: str, block: Block, start: int, manner: _Manner, lexicon: Lexicon, *, speaker_end: int
) -> Iterator[Candidate]:
    """The candidates of a block from `start` on; `speaker_end` is where the name ends of who speaks, -1 without one."""
    end = block.end
    shouted, titled = manner is _Manner.SHOUTED, manner is _Manner.TITLED
    loud = manner is _Manner.PLAIN and _begins_loud(plain, start)
    dateline = _DATELINE.match(plain, start, end) if loud else None
    if dateline is not None and not all(map(lexicon.ordinary, dateline.group().split())):
        yield Candidate(start, dateline.end(), dateline.group(), PLACE, 7, "k", False, False)
        start = dateline.end()
    for match in runs(plain, start, end):
        at = match.start()
        if plain[at - 1 : at] == "/" and _in_address(plain, at):
            continue
        initial = titled or shouted or _opens_sentence(plain, start, at)
        loud = shouted or match.end() == speaker_end
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


def _behind_slug(plain: str, start: int, lexicon: Lexicon) -> int:
    """Where a block begins that opens with what it is about, as agencies write ("ICE HOCKEY - ", "OIL MARKETS - ")."""
    slug = _SLUG.match(plain, start) if _begins_loud(plain, start) else None
    if slug is None:
        return start
    plainly = all(
        len(w) > 2 and lexicon.ordinary(w) and lexicon.sense(w.capitalize()) is None for w in slug[1].split()
    )
    return slug.end() if plainly else start


def _is_work(plain: str, start: int, at: int) -> bool:
    """Whether what begins at `at` is the title of a work: a word for it directly before."""
    if plain[at - 1] != " ":
        return False
    word = plain[max(start, at - 14) : at - 1].rpartition(" ")[2]
    return word in cues.WORKS


def _begins_loud(plain: str, start: int) -> bool:
    second = plain[start + 1 : start + 2]
    return second.isupper() or second in ("'", ".")


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


def _analysis(
    found: Gathered,
    more: Mapping[str, tuple[int, int]],
    definitions: Mapping[str, str],
    dates: Sequence[DateMention],
) -> Analysis:
    """What was found in its final form; `more` are votes for forms by their surface."""
    votes: dict[str, list[int]] = {}
    for item, count in found.counted():
        sums = votes.setdefault(item.surface, [0] * len(TYPES))
        sums[item.type] += item.weight * count
        for type_, weight in item.votes:
            sums[type_] += weight * count
    for surface, (type_, weight) in more.items():
        votes[surface][type_] += weight
    index = {surface: number for number, surface in enumerate(votes)}
    form_of = [index.get(item.surface, 0) for item in found.kinds]
    mentions = Mentions(found.starts, found.ends, array("I", map(form_of.__getitem__, found.numbers)))
    pairs = []
    for short, long in definitions.items():
        variants = [variant for variant in (short, short.capitalize()) if variant in index and long in index]
        pairs += [(index[long], index[variant]) for variant in variants]
    forms = tuple(Form(surface, _shared(tuple(sums))) for surface, sums in votes.items())
    return Analysis(forms, mentions, tuple(dict.fromkeys(pairs)), tuple(dates))


@lru_cache(4_096)
def _shared(votes: tuple[int, ...]) -> tuple[int, ...]:
    """The same votes, kept once for all forms that have them."""
    return votes
