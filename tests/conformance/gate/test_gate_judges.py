"""Two validators that have to agree, and the formats that they know."""

import pytest

from conformance.gate.witness.formats import CHECKER, SAMPLES
from conformance.gate.witness.judges import Judges


@pytest.mark.parametrize(
    ("schema", "value", "accepted", "refused"),
    [
        pytest.param({"type": "string"}, "a", True, False, id="both-accept"),
        pytest.param({"type": "string"}, 1, False, True, id="both-refuse"),
        pytest.param({"pattern": r"^\p{L}$"}, "a", False, False, id="one-cannot-read-it"),
        pytest.param({"pattern": r"^\p{L}$"}, "1", False, False, id="one-cannot-read-it-either"),
        pytest.param({"pattern": "^(?<=a)b"}, "b", False, True, id="looking-behind"),
        pytest.param({"pattern": "("}, "a", False, False, id="nobody-can-read-it"),
        pytest.param({"$ref": "#/none"}, "a", False, False, id="a-reference-to-nowhere"),
        pytest.param({"format": "date"}, "2026-13-01", False, True, id="format"),
    ],
)
def test_both_have_to_say_so(schema, value, accepted, refused):
    judges = Judges(schema)

    assert (judges.accept(value), judges.refuse(value)) == (accepted, refused)


@pytest.mark.parametrize(("value", "likely"), [("a", True), ("1", False)])
def test_one_is_asked_first(value, likely):
    assert Judges({"pattern": r"^\p{L}$"}).likely(value) is likely


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_obeys_its_format(name):
    judges = Judges({"type": "string", "format": name})

    assert [judges.refuse(each) for each in SAMPLES[name]] == [False] * len(SAMPLES[name])
    assert all(CHECKER.conforms(each, name) for each in SAMPLES[name])


NONE_OF_THEIR_FORMAT = {
    "date-time": "2026-01-31", "date": "31.1.2026", "time": "10:20", "duration": "P",
    "hostname": "-a.example.com", "ipv4": "1.2.3", "ipv6": "1::2::3", "uri": "a b",
    "uri-reference": "a b", "iri": "//", "uuid": "123", "uri-template": "{a", "regex": "(",
    "json-pointer": "a", "relative-json-pointer": "01",
}  # fmt: skip


@pytest.mark.parametrize("name", NONE_OF_THEIR_FORMAT)
def test_what_is_none_of_a_format_is_refused(name):
    assert not CHECKER.conforms(NONE_OF_THEIR_FORMAT[name], name)
    assert CHECKER.conforms(5, name)
