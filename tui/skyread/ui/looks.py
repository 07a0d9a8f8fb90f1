"""What every role and every pen looks like in each theme, one line each: plain data, read by `themes`.

A pen has two looks: that of the passage, and after "|" that of its sign in the margin. Colours are chosen so that
highlights, the current entity and search hits can be told apart in each theme.
"""

from __future__ import annotations

DARK = """
dim: #7f8794
title: bold #f2f4f7
heading: bold #dcc48e
quotation: italic #c3c8d0
caption: #8d95a1
furniture: #69707c
focus bar: #e5b567
focus: on #20242d
current: bold on #4a3c14
mention in focus: bold underline
hit: #15171c on #8fb573
hit in focus: bold #15171c on #d3ec6b
hint: bold #15171c on #f2c14e
border: #31363f
active border: #e5b567
header: #98a0ac on #1b1e25
active header: bold #f2f4f7 on #262b35
cursor: bold on #333a47
idle cursor: on #22262e
unread: bold #e9ebef
read: #98a0ac
count: #e5b567
status: #a9b0bb on #1b1e25
strong status: bold #f2f4f7 on #1b1e25
warning: bold #ff9d76 on #1b1e25
key: bold #e5b567
match: bold #8fd18b
caret: reverse
selection: on #2c4770
caret of a selection: bold #15171c on #e5b567
overlay: #d3d6dc on #1d2129
sparkline: #7d9cc0
scroll thumb: #555d6b
gutter entity: bold #e5b567
gutter hit: bold #8fb573
gutter note: bold #c8a3f5
annotation in focus: underline
pen yellow: on #3d3b10|bold #e3d34f
pen green: on #12402a|bold #67cf92
pen red: on #51202a|bold #f4808f
pen blue: on #1b3560|bold #7fb4f2
pen purple: on #3e2560|bold #c8a3f5
pen cyan: on #0d4148|bold #63cdcb
pen orange: on #55310c|bold #f3a04b
pen grey: on #3b3f47|bold #b4bbc6
PERSON: #eab764
ORG: #7fb4f2
PLACE: #83c98f
TREATY: #c8a3f5
WEAPON: #f2907c
EVENT: #63cdcb
DATE: #a3adba
OTHER: #dba1c2
"""

LIGHT = """
dim: #747b86
title: bold #0e1116
heading: bold #7a5200
quotation: italic #3c424c
caption: #6c737e
furniture: #8f959e
focus bar: #b26b00
focus: on #efece3
current: bold on #ffe29a
mention in focus: bold underline
hit: #10240a on #b9dfa0
hit in focus: bold #10240a on #86c95a
hint: bold #fbfaf7 on #9a4d00
border: #d6d2c8
active border: #b26b00
header: #5d636d on #f0ede5
active header: bold #0e1116 on #e3ded1
cursor: bold on #dcd6c7
idle cursor: on #ece8de
unread: bold #14171c
read: #6c737e
count: #8c5300
status: #4d535d on #f0ede5
strong status: bold #0e1116 on #f0ede5
warning: bold #b3261e on #f0ede5
key: bold #8c5300
match: bold #1d7a2b
caret: reverse
selection: on #b8d2f5
caret of a selection: bold #fbfaf7 on #8c5300
overlay: #24282f on #f4f1ea
sparkline: #3f6ea3
scroll thumb: #a8a498
gutter entity: bold #b26b00
gutter hit: bold #3f8f22
gutter note: bold #6a36b3
annotation in focus: underline
pen yellow: on #f3ee9e|bold #857300
pen green: on #c4ecdf|bold #0e7a55
pen red: on #f8cfcf|bold #b3261e
pen blue: on #cbe0f8|bold #0b5cad
pen purple: on #e2d3f6|bold #6a36b3
pen cyan: on #c2ebee|bold #0a6f75
pen orange: on #fbd9b4|bold #a85400
pen grey: on #dddcd8|bold #59616c
PERSON: #8f4f00
ORG: #0b5cad
PLACE: #17702b
TREATY: #6a36b3
WEAPON: #b0301a
EVENT: #0a6f75
DATE: #59616c
OTHER: #97336e
"""

