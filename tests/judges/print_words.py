"""The rules of print about words on lines (P7, P9, P10, P15 of docs/needs.md) and the numbers of the British Dyslexia
Association's style guide, in the form of print_rules."""

import functools
import re
import subprocess
from collections import defaultdict

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary

import page_text
import print_rules

CAPITALS = 3           # P7: words in capitals one after another
LONGEST_LINE = 70      # P10: letters, RNIB Clear Print
LONGEST_LARGE = 60     # P10: letters, for large print and readers with dyslexia
LETTER_SPACE = (0.25, 0.40)  # BDA: of the mean width of a letter, "about 35 %"
WORD_SPACE = 3.5       # BDA: times the space between letters
HEADING_SIZE = 1.2     # BDA: times the text
LINE_SPACE = 1.5       # BDA


# ---- P7

def no_italics(output):
    seen = set()
    for page in output.document.pages:
        for run in page.runs:
            if run.font.italic and run.font not in seen:
                seen.add(run.font)
                yield page.number, f"italics: {run.font.name}: “{run.text[:40]}”"
    yield from underlines(output.document)
    capital = r"[A-Z][A-Z’'&-]+"
    for block in output.document.blocks:
        for found in re.finditer(rf"\b{capital}(?:\s+{capital}){{{CAPITALS},}}\b", block.text):
            # an author's own capitals are theirs to change; setting words in capitals is not
            if " ".join(found.group().split()) not in output.page_text:
                yield block.lines[0].page, f"capitals: “{found.group()[:50]}”"


def underlines(document):
    lines = defaultdict(list)
    for line in document.lines:
        lines[line.page].append(line)
    for page in document.pages:
        for mark in page.marks:
            x1, y1, x2, y2 = mark.box
            if y2 - y1 + mark.width > 2 or x2 - x1 < 2:
                continue
            for line in lines[page.number]:
                if not 0 <= line.y - (y1 + y2) / 2 <= 0.3 * line.size:
                    continue
                words = [(g, run) for run in line.runs if run.visible for g in run.glyphs if g[2].strip() and g[0] < x2 - 0.1 and g[0] + g[1] > x1 + 0.1]
                # what is wider than the words is a rule between blocks
                if words and x1 >= line.left - 1 and x2 <= line.right + 1 and sum(g[1] for g, _ in words) > 0.5 * (x2 - x1):
                    nodes = [document.owner.get((run.page, run.mcid)) for _, run in words]
                    if not all(node is not None and node.above("Link") for node in nodes):
                        yield page.number, f"underlined: “{''.join(g[2] for g, _ in words)[:40]}”"


# ---- P9

DAY, MONTH = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
UNIT = r"(?:%|[ckm]?m|[km]?g|ml|l|°C|MB|GB|pt|p|per cent|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|terms?|years?|miles?|metres?|pages?|pounds?)"
LABEL = r"(?:[Yy]ear|Yr|[Pp]ages?|[Ss]ections?|[Pp]art|No\.?|[Rr]oom|[Kk]ey [Ss]tage|[Ss]tage|[Cc]lass|Draft|¶)"
PIECES = [
    ("date", rf"\b{WEEKDAY},? {DAY}(?: of)? {MONTH}\b(?:,? \d{{4}}\b)?"),
    ("date", rf"\b{DAY}(?: of)? {MONTH}\b(?:,? \d{{4}}\b)?"),  # where the weekday has to stand apart
    ("date", rf"\b{MONTH} (?:{DAY}\b(?:,? \d{{4}}\b)?|\d{{4}}\b)"),
    ("date", r"\b\d{1,4} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}\b"),
    ("time", r"\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.? ?m\b|noon\b|midnight\b|o’clock\b)"),
    ("telephone number", r"(?:\+44 ?(?:\(0\) ?)?|\(?\b0)\d{1,4}\)? ?\d{3,4} ?\d{3,4}(?: ?\d{2,3})?\b"),
    ("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
    ("name", r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Revd?|Lady|Lord|Dame)\.? [A-Z][\w’-]*"),
    ("number and unit", rf"(?<![\w.])[£$€]?\d+(?:[.,]\d+)* {UNIT}(?![\w%])"),
    ("number and its name", rf"(?<!\w){LABEL} \d+\b"),
    ("number", r"\b\d{1,3}(?: \d{3})+\b"),
]
ELSEWHERE = ("date", r"\b\d{1,2}\.? [^\W\d]{3,} \d{4}\b")  # a date in any language that writes day, month, year
WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65]")
HYPHENS = "-\u2010\u00ad"


def with_blanks(pattern):
    """A space in a pattern is any white space, also the end of a line."""
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


