"""Where a place of an old text is in a changed one, for the reading position of a file that was edited.

Good enough to go on reading; notes are anchored by much stricter means.
"""

from __future__ import annotations


def relocate(old: str, new: str, offset: int, context: int = 60) -> int:
    """The offset in `new` for `offset` in `old`: where the text that followed it stands, nearest to the old place.

    Shorter and shorter pieces of that text are looked for; failing all, the same offset if the texts are alike up
    to it, else the same share of the way.
    """
    offset = max(0, min(offset, len(old)))
    for length in (context, context // 2, context // 4):
        piece = old[offset : offset + length]
        if len(piece.strip()) < 8:
            continue
        before = new.rfind(piece, 0, offset + length)
        after = new.find(piece, offset)
        found = [place for place in (before, after) if place >= 0]
        if found:
            return min(found, key=lambda place: abs(place - offset))
    if old[:offset] == new[:offset]:
        return offset
    return round(offset * len(new) / max(1, len(old)))
