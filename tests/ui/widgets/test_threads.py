"""Which strands run beside which entry (newest first)."""

from ui.widgets.threads import Strand, lay

NONE = ("", "")


def test_a_closed_seam_leaves_the_thread_and_comes_back() -> None:
    rows = lay([NONE, ("A", "closed"), NONE, ("A", "closed"), NONE])
    assert rows == [
        (),
        (Strand(1, "closed", up=False, down=True, event=True, ends=True),),
        (Strand(1, "closed", up=True, down=True, event=False, ends=False),),
        (Strand(1, "closed", up=True, down=False, event=True, ends=False),),
        (),
    ]


def test_an_open_seam_runs_up_to_now() -> None:
    rows = lay([NONE, NONE, ("A", "open"), NONE])
    assert [len(row) for row in rows] == [1, 1, 1, 0]
    assert rows[0][0] == Strand(1, "open", up=True, down=True, event=False, ends=False)
    assert rows[2][0] == Strand(1, "open", up=True, down=False, event=True, ends=True)


def test_a_seam_of_one_entry_is_a_stitch_on_the_thread() -> None:
    assert lay([("A", "broken")]) == [(Strand(0, "broken", up=False, down=False, event=True, ends=True),)]


def test_seams_that_overlap_take_other_lanes_and_give_them_back() -> None:
    rows = lay(
        [("C", "closed"), ("C", "closed"), ("A", "closed"), ("B", "closed"), ("A", "closed"), ("B", "closed")]
    )
    assert {strand.lane for row in rows[:2] for strand in row} == {1}
    assert {strand.lane for row in rows[2:] for strand in row} == {1, 2}


def test_more_seams_than_lanes_share_the_last_one() -> None:
    rows = lay([(name, "open") for name in "ABCDE"])
    assert {strand.lane for strand in rows[0]} == {1, 2, 3}
