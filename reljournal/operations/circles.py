"""What a person does with circles. None of it ever touches a contact."""

from __future__ import annotations

from collections.abc import Iterable

from reljournal.domain.circles import Circle
from reljournal.domain.errors import RelJournalError
from reljournal.domain.rule_text import rule_from_text, rule_to_text
from reljournal.domain.rules import Rule, is_complete
from reljournal.domain.text import fold
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circle, circles, ids_by_hand, there, who


def add_circle(journal: Journal, name: str, rule: Rule | None = None, contact_ids: Iterable[int] = ()) -> int:
    """Add a circle, by ``rule``, or by hand with these contacts in it; return its id.

    Raises:
        RelJournalError: it has no name, or that of another circle, or its rule is not finished.
    """
    from reljournal.store import circles as writing

    named = _free_name(journal, name)
    text = ""
    if rule is not None:
        _refuse_unfinished(journal, rule)
        text = rule_to_text(rule)
    with journal.edit(f"Add circle “{named}”"):
        circle_id = writing.add_circle(named, text)
        if rule is None:
            writing.put_in(circle_id, there(journal, contact_ids))
    return circle_id


def rename_circle(journal: Journal, circle_id: int, name: str) -> None:
    """Give a circle another name.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: the name is empty, or that of another circle.
    """
    from reljournal.store import circles as writing

    before = circle(journal, circle_id)
    named = _free_name(journal, name, but=circle_id)
    if named != before.name:
        with journal.edit(f"Rename circle “{before.name}” to “{named}”"):
            writing.rename_circle(circle_id, named)


def move_circle(journal: Journal, circle_id: int, steps: int) -> None:
    """Move a circle down by ``steps`` places, up when negative, as far as there are places.

    Raises:
        NotFoundError: it is gone.
    """
    from reljournal.store import circles as writing

    moved = circle(journal, circle_id)
    order = [item.id for item in circles(journal)]
    at = order.index(circle_id)
    order.insert(min(max(0, at + steps), len(order) - 1), order.pop(at))
    with journal.edit(f"Move circle “{moved.name}”"):
        writing.set_order(order)


def change_rule(journal: Journal, circle_id: int, rule: Rule) -> None:
    """Give a circle by rule another rule.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: it is a circle by hand, or the rule is not finished or leads back to the circle itself.
    """
    from reljournal.store import circles as writing

    changed = circle(journal, circle_id)
    if not changed.is_by_rule:
        raise RelJournalError(f"“{changed.name}” is a circle by hand: it has no rule to change.")
    _refuse_unfinished(journal, rule, circle_id)
    text = rule_to_text(rule)
    if text != changed.rule_text:
        with journal.edit(f"Change the rule of “{changed.name}”"):
            writing.set_rule(circle_id, text)


def remove_circle(journal: Journal, circle_id: int) -> str:
    """Remove a circle; everyone who was in it stays. Return the edit's label.

    Raises:
        NotFoundError: it is gone.
    """
    from reljournal.store import circles as writing

    label = f"Remove circle “{circle(journal, circle_id).name}”"
    with journal.edit(label):
        writing.remove_circle(circle_id)
    return label


def put_into_circle(journal: Journal, circle_id: int, contact_ids: Iterable[int]) -> int:
    """Put contacts into a circle by hand in one edit; return how many were not in it before.

    Raises:
        NotFoundError: the circle is gone.
        RelJournalError: who is in it follows from a rule.
    """
    from reljournal.store import circles as writing

    found = _by_hand(journal, circle_id)
    new = there(journal, contact_ids) - ids_by_hand(journal, circle_id)
    if new:
        with journal.edit(f"Put {who(journal, new)} into “{found.name}”"):
            writing.put_in(circle_id, new)
    return len(new)


def take_out_of_circle(journal: Journal, circle_id: int, contact_ids: Iterable[int]) -> int:
    """Take contacts out of a circle by hand in one edit; return how many were in it.

    Raises:
        NotFoundError: the circle is gone.
        RelJournalError: who is in it follows from a rule.
    """
    from reljournal.store import circles as writing

    found = _by_hand(journal, circle_id)
    gone = set(contact_ids) & ids_by_hand(journal, circle_id)
    if gone:
        with journal.edit(f"Take {who(journal, gone)} out of “{found.name}”"):
            writing.take_out(circle_id, gone)
    return len(gone)


def suggested_name(journal: Journal, name: str) -> str:
    """Return ``name``, with a number behind it when a circle is called so already."""
    taken = {fold(item.name) for item in circles(journal)}
    number, found = 1, name
    while fold(found) in taken:
        number += 1
        found = f"{name} {number}"
    return found


def _free_name(journal: Journal, name: str, but: int = 0) -> str:
    named = " ".join(name.split())
    if not named:
        raise RelJournalError("A circle needs a name.")
    for other in circles(journal):
        if other.id != but and fold(other.name) == fold(named):
            raise RelJournalError(f"There is a circle “{other.name}” already. Choose another name.")
    return named


def _refuse_unfinished(journal: Journal, rule: Rule, circle_id: int = 0) -> None:
    if not rule.parts:
        raise RelJournalError("A rule needs at least one condition.")
    if not all(is_complete(condition) for condition in rule.conditions()):
        raise RelJournalError("One condition of the rule is not filled in yet.")
    rules = {item.id: item.rule_text for item in circles(journal) if item.is_by_rule}
    seen: set[int] = set()
    ahead = rule.circle_ids()
    while ahead:
        if circle_id in ahead:
            raise RelJournalError("A circle cannot be part of its own rule, nor of one that this rule names.")
        seen |= ahead
        named = [rule_from_text(rules[each]).circle_ids() for each in ahead if each in rules]
        ahead = set().union(*named) - seen


def _by_hand(journal: Journal, circle_id: int) -> Circle:
    found = circle(journal, circle_id)
    if found.is_by_rule:
        raise RelJournalError(
            f"Who is in “{found.name}” follows from its rule. Change the rule, or choose a circle by hand."
        )
    return found
