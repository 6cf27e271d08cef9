#!/usr/bin/python3
"""A checker that never says no is worth nothing: makes one mistake at a time in files of plainsend's and asks for exactly
the rules it breaks. Each mistake goes into the smallest file of OUT that has a place for it. Every rule of the checkers
must be broken by one.

    ua_mutations.py OUT
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True

import pdf_quality  # noqa: E402
from ua import checks  # noqa: E402
from ua.file_mutations import FILE  # noqa: E402
from ua.page_mutations import PAGES  # noqa: E402
from ua.quality_mutations import QUALITY_MISTAKES  # noqa: E402
from ua.rules import QUALITY, UA  # noqa: E402
from ua.tag_mutations import TAGS  # noqa: E402

# Rules about fonts of a kind that nothing here makes; the corpus shows them broken (ua_corpus.py).
FROM_CORPUS_ONLY = {"7.21.4.2-t01"}

CHECKERS = (
    (UA, checks.failures, (FILE, TAGS, PAGES)),
    (QUALITY, pdf_quality.failures, (QUALITY_MISTAKES,)),
)


def main(arguments):
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.exit(__doc__)
    wrong, count, broken = [], 0, set()
    for rules, failures, tables in CHECKERS:
        for table in tables:
            wrong += table.run(arguments[0], failures)
            count += len(table.all)
            broken |= {rule for _, those, _ in table.all for rule in those}
        wrong += [f"{rule}: no mutation breaks it" for rule in rules.rules if rule not in broken | FROM_CORPUS_ONLY]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{count} mutations, {len(broken)} rules broken, {len(wrong)} failures")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
