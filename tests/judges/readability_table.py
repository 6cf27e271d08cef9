#!/usr/bin/python3
"""How hard every sample is to read before and after: the author's words, and the plain version's.

    readability_table.py PLAINSEND SAMPLES                   prints the table
    readability_table.py PLAINSEND SAMPLES --write PAGE.md   puts it into the page, between its two marks
    readability_table.py PLAINSEND SAMPLES --judge PAGE.md   fails when the page says anything else, or when a number
                                                             does not follow from the counts beside it
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

BEGIN, END = "<!-- readability_table.py: begin -->\n", "<!-- readability_table.py: end -->\n"
HEADER = ("document", "words", "sentences", "words a sentence", "over 25 words", "Flesch reading ease", "grade",
          "reading age", "changes")


def measured(plainsend, samples):
    """[(file, standard, plain)] of every sample in English, as the report of one run has them."""
    with tempfile.TemporaryDirectory() as out:
        run = subprocess.run([plainsend, "convert", samples, "-o", out, "--versions", "standard,plain", "--formats", "html",
                              "--date", "2026-11-23", "--report", "json"], capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(f"readability: convert: exit {run.returncode}: {run.stderr}")
        report = json.loads(Path(out, "report.json").read_text(encoding="utf-8"))
    found = []
    for document in report["documents"]:
        if document["state"] != "done":
            continue
        versions = {version["version"]: version for version in document["readability"]}
        if set(versions) != {"standard", "plain"}:
            sys.exit(f"readability: {document['file']} has the versions {sorted(versions)}")
        found.append((document["file"], versions["standard"], versions["plain"]))
    if not found:
        sys.exit("readability: no sample was converted")
    return found


def row(file, before, after):
    def pair(member, digits=0):
        return f"{before[member]:.{digits}f} → {after[member]:.{digits}f}"

    return (f"`{file}`", pair("words"), pair("sentences"), pair("words_per_sentence", 1), pair("long_sentences"),
            pair("fre", 1), pair("fkgl", 1), pair("reading_age", 1), str(after["edits"]))


def table(documents):
    rows = [HEADER, ("---",) * len(HEADER)] + [row(*document) for document in documents]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in rows)


def parts(page):
    """What stands before the table, the table, and what follows."""
    before, begin, rest = page.partition(BEGIN)
    now, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit("readability: the page has no marks for the table")
    return before + begin, now, end + after


def mistakes(file, before, after):
    """What is wrong with the numbers of one document: its formulas are worked out again from its counts."""
    for version in (before, after):
        words, sentences, syllables = version["words"], version["sentences"], version["syllables"]
        expected = {"words_per_sentence": words / sentences,
                    "fre": 206.835 - 1.015 * words / sentences - 84.6 * syllables / words,
                    "fkgl": 0.39 * words / sentences + 11.8 * syllables / words - 15.59,
                    "reading_age": 0.39 * words / sentences + 11.8 * syllables / words - 10.59}
        for name, value in expected.items():
            if abs(version[name] - value) > 0.0051:
                yield f"{file}: {version['version']}: {name} is {version[name]}, the counts give {value:.3f}"
    if before["edits"] != 0:
        yield f"{file}: the standard version has changes of words"


def main(arguments):
    if len(arguments) not in (2, 4) or (len(arguments) == 4 and arguments[2] not in ("--write", "--judge")):
        sys.exit(__doc__)
    documents = measured(arguments[0], arguments[1])
    made = table(documents)
    if len(arguments) == 2:
        print(made, end="")
        return
    page = Path(arguments[3])
    before, now, after = parts(page.read_text(encoding="utf-8"))
    if arguments[2] == "--write":
        page.write_text(before + made + after, encoding="utf-8")
        return
    found = [mistake for document in documents for mistake in mistakes(*document)]
    if now != made:
        found.append(f"{page} says something else; write it again with --write {page}")
    for mistake in found:
        print(mistake)
    print(f"readability: {len(documents)} documents, {len(found)} mistakes")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
