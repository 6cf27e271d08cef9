#!/usr/bin/python3
"""Judges that the places plainsend reports are true: cut from the bytes of the file and read as its format says, they are
the reported words. Files are decoded and stripped of their markup here by other means than plainsend's.

    spans.py PLAINSEND SAMPLES CORPUS [NAME]      NAME: shows every place of that file or row

For every text, Markdown and HTML file of both folders and the small files of spans_rows.py. Required: no place is wrong,
every one in the samples has a length, and of the rows at least 95 in 100.
"""

import codecs
import html
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import spans_rows

ENDINGS = {".txt", ".md", ".html"}
LEAST_EXACT = 0.95
SHOWN = 25
# Seen by nobody and taken out by plainsend, wherever they stand.
UNSEEN = re.compile("[\u200b-\u200d\u2060-\u2064\u206a-\u206f\u202a-\u202e\u2066-\u2069\ufeff\ufe00-\ufe0f\U000e0000-\U000e01ef]")
LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


# ---- bytes to text

def older_windows(error):
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("older-windows", older_windows)


def encoding_of(data, ending):
    """The Python codec and how it treats errors."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16-le"),
                       (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return ("utf-32-le" if name == "utf-32" else "utf-8" if name == "utf-8-sig" else name), "older-windows" if name == "utf-8-sig" else "replace"
    if data[1:2] == b"\0" and data[3:4] == b"\0":
        return "utf-16-le", "replace"
    declared = re.search(rb"<meta[^>]*charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", data[:2048]) if ending == ".html" else None
    name = declared[1].decode().lower() if declared else ""
    try:
        data.decode("utf-8")
        if not name.startswith("iso-2022"):
            return "utf-8", "strict"
    except UnicodeDecodeError:
        pass
    if name and name not in ("utf-8", "iso-8859-1", "windows-1252"):
        return {"macintosh": "mac_roman"}.get(name, name), "replace"
    strays = len(re.findall(rb"[\x80-\xff]", data)) - 2 * len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]", data)) - 3 * len(
        re.findall(rb"[\xe0-\xef][\x80-\xbf]{2}", data))
    whole = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", data))
    return ("utf-8", "older-windows") if whole >= strays > 0 else ("cp1252", "replace")


# ---- text without its markup

class Words(HTMLParser):
    """What a page shows of a piece of HTML."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in ("script", "style")
        if tag == "br":
            self.text.append("\n")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style") and self.silent > 0

    def handle_data(self, data):
        if not self.silent:
            self.text.append(data)


def words_of_html(piece):
    parser = Words()
    parser.feed(piece)
    parser.close()
    return "".join(parser.text)


def words_of_markdown(piece):
    kept = []

    def keep(text):
        kept.append(text)
        return f"\x00{len(kept) - 1}\x00"

    piece = re.sub(r"\\\r?\n", "\n", piece)
    piece = re.sub(r"\\([!-/:-@\[-`{-~])", lambda m: keep(m[1]), piece)
    piece = re.sub(r"(\r\n|[\n\r])[ \t>]*", "\n", piece)
    piece = re.sub(r"<(?=https?://|[\w.+-]+@)", "", piece)
    piece = re.sub(r"((?:https?://|[\w.+-]+@)[^<>\s]+)>", r"\1", piece)
    piece = re.sub(r"<!--.*?-->|</?[A-Za-z][^>]*>", "", piece, flags=re.S)
    piece = re.sub(r"\]\((?:[^()\s]|\([^()]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\]\[[^\]]*\]", "", piece)
    piece = html.unescape(re.sub(r"&(?!#?\w+;)", "&amp;", piece))
    return re.sub("\x00(\\d+)\x00", lambda m: kept[int(m[1])], piece)


def words_of_text(piece):
    return re.sub(r"(\r\n|[\n\r])[ \t]*>[> \t]*", "\n", piece)


WORDS = {".html": words_of_html, ".md": words_of_markdown, ".txt": words_of_text}
DELIMITERS = {".html": "", ".txt": "", ".md": "[*_~`\\[\\]]"}


def same_words(piece, text, ending):
    """piece: cut from the file, decoded. Of Markdown the signs around words may have no partner in the piece."""
    box = {"☐": "[ ]", "☒": "[x]"}.get(text[:1])  # of a task
    if ending == ".md" and box and piece[:3].lower() == box:
        piece = text[0] + piece[3:]
    def plain(words):
        words = UNSEEN.sub("", words)
        words = re.sub(DELIMITERS[ending], "", words) if DELIMITERS[ending] else words
        return re.sub("[ \t\r\n\f\v\x85\u2028\u2029]+", " ", words)
    return any(plain(read(piece)) == plain(text) for read in (WORDS[ending], *([words_of_html, str] if ending == ".md" else [])))


# ---- one file

class Place:
    def __init__(self, what, text, block, begin, source):
        self.what, self.text, self.block, self.begin, self.source = what, text, block, begin, source


