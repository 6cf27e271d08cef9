"""The rules of print about size, place, type and colour (P1 to P6, P8, P11 to P14, P16 to P18 of docs/needs.md), each a
function that yields (page, what is wrong). Numbers come from the style; what a style cannot know is a constant here."""

import re
from collections import Counter, defaultdict

CLEAR_PRINT = 12        # P1: points, UKAAF G003
LARGE_PRINT = 16        # P2: points, UKAAF G003
X_HEIGHT = 2.0          # P1: millimetres, RNIB Clear Print
A4 = (595.28, 841.89)   # P5
HEADING_LEADING = 1.2   # P11: what is larger than the text may stand closer, but lines must not touch
STRONG_TINT = 1.35      # P13: contrast between paper and a tint that text may stand on
TEXT_CONTRAST = 4.5     # P16: WCAG 1.4.3
LARGE_CONTRAST = 3.0    # P16: WCAG 1.4.3 from 18 points, or 14 points bold; 1.4.11 for lines that mean something
HEADER_EDGE = 10 * 72 / 25.4  # P17
THIN = 3                # points: a box no thicker is a line
WHITE = (1.0, 1.0, 1.0)


def body_size(document):
    """The size most of the text is set in."""
    sizes = Counter()
    for block in document.blocks:
        if not block.heading:
            for line in block.lines:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def smaller_than(document, least):
    found = defaultdict(list)
    for line in document.lines:
        for run in line.runs:
            if run.size < least - 0.05 and run.text.strip():
                found[round(run.size, 1)].append(run)
    for size, runs in sorted(found.items()):
        pages = len({run.page for run in runs})
        yield runs[0].page, f"{size:g} points, at least {least:g} (on {pages} pages): “{runs[0].text.strip()[:40]}”"


def clear_print(output):
    yield from smaller_than(output.document, CLEAR_PRINT)
    body, size = body_size(output.document), output.style.size
    if output.asked is None and abs(body - size) > 0.05:
        yield 1, f"the text is set in {body:g} points, the style says {size:g}"
    heights = {}
    for line in output.document.lines:
        for run in line.runs:
            outline = run.font.outlines.get("x")
            if outline:
                heights.setdefault((run.font.name, run.size), (run.page, outline[1] * run.size * 25.4 / 72))
    for (name, size), (page, height) in heights.items():
        if height < X_HEIGHT:
            yield page, f"x of {name} at {size:g} points is {height:.2f} mm high, at least {X_HEIGHT} mm"


def large_print(output):
    if output.style.large_print:
        yield from smaller_than(output.document, LARGE_PRINT)


def size_asked_for(output):
    body = body_size(output.document)
    if output.asked is not None and abs(body - output.asked) > 0.05:
        yield 1, f"{output.asked:g} points were asked for, the text is set in {body:g}"


def nothing_smaller(output):
    yield from smaller_than(output.document, output.style.size)


def paper_size(output):
    for page in output.document.pages:
        x1, y1, x2, y2 = page.media
        if abs(x2 - x1 - A4[0]) > 1 or abs(y2 - y1 - A4[1]) > 1:
            yield page.number, f"{x2 - x1:.0f} by {y2 - y1:.0f} points, not A4"
        if page.unit != 1 or page.turned or page.crop != page.media:
            yield page.number, "scaled, turned or cropped"
        for run in page.runs:
            if abs(run.stretch - 1) > 0.01:
                yield page.number, f"letters stretched to {run.stretch:.2f} of their width: “{run.text[:40]}”"
                break
    if output.standard is not None and output.style.large_print and body_size(output.document) > body_size(output.standard):
        def breaks(document):
            return [[line.text for line in block.lines] for block in document.blocks if len(block.lines) > 1 and not block.table]
        ours, theirs = breaks(output.document), breaks(output.standard)
        same = [lines for lines in ours if lines in theirs]
        if len(ours) >= 3 and len(same) > len(ours) / 2:
            yield 1, f"lines end where they do in the standard version: scaled, not set again: “{same[0][0][:40]}”"


