#!/usr/bin/python3
"""Judges `plainsend check FILE.docx --annotate OUT`: other parts untouched, XML well formed, ids unique, every character
with its format where it was, reject gives the author's text, accept the plain version's, comments on the right words.

    annotated.py PLAINSEND FOLDER... [--corpus CORPUS] [--only NAME]

Looks at every .docx and .docm below the folders and, with --corpus, at the Word files that CORPUS/make.py makes. Every
document is judged twice: as it is, and with hard words sown into its text, so that there is something to say everywhere.
"""

import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

AUTHOR = "plainsend"
SOWN = {"the": "utilise", "and": "commence", "is": "approximately", "to": "purchase"}
REFUSED = {"corpus-utf16-parts.docx": "UTF-16"}  # with a message that says why
SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
MARKS = {"commentRangeStart", "commentRangeEnd"}
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def local(element):
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def ours(element):
    """In the namespace of Word's own text."""
    return isinstance(element.tag, str) and etree.QName(element).namespace in SPACES


def attribute(element, name):
    return next((value for key, value in element.attrib.items() if etree.QName(key).localname == name), None)


# ---- the package

def raw_entries(data):
    """Name to (method, CRC, packed bytes), in the order of the archive."""
    entries = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            head = data[info.header_offset:info.header_offset + 30]
            begin = info.header_offset + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
            entries[info.filename] = (info.compress_type, info.CRC, data[begin:begin + info.compress_size])
    return entries


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        bad = archive.testzip()
        if bad:
            raise ValueError(f"{bad} is damaged")
        return {name: archive.read(name) for name in archive.namelist()}


def judge_package(before, after):
    old, new = raw_entries(before), raw_entries(after)
    if list(new)[:len(old)] != list(old):
        yield "the order of the parts has changed"
    for name in changed_parts(before, after):
        text = parts_of(after)[name]
        words = re.search(r"(\.xml|\.rels)$", name) and local(etree.fromstring(text)) in {
            "document", "comments", "footnotes", "endnotes", "hdr", "ftr", "Types", "Relationships"}
        if not words:
            yield f"{name} has changed, which holds no words"


def changed_parts(before, after):
    old, new = raw_entries(before), raw_entries(after)
    return {name for name in new if old.get(name) != new[name]}


# ---- what stands in a part

def is_mark(element):
    """A comment's mark, or the run that holds nothing but one."""
    return local(element) in MARKS or (local(element) == "r" and [local(e) for e in element if local(e) != "rPr"] == ["commentReference"])


def characters(element, comments, view, path=(), out=None):
    """What a part holds as a list: every character with its run's format and the elements around it. view: "author" leaves
    out what plainsend put in, "accepted" what it took out."""
    out = [] if out is None else out
    for child in element:
        name = local(child)
        if not name:
            continue
        if is_mark(child) and (attribute(child, "id") or attribute(child[-1], "id")) in comments:
            continue
        if name in ("ins", "del") and attribute(child, "author") == AUTHOR:
            if (name == "ins") == (view == "accepted"):
                characters(child, comments, view, path, out)
        elif name == "r" and ours(child):
            run(child, comments, view, path, out)
        else:
            out.append(("<", path, etree.tostring(element_only(child))))
            out.append(("text", path, (child.text or "").strip()))
            characters(child, comments, view, (*path, name), out)
            out.append((">", path, name))
    return out


def element_only(element):
    return etree.Element(element.tag, dict(element.attrib))


def format_of(properties):
    """Without the number of a recorded change of format: copies have their own."""
    if properties is None:
        return ""
    copy = etree.fromstring(etree.tostring(properties))
    for change in copy.iter():
        if local(change) == "rPrChange":
            for key in [k for k in change.attrib if etree.QName(k).localname == "id"]:
                del change.attrib[key]
    return etree.tostring(copy, method="c14n")


