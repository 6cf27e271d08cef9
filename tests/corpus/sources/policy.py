#!/usr/bin/python3
"""Writes policy.fodt: what a person would type in Writer, for LibreOffice to save as DOCX, ODT and DOC.

    policy.py OUT.fodt
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent.parent))
from odf import AUTOMATIC, COVERED, STYLES, Text, cell, h, items, p, row, span, table  # noqa: E402

note = '<text:note text:note-class="footnote" text:id="f1"><text:note-citation>1</text:note-citation><text:note-body>' + p("Measured in a straight line.") + "</text:note-body></text:note>"
box = '<draw:frame draw:name="Frame1" text:anchor-type="paragraph" svg:width="6cm"><draw:text-box fo:min-height="1cm">' + p("Places are limited.") + "</draw:text-box></draw:frame>"
outline = ('<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
           '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>')
tracked = ('<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info><dc:creator>R Hale</dc:creator><dc:date>2026-05-04T09:00:00</dc:date></office:change-info>' +
           p("quickly ") + "</text:deletion></text:changed-region></text:tracked-changes>")
body = (tracked + h(1, "Admissions") + p("Places are offered by distance", note, " and need.") + h(2, "How to apply") + items("L2", "Read the guide", p("Fill in the form") + items("", "on paper", "online"), "Send it") +
        p("You will hear ", '<text:change text:change-id="c1"/>', "in March.") + items("L2", "Accept", "Or appeal", more=' text:continue-numbering="true"') +
        h(2, "What you need") + items("L1", "proof of address", p("birth certificate") + items("", "the long one")) + p(box, "Ask us for help.") +
        table(row("Monday", cell("Visits", columns=2), COVERED), row(cell("Tuesday", rows=2), "am", "pm"), row(COVERED, "tour", "tea"), columns=3, header=[row("Day", "First", "Second")]) +
        h(1, "Contact") + p("Write to ", '<text:a xlink:type="simple" xlink:href="https://alderbrook.example/apply">the office', "</text:a>", ", in ", span("Polish", "Bold"), " too: ", span("dzień dobry", "Polish"), ".") +
        p("Page ", "<text:page-number>1</text:page-number>", "<text:tab/>", "Tab", "<text:line-break/>", "break."))
Text(body, automatic=AUTOMATIC, styles=STYLES + outline, flat=True).write(Path(sys.argv[1]))
