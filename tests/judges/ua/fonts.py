"""Fonts of a document as the rules ask about them (ISO 32000-1, 9.5 to 9.10): from the strings that are shown to
codes, glyphs, widths and Unicode text."""

from typing import NamedTuple, Optional

from fontTools import agl
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Array, Dictionary, Name, Stream

from .cmaps import CMap
from .programs import read_program

SYMBOLIC = 4  # bit 3 of /Flags, ISO 32000-1, table 123
COLLECTIONS_WITH_UNICODE = {"GB1", "CNS1", "Japan1", "Korea1"}  # 9.10.2


def win_ansi():
    names = []
    for code in range(256):
        try:
            text = bytes([code]).decode("cp1252")
        except UnicodeDecodeError:
            text = "\u2022"  # annex D.2, note 3: unused codes above 040 (octal) show a bullet
        names.append(agl.UV2AGL.get(ord(text), ".notdef"))
    names[0xA0], names[0xAD] = "space", "hyphen"
    return names


ENCODINGS = {"WinAnsiEncoding": win_ansi(), "MacRomanEncoding": list(MacRoman), "StandardEncoding": list(StandardEncoding)}


class Glyph(NamedTuple):
    present: Optional[bool]      # None when it cannot be told
    is_notdef: bool
    program_width: Optional[float]
    dictionary_width: Optional[float]
    text: Optional[str]          # None when nothing maps the code to Unicode