def run(element, comments, view, path, out):
    properties = next((e for e in element if local(e) == "rPr"), None)
    form = format_of(properties)
    for child in element:
        name = local(child)
        if name == "rPr" or not name:
            continue
        if name in ("t", "delText"):
            text = "".join(child.itertext()).replace("\n", " ").replace("\r", " ")
            if attribute(child, "space") != "preserve":
                text = text.strip(" ")
            kept = name if not any(local(a) == "del" and attribute(a, "author") == AUTHOR for a in element.iterancestors()) else "t"
            out.extend((kept, path, form, c) for c in text)
        else:
            out.append(("sign", path, form, etree.tostring(element_only(child))))
            characters(child, comments, view, (*path, name), out)


def text_of(items):
    return "".join(i[3] if i[0] == "t" else "" for i in items if i[0] in ("t", "sign"))


# ---- paragraphs and anchors

def paragraphs(root, view, comments):
    """Text of every paragraph, and the ranges of comments in it by id: (text, {id: (begin, end)})."""
    made = []
    open_ranges = {}
    ranges = {}

    def walk(element, text, index):
        for child in element:
            name = local(child)
            if not name:
                continue
            if ours(child) and name == "p":
                made.append([])
                walk(child, made[-1], len(made) - 1)
            elif name in MARKS and attribute(child, "id") in comments:
                place = (index, len("".join(text or [])))
                if name == "commentRangeStart":
                    open_ranges[attribute(child, "id")] = place
                elif attribute(child, "id") in open_ranges:
                    ranges[attribute(child, "id")] = (open_ranges[attribute(child, "id")], place)
            elif name in ("del", "moveFrom") and attribute(child, "author") != AUTHOR:
                continue
            elif name in ("ins", "del") and attribute(child, "author") == AUTHOR and (name == "ins") != (view == "accepted"):
                continue
            elif ours(child) and name == "r":
                if any(local(e) == "vanish" and attribute(e, "val") not in ("0", "false") for p in child if local(p) == "rPr" for e in p):
                    continue
                for inside in child:
                    kind = local(inside)
                    if kind in ("t", "delText") and ours(inside):
                        words = "".join(inside.itertext()).replace("\n", " ").replace("\r", " ")
                        (text if text is not None else []).append(words if attribute(inside, "space") == "preserve" else words.strip(" "))
                    elif kind in SIGNS and attribute(inside, "type") not in ("page", "column"):
                        (text if text is not None else []).append(SIGNS[kind])
                    elif kind not in ("rPr", "t", "delText", "instrText"):
                        walk(inside, text, index)
            elif name not in ("pPr", "rPr"):
                walk(child, text, index)

    walk(root, None, -1)
    return ["".join(p) for p in made], ranges


def squeeze(text):
    return re.sub(r"\s+", "", text)


# ---- one document

class Refused(Exception):
    """Nothing can be put into the document, and that was said."""


class Case:
    """A document, its copy, what check reports as JSON, the plain version's ledger, and what was said beside the report."""

    def __init__(self, data, copy, document, ledger, said):
        self.data, self.copy, self.document, self.ledger, self.said = data, copy, document, ledger, said


def made_case(plainsend, name, data, folder):
    """Raises ValueError when plainsend cannot do it."""
    path, out = folder / name, folder / f"annotated-{name}"
    path.write_bytes(data)
    run = subprocess.run([plainsend, "check", path, "--annotate", out, "--date", "2026-12-03", "--format", "json", "--detail", "blocks", "--timeout", "60"],
                         capture_output=True, text=True)
    if run.returncode == 65 and REFUSED.get(name.removeprefix("sown-"), "\0") in run.stdout:
        raise Refused
    if run.returncode != 0:
        raise ValueError(f"exit {run.returncode}: {run.stdout[-200:]}{run.stderr[-200:]}")
    subprocess.run([plainsend, "convert", path, "-o", folder / f"out-{name}", "--versions", "plain", "--formats", "html", "--date", "2026-12-03",
                    "--timeout", "60"], capture_output=True, check=False)
    ledger = [edit for file in (folder / f"out-{name}").glob("*.edits.json") for edit in json.loads(file.read_text())["edits"]]
    return Case(data, out.read_bytes(), json.loads(run.stdout)["documents"][0], ledger, run.stderr)


