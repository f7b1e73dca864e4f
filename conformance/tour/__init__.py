"""The tour: one day of a shop in a fixed order, the most telling calls first.

Each chapter is a module of `chapters/`; later ones use what earlier ones made. The model and the
checks judge what comes back: the tour itself expects nothing.
"""
