#!/usr/bin/python3
"""Judges that XLIFF 1.2 as read by translate-toolkit has the same units with the same source texts as XLIFF 2.1 as
read here with lxml.

    xliff12.py PLAINSEND INPUTS
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree
from translate.storage import xliff

NS = "{urn:oasis:names:tc:xliff:document:2.0}"
CODES = {NS + n for n in ("ph", "cp")}


def convert(plainsend, inputs, out, version):
    run = subprocess.run([plainsend, "convert", inputs, "-o", out, "--versions", "translatable", "--formats", "xliff", "--xliff", version],
                         capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{plainsend} convert --xliff {version}: exit {run.returncode}: {run.stderr}")


def text_21(element):
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in CODES:
            parts.append(text_21(child))
        parts.append(child.tail or "")
    return "".join(parts)


def units_21(path):
    """(unit id, source of the whole unit) for every unit, in order."""
    found = []
    for unit in etree.parse(str(path)).iter(NS + "unit"):
        pieces = [text_21(source) for part in unit for source in part.iter(NS + "source")]
        found.append((unit.get("id"), "".join(pieces)))
    return found


def units_12(path):
    with open(path, "rb") as file:
        store = xliff.xlifffile.parsefile(file)
    return [(unit.getid().split("\x04")[-1], unit.source or "") for unit in store.units if not unit.isheader()]


def squeeze(text):
    return " ".join(text.split())


def judge(new, old):
    ours, theirs = units_21(new), units_12(old)
    if len(ours) != len(theirs):
        yield f"{old}: translate-toolkit reads {len(theirs)} units, 2.1 has {len(ours)}"
        return
    if not ours:
        yield f"{new}: no unit"
    for (new_id, source), (old_id, other) in zip(ours, theirs):
        if new_id != old_id:
            yield f"{old}: unit {old_id} stands where 2.1 has {new_id}"
        if squeeze(source) != squeeze(other):
            yield f"{old}: unit {old_id}: source “{other[:80]}”, in 2.1 “{source[:80]}”"


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    plainsend, inputs = arguments
    with tempfile.TemporaryDirectory() as folder:
        new, old = Path(folder, "2.1"), Path(folder, "1.2")
        convert(plainsend, inputs, new, "2.1")
        convert(plainsend, inputs, old, "1.2")
        paths = sorted(new.rglob("*.xlf"))
        failures = []
        for path in paths:
            other = old / path.relative_to(new)
            failures += judge(path, other) if other.exists() else [f"{other}: missing"]
        if not paths:
            failures.append(f"{inputs}: no XLIFF was written")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"xliff: {len(paths)} files, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