def judge(case, count):
    document, data = case.document, case.copy
    yield from judge_package(case.data, data)
    old, new = parts_of(case.data), parts_of(data)
    changed = changed_parts(case.data, data)
    roots = {name: etree.fromstring(new[name]) for name in changed if name.endswith((".xml", ".rels"))}
    main = next((n for n in roots if local(roots[n]) == "document"), None)
    if not changed:
        if document["findings"]:
            yield "there are findings, and no copy of them"
        return
    if main is None:
        yield "the main part has no comment"
        return
    comments_name = next((n for n in roots if local(roots[n]) == "comments"), None)
    if comments_name is None:
        yield "there are no comments"
        return
    mine = {attribute(c, "id"): c for c in roots[comments_name] if attribute(c, "author") == AUTHOR and attribute(c, "id") not in old_ids(old, comments_name)}
    yield from judge_links(new, main, comments_name)
    yield from judge_ids(new, roots, mine, main)
    for name in sorted(set(roots) & set(old)):
        if local(roots[name]) in ("Types", "Relationships", "comments"):
            yield from judge_grown(old[name], new[name], name)
            continue
        before = characters(etree.fromstring(old[name]), set(), "author")
        after = characters(roots[name], set(mine), "author")
        if before != after:
            place = next((i for i, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))
            yield f"{name}: rejected it is not what it was: {before[place:place + 2]} became {after[place:place + 2]}"
    yield from judge_accepted(case, document, old, roots, mine, count)
    yield from judge_comments(case, document, roots[main], mine, count)


def old_ids(old, comments_name):
    if comments_name not in old:
        return set()
    return {attribute(c, "id") for c in etree.fromstring(old[comments_name])}


def judge_links(new, main, comments_name):
    types = etree.fromstring(new["[Content_Types].xml"])
    if not any(attribute(e, "PartName") == "/" + comments_name and attribute(e, "ContentType") == COMMENTS_TYPE for e in types):
        # a document that already had comments may be careless about their type
        if not any((attribute(e, "PartName") or "").endswith(comments_name.rsplit("/", 1)[-1]) for e in types):
            yield f"no content type for {comments_name}"
    folder, _, file = main.rpartition("/")
    relations = etree.fromstring(new[(folder + "/" if folder else "") + f"_rels/{file}.rels"])
    ids = [attribute(e, "Id") for e in relations]
    if len(ids) != len(set(ids)):
        yield "two relationships of one id"
    if not any((attribute(e, "Type") or "").endswith("/comments") and comments_name.endswith(attribute(e, "Target").rsplit("/", 1)[-1]) for e in relations):
        yield "no relationship to the comments"


def judge_ids(new, roots, mine, main):
    changes = Counter()
    for name, root in roots.items():
        for element in root.iter():
            if local(element) in ("ins", "del", "comment", "rPrChange", "moveFrom", "moveTo", "bookmarkStart") and ours(element):
                changes[(attribute(element, "id"), local(element) == "bookmarkStart")] += 1
            if local(element) in ("ins", "del") and attribute(element, "author") == AUTHOR and attribute(element, "date") != "2026-12-03T00:00:00Z":
                yield f"{name}: a change of {attribute(element, 'date')}"
    marked = {attribute(e, "id") for root in roots.values() for e in root.iter() if attribute(e, "author") == AUTHOR}
    for (number, _), times in changes.items():
        if times > 1 and number in marked:
            yield f"{times} changes or comments have the id {number}"
    order = {}
    for place, element in enumerate(roots[main].iter()):
        if local(element) in MARKS | {"commentReference"} and attribute(element, "id") in mine:
            order.setdefault(attribute(element, "id"), []).append(local(element))
    for number in mine:
        if order.get(number) != ["commentRangeStart", "commentRangeEnd", "commentReference"]:
            yield f"comment {number} has the marks {order.get(number)}"
    for element in roots[main].iter():
        if is_mark(element) and local(element.getparent()) not in {"p", "hyperlink", "ins", "moveTo", "sdtContent", "smartTag", "customXml", "fldSimple", "bdo", "dir"}:
            if (attribute(element, "id") or attribute(element[-1], "id")) in mine:
                yield f"a comment's mark stands in {local(element.getparent())}"
        if local(element) in ("ins", "del") and attribute(element, "author") == AUTHOR:
            if any(local(a) in ("ins", "del", "moveFrom", "moveTo") for a in element.iterancestors()):
                yield "a change in a change"
            for text in element.iter():
                if local(text) == ("t" if local(element) == "del" else "delText"):
                    yield f"{local(text)} in {local(element)}"
    boxes = [e for e in roots[main].iter() if local(e) == "txbxContent"]
    if any(is_mark(e) and (attribute(e, "id") or attribute(e[-1], "id")) in mine for box in boxes for e in box.iter()):
        yield "a comment in a box"


