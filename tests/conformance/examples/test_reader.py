import pytest

from conformance.examples import reader
from conformance.examples.reader import Call, ExampleError, Expectation, Turn, resolved

FILE = """
examples:
  - id: one
    title: One thing happens
    basis: decided
    depends_on: [P-1]
    source: a page
    given: {vouchers: [{code: A}]}
    before:
      - call: POST /v1/redemptions
        body: {code: A}
        keep: {rid: id}
      - clock: '2026-03-04T12:00:00Z'
    call: GET /v1/redemptions/<rid>?x=a b
    credentials: none
    expect: {status: 200, body: {id: <rid>}}
"""


@pytest.fixture
def example(tmp_path):
    path = tmp_path / "topic.yaml"
    path.write_text(FILE)
    (example,) = reader.read_file(path)
    return example


def test_an_example_has_the_name_of_its_file_as_topic(example):
    assert (example.topic, example.id, example.depends_on) == ("topic", "one", ("P-1",))


def test_the_judged_call_comes_last(example):
    told = Expectation(200, {"id": "<rid>"})
    path = "/v1/redemptions/<rid>?x=a b"
    assert example.calls[-1] == Call("GET", path, credentials="none", expect=told)
    assert example.expected() == told


def test_a_clock_may_be_turned_between_calls(example):
    turned = example.steps[1]

    assert turned == Turn("2026-03-04T12:00:00Z")
    assert len(example.calls) == len(example.steps) - 1
    assert not example.is_plain


def test_kept_values_stand_in_for_their_names(example):
    call = example.calls[-1].given({"rid": "r_1"})

    assert call.path == "/v1/redemptions/r_1?x=a b"


def test_a_name_that_nobody_kept_stays():
    assert resolved(["<a>", {"b": "<b>-<c>"}], {"b": 1}) == ["<a>", {"b": "1-<c>"}]


@pytest.mark.parametrize(
    "text",
    [
        "examples: [",
        FILE.replace("'2026", "2026").replace("Z'", "Z"),
        "no: examples",
        "examples: [{id: x}]",
        "examples: 7",
        "[]",
    ],
)
def test_another_format_is_refused_by_the_name_of_the_file(tmp_path, text):
    path = tmp_path / "broken.yaml"
    path.write_text(text)

    with pytest.raises(ExampleError, match=r"broken\.yaml"):
        reader.read_file(path)


def test_all_worked_examples_can_be_read_and_have_an_id_of_their_own():
    examples = reader.read()

    assert len({example.id for example in examples}) == len(examples)


def test_every_example_says_where_it_comes_from():
    bases = {"documented", "derived", "observed", "decided"}

    silent = [e.id for e in reader.read() if not (e.title and e.source and e.basis in bases)]

    assert silent == []


def test_references_are_to_values_that_an_earlier_call_keeps():
    for example in reader.read():
        kept: dict[str, str] = {}
        for call in example.calls:
            given = call.given(kept)
            assert "<" not in given.path, example.id
            kept |= dict.fromkeys(call.keep, "kept")
