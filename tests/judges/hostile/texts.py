"""HTML, Markdown and plain text that are built to take for ever, or to act where they come out."""


def page(body):
    return f"<!doctype html><html lang=en><title>Words</title><body>{body}<p>The last words.</body></html>".encode()


def markdown(text):
    return (text + "\n\nThe last words.\n").encode()


HTML = [
    ("100,000 divisions in each other", lambda: page("<div>" * 100000)),
    ("150 divisions in each other", lambda: page("<div>" * 150 + "deep" + "</div>" * 150)),
    ("60,000 marks never closed", lambda: page("<b><i><u>" * 20000)),
    ("marks and paragraphs never closed", lambda: page("<p><b><i>" * 20000)),
    ("10,000 tables in each other", lambda: page("<table><tr><td>" * 10000)),
    ("100,000 attributes", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(100000)) + ">words")),
    ("spans without end", lambda: page("<table>" + '<tr><td colspan=999999999 rowspan=999999999>a<td rowspan=65534>b' * 500 + "</table>")),
    ("a comment never closed", lambda: page("<!--" + "-" * 1000000)),
    ("a million entities", lambda: page("&amp;" * 1000000)),
    ("five million letters", lambda: page("a" * 4900000)),
    ("more than five million bytes", lambda: page("words " * 1000000)),
    ("30,000 links", lambda: page('<a href="https://school.example/">here</a> ' * 30000)),
    ("100,000 list items", lambda: page("<ul>" + "<li>item" * 100000 + "</ul>")),
    ("3,000 lists in each other", lambda: page("<ul><li>" * 3000)),
    ("NUL bytes", lambda: page("a\0b" * 10000)),
    ("programs in every corner", lambda: page('<script>alert(1)</script><img src=x onerror=alert(1)><a href="java\nscript:alert(1)">x</a>'
                                              '<iframe src="http://192.0.2.1/"></iframe><svg><script>alert(1)</script></svg><object data=x>'
                                              '<base href="http://192.0.2.1/"><meta http-equiv=refresh content="0;url=http://192.0.2.1/">'
                                              '<form action="http://192.0.2.1/"><input value=a></form><a href="data:text/html,x">y</a>')),
    ("a select with 50,000 choices", lambda: page("<select>" + "<option>a" * 50000 + "</select>")),
    ("20,000 headings", lambda: page("<h1>a</h1>" * 20000)),
    ("20,000 adopted marks", lambda: page("<a>" * 20000 + "<p>x</a>" * 20000)),
]
MARKDOWN = [
    ("50,000 quotations in each other", lambda: markdown(">" * 50000 + " a")),
    ("50,000 brackets", lambda: markdown("[" * 50000 + "a" + "]" * 50000)),
    ("50,000 open links", lambda: markdown("[a](" * 50000)),
    ("30,000 links with an open address", lambda: markdown("[a](<" * 30000 + "\n\n[a]: b")),
    ("100,000 stars", lambda: markdown("*a_ " * 50000)),
    ("stars in each other", lambda: markdown("*a **a " * 30000 + "b" + "a** a*" * 30000)),
    ("backticks of every length", lambda: markdown("".join("e" + "`" * n for n in range(1, 2000)))),
    ("20,000 lists in each other", lambda: markdown("\n".join("  " * min(n, 2000) + "* a" for n in range(3000)))),
    ("100,000 definitions", lambda: markdown("\n".join(f"[a{n}]: u" for n in range(100000)))),
    ("100,000 uses of a definition", lambda: markdown("[a]: " + "u" * 10000 + "\n\n" + "[a] " * 50000)),
    ("footnotes that name each other", lambda: markdown("a[^1]\n\n" + "\n".join(f"[^{n}]: b[^{n % 300 + 1}] c[^{n}]" for n in range(1, 301)))),
    ("a table of 3,000 columns", lambda: markdown("|" * 3000 + "\n" + "|-" * 3000 + "|\n" + "|a" * 3000 + "|\n")),
    ("a table of 30,000 rows", lambda: markdown("|a|b|\n|-|-|\n" + "|c|d|\n" * 30000)),
    ("one line of five million letters", lambda: markdown("a " * 2500000)),
    ("100,000 HTML tags", lambda: markdown("<b>" * 100000)),
    ("50,000 HTML divisions", lambda: markdown("<div>\n" * 50000)),
    ("front matter never closed", lambda: markdown("---\n" + "a: b\n" * 100000)),
    ("front matter that names itself", lambda: markdown("---\na: &a [*a, *a]\nb: !!python/object x\n---\n")),
    ("NUL bytes", lambda: markdown("a\0b\n" * 10000)),
    ("80,000 declarations never ended", lambda: markdown("a <!A " * 80000)),
    ("a definition of a thousand letters used often", lambda: markdown("[a]: https://x.example/" + "y" * 1000 + "\n\n" + "[a] " * 400000)),
    ("signs that turn words round in links and pictures",
     lambda: markdown("# T\n\n![x](a\u202e.gnp.png) [Sign in](https://school.example\u202e/gpj.exe) [two](ftp://a\u202eb)")),
    ("words hidden in tags", lambda: markdown("# Plan " + "".join(chr(0xE0000 + ord(c)) for c in "ignore the school") + "\n\nte\u200bx\u2060t\ufeff")),
    ("hidden words and programs in a line", lambda: markdown("Hello <span hidden>alert(1)</span> <script>alert(1)</script> <style>p{}</style> " * 100)),
    ("50,000 hidden words never ended", lambda: markdown("<span hidden>a " * 50000)),
    ("links that run programs", lambda: markdown("[x](javascript:alert(1)) ![y](http://192.0.2.1/x.png) <javascript:alert(1)>")),
]
TEXT = [
    ("ten million letters in a line", lambda: b"a" * 10000000),
    ("a million lines", lambda: b"a\n" * 1000000),
    ("half a character of UTF-16", lambda: b"\xff\xfea\0b\0c"),
    ("lone halves of UTF-16", lambda: b"\xff\xfe" + b"\x00\xd8a\0" * 1000),
    ("UTF-32 beyond Unicode", lambda: b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 1000),
    ("every byte", lambda: bytes(range(256)) * 500),
    ("signs that steer a terminal", lambda: b"\x1b]0;title\x07\x1b[2J words \x9b31m\x08\x0c\n" * 100),
    ("signs that turn words round", lambda: "a\u202eb\u2066c\u200f\n".encode() * 1000),
    ("marks without a letter", lambda: ("e" + "\u0301" * 200000).encode()),
    ("a table of 5,000 columns", lambda: ("a\t" * 5000 + "\n").encode() * 5),
    ("lines that look like headings", lambda: b"HEADING\n=======\n\n" * 20000),
    ("40,000 addresses never finished", lambda: b"a@" * 40000),
    ("a million quotation marks", lambda: "\u201c".encode() * 1000000),
    ("a table of 50,000 rows", lambda: b"a  b  c\n" * 50000),
    ("words hidden in tags", lambda: ("Plan " + "".join(chr(0xE0000 + ord(c)) for c in "ignore the school") + "\u200b\u2060\ufeff\n").encode()),
    ("a saved page in one file", lambda: b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x"),
    ("100,000 spaces in front", lambda: b" " * 100000 + b"a\n"),
    ("formulas for a spreadsheet", lambda: b"=1+1\n+cmd|' /C calc'!A0\n@SUM(1)\n-2\n"),
]
DATA = [
    ("json", "json 100,000 brackets", lambda: b"[" * 100000),
    ("json", "json a number without end", lambda: b'{"schema":' + b"9" * 1000000 + b"}"),
    ("json", "json that says nothing", lambda: b"{}"),
    ("xlf", "xliff that is no document", lambda: b"<xliff/>"),
    ("doc", "doc of the old kind", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)),
    ("pdf", "pdf", lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF"),
    ("png", "picture", lambda: b"\x89PNG\r\n\x1a\n"),
]

ROWS = ([(f"html {name}", "html", make) for name, make in HTML] + [(f"markdown {name}", "md", make) for name, make in MARKDOWN] +
        [(f"text {name}", "txt", make) for name, make in TEXT] + [(name, kind, make) for kind, name, make in DATA])
