"""Worlds in files: the packaged ones by name, anybody's own by path."""

import pytest

from mock_server.store.memory import MemoryStore
from mock_server.world.document import WorldError, load, named, parse
from mock_server.world.world import World


def test_the_small_shop_has_the_code_of_the_first_example():
    codes = [voucher["code"] for voucher in named("small_shop")["vouchers"]]

    assert codes[0] == "BLCKFRDY"


def test_every_packaged_world_loads():
    project = World(MemoryStore).default

    load(project, named("small_shop"))

    assert project.clock.frozen is False


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("own.yaml", "vouchers: []", id="yaml"),
        pytest.param("own.json", '{"vouchers": []}', id="json"),
    ],
)
def test_a_path_is_a_world_too(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)

    assert named(str(path)) == {"vouchers": []}


def test_an_unknown_name_is_told_the_known_ones():
    with pytest.raises(WorldError, match=r"no world is called big_shop .* known: .*small_shop"):
        named("big_shop")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("09:30", "09:30", id="a-time-of-day"),
        pytest.param("11:30", "11:30", id="a-time-of-day-that-yaml-would-multiply"),
        pytest.param("2024-06-01", "2024-06-01", id="a-date"),
        pytest.param("0042", "0042", id="a-code-with-zeros"),
        pytest.param("no", "no", id="no"),
        pytest.param("12.5", 12.5, id="a-number"),
        pytest.param("-3", -3, id="below-zero"),
        pytest.param("true", True, id="truth"),
        pytest.param("null", None, id="null"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_an_unquoted_word_means_what_it_means_in_json(text, value):
    assert parse(f"member: {text}") == {"member": value}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("a: 1\na: 2", "a member is there twice", id="doubled-member"),
        pytest.param("a: [1", "line", id="no-yaml"),
        pytest.param("{not json", "Expecting", id="no-json"),
        pytest.param("a: !!python/name:os.system x", "could not determine", id="no-objects"),
    ],
)
def test_what_cannot_be_parsed_is_refused(tmp_path, text, problem):
    path = tmp_path / "own.yaml"
    path.write_text(text)

    with pytest.raises(WorldError, match=problem):
        named(str(path))
