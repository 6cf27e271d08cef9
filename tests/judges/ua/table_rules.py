"""PDF/UA-1 rules about the grid of tables and their headers: ISO 14289-1, 7.2 and 7.5."""

from pikepdf import Array

from .rules import UA
from .structure import text_of

SCOPES = {"/Row", "/Column", "/Both"}  # ISO 32000-1, table 349


def span(element, key):
    value = element.attribute(key)
    return 1 if value is None else max(1, int(value))


class Cell:
    def __init__(self, element):
        self.element = element
        self.rows = span(element, "/RowSpan")
        self.columns = span(element, "/ColSpan")
        self.row = self.column = 0
        self.scope = text_of(element.attribute("/Scope"))
        self.id = element.text("/ID")

    @property
    def headers(self):
        found = self.element.attribute("/Headers")
        return [str(name) for name in found] if isinstance(found, Array) else []


class Grid:
    """The cells of one table laid out row by row, as a browser would. The first row says how many columns there are."""

    def __init__(self, table):
        self.table = table
        rows = [row for kid in table.elements for row in ([kid] if kid.type == "TR" else kid.elements) if row.type == "TR"]
        self.rows = [[Cell(kid) for kid in row.elements if kid.type in ("TH", "TD")] for row in rows]
        self.cells = [cell for row in self.rows for cell in row]
        self.width = sum(cell.columns for cell in self.rows[0]) if self.rows else 0
        self.slots = {}         # (row, column) -> cell
        self.overlaps = []      # cells that run into another
        self.too_long = []      # (row, columns) of rows that leave the grid
        self.too_short = []     # (row, columns) of rows that do not fill it
        self.too_low = []       # cells that span more rows than there are
        self._lay_out()

    def _lay_out(self):
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (number, column) in self.slots:
                    column += 1
                cell.row, cell.column = number, column
                self._place(cell)
                column += cell.columns
            last = max((place[1] + 1 for place in self.slots if place[0] == number), default=0)
            filled = sum(1 for place in range(self.width) if (number, place) in self.slots)
            if last > self.width:
                self.too_long.append((number, last))
            elif filled < self.width:
                self.too_short.append((number, filled))

    def _place(self, cell):
        if cell.row + cell.rows > len(self.rows):
            self.too_low.append(cell)
        for row in range(cell.row, min(cell.row + cell.rows, len(self.rows))):
            for column in range(cell.column, cell.column + cell.columns):
                if (row, column) in self.slots:
                    self.overlaps.append(cell)
                else:
                    self.slots[row, column] = cell

    def unknown_headers(self, cell):
        known = {other.id for other in self.cells if other.id}
        return [name for name in cell.headers if name not in known]


def grids(document):
    if not hasattr(document, "grids"):
        document.grids = [Grid(table) for table in document.structure.of_type("Table")]
    return document.grids


@UA.rule("7.2-t15", "no cell lies over another")
def overlap(document):
    for grid in grids(document):
        for cell in grid.overlaps:
            yield f"{cell.element} in row {cell.row + 1} runs into another cell"


@UA.rule("7.2-t41", "row spans leave every column of a table with the same number of rows")
def equal_columns(document):
    for grid in grids(document):
        for cell in grid.too_low:
            yield f"{cell.element} in row {cell.row + 1} spans {cell.rows} rows, the table ends before"


@UA.rule("7.2-t42", "no row of a table has more columns than the first")
def longer_rows(document):
    for grid in grids(document):
        for row, columns in grid.too_long:
            yield f"{grid.table}: row {row + 1} has {columns} columns, row 1 has {grid.width}"


@UA.rule("7.2-t43", "no row of a table has fewer columns than the first")
def shorter_rows(document):
    for grid in grids(document):
        for row, columns in grid.too_short:
            yield f"{grid.table}: row {row + 1} has {columns} columns, row 1 has {grid.width}"


@UA.rule("7.5-t01", "where a TD does not name its headers, every TH of the table has a Scope")
def scoped(document):
    for grid in grids(document):
        if any(cell.element.type == "TD" and not cell.headers for cell in grid.cells):
            for cell in grid.cells:
                if cell.element.type == "TH" and cell.scope not in SCOPES:
                    yield f"{cell.element} in row {cell.row + 1}, column {cell.column + 1} has no Scope"


@UA.rule("7.5-t02", "the Headers of a TD name cells of the same table")
def known_headers(document):
    for grid in grids(document):
        for cell in grid.cells:
            if cell.element.type == "TD" and (unknown := grid.unknown_headers(cell)):
                yield f"{cell.element} in row {cell.row + 1} names “{unknown[0]}”, which is not there"
