"""Which lines of a saved page are not the article: rules on one line at a time.

Furniture is what the page printed around the article; a credit says whose picture it is. The rules look at
wording, marks and script, never at one site's templates. Where a line stands, and what surrounds it, is weighed
in `blocks`.
"""

from __future__ import annotations

import re

_SHORT = 200
_LONGEST_TAIL = 1000
_LONGEST_CREDIT = 500

_DOMAIN = r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?"
_SOURCE_WORD = (
    r"(?:источник|джерело|крыніца|quelle|fuente|fonte|kaynak|źródło|zdroj|bron|källa|kilde|lähde|forrás|sursa|"
    r"zdrojový|izvor|πηγή|المصدر|منبع|出典|来源|來源|출처)"
)
_LABELS = (
    r"authors?|by|written by|reported by|edited by|editor|sources?|tags?|keywords?|categor(?:y|ies)|filed under|topics?|"
    r"sections?|rubric|views?|comments?|share|print|photo|photos?|video|related(?: topics| articles| news| stories)?|"
    r"read (?:also|more|next)|see also|more(?: news| stories)?|advertisements?|sponsored|latest(?: news)?|"
    r"popular|most (?:read|popular|viewed|shared|commented)|trending|menu|home|search|log ?in|sign in|register|subscribe|newsletters?|loading|reply|next|previous|"
    r"tweet|send|e-?mail|save|discuss|rate(?: this article)?|facebook|twitter|telegram|whatsapp|news ?feed|other news|main news|"
    r"fresh news|news on the topic|print version|version for print|get short url|short url|in this article|"
    r"published|updated|posted|edited|last updated|last modified|first published|date|"
    r"автор|теги|источник|фото|реклама"
).replace(" ", r"\ ")

