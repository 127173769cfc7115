"""What module 02 draws: each chart fills a prepared canvas from a model's result.

Nothing is computed here beyond places on the canvas, and nothing is read. The
words are chosen by ``findings``; a chart only takes the reader's language for
its own labels.
"""
