"""The model layer: a state machine lives a shop's life on the target, and the model watches.

`moves/` has what can be done, by noun; `walk` makes the calls of one life and asks the model about
each; `driver` lets Hypothesis draw lives and shrink the ones that go wrong.
"""
