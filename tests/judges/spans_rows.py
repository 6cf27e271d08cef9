"""Small files for spans.py in which the way from the text back to the bytes is not straight.

A row is (name, ending, text, encoding, line end). ⟦ and ⟧ stand around what plainsend has something to say about: of the
bytes between them it must report exactly those. They are taken out before the file is written.
"""

LF, CRLF, CR = "\n", "\r\n", "\r"


def html(body, head=""):
    return f"<!DOCTYPE html>\n<html lang=\"en\"><head><title>Note</title>{head}</head>\n<body><h1>Note</h1>\n{body}\n</body></html>\n"


def rows():
    yield from text_rows()
    yield from html_rows()
    yield from markdown_rows()


def text_rows():
    plain = "Dear Zoë,\n\nWe ⟦utilise⟧ the hall.  Then we\n⟦utilise⟧ it again.\n\nYours sincerely\nNia Pugh\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom", "utf-16-le", "utf-32", "cp1252"):
        for name, end in (("lf", LF), ("crlf", CRLF)):
            yield f"text-{encoding}-{name}", "txt", plain, encoding, end
    yield "text-cr", "txt", plain, "utf-8", CR
    yield ("text-wrapped", "txt",
           "The team will meet in the hall on the first Monday of the month ⟦prior\nto⟧ the review of the plan, and the "
           "plan will\nthen be sent to everybody who was there.\n", "utf-8", LF)
    yield ("text-wrapped-crlf", "txt",
           "The team will meet in the hall on the first Monday of the month ⟦prior\nto⟧ the review of the plan, and the "
           "plan will\nthen be sent to everybody who was there.\n", "utf-8", CRLF)
    yield ("text-wrapped-indented", "txt",
           "1. The team will meet in the hall on the first Monday of the term ⟦prior\n   to⟧ the review of the plan, and "
           "the plan will\n   then be sent to everybody who was there.\n\n2. We ⟦utilise⟧ it.\n", "utf-8", LF)
    yield "text-nbsp", "txt", "We\u00a0will\u00a0⟦utilise⟧\u00a0it. Ms\u00a0Pugh ⟦utilises⟧ it.\n", "utf-8", LF
    yield "text-nbsp-1252", "txt", "We\u00a0will\u00a0⟦utilise⟧\u00a0it – “here”. Zoë ⟦utilises⟧ it.\n", "cp1252", LF
    yield "text-combining", "txt", "Zoe\u0308 and Rene\u0301e ⟦utilise⟧ the ra\u0301mp.\n", "utf-8", LF
    yield "text-astral", "txt", "😀 We 👩🏽‍🏫 ⟦utilise⟧ it 😀 and ⟦utilise⟧ it.\n", "utf-16", CRLF
    yield "text-astral-8", "txt", "😀 We 👩🏽‍🏫 ⟦utilise⟧ it 😀 and ⟦utilise⟧ it.\n", "utf-8", CRLF
    yield "text-soft-hyphen", "txt", "The teach\u00ading assist\u00adants ⟦utilise⟧ it.\n", "utf-8", LF
    yield "text-zero-width", "txt", "The \u200bteam\u200b will ⟦ut\u200bilise⟧ it and ⟦utilise⟧ it.\n", "utf-8", LF
    yield "text-bom-inside", "txt", "The team.\ufeff We ⟦utilise⟧ it.\n\n\u2060We ⟦utilise⟧ it.\n", "utf-8", LF
    yield "text-direction", "txt", "The \u202dteam\u202c will ⟦utilise⟧ it. We ⟦utilise⟧ it.\n", "utf-8", LF
    yield "text-full-width", "txt", "The ＥＨＣ team ⟦utilise⟧ it； they ⟦utilise⟧ it。\n", "utf-8", LF
    yield "text-ligature", "txt", "The o\ufb03ce and sta\ufb00 ⟦utilise⟧ it.\n", "utf-8", LF
    yield "text-entity-is-words", "txt", "Write &amp; for an ampersand. We &lt;b&gt; ⟦utilise⟧ it.\n", "utf-8", LF
    yield "text-stars-are-words", "txt", "We *do* **not** \\* ⟦utilise⟧ [it](there).\n", "utf-8", LF
    yield ("text-bullets", "txt", "We agreed:\n\n• we ⟦utilise⟧ it\n• we ⟦utilise⟧ them\n   – and ⟦utilise⟧ those\n",
           "utf-8", LF)
    yield "text-bullets-1252", "txt", "We agreed:\n\n• we ⟦utilise⟧ it\n• we ⟦utilise⟧ them\n", "cp1252", CRLF
    yield "text-numbers", "txt", "We agreed:\n\n1. We ⟦utilise⟧ it.\n2. We ⟦utilise⟧ it.\n3) We ⟦utilise⟧ it.\n", "utf-8", LF
    yield ("text-mail", "txt",
           "Thank you.\n\n> We will meet in the hall on the first Monday of the month and ⟦prior\n> to⟧ the review. We ⟦utilise⟧ "
           "the plan that was sent to\n> everybody who was there.\n", "utf-8", LF)
    yield ("text-mail-deep", "txt", "Thank you.\n\n>> We ⟦utilise⟧ it.\n>> We ⟦utilise⟧ it.\n> We ⟦utilise⟧ it.\n", "utf-8", CRLF)
    yield "text-address", "txt", "Zoë: see https://example.org/utilise and ⟦utilise⟧ it. É www.example.org ⟦utilise⟧.\n", "cp1252", LF
    yield "text-address-16", "txt", "Zoë: mail zoe@example.org and ⟦utilise⟧ it. É www.example.org ⟦utilise⟧.\n", "utf-16", LF
    yield "text-fields", "txt", "Zoë’s name: ............ We ⟦utilise⟧ it. Date: ______ We ⟦utilise⟧ it.\n", "utf-16", LF
    yield ("text-table", "txt", "Who      What            When\nNia      We ⟦utilise⟧ it   Monday\nZoë      We ⟦utilise⟧ it   Friday\n"
           "Tom      They ⟦utilise⟧   Sunday\n", "utf-8", LF)
    yield "text-tabs", "txt", "Who\tWhat\tWhen\nNia\tWe ⟦utilise⟧ it\tMonday\nZoë\tWe ⟦utilise⟧ it\tFriday\n", "utf-8", CRLF
    yield ("text-headings", "txt", "HOW WE ⟦UTILISE⟧ THE HALL\n\nWe ⟦utilise⟧ it.\n\nHow we ⟦utilise⟧ it\n===================\n\nWe did.\n",
           "utf-8", LF)
    yield "text-form-feed", "txt", "We ⟦utilise⟧ it.\n\fWe ⟦utilise⟧ it.\n\vWe ⟦utilise⟧ it.\u2028We ⟦utilise⟧ it.\n", "utf-8", LF
    yield "text-stray-bytes", "txt", "Zoë’s plan – we ⟦utilise⟧ it.\nRenée \udc92s plan: we ⟦utilise⟧ it.\n", "utf-8-stray", LF
    yield "text-same-words", "txt", "We utilise. " * 0 + "We ⟦utilise⟧ it, ⟦utilise⟧ it, ⟦utilise⟧ it.\nWe ⟦utilise⟧ it.\n", "utf-8", LF


