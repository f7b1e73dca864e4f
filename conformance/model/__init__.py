"""The rules of redemption once more, written from the documents alone, as an oracle.

`step.step` predicts a call, `outcome.Outcome` compares it with what came, `shadow.Shadow` does both
for a whole history. What the model does not know it does not claim: an unnoticed bug costs less
than a false alarm.

- `nouns/`: how things look when they are new, and after a change
- `rules/`: arithmetic, validity and stacking
- `steps/`: one prediction for each operation; a module there has a table `STEPS`
"""