def face_of(font):
    return re.sub(r"[-_, ]|regular$|bold$", "", re.sub(r"-(Regular|Bold)$", "", font.name)).lower()


def plain(face):
    return face.replace(" ", "").lower()


def typeface(output):
    style = output.style
    allowed = {plain(face) for faces in (style.faces, *style.language_faces.values()) for face in faces}
    first = {plain(style.faces[0])} | {plain(faces[0]) for faces in style.language_faces.values()}
    seen = set()
    for line in output.document.lines:
        for run in line.runs:
            face = face_of(run.font)
            if face not in allowed and face not in seen:
                seen.add(face)
                yield run.page, f"{run.font.name} is none of the faces of the style"
            elif face not in first and face not in seen and re.search("[A-Za-z0-9]", run.text):
                seen.add(face)
                yield run.page, f"{run.font.name} draws letters that {style.faces[0]} has: “{run.text[:40]}”"
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(run.font.descriptor.keys()) and run.font not in seen:
                seen.add(run.font)
                yield run.page, f"{run.font.name} is not in the file"


def ragged_right(output):
    style = output.style
    for block in output.document.blocks:
        lines = [line for line in block.lines if line.shown]
        starts = [line.right if block.right_to_left else line.left for line in lines]
        ends = [line.left if block.right_to_left else line.right for line in lines]
        # a Nastaliq word hangs: its first letter is drawn beside the place where it stands
        ragged = 0.65 * style.size if block.right_to_left else 0.5
        if starts and max(starts) - min(starts) > ragged:
            middles = [line.left + line.right for line in lines]
            if not (block.heading and max(middles) - min(middles) < 1):
                yield lines[0].page, f"lines start {max(starts) - min(starts):.1f} points apart: “{block.quote()}”"
        # signs that are all one em wide end evenly of themselves
        square = sum(c >= "\u3000" for c in block.text) > len(block.text) / 2
        if len(lines) > 3 and not square and max(ends[:-1]) - min(ends[:-1]) < 0.5:
            yield lines[0].page, f"justified: “{block.quote()}”"
    odd = {}
    for line in output.document.lines:
        if not any(character.isalnum() for character in line.text):
            continue  # a row of dashes to cut along is pushed together to stay one line
        for run in line.runs:
            for (x, advance, text), (after, _, following) in zip(run.glyphs, run.glyphs[1:]):
                # kerning may draw a letter into a space, but not by a tenth of an em
                if text == " " and following.isascii() and following != " " and line.block is not None and not line.block.right_to_left:
                    expected = advance + (style.letter_space + style.word_space) * run.size
                    # the spacing may be part of the font's own widths
                    off = min(abs(after - x - expected), abs(after - x - advance))
                    if off > 0.1 * run.size and line.block.node is not None:
                        odd.setdefault(run.page, (after - x, expected, line))
    for page, (found, expected, line) in odd.items():
        yield page, f"a space of {found:.1f} points, others have {expected:.1f}: “{line.text.strip()[:50]}”"


def line_spacing(output):
    style, found = output.style, defaultdict(list)
    first = {plain(style.faces[0])}
    for block in output.document.blocks:
        language = block.node.language
        for above, below in zip(block.lines, block.lines[1:]):
            if above.page != below.page or any(mark.page == above.page and mark.kind == "picture" and below.y < mark.box[1] < above.y
                                               for mark in output.document.pages[above.page - 1].marks):
                continue
            ratio = (above.y - below.y) / below.size
            wanted = style.leading_of(language)
            other = wanted != style.leading or not {face_of(font) for font in above.fonts | below.fonts} <= first
            if below.size > style.size * 1.01:
                good = HEADING_LEADING - 0.01 <= ratio and (other or ratio <= wanted + 0.02)
            elif other:
                least = style.least_leading if wanted == style.leading else wanted
                good = ratio >= least - 0.02  # another script may need more
            else:
                good = min(wanted, style.least_leading) - 0.02 <= ratio <= wanted + 0.02
            if not good:
                found[round(ratio, 2), wanted].append((below.page, block))
    for (ratio, wanted), places in found.items():
        page, block = places[0]
        yield page, f"lines stand {ratio:.2f} apart, the style says {wanted:.2f} ({len(places)} times): “{block.quote()}”"


