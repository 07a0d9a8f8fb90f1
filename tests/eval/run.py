"""Scores the names found in annotated articles, as `make eval`: mentions by exact span, entity clusters across articles.

Reads the annotated articles beside the checkout and says so in one line where there are none. The figures are those
of the scorer that lies with them; dates are scored apart.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType

from skyread.entities.lexicon import Lexicon
from skyread.entities.recogniser import analyse
from skyread.entities.resolver import resolve
from skyread.library.article import Article
from skyread.library.loading import read_bytes

SHARED = Path(__file__).parents[2] / ".." / "shared"


def scorer() -> ModuleType:
    """The scoring script beside the annotated articles, as a module."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(folder: Path) -> dict[str, Article]:
    """The annotated articles by the stem of their annotation, read as from files."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(document, dict) and isinstance(document.get("mentions"), list):
            data = (SHARED / "seeds" / document["file"]).read_bytes() if "text" not in document else b""
            found[path.stem] = read_bytes(data or document["text"].encode(), f"{path.stem}.txt")
    return found


def main() -> int:
    gold_folder = SHARED / "gold"
    if not gold_folder.is_dir():
        print("no annotated articles beside this checkout: nothing to score")
        return 0
    score = scorer()
    gold, read = score.load(gold_folder), articles(gold_folder)
    lexicon = Lexicon.load(own="--bare" not in sys.argv)
    started = time.perf_counter()
    analyses = {name: analyse(article.text, article.blocks, lexicon) for name, article in read.items()}
    spent = time.perf_counter() - started
    resolution = resolve(analyses, {name: article.published for name, article in read.items()}, lexicon)
    predicted = {
        name: {
            "mentions": [
                {"start": m.start, "end": m.end, "type": m.type.value, "entity": e}
                for m, e in zip(resolution.mentions[name], resolution.assignments[name], strict=True)
            ]
        }
        for name in gold
    }
    sets = {
        "seed articles": [n for n in gold if n[0].isdigit()],
        "general news": [n for n in gold if not n[0].isdigit()],
    }
    for title, names in sets.items():
        part = {n: gold[n] for n in names}
        out, *_ = score.score(part, {n: predicted[n] for n in names}, frozenset({"DATE"}))
        row = " ".join(f"{out[k][2]:.3f}" for k in ("mention_untyped", "mention_typed", "bcubed", "ceafe"))
        print(f"{title:16} {len(names):3} articles  untyped typed B3 CEAF-e  {row}")
    size = sum(len(article.text) for article in read.values())
    print(f"analysed {size:,} characters at {size / spent / 1e6:.2f} MB/s")
    if "--save" in sys.argv:
        Path(sys.argv[sys.argv.index("--save") + 1]).write_text(json.dumps(predicted))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
