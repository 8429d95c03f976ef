import pytest

from bamboobirch import indexes, tables


@pytest.mark.parametrize(
    "name, side, filed",
    [
        ("Vladimir Putin", "russia", "Putin, Vladimir"),
        ("Pierre Mendès France", "france", "Mendès France, Pierre"),
        ("Tô Lâm", "vietnam", "Tô Lâm"),
        ("Nikolai II", "russia", "Nikolai II"),
        ("Professor Alekseev (1894)", "russia", "Professor Alekseev (1894)"),
    ],
)
def test_persons_are_filed_by_family_name(name, side, filed):
    assert indexes.filed_as(name, "person", side) == filed


def test_marks_do_not_move_a_name_in_the_alphabet():
    assert indexes.sorting("Đỗ Mười") == "DO MUOI"
    filed = indexes.filed()
    assert set(filed.index) == set(tables.load("actors")["actor_id"])
    assert list(filed["letter"]) == sorted(filed["letter"])
    assert filed.loc["ho-chi-minh", "letter"] == "H"


def test_neighbours_are_counted_by_hand():
    parts = tables.load("participations")
    at = {a: set(rows["event_id"]) for a, rows in parts.groupby("actor_id")}
    found = indexes.neighbours().set_index(["actor_id", "other_id"])["shared"]
    assert found["ho-chi-minh", "comintern"] == len(at["ho-chi-minh"] & at["comintern"])
    best = max(len(at["ho-chi-minh"] & other) for a, other in at.items() if a != "ho-chi-minh")
    assert found["ho-chi-minh"].iloc[0] == best
    assert found.groupby("actor_id").size().max() <= 5


def test_offices_hold_terms_and_titles():
    offices = indexes.offices()
    mine = offices[offices["actor_id"] == "vladimir-putin"]
    term = mine[mine["body_id"] == "government-of-russia"].iloc[0]
    assert (term["office"], term["start"], term["end"]) == (
        "Chairman of the Government",
        "1999",
        "2000",
    )
    title = mine[mine["office"] == "Prime Minister of Russia"].iloc[0]
    parts = tables.load("participations")
    borne = (parts["actor_id"] == "vladimir-putin") & (parts["office"] == title["office"])
    assert title["events"] == parts[borne]["event_id"].nunique()


def test_conflicts_of_an_event_speak_of_its_places():
    found = indexes.conflicts().set_index("event_id")["discrepancy_id"]
    of_recognition = set(found["1950-01-30-ussr-recognises-drv"])
    assert {"recognition-before-note-arrived", "soviet-recognition-30-or-31"} <= of_recognition
    assert set(found) <= set(tables.load("discrepancies")["discrepancy_id"])


def test_links_are_markdown_and_unknown_ids_are_refused():
    assert indexes.actor_link("to-lam", "his successor") == "[his successor](#actor-to-lam)"
    assert indexes.event_link("1950-01-30-ussr-recognises-drv") == (
        "[The Soviet Union recognises the DRV](#event-1950-01-30-ussr-recognises-drv)"
    )
    with pytest.raises(KeyError):
        indexes.actor_link("nobody")
    with pytest.raises(KeyError):
        indexes.event_link("1950-nothing")
