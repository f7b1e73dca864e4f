"""The worked examples: what the documents say comes out of a stated situation.

They stand in `fixtures/examples/`, in the wheel in `conformance/examples/cases/`. To add one, write
it into the file of its topic; the format is that of `reader`.
"""
