"""The same job by openpyxl and python-docx: cells read, tables and paragraphs written. LIST.json OUT"""

import json
import os
import sys

import docx
import openpyxl

with open(sys.argv[1], encoding="utf-8") as file:
    paths = json.load(file)

for path in paths:
    book = openpyxl.load_workbook(path, data_only=True)
    document = docx.Document()
    figures = 0
    for sheet in book.worksheets[:8]:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        figures += sum(isinstance(value, (int, float)) for row in rows for value in row)
        width = max((len(row) for row in rows), default=0)
        if width > 2:
            table = document.add_table(rows=len(rows), cols=width)
            for cells, row in zip((line.cells for line in table.rows), rows):
                for cell, value in zip(cells, row):
                    if value is not None:
                        cell.text = str(value)
        else:
            for row in rows:
                document.add_paragraph(" ".join(str(value) for value in row if value is not None))
    if figures == 0:
        raise SystemExit(f"{path} has no figures")
    name = os.path.splitext(os.path.basename(path))[0]
    document.save(os.path.join(sys.argv[2], f"{name}.docx"))
