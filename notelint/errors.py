"""Everything notelint raises on purpose.

NotelintError
├── ConfigError      the settings are wrong
├── PluginError      a plugin cannot be loaded, or breaks its contract
├── InputError       something given on the command line cannot be read, or is no note
└── ConversionError  the input cannot be read as the format asked for, or the output cannot be written
"""


class NotelintError(Exception):
    """The user can mend this; the command line prints the message and exits 2.

    A message names the file, key or plugin it is about, and the remedy where there is one.
    """


class ConfigError(NotelintError):
    """The settings are wrong."""


class PluginError(NotelintError):
    """A plugin cannot be loaded, or breaks its contract."""


class InputError(NotelintError):
    """Something given on the command line cannot be read, or is no note."""


class ConversionError(NotelintError):
    """The input cannot be read as the format asked for, or the output cannot be written."""