class Font:
    def __init__(self, dictionary):
        self.dictionary = dictionary
        self.subtype = str(dictionary.get("/Subtype", "/"))[1:]
        self.name = str(dictionary.get("/BaseFont", dictionary.get("/Name", "/unnamed")))[1:]
        self.is_composite = self.subtype == "Type0"
        descendants = dictionary.get("/DescendantFonts")
        self.descendant = descendants[0] if isinstance(descendants, Array) and len(descendants) else None
        self.holder = self.descendant if self.is_composite and self.descendant is not None else dictionary
        self.holder_subtype = str(self.holder.get("/Subtype", "/"))[1:]
        descriptor = self.holder.get("/FontDescriptor")
        self.descriptor = descriptor if isinstance(descriptor, Dictionary) else None
        self.is_embedded = self.descriptor is not None and any(f"/FontFile{n}" in self.descriptor for n in ("", "2", "3"))
        self.flags = int(self.descriptor.get("/Flags", 0)) if self.descriptor is not None else 0
        self.is_symbolic = bool(self.flags & SYMBOLIC)
        self.program_error = None
        try:
            self.program = read_program(self.descriptor)
        except Exception as error:  # fontTools raises whatever the damage makes it raise
            self.program, self.program_error = None, f"{type(error).__name__}: {error}"
        unicode_map = dictionary.get("/ToUnicode")
        self.to_unicode = CMap(unicode_map) if isinstance(unicode_map, Stream) else None
        self.encoding = dictionary.get("/Encoding")
        self.is_identity = self.is_composite and self.encoding in (Name("/Identity-H"), Name("/Identity-V"))
        self.cmap = CMap(self.encoding) if self.is_composite and isinstance(self.encoding, Stream) else None
        self._widths = self._read_widths()
        self._names = None if self.is_composite else self._read_names()
        self._glyphs = {}
        map_of_cids = self.holder.get("/CIDToGIDMap")
        self.cid_to_gid = map_of_cids.read_bytes() if isinstance(map_of_cids, Stream) else None

    # ---- from strings to codes

    def codes(self, data):
        """(length, code) of a shown string; nothing for a predefined CMap, whose tables no file carries."""
        if not self.is_composite:
            return [(1, code) for code in data]
        if self.is_identity:
            return [(2, int.from_bytes(data[at:at + 2], "big")) for at in range(0, len(data), 2)]
        return self.cmap.codes(data) if self.cmap is not None else []

    def text(self, strings):
        """The Unicode text of shown strings; a code without text shows as U+FFFD."""
        return "".join(text if (text := self.glyph(length, code).text) is not None else "\ufffd"
                       for string in strings for length, code in self.codes(string))

    # ---- dictionaries

    def _read_widths(self):
        if not self.is_composite:
            first = int(self.dictionary.get("/FirstChar", 0))
            return {first + at: float(width) for at, width in enumerate(self.dictionary.get("/Widths", Array()))}
        found, entries, at = {}, list(self.holder.get("/W", Array())), 0
        while at + 1 < len(entries):
            if isinstance(entries[at + 1], Array):
                found.update({int(entries[at]) + n: float(width) for n, width in enumerate(entries[at + 1])})
                at += 2
            elif at + 2 < len(entries):
                found.update({cid: float(entries[at + 2]) for cid in range(int(entries[at]), int(entries[at + 1]) + 1)})
                at += 3
            else:
                break
        return found

    def _dictionary_width(self, code):
        if self.is_composite:
            return self._widths.get(code, float(self.holder.get("/DW", 1000)))
        if self.subtype == "Type3" or "/Widths" not in self.dictionary:
            return None
        missing = float(self.descriptor.get("/MissingWidth", 0)) if self.descriptor is not None else 0.0
        return self._widths.get(code, missing)

    def base_encoding(self):
        """The named encoding, whether alone or under differences; None when there is none."""
        encoding = self.encoding.get("/BaseEncoding") if isinstance(self.encoding, Dictionary) else self.encoding
        return str(encoding)[1:] if isinstance(encoding, Name) else None

    def differences(self):
        found, code = {}, 0
        entries = self.encoding.get("/Differences", Array()) if isinstance(self.encoding, Dictionary) else []
        for entry in entries:
            if isinstance(entry, Name):
                found[code] = str(entry)[1:]
                code += 1
            else:
                code = int(entry)
        return found

    def _read_names(self):
        """Glyph names by code (9.6.6)."""
        base = self.base_encoding()
        if base in ENCODINGS:
            names = list(ENCODINGS[base])
        elif self.subtype == "Type3" or (self.subtype == "TrueType" and self.is_symbolic):
            names = [None] * 256
        elif self.program is not None and hasattr(self.program, "encoding"):
            names = list(self.program.encoding)
        elif self.is_embedded and self.subtype != "TrueType":
            names = [None] * 256
        else:
            names = list(StandardEncoding)
        for code, name in self.differences().items():
            if 0 <= code < 256:
                names[code] = name
        return names

    # ---- from codes to glyphs

    def glyph(self, length, code):
        if (length, code) not in self._glyphs:
            self._glyphs[length, code] = self._composite(length, code) if self.is_composite else self._simple(code)
        return self._glyphs[length, code]

    def _composite(self, length, code):
        cid = code if self.is_identity else self.cmap.cid(length, code)
        text = self.to_unicode.text(code) if self.to_unicode is not None else None
        if text is None and self.has_collection_with_unicode():
            text = "?"  # the collection defines it; which one it is does not matter here
        glyph = self._glyph_of_cid(cid)
        if glyph is None:
            return Glyph(None, False, None, self._dictionary_width(cid), text)
        present = self.program.has(glyph) if self.program is not None else None
        width = self.program.width(glyph) if self.program is not None else None
        return Glyph(present, glyph == 0, width, self._dictionary_width(cid), text)

    def _glyph_of_cid(self, cid):
        """None where an embedded font does not say which glyph a CID means (9.7.4.2); that is a rule of its own."""
        if self.holder_subtype != "CIDFontType2" or not self.is_embedded or self.holder.get("/CIDToGIDMap") == Name.Identity:
            return cid
        return None if self.cid_to_gid is None else int.from_bytes(self.cid_to_gid[2 * cid:2 * cid + 2], "big")

    def has_collection_with_unicode(self):
        if not self.is_identity and isinstance(self.encoding, Name):
            return True
        info = self.holder.get("/CIDSystemInfo", Dictionary())
        return str(info.get("/Registry", "")) == "Adobe" and str(info.get("/Ordering", "")) in COLLECTIONS_WITH_UNICODE

    def _simple(self, code):
        name = self._names[code]
        text = self.to_unicode.text(code) if self.to_unicode is not None else None
        if text is None and name is not None:
            text = agl.toUnicode(name) or None
        width = self._dictionary_width(code)
        if self.subtype == "Type3":
            procedures = self.dictionary.get("/CharProcs", Dictionary())
            return Glyph(name is not None and f"/{name}" in procedures, name == ".notdef", None, None, text)
        if self.program is None:
            return Glyph(None, name == ".notdef", None, width, text)
        glyph = self._glyph_of_true_type(code, name) if self.program.kind == "TrueType" else name
        if glyph is None:
            return Glyph(False, True, None, width, text)
        present = self.program.has(glyph) and glyph != 0
        return Glyph(present, glyph in (0, ".notdef"), self.program.width(glyph), width, text)

    def _glyph_of_true_type(self, code, name):
        """9.6.6.4: by name for non-symbolic fonts, by code for symbolic ones."""
        cmaps = self.program.cmaps
        found = None
        if not self.is_symbolic and name is not None:
            found = cmaps.get((3, 1), {}).get(ord(text)) if len(text := agl.toUnicode(name)) == 1 else None
            if found is None and (1, 0) in cmaps and name in MacRoman:
                found = cmaps[1, 0].get(list(MacRoman).index(name))
            if found is None and name in self.program.names:
                found = name
        elif (3, 0) in cmaps:
            table = cmaps[3, 0]
            found = next((table[high + code] for high in (0, 0xF000, 0xF100, 0xF200) if high + code in table), None)
        if found is None and self.is_symbolic:
            tables = [cmaps[1, 0]] if (1, 0) in cmaps else list(cmaps.values())[:1]
            found = tables[0].get(code) if tables else None
        return None if found is None else self.program.glyph_number(found)