HIGH_CONTRAST = """
dim: #c8c8c8
title: bold #ffffff
heading: bold #ffff66
quotation: italic #ffffff
caption: #d0d0d0
furniture: #b8b8b8
focus bar: bold #ffff00
focus: on #1f1f3d
current: bold #000000 on #ffff00
mention in focus: bold underline reverse
hit: #000000 on #00ff7f
hit in focus: bold underline #000000 on #7fffd4
hint: bold #000000 on #ffffff
border: #9a9a9a
active border: bold #ffff00
header: #ffffff on #202020
active header: bold #000000 on #ffff00
cursor: bold #000000 on #ffffff
idle cursor: bold on #303030
unread: bold #ffffff
read: #c8c8c8
count: bold #ffff00
status: #ffffff on #202020
strong status: bold #ffff00 on #202020
warning: bold #000000 on #ff8c69
key: bold #ffff00
match: bold underline #00ff7f
caret: reverse
selection: #000000 on #87cefa
caret of a selection: bold #000000 on #ffff00
overlay: #ffffff on #101018
sparkline: #87cefa
scroll thumb: #ffffff
gutter entity: bold #ffff00
gutter hit: bold #00ff7f
gutter note: bold #dcb3ff
annotation in focus: bold underline
pen yellow: underline on #4d4d00|bold #ffff00
pen green: underline on #005522|bold #00ff7f
pen red: underline on #7a0019|bold #ff8c9d
pen blue: underline on #003c8f|bold #80c8ff
pen purple: underline on #4f0a8f|bold #dcb3ff
pen cyan: underline on #005a66|bold #5ff0f0
pen orange: underline on #7a3b00|bold #ffc04d
pen grey: underline on #444444|bold #ffffff
PERSON: #ffc04d
ORG: #80c8ff
PLACE: #7dff9b
TREATY: #dcb3ff
WEAPON: #ff9d8a
EVENT: #5ff0f0
DATE: #d8d8d8
OTHER: #ffa6d9
"""

ANSI = """
dim: bright_black
title: bold
heading: bold yellow
quotation: italic
caption: bright_black
furniture: bright_black
focus bar: bold yellow
focus: bold
current: bold black on yellow
mention in focus: bold underline
hit: black on green
hit in focus: bold black on bright_green
hint: bold black on bright_yellow
border: bright_black
active border: yellow
header: bright_black
active header: bold reverse
cursor: bold reverse
idle cursor: underline
unread: bold
read: default
count: yellow
status: default
strong status: bold
warning: bold red
key: bold yellow
match: bold green
caret: reverse
selection: bright_white on blue
caret of a selection: bold black on bright_yellow
overlay: default
sparkline: blue
scroll thumb: white
gutter entity: bold yellow
gutter hit: bold green
gutter note: bold magenta
annotation in focus: bold italic
pen yellow: underline|bold yellow
pen green: underline|bold green
pen red: underline|bold red
pen blue: underline|bold bright_blue
pen purple: underline|bold magenta
pen cyan: underline|bold cyan
pen orange: underline|bold bright_red
pen grey: underline|bold white
PERSON: yellow
ORG: bright_blue
PLACE: green
TREATY: magenta
WEAPON: red
EVENT: cyan
DATE: bright_black
OTHER: bright_magenta
"""

MONO = """
dim: dim
title: bold
heading: bold
quotation: italic
caption: dim
furniture: dim
focus bar: bold
focus: bold
current: bold reverse
mention in focus: bold underline reverse
hit: reverse
hit in focus: bold reverse underline
hint: bold reverse
border: dim
active border: bold
header: dim
active header: bold reverse
cursor: bold reverse
idle cursor: underline
unread: bold
read: default
count: bold
status: default
strong status: bold
warning: bold reverse
key: bold
match: bold underline
caret: reverse
selection: reverse
caret of a selection: not reverse bold underline
overlay: default
sparkline: default
scroll thumb: default
gutter entity: bold
gutter hit: bold
gutter note: bold
annotation in focus: bold not italic
pen yellow: italic underline|bold
pen green: italic underline|bold
pen red: italic underline|bold
pen blue: italic underline|bold
pen purple: italic underline|bold
pen cyan: italic underline|bold
pen orange: italic underline|bold
pen grey: italic underline|bold
PERSON: underline
ORG: underline
PLACE: underline
TREATY: underline
WEAPON: underline
EVENT: underline
DATE: default
OTHER: underline
"""
