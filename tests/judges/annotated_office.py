#!/usr/bin/python3
"""Judges that LibreOffice opens what `plainsend check --annotate` writes and shows every comment on the same words, and
every change as a change by plainsend, and that pandoc reads the same text from it as from the document when it rejects
all changes.

    annotated_office.py PLAINSEND FOLDER...
"""

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from lxml import etree

import annotated
from annotated import attribute, local


def in_office(path, folder):
    """The document as LibreOffice understands it, in one XML tree, or None."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "fodt", "--outdir", folder, path],
                   capture_output=True, check=False, timeout=300)
    made = folder / (path.stem + ".fodt")
    return etree.fromstring(made.read_bytes(), etree.XMLParser(huge_tree=True)) if made.exists() else None


def deletions(root):
    """Change id to the deleted text, and the ids of insertions; both by plainsend."""
    gone, put = {}, set()
    for region in root.iter():
        if local(region) != "changed-region":
            continue
        if not any(local(e) == "creator" and e.text == annotated.AUTHOR for e in region.iter()):
            continue
        for change in region:
            if local(change) == "deletion":
                gone[attribute(region, "id")] = "".join("".join(p.itertext()) for p in change if local(p) in ("p", "h"))
            elif local(change) == "insertion":
                put.add(attribute(region, "id"))
    return gone, put


def office_comments(root):
    """(first line, words as the author wrote them) of every comment by plainsend."""
    gone, put = deletions(root)
    body = next(e for e in root.iter() if local(e) == "text" and local(e.getparent()) == "body")
    open_ranges, made, inserted = {}, [], set()

    def add(text):
        if not inserted:
            for words in open_ranges.values():
                words[1].append(text or "")

    def walk(element):
        for child in element:
            name = local(child)
            if name == "annotation":
                if any(local(e) == "creator" and e.text == annotated.AUTHOR for e in child):
                    line = next(("".join(p.itertext()) for p in child if local(p) == "p"), "")
                    open_ranges[attribute(child, "name") or f"point {len(made)}"] = (line, [])
                    if attribute(child, "name") is None:
                        made.append((line, ""))
                        open_ranges.popitem()
            elif name == "annotation-end":
                if attribute(child, "name") in open_ranges:
                    line, words = open_ranges.pop(attribute(child, "name"))
                    made.append((line, "".join(words)))
            elif name == "change-start" and attribute(child, "change-id") in put:
                inserted.add(attribute(child, "change-id"))
            elif name == "change-end":
                inserted.discard(attribute(child, "change-id"))
            elif name == "change" and attribute(child, "change-id") in gone:
                add(gone[attribute(child, "change-id")])
            elif name in ("s", "tab", "line-break"):
                add(" " * int(attribute(child, "c") or 1))
            elif name not in ("tracked-changes", "frame", "note"):
                add(child.text if name not in ("sequence-decls",) else "")
                walk(child)
            add(child.tail)

    walk(body)
    return made + [(line, "".join(words)) for line, words in open_ranges.values()]


def word_comments(data):
    parts = annotated.parts_of(data)
    roots = [etree.fromstring(text) for name, text in parts.items() if name.endswith(".xml")]
    comments = next((r for r in roots if local(r) == "comments"), [])
    mine = {attribute(c, "id"): "".join(t.text or "" for t in c[0].iter() if local(t) == "t") for c in comments if attribute(c, "author") == annotated.AUTHOR}
    texts, ranges = annotated.paragraphs(next(r for r in roots if local(r) == "document"), "author", set(mine))
    return [(line, texts[ranges[n][0][0]][ranges[n][0][1]:ranges[n][1][1]]) for n, line in mine.items()]


def squeezed(comments):
    return Counter((annotated.squeeze(line), annotated.squeeze(words)) for line, words in comments)


def text_in_pandoc(path):
    return subprocess.run(["pandoc", path, "--track-changes=reject", "-t", "plain", "--wrap=none"], capture_output=True, check=True).stdout


def judge(path, data, folder):
    root = in_office(path, folder)
    if root is None:
        yield "LibreOffice does not open it"
        return
    ours, theirs = squeezed(word_comments(data)), squeezed(office_comments(root))
    for what, times in (ours - theirs).items():
        yield f"LibreOffice shows no comment on “{what[1]}”: {what[0][:60]} ({times})"
    for what, times in (theirs - ours).items():
        yield f"LibreOffice shows a comment on “{what[1]}”: {what[0][:60]} ({times})"
    gone, put = deletions(root)
    xml = [etree.fromstring(text) for name, text in annotated.parts_of(data).items() if name.endswith(".xml")]
    changes = sum(1 for r in xml for e in r.iter() if local(e) == "ins" and attribute(e, "author") == annotated.AUTHOR and not any(local(a) == "Fallback" for a in e.iterancestors()))
    if changes and not (gone and put):
        yield f"{changes} changes, of which LibreOffice shows {len(gone)} deletions and {len(put)} insertions"


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    failures, judged = [], 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, data in annotated.documents(arguments[1:], None, folder):
            for kind, content in (("", data), ("sown-", annotated.sown(data))):
                case = annotated.made_case(arguments[0], kind + name, content, folder)
                judged += 1
                if text_in_pandoc(folder / f"{kind}{name}") != text_in_pandoc(folder / f"annotated-{kind}{name}"):
                    failures.append(f"{kind}{name}: pandoc rejects all changes and reads another text")
                failures += [f"{kind}{name}: {failure}" for failure in judge(folder / f"annotated-{kind}{name}", case.copy, folder)]
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"annotated_office: {judged} documents, {len(failures)} failures")
    return 1 if failures or not judged else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
