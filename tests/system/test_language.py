"""Which language is spoken, and what the catalogue of one answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from reljournal.system import language
from reljournal.system.capture_words import chosen_languages
from reljournal.system.catalogue import Catalogue, InterfaceLanguage

_ENVIRONMENT = ("RELJOURNAL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
GERMAN = {
    "finished": True,
    "texts": {"Journal": "Tagebuch", "%Ln days ago": {"one": "vor %Ln Tag", "other": "vor %Ln Tagen"}, "Open": ""},
    "in": {"Shop": {"Journal": "Zeitschrift"}},
}


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A small catalogue in the place of the real one."""
    catalogue = dict(GERMAN)
    monkeypatch.setattr(language, "catalogue_of", lambda code: catalogue if code == "de" else {})
    monkeypatch.setattr("reljournal.system.catalogue.catalogue_of", language.catalogue_of)
    return catalogue


@pytest.mark.parametrize(
    ("choice", "variables", "spoken"),
    [
        ("system", {}, "en"),
        ("system", {"LANG": "C.UTF-8"}, "en"),
        ("system", {"LANG": "de_AT.UTF-8"}, "de"),
        ("system", {"LANG": "de_DE", "LC_ALL": "en_GB"}, "en"),
        ("system", {"LANG": "fr_FR"}, "en"),
        ("de", {"LANG": "en_GB"}, "de"),
        ("en", {"LANG": "de_DE"}, "en"),
        ("en", {"RELJOURNAL_LANGUAGE": "de"}, "de"),
        ("de", {"RELJOURNAL_LANGUAGE": "xx"}, "en"),
    ],
)
def test_the_language_that_is_spoken(
    german: dict[str, object], choice: str, variables: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language.language_of(choice) == spoken


def test_a_catalogue_that_is_not_finished_is_for_those_who_choose_it(
    german: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    german["finished"] = False
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert language.language_of("system") == "en"
    assert language.language_of("de") == "de"


def test_where_the_environment_says_nothing_the_system_is_asked(german: dict[str, object]) -> None:
    assert language.system_language("de_CH") == "de"
    assert language.language_of("system", "de_CH") == "de"


def test_a_catalogue_knows_rooms_and_counts(german: dict[str, object], qapp: QApplication) -> None:
    catalogue = Catalogue("de", qapp)
    qapp.installTranslator(catalogue)
    try:
        translate = QCoreApplication.translate
        assert translate("Anywhere", "Journal") == "Tagebuch"
        assert translate("Shop", "Journal") == "Zeitschrift"
        assert [translate("Wording", "%Ln days ago", None, n) for n in (0, 1, 2)] == [
            "vor 0 Tagen", "vor 1 Tag", "vor 2 Tagen",
        ]  # fmt: skip
        # What is not translated stays English, with its forms.
        assert translate("Anywhere", "Open") == "Open"
        assert translate("Wording", "%Ln entries", None, 1) == "1 entry"
        widget = QWidget()
        assert widget.tr("Journal") == "Tagebuch"
        widget.deleteLater()
    finally:
        qapp.removeTranslator(catalogue)
        catalogue.deleteLater()


def test_another_language_writes_days_its_own_way_and_is_let_go(german: dict[str, object], qapp: QApplication) -> None:
    before = QLocale()
    speech = InterfaceLanguage(qapp)
    try:
        speech.use("de")
        assert (speech.code, language.spoken()) == ("de", "de")
        assert QLocale().language() == QLocale.Language.German
        assert chosen_languages() == ("de", "en")
        # Qt's own words come along, such as those of the menu in a text field.
        assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Kopieren"
        speech.use("en")
        assert (speech.code, language.spoken(), chosen_languages()) == ("en", "en", ("en",))
        assert QCoreApplication.translate("Anywhere", "Journal") == "Journal"
    finally:
        speech.let_go()
    assert QLocale() == before
    assert language.spoken() == ""
