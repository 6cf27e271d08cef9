#!/usr/bin/python3
"""Checks PDF files against PDF/UA-1 with rules of our own reading (tests/judges/ua).

    ua_check.py FILE-OR-FOLDER...
    ua_check.py --rules
"""

import sys

sys.dont_write_bytecode = True

from ua import checks  # noqa: E402, F401
from ua.report import main  # noqa: E402
from ua.rules import UA  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], (UA,), __doc__))