def places_of(document):
    texts = {block["id"]: block["text"].encode() for block in document["blocks"]}
    for finding in document["findings"]:
        if finding["block"] is not None and finding["text"]:
            yield Place(finding["rule"], finding["text"], finding["block"], finding["begin"], finding["source"])
    for name, member in (("acronyms", "place"), ("sentences", "source")):
        for one in document[name]:
            text = texts[one["block"]][one["begin"] : one["end"]].decode()
            yield Place(name, text, one["block"], one["begin"], one[member])


class Judged:
    def __init__(self, path, data, encoding, errors):
        self.path, self.data, self.encoding, self.errors = path, data, encoding, errors
        self.places, self.inexact, self.wrong = [], [], []

    def cut(self, source):
        piece = self.data[source["offset"] : source["offset"] + source["length"]]
        text = piece.decode(self.encoding, self.errors)
        # A cut in the middle of a character is no place.
        if "\ufffd" in text and "\ufffd" not in self.data.decode(self.encoding, self.errors):
            raise ValueError("not at a character")
        return text

    def line_and_column(self, source):
        before = self.data[: source["offset"]]
        text = before.decode(self.encoding, self.errors)
        ends = [m.end() for m in LINE_END.finditer(text)]
        rest = text[ends[-1] :] if ends else text
        size = len(rest.encode(self.encoding, self.errors if self.errors == "replace" else "replace"))
        return len(ends) + 1, size + 1, len(rest) + 1

    def judge(self, place):
        self.places.append(place)
        source = place.source
        if "length" not in source:
            self.inexact.append(place)
            return
        try:
            piece = self.cut(source)
        except ValueError as error:
            self.wrong.append((place, str(error)))
            return
        if not same_words(piece, place.text, self.path.suffix):
            self.wrong.append((place, f"cut {piece!r}"))
        elif self.encoding.startswith("utf") and self.errors != "older-windows":
            line, column, _ = self.line_and_column(source)
            if source["line"] != line:
                self.wrong.append((place, f"line {source['line']}, not {line}"))
            elif source["column"] != column and not (line == 1 and self.data[:1] in b"\xef\xff\xfe"):
                self.wrong.append((place, f"column {source['column']}, not {column}"))

    def judge_order(self):
        """What comes later in a block's text comes later in the file: the right one of several equal words."""
        exact = sorted((p for p in self.places if "length" in p.source), key=lambda p: (p.block, p.begin))
        for a, b in zip(exact, exact[1:]):
            if a.block == b.block and (a.begin < b.begin) != (a.source["offset"] < b.source["offset"]):
                self.wrong.append((b, f"at {b.source['offset']}, but {a.text!r} before it at {a.source['offset']}"))
        stood = {}
        for p in exact:
            if p.what == "sentences" and stood.setdefault(p.source["offset"], (p.block, p.begin)) != (p.block, p.begin):
                self.wrong.append((p, "two sentences at one place"))


def checked(plainsend, paths, form):
    run = subprocess.run([plainsend, "check", "--date", "2026-11-23", "--format", form, *(["--detail", "blocks,sentences"] if form == "json" else []), *map(str, paths)],
                         capture_output=True, check=False)
    if run.returncode not in (0, 1, 2):
        sys.exit(f"plainsend check: status {run.returncode}\n{run.stderr.decode()[-2000:]}")
    return json.loads(run.stdout)


def judge_files(plainsend, paths, encodings):
    all_judged = []
    for path, document in zip(paths, checked(plainsend, paths, "json")["documents"]):
        data = path.read_bytes()
        judged = Judged(path, data, *encodings(path, data))
        if "error" not in document:
            for place in places_of(document):
                judged.judge(place)
            judged.judge_order()
        all_judged.append(judged)
    return all_judged


# ---- SARIF: the same places as lines and columns

def judge_sarif(plainsend, all_judged):
    by_name = {judged.path.name: judged for judged in all_judged}
    wrong, seen = [], 0
    run = checked(plainsend, [judged.path for judged in all_judged], "sarif")["runs"][0]
    if run["columnKind"] != "unicodeCodePoints":
        return ["columns are not counted in code points"], 0
    for result in run["results"]:
        physical = result["locations"][0]["physicalLocation"]
        region = physical.get("region", {})
        judged = by_name.get(physical["artifactLocation"]["uri"].rsplit("/", 1)[-1])
        if judged is None or "byteLength" not in region:
            continue
        seen += 1
        piece = judged.cut({"offset": region["byteOffset"], "length": region["byteLength"]})
        text = judged.data.decode(judged.encoding, judged.errors).removeprefix("\ufeff")
        starts = [0] + [m.end() for m in LINE_END.finditer(text)]
        begin = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        if text[begin:end] != piece:
            wrong.append(f"{judged.path.name}: {result['ruleId']}: lines and columns give {text[begin:end]!r}, bytes {piece!r}")
        if LINE_END.sub("\n", piece) != region["snippet"]["text"]:
            wrong.append(f"{judged.path.name}: {result['ruleId']}: the snippet is {region['snippet']['text']!r}, not {piece!r}")
    return wrong, seen


# ---- the rows

