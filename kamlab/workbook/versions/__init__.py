"""Versions of the workbook's tables, one migration each; the newest is the last.

The list lets a workbook be recognised without loading the migrations.
"""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
