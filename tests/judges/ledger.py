#!/usr/bin/python3
"""Judges the ledger: undoing its edits on the plain version's HTML gives the words of the standard version's HTML,
block by block, and every edit stands where it says (docs/contract: bytes in the unedited block).

    ledger.py OUT
"""

import json
import sys
from pathlib import Path

import page_text


def is_block(element):
    return element.get("id") is not None and element.tag in page_text.BLOCKS and not page_text.is_chrome(element)


def blocks(path):
    """Text of every block with an id inside <main>, by id, without chrome."""
    return {e.get("id"): page_text.text_of(e) for e in page_text.main_of(path).iter() if is_block(e)}


def leaves(path):
    """Ids of the blocks that hold no other block."""
    return [e.get("id") for e in page_text.main_of(path).iter() if is_block(e) and not any(is_block(d) for d in e.iterdescendants())]


def undo(plain, edits):
    """The block's bytes before the edits. Raises ValueError when an edit is not where it says."""
    data = plain.encode("utf-8")
    result, read, shift, last = b"", 0, 0, 0
    for edit in edits:
        before, after = edit["before"].encode("utf-8"), edit["after"].encode("utf-8")
        if edit["begin"] < last or edit["end"] - edit["begin"] != len(before):
            raise ValueError(f"edit at {edit['begin']} overlaps, is out of order or has the wrong length")
        at = edit["begin"] + shift
        if data[at:at + len(after)] != after:
            raise ValueError(f"expected “{edit['after']}” at byte {at}, found “{data[at:at + len(after)].decode('utf-8', 'replace')}”")
        result += data[read:at] + before
        read = at + len(after)
        shift += len(after) - len(before)
        last = edit["end"]
    return (result + data[read:]).decode("utf-8")


def judge(path):
    plain_page = Path(str(path)[: -len(".edits.json")] + ".html")
    standard_page = plain_page.with_name(plain_page.name.replace(".plain.html", ".standard.html"))
    if not plain_page.exists() or not standard_page.exists():
        yield f"{path}: needs {plain_page.name} and {standard_page.name} beside it"
        return
    ledger = json.loads(path.read_text(encoding="utf-8"))
    if ledger.get("schema_version") != 1:
        yield f"{path}: schema_version is {ledger.get('schema_version')}, expected 1"
    plain, standard = blocks(plain_page), blocks(standard_page)
    by_block = {}
    for edit in ledger["edits"]:
        by_block.setdefault(edit["block"], []).append(edit)
        if missing := {"block", "begin", "end", "before", "after", "rule", "reason"} - edit.keys():
            yield f"{path}: an edit has no {', '.join(sorted(missing))}"
    texts = {}
    for block, edits in by_block.items():
        if block not in plain:
            yield f"{path}: block {block} is not in {plain_page.name}"
            continue
        try:
            texts[block] = undo(plain[block].strip("\n"), edits)
        except ValueError as wrong:
            yield f"{path}: block {block}: {wrong}"
            continue
        if texts[block] != standard.get(block, "").strip("\n"):
            yield f"{path}: block {block}: undone it reads “{texts[block][:80]}”, the standard version “{standard.get(block, '').strip()[:80]}”"
    # blocks without edits are the same words; containers are covered by their leaves
    for block in leaves(standard_page):
        if block not in by_block and page_text.words(plain.get(block, "")) != page_text.words(standard[block]):
            yield f"{path}: block {block} changed from “{standard[block].strip()[:60]}” to “{plain.get(block, '').strip()[:60]}” without an edit"
    # the whole page, so that words outside any block cannot slip through
    undone, expected = page_text.words(undone_page(plain_page, by_block)), page_text.words(page_text.main_text(standard_page))
    if difference := page_text.first_difference(undone, expected):
        yield f"{path}: whole page undone: {difference}"


def undone_page(page, by_block):
    main = page_text.main_of(page)
    for element in [e for e in main.iter() if is_block(e)]:
        edits = by_block.get(element.get("id"))
        if edits:
            try:
                text = undo(page_text.text_of(element).strip("\n"), edits)
            except ValueError:
                continue  # already told
            for child in list(element):
                element.remove(child)
            element.text = text
    return page_text.text_of(main)


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    paths = sorted(Path(arguments[0]).rglob("*.plain.edits.json"))
    failures = [failure for path in paths for failure in judge(path)]
    edits = sum(len(json.loads(p.read_text(encoding="utf-8"))["edits"]) for p in paths)
    if not paths:
        failures.append(f"{arguments[0]}: no ledger")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"ledger: {len(paths)} ledgers with {edits} edits, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
