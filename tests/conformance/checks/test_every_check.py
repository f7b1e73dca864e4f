from pathlib import Path

from conformance import checks

HERE = Path(__file__).parent


def test_checks_are_found_by_being_in_the_folder():
    assert {"balances_are_conserved", "invariants_hold"} <= checks.every().keys()


def test_every_check_has_a_test_of_its_own():
    tested = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")}

    assert checks.every().keys() <= tested
