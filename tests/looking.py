"""Ways to look at a form in a test."""


def reopened(form):
    """Return the same form built anew on the same workbook."""
    return type(form)(form.desk)


def names(parts):
    """Return the names of all parts, at any depth."""
    return [name for part in parts for name in (part.id, *names(part.parts))]


def place(rows, at, name):
    """Return where a cell stands: the table, the row, the field."""
    return f"{rows.name}/{rows.lines[at].id}/{name}"
