"""How long the fuzzy jump takes for each letter typed, over names made up for the purpose.

`measure` returns plain figures for `run.py`; run by itself, this prints them. Times are milliseconds of this
machine and mean something only beside other figures of the same run.
"""

from __future__ import annotations

import json
import random
import time

from skyread.index.fuzzy import FuzzyIndex

_SYLLABLES = [
    "ar",
    "ba",
    "bel",
    "chen",
    "da",
    "den",
    "dov",
    "el",
    "en",
    "fer",
    "gor",
    "han",
    "il",
    "in",
    "jo",
    "ka",
    "kov",
    "la",
    "len",
    "lin",
    "mar",
    "mi",
    "mo",
    "na",
    "nik",
    "no",
    "ov",
    "pe",
    "ra",
    "ren",
    "ri",
    "ro",
    "sa",
    "sen",
    "ser",
    "ski",
    "sta",
    "ste",
    "ta",
    "tin",
    "to",
    "tre",
    "u",
    "va",
    "ven",
    "vi",
    "vo",
    "wal",
    "win",
    "ya",
    "yev",
    "za",
    "zel",
]
_KINDS = [
    "Treaty",
    "Council",
    "Ministry",
    "Institute",
    "Agency",
    "Agreement",
    "Conference",
    "Commission",
    "Forces",
    "Centre",
]
_PLANTED = (
    ("Sergei Ryabkov", ("ryabkof", "ryabkov serg", "srgrybkv", "Sergey Ryabkov")),
    ("Jens Stoltenberg", ("stoltenburg", "jstolt", "stoltenberg j")),
    ("INF Treaty", ("inf tretay", "treaty inf")),
    ("Benjamin Netanyahu", ("netanyaho", "netanyahu ben")),
    ("Volodymyr Zelensky", ("zelenksy", "vzel")),
    ("Emmanuel Macron", ("macrn", "macron")),
    ("International Monetary Fund", ("intmonfund", "imf")),
    ("Mohammed bin Salman", ("MBS", "salman moh")),
    ("Joint Comprehensive Plan of Action", ("jcpoa", "comprehensive plna")),
)
_TOP = 3


def made_up_names(count: int, seed: int = 7) -> list[tuple[str, str]]:
    """Names of persons and bodies with their keys, some with a bare surname or initials as an alias."""
    rng = random.Random(seed)
    stock = [
        "".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3)))).capitalize() for _ in range(count // 3 + 10)
    ]
    pairs = [(name, name) for name, _ in _PLANTED]
    for number in range(count - len(pairs)):
        key = str(number)
        if number % 3:
            given, surname = rng.choice(stock), rng.choice(stock)
            pairs += [(f"{given} {surname}", key), (surname, key)]
        else:
            words = [
                *rng.choices(stock, k=rng.choice((1, 2, 3))),
                rng.choice(_KINDS),
                "of",
                rng.choice(stock),
            ]
            pairs.append((" ".join(words), key))
    return pairs


def measure(names: int = 10_000, limit: int = 50) -> dict[str, float]:
    """Type every planted query letter by letter; percentiles in ms, and the share found in the top 3 at the end."""
    started = time.perf_counter()
    index = FuzzyIndex(made_up_names(names))
    built = time.perf_counter() - started
    started = time.perf_counter()
    index.warm_up()
    warmed = time.perf_counter() - started
    times: list[float] = []
    found = asked = 0
    for name, queries in _PLANTED:
        for query in queries:
            for length in range(1, len(query) + 1):
                started = time.perf_counter()
                hits = index.find(query[:length], limit)
                times.append((time.perf_counter() - started) * 1000)
            asked += 1
            found += name in [hit.text for hit in hits[:_TOP]]
    times.sort()
    return {
        "names": names,
        "keystrokes": len(times),
        "build_ms": round(built * 1000, 1),
        "warm_up_ms": round(warmed * 1000, 1),
        "p50_ms": round(times[len(times) // 2], 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "max_ms": round(times[-1], 2),
        "found_in_top_3": round(found / asked, 3),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
