"""``python -m kamlab.documents``: write our templates anew from their words and styles."""

import sys

from kamlab.documents.making import TEMPLATES
from kamlab.documents.template import SHIPPED
from kamlab.i18n import LANGUAGES

if __name__ == "__main__":
    for name, make in TEMPLATES.items():
        for lang in LANGUAGES:
            path = SHIPPED / f"{name}.{lang}.docx"
            content = make(lang)
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
                sys.stdout.write(f"{path.name}\n")
