"""Floor 1. Articles: where they come from, what they are made of, what is known of them.

Formats, blocks, furniture, metadata, scanning, identity. Knows no names, no index, no screen.
"""
