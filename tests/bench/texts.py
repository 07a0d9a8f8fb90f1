"""The articles that the budgets are measured on: made here, from words of our own, the same on every run.

Nothing here measures. What is made looks to the reader like news: paragraphs, full names and bare surnames, bodies
with their abbreviation, treaties, places, dates, quotes and a share line.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "seeds"

_GIVEN = (
    "Adele Agnes Albert Alice Andrei Anna Anton Arthur Beatrice Bernard Boris Carla Cecil Clara Daniel David Diana "
    "Dmitry Edith Elena Emil Erik Eva Felix Frank George Grace Hanna Harold Helen Henry Igor Irene Ivan James Jane "
    "John Joseph Julia Karl Laura Leon Linda Louis Lucia Maria Martin Max Nadia Nikolai Nina Olga Oscar Paul Peter "
    "Robert Rosa Ruth Samuel Sergei Simon Sofia Stefan Thomas Vera Victor Walter"
).split()
_FIRST = (
    "Bal Bar Bel Bran Cal Dal Dor Fal Fen Gor Hal Hol Kar Kel Kor Lan Lor Mal Mar Mor Nor Pal Pol Ran Rol Sal Sor Tal Tor Val Vol Wal Zor"
).split()
_MIDDLE = ["", "a", "an", "e", "en", "i", "in", "o", "on", "u"]
_LAST = (
    "bach berg court dale ford gard holm inski kov land low mann mark novic roth sen ski stein ston tano vell ville wick wood"
).split()
_BODIES = (
    ("Council for Arms Limits", "CAL"),
    ("Office of Joint Inspections", "OJI"),
    ("Ministry of Foreign Affairs", ""),
    ("International Atomic Energy Agency", "IAEA"),
    ("North Atlantic Council", ""),
    ("Institute for Verification Studies", "IVS"),
)
_TREATIES = (
    ("Treaty on Open Skies", "Open Skies Treaty"),
    ("INF Treaty", "Intermediate-Range Nuclear Forces Treaty"),
    ("New START", "New START"),
    ("Joint Comprehensive Plan of Action", "JCPOA"),
)
_PLACES = "Geneva Vienna Brussels Moscow Washington Paris Helsinki Oslo Ankara Warsaw Kyiv Tehran London Berlin".split()
_TITLES = "Ambassador Minister Professor General Senator Secretary President Commissioner".split()
_MONTHS = "January February March April May June July August September October November December".split()
_SENTENCES = (
    "{title} {person} told reporters in {place} that the inspections would go on until {date}.",
    "“We will count every launcher twice,” {surname} said after the morning session.",
    "The {body} published its yearly report on {date}, and {person} read the longest chapter aloud.",
    "Under the {treaty}, each side may keep {number} launchers, of which no more than {small} stand near the border.",
    "{person} of the {body} answered that the figures were older than the building in {place}.",
    "Nobody at the table wanted to leave first, so the talks lasted {small} hours longer than planned.",
    "{surname} and {person} had met in {place} before, when the {treaty} was still a list of open questions.",
    "According to {person}, the draft was ready by {date} and went to {place} the same night.",
    "A second round is expected in {place}, where delegations will look at {number} pages of annexes.",
    "It was not clear how the {short} would be paid for, or who would carry the maps.",
    "“There is a difference between a pause and an end,” {person} said, and asked for more time.",
    "The {treaty_short} has been mended {small} times; critics say that the seams begin to show.",
)
_PLANTED = (
    "Sergei Ryabkov",
    "Jens Stoltenberg",
    "Benjamin Netanyahu",
    "Volodymyr Zelensky",
    "Emmanuel Macron",
)
TYPED = ("ryabkof", "stoltenburg", "netanyaho", "zelenksy", "macrn", "macron emm", "norstein", "open skeis")
"""What is typed into the picker, letter by letter: right and wrong spellings of names that the texts hold."""


def people(count: int, seed: int = 5) -> list[str]:
    """Full names of `count` different people."""
    rng = random.Random(seed)
    names = dict.fromkeys(_PLANTED)
    while len(names) < count:
        surname = rng.choice(_FIRST) + rng.choice(_MIDDLE) + rng.choice(_LAST)
        names[f"{rng.choice(_GIVEN)} {surname}"] = None
    return list(names)[:count]


def article(characters: int, seed: int, known: list[str]) -> str:
    """An article of at least so many characters about some of the people in `known`."""
    rng = random.Random(seed)
    title = f"Delegations meet again in {rng.choice(_PLACES)}, part {seed}"
    pieces = [title, f"{rng.choice(_PLACES).upper()}, {_date(rng)} — {_sentence(rng, known, 0)}"]
    size = sum(map(len, pieces))
    while size < characters:
        pieces.append(" ".join(_sentence(rng, known, size) for _ in range(rng.randint(3, 7))))
        size += len(pieces[-1]) + 2
    pieces.append("Share this article: Facebook Twitter E-mail")
    return "\n\n".join(pieces) + "\n"


def _sentence(rng: random.Random, known: list[str], size: int) -> str:
    # Every article has its own circle of people, and in a long one that circle changes as it goes on.
    circle = size // 20_000
    person = (
        known[(rng.randrange(12) + 12 * circle) % len(known)] if rng.random() < 0.9 else rng.choice(known)
    )
    body, short = rng.choice(_BODIES)
    treaty, treaty_short = rng.choice(_TREATIES)
    return rng.choice(_SENTENCES).format(
        title=rng.choice(_TITLES),
        person=person,
        surname=person.split()[-1],
        place=rng.choice(_PLACES),
        body=f"{body} ({short})" if short and rng.random() < 0.2 else body,
        short=short or body,
        treaty=treaty,
        treaty_short=treaty_short,
        date=_date(rng),
        number=rng.randint(100, 4000),
        small=rng.randint(2, 19),
    )


def _date(rng: random.Random) -> str:
    return f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} {rng.randint(1972, 2023)}"


def articles(count: int, characters: int = 3500, newcomers: int = 2) -> Iterator[str]:
    """Articles of a library in which every article brings `newcomers` people who were not in those before it."""
    everyone = people(12 + count * newcomers)
    for number in range(count):
        first = number * newcomers
        yield article(characters, number, everyone[first : first + 12])


def roll_call(names: int, per_article: int = 100) -> Iterator[str]:
    """Articles that together name so many different people, each of them once or twice."""
    everyone = people(names)
    for number, first in enumerate(range(0, names, per_article)):
        rng = random.Random(number)
        lines = [
            f"{rng.choice(_TITLES)} {name} came to {rng.choice(_PLACES)} on {_date(rng)} for the {_TREATIES[0][0]}."
            for name in everyone[first : first + per_article]
        ]
        paragraphs = [" ".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
        yield "\n\n".join([f"Who came to the talks, list {number}", *paragraphs]) + "\n"


def varied_samples(copies: int) -> Iterator[tuple[str, str]]:
    """(file name, text) of the sample library `copies` times over, no two texts alike.

    In every copy the paragraphs stand in another order, and one made paragraph with people of its own is added.
    """
    everyone = people(40 + copies)
    for copy in range(copies):
        for number, path in enumerate(samples()):
            rng = random.Random(copy * 1000 + number)
            head, *paragraphs = re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip())
            paragraphs.append(" ".join(_sentence(rng, everyone[copy : copy + 40], 0) for _ in range(4)))
            rng.shuffle(paragraphs)
            yield f"{copy:03}-{path.name}", "\n\n".join([head, *paragraphs]) + "\n"


def sample_files() -> list[Path]:
    """The files of the sample library: their names begin with a year, a user's own mostly do not."""
    return sorted(SAMPLES.glob("[12][0-9][0-9][0-9]-*"))


def samples() -> list[Path]:
    """Those of them that are plain texts."""
    return [path for path in sample_files() if path.suffix in {".md", ".txt"}]
