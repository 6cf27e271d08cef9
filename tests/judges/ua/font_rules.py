"""PDF/UA-1 rules about fonts: ISO 14289-1, 7.21. PDF/A-2 asks the same in its clause 6.2.11."""

import re

from fontTools import agl
from pikepdf import Dictionary, Name, Stream

from .cmaps import PREDEFINED
from .rules import UA

SUBSET = re.compile(r"[A-Z]{6}\+")
FORBIDDEN_TEXT = {"\u0000", "\ufeff", "\ufffe"}


def told(use, font, what):
    return f"font {font.name} ({use.place}): {what}"


def rendered(document):
    """Fonts with text that can be seen; rendering mode 3 frees a font from rules about how it looks."""
    return [(use, font) for use, font in document.fonts if use.visible]


def seen(use, font):
    """(code, glyph) of every code that is rendered, each once."""
    if not hasattr(use, "seen"):
        use.seen = glyphs(font, use.visible)
    return use.seen


def shown(use, font):
    """The same with what is shown invisibly."""
    return seen(use, font) if use.invisible <= use.visible else glyphs(font, use.visible | use.invisible)


def glyphs(font, strings):
    codes = {code for string in strings for code in font.codes(string)}
    return [(code, font.glyph(length, code)) for length, code in sorted(codes)]


# ---- 7.21.3: composite fonts

def system_info(holder):
    info = holder.get("/CIDSystemInfo")
    if not isinstance(info, Dictionary):
        return None
    return str(info.get("/Registry", "")), str(info.get("/Ordering", "")), int(info.get("/Supplement", 0))


@UA.rule("7.21.3.1-t01", "the character collections of a font and of its CMap agree")
def same_collection(document):
    for use, font in document.fonts:
        if not font.is_composite or font.is_identity or not isinstance(font.encoding, Stream):
            continue
        ours, theirs = system_info(font.holder), system_info(font.encoding)
        if ours is None or theirs is None or ours[:2] != theirs[:2] or ours[2] > theirs[2]:
            yield told(use, font, f"collection {ours}, that of the CMap {theirs}")


@UA.rule("7.21.3.2-t01", "an embedded CIDFontType2 maps CIDs to glyphs with a stream or Identity")
def maps_to_glyphs(document):
    for use, font in document.fonts:
        if font.is_composite and font.holder_subtype == "CIDFontType2" and font.is_embedded:
            found = font.holder.get("/CIDToGIDMap")
            if not isinstance(found, Stream) and found != Name.Identity:
                yield told(use, font, f"CIDToGIDMap is {found}")


@UA.rule("7.21.3.3-t01", "a CMap is embedded unless every reader has it")
def cmap_embedded(document):
    for use, font in document.fonts:
        if font.is_composite and not isinstance(font.encoding, Stream) and str(font.encoding)[1:] not in PREDEFINED:
            yield told(use, font, f"CMap {font.encoding}")


@UA.rule("7.21.3.3-t02", "the direction of writing in a CMap is the same in its dictionary and its text")
def same_direction(document):
    for use, font in document.fonts:
        if font.cmap is not None and int(font.encoding.get("/WMode", 0)) != font.cmap.wmode:
            yield told(use, font, f"WMode is {font.encoding.get('/WMode', 0)} and {font.cmap.wmode}")


@UA.rule("7.21.3.3-t03", "a CMap builds only on CMaps that every reader has")
def cmap_builds_on(document):
    for use, font in document.fonts:
        if font.cmap is not None:
            used = font.cmap.used
            names = [str(used)[1:]] if isinstance(used, Name) else [str(used.get("/CMapName", "/"))[1:]] if isinstance(used, Stream) else []
            for name in dict.fromkeys([*names, *([font.cmap.used_name] if font.cmap.used_name else [])]):
                if name not in PREDEFINED:
                    yield told(use, font, f"its CMap uses {name}")


# ---- 7.21.4: embedding

@UA.rule("7.21.4.1-t01", "a font that is seen is embedded, and can be read")
def embedded(document):
    for use, font in rendered(document):
        if font.subtype != "Type3":
            if not font.is_embedded:
                yield told(use, font, "not embedded")
            elif font.program_error:
                yield told(use, font, f"cannot be read: {font.program_error}")


@UA.rule("7.21.4.1-t02", "an embedded font has every glyph that is seen")
def has_glyphs(document):
    for use, font in rendered(document):
        missing = [code for code, glyph in seen(use, font) if glyph.present is False]
        if missing and font.is_embedded:
            yield told(use, font, f"no glyph for code {missing[0]}" + (f" and {len(missing) - 1} more" if missing[1:] else ""))


@UA.rule("7.21.4.2-t01", "a CharSet lists exactly the glyphs of a Type 1 subset")
def charset_complete(document):
    for use, font in document.fonts:
        if font.subtype in ("Type1", "MMType1") and font.program is not None and SUBSET.match(font.name) and "/CharSet" in font.descriptor:
            listed = set(re.findall(r"/([^/\s]+)", str(font.descriptor["/CharSet"])))
            difference = listed ^ (font.program.names - {".notdef"})
            if difference - {".notdef"}:
                yield told(use, font, f"CharSet and font differ in {', '.join(sorted(difference)[:5])}")


