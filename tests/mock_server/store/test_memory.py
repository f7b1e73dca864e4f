"""The memory store against a naive model, and its promises one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mock_server.store.base import Transaction
from mock_server.store.kinds import Kind
from mock_server.store.memory import MemoryStore


@dataclass(frozen=True, slots=True)
class Card:
    id: str
    colour: str | None = None
    tags: tuple[str, ...] = ()


CARDS: Kind[Card] = Kind(
    "cards",
    lambda card: card.id,
    {
        "colour": lambda card: () if card.colour is None else (card.colour,),
        "tag": lambda card: card.tags,
    },
)


class Abort(Exception):
    """Rolls a transaction back."""


def put(store: MemoryStore, *cards: Card) -> None:
    def work(tx: Transaction) -> None:
        for card in cards:
            tx.put(CARDS, card)

    store.transact(work)


def ids(cards: Iterator[Card]) -> str:
    return "".join(card.id for card in cards)


def every(store: MemoryStore, *args, **kwargs) -> str:
    return store.transact(lambda tx: ids(tx.every(CARDS, *args, **kwargs)))


def test_a_replaced_entity_keeps_its_place():
    store = MemoryStore()
    put(store, Card("a"), Card("b"), Card("c"))

    put(store, Card("a", colour="red"))

    assert every(store) == "abc"


def test_a_removed_and_recreated_entity_comes_last():
    store = MemoryStore()
    put(store, Card("a", "red"), Card("b", "red"))

    def recreate(tx: Transaction) -> None:
        tx.remove(CARDS, "a")
        tx.put(CARDS, Card("a", "red"))

    store.transact(recreate)

    assert (every(store), every(store, "colour", "red")) == ("ba", "ba")


def test_an_entity_that_moves_to_another_index_value_is_listed_by_its_age():
    store = MemoryStore()
    put(store, Card("a"), Card("b", "red"), Card("c", "red"))

    put(store, Card("a", "red"))

    assert every(store, "colour", "red", newest_first=True) == "cba"


def test_nothing_is_saved_when_the_work_raises():
    store = MemoryStore()
    put(store, Card("a", "red"))

    def work(tx: Transaction) -> None:
        tx.put(CARDS, Card("b", "red"))
        tx.remove(CARDS, "a")
        raise Abort

    with pytest.raises(Abort):
        store.transact(work)

    assert every(store, "colour", "red") == "a"


def test_a_list_that_is_being_read_does_not_see_what_is_written_meanwhile():
    store = MemoryStore()
    put(store, Card("a"), Card("b"))

    def work(tx: Transaction) -> str:
        seen = ""
        for card in tx.every(CARDS):
            tx.put(CARDS, Card(card.id * 2))
            seen += card.id
        return seen

    assert store.transact(work) == "ab"


def test_the_index_of_several_values_finds_an_entity_under_each():
    store = MemoryStore()
    put(store, Card("a", tags=("x", "y")), Card("b", tags=("y",)))

    assert (every(store, "tag", "x"), every(store, "tag", "y")) == ("a", "ab")


def test_a_fork_and_its_origin_do_not_see_each_others_writes():
    store = MemoryStore()
    put(store, Card("a", "red"))
    twin = store.fork()

    put(store, Card("b", "red"))
    put(twin, Card("c", "red"), Card("a"))

    assert (every(store, "colour", "red"), every(twin, "colour", "red")) == ("ab", "c")
    assert (every(store), every(twin)) == ("ab", "ac")


colours = st.sampled_from([None, "red", "blue"])
cards = st.builds(Card, st.sampled_from("abcde"), colours, st.sampled_from([(), ("x",)]))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), cards),
        st.tuples(st.just("remove"), st.sampled_from("abcde")),
        st.tuples(st.just("recolour"), st.tuples(st.sampled_from("abcde"), colours)),
    ),
    max_size=6,
)


class AgainstANaiveModel(RuleBasedStateMachine):
    """A list of cards in the order of creation is all that the store has to be."""

    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryStore()
        self.model: list[Card] = []
        self.forks: list[tuple[MemoryStore, list[Card]]] = []

    @rule(steps=steps, fails=st.booleans())
    def transact(self, steps, fails):
        after = list(self.model)

        def work(tx: Transaction) -> None:
            for name, argument in steps:
                self.step(tx, after, name, argument)
                assert_same(tx, after)
            if fails:
                raise Abort

        if fails:
            with pytest.raises(Abort):
                self.store.transact(work)
        else:
            self.store.transact(work)
            self.model = after

    @rule()
    def fork(self):
        self.forks.append((self.store.fork(), list(self.model)))

    @rule(data=st.data())
    def go_back(self, data):
        if self.forks:
            store, model = data.draw(st.sampled_from(self.forks))
            self.store, self.model = store.fork(), list(model)

    @staticmethod
    def step(tx, model, name, argument):
        if name == "put":
            tx.put(CARDS, argument)
            replace_in(model, argument)
        elif name == "remove":
            tx.remove(CARDS, argument)
            model[:] = [card for card in model if card.id != argument]
        else:
            key, colour = argument
            card = tx.get(CARDS, key)
            if card is not None:
                tx.put(CARDS, replace(card, colour=colour))
                replace_in(model, replace(card, colour=colour))

    @invariant()
    def store_and_model_agree(self):
        self.store.transact(lambda tx: assert_same(tx, self.model))

    @invariant()
    def forks_never_change(self):
        for store, model in self.forks:
            store.transact(lambda tx, model=model: assert_same(tx, model))


def replace_in(model, card):
    at = next((i for i, each in enumerate(model) if each.id == card.id), None)
    if at is None:
        model.append(card)
    else:
        model[at] = card


def assert_same(tx, model):
    assert list(tx.every(CARDS)) == model
    assert list(tx.every(CARDS, newest_first=True)) == model[::-1]
    assert tx.count(CARDS) == len(model)
    for key in "abcde":
        assert tx.get(CARDS, key) == next((card for card in model if card.id == key), None)
    for colour in ("red", "blue"):
        expected = [card for card in model if card.colour == colour]
        assert list(tx.every(CARDS, "colour", colour)) == expected
        assert list(tx.every(CARDS, "colour", colour, newest_first=True)) == expected[::-1]
        assert tx.count(CARDS, "colour", colour) == len(expected)
        assert tx.first(CARDS, "colour", colour) == next(iter(expected), None)
    assert list(tx.every(CARDS, "tag", "x")) == [card for card in model if "x" in card.tags]


AgainstANaiveModel.TestCase.settings = settings(stateful_step_count=15)
TestAgainstANaiveModel = AgainstANaiveModel.TestCase
