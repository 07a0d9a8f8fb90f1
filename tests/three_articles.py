"""Three small articles with marked names: what frames of the screen show, and what storms of keys rage over."""

from __future__ import annotations

from skyread.entities.model import EntityType
from skyread.library.article import BlockKind
from small_desk import written

KINDS = {
    "Open Skies Treaty": EntityType.TREATY,
    "Geneva": EntityType.PLACE,
    "Valletta": EntityType.PLACE,
    "NATO": EntityType.ORG,
}

HARBOUR = written(
    (BlockKind.FURNITURE, "Home › Harbours › Charts"),
    (BlockKind.TITLE, "A Harbour Without Charts"),
    "VALLETTA, March 14 — [Marta Lindqvist] counts lanterns. Forty-one hung along the quay on Monday; by Friday "
    "there were nineteen, and the [Treaty on Open Skies|Open Skies Treaty] ([DON|Open Skies Treaty]) had not been "
    "mentioned once.",
    "[Lindqvist|Marta Lindqvist], who has run the survey office for ten years, blames nobody. “We lost the charts,” "
    "she said, “not the sea.”",
    (BlockKind.HEADING, "What the survey found"),
    (BlockKind.ITEM, "- Two of the three buoys had drifted."),
    (BlockKind.ITEM, "- The lantern at the mole burned oil. Nobody at [NATO] would say who had paid for it."),
    (BlockKind.QUOTATION, "A chart is a promise that somebody has been there before."),
    "The [Open Skies Treaty] let each side photograph the other's harbours. [Viktor Sokolov] flew eleven such "
    "missions and remembers every lantern. “From the air they look like commas,” [Sokolov|Viktor Sokolov] said in "
    "[Geneva].",
    (BlockKind.CAPTION, "The mole of [Valletta] at dusk. Photo: Anna Bauer"),
    (BlockKind.FURNITURE, "Share this article"),
    (BlockKind.FURNITURE, "Read also: Ten harbours that moved"),
    title="A Harbour Without Charts",
    published="2020-03-14",
    source="Harbour Gazette",
    path="harbour.txt",
)
COMMAS = written(
    (BlockKind.TITLE, "The Man Who Counted Commas"),
    "GENEVA — [Viktor Sokolov] keeps his flight logs in shoe boxes. Each box holds one year of the "
    "[Open Skies Treaty], and the last is half empty.",
    "They compared lanterns, he and [Lindqvist|Marta Lindqvist]. A letter of four words came by mistake: 我们不评论. A "
    "café served them naïve little cakes 🍰 and charged for three.",
    title="The Man Who Counted Commas",
    published="2021-04",
    path="commas.txt",
)
KEEPER = written(
    "The keeper of the mole writes down the weather, the ships and the price of oil, in that order.",
    "The first name was [Marta Lindqvist]. The second was [M. Lindqvist|Marta Lindqvist], and the keeper thought "
    "for a week that there were two.",
    path="keeper.txt",
)
LIBRARY = (HARBOUR, COMMAS, KEEPER)
