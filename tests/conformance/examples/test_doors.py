"""What the worked examples look like when a page plays them."""

from conformance.examples import doors, reader

ALL = {each.id: each for each in doors.every()}


def paths(id_):
    return [call.path for call in ALL[id_].calls]


def test_the_examples_come_first_as_they_are():
    examples = reader.read()

    assert tuple(ALL.values())[: len(examples)] == examples


def test_a_page_redeems_and_asks_at_its_own_door_and_nothing_else():
    moved = [each for each in ALL if each.endswith("-from-a-page")]

    assert len(moved) > 300
    for id_ in moved:
        before = paths(id_.removesuffix("-from-a-page"))
        twins = {"/v1/redemptions", "/v1/validations"}
        told = [path.removeprefix("/client") for path in paths(id_)]
        assert told == before
        assert any(path.removeprefix("/client") in twins for path in paths(id_) if path not in told)


def test_what_is_about_pages_or_tokens_is_played_once():
    assert "pages-redeem-like-servers-from-a-page" not in ALL
    assert "/client/v1/redemptions" not in paths("token-for-two-parts")
    assert "token-for-two-parts-from-a-page" not in ALL


def test_a_run_of_few_calls_plays_none_of_them():
    assert not any(ALL[id_].short for id_ in ALL if id_.endswith("-from-a-page"))
