"""The bytes of a file: cross-reference table, objects and strings as they were written. pikepdf repairs what it reads, so
rules about the writing itself (ISO 19005-2, 6.1) are checked here. Files with cross-reference streams have no table; of
them only what lies outside objects is seen."""

import re

EOL = rb"(?:\r\n|\n|\r)"
OBJECT = re.compile(rb"(\d+) (\d+) obj" + EOL)
STREAM = re.compile(rb"stream(\r\n|\n|\r|)")
TOKEN = re.compile(rb"\(|<<|>>|<([^>]*)>|/([^\x00\t\n\f\r ()<>\[\]{}/%]*)|%[^\r\n]*")


class RawObject:
    def __init__(self, number, offset, chunk):
        self.number = number
        self.offset = offset
        self.chunk = chunk          # up to the next object
        self.match = OBJECT.match(chunk)
        start = STREAM.search(chunk) if b"endstream" in chunk else None
        self.stream_at = start.start() if start else None
        self.stream_eol = start[1] if start else None
        self.head = chunk[:start.start()] if start else chunk
        self.body_at = start.end() if start else None

    def length(self, objects):
        """The value of /Length as written, also when it is an object of its own; None when there is none."""
        match = re.search(rb"/Length\s+(\d+)(\s+\d+\s+R)?", self.head)
        if not match:
            return None
        if not match[2]:
            return int(match[1])
        value = objects.get(int(match[1]))
        found = re.search(rb"obj\s+(\d+)\s+endobj", value.chunk) if value else None
        return int(found[1]) if found else None


class RawFile:
    def __init__(self, data):
        self.data = data
        self.problems = []      # of the cross-reference tables themselves
        self.offsets = {}       # number -> offset
        self._read_tables()
        ends = sorted([*self.offsets.values(), *self.tables, len(data)])
        following = dict(zip(ends, ends[1:]))
        self.objects = {number: RawObject(number, offset, data[offset:following.get(offset, len(data))])
                        for number, offset in sorted(self.offsets.items())}

    def _read_tables(self):
        self.tables = []
        starts = re.findall(rb"startxref\s+(\d+)", self.data)
        at = int(starts[-1]) if starts else None
        while at is not None and at not in self.tables and self.data.startswith(b"xref", at):
            self.tables.append(at)
            match = re.compile(rb"xref" + EOL).match(self.data, at)
            if not match:
                self.problems.append("the keyword xref is not followed by one end of line")
                match = re.compile(rb"xref\s+").match(self.data, at)
            at = self._read_sections(match.end())

    def _read_sections(self, at):
        section = re.compile(rb"(\d+)(\s+)(\d+)[ \t]*" + EOL)
        while match := section.match(self.data, at):
            if match[2] != b" ":
                self.problems.append(f"the section that begins with object {int(match[1])} is not headed by two numbers and one space")
            first, count, at = int(match[1]), int(match[3]), match.end()
            for number in range(first, first + count):
                entry = self.data[at:at + 20]
                at += 20
                if not re.fullmatch(rb"\d{10} \d{5} [nf](\r\n| \n| \r)", entry):
                    self.problems.append(f"the entry of object {number} is {entry!r}")
                elif entry[17:18] == b"n":
                    self.offsets.setdefault(number, int(entry[:10]))
        previous = re.compile(rb"\s*trailer.*?/Prev\s+(\d+)", re.S).match(self.data, at)
        return int(previous[1]) if previous else None

    def tokens(self, text):
        """("hex" or "name" or "string", bytes) of what stands outside streams, literal strings read with their depth."""
        at = 0
        while match := TOKEN.search(text, at):
            at = match.end()
            if match[0] == b"(":
                begin, at = at, end_of_string(text, at)
                yield "string", text[begin:at - 1]
            elif match[1] is not None:
                yield "hex", match[1]
            elif match[2] is not None:
                yield "name", match[2]


def end_of_string(text, at):
    depth = 1
    while depth and at < len(text):
        byte = text[at]
        at += 2 if byte == 0x5C else 1
        depth += (byte == 0x28) - (byte == 0x29)
    return at


def unescaped(name):
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), name)
