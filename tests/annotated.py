"""Reads the annotated texts of `tests/gold`: the text without its marks, the mentions, and the quotes with their speakers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
QUOTED = GOLD / "quotes"
_QUOTED = re.compile(r"\{\{([^|{}]+)\||\}\}")
_MARK = re.compile(r"\[\[([^|\]]+)\|([A-Z]+)\|([^\]]+)\]\]")


def own_texts() -> dict[str, dict[str, Any]]:
    """Each annotated text in the shape the scorer takes: text and mentions with start, end, type and entity."""
    return {path.stem: _read(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.txt"))}


def quoted_texts() -> dict[str, dict[str, Any]]:
    """Each text with annotated quotes: text, mentions of those who speak, quotes with start, end and speaker (or None)."""
    return {path.stem: _read(path.read_text(encoding="utf-8")) for path in sorted(QUOTED.glob("*.txt"))}


def _read(marked: str) -> dict[str, Any]:
    text, position = "", 0
    mentions: list[dict[str, Any]] = []
    quotes: list[dict[str, Any]] = []
    for mark in sorted((*_MARK.finditer(marked), *_QUOTED.finditer(marked)), key=lambda found: found.start()):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark[0] == "}}":
            quotes[-1]["end"] = len(text)
        elif mark.re is _QUOTED:
            quotes.append({"start": len(text), "speaker": None if mark[1] == "-" else mark[1]})
        else:
            surface, kind, entity = mark.groups()
            mentions.append(
                {"start": len(text), "end": len(text) + len(surface), "type": kind, "entity": entity}
            )
            text += surface
    return {"text": text + marked[position:], "mentions": mentions, "quotes": quotes}
