"""The lines of a text, and which of them belong together as one paragraph.

Saved articles come in two kinds: one line a paragraph, or lines wrapped by hand or by a program, with blank
lines between paragraphs. Which it is, is decided break by break: a break that the line's length did not call
for is the end of a paragraph. What the paragraphs are is for `blocks` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK_ENDS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\ufeff"
_LONGEST_WRAPPED = 132
_BULLET = re.compile(r"(?:[•◦▪‣●■○*·]|[-–—])\s+\S|[•●▪‣]\S")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+\S")
_QUOTED = re.compile(r">\s?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds more than white space; `start`..`end` leaves out the white space at its ends."""

    start: int
    end: int
    text: str
    gap: bool
    """Whether a blank line, or the start of the text, stands before it."""
    indent: int = 0
    """How many blanks stand before it on its line."""


def split_lines(text: str) -> list[Line]:
    """The lines of a text that hold more than white space."""
    found = []
    last_end = 0
    breaks = 2
    for match in _LINE.finditer(text):
        raw = match[0]
        start, end = match.span()
        breaks += text.count("\n", last_end, start)
        last_end = end
        body = raw.strip(_BLANK_ENDS)
        if not body:
            continue
        indent = len(raw) - len(raw.lstrip(_BLANK_ENDS))
        start += indent
        found.append(Line(start, start + len(body), body, breaks > 1, indent))
        breaks = 0
    return found


def is_bulleted(line: str) -> bool:
    """Whether a line begins with a bullet or a dash that stands for one."""
    return _BULLET.match(line) is not None


def is_numbered(line: str) -> bool:
    """Whether a line begins with a number or letter as lists have it."""
    return _NUMBER.match(line) is not None


def is_quoted(line: str) -> bool:
    """Whether a line begins with the mark of a quoted message."""
    return _QUOTED.match(line) is not None


def wrap_width(lines: list[Line]) -> int | None:
    """The width to which the text was wrapped by hand, or None if its lines are whole paragraphs."""
    inner = [len(line.text) for line, after in pairwise(lines) if not after.gap]
    if len(inner) < 2:
        return None
    total = sum(len(line.text) for line in lines)
    if sum(len(line.text) for line in lines if len(line.text) > _LONGEST_WRAPPED) > total * 0.2:
        return None
    usual = sorted(length for length in inner if length <= _LONGEST_WRAPPED)
    if not usual:
        return None
    width = usual[min(len(usual) - 1, len(usual) * 95 // 100)]
    # A short line says nothing: lists, headings and the ends of paragraphs break early in any text.
    breaks = [
        (_break_is_called_for(line, after, width), line.text.rstrip("\"'”’»)").endswith((".", "!", "?", "…")))
        for line, after in pairwise(lines)
        if not after.gap and len(line.text) >= width * 0.6
    ]
    called_for = sum(called for called, _ in breaks)
    mid_sentence = sum(not stops for _, stops in breaks)
    if width < 30 or len(breaks) < 2:
        return None
    return width if called_for >= len(breaks) * 0.6 and mid_sentence >= len(breaks) * 0.4 else None


def _break_is_called_for(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    first_word = after.text.split(None, 1)[0]
    return len(line.text) + 1 + len(first_word) > width * 0.9


def _opens_by_indent(group: list[Line], line: Line) -> bool:
    """Whether a line begins a paragraph because it is set in; further lines of a list's item are set in too."""
    first = group[0].text
    return line.indent >= group[-1].indent + 2 and not (is_bulleted(first) or is_numbered(first))


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """The lines grouped to paragraphs: one line each, unless the text is wrapped by hand."""
    width = wrap_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if (
            width is not None
            and groups
            and not line.gap
            and _break_is_called_for(groups[-1][-1], line, width)
            and not _opens_by_indent(groups[-1], line)
            and not is_bulleted(line.text)
            and not (is_numbered(line.text) and is_numbered(groups[-1][0].text))
            and not is_quoted(line.text)
            and not is_quoted(groups[-1][0].text)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
