"""Articles full of lookalike sentences, edited at random by an editor that knows where the quoted words have gone.

A round is made from a number alone, so every failure can be repeated: `make_round(kind, seed)`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from skyread.notebook.anchoring import context_of, find
from skyread.notebook.annotation import Placement, Source, State, Target
from skyread.notebook.lookalikes import lookalikes_of

NAMES = (
    "Arvia Belmar Corvin Dresk Elbany Fennmark Galtia Hovland Istria Jorvik Kelmar Lundo Marrow Norvia Ostrand "
    "Pellinor Quarto Rusten Selvia Tarnow Ulmia Vesper Wendel Yarrow Zelten".split()
)
PEOPLE = "Hale Okafor Lindner Moreau Tanaka Petrov Silva Novak Haddad Berg Castro Diallo".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
THINGS = (
    "treaty budget bridge harbour pipeline ceasefire election border hospital reactor railway archive vaccine "
    "airport dam embassy satellite convoy mine factory".split()
)
GROUPS = "envoys ministers engineers judges teachers inspectors fishermen officers doctors editors pilots farmers".split()
VERBS = (
    "rejected welcomed delayed signed reviewed abandoned repaired praised questioned inspected closed reopened "
    "financed measured blocked described".split()
)
ADJECTIVES = "new old draft joint final secret long costly modest rival northern coastal early second bitter quiet".split()
TAILS = (
    "after a long night of talks;despite heavy rain;in front of a small crowd;without giving a reason;"
    "as the deadline drew near;to the surprise of observers;for the third time this year;behind closed doors;"
    "while protesters waited outside;because money had run out;before the winter recess;under strict conditions"
).split(";")
SYNONYMS = {
    "rejected": "turned down",
    "welcomed": "greeted",
    "delayed": "put off",
    "signed": "initialled",
    "reviewed": "examined",
    "abandoned": "gave up",
    "repaired": "mended",
    "began": "started",
    "heavy": "strong",
    "talks": "negotiations",
    "small": "little",
    "crowd": "gathering",
    "people": "persons",
    "said": "stated",
    "closed": "shut",
    "costly": "expensive",
    "praised": "lauded",
    "while": "as",
    "because": "since",
}


@dataclass(slots=True)
class Token:
    """A word with its punctuation, and whether it belongs to the quote."""

    text: str
    quoted: bool = False


Sentence = list[Token]
Story = list[list[Sentence]]
"""Paragraphs of sentences."""


@dataclass(frozen=True, slots=True)
class Round:
    """A target, the edited text, and where the quote truly is: None where it was deleted."""

    kind: str
    seed: int
    target: Target
    before: str
    text: str
    truth: tuple[int, int] | None
    log: tuple[str, ...] = field(default=())


def tokens(line: str) -> Sentence:
    """A sentence of a line."""
    return [Token(word) for word in line.split()]


def sentence(random: Random) -> Sentence:
    """One sentence; a third of all follow a few patterns and differ in a name, a day or a number only."""
    pick = random.choice
    if random.random() < 0.35:
        return tokens(
            pick(
                (
                    f"The talks on {pick(NAMES)} began on {pick(DAYS)}.",
                    f"The talks on {pick(NAMES)} ended on {pick(DAYS)}.",
                    f"In {pick(NAMES)}, {random.randrange(2, 60)} people were hurt, officials said.",
                    f"“We did not expect this,” said {pick(PEOPLE)}, who spoke for the {pick(GROUPS)}.",
                    f"{pick(NAMES)} and {pick(NAMES)} signed the {pick(THINGS)} accord in {random.randrange(1950, 2020)}.",
                    f"The {pick(THINGS)} in {pick(NAMES)} was not reopened.",
                    "Nothing else was agreed.",
                )
            )
        )
    subject = pick(
        (
            f"The {pick(GROUPS)} from {pick(NAMES)}",
            f"{pick(PEOPLE)}’s {pick(GROUPS)}",
            f"A {pick(ADJECTIVES)} group of {pick(GROUPS)}",
            f"{pick(PEOPLE)}",
        )
    )
    rest = f"{pick(VERBS)} the {pick(ADJECTIVES)} {pick(THINGS)} {pick(TAILS)}"
    if random.random() < 0.4:
        rest += f", and the {pick(ADJECTIVES)} {pick(THINGS)} was {pick(VERBS)} {pick(TAILS)}"
    return tokens(f"{subject} {rest}.")


def story(random: Random) -> Story:
    """An article of 4 to 14 paragraphs. No sentence follows itself, and none that stands alone is boilerplate."""
    paragraphs: Story = []
    for _ in range(random.randint(4, 14)):
        paragraph: list[Sentence] = []
        size = random.randint(1, 5)
        while len(paragraph) < size:
            added = sentence(random)
            if added != (paragraph or [None])[-1] and (size > 1 or len(added) > 4):
                paragraph.append(added)
        paragraphs.append(paragraph)
    return paragraphs


def quote(random: Random, paragraphs: Story) -> None:
    """Mark what is quoted: a sentence, two, a paragraph, or a part of a sentence."""
    paragraph = random.choice(paragraphs)
    at = random.randrange(len(paragraph))
    kind = random.random()
    chosen = paragraph[at]
    if kind < 0.6:
        span = chosen
    elif kind < 0.7:
        span = [token for one in paragraph[at : at + 2] for token in one]
    elif kind < 0.75:
        span = [token for one in paragraph for token in one]
    else:
        size = random.randint(2, max(2, len(chosen) - 1))
        first = random.randrange(max(1, len(chosen) - size + 1))
        span = chosen[first : first + size]
    for token in span:
        token.quoted = True


def render(paragraphs: Story) -> tuple[str, tuple[int, int] | None]:
    """The text, and the range of the quoted words in it."""
    parts: list[str] = []
    at, start, end = 0, None, 0
    for paragraph in paragraphs:
        for one in paragraph:
            for token in one:
                if token.quoted:
                    start = at if start is None else start
                    end = at + len(token.text)
                parts += (token.text, " ")
                at += len(token.text) + 1
        if paragraph and parts:
            parts[-1] = "\n\n"
            at += 1
    return "".join(parts), None if start is None else (start, end)


def has_quote(one: Sentence) -> bool:
    """Whether a word of it is quoted."""
    return any(token.quoted for token in one)


class Editor:
    """Edits a story in place; `budget` counts the words that may still be changed outside the quote."""

    def __init__(self, random: Random, paragraphs: Story) -> None:
        self.random = random
        self.story = paragraphs
        self.log: list[str] = []
        self.cut_out = ""

    def around(self, share: float, *, moves: bool = True) -> None:
        """Change up to this share of the words that are not quoted; move a paragraph now and then, if it may."""
        budget = int(share * sum(len(one) for paragraph in self.story for one in paragraph))
        tries = 0
        while budget > 0 and tries < 200:
            tries += 1
            budget -= self.random.choices(
                (
                    self.replace_word,
                    self.insert_word,
                    self.delete_word,
                    self.insert_sentence,
                    self.delete_sentence,
                    self.translate,
                ),
                (6, 3, 3, 1, 1, 1),
            )[0](budget)
        if moves and self.random.random() < 0.4:
            self.move_paragraph()

    def _outside(self) -> tuple[Sentence, int] | None:
        places = [
            (one, at)
            for paragraph in self.story
            for one in paragraph
            for at, token in enumerate(one)
            if not token.quoted and at
        ]
        return self.random.choice(places) if places else None

    def _word(self) -> str:
        return self.random.choice(self.random.choice((NAMES, THINGS, VERBS, ADJECTIVES, GROUPS, PEOPLE)))

    def replace_word(self, _budget: int) -> int:
        """Another word in the place of one."""
        if place := self._outside():
            one, at = place
            stop = one[at].text[-1] if one[at].text[-1] in ".,”" else ""
            one[at] = Token(self._word() + stop)
        return 1

    def insert_word(self, _budget: int) -> int:
        """A word more."""
        if place := self._outside():
            one, at = place
            if not (one[at - 1].quoted and at < len(one) and one[at].quoted):
                one.insert(at, Token(self._word()))
        return 1

    def delete_word(self, _budget: int) -> int:
        """A word less."""
        if (place := self._outside()) and len(place[0]) > 3:
            del place[0][place[1]]
        return 1

    def insert_sentence(self, budget: int) -> int:
        """A sentence more, which may be a lookalike of any other."""
        added = sentence(self.random)
        alike = fuzz.ratio(self.cut_out, " ".join(token.text for token in added)) > 65
        if len(added) > budget or (self.cut_out and alike):
            return 0
        paragraph = self.random.choice(self.story)
        spots = [
            at
            for at in range(len(paragraph) + 1)
            if not (0 < at < len(paragraph) and has_quote(paragraph[at - 1]) and has_quote(paragraph[at]))
        ]
        paragraph.insert(self.random.choice(spots), added)
        self.log.append("insert sentence")
        return len(added)

    def delete_sentence(self, budget: int) -> int:
        """A sentence less."""
        paragraph = self.random.choice(self.story)
        spots = [at for at, one in enumerate(paragraph) if not has_quote(one) and len(one) <= budget]
        if not spots or len(paragraph) < 2:
            return 0
        self.log.append("delete sentence")
        return len(paragraph.pop(self.random.choice(spots)))

    def translate(self, budget: int) -> int:
        """A sentence said in other words."""
        one = self.random.choice(self.random.choice(self.story))
        changed = 0
        for token in one:
            if not token.quoted and token.text in SYNONYMS and changed < budget:
                token.text = SYNONYMS[token.text]
                changed += 1
        return changed

    def move_paragraph(self) -> None:
        """A paragraph stands elsewhere."""
        moved = self.story.pop(self.random.randrange(len(self.story)))
        self.story.insert(self.random.randint(0, len(self.story)), moved)
        self.log.append("move paragraph")

    def inside(self, share: float) -> None:
        """Change the quote itself, in up to this share of its characters."""
        changes = (self._other_word, self._synonym, self._slip, self._slip, self._more, self._less)
        original = self._quoted()
        for _ in range(12):
            places = [
                (one, at)
                for paragraph in self.story
                for one in paragraph
                for at, token in enumerate(one)
                if token.quoted
            ]
            one, at = self.random.choice(places)
            kept = [replace(token) for token in one]
            self.random.choice(changes)(one, at)
            if Levenshtein.distance(original, self._quoted()) > share * len(original):
                one[:] = kept

    def _quoted(self) -> str:
        return " ".join(token.text for one in self._sentences() for token in one if token.quoted)

    def _sentences(self) -> list[Sentence]:
        return [one for paragraph in self.story for one in paragraph]

    def _other_word(self, one: Sentence, at: int) -> None:
        stop = one[at].text[-1] if one[at].text[-1] in ".,”" else ""
        one[at].text = self._word() + stop

    def _synonym(self, one: Sentence, at: int) -> None:
        one[at].text = SYNONYMS.get(one[at].text, one[at].text)

    def _slip(self, one: Sentence, at: int) -> None:
        word = one[at].text
        where = self.random.randrange(len(word))
        if word[where].isalpha():
            one[at].text = (
                word[:where] + self.random.choice(("", "e", "s", word[where] * 2)) + word[where + 1 :] or word
            )

    def _more(self, one: Sentence, at: int) -> None:
        if at and one[at - 1].quoted:
            one.insert(at, Token(self._word(), quoted=True))

    def _less(self, one: Sentence, at: int) -> None:
        if 0 < at < len(one) - 1 and one[at - 1].quoted and one[at + 1].quoted:
            del one[at]

    def delete_quote(self) -> None:
        """The quote is taken out; what is left of its sentences stays.

        Nothing like it is put in afterwards: in the very gap, that would be an edit of the quote by any measure.
        """
        self.cut_out = " ".join(token.text for one in self._sentences() if has_quote(one) for token in one)
        for paragraph in self.story:
            for one in paragraph:
                one[:] = [token for token in one if not token.quoted]
            paragraph[:] = [one for one in paragraph if one]
        self.story[:] = [paragraph for paragraph in self.story if paragraph]

    def lookalikes(self) -> None:
        """Sentences that differ from a quoted one in one word are put into other paragraphs."""
        quoted = [one for paragraph in self.story for one in paragraph if has_quote(one)]
        for _ in range(self.random.randint(1, 3)):
            copy = [Token(token.text) for token in self.random.choice(quoted)]
            at = self.random.randrange(len(copy))
            stop = copy[at].text[-1] if copy[at].text[-1] in ".,”" else ""
            word = self._word()
            copy[at].text = (word if at else word.capitalize()) + stop
            self._put(copy)

    def copy(self) -> None:
        """The same sentence once more, in another place."""
        quoted = [one for paragraph in self.story for one in paragraph if has_quote(one)]
        self._put([Token(token.text) for token in self.random.choice(quoted)])
        self.log.append("copy")

    def _put(self, added: Sentence) -> None:
        paragraph = self.random.choice([p for p in self.story if len(p) > 1] or self.story)
        spots = [
            at
            for at in range(len(paragraph) + 1)
            if not (0 < at < len(paragraph) and has_quote(paragraph[at - 1]) and has_quote(paragraph[at]))
        ]
        paragraph.insert(self.random.choice(spots), added)

    def cut(self) -> None:
        """Half of the text is lost: the half with the quote, or the other one."""
        half = len(self.story) // 2
        self.story[:] = self.story[:half] if self.random.random() < 0.5 else self.story[half:]
        self.log.append("cut")


def normalise(random: Random, text: str, truth: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """Other quotation marks, dashes and blanks, which keep or double their characters; the truth is carried along."""
    styles = ({"“": '"', "”": '"', "’": "'"}, {" ": "\xa0"}, {" ": "  "}, {"\n": "\r\n"}, {"e": "e\xad"}, {})
    style: dict[str, str] = random.choice(styles)
    share = random.choice((0.1, 1.0))
    parts, starts, at = [], [], 0
    for character in text:
        starts.append(at)
        part = style.get(character, character) if random.random() < share else character
        parts.append(part)
        at += len(part)
    starts.append(at)
    return "".join(parts), None if truth is None else (starts[truth[0]], starts[truth[1]])


def make_round(kind: str, seed: int) -> Round:
    """One article, one quote, one set of edits: "elsewhere", "quote" or "gone"."""
    random = Random(f"{kind} {seed}")
    paragraphs = story(random)
    quote(random, paragraphs)
    if random.random() < (0.8 if kind == "gone" else 0.3):
        Editor(random, paragraphs).lookalikes()
    if kind == "gone" and random.random() < 0.3:
        Editor(random, paragraphs).copy()
    if kind == "twins":
        number = next(n for n, paragraph in enumerate(paragraphs) if any(map(has_quote, paragraph)))
        twin = [[Token(token.text) for token in one] for one in paragraphs[number]]
        apart = [at for at in range(len(paragraphs) + 1) if not number - 1 <= at <= number + 2]
        paragraphs.insert(random.choice((apart[0], random.choice(apart))), twin)
    before, range_ = render(paragraphs)
    assert range_ is not None
    prefix, suffix, number = context_of(before, *range_)
    source = Source("Title", None, None, "file.txt")
    target = Target("old", "text", *range_, before[slice(*range_)], prefix, suffix, number, source)
    target = replace(target, lookalikes=lookalikes_of(target, before))
    editor = Editor(random, paragraphs)
    EDITS[kind](editor)
    text, truth = render(paragraphs)
    if random.random() < 0.3:
        text, truth = normalise(random, text, truth)
    return Round(kind, seed, target, before, text, truth, tuple(editor.log))


def _elsewhere(editor: Editor) -> None:
    editor.around(editor.random.uniform(0.0, 0.2))


def _quote(editor: Editor) -> None:
    editor.inside(0.2)
    if editor.random.random() < 0.7:
        editor.around(editor.random.uniform(0.0, 0.1))


def _gone(editor: Editor) -> None:
    if editor.random.random() < 0.85:
        editor.delete_quote()
    elif editor.random.random() < 0.5:
        editor.inside(0.6)
    if editor.random.random() < 0.15 and len(editor.story) > 1:
        editor.cut()
    editor.around(editor.random.choice((0.0, 0.1, 0.2, 0.4)))


def _moved(editor: Editor) -> None:
    """The whole paragraph is edited and moved at once, among others that are."""
    editor.around(editor.random.uniform(0.0, 0.2))
    for paragraph in editor.story:
        if any(map(has_quote, paragraph)):
            places = [
                (one, at) for one in paragraph for at, token in enumerate(one) if at and not token.quoted
            ]
            for one, at in editor.random.sample(places, len(places) // 4):
                one[at] = Token(editor._word())
    editor.random.shuffle(editor.story)


def _twins(editor: Editor) -> None:
    """One of two paragraphs that were the same is taken out: the one with the quote, or the other one."""
    quoted = next(paragraph for paragraph in editor.story if any(map(has_quote, paragraph)))
    words = [token.text for one in quoted for token in one]
    twin = next(
        (p for p in editor.story if p is not quoted and [token.text for one in p for token in one] == words),
        None,
    )
    gone = quoted if editor.random.random() < 0.7 else twin
    if gone is not None:
        editor.story[:] = [paragraph for paragraph in editor.story if paragraph is not gone]
    editor.around(editor.random.choice((0.0, 0.05, 0.1, 0.2)), moves=False)


EDITS: dict[str, Callable[[Editor], None]] = {
    "elsewhere": _elsewhere,
    "quote": _quote,
    "gone": _gone,
    "moved": _moved,
    "twins": _twins,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a round."""

    placement: Placement
    right: bool
    """The found range covers the true one to 90 % by intersection over union."""
    wrong: bool
    """A place was given out as sure that is not the quote's."""


def judge(played: Round) -> Verdict:
    """Look for the quote and compare with the truth."""
    placement = find(played.target, played.text, "new")
    sure = placement.state in (State.EXACT, State.MOVED)
    if not sure or placement.start is None or placement.end is None:
        return Verdict(placement, right=played.truth is None, wrong=False)
    if played.truth is None:
        return Verdict(placement, right=False, wrong=True)
    start, end = played.truth
    shared = max(0, min(end, placement.end) - max(start, placement.start))
    union = max(end, placement.end) - min(start, placement.start)
    return Verdict(placement, right=shared / union >= 0.9, wrong=shared < (end - start) / 2)
