from dataclasses import replace

from conformance.credentials import DEFAULT
from conformance.staging.state import StateDirectory, new_tag, project, run_name


def test_a_project_is_told_apart_by_host_and_key_and_gives_neither_away():
    names = {
        project("https://a.example.com", DEFAULT),
        project("https://b.example.com", DEFAULT),
        project("https://a.example.com", replace(DEFAULT, app_id="another-key")),
    }

    assert len(names) == 3
    assert not any("mock" in name or "example" in name for name in names)


def test_the_path_of_a_url_makes_no_other_project():
    assert project("https://a.example.com/x", DEFAULT) == project("https://a.example.com", DEFAULT)


def test_the_environment_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("COUNTERFOIL_STATE_DIR", str(tmp_path))

    assert StateDirectory().path == tmp_path


def test_runs_are_found_by_their_journals(tmp_path):
    state = StateDirectory(tmp_path)
    name = run_name(new_tag())
    state.journal(name).touch()

    assert [path.stem for path in state.runs()] == [name]


def test_two_runs_have_two_tags():
    assert new_tag() != new_tag()
