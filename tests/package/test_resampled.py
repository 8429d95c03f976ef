import pytest

from bamboobirch import resampled, tables


def test_one_copy_is_the_record_itself():
    for name, table in resampled.record(1).items():
        assert table.equals(tables.load(name))


def test_copies_hang_together_and_keep_every_key():
    three = resampled.record(3)
    parts, size = three["participations"], len(tables.load("participations"))
    assert len(parts) == 3 * size
    assert parts["event_id"].isin(three["events"]["event_id"]).all()
    assert parts["actor_id"].isin(three["actors"]["actor_id"]).all()
    assert three["actors"]["actor_id"].is_unique
    assert not parts.duplicated(["event_id", "actor_id", "role"]).any()
    moved = (parts["actor_id"][:size] != tables.load("participations")["actor_id"]).mean()
    assert moved == pytest.approx(resampled.MOVED * 2 / 3, abs=0.01)  # a third stays by luck


def test_the_same_seed_gives_the_same_copies_and_no_copy_is_an_error():
    one, other = (resampled.record(2, seed=7)["participations"] for _ in range(2))
    assert one.equals(other)
    with pytest.raises(ValueError, match="0 copies"):
        resampled.record(0)


def test_a_written_folder_is_read_in_place_of_the_data(tmp_path, monkeypatch):
    size = len(tables.load("events"))
    resampled.written(tmp_path, 2)
    monkeypatch.setenv("BAMBOOBIRCH_DATA", str(tmp_path))
    monkeypatch.setattr(tables, "_require_soundness", lambda data: None)
    assert len(tables.load("events")) == 2 * size
