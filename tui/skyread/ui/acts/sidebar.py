"""Acts of the entities pane."""

from __future__ import annotations

from skyread.desk.prompt import Purpose
from skyread.text.spans import Passage
from skyread.ui.acts.moving import motions
from skyread.ui.dispatch import Press, act
from skyread.ui.screen import DeskScreen

motions(
    "entities",
    lambda screen, rows: screen.desk.sidebar.move(rows),
    lambda screen: screen.desk.sidebar.window.height,
    lambda screen: screen.desk.sidebar.window.size,
)


@act("entities.first_mention")
def first_mention(screen: DeskScreen, _press: Press) -> None:
    """Make the name current and go to its first mention in this article, else in the library."""
    desk = screen.desk
    selected, article = desk.sidebar.selected, desk.reader.article
    if selected is None:
        return
    passage = None
    if article is not None and selected.offsets:
        mention = desk.index.mention_at(article.id, selected.offsets[0])
        if mention is not None:
            passage = Passage(article.id, mention[0].start, mention[0].end, "mention")
    elif places := desk.index.passages(selected.entity.id, desk.listing.order):
        passage = places[0]
    desk.jump_to_entity(selected.entity.id, passage)


@act("entities.filter")
def filter_entities(screen: DeskScreen, _press: Press) -> None:
    """Ask for letters and narrow the names while they are typed."""
    sidebar = screen.desk.sidebar
    before, selected = sidebar.filter, sidebar.selected

    def leave() -> None:
        sidebar.narrow(before)
        if selected is not None:
            sidebar.select(selected.entity.id)

    purpose = Purpose("entities filter", "filter: ", sidebar.narrow, sidebar.narrow, leave)
    screen.desk.prompt.open(purpose, before)


@act("entities.clear_filter")
def clear_filter(screen: DeskScreen, _press: Press) -> None:
    """List all names again."""
    screen.desk.sidebar.narrow("")


@act("entities.toggle_scope")
def toggle_scope(screen: DeskScreen, _press: Press) -> None:
    """List the names of the article or of the library."""
    sidebar = screen.desk.sidebar
    sidebar.library_scope = not sidebar.library_scope
    screen.desk.fill_sidebar()
    if screen.desk.current:
        sidebar.select(screen.desk.current)
