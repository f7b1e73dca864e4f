"""What the formats of numbers allow, as bounds: `int32` is a range, and so is `float`."""

from spec import Json

_RANGES: dict[str, tuple[str, int | float, int | float]] = {
    "int8": ("integer", -(2**7), 2**7 - 1),
    "int16": ("integer", -(2**15), 2**15 - 1),
    "int32": ("integer", -(2**31), 2**31 - 1),
    "int64": ("integer", -(2**63), 2**63 - 1),
    "uint8": ("integer", 0, 2**8 - 1),
    "uint16": ("integer", 0, 2**16 - 1),
    "uint32": ("integer", 0, 2**32 - 1),
    "uint64": ("integer", 0, 2**64 - 1),
    "float": ("number", -3.4028234663852886e38, 3.4028234663852886e38),
    "double": ("number", -1.7976931348623157e308, 1.7976931348623157e308),
}
RANGE = "x-range"


def sized(schema: dict[str, Json], made: dict[str, Json]) -> None:
    """Replace the format of a number in *made* by the range that it means.

    The range is kept apart as `x-range`, so that a change can be told as one of the format.
    """
    span = _RANGES.get(str(schema.get("format")))
    if span is None or not {"integer", "number"} & set(made.get("type", ())):
        return
    made.pop("format", None)
    made[RANGE] = [schema["format"], span[1], span[2]]
