from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton

from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.widgets import (
    AccentButton,
    Banner,
    BannerRole,
    EmptyState,
    IconButton,
    Label,
    LinkButton,
    ProgressPanel,
    QuietButton,
)


def named(parent, text: str) -> QPushButton:
    return next(made for made in parent.findChildren(QPushButton) if text in {made.text(), made.accessibleName()})


def test_a_banner_says_shows_details_acts_and_closes(keeper: ThemeKeeper, qtbot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    done: list[str] = []
    assert banner.message() == ""
    report = ("Report", lambda: done.append("r"))
    banner.show_message("3 cards could not be read.", "error", "line 12: no END", [report])
    assert (banner.message(), banner.role()) == ("3 cards could not be read.", BannerRole.ERROR)
    details = next(label for label in banner.findChildren(Label) if label.text() == "line 12: no END")
    assert details.isHidden()
    qtbot.mouseClick(named(banner, "Show details"), Qt.MouseButton.LeftButton)
    assert not details.isHidden()
    qtbot.keyClick(named(banner, "Report"), Qt.Key.Key_Space)
    assert done == ["r"]
    with qtbot.waitSignal(banner.closed):
        qtbot.keyClick(named(banner, "Close this message"), Qt.Key.Key_Space)
    assert banner.isHidden()


def test_a_second_message_drops_the_actions_of_the_first(keeper: ThemeKeeper, qtbot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("One", actions=[("First", banner.update)])
    banner.show_message("Two", actions=[("Second", banner.update)])

    def shown() -> set[str]:
        return {made.text() for made in banner.findChildren(QuietButton) if not made.isHidden()}

    qtbot.waitUntil(lambda: shown() == {"Second"})


def test_an_empty_screen_lets_one_begin(keeper: ThemeKeeper, qtbot) -> None:
    begun: list[str] = []
    state = EmptyState(
        "people",
        "Nobody here yet",
        "Write the first card.",
        [("New contact", lambda: begun.append("new"))],
        accent=True,
    )
    qtbot.addWidget(state)
    qtbot.mouseClick(state.findChild(AccentButton), Qt.MouseButton.LeftButton)
    assert begun == ["new"]
    state.set_words("Nobody found", "No name begins like that.")
    assert state.accessibleName() == "Nobody found"
    assert "No name begins like that." in {label.text() for label in state.findChildren(Label)}


def test_progress_is_told_and_can_be_stopped_once(keeper: ThemeKeeper, qtbot) -> None:
    panel = ProgressPanel("Reading cards")
    qtbot.addWidget(panel)
    bar, cancel = panel.findChild(QProgressBar), panel.findChild(QuietButton)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    panel.step(420, 1000, "Reading phone-1000.vcf")
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (420, 1000, "Reading phone-1000.vcf")
    with qtbot.waitSignal(panel.cancelled):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isEnabled()
    panel.start("Again")
    assert cancel.isEnabled()


def test_buttons_have_names_and_grow_with_the_text(keeper: ThemeKeeper, qtbot) -> None:
    made = [
        AccentButton("Save entry", key_hint="Ctrl ↵"),
        QuietButton("Edit", "edit"),
        IconButton("edit", "Edit"),
        LinkButton("Add another", "plus"),
    ]
    for button in made:
        qtbot.addWidget(button)
    assert made[2].accessibleName() == made[2].toolTip() == "Edit"
    before = [button.sizeHint() for button in made]
    keeper.set_text_percent(200)
    assert all(button.sizeHint().height() > size.height() for button, size in zip(made, before, strict=True))
    assert all(button.sizeHint().width() > size.width() for button, size in zip(made, before, strict=True))


def test_a_mnemonic_takes_no_room_and_an_ampersand_stays(keeper: ThemeKeeper, qtbot) -> None:
    plain, marked, both = QuietButton("Print"), QuietButton("&Print"), QuietButton("Noor && Sam")
    for button in (plain, marked, both):
        qtbot.addWidget(button)
    assert plain.sizeHint() == marked.sizeHint()
    assert both.sizeHint().width() > QuietButton("Noor  Sam").sizeHint().width()
