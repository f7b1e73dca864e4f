from conformance import checks


def test_checks_are_found_by_being_in_the_folder():
    assert [*checks.every()] == [
        "credentials_are_required",
        "errors_wear_the_envelope",
        "ids_are_unique",
        "invariants_hold",
        "requests_are_answered",
        "response_matches_contract",
    ]