def paragraph_gap(output):
    style, found = output.style, defaultdict(list)
    lines_under = defaultdict(list)
    for block in output.document.blocks:
        node = block.node
        while node is not None:
            lines_under[node] += block.lines
            node = node.parent
    for parent in output.document.root.within():
        paragraphs_only = parent.kind in ("LBody", "TD", "TH", "Note")
        # the lines of a letterhead, and a row of a table that is told entry by entry, are no paragraphs
        if not (paragraphs_only or parent.kind in ("Document", "Sect", "Part", "Art", "BlockQuote") or parent.kind == "Div" and parent.added):
            continue
        for above, below in zip(parent.kids, parent.kids[1:]):
            kinds = ("P",) if paragraphs_only else ("P", "L", "BlockQuote", "Note")
            if above.kind not in kinds or below.kind not in (*kinds, "H1", "H2", "H3", "H4", "H5", "H6"):
                continue
            last, first = lines_under[above], lines_under[below]
            if not last or not first:
                continue
            page = max(line.page for line in last)
            if page != min(line.page for line in first):
                continue
            gap = min(line.y for line in last if line.page == page) - max(line.y for line in first if line.page == page)
            wanted = style.least_leading * style.size * (1 + style.least_space)
            if 0 < gap < wanted - 0.05 * style.leading * style.size:
                found[round(max(0, gap / style.size / style.leading - 1), 1), parent.kind, parent.added].append((page, first[0].block))
    for (lines, kind, added), places in found.items():
        page, block = places[0]
        where = "in what was added to the document" if added else f"in /{kind}"
        yield page, f"{lines:g} of a blank line before a paragraph {where}, {style.paragraph_space:g} wanted ({len(places)} times): “{block.quote()}”"


