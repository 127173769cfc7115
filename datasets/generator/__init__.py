r"""The synthetic company «Меридиан-Упак» / Meridian Pack, written by one seeded script.

Layout
------
``files``       deterministic writing: UTF-8, comma, ``\n``, money from whole kopecks, temporary file then move
``demo``        :class:`~generator.demo.Demo`, what every writer receives, and ``build()``, which makes it
``streams``     random numbers: PCG64, one child stream per client, only uniform draws (stable between numpy versions)
``days``        windows P1..P4, working days, as-of date
``catalogue``   36 products, list prices, units
``named``       the 21 named clients: given numbers, category mix, order rhythm, planted lines
``background``  183 background clients: names, sizes, rhythm
``rhythm``      order dates, control limit of the silence between orders
``segments``    one client, one window, one exact total: orders, lines, closing «Доставка» line, costs
``book``        all clients together: documents numbered, lines sorted, one frame
``checks``      asserts every given number and stops the script if one fails
``ledger_files``, ``client_files``, ``sign_files``, ``company_file``   writers of ``demo/``
``card``        ``README.md``, the data card, filled with measured values

A writer is a module with ``write(root: pathlib.Path, demo: Demo) -> None``; ``root`` is the ``datasets`` folder
(or a temporary one under ``--check``). Its name stands in ``WRITERS`` in ``make.py``. A writer may also have
``card(root: pathlib.Path) -> str``: a Markdown section for the data card. The generator depends on numpy, pandas
and the standard library only, never on kamlab.

Money is whole kopecks (int) everywhere inside; only ``files`` turns it into text.
"""
