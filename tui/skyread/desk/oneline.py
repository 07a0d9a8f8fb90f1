"""A passage on one line of a list: cut around the words that were asked for, and where these stand in it."""

from __future__ import annotations

from skyread.text.folding import fold


def one_line(text: str) -> str:
    """White space as single blanks."""
    return " ".join(text.split())


def cut(text: str, words: tuple[str, ...], size: int) -> str:
    """At most `size` code points of a text: its beginning, or what stands around the first word asked for."""
    if len(text) <= size:
        return text
    folded = fold(text)
    first = min((at for word in words if (at := folded.find(word)) >= 0), default=0)
    if first <= size * 2 // 3:
        return text[: size - 1].rstrip() + "…"
    start = min(max(0, first - size // 3), len(text) - size + 1)
    start = text.find(" ", start) + 1 or start
    end = start + size - 2
    return "…" + text[start:end].strip() + ("…" if end < len(text) else "")


def marks_of(label: str, words: tuple[str, ...]) -> tuple[int, ...]:
    """Where in a label the words asked for stand."""
    folded = fold(label)
    marks: set[int] = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            marks.update(range(at, at + len(word)))
            at = folded.find(word, at + len(word))
    return tuple(sorted(marks))


def begun_near(text: str, words: tuple[str, ...], near: int = 36) -> str:
    """A text from its beginning, or from a little before the first word asked for where that stands far inside."""
    folded = fold(text)
    first = min((at for word in words if (at := folded.find(word)) >= 0), default=0)
    if first <= near:
        return text
    return "…" + text[text.find(" ", first - near // 2) + 1 :]