# Whole lines, in lower case, that are page furniture whatever stands around them.
_LINE = re.compile(
    rf"""
      (?:{_LABELS})\s*[:：,]?\s*                                     # a label with nothing behind it
    | (?:home|main(?:\ page)?|front\ page|главная)\s*(?:[»›>/|→\\]|::)\s*.+   # breadcrumbs
    | (?:[^»›→.]{{1,40}}\s[»›→]\s){{2,}}.+
    | {_SOURCE_WORD}\s*[:：—–-]?\s*\S.*                             # the source, in many languages
    | (?:source|via|original(?:\ article)?|originally\ published\ (?:at|on|by)|(?:the\ )?link\ to\ (?:a\ |the\ )?(?:source|original))\s*[:：]\s*\S.*
    | (?:re)?printed\ (?:for|from|with|by)\b.{{0,80}}
    | (?:next|previously|earlier|also)\ in\ (?:this|the|our)\ series\s*[:：].*
    | (?:source|via)\s+{_DOMAIN}
    | (?:from|to|cc|sent|reply-to|message-id)\s*[:]\s*\S.*           # the head of a message
    | {_DOMAIN}                                                     # an address alone
    | (?:read|see|watch|listen)\ (?:also|more|next|on|too)\b[\s:].*
    | also\ (?:read|see|watch)\b.*
    | (?:related|recommended|more|also\ on|editor'?s\ picks?|most\ (?:read|popular|viewed))\s*(?:articles?|stories|news|posts?|links?|topics?|coverage|content)?\s*:\s*.*
    | (?:more\ (?:on|about|from|stories|news)|recommended\ for\ you|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|related\ (?:articles?|stories|news|posts?|content))\b.*
    | (?:please\ )?(?:subscribe|sign\ up|sign-up|join|follow|like)\b.{{0,40}}?(?:\b(?:newsletter|our|us|channel|telegram|facebook|fb|twitter|x|youtube|instagram|whatsapp|whats\ app|feed|rss|free|e-?mail|updates?|list|daily|weekly|today|now)\b|$).*
    | share\s*[:：].*
    | (?:share|tweet|pin|print|e-?mail|send|save|bookmark|copy)\b(?:\s+(?:this|the|it|on|in|to|via|with|link|article|story|brief|page|facebook|twitter|by|friends?|e-?mail|social|networks?|media|a|url|permalink|x|whatsapp|telegram|linkedin|reddit)\b)+.{{0,30}}
    | (?:share|tweet|print|e-?mail|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|copy\ link|save|vk|ok)(?:[\s,|/·•]+(?:share|tweet|print|e-?mail|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|copy\ link|save|vk|ok|x))+
    | (?:add|leave|post|write|view|show|hide|load|read|see)\ (?:a\ |your\ |all\ |the\ |more\ |\d+\ )*(?:comments?|reply|replies|response)\b.{{0,60}}
    | \(?[\d\s.,]+k?\)?\ (?:comments?|shares?|views?|likes?|replies|reactions?)
    | (?:views?|comments?|shares?|likes?|rating|votes?)\s*[:：]?\s*\(?[\d\s.,/]+k?\)?
    | (?:comments?|discussion)\ (?:are\ closed|closed|\(\d+\)|policy|rules).*
    | your\ e-?mail\ (?:address\ )?will\ not\ be\ .+
    | required\ fields\ are\ marked.*
    | (?:to|in\ order\ to)\ (?:participate|take\ part|join|comment|leave\ a\ comment|post)\b.{{0,60}}(?:discussion|conversation|comment\w*|log\ ?in|register\w*|sign).{{0,60}}
    | join\ the\ (?:discussion|conversation|debate).*
    | (?:please\ |you\ must\ (?:be\ )?|you\ need\ to\ )?(?:log(?:ged)?\ ?in|sign(?:ed)?\ in|register|create\ an\ account)\b(?:\ (?:or|to|with|here|now|and)\b.{{0,80}})?
    | (?:accept|allow|manage|this\ (?:site|website|page)\ uses|we\ use)\ .{{0,40}}cookies?.*
    | (?:get|receive|read)\ (?:the\ |our\ |all\ (?:the\ )?|more\ )?(?:latest\ |breaking\ |top\ |best\ |important\ )*(?:news|updates?|stories|headlines|newsletter)\ .{{0,80}}
    | (?:get|have)\ (?:the|our)\ .{{1,60}}\ (?:in|to|straight\ to)\ your\ (?:inbox|e-?mail)\b.*
    | (?:please\ )?enter\ your\ (?:e-?mail|name)\b.*
    | (?:stay\ (?:tuned|informed|up\ to\ date|connected)|don'?t\ miss|never\ miss)\b.*
    | (?:click|tap|press|swipe)\ (?:here|on|to|the|below)\b.*
    | (?:download|install|get|try|open\ in)\ (?:the|our)\ (?:free\ |mobile\ |new\ )*app\b.*
    | (?:support|donate\ to|help)\ (?:us|our\ (?:work|journalism|site))\b.*
    | (?:make|become)\ a\ (?:donation|member|subscriber|patron).*
    | (?:skip|jump)\ to\ (?:main\ |the\ )?(?:content|navigation|article).*
    | (?:back\ to\ (?:top|home|list|all)|go\ to\ (?:the\ )?(?:top|home\ page|mediabank)|return\ to\ .{{1,30}}|next\ (?:article|post|story)|previous\ (?:article|post|story))\b.{{0,40}}
    | (?:advertisement|sponsored\ content|paid\ content|promoted|scroll\ down\ to\ continue|story\ continues\ below|article\ continues\ after).{{0,60}}
    | (?:copyright|©|\(c\)|&copy;).{{0,100}}(?:\ball\ rights\ reserved|\b(?:19|20)\d\d\b.{{0,40}}(?:inc|ltd|llc|gmbh|media|group|press|news|network)\b).*
    | .{{0,120}}\ball\ rights\ reserved\b.*
    | (?:terms\ (?:of|and)|privacy\ (?:policy|notice)|cookie\ policy|contact\ us|about\ us|advertise\ with)\b.{{0,60}}
    | (?:have\ you\ |did\ you\ |if\ you\ )?(?:found|find|noticed?|spot(?:ted)?|see)\ (?:a\ |an\ )?(?:mistake|error|typo|bug)\b.*
    | (?:estimated\ )?(?:reading\ time\b.{{0,20}}|\d+\ min(?:ute)?s?\ read)
    | (?:posted|filed|published)\ (?:in|under)\ .{{1,60}}
    | (?:tags?|topics?|keywords?|categor(?:y|ies)|filed\ under|теги)\s*[:：]\s*.+
    | (?:the\ )?(?:views|opinions)\ expressed\ .{{0,80}}(?:author|editor|position|policy|views?).*
    | the\ post\ .{{1,150}}\ (?:appeared\ first\ on|first\ appeared)\ .*
    | this\ (?:article|story|post|text|piece)\ (?:was|has\ been|is)\ (?:automatically\ |machine[- ]|originally\ |first\ |auto-?)*(?:translated|published|generated|syndicated)\b.*
    | (?:image|photo|picture|video|file)\ (?:loading|unavailable|not\ available|player).{{0,40}}
    """,
    re.VERBOSE,
)
SOURCE_LINE = re.compile(
    rf"\W*(?:{_SOURCE_WORD}|(?:source|via|original(?:ly published (?:at|on|by))?|(?:the )?link to (?:a |the )?(?:source|original))(?=\s*[:：]|\s+{_DOMAIN}))\s*[:：—–-]?\s*(?P<name>\S.*)",
    re.IGNORECASE,
)
"""A line that says where the article comes from, with the name of the source."""
_TAGLINE = re.compile(
    r"\b(?:stay tuned|latest news|breaking news|news and (?:stories|analysis|views)|news, (?:analysis|opinion)|"
    r"(?:world|daily|top) (?:news|headlines)|official (?:site|website)|news (?:agency|portal|site)$)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:said|told|asked|added|replied|says)\b")