def encoded(text, encoding):
    if encoding == "utf-16-be-bom":
        return text.encode("utf-16-be")
    if encoding == "utf-8-stray":
        return text.replace("\udc92", "\x92").encode("utf-8").replace("\x92".encode(), b"\x92")
    return text.encode({"utf-16": "utf-16-le", "utf-8-sig": "utf-8", "utf-32": "utf-32-le"}.get(encoding, encoding))


MARKS = {"utf-16-be-bom": codecs.BOM_UTF16_BE, "utf-16": codecs.BOM_UTF16_LE, "utf-8-sig": codecs.BOM_UTF8, "utf-32": codecs.BOM_UTF32_LE}
CODECS = {"utf-16-be-bom": ("utf-16-be", "replace"), "utf-16": ("utf-16-le", "replace"), "utf-8-sig": ("utf-8", "strict"),
          "utf-32": ("utf-32-le", "replace"), "utf-8-stray": ("utf-8", "older-windows")}


def written(folder):
    """Paths, the codec of each, and where the marked words stand: (offset, length)."""
    paths, wanted, encodings = [], {}, {}
    for name, ending, text, encoding, end in spans_rows.rows():
        path = Path(folder) / f"{name}.{ending}"
        data, spans = MARKS.get(encoding, b""), []
        for piece in re.split("([⟦⟧])", text.replace("\n", end)):
            if piece == "⟦":
                spans.append([len(data), 0])
            elif piece == "⟧":
                spans[-1][1] = len(data) - spans[-1][0]
            else:
                data += encoded(piece, encoding)
        path.write_bytes(data)
        paths.append(path)
        wanted[path] = [tuple(span) for span in spans]
        encodings[path] = CODECS.get(encoding, (encoding, "replace"))
    return paths, encodings, wanted


# ---- the report

def summary(title, all_judged):
    places = sum(len(judged.places) for judged in all_judged)
    inexact = sum(len(judged.inexact) for judged in all_judged)
    wrong = sum(len(judged.wrong) for judged in all_judged)
    share = (places - inexact - wrong) / places if places else 0
    print(f"{title}: {len(all_judged)} files, {places} places, {places - inexact - wrong} exact ({share:.1%}), "
          f"{inexact} without length, {wrong} wrong")
    return places, inexact, wrong, share


def show(all_judged):
    lines = [f"  WRONG {j.path.name}: {p.what} {p.text!r}: {why}" for j in all_judged for p, why in j.wrong]
    lines += [f"  without length {j.path.name}: {p.what} {p.text[:70]!r}" for j in all_judged for p in j.inexact]
    for line in lines[:SHOWN]:
        print(line)
    if len(lines) > SHOWN:
        print(f"  and {len(lines) - SHOWN} more")


def main():
    plainsend, samples, corpus, *name = sys.argv[1:]
    failures = []

    def of(folder):
        return sorted(p for p in Path(folder).rglob("*") if p.suffix in ENDINGS and p.name not in ("README.md", "README.txt") and p.is_file())

    by_bytes = lambda path, data: encoding_of(data, path.suffix)
    found = judge_files(plainsend, of(samples), by_bytes)
    corpus_files = [p for p in of(corpus) if "expected" not in p.parts]
    in_corpus = judge_files(plainsend, corpus_files, by_bytes)
    with tempfile.TemporaryDirectory() as folder:
        paths, encodings, wanted = written(folder)
        rows = judge_files(plainsend, paths, lambda path, data: encodings[path])
        sarif_wrong, regions = judge_sarif(plainsend, found + rows)
    missed = []
    for judged in rows:
        spans = {(p.source["offset"], p.source["length"]) for p in judged.places if "length" in p.source}
        missed += [(judged, span) for span in wanted[judged.path] if span not in spans]
    marked = sum(map(len, wanted.values()))

    if name:
        for judged in found + in_corpus + rows:
            if name[0] in judged.path.name:
                for p in judged.places:
                    cut = judged.cut(p.source) if "length" in p.source else None
                    print(f"{judged.path.name} {p.block}+{p.begin} {p.what}: {p.text!r} {p.source} {cut!r}")
    for title, judged in (("samples", found), ("corpus", in_corpus), ("rows", rows)):
        places, inexact, wrong, share = summary(title, judged)
        show(judged)
        if wrong:
            failures.append(f"{title}: {wrong} wrong")
        if not places or share < (1 if title == "samples" else LEAST_EXACT if title == "rows" else 0):
            failures.append(f"{title}: only {share:.1%} exact")
    print(f"marked words in rows: {marked - len(missed)} of {marked} reported at exactly their bytes")
    for judged, (offset, length) in missed[:SHOWN]:
        print(f"  missed {judged.path.name}: {judged.data[offset:offset + length].decode(judged.encoding, 'replace')!r} at {offset}")
    if marked - len(missed) < LEAST_EXACT * marked:
        failures.append(f"rows: {len(missed)} of {marked} marked words not reported at their bytes")
    print(f"SARIF: {regions} regions with bytes, {len(sarif_wrong)} wrong")
    for line in sarif_wrong[:SHOWN]:
        print("  WRONG", line)
    if sarif_wrong or not regions:
        failures.append("SARIF regions")
    for failure in failures:
        print("FAILED:", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
