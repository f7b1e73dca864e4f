"""Writes findings as pytest files that stand by themselves: `conform --save-repro DIR`.

`tracing` finds the calls behind the commands of a finding, `naming` decides what is a variable in
them, `asserting` says what has to be true in the end, `writing` makes the file of it. A claim that
is about more than one value is asked again of the check that made it (`rechecking`).

Before that `shortening` leaves out of a finding the calls that it does not need: `replaying` makes
the rest again, to see whether they still show it.
"""
