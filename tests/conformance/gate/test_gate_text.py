"""Reading YAML as JSON would be read, and finding lines in it."""

import pytest

from conformance.gate.loading import CouldNotLoad
from conformance.gate.loading.text import Text


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"", None), (b"a: ~", {"a": None}), (b"a: Null", {"a": None}), (b"a: yes", {"a": "yes"}),
        (b"a: True", {"a": True}), (b"a: FALSE", {"a": False}), (b"a: +5", {"a": 5}),
        (b"a: -0.5e1", {"a": -5.0}), (b"a: .5", {"a": 0.5}), (b"a: 5.", {"a": 5.0}),
        (b"a: 0x10", {"a": "0x10"}), (b"a: 1_000", {"a": "1_000"}), (b"a: 010", {"a": 10}),
        (b"a: 1\na: 2", {"a": 2}), (b"  [1]", [1]), (b"{a: [b]}", {"a": ["b"]}),
        (b'\n {"a": 1e2}', {"a": 100.0}), (b"a: 'on'", {"a": "on"}), (b"1.0: a", {"1.0": "a"}),
    ],
)  # fmt: skip
def test_yaml_has_the_types_of_json(data, value):
    assert Text("t", data).value == value


def test_more_than_fifty_megabytes_are_not_read():
    assert Text("t", b"[" + b" " * (50_000_000 - 2) + b"]").value == []
    with pytest.raises(CouldNotLoad) as caught:
        Text("t", b"[" + b" " * (50_000_000 - 1) + b"]")

    assert str(caught.value) == "t is too big: more than 50 MB."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe\xfa", "t is neither YAML nor JSON: "),
        (b"a: " + b"[" * 5000, "t is neither YAML nor JSON: "),
        (b"!!python/none a", "could not determine a constructor for the tag "
         "'tag:yaml.org,2002:python/none' in line 1."),
    ],
    ids=["no-text", "too-deep", "odd-tag"],
)  # fmt: skip
def test_what_is_no_yaml_is_said_to_be_none(data, words):
    with pytest.raises(CouldNotLoad) as caught:
        Text("t", data)

    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("pointer", "line"), [("/a", 2), ("/a/b~1c", 3), ("/a/d", 4), ("/a/d/1", 6), ("/x/y", 1)]
)
def test_lines_are_found_in_json_too(pointer, line):
    data = b'{\n "a": {\n  "b/c": 1,\n  "d": [\n   1,\n   2]}}'

    assert Text("t", data).line(pointer) == line


def test_json_that_is_no_yaml_has_no_lines():
    text = Text("t", b'{\n"a": "\\ud83d\\ude00"}')

    assert (text.value, text.line("/a")) == ({"a": "\U0001f600"}, 1)