def judge_grown(old, new, name):
    """Something was put in at one place, nothing else changed."""
    head = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
    tail = len(old) - head
    if not old.rstrip().endswith(b"/>") and (tail and not new.endswith(old[head:])):
        yield f"{name}: more has changed than what was put in"


def edited(text, edits):
    data = text.encode()
    for edit in sorted(edits, key=lambda e: -e["begin"]):
        data = data[:edit["begin"]] + edit["after"].encode() + data[edit["end"]:]
    return data.decode()


def judge_accepted(case, document, old, roots, mine, count):
    texts = {block["id"]: block["text"] for block in document["blocks"]}
    wanted = Counter()
    by_block = {}
    for edit in case.ledger:
        by_block.setdefault(edit["block"], []).append(edit)
    for block, edits in by_block.items():
        wanted[(squeeze(texts[block]), squeeze(edited(texts[block], edits)))] += 1
    found = Counter()
    tracked = 0
    for name, root in roots.items():
        if local(root) in ("Types", "Relationships", "comments"):
            continue
        without_fallback(root)
        before, _ = paragraphs(root, "author", set(mine))
        after, _ = paragraphs(root, "accepted", set(mine))
        found.update((squeeze(a), squeeze(b)) for a, b in zip(before, after) if a != b)
        tracked += sum(1 for e in root.iter() if local(e) == "ins" and attribute(e, "author") == AUTHOR)
    said = re.search(r"(\d+) changes? could not be tracked", " ".join(case.said.split()))
    missed = int(said[1]) if said else 0
    count["changes"] += tracked
    count["changes not tracked"] += missed
    if tracked + missed < len(case.ledger):
        yield f"{len(case.ledger)} edits, {tracked} tracked, {missed} told as not tracked"
    if missed == 0:
        for pair, times in (wanted - found).items():
            if not any(pair[0].endswith(a) and pair[1].endswith(b) and a != b for a, b in found):  # a heading's number, a typed label
                if not any(a.endswith(pair[0]) and b.endswith(pair[1]) for a, b in found):
                    yield f"accepted, no paragraph reads “{pair[1][:60]}”"
    for pair in found - wanted:
        if missed == 0 and not any(a.endswith(pair[0]) and b.endswith(pair[1]) or pair[0].endswith(a) and pair[1].endswith(b) for a, b in wanted):
            yield f"accepted, a paragraph reads “{pair[1][:60]}”, which no version says"


def without_fallback(root):
    for fallback in [e for e in root.iter() if local(e) == "Fallback"]:
        fallback.getparent().remove(fallback)