_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s+/\s+|\.\s+|\s{3,}")
_HEAD_OF_LINKS = re.compile(
    r"(?:read|see|watch) (?:also|more|next)|also read|related(?: (?:topics|articles|news|stories|posts|content))?|"
    r"more (?:on this (?:story|topic)|news|stories|from .{1,40})|tags?|topics?|keywords?|categories|recommended(?: for you)?|"
    r"most (?:read|popular|viewed|shared)|popular|trending|latest(?: news)?|other news|main news|fresh news|"
    r"news on the topic|editor['’]?s picks?|you (?:may|might) also like|in this article|see also",
    re.IGNORECASE,
)
_HEAD_OF_CAPTION = re.compile(r"(?:image|photo|picture) caption\s*[,:]?", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:was|were|had|said|told|reported)\b", re.IGNORECASE)
# What is left of a page's markup: tags, attributes with any kind of quotation mark, shortcodes, entities, scripts.
_MARKUP = re.compile(
    r"""
      </?(?:a|p|b|i|u|em|strong|img|div|span|br|hr|ul|ol|li|table|tr|td|th|script|style|iframe|figure|figcaption|h[1-6])\b[^>\n]*>
    | \b(?:alt|src|href|class|style|title|width|height|srcset|target)\s*=\s*["'“”„«»‘’]
    | ["“”]\s*/>
    | \[/?(?:caption|gallery|embed|video|audio|shortcode|img|url|quote)\b[^\]\n]*\]
    | &(?:nbsp|amp|quot|lt|gt|\#\d+);
    | \{\{[^}\n]*\}\}
    | \b(?:function\s*\(|var\s+\w+\s*=|(?:document|window)\.(?=\w)|googletag|adsbygoogle)
    """,
    re.VERBOSE,
)
_MARKUP_SIGN = re.compile(r"[<>=\[&{]|\b(?:function|document|window|google|ads)")
_MARKUP_TAIL = re.compile(r"""["“”]\s*(?:alt|title|src|href|class|width|height)\s*=\s*["“”'’][^\n]*?/?>""")

