"""The judge judged: every bug that the mock can be told to have is judged, and who noticed.

`hunt` judges one project that has a bug, an `errand` says which and how, a `crew` does errands in
processes of its own, `matrix` and `targets` are what came of all of them.
"""
