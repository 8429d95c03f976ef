import pytest

from bamboobirch import mentions


def named(text, *cited):
    return [actor for *_, actor in mentions.find(text, cited)]


@pytest.mark.parametrize(
    "text, actors",
    [
        ("Hồ Chí Minh’s appeal", ["ho-chi-minh"]),
        ("under the name Nguyen Ai Quoc", ["ho-chi-minh"]),
        ("flown to Ho Chi Minh City", []),
        ("the Hồ Chí Minh Trail", []),
        ("Moscow and the Soviet side", []),
        ("the Government of Russia", []),
        ("the USSR and Vietsovpetro", ["ussr", "vietsovpetro"]),
    ],
)
def test_names_of_one_actor_are_found(text, actors):
    assert named(text) == actors


def test_a_family_name_needs_a_source_that_knows_the_person():
    """Dean Acheson was read in this document; nobody called Reading was read in it."""
    assert named("Secretary Acheson said", "frus1950d456") == ["dean-acheson"]
    assert named("Secretary Acheson said") == []
    assert named("Reading time: about 13 minutes.", "frus1950d456") == []


def test_place_of_a_name_is_given():
    (found,) = mentions.find("In 1950 Hồ Chí Minh went.")
    assert found == (8, 19, "ho-chi-minh")


def test_a_paragraph_tells_of_the_only_event_of_a_source():
    told = mentions.events("Acheson said that illusions had ended.", ["frus1950d456"])
    assert told == {"1950-02-01-acheson-on-soviet-recognition"}


def test_a_source_of_few_events_needs_the_year_and_one_of_many_tells_nothing():
    few = next(s for s, e in mentions._told_by().items() if 1 < len(e) <= mentions.FEW)
    (event, years), *_ = mentions._told_by()[few].items()
    assert event in mentions.events(f"In {min(years)} it was done.", [few])
    assert not mentions.events("It was done.", [few])
    assert not mentions.events("In 1950 it was done.", ["seventy-years-nd"])
    assert not mentions.events("A work on method.", ["newman2001"])