def html_rows():
    def row(name, body, encoding="utf-8", end=LF, head=""):
        return f"html-{name}", "html", html(body, head), encoding, end

    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        yield row(f"plain-{encoding}", "<p>Zoë, we ⟦utilise⟧ it.\nWe ⟦utilise⟧ it.</p>", encoding, CRLF)
    for charset in ("iso-8859-15", "iso-8859-2", "windows-1250", "macintosh", "iso-2022-jp", "shift_jis", "big5"):
        name = {"iso-8859-2": "Łódź", "windows-1250": "Łódź", "iso-2022-jp": "東京", "shift_jis": "東京", "big5": "東京"}.get(charset, "Zoë")
        python = {"macintosh": "mac_roman"}.get(charset, charset)
        yield row(f"declared-{charset}", f"<p>{name}, we ⟦utilise⟧ it; {name} and we ⟦utilise⟧ it.</p>", python, LF,
                  f'<meta charset="{charset}">')
    yield row("entity-before", "<p>Tom&#39;s &amp; Zo&euml;&rsquo;s team ⟦utilise⟧ it. They ⟦utilise⟧ it.</p>")
    yield row("entity-inside", "<p>We ⟦util&#105;se⟧ it; we ⟦&#x75;tilise⟧ it; we ⟦utilis&#101;⟧ it.</p>")
    yield row("entity-without-semicolon", "<p>Fish &amp chips &copy 2026, Q&A: we ⟦utilise⟧ it. R&D ⟦utilise⟧ it.</p>")
    yield row("entity-of-two", "<p>We &NotEqualTilde; it and &fjlig;ord; we ⟦utilise⟧ it.</p>")
    yield row("entity-1252", "<p>We &#147;do&#148; it &#150; we ⟦utilise⟧ it &#133;</p>")
    yield row("entity-unknown", "<p>The &unknown; and &#xFFFFFFF; team; we ⟦utilise⟧ it.</p>")
    yield row("nbsp", "<p>Ms&nbsp;Pugh&nbsp;and&#160;we ⟦utilise⟧ it\u00a0&nbsp; and ⟦utilise⟧ it.</p>")
    yield row("shy", "<p>The teach&shy;ing assist\u00adants ⟦utilise⟧ it.</p>")
    yield row("folded", "<p>We meet ⟦prior\n      to⟧ it, and\t\t ⟦prior   to⟧\n it.</p>")
    yield row("folded-crlf", "<p>We meet ⟦prior\n      to⟧ it, and\t\t ⟦prior   to⟧\n it.</p>", "utf-8", CRLF)
    yield row("bold-inside", "<p>The ⟦<b>EHC</b>P⟧ is new. An ⟦E<i>HC</i>P⟧ is a plan.</p>".replace("⟦<b>", "<b>⟦"))
    yield row("bold-around", "<p>The <b>⟦EHCP⟧</b> is new; we <b><i> ⟦utilise⟧</i></b>\n<b> it</b>.</p>")
    yield row("nested-inside", "<p>We meet <b>⟦prior <i>t</i></b><i>o⟧</i> it.</p>")
    yield row("span-inside", '<p>We <span style="color: red" title="a > b">⟦util</span><span>ise⟧</span> it.</p>')
    yield row("comment-inside", "<p>We ⟦uti<!-- utilise > -->lise⟧ it <!-- utilise -->and ⟦utilise⟧ it.</p>")
    yield row("comment-between", "<p>We meet ⟦prior<!-- a --> <!-- b -->to⟧ it.</p>")
    yield row("wrong-end-tag", "<p>We ⟦uti</em>lise⟧ it, </span>and ⟦utilise⟧ it.</p>")
    yield row("misnested", "<p>We <b>⟦utilise <i>it</b> and⟧ ⟦utilise</i>⟧ it.".replace("⟦utilise <i>it</b> and⟧", "⟦utilise⟧ <i>it</b> and").replace("⟦utilise</i>⟧", "⟦utilise⟧</i>"))
    yield row("break", "<p>We ⟦utilise⟧ it.<br>We ⟦utilise⟧ it.<br />\n  We ⟦utilise⟧ it.</p>")
    yield row("break-inside", "<p>The team will meet soon and ⟦utilise⟧<br>it again.</p>")
    yield row("wbr", "<p>We ⟦uti<wbr>lise⟧ it.</p>")
    yield row("hidden-between", "<p>We <span hidden>utilise this or</span> ⟦utilise⟧ it <span style=\"display:none\">utilise</span> and ⟦utilise⟧ it.</p>")
    yield row("script-between", "<p>We <script>var utilise = '<p>utilise</p>';</script>⟦utilise⟧ it <style>utilise {}</style>and ⟦utilise⟧ it.</p>")
    yield row("attribute-has-words", '<p title="utilise">We <a href="https://example.org/utilise" title="utilise">⟦utilise⟧</a> it.</p>')
    yield row("note-inside", '<p>We ⟦utilise⟧<sup><a href="#n1" id="m1">1</a></sup> it, and ⟦utilise⟧ it.</p><p id="n1"><a href="#m1">1</a> We ⟦utilise⟧ it.</p>')
    yield row("image-inside", '<p>We <img src="x.png" alt="utilise"> ⟦utilise⟧ it.</p>')
    yield row("table", "<table><caption>How we ⟦utilise⟧ it</caption><tr><th>Who<th>What<tr><td>We ⟦utilise⟧ it<td>We ⟦utilise⟧ it</table>".replace("How we ⟦utilise⟧ it", "How we do it"))
    yield row("table-foster", "<table><tr><td>We ⟦utilise⟧ it</td></tr> We ⟦utilise⟧ those</table>")
    yield row("list", "<ul><li>We ⟦utilise⟧ it<li>We <b>⟦utilise⟧</b> it<ul><li>and ⟦utilise⟧ it</ul></ul>")
    yield row("typed-list", "<p>• We ⟦utilise⟧ it</p><p>&bull;&nbsp;We ⟦utilise⟧ it</p><p>&#8226; We ⟦utilise⟧ it</p>")
    yield row("typed-numbers", "<p>1. We ⟦utilise⟧ it</p><p>2.&nbsp;We ⟦utilise⟧ it</p><p>3.\u00a0 We ⟦utilise⟧ it</p>")
    yield row("typed-lines", "<p>We agreed:<br>1. We ⟦utilise⟧ it<br>2. We ⟦utilise⟧ it</p>")
    yield row("definitions", "<dl><dt>⟦EHCP⟧<dd>We ⟦utilise⟧ it &amp; ⟦utilise⟧ it</dl>")
    yield row("details", "<details><summary>How we ⟦utilise⟧ it</summary>We ⟦utilise⟧ it.</details>")
    yield row("pre", "<pre>\nWe ⟦utilise⟧ it &amp;\n   we <b>⟦utilise⟧</b> it.\n</pre>")
    yield row("textarea", "<p>Answer: <textarea>We utilise it</textarea> and we ⟦utilise⟧ it.</p>")
    yield row("input", '<p>Answer: <input value="We utilise it"> We ⟦utilise⟧ it. <select><option>utilise<option selected>utilise it</select> We ⟦utilise⟧ it.</p>')
    yield row("quotation", "<blockquote>We <q>⟦utilise⟧</q> it</blockquote>")
    yield row("ruby", "<p>The <ruby>plan<rt>EHCP</rt></ruby> and we ⟦utilise⟧ it.</p>")
    yield row("abbreviation", '<p>The <abbr title="education, health and care plan">⟦EHCP⟧</abbr> and we ⟦utilise⟧ it.</p>')
    yield row("language", '<p>The <span lang="cy">cynllun</span> that we ⟦utilise⟧.</p>')
    yield row("combining", "<p>Zoe&#776; and Rene\u0301e ⟦utilise⟧ it, e&#x301; ⟦utilise⟧ it.</p>")
    yield row("astral", "<p>😀 &#x1F600; we ⟦utilise⟧ it 😀 ⟦utilise⟧.</p>", "utf-16", CRLF)
    yield row("zero-width", "<p>The &#8203;team &ZeroWidthSpace;will\u200b ⟦uti&#8203;lise⟧ it and ⟦utilise⟧ it.</p>")
    yield row("address", "<p>&Eacute; see https://example.org/utilise and ⟦utilise⟧ it; zoe@example.org ⟦utilise⟧.</p>")
    yield row("fields", "<p>Zo&euml;: ........ we ⟦utilise⟧ it ______ we ⟦utilise⟧ it.</p>")
    yield row("pre-line", "<p>   \n\n We ⟦utilise⟧ it   </p>\n<div>  We ⟦utilise⟧\n it</div>")
    yield row("less-than", "<p>If 3 < 4 and a <b>&lt;</b> b we ⟦utilise⟧ it; 1 <2 > 0 ⟦utilise⟧.</p>")
    yield row("cdata", "<p>We <![CDATA[ x ]]> ⟦utilise⟧ it.</p>")
    yield row("no-end", "<p>We ⟦utilise⟧ it <b>and ⟦utilise⟧")
    yield ("html-xhtml", "html", '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n'
           '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Note</title><script src="x"/></head><body><h1>Note</h1><p><a id="x"/>We ⟦utilise⟧ '
           'it.</p><p><span/>We ⟦utilise⟧ &amp; it</p></body></html>', "utf-8", LF)
    yield "html-bare", "html", "<p>We ⟦utilise⟧ it.<p>We ⟦utilise⟧ it", "utf-8", LF


