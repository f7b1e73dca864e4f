"""The rules of redemption: values in, values out, or a `Refusal` raised.

No I/O of any kind.
"""
