#!/usr/bin/python3
"""A checker that never says no is worth nothing: makes one mistake at a time in files of plainsend's and asks for exactly
the rules it breaks. Each mistake goes into the smallest file of OUT that has a place for it.

    ua_mutations.py OUT
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

from ua.checks import failures  # noqa: E402
from ua.file_mutations import FILE  # noqa: E402
from ua.page_mutations import PAGES  # noqa: E402
from ua.rules import UA  # noqa: E402
from ua.tag_mutations import TAGS  # noqa: E402

# Rules about fonts of a kind that nothing here makes; the corpus shows them broken (ua_corpus.py).
FROM_CORPUS_ONLY = {"7.21.4.2-t01"}


def main(arguments):
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    tables = (FILE, TAGS, PAGES)
    wrong = [line for table in tables for line in table.run(arguments[0], failures)]
    broken = {rule for table in tables for _, rules, _ in table.all for rule in rules}
    wrong += [f"{rule}: no mutation breaks it" for rule in UA.rules if rule not in broken | FROM_CORPUS_ONLY]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{sum(len(table.all) for table in tables)} mutations, {len(broken)} rules broken, {len(wrong)} failures")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
