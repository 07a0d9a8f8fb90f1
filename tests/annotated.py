"""Reads the annotated texts of `tests/gold`: the text without its marks, and the mentions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
_MARK = re.compile(r"\[\[([^|\]]+)\|([A-Z]+)\|([^\]]+)\]\]")


def own_texts() -> dict[str, dict[str, Any]]:
    """Each annotated text in the shape the scorer takes: text and mentions with start, end, type and entity."""
    return {path.stem: _read(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.txt"))}


def _read(marked: str) -> dict[str, Any]:
    text, mentions, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        surface, kind, entity = mark.groups()
        mentions.append({"start": len(text), "end": len(text) + len(surface), "type": kind, "entity": entity})
        text += surface
        position = mark.end()
    return {"text": text + marked[position:], "mentions": mentions}
