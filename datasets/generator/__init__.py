r"""The synthetic company «Меридиан-Упак» / Meridian Pack, written by one seeded script.

Layout
------
``files``       deterministic writing: UTF-8, comma, ``\n``, money from whole kopecks, temporary file then move
``demo``        :class:`~generator.demo.Demo`, what every writer receives, and ``build()``, which makes it
``streams``     random numbers: PCG64, one child stream per client, only uniform draws (stable between numpy versions)
``days``        windows P1..P4, working days, as-of date
``catalogue``   36 products, list prices, units
``named``       the 21 named clients: given numbers, category mix, order rhythm
``planted``     exact dates, returns, the new film, the changed spelling; ``duplicates`` two pairs of real equal lines
``background``  183 background clients: sizes, windows, rhythm; ``names_background`` their names
``rhythm``      order dates, control limit of the silence between orders
``segments``    one client, one window, one exact total: orders, lines, closing «Доставка» line, costs
``costs``       margins by category, each year's profit exact
``named_book``  the named clients' dates and segments
``book``        all clients together: documents numbered, lines sorted, one frame
``registers``   products, clients, names in both languages, the merge list; ``people``, ``transliterate``
``signs``       six signs with evidence, score card, the departments' lists
``measures``, ``measures_facts``   what the ledger shows
``checks``      asserts every given number and stops the script if one fails
``ledger_files``, ``client_files``, ``sign_files``, ``company_file``   writers of ``demo/``
``exports``     ``exports/``: three months of the ledger in five dresses; ``exports_rows`` the rows behind them,
                ``exports_text``, ``exports_workbook``, ``exports_tables`` the dresses, ``exports_pack`` archives of
                fixed bytes, ``exports_expected`` what a reader must find
``tables_*``    hand-made tables of ``demo/``, a subject each, on ``tables_base``; ``tables_card`` describes them
``integrator``, ``bookshop``, ``kolotilov``   the smaller data sets
``card``        ``README.md`` and ``README.ru.md``, the data card, filled with measured values

A writer is a module with ``write(root: pathlib.Path, demo: Demo) -> None``; ``root`` is the ``datasets`` folder
(or a temporary one under ``--check``). Its name stands in ``WRITERS`` in ``make.py``. A writer may also have
``card(root: pathlib.Path, language: str) -> str``: a Markdown section ("en" or "ru") for the data card. The generator
depends on numpy, pandas, xlsxwriter (the one workbook) and the standard library only, never on kamlab.

Money is whole kopecks (int) everywhere inside; only ``files`` turns it into text.
"""