def whole_pieces(output):
    for block in (*output.document.blocks, *running(output.document)):
        lines = [line for line in block.lines if line.text.strip()]
        if len(lines) < 2:
            continue
        ends, text, places = [], "", []  # places: line and extent of each character
        for number, line in enumerate(lines):
            for x, advance, shown_there in line.glyphs:
                said = shown_there.replace("\u200c", "").replace("\xa0", " ")
                text += said
                places += [(number, x, x + advance)] * len(said)
            ends.append(len(text))
        yield from torn_words(output, block, lines, text, ends)
        english = block.node is None or block.node.language.split("-")[0].lower() == "en"
        seen = set()
        for name, pattern in PIECES if english else (*PIECES[3:6], ELSEWHERE):
            for found in re.finditer(with_blanks(pattern), text):
                torn = [end for end in ends[:-1] if found.start() < end < found.end()]
                whole = slice(found.start(), found.end() + len(re.match(r"\S*", text[found.end():]).group()))  # with its comma
                if torn and not seen & set(torn) and fits(output, block, [p for p, c in zip(places[whole], text[whole]) if not c.isspace()]):
                    seen |= set(torn)
                    yield lines[ends.index(torn[0])].page, f"{name} torn over lines{place_of(block)}: “{shown(text, found.start(), found.end(), torn)}”"


def fits(output, block, places):
    """Could the widest line of this page hold these characters? That a column of a table is narrow is no excuse: the
    table could be told row by row."""
    parts = [[p for p in places if p[0] == number] for number in sorted({p[0] for p in places})]
    width = sum(max(p[2] for p in part) - min(p[1] for p in part) for part in parts)
    space = (0.3 + output.style.letter_space + output.style.word_space) * max(line.size for line in block.lines)
    room = output.document.pages[0].media[2] - 2 * output.style.margin
    if not block.table and not block.right_to_left:
        room -= min(line.left for line in block.lines) - output.style.margin
    return width + space * (len(parts) - 1) <= room


def running(document):
    """Headers of more than one line, as blocks: those of the first page that has one."""
    first = [line for line in document.header if line.page == min(line.page for line in document.header)]
    return [type(first[0].block)(None, "header", first, first[0].block.right_to_left)] if first else []


def place_of(block):
    return " in a table" if block.table else f" in the {block.kind}" if block.node is None else ""


def shown(text, begin, end, torn):
    parts = [text[a:b] for a, b in zip([begin, *torn], [*torn, end])]
    return " | ".join(" ".join(part.split()) for part in parts)


def torn_words(output, block, lines, text, ends):
    widest = max(line.right - line.left for line in lines)
    for line, end in zip(lines, ends[:-1]):
        left, right = text[end - 1], text[end]
        if left.isspace() or right.isspace() or WITHOUT_SPACES.match(left) or WITHOUT_SPACES.match(right):
            continue
        begin = max(text.rfind(c, 0, end) for c in " \n\t") + 1
        word = re.match(r"\S*", text[begin:]).group()
        quoted = shown(text, begin, begin + len(word), [end])
        if page_text.ROOM.search(word):
            continue
        plain = re.sub(r"[\u00ad→←]", "", word)  # the mark after a term is ours, and only on paper
        if re.match(r"\[\w+\]", text[end:]):
            yield line.page, f"the mark of a note torn from its word{place_of(block)}: “{quoted}”"
        elif left in HYPHENS and plain not in output.page_text:
            yield line.page, f"a hyphen that is not in the text{place_of(block)}: “{quoted}”"
        elif re.search(r"@|://|www\.|/", word):
            if not re.search(r"[/.@_?&=#:-]$", text[:end]) and not re.match(r"[/.@_?&=#-]", right):
                yield line.page, f"an address torn inside a word{place_of(block)}: “{quoted}”"
        elif left in HYPHENS + "–—/…" or right in "–—…":
            # only when the whole does not fit may it be parted at a sign of its own
            if left in HYPHENS and len(word) * (line.right - line.left) / max(1, len(line.text.rstrip())) <= widest:
                yield line.page, f"a word torn at its hyphen{place_of(block)}: “{quoted}”"
        else:
            yield line.page, f"a word torn over lines{place_of(block)}: “{quoted}”"


# ---- P10

def line_length(output):
    limit = LONGEST_LARGE if output.style.large_print or output.style.name == "dyslexia-friendly" else LONGEST_LINE
    found = defaultdict(list)
    for line in output.document.lines:
        if line.block.right_to_left:
            continue  # letters that hang together are narrow: the number was found for letters that stand apart
        text = page_text.ROOM.sub(" ", line.text)
        letters = line.letters() - (len(line.text) - len(text))
        if letters > limit:
            found[line.block.kind if line.block.node is None else "text"].append((letters, line))
    for kind, lines in found.items():
        letters, line = max(lines, key=lambda each: each[0])
        yield line.page, f"{letters} letters in a line of {kind}, at most {limit} ({len(lines)} lines): “{line.text.strip()}”"


