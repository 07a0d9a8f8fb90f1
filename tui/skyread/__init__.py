"""skyread: a reading desk in the terminal.

This file stays empty of imports: `skyread --help` must not pay for anything it does not use.
"""

__version__ = "0.1.0"
