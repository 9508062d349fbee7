"""What a coding gives in Python: its actors, and its table in a notebook."""

import dateline

TEXT = """HAMA - Rebels shelled Hama on Monday, killing seven people, a doctor said. The rebels
shelled a <b>market</b> in Hama on Monday."""


def test_a_coding_has_each_actor_once() -> None:
    coding = dateline.code(TEXT, published="2024-12-03")
    actors = [finding.value.name or finding.value.text.lower() for finding in coding.actors]
    assert len(actors) == len(set(actors))
    assert "a doctor" in actors
    assert sum("rebel" in actor.lower() for actor in actors) == 1


def test_a_notebook_shows_a_coding_as_a_table_without_the_article_s_own_marks() -> None:
    page = dateline.code(TEXT, published="2024-12-03")._repr_html_()
    assert page.startswith("<table>")
    assert "ASSAULT" in page
    assert "7 killed" in page
    assert "<b>" not in page