# ---- P15

def page_of(document, annotation):
    target = annotation.get("/Dest", annotation.get("/A", Dictionary()).get("/D"))
    if not isinstance(target, Array):
        return None
    return document.numbers.get(target[0].objgen)


def contents_pages(output):
    printed = {block.node: block for block in output.document.blocks if block.kind == "page number"}
    for node in output.document.root.within():
        if node.kind != "TOCI":
            continue
        links = [annotation for below in node.within() for annotation in below.objects]
        entry = next((block for block in output.document.blocks if block.node is node and block.kind == "entry"), None)
        name = entry.quote() if entry else "an entry"
        page = entry.lines[0].page if entry else 1
        if node not in printed or not links:
            yield page, f"the contents list has no page number or no link for “{name}”"
            continue
        digits = "".join(str(int(c)) for c in printed[node].text if c.isdigit())
        for target in {page_of(output.document, annotation) for annotation in links}:
            if digits != str(target):
                yield page, f"the contents list says page {digits}, the link leads to page {target}: “{name}”"


# ---- the dyslexia style guide

@functools.lru_cache
def as_made(name):
    """Widths of the letters, in em, of the installed font that a font in the file was made from."""
    family, _, weight = name.split("+")[-1].partition("-")
    found = subprocess.run(["fc-match", "-f", "%{postscriptname}\n%{file}\n%{index}", f":postscriptname={family}-{weight or 'Regular'}"],
                           capture_output=True, text=True, check=True).stdout.splitlines()
    if not found or found[0] != name.split("+")[-1]:
        return {}
    font = TTFont(found[1], fontNumber=int(found[2]) if found[1].endswith((".ttc", ".otc")) else -1)
    em = font["head"].unitsPerEm
    return {chr(c): font["hmtx"][glyph][0] / em for c, glyph in font.getBestCmap().items() if c < 0x180}


def dyslexia_guide(output):
    style, document = output.style, output.document
    if style.name != "dyslexia-friendly":
        return
    seen, by_block = defaultdict(list), defaultdict(list)
    for line in document.lines:
        if line.block is not None and not line.block.right_to_left:
            by_block[line.block].append(line)
    for block, lines in by_block.items():  # the letters of one line may all be narrow, those of a block are mixed
        gaps, widths, spaces = [], [], []
        for run in (run for line in lines for run in line.runs):
            for (x, advance, text), (after, _, following) in zip(run.glyphs, run.glyphs[1:]):
                if text.isalpha() and text.isascii() and following.isalpha() and following.isascii():
                    # the spacing may be part of the widths in the file, so they are held against the font as made
                    made = as_made(run.font.name).get(text)
                    natural = advance if made is None else made * run.size
                    gaps.append(after - x - natural)
                    widths.append(natural)
                elif text == " " and following.isascii() and following != " ":
                    spaces.append(after - x)
        if len(gaps) < 10:
            continue
        letter = sum(gaps) / len(gaps)
        share = letter / (sum(widths) / len(widths))
        kind = block.kind if block.node is None else "heading" if block.heading else "text"
        if not LETTER_SPACE[0] - 0.03 <= share <= LETTER_SPACE[1] + 0.03:  # a short block's letters may be narrow or wide
            seen[f"letters of {kind} stand {max(0, share):.1f} of their width apart, {LETTER_SPACE[0]} to {LETTER_SPACE[1]} wanted"] += lines
        elif spaces and sum(spaces) / len(spaces) < WORD_SPACE * letter - 0.05 * lines[0].size:
            seen[f"words of {kind} stand {sum(spaces) / len(spaces) / letter:.1f} times as far apart as letters, {WORD_SPACE} wanted"] += lines
    for what, lines in seen.items():
        yield lines[0].page, f"{what} ({len(lines)} lines): “{lines[0].text.strip()[:50]}”"
    if style.leading < LINE_SPACE:
        yield 1, f"the style’s leading is {style.leading}, {LINE_SPACE} wanted"
    for block in document.blocks:
        size = max(line.size for line in block.lines)
        if block.heading and (size < HEADING_SIZE * style.size - 0.1 or not all(font.bold for line in block.lines for run in line.runs if run.text.strip(" →←¶[]0123456789") for font in [run.font])):
            yield block.lines[0].page, f"a heading of {size:g} points, bold and at least {HEADING_SIZE * style.size:g} wanted: “{block.quote()}”"
    for page in document.pages:
        papers = [mark for mark in page.marks if print_rules.is_paper(page, mark)]
        ground = papers[0].colour if papers else print_rules.WHITE
        if any(abs(a - b) > 0.01 for a, b in zip(ground, style.paper)):
            yield page.number, f"the paper stays white, the style wants {'#%02x%02x%02x' % tuple(round(255 * c) for c in style.paper)}"
            break