@UA.rule("7.21.4.2-t02", "a CIDSet lists every glyph of a subset")
def cidset_complete(document):
    for use, font in document.fonts:
        if font.is_composite and font.program is not None and SUBSET.match(font.name) and isinstance(font.descriptor.get("/CIDSet"), Stream):
            missing = [cid for cid in cids_of(font) if not has_bit(font.descriptor["/CIDSet"].read_bytes(), cid)]
            if missing:
                yield told(use, font, f"CIDSet lacks CID {missing[0]} and {len(missing) - 1} more")


def cids_of(font):
    """The CIDs that lead to a glyph of the program."""
    if font.program.kind == "TrueType":
        if font.cid_to_gid is not None:
            pairs = range(len(font.cid_to_gid) // 2)
            return [cid for cid in pairs if int.from_bytes(font.cid_to_gid[2 * cid:2 * cid + 2], "big") in range(1, font.program.glyph_count)]
        return range(font.program.glyph_count)
    return sorted(font.program.glyphs) if font.program.is_cid else range(len(font.program.order))


def has_bit(data, at):
    return at // 8 < len(data) and bool(data[at // 8] & (0x80 >> at % 8))


# ---- 7.21.5: widths

@UA.rule("7.21.5-t01", "the widths in a font's dictionary are those of its program")
def same_widths(document):
    for use, font in rendered(document):
        for code, glyph in seen(use, font):
            if glyph.program_width is not None and glyph.dictionary_width is not None and abs(glyph.program_width - glyph.dictionary_width) > 1:
                yield told(use, font, f"code {code} is {glyph.dictionary_width:g} wide, in the program {glyph.program_width:g}")


# ---- 7.21.6: encodings of TrueType fonts

def true_type(document, symbolic):
    return [(use, font) for use, font in document.fonts if font.subtype == "TrueType" and font.is_symbolic == symbolic]


def with_program(fonts):
    return [(use, font) for use, font in fonts if font.program is not None and font.program.kind == "TrueType" and use.visible]


@UA.rule("7.21.6-t01", "the program of a non-symbolic TrueType font has a cmap that is not the symbol one")
def usable_cmap(document):
    for use, font in with_program(true_type(document, False)):
        if not any(key != (3, 0) for key in font.program.cmaps):
            yield told(use, font, f"cmaps {sorted(font.program.cmaps)}")


@UA.rule("7.21.6-t02", "a non-symbolic TrueType font is encoded as WinAnsi or MacRoman, with names of the Adobe list only")
def encoded(document):
    for use, font in true_type(document, False):
        if font.base_encoding() not in ("WinAnsiEncoding", "MacRomanEncoding"):
            yield told(use, font, f"encoding {font.base_encoding()}")
        elif font.differences():
            unknown = [name for name in font.differences().values() if name != ".notdef" and name not in agl.AGL2UV]
            if unknown:
                yield told(use, font, f"/{unknown[0]} is not in the Adobe Glyph List")
            elif font.program is not None and (3, 1) not in font.program.cmaps:
                yield told(use, font, "differences, but no (3,1) cmap")


@UA.rule("7.21.6-t03", "a symbolic TrueType font has no Encoding")
def not_encoded(document):
    for use, font in true_type(document, True):
        if font.encoding is not None:
            yield told(use, font, "symbolic, but with an Encoding")


@UA.rule("7.21.6-t04", "the program of a symbolic TrueType font has one cmap, or the symbol one among several")
def symbol_cmap(document):
    for use, font in with_program(true_type(document, True)):
        if len(font.program.cmaps) != 1 and (3, 0) not in font.program.cmaps:
            yield told(use, font, f"cmaps {sorted(font.program.cmaps)}")


# ---- 7.21.7, 7.21.8: text

@UA.rule("7.21.7-t01", "every code that is shown has Unicode text")
def has_text(document):
    for use, font in document.fonts:
        missing = [code for code, glyph in shown(use, font) if glyph.text is None]
        if missing:
            yield told(use, font, f"code {missing[0]} has no text" + (f", nor have {len(missing) - 1} more" if missing[1:] else ""))


@UA.rule("7.21.7-t02", "the Unicode text of a code has no U+0000, U+FEFF or U+FFFE")
def possible_text(document):
    for use, font in document.fonts:
        for code, glyph in shown(use, font):
            if glyph.text and FORBIDDEN_TEXT & set(glyph.text):
                yield told(use, font, f"code {code} stands for {glyph.text!a}")


@UA.rule("7.21.8-t01", "the glyph .notdef is never shown, not even invisibly")
def notdef(document):
    for use, font in document.fonts:
        codes = [code for code, glyph in shown(use, font) if glyph.is_notdef]
        if codes:
            yield told(use, font, f"code {codes[0]} shows .notdef")
