from collections.abc import Iterator
from dataclasses import dataclass

from notelint import Bad, Finding, Good, Note, Rule, Vault
from notelint_todo.comment import COMMENT, Comment


@dataclass(frozen=True)
class LeftoverComment(Rule):
    """A published note has no comment left in it.

    Obsidian hides what stands between lines of `%%`; other readers show it.
    """

    name = "leftover-comment"
    group = "todo"
    constructs = [COMMENT]

    good = [Good("할인은 20%% 였다.\n")]
    bad = [Bad("본문\n\n⟦%%\n*나중에* 쓸 것\n%%⟧\n", ["a comment is left"])]

    def check(self, note: Note, vault: Vault) -> Iterator[Finding]:
        for comment in note.find(Comment):
            yield Finding(comment.span, "a comment is left")
