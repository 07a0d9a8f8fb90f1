"""Where a changed quote may stand in a changed text: windows that share its rare words, and its image in each.

Two steps, both linear in the text: words of quote and contexts vote for windows, rare words more than frequent
ones; in the best windows an alignment of words (longest common subsequence) tells which range the quote's words
became. Nothing here rules whether a place is good enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log

from skyread.notebook.levelled import Levelled, Word
from skyread.notebook.likeness import Wanted, sentence_limits, word_matches
from skyread.text.spans import Span

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
WINDOWS = 12
"""How many windows are looked at closely."""
_GAP = 0.6
"""What a word between two matched words costs, in matched words."""
_AROUND = 200
_SNAP = 60
"""Within how many characters the limit of a sentence is taken for that of the quote."""


def places(wanted: Wanted, text: Levelled, words: list[Word]) -> list[tuple[int, int]]:
    """Levelled ranges that the quote may have become, without repeats. `words` are those of the whole text."""
    if not wanted.quote.words or not words:
        return []
    quote = wanted.quote.forms
    whole = wanted.before.forms + quote + wanted.after.forms
    found: dict[tuple[int, int], None] = {}
    for forms in (whole, quote):
        width = len(forms) + 4
        for first in _windows(forms, words, width):
            window = words[max(0, first - width // 2) : first + 2 * width + width // 2]
            image = _image(wanted, text, window)
            if image is not None:
                found[image] = None
    return list(found)


def images(wanted: Wanted, text: Levelled, start: int, end: int) -> list[tuple[int, int]]:
    """What the quote may have become within a levelled range, seen with and without what stands around the range."""
    found = (_image(wanted, text, text.words(max(0, start - more), end + more)) for more in (0, _AROUND))
    return [one for one in dict.fromkeys(found) if one is not None and start <= one[0] and one[1] <= end]


def _windows(forms: list[str], words: list[Word], width: int) -> list[int]:
    """Indexes of words where windows of twice the width begin that hold most of the forms, by weight; best first."""
    wanted = set(forms)
    counts = Counter(word.form for word in words if word.form in wanted)
    if not counts:
        return []
    weights = {form: log(1 + len(words) / count) for form, count in counts.items()}
    seen: defaultdict[int, set[str]] = defaultdict(set)
    for number, word in enumerate(words):
        if word.form in wanted:
            seen[number // width].add(word.form)
    scores: list[tuple[float, int]] = []
    for bucket in seen.keys() | {bucket - 1 for bucket in seen if bucket}:
        held = seen.get(bucket, set()) | seen.get(bucket + 1, set())
        scores.append((-sum(weights[form] for form in held), bucket))
    scores.sort()
    return [bucket * width for _, bucket in scores[:WINDOWS]]


def _image(wanted: Wanted, text: Levelled, window: list[Word]) -> tuple[int, int] | None:
    """What the quote became within a window: a levelled range on word limits."""
    before, quote = wanted.before.forms, wanted.quote.forms
    here = [word.form for word in window]
    pairs = word_matches(before + quote + wanted.after.forms, here)
    own = _densest([(i - len(before), j) for i, j in pairs if 0 <= i - len(before) < len(quote)])
    if not own:
        return None
    left = max((j for i, j in pairs if i < len(before) and j < own[0][1]), default=None)
    right = min((j for i, j in pairs if i >= len(before) + len(quote) and j > own[-1][1]), default=None)
    first = own[0][1] - _beyond(own[0][0], None if left is None else own[0][1] - left - 1)
    missing = len(quote) - 1 - own[-1][0]
    last = own[-1][1] + _beyond(missing, None if right is None else right - own[-1][1] - 1)
    drafted = Span(window[max(0, first)].start, window[min(last, len(window) - 1)].end)
    sure = Span(window[own[0][1]].start, window[own[-1][1]].end)
    room = Span(
        0 if left is None else window[left].end, len(text.plain) if right is None else window[right].start
    )
    return _snap(wanted, text, drafted, sure, room)


def _densest(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The run of matched words that loses least by gaps: the largest sum of a subarray (Kadane)."""
    best = current = 0.0
    begin = best_begin = best_end = 0
    for number, (i, j) in enumerate(pairs):
        if number:
            skew = abs((j - pairs[number - 1][1]) - (i - pairs[number - 1][0]))
            current -= _GAP * skew
        if current <= 0:
            current, begin = 0.0, number
        current += 1
        if current > best:
            best, best_begin, best_end = current, begin, number + 1
    return pairs[best_begin:best_end]


def _beyond(missing: int, room: int | None) -> int:
    """How many words beyond the outermost matched one belong to the quote's image.

    `missing` words of the quote found no partner there; `room` words lie before the first matched word of the
    context, if one is matched.
    """
    if room is None:
        return missing
    return room if missing and room <= 2 * missing + 2 else min(missing, room)


def _snap(wanted: Wanted, text: Levelled, drafted: Span, sure: Span, room: Span) -> tuple[int, int]:
    """Put the limits on those of sentences where the quote's were, and take its outer punctuation along.

    All ranges are levelled; `sure` is what is matched for certain and stays inside, and nothing goes beyond `room`.
    """
    raw = text.raw_range(min(drafted.start, sure.start), max(drafted.end, sure.end))
    starts, ends = sentence_limits(text.text, *raw)
    start, end = drafted.start, drafted.end
    if wanted.starts_sentence:
        levels = [text.level(at) for at in starts]
        fitting = [at for at in levels if room.start <= at <= sure.start and abs(at - start) <= _SNAP]
        start = min(fitting, key=lambda at: abs(at - start), default=start)
    elif text.plain[:start].endswith(wanted.lead):
        start -= len(wanted.lead)
    if wanted.ends_sentence:
        levels = [text.level(at) for at in ends]
        fitting = [at for at in levels if room.end >= at >= sure.end and abs(at - end) <= _SNAP]
        end = min(fitting, key=lambda at: abs(at - end), default=end)
    elif text.plain.startswith(wanted.trail, end):
        end += len(wanted.trail)
    if "\n" not in wanted.target.exact:
        start, end = _within_paragraph(text, start, end, sure)
    return start, max(end, start + 1)


def _within_paragraph(text: Levelled, start: int, end: int, sure: Span) -> tuple[int, int]:
    """Cut a levelled range at the blank lines beside what is matched for certain."""
    raw_start, raw_end = text.raw(start), text.raw(end)
    first, last = text.raw_range(sure.start, sure.end)
    breaks = [match.span() for match in _BLANK_LINE.finditer(text.text, raw_start, raw_end)]
    low = max((stop for _, stop in breaks if stop <= first), default=raw_start)
    high = min((at for at, _ in breaks if at >= last), default=raw_end)
    return max(start, text.level(low)), min(end, text.level(high))
