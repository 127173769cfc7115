"""Build the catalogues: ``python -m kamlab.i18n``."""

import sys

from kamlab.i18n.build import PACKAGE, build

for path in build():
    sys.stdout.write(f"{path.relative_to(PACKAGE.parent)}\n")
