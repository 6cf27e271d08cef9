#!/usr/bin/python3
"""Judges that plainsend reads the corpus (tests/corpus) without losing or inventing anything. What each file says is worked
out from its own XML or HTML (readings/), or written by hand where that cannot be known (tests/corpus/expected).

    reading.py PLAINSEND CORPUS [--peers] [NAME...]

Prints figures per feature in percent: what is found and right, of what is there or was found, whichever is more. Fails below
100. --peers: how far mammoth, pandoc and LibreOffice get with the same files. NAME: only these, with every difference.
"""

import difflib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from readings import docx_oracle, expectations, odt_oracle, ours, page_oracle, peers  # noqa: E402
from readings.facts import FEATURES, Facts, facts_of  # noqa: E402

ORACLES = {".docx": docx_oracle.read, ".docm": docx_oracle.read, ".odt": odt_oracle.read, ".fodt": odt_oracle.read, ".html": page_oracle.read}
PLAIN = {".md", ".txt"}


def expected(path, by_hand):
    oracle = ORACLES.get(path.suffix)
    hand = by_hand / f"{path.stem}.txt"
    if oracle is None and not hand.exists():
        sys.exit(f"reading: {path.name}: nothing says what it says; write {hand}")
    return expectations.apply(hand, facts_of(*oracle(path)) if oracle else None)


def matches(wanted, found):
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


class Score:
    """Right and possible, per feature."""

    def __init__(self):
        self.right = dict.fromkeys(FEATURES, 0)
        self.possible = dict.fromkeys(FEATURES, 0)

    def add(self, wanted, found):
        for feature in FEATURES:
            if wanted[feature] == found[feature]:
                right = len(wanted[feature])
            else:
                right = matches(wanted[feature], found[feature])
            self.right[feature] += right
            self.possible[feature] += max(len(wanted[feature]), len(found[feature]))

    def percent(self, feature):
        return 100 * self.right[feature] / self.possible[feature] if self.possible[feature] else 100.0


def fairest(wanted, found):
    """What a peer found, its headings moved as a whole to where most are right: whether a title takes the first level is a
    matter of taste. The numbers of headings are compared as words already."""
    def plain(headings, shift=0):
        return [(level + shift, re.sub(r"^[\d.]+ ", "", text)) for level, text in headings]

    theirs, ours = Facts(dict(found.lists)), Facts(dict(wanted.lists))
    ours.lists["headings"] = plain(wanted["headings"])
    theirs.lists["headings"] = max((plain(found["headings"], shift) for shift in (0, 1, -1)), key=lambda moved: matches(ours["headings"], moved))
    return ours, theirs


def differences(name, wanted, found):
    for feature in FEATURES:
        if wanted[feature] == found[feature]:
            continue
        for line in difflib.unified_diff([str(x) for x in wanted[feature]], [str(x) for x in found[feature]], "expected", "found", lineterm="", n=1):
            if not line.startswith(("---", "+++", "@@")):
                yield f"{name}: {feature}: {line}"


def convert(plainsend, corpus, out, *paths):
    """plainsend's trees by file name. paths: only these; named one by one, its own pages are read too."""
    run = subprocess.run([plainsend, "convert", *(paths or [corpus]), "-o", out, "--versions", "standard", "--formats", "json", "--final", "--date", "2026-09-01", "--report", "json"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"reading: plainsend: exit {run.returncode}: {run.stderr}")
    trees = {}
    for path in corpus.iterdir():
        made = [p for stem in (path.stem, path.name) if (p := out / f"{stem}.standard.tree.json").exists()]
        trees[path.name] = json.loads(made[0].read_text(encoding="utf-8")) if made else {}
    return trees


def untold(paths, report, by_hand):
    """Findings that the author should have had and did not get."""
    told = {Path(document["file"]).name: {finding["rule"] for finding in document["findings"]} for document in json.loads(report.read_text(encoding="utf-8"))["documents"]}
    for path in paths:
        for rule in sorted(expectations.findings(by_hand / f"{path.stem}.txt") - told.get(path.name, set())):
            yield f"{path.name}: nobody was told: {rule}"


def read_back(plainsend, paths, trees, folder):
    """Every document's own page, read again: what plainsend adds goes, all else stays. A page has one heading of the first
    level, so levels are not compared."""
    pages, first = folder / "pages", folder / "first"
    pages.mkdir(parents=True)
    made = subprocess.run([plainsend, "convert", *paths, "-o", first, "--versions", "standard", "--formats", "html", "--draft", "--date", "2026-09-01"], capture_output=True, text=True)
    if made.returncode not in (0, 1):
        sys.exit(f"reading: plainsend: exit {made.returncode}: {made.stderr}")
    for path in paths:
        for page in (first / f"{stem}.draft.standard.html" for stem in (path.stem, path.name)):
            if page.exists():
                page.rename(pages / f"{path.name}.html")
    again = convert(plainsend, pages, folder / "again", *sorted(pages.iterdir()))
    for path in paths:
        wanted, found = (facts_of(*ours.read(tree)) for tree in (trees[path.name], again[f"{path.name}.html"]))
        for facts in (wanted, found):
            facts.lists["headings"] = [text for _, text in facts["headings"]]
        yield from differences(f"{path.name} read back from its page", wanted, found)


def table(scores):
    width = max(len(name) for name in scores)
    print("| feature".ljust(18) + "| there | " + " | ".join(name.rjust(width) for name in scores) + " |")
    print("|---|---|" + "---|" * len(scores))
    for feature in FEATURES:
        first = next(iter(scores.values()))
        print(f"| {feature}".ljust(18) + f"| {first.possible[feature]:5} | " + " | ".join(f"{score.percent(feature):.1f}".rjust(width) for score in scores.values()) + " |")


def main(arguments):
    names = [a for a in arguments if not a.startswith("--")]
    if len(names) < 2:
        sys.exit(__doc__)
    plainsend, source, wanted_names = names[0], Path(names[1]), names[2:]
    sys.path.insert(0, str(source))
    import make
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder, "corpus"), Path(folder, "out")
        make.make(corpus)
        paths = sorted(p for p in corpus.iterdir() if p.suffix in ORACLES or p.suffix in PLAIN)
        if wanted_names:
            for path in set(paths) - {p for p in paths if p.stem in wanted_names}:
                path.unlink()
            paths = [p for p in paths if p.exists()]
        trees = convert(plainsend, corpus, out)
        wanted = {path: expected(path, source / "expected") for path in paths}
        score, failures = Score(), []
        for path in paths:
            found = facts_of(*ours.read(trees[path.name]))
            score.add(wanted[path], found)
            failures += differences(path.name, wanted[path], found)
        failures += untold(paths, Path(out, "report.json"), source / "expected")
        failures += read_back(plainsend, paths, trees, Path(folder, "back"))
        print(*failures, sep="\n", end="\n" if failures else "")
        scores = {"plainsend": score}
        table(scores)
        if "--peers" in arguments:
            for peer in peers.PEERS:
                score, count = Score(), 0
                alone = Score()
                for path, made in peer.read_all([p for p in paths if p.suffix in peer.suffixes], Path(folder, peer.name)):
                    score.add(*fairest(wanted[path], made))
                    alone.add(wanted[path], facts_of(*ours.read(trees[path.name])))
                    count += 1
                print(f"\n{peer.name} {peer.version()}, {count} files that it reads ({' '.join(sorted(peer.suffixes))})")
                table({"plainsend": alone, peer.name: score})
    print(f"reading: {len(paths)} documents, {len(failures)} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