def judge_comments(case, document, root, mine, count):
    texts, ranges = paragraphs(root, "author", set(mine))
    blocks = {block["id"]: block["text"] for block in document["blocks"]}
    at_words, nearby, first = [], [], []
    for number, comment in mine.items():
        lines = ["".join(t.text or "" for t in p.iter() if local(t) == "t") for p in comment]
        begin, end = ranges.get(number, (None, None))
        if begin is None:
            yield f"comment {number} is on nothing"
        elif lines[0] == "About the whole document:":
            first += lines
        elif begin == end:
            nearby.append(lines)
        else:
            words = "\n".join([texts[begin[0]][begin[1]:]] + texts[begin[0] + 1:end[0]] + [texts[end[0]][:end[1]]]) if begin[0] != end[0] else texts[begin[0]][begin[1]:end[1]]
            at_words.append((lines[0], words, texts[begin[0]][:begin[1]], texts[end[0]][end[1]:]))
    for finding in document["findings"]:
        count["findings"] += 1
        text, block = finding["text"], blocks.get(finding["block"], "")
        if not finding["block"]:
            if finding["message"] not in first:
                yield f"not in the first comment: {finding['message'][:60]}"
            continue
        if finding["begin"] == finding["end"]:
            if not any(finding["message"] == lines[0] for lines in nearby) and finding["message"] not in first:
                yield f"no comment says: {finding['message'][:60]}"
            continue
        before = squeeze(block.encode()[:finding["begin"]].decode())
        behind = squeeze(block.encode()[finding["end"]:].decode())
        match = next((c for c in at_words if c[0] == finding["message"] and c[1] == text
                      and around(before, squeeze(c[2]), squeeze(block).find(before)) and around(behind[::-1], squeeze(c[3])[::-1], 0)), None)
        if match:
            at_words.remove(match)
            count["on their words"] += 1
        elif any(f"About the words “{text}”:" in lines and finding["message"] in lines for lines in [*nearby, first]):
            count["nearby"] += 1
        else:
            yield f"no comment on “{text[:40]}” of “{block[:60]}”: {finding['message'][:60]}"
    for extra in at_words:
        if not any(e["before"] == extra[1] and e["reason"] == extra[0] for e in case.ledger):
            yield f"a comment on “{extra[1][:40]}” that no finding tells: {extra[0][:60]}"


def around(expected, found, _):
    """The same text up to what only one of the two shows: a heading's number, a typed label, a gap to fill in."""
    tail = min(len(expected), len(found), 20)
    return expected[len(expected) - tail:] == found[len(found) - tail:] or expected[-2:] == found[-2:]


# ---- all documents

def sown(data):
    """The same package with hard words in every text."""
    source = zipfile.ZipFile(io.BytesIO(data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            content = source.read(info)
            if re.search(r"(document|notes|header|footer)[^/]*\.xml$", info.filename) and b"encoding=\"UTF-16\"" not in content:
                content = re.sub(rb"(<w:t(?: [^>]*)?>)([^<]*)", lambda m: m[1] + re.sub(rb"\b(the|and|is|to)\b", lambda w: SOWN[w[1].decode()].encode(), m[2]), content)
            made.writestr(info, content)
    return out.getvalue()


def documents(folders, corpus, scratch):
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.doc[xm]")):
            yield path.name, path.read_bytes()
    if corpus:
        made = scratch / "corpus"
        subprocess.run([sys.executable, Path(corpus) / "make.py", made], check=True, capture_output=True)
        for path in sorted(made.rglob("*.doc[xm]")):
            yield "corpus-" + path.name, path.read_bytes()


def main(arguments):
    corpus = only = None
    if "--corpus" in arguments:
        at = arguments.index("--corpus")
        corpus = arguments[at + 1]
        del arguments[at:at + 2]
    if "--only" in arguments:
        at = arguments.index("--only")
        only = arguments[at + 1]
        del arguments[at:at + 2]
    if len(arguments) < 2:
        sys.exit(__doc__)
    failures, judged, count = [], 0, Counter()
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        for name, data in documents(arguments[1:], corpus, scratch):
            for kind, bytes_ in (("", data), ("sown-", sown(data))):
                if only and kind + name != only:
                    continue
                judged += 1
                try:
                    case = made_case(arguments[0], kind + name, bytes_, scratch)
                    failures += [f"{kind}{name}: {failure}" for failure in judge(case, count)]
                except Refused:
                    count["refused"] += 1
                except (ValueError, KeyError, etree.XMLSyntaxError, zipfile.BadZipFile) as wrong:
                    failures.append(f"{kind}{name}: {type(wrong).__name__}: {wrong}")
    if judged == 0:
        failures.append("nothing to judge")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"annotated: {judged} documents, " + ", ".join(f"{number} {what}" for what, number in count.items()) + f", {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
