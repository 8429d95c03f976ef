import pytest

from bamboobirch import prose


def test_share_and_list():
    assert prose.share(0.934) == "93\u00a0%"
    assert prose.listed(["a", "b", "c"]) == "a, b and c"
    assert prose.listed(["a"]) == "a"


def test_tell_wants_floats_as_text():
    with pytest.raises(TypeError, match="share"):
        prose.tell(share=0.5)
