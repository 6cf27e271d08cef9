#!/usr/bin/python3
"""Writes plan-python-docx.docx with python-docx (Debian: python3-docx), as a school's own script might.

    plan_docx.py OUT.docx
"""

import datetime
import sys
from pathlib import Path

import docx

made = docx.Document()
made.core_properties.created = made.core_properties.modified = datetime.datetime(2026, 9, 1)
made.add_heading("Individual plan", 0)
made.add_paragraph("For Sam, who likes ").add_run("trains").bold = True
made.add_heading("Strengths", 1)
for text in ("kind to others", "remembers every timetable"):
    made.add_paragraph(text, style="List Bullet")
made.add_paragraph("mostly by heart", style="List Bullet 2")
made.add_heading("Next steps", 1)
for text in ("meet the new teacher", "visit the room"):
    made.add_paragraph(text, style="List Number")
made.add_paragraph("Small steps first.", style="Intense Quote")
table = made.add_table(rows=3, cols=3, style="Table Grid")
for y, cells in enumerate((("What", "Who", "When"), ("Timer", "Miss Farrow", "May"), ("Visits", "", "June"))):
    for x, text in enumerate(cells):
        table.cell(y, x).text = text
table.cell(2, 0).merge(table.cell(2, 1))
made.add_heading("At home", 2)
made.add_picture(str(Path(__file__).parent.parent / "pages" / "hall.png"))
made.add_page_break()
made.add_paragraph("The end.")
made.save(sys.argv[1])
