"""YAML read as JSON would be."""

import pytest

from spec import ContractError, source


def read(tmp_path, text):
    path = tmp_path / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return source.read(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("2026-01-01", "2026-01-01", id="a-date-stays-text"),
        pytest.param("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z", id="an-instant-too"),
        pytest.param("12:30", "12:30", id="a-time-is-no-number-of-minutes"),
        pytest.param("NO", "NO", id="no-is-norway"),
        pytest.param("on", "on", id="on-is-a-word"),
        pytest.param("007", "007", id="leading-zeros-are-text"),
        pytest.param("true", True, id="true"),
        pytest.param("null", None, id="null"),
        pytest.param("-12", -12, id="integer"),
        pytest.param("12.5", 12.5, id="number"),
        pytest.param("1e3", 1000.0, id="exponent"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_values_have_the_types_of_json(tmp_path, text, value):
    document = read(tmp_path, f"key: {text}")

    assert document == {"key": value}
    assert type(document["key"]) is type(value)


def test_keys_are_text_as_written(tmp_path):
    assert read(tmp_path, "200: a\non: b\n2026-01-01: c") == {
        "200": "a",
        "on": "b",
        "2026-01-01": "c",
    }


def test_anchors_and_merges_are_followed(tmp_path):
    document = read(tmp_path, "base: &base {a: 1, b: 2}\nmore: {<<: *base, c: 3}")

    assert document["more"] == {"a": 1, "b": 2, "c": 3}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("a: 1\na: 2", "key a", id="a-key-twice"),
        pytest.param("? [a]\n: 1", "not a name", id="a-key-that-is-a-list"),
        pytest.param("a: [1", "is not YAML", id="torn"),
        pytest.param("a: !!python/none 1", "is not YAML", id="a-tag-of-python"),
    ],
)
def test_what_json_has_no_word_for_is_an_error_that_names_the_file(tmp_path, text, said):
    with pytest.raises(ContractError, match=said) as raised:
        read(tmp_path, text)

    assert "some.yaml" in str(raised.value)


def test_a_missing_file_is_an_error_that_names_it(tmp_path):
    with pytest.raises(ContractError, match=r"gone\.yaml: cannot be read"):
        source.read(tmp_path / "gone.yaml")


def test_json_is_read_too(tmp_path):
    assert read(tmp_path, '{"a": [1, null, "x"]}') == {"a": [1, None, "x"]}
