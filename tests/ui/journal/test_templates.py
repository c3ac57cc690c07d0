"""An entry begins with the questions of a template; templates are looked after in a dialog."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reljournal.domain.entries import Kind
from reljournal.store.journal import Journal
from reljournal.store.queries.templates import templates
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.templates_dialog import TemplatesDialog


def use(screen: JournalScreen, name: str) -> None:
    menu = screen.editor().template_menu()
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.deleteLater()


def dialog_of(screen: JournalScreen) -> TemplatesDialog:
    found = screen.window().findChild(TemplatesDialog)
    assert found is not None
    return found


def test_a_template_asks_its_questions(screen: JournalScreen, ada: int, qtbot: QtBot) -> None:
    screen.write_entry(None, [ada])
    form = screen.editor().form
    use(screen, "Condolence")
    draft = form.draft()
    assert draft.title == "Condolence for Ada Lovelace"
    assert draft.kind is Kind.LETTER
    assert "What I wrote or said:" in draft.text
    qtbot.keyClicks(form.text, " her mother")
    assert form.draft().text.startswith("Whom they lost, and what I know of them: her mother\n")


def test_what_is_written_already_stays(screen: JournalScreen, ada: int, qtbot: QtBot) -> None:
    screen.write_entry(None, [ada])
    form = screen.editor().form
    form.title.setText("My title")
    qtbot.keyClicks(form.text, "My words. ")
    use(screen, "First meeting")
    draft = form.draft()
    assert draft.title == "My title"
    assert draft.text.startswith("My words. How we came to meet:")
    form.text.undo()
    assert form.draft().text == "My words. "


def test_an_entry_becomes_a_template_of_ones_own(screen: JournalScreen, journal: Journal, qtbot: QtBot) -> None:
    screen.write_entry()
    form = screen.editor().form
    form.title.setText("Visit to a supplier")
    qtbot.keyClicks(form.text, "What they are proud of:")
    use(screen, "Keep this one as a template…")
    dialog = dialog_of(screen)
    assert dialog.name.text() == "Visit to a supplier"
    dialog.save_button.click()
    assert [item.name for item in templates(journal)] == ["Visit to a supplier"]
    assert dialog.list.item(0).text() == "Visit to a supplier"
    dialog.remove_button.click()
    assert templates(journal) == []
    dialog.reject()


def test_a_usual_one_that_is_changed_takes_its_place(screen: JournalScreen, journal: Journal) -> None:
    screen.write_entry()
    use(screen, "Look after templates…")
    dialog = dialog_of(screen)
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == [
        "First meeting (usual)", "Annual review (usual)", "Condolence (usual)",
    ]  # fmt: skip
    assert not dialog.remove_button.isEnabled()
    dialog.text.setPlainText("My own questions")
    dialog.save_button.click()
    assert dialog.list.item(0).text() == "First meeting"
    assert dialog.list.count() == 3
    dialog.usual.click()
    assert dialog.list.count() == 1
    dialog.begin_new()
    dialog.save_button.click()
    assert dialog.problem.text() == "Write what the template is called first."
    dialog.reject()
