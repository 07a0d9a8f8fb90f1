"""`python -m skyread`: the same program as the command `skyread`, for environments whose scripts are not on the path."""

import sys

from skyread.cli.main import main

sys.exit(main())
