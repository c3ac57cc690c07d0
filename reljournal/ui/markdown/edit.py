"""The field in which Markdown is written: the text is the truth, the look is only laid over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QWidget

from reljournal.ui.markdown import lines
from reljournal.ui.markdown.below_lines import BelowLines
from reljournal.ui.markdown.highlighter import KEPT, MENTION, LinkSpan, MarkdownHighlighter, links_in
from reljournal.ui.markdown.layout import WritingLayout, words_height
from reljournal.ui.markdown.lines import Line, LineKind, flat
from reljournal.ui.markdown.marks import box_rect, mark_area, paint_box, paint_dot, paint_quote_bar
from reljournal.ui.markdown.quote_folds import QuoteFolds
from reljournal.ui.markdown.shaping import PARAGRAPH, ShapingEdit
from reljournal.ui.markdown.view import open_link
from reljournal.ui.theme import current_theme

# As many as read comfortably in one line. Lines of a printed page have fewer, those of a wide one as many.
_READING_LETTERS = 96
_LINE_SEPARATOR = "\u2028"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
# What a line with a painted mark begins with.
_MARKS = frozenset("-*+>_0123456789")
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_SIDEWAYS = {Qt.Key.Key_Left, Qt.Key.Key_Right}
_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class MarkdownEdit(ShapingEdit):
    """Markdown as it will read, kept letter by letter as it was typed.

    Enter goes on with lists, an empty item ends them; Tab and Shift+Tab indent in a list and move the
    focus elsewhere; boxes are ticked by click or Ctrl+T; Ctrl+click opens a link.
    """

    files_given = Signal(object)
    """Files, or a picture of the clipboard, were dropped or pasted: the `QMimeData`."""
    file_asked = Signal(str)
    """A file of the entry was followed: its digest."""
    contact_asked = Signal(str)
    """A mention was followed: the UUID of the contact."""
    edited = Signal()
    """The words changed by the person's hand (never by `set_text`, never by a change of looks)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = True
        self._was_at = 0
        self._look: tuple[str, str] | None = None
        self._lines = WritingLayout(self.document())
        self._folds = QuoteFolds(self.document())
        self._below = BelowLines(self._lines, self._folds)
        self.document().setDocumentLayout(self._lines)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setFont(current_theme().font("large"))
        self._highlighter = MarkdownHighlighter(self.document(), self.font())
        self._revision = self.document().revision()
        self.textChanged.connect(self._take_change)
        self.document().contentsChange.connect(self._open_where_changed)
        self.cursorPositionChanged.connect(self._open_at_cursor)
        self._put_on_theme()
        self._loading = False

    # The text

    def set_text(self, text: str) -> None:
        """Show other text: nothing to undo, nothing edited."""
        self._loading = True
        self.setPlainText(text)
        if self._folds.fold_all():
            self._lay_out_anew()
        self.document().setModified(False)
        self._revision = self.document().revision()
        self._loading = False

    def text(self) -> str:
        """Return the Markdown letter by letter (Qt's own ``toPlainText`` would turn hard spaces into soft ones)."""
        raw = self.document().toRawText()
        return raw.replace(PARAGRAPH, "\n").replace(_LINE_SEPARATOR, "\n")

    def can_undo(self) -> bool:
        """Return whether the text itself has something to undo."""
        return self.document().isUndoAvailable()

    # Pictures

    def show_pictures(self, picture_of: Callable[[str], QPixmap | None]) -> None:
        """Show pictures that stand on a line of their own; ``picture_of`` answers for a digest, None until it can."""
        self._below.show_pictures(picture_of)

    def pictures_arrived(self) -> None:
        """Make room for pictures that are there now."""
        self._below.forget()
        self._lay_out_anew()

    def picture_of(self, block: QTextBlock) -> QPixmap | None:
        """Return the picture that a line is, as large as it is shown; None for words, and until it is there."""
        return self._below.picture_of(block)

    # Quotes

    def folded(self) -> list[str]:
        """Return what stands in the place of each long quote that is folded."""
        return [self._folds.words(block) for block in self._blocks() if self._folds.is_head(block)]

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _open_at_cursor(self) -> None:
        if self._folds and not self._loading:
            cursor = self.textCursor()
            self._open_quotes(cursor.position(), cursor.position())

    def _open_where_changed(self, start: int, removed: int, added: int) -> None:
        if self._folds and not self._loading and (removed or added):
            self._open_quotes(start, start + added)

    def _open_quotes(self, start: int, end: int) -> None:
        if self._folds.open_at(start, end):
            self._lay_out_anew()

    def _label_at(self, point: QPointF) -> QTextBlock | None:
        """Return the first line of a folded quote below which a point is, where it says how many lines there are."""
        block = self.cursorForPosition(point.toPoint()).block() if self._folds else None
        if block is None or not self._folds.is_head(block):
            return None
        corner = self.blockBoundingGeometry(block).topLeft() + self.contentOffset()
        return block if point.y() >= corner.y() + words_height(block) else None

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take Tab in lists, and let the window undo when the text has nothing to."""
        if isinstance(event, QKeyEvent):
            kind = event.type()
            if kind == QEvent.Type.ShortcutOverride:
                if event.matches(QKeySequence.StandardKey.Undo) and not self.can_undo():
                    event.ignore()
                    return False
                if event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable():
                    event.ignore()
                    return False
            if kind == QEvent.Type.KeyPress and event.key() in _TABS and self._indent(event):
                event.accept()
                return True
        return super().event(event)

    def _indent(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        first, _last = self._chosen_blocks()
        if lines.read_line(first.text()).kind is not LineKind.ITEM or self.is_fenced(first):
            return False
        back = event.key() == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self._each_line(lines.outdented if back else lines.indented)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with lists on Enter; leave Ctrl+Enter and Esc to the screen."""
        key, held = event.key(), event.modifiers()
        self._was_at = self.textCursor().position()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape or (key in _ENTER and control):
            event.ignore()
            return
        if key in _ENTER:
            self._new_line(plain=bool(held & Qt.KeyboardModifier.ShiftModifier))
            return
        if key == Qt.Key.Key_Backspace and not held and self._drop_mention():
            return
        if key == Qt.Key.Key_Space and not held & ~Qt.KeyboardModifier.ShiftModifier:
            self._begin_word()
            return
        if key == Qt.Key.Key_V and held == _CONTROL_SHIFT:
            self.paste_plain()
            return
        super().keyPressEvent(event)
        if key in _SIDEWAYS:
            self._step_over_mention(onward=self.textCursor().position() >= self._was_at)

    def _begin_word(self) -> None:
        """Write a space as a step of its own: undo then takes a word at a time, and not all that was written."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(" ")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _mention_around(self, at: int) -> tuple[QTextBlock, LinkSpan] | None:
        """Return the mention in whose hidden part a place of the document lies, its end included."""
        block = self.document().findBlock(at)
        if MENTION not in block.text() and KEPT not in block.text():
            return None
        inside = at - block.position()
        spans = (span for span in links_in(flat(block.text())) if span.is_mention)
        found = next((span for span in spans if span.words_end < inside <= span.end), None)
        return (block, found) if found is not None else None

    def _drop_mention(self) -> bool:
        """Take a whole mention away with the key that would break it; return whether there was one."""
        cursor = self.textCursor()
        found = None if cursor.hasSelection() else self._mention_around(cursor.position())
        if found is None:
            return False
        block, span = found
        cursor.setPosition(block.position() + span.start)
        cursor.setPosition(block.position() + span.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        return True

    def _step_over_mention(self, *, onward: bool) -> None:
        """Let the cursor pass over what cannot be seen in one step."""
        cursor = self.textCursor()
        found = self._mention_around(cursor.position())
        if found is None:
            return
        block, span = found
        to = block.position() + (span.end if onward else span.words_end)
        if to != cursor.position():
            mode = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(to, mode)
            self.setTextCursor(cursor)

    def _new_line(self, *, plain: bool) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        text, at = block.text(), cursor.positionInBlock()
        going_on = None if plain or cursor.hasSelection() or self.is_fenced(block) else lines.continuation(text)
        cursor.beginEditBlock()
        if going_on == "":
            self._replace_line(block, "")
        elif going_on and at >= lines.read_line(flat(text)).mark_end:
            cursor.insertText("\n" + going_on)
        else:
            cursor.insertText("\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # The clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace(PARAGRAPH, "\n").replace(_LINE_SEPARATOR, "\n"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, and hand files and pictures on."""
        return source.hasText() or _holds_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste what a page or a mail says as Markdown, everything else, and everything in code, as plain text."""
        if _holds_files(source):
            self.files_given.emit(source)
            return
        self._insert((self._as_markdown(source) if not self.in_code() else "") or source.text())

    def paste_plain(self) -> None:
        """Paste the words alone."""
        self._insert(QGuiApplication.clipboard().text())

    def _insert(self, text: str) -> None:
        self.textCursor().insertText(text.replace(_LINE_SEPARATOR, "\n"))
        self.ensureCursorVisible()

    @staticmethod
    def _as_markdown(source: QMimeData) -> str:
        if not source.hasHtml():
            return ""
        # What reads HTML is large, and most entries are typed.
        from reljournal.exchange.web_page import LONGEST, has_structure, page_as_markdown

        html = source.html()
        return page_as_markdown(html) if has_structure(html) and len(html) <= LONGEST else ""

    # The mouse

    def _box_at(self, point: QPointF) -> QTextBlock | None:
        block = self.cursorForPosition(point.toPoint()).block()
        corner = self.blockBoundingGeometry(block).topLeft() + self.contentOffset()
        fenced = self.is_fenced(block)
        box = None if fenced else box_rect(block, lines.read_line(flat(block.text())), corner)
        return block if box is not None and box.adjusted(-3, -3, 3, 3).contains(point.toPoint()) else None

    def link_at(self, point: QPointF) -> str:
        """Return where the link under a point of the viewport leads, or nothing."""
        cursor = self.cursorForPosition(point.toPoint())
        for span in links_in(flat(cursor.block().text())):
            if span.start <= cursor.positionInBlock() <= span.end:
                return span.target
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick a box, open a link with Ctrl, otherwise place the cursor."""
        if event.button() == Qt.MouseButton.LeftButton:
            quote = self._label_at(event.position())
            if quote is not None:
                self._open_quotes(quote.position(), quote.position())
                return
            block = self._box_at(event.position())
            if block is not None:
                self._tick_block(block)
                return
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            target = self.link_at(event.position()) if held else ""
            if target.startswith(MENTION):
                self.contact_asked.emit(target.removeprefix(MENTION))
                return
            if target.startswith(KEPT):
                self.file_asked.emit(target.removeprefix(KEPT))
                return
            if target:
                open_link(QUrl(target))
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what a click would do."""
        super().mouseMoveEvent(event)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        at = event.position()
        acts = self._box_at(at) is not None or self._label_at(at) is not None or (held and self.link_at(at))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.IBeamCursor)

    # The look

    def _take_change(self) -> None:
        revision = self.document().revision()
        if self._loading or revision == self._revision:
            return
        self._revision = revision
        self.edited.emit()

    def _put_on_theme(self) -> None:
        theme = current_theme()
        font = theme.font("large")
        look = (theme.name, font.key())
        # A new style sheet gives back the font from before it, after the application's font has changed.
        if look == self._look and self.font().key() == font.key():
            return
        self._look = look
        self.setFont(font)
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(" ") * 4)
        self._fit_column()
        was, self._loading = self._loading, True
        self._highlighter.put_on_theme(font)
        self._revision, self._loading = self.document().revision(), was

    def reading_width(self) -> int:
        """Return how wide a line is at most, in pixels."""
        return round(QFontMetricsF(self.font()).averageCharWidth() * _READING_LETTERS)

    def _fit_column(self) -> None:
        """Keep lines as long as they read well, or as the field is wide."""
        widest = self.reading_width()
        # The cursor needs a little room behind the last letter.
        room = max(1, self.viewport().width() - self.cursorWidth() - 1)
        column = min(widest, room)
        left = room - column if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        if (column, left) != (self._lines.column, self._lines.left):
            self._lines.column, self._lines.left = column, left
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        block = self.document().begin()
        while block.isValid():
            block.clearLayout()
            block = block.next()
        self._lines.documentSizeChanged.emit(self._lines.documentSize())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the reading width or at the edge, whichever is nearer."""
        self._fit_column()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        followed = {QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}
        if event.type() in followed and self._look is not None:
            self._put_on_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then dots, boxes and bars in the place of marks."""
        super().paintEvent(event)
        block = self.firstVisibleBlock()
        corner = self.blockBoundingGeometry(block).topLeft() + self.contentOffset()
        painter = QPainter(self.viewport())
        first, last = event.rect().top(), event.rect().bottom()
        while block.isValid() and corner.y() <= last:
            height = self._lines.blockBoundingRect(block).height()
            text = block.text()
            if height and corner.y() + height >= first:
                # Most lines are plain words, and pass by without being read any closer.
                if text.lstrip()[:1] in _MARKS and not self.is_fenced(block):
                    self._paint_mark(painter, block, lines.read_line(flat(text)), corner, height)
                if KEPT in text or self._folds:
                    self._below.paint(painter, block, corner, height)
            corner.setY(corner.y() + height)
            block = block.next()
        painter.end()

    def _paint_mark(self, painter: QPainter, block: QTextBlock, line: Line, top: QPointF, height: float) -> None:
        if line.kind is LineKind.RULE:
            across = QRectF(self._lines.left + top.x(), top.y() + height / 2, self._lines.column, 1)
            painter.fillRect(across, current_theme().colour("muted"))
        elif line.box >= 0:
            rect = box_rect(block, line, top)
            if rect is not None:
                paint_box(painter, rect, checked=line.checked)
        elif line.kind is LineKind.QUOTE or (line.kind is LineKind.ITEM and line.number is None):
            area = mark_area(block, line.mark_start, line.mark_start + 1, top)
            if area is not None and line.kind is LineKind.ITEM:
                paint_dot(painter, area, mirrored=lines.reads_from_right(block.text()))
            elif area is not None:
                area.setTop(round(top.y()))
                area.setHeight(round(height))
                paint_quote_bar(painter, area)


def _holds_files(data: QMimeData) -> bool:
    """Return whether there are files of this computer, or a picture without words (a table brings both)."""
    return any(url.isLocalFile() for url in data.urls()) or (data.hasImage() and not data.hasText())