def markdown_rows():
    def row(name, body, encoding="utf-8", end=LF):
        return f"md-{name}", "md", body, encoding, end

    plain = "# Zoë’s note\n\nWe ⟦utilise⟧ it.\nWe ⟦utilise⟧ it.\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be-bom", "cp1252"):
        yield row(f"plain-{encoding}", plain, encoding, CRLF)
    yield row("soft-break", "# Note\n\nWe meet ⟦prior\nto⟧ it, and ⟦prior\n   to⟧ it.\n")
    yield row("soft-break-crlf", "# Note\n\nWe meet ⟦prior\nto⟧ it, and ⟦prior\n   to⟧ it.\n", "utf-8", CRLF)
    yield row("hard-break", "# Note\n\nWe ⟦utilise⟧ it.  \nWe ⟦utilise⟧ it.\\\nWe ⟦utilise⟧ it.\n")
    yield row("bold-inside", "# Note\n\nThe **⟦EHC**P⟧ is new, and we meet **⟦prior** to⟧ it.\n")
    yield row("bold-around", "# Note\n\nThe **⟦EHCP⟧** is __new__, and we *⟦utilise⟧* it, ***⟦utilise⟧*** it.\n")
    yield row("strike", "# Note\n\nWe ~~utilise~~ it and ⟦utilise⟧ it.\n")
    yield row("link", "# Note\n\nThe [⟦EHCP⟧](https://example.org/utilise \"We utilise\") and we ⟦utilise⟧ it.\n")
    yield row("link-inside", "# Note\n\nWe meet [⟦prior](https://example.org/a_(b)) to⟧ it and ⟦utilise⟧ it.\n")
    yield row("link-reference", "# Note\n\nThe [⟦EHCP⟧][plan], [⟦utilise⟧][] and [plan]: we ⟦utilise⟧ it.\n\n[plan]: https://example.org/utilise\n[utilise]: <https://example.org/utilise> 'utilise'\n")
    yield row("link-definition-first", "# Note\n\n[plan]: https://example.org/utilise\nWe ⟦utilise⟧ the [plan] and ⟦utilise⟧ it.\n")
    yield row("autolink", "# Note\n\nSee <https://example.org/s> and s ⟦utilise⟧ it; <zoe@example.org> ⟦utilise⟧; www.example.org ⟦utilise⟧.\n")
    yield row("letter-in-address", "# Note\n\nThe [plan](https://example.org/as)s that we ⟦utilise⟧ and [x](http://utilise.org/) ⟦utilise⟧ it.\n")
    yield row("image", "# Note\n\n![We utilise](x.png) We ⟦utilise⟧ it ![*utilise* [it](y)](z.png \"utilise\") and ⟦utilise⟧ it.\n")
    yield row("code", "# Note\n\nThe `utilise` and `` ` `` command: we ⟦utilise⟧ it and `` `it` `` too; ⟦utilise⟧.\n".replace("`utilise`", "`useful`"))
    yield row("escapes", "# Note\n\nWe \\*do\\* 1\\. \\_x\\_ \\\\ ⟦utilise⟧ it\\! And \\[⟦utilise⟧\\].\n")
    yield row("escape-inside", "# Note\n\nTom\\'s team\\-mates ⟦utilise⟧ it; they ⟦utilise⟧\\.\n")
    yield row("entities", "# Note\n\nTom&#39;s &amp; Zo&euml;&rsquo;s: we ⟦util&#105;se⟧ it &nbsp; and ⟦utilise⟧ it.\n")
    yield row("entity-no-semicolon", "# Note\n\nFish &amp chips &copy 2026, Q&A and R&D; we ⟦utilise⟧ it.\n")
    yield row("nbsp", "# Note\n\nMs\u00a0Pugh ⟦utilises⟧\u00a0it.\u00a0We ⟦utilise⟧ it.\n", "cp1252")
    yield row("combining", "# Note\n\nZoe\u0308 *Rene\u0301e* ⟦utilise⟧ it.\n")
    yield row("quotation", "# Note\n\n> We meet ⟦prior\n> to⟧ it and ⟦utilise⟧ it.\n>\n> > We meet ⟦prior\n> > to⟧ it.\n")
    yield row("quotation-lazy", "# Note\n\n> We meet ⟦prior\nto⟧ it and ⟦utilise⟧ it.\n", "utf-8", CRLF)
    yield row("list", "# Note\n\n- We meet ⟦prior\n  to⟧ it.\n- We *⟦utilise⟧* it.\n\n  1. We ⟦utilise⟧\n     it.\n\n     We ⟦utilise⟧ it.\n")
    yield row("list-in-quotation", "# Note\n\n> 1. We meet ⟦prior\n>    to⟧ it.\n> 2. We ⟦utilise⟧ it.\n")
    yield row("tasks", "# Note\n\n- [ ] We ⟦utilise⟧ it.\n- [x] We **⟦utilise⟧** it.\n")
    yield row("typed-list", "# Note\n\n• We ⟦utilise⟧ it\n• We *⟦utilise⟧* it\n\n1\\. We ⟦utilise⟧ it\n2\\. We ⟦utilise⟧ it\n")
    yield row("table", "# Note\n\n| Who | What |\n|---|---|\n| We ⟦utilise⟧ | it |\n| **⟦EHCP⟧** | we \\| ⟦utilise⟧ it |\n|x|x ⟦utilise⟧|\n")
    yield row("table-bare", "# Note\n\nWho | What\n--- | ---\nx | x ⟦utilise⟧\nx x | we `a \\| b` ⟦utilise⟧ it\n")
    yield row("table-in-quotation", "# Note\n\n> | Who | What |\n> |---|---|\n> | x | x ⟦utilise⟧ |\n> | x | x ⟦utilise⟧ |\n", "utf-8", CRLF)
    yield row("table-in-list", "# Note\n\n- List\n\n  | Who | What |\n  |---|---|\n  | x | x ⟦utilise⟧ |\n  | we ⟦utilise⟧ | x |\n")
    yield row("table-surplus", "# Note\n\n| Who | What |\n|---|---|\n| a | b | we ⟦utilise⟧ it |\n| a | we ⟦utilise⟧ |\n")
    yield row("headings", "How we ⟦utilise⟧ it\n===\n\n## How we *⟦utilise⟧* it ##\n\nHow we ⟦utilise⟧\nit\n---\n\nWe do.\n")
    yield row("front-matter", "---\ntitle: How we utilise it\ndate: 2026-11-23\n---\n\n# Note\n\nWe ⟦utilise⟧ it.\n", "utf-8-sig", CRLF)
    yield row("footnote", "# Note\n\nWe ⟦utilise⟧[^1] it and ⟦utilise⟧ it.\n\n[^1]: We ⟦utilise⟧ it\n    and ⟦utilise⟧ it.\n")
    yield row("html-block", "# Note\n\n<p>We ⟦utilise⟧ &amp;\n <b>⟦utilise⟧</b> it.</p>\n\n<div>\n\nWe ⟦utilise⟧ it.\n\n</div>\n")
    yield row("html-block-quoted", "# Note\n\n> <p>We ⟦utilise⟧ &amp;\n> <b>⟦utilise⟧</b> it,\n> ⟦prior\n> to⟧ it.</p>\n")
    yield row("html-inline", "# Note\n\nWe H<sub>2</sub>O <b>⟦utilise⟧</b> it <span title='utilise'>⟦util</span>ise⟧ it.\n")
    yield row("html-hidden", "# Note\n\nWe <span hidden>utilise *utilise*</span> ⟦utilise⟧ it <!-- utilise --> and ⟦utilise⟧ it.\n")
    yield row("code-block", "# Note\n\n```\nWe ⟦utilise⟧ it\n\n  We ⟦utilise⟧ it\n```\n\n    We ⟦utilise⟧ it\n    We ⟦utilise⟧ it\n", "utf-8", CRLF)
    yield row("code-block-quoted", "# Note\n\n> ```text\n> We ⟦utilise⟧ it\n>   We ⟦utilise⟧ it\n> ```\n")
    yield row("loose-stars", "# Note\n\n2 * 3 * 4 and a_b_c **we ⟦utilise⟧* it and ~ ⟦utilise⟧ [it] (so).\n")
    yield row("astral", "# Note 😀\n\n😀 *👩🏽‍🏫* we ⟦utilise⟧ it 😀 ⟦utilise⟧.\n", "utf-16", CRLF)
    yield row("zero-width", "# Note\n\nThe \u200bteam will ⟦ut\u200bilise⟧ it, *\u200b⟦utilise⟧* it and ⟦utilise⟧ it.\n")
    yield row("soft-hyphen", "# Note\n\nThe teach\u00ading assist&shy;ants ⟦utilise⟧ it.\n")
    yield row("tabs", "# Note\n\n-\tWe ⟦utilise⟧\tit.\n\n\tWe ⟦utilise⟧ it.\n\n>\tWe ⟦utilise⟧ it.\n")
    yield row("fields", "# Note\n\nZoë: ........ we ⟦utilise⟧ it \\_\\_\\_\\_\\_ we ⟦utilise⟧ it.\n", "cp1252")
    yield row("same-words", "# Note\n\ns s s **s** ⟦utilise⟧ *⟦utilise⟧* ⟦utilise⟧ `s` s [s](s) s ⟦utilise⟧ it.\n")