_IMAGE_ALT = re.compile(
    r"^(?P<alt>.*?)\s*[-–—]\s*(?P<agency>[^-–—,]{2,60}?),\s*(?P<width>\d{3,4})"
    r"(?:,\s*(?P<date>\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}))?$"
)
_AGENCIES = (
    r"(?:thomson\ )?reuters|ap|ap\ photo|associated\ press|afp|agence\ france[- ]presse|getty(?:\ images)?|epa(?:-efe)?|efe|"
    r"tass|itar-tass|ria(?:\ news|\ novosti)?|sputnik(?:\ international)?|xinhua|anadolu(?:\ agency)?|dpa|ansa|kyodo(?:\ news)?|"
    r"yonhap|pa(?:\ wire|\ media)?|upi|interfax|shutterstock|istock|alamy|flickr|wikimedia(?:\ commons)?|"
    r"wikipedia|unsplash|pixabay|pexels|public\ domain|handout|pool|globallookpress(?:\.com)?|global\ look\ press|"
    r"ukrinform|unian|gazeta\.ru|rt|rt\ international|nato|un\ photo|dod|u\.?s\.?\ (?:navy|army|air\ force)"
)
_CREDIT = re.compile(
    rf"""
      [^.!?]{{0,120}}©\s*\S.*                                  # © Agency / Name
    | ©.*
    | (?:photo(?:graph)?s?|image|picture|illustration|graphic|video|credit|photo\ credit|image\ credit|courtesy|pictured|file\ photo|file\ pic|caption)
        \s*(?:[:：]|\ by\ |\ courtesy\ |\ via\ |/|©).{{1,200}}
    | image\ (?:caption|copyright|source)\b[,:]?(?:\ .+)?
    | file\ (?:photo|picture|image|\-|–|—).*
    | \(?(?:photo|image|picture|credit)s?\b[^.]{{0,100}}\)
    | (?:{_AGENCIES})\s*[/|]\s*[^.!?]{{1,60}}                # an agency and its photographer
    | [^.!?]{{2,60}}\s*/\s*(?:{_AGENCIES})
    | фото\s*[:：].*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(
    rf"""
      [(\[](?:(?:photo|image|picture|credit)\b[^)\]]*|[^)\]]*[/|©]\s*(?:{_AGENCIES})[^)\]]*)[)\]]\.?$
    | \b(?:photo|image|picture|photograph|credit)s?\s*(?:[:：]|\ by\ |\ courtesy\ of\ )\s*(?:[^.!?\n]|(?<=\b\w)\.){{2,60}}\.?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AGENCY = re.compile(_AGENCIES, re.VERBOSE | re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Aa]uthors?:|[Ww]ritten by|[Tt]ext:)\s+[A-Z][\w.'’-]*(?:[ ,]+(?:and |de |van |von |der )?[A-Z][\w.'’-]*){0,9}"
)
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def is_furniture(line: str) -> bool:
    """Whether a trimmed line is page furniture by its wording alone."""
    if len(line) > _SHORT:
        return False
    if _MARKUP_SIGN.search(line) and _MARKUP.search(line):
        return True
    plain = line.lower().replace("’", "'").strip("•*·-–—|[]_ \xa0")
    if not any(character.isalnum() for character in plain):
        return True
    return (_LINE.fullmatch(plain) is not None or _is_list_of_links(plain)) and _SPOKEN.search(plain) is None


def introduces_links(line: str) -> bool:
    """Whether a line of furniture is the head of a list: other articles, topics, tags."""
    return _HEAD_OF_LINKS.fullmatch(line.strip(" :*_#")) is not None


def introduces_caption(line: str) -> bool:
    """Whether a line says that the next one is a picture's caption."""
    return _HEAD_OF_CAPTION.fullmatch(line) is not None


def _is_list_of_links(plain: str) -> bool:
    """Whether a line is made of parts ("Share · Print · Tell us what you think") that are furniture.

    One part that is known gives the others away, unless they are sentences.
    """
    parts = [part for part in _SEPARATOR.split(plain) if part]
    known = sum(_LINE.fullmatch(part) is not None for part in parts)
    return len(parts) > 1 and (known == len(parts) or (known > 0 and ". " not in plain and plain[-1] != "."))


def is_tagline(line: str) -> bool:
    """Whether a line at the edge of a page advertises the site."""
    return len(line) <= _SHORT and _TAGLINE.search(line) is not None and _TOLD.search(line) is None


def image_alt(line: str) -> re.Match[str] | None:
    """The parts of an image's alternative text as news sites print it: alt, agency, width, date."""
    return _IMAGE_ALT.match(line) if line[-4:].isdigit() or line[-2:].isdigit() else None


def is_credit(line: str) -> bool:
    """Whether a line credits or captions a picture, by its wording alone. The line may begin with a bullet."""
    plain = line.lstrip("•*·-–—| \xa0")
    if image_alt(line):
        return True
    if len(plain) > _LONGEST_CREDIT:
        return False
    if (len(plain) <= _SHORT or "©" in plain) and _CREDIT.fullmatch(plain):
        return True
    return _CREDIT_TAIL.search(plain, max(0, len(plain) - 120)) is not None


def is_byline(line: str) -> bool:
    """Whether a line names who wrote the article and nothing else."""
    return len(line) <= _SHORT and _BYLINE.fullmatch(line) is not None


def is_agency(line: str) -> bool:
    """Whether a line, perhaps after a bullet, is nothing but the name of a picture agency."""
    return len(line) < 40 and _AGENCY.fullmatch(line.strip("•*·-–—| \xa0")) is not None


def markup_tail(line: str) -> int | None:
    """Where leftover markup begins behind real text in a line, or None."""
    if "=" not in line:
        return None
    found = _MARKUP_TAIL.search(line, max(0, len(line) - _LONGEST_TAIL))
    return found.start() if found is not None and found.end() >= len(line) - 2 else None


def is_latin(text: str, *, least: float = 0.5) -> bool:
    """Whether at least the share `least` of the letters is Latin; true for text without letters."""
    if text.isascii():
        return True
    letters = len(_LETTERS.findall(text))
    return not letters or len(_LATIN.findall(text)) >= letters * least
