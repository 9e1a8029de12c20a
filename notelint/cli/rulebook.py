"""The configuration and the rules in force for each note, whatever folder it lies in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from notelint import plugins
from notelint.cli.surroundings import Surroundings
from notelint.config import Choice, Config, plugin_files, resolve
from notelint.config.layers import Layer
from notelint.config.selection import active_rules, excluded, for_note
from notelint.rule import ActiveRule


class Rulebook:
    """``folders`` are those of all notes in question: their configurations may name plugins.

    ``choice`` is what the command line says about which rules run.
    """

    def __init__(
        self, surroundings: Surroundings, folders: Iterable[Path], choice: Choice | None = None
    ) -> None:
        folders = tuple(folders)
        layers = {layer.path: layer for place in folders for layer in surroundings.layers(place)}
        self.plugins = plugins.load(local=plugin_files(layers.values()))
        self.surroundings = surroundings
        self._folders = folders
        self._choice = choice
        self._settled: dict[Path | None, tuple[Config, tuple[ActiveRule, ...]]] = {}
        self._by_folder: dict[Path, tuple[Config, tuple[ActiveRule, ...]]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Plugins do not travel to another process: they are loaded there."""
        return Rulebook, (self.surroundings, self._folders, self._choice)

    def config(self, folder: Path) -> Config:
        """The settings for an absolute folder. Raises ConfigError where they are wrong."""
        return self._settle(folder)[0]

    def rules(self, folder: Path) -> tuple[ActiveRule, ...]:
        """The rules that are on in an absolute folder, per-file ignores aside."""
        return self._settle(folder)[1]

    def rules_for(self, note: Path) -> tuple[ActiveRule, ...]:
        """The rules that are on for the note at an absolute path."""
        config, rules = self._settle(note.parent)
        return for_note(rules, note, config)

    def excludes(self, note: Path) -> bool:
        return excluded(note, self.config(note.parent))

    def _settle(self, folder: Path) -> tuple[Config, tuple[ActiveRule, ...]]:
        if folder not in self._by_folder:
            self._by_folder[folder] = self._settle_layers(self.surroundings.layers(folder))
        return self._by_folder[folder]

    def _settle_layers(self, layers: tuple[Layer, ...]) -> tuple[Config, tuple[ActiveRule, ...]]:
        nearest = layers[-1].path if layers else None
        if nearest not in self._settled:
            config = resolve(layers, self.plugins.rules)
            rules = active_rules(config, self.plugins.rules, self._choice)
            self._settled[nearest] = config, rules
        return self._settled[nearest]


def of_working_directory() -> Rulebook:
    """The rules, and what the configuration says about them, here."""
    here = Path.cwd()
    return Rulebook(Surroundings(), [here])
