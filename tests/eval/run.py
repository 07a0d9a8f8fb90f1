"""Scores the names found in annotated articles, as `make eval`: mentions by exact span, entity clusters across articles; quotes.

Reads the annotated articles beside the checkout, and says so in one line where there are none; the scorer lies with
them. Articles are read, analysed and resolved as the verbs do it.

    run.py [--bare] [--save FILE]     --bare: without the shipped known names; --save: the mentions as JSON
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import said
from annotated import own_texts, quoted_texts
from skyread.entities.lexicon import Lexicon
from skyread.entities.model import Resolution
from skyread.entities.recogniser import analyse
from skyread.entities.resolver import resolve
from skyread.library.article import Article
from skyread.library.dating import DateHints, publication
from skyread.library.examining import read_bytes

SHARED = Path(__file__).parents[2] / ".." / "shared"
FIGURES = ("mention_untyped", "mention_typed", "bcubed", "ceafe")


def scorer() -> ModuleType:
    """The scoring script beside the annotated articles, as a module."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(gold: dict[str, dict[str, Any]]) -> dict[str, Article]:
    """The articles of annotated documents, read as from files."""
    found = {}
    for name, document in gold.items():
        file = SHARED / "seeds" / str(document.get("file"))
        data = file.read_bytes() if file.is_file() else document["text"].encode()
        found[name] = read_bytes(data, f"{name}.txt")
    return found


def predict(read: dict[str, Article], lexicon: Lexicon) -> tuple[dict[str, dict[str, Any]], float]:
    """The mentions of each article in the scorer's shape, and the seconds that analysing took."""
    started = time.process_time()
    analyses = {name: analyse(article.text, article.blocks, lexicon) for name, article in read.items()}
    spent = time.process_time() - started
    resolution = resolve(analyses, {name: article.published for name, article in read.items()}, lexicon)
    predicted = {
        name: {
            "mentions": [
                {"start": m.start, "end": m.end, "text": m.surface, "type": m.type.value, "entity": entity}
                for m, entity in zip(resolution.mentions[name], resolution.assignments[name], strict=True)
            ],
            "quotes": [
                {"start": q.start, "end": q.end, "speaker": _owner(resolution, name, q.speaker)}
                for q in analyses[name].quotes
            ],
        }
        for name in read
    }
    return predicted, spent


def _owner(resolution: Resolution, name: str, start: int | None) -> str | None:
    """The entity whose mention starts there."""
    pairs = zip(resolution.mentions[name], resolution.assignments[name], strict=True)
    return next((entity for mention, entity in pairs if mention.start == start), None)


def dates(gold: dict[str, dict[str, Any]], lexicon: Lexicon) -> tuple[int, int, int, int]:
    """Right spans, right values, annotated dates and found ones; no article is of a day to come."""
    spans = right = wanted = found = 0
    hints = DateHints(not_after=time.strftime("%Y-%m-%d"))
    for document in gold.values():
        text = document["text"]
        article = read_bytes(text.encode(), "a.txt")
        day, _ = publication(text, article.blocks, hints)
        resolution = resolve({"a": analyse(text, article.blocks, lexicon)}, {"a": day}, lexicon)
        given = {(m["start"], m["end"]): m["entity"] for m in document["mentions"] if m["type"] == "DATE"}
        ignored = [(zone["start"], zone["end"]) for zone in document["ignore"]]
        here = {
            (m.start, m.end): m.value
            for m in resolution.mentions["a"]
            if m.type == "DATE" and not any(start < m.end and m.start < end for start, end in ignored)
        }
        wanted, found = wanted + len(given), found + len(here)
        spans += len(given.keys() & here.keys())
        right += sum(here.get(span) == value for span, value in given.items())
    return spans, right, wanted, found


def main() -> int:
    if not (SHARED / "gold").is_dir():
        print("no annotated articles beside this checkout: nothing to score")
        return 0
    score = scorer()
    lexicon = Lexicon.load(own="--bare" not in sys.argv)
    given = score.load(SHARED / "gold")
    print(f"{'':16} {'articles':>8} {'untyped':>8} {'typed':>8} {'B3':>8} {'CEAF-e':>8} {'MB/s':>8}")
    saved = {}
    for title, gold in (
        ("seed articles", {name: document for name, document in given.items() if "file" in document}),
        ("general news", {name: document for name, document in given.items() if "file" not in document}),
        ("our own texts", own_texts()),
    ):
        read = articles(gold)
        predicted, spent = predict(read, lexicon)
        saved |= predicted
        result, *_ = score.score(gold, predicted, frozenset({"DATE"}))
        row = " ".join(f"{result[figure][2]:8.3f}" for figure in FIGURES)
        speed = sum(len(article.text) for article in read.values()) / spent / 1e6
        print(f"{title:16} {len(gold):8} {row} {speed:8.2f}")
    print(f"\n{'quotes':16} {'articles':>8} {'quotes':>8} {'span F1':>8} {'speaker':>8}")
    for title, gold in (
        ("seed articles", {name: document for name, document in given.items() if "quotes" in document}),
        ("our own texts", quoted_texts()),
    ):
        told = said.score(gold, predict(articles(gold), lexicon)[0])
        print(f"{title:16} {len(gold):8} {told.wanted:8} {told.span_f1:8.3f} {told.right_speaker:8.3f}")
    dated = {name: document for name, document in given.items() if "quotes" in document}
    spans, right, wanted, found = dates(dated, lexicon)
    print(
        f"\ndates of {len(dated)} seed articles: span F1 {2 * spans / (wanted + found):.3f}, right value {right / wanted:.3f}"
    )
    if "--save" in sys.argv:
        Path(sys.argv[sys.argv.index("--save") + 1]).write_text(json.dumps(saved), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