def overlap(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def level_and_clear(output):
    beside = defaultdict(list)
    for page in output.document.pages:
        pictures = [mark for mark in page.marks if mark.kind == "picture"]
        paint = [mark for mark in page.marks if mark.kind == "fill" and min(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) > 3]
        for run in page.runs:
            if run.text.strip() and any(mark.order > run.order and overlap(run.box, mark.box) > 1 for mark in paint):
                yield page.number, f"painted over: “{run.text[:40]}”"
            if not run.level:
                yield page.number, f"turned or slanted: “{run.text[:40]}”"
            if run.text.strip() and any(overlap(run.box, picture.box) > 1 for picture in pictures):
                yield page.number, f"over a picture: “{run.text[:40]}”"
    for block in output.document.blocks:
        if block.kind in ("P", "H1", "H2", "H3", "H4", "H5", "H6") and not block.table:
            for line in block.lines:
                beside[line.page, round(line.y)].append(line)
    for (page, _), lines in beside.items():
        if len({line.block for line in lines}) > 1:
            yield page, "two columns: " + " beside ".join(f"“{line.text.strip()[:30]}”" for line in lines[:2])


def same_place(output):
    pages, document = len(output.document.pages), output.document
    mirrored = document.language.split("-")[0].lower() in ("ar", "ckb", "fa", "he", "ps", "ur")
    letter = ".draft" not in output.path.name  # a letter has neither on its first page, and none when it is but one
    for name, lines, outer in (("header", document.header, mirrored), ("page number", document.folio, not mirrored)):
        places = defaultdict(list)
        for line in lines:
            places[line.page].append((line.right if outer else line.left, line.y))
        missing = [page.number for page in document.pages if page.number not in places and not (letter and page.number == 1)]
        if missing:
            yield missing[0], f"no {name}, as on {len(missing)} of {pages} pages"
        kinds = Counter(tuple((round(x), round(y)) for x, y in place) for place in places.values())
        for page, place in places.items():
            expected = kinds.most_common(1)[0][0]
            if len(place) != len(expected) or any(abs(a - c) > 1 or abs(b - d) > 1 for (a, b), (c, d) in zip(place, expected)):
                yield page, f"the {name} stands elsewhere than on other pages"
    for line in document.folio:
        shown = re.findall(r"\d+", "".join(str(int(c)) if c.isdigit() else c for c in line.text))
        if shown[:2] != [str(line.page), str(pages)]:
            yield line.page, f"the page number says “{line.text.strip()}” on page {line.page} of {pages}"


def luminance(colour):
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def behind(page, box, order):
    """The colour that was last filled in where this box lies; paper is white."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    fills = [m for m in page.marks if m.kind == "fill" and m.order < order and m.box[0] <= x <= m.box[2] and m.box[1] <= y <= m.box[3]]
    return fills[-1].colour if fills else WHITE


def ink_and_tint(output):
    seen = set()
    for page in output.document.pages:
        paper = behind(page, page.media, 1 << 30) if any(is_paper(page, m) for m in page.marks) else WHITE
        for run in page.runs:
            if not run.visible or not run.text.strip():
                continue
            ground = behind(page, run.box, run.order)
            least = LARGE_CONTRAST if run.size >= 18 or run.size >= 14 and run.font.bold else TEXT_CONTRAST
            if contrast(run.colour, ground) < least and (run.colour, ground) not in seen:
                seen.add((run.colour, ground))
                yield page.number, f"contrast {contrast(run.colour, ground):.1f} to 1, at least {least}: “{run.text[:40]}”"
            if contrast(ground, paper) > STRONG_TINT and ground not in seen:
                seen.add(ground)
                yield page.number, f"on a strong tint: “{run.text[:40]}”"
        for mark in page.marks:
            thin = mark.kind == "stroke" or mark.kind == "fill" and min(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) <= THIN
            if thin and mark.colour not in seen and contrast(mark.colour, behind(page, mark.box, mark.order)) < LARGE_CONTRAST:
                seen.add(mark.colour)
                yield page.number, f"a line with contrast {contrast(mark.colour, behind(page, mark.box, mark.order)):.1f} to 1, at least {LARGE_CONTRAST}"


def is_paper(page, mark):
    return mark.kind == "fill" and overlap(mark.box, page.media) > 0.98 * (page.media[2] - page.media[0]) * (page.media[3] - page.media[1])


def margins(output):
    found = {}
    for page in output.document.pages:
        x1, y1, x2, y2 = page.media
        running = {id(run) for line in (*output.document.header, *output.document.folio) for run in line.runs}
        things = [(run.box, id(run) in running, run.text.strip()) for run in page.runs if run.text.strip()]
        things += [(mark.box, False, "a box or line") for mark in page.marks if not is_paper(page, mark)]
        for box, edge, what in things:
            distance = {"left": box[0] - x1, "bottom": box[1] - y1, "right": x2 - box[2], "top": y2 - box[3]}
            if edge:  # left and right are those of the text
                distance = {"left": distance["left"], "right": distance["right"], "paper’s": min(distance.values())}
            for side, found_there in distance.items():
                wanted = HEADER_EDGE if side == "paper’s" else output.style.least_margin
                if found_there < wanted - 0.75 and (side, edge) not in found:
                    found[side, edge] = page.number, found_there, wanted, what
    for (side, edge), (page, there, wanted, what) in found.items():
        yield page, f"{there * 25.4 / 72:.1f} mm from the {side} edge, at least {wanted * 25.4 / 72:.0f} mm: “{what[:40]}”"


def clear_numerals(output):
    outlines, pages = {}, {}
    for line in output.document.lines:
        for run in line.runs:
            outlines.setdefault(run.font.name, run.font.outlines)
            pages.setdefault(run.font.name, run.page)
    for name, shapes in outlines.items():
        for group in ("1lI", "3580", "O0"):
            there = [c for c in group if c in shapes]
            for i, one in enumerate(there):
                for other in there[i + 1:]:
                    if shapes[one] == shapes[other]:
                        yield pages[name], f"{one} and {other} of {name} are drawn alike"
