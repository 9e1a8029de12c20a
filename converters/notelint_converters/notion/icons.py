"""Icons: which kind of alert a callout's is, and emoji for those that Notion draws itself."""

import regex

_ICON = regex.compile(r"/icons/(?P<name>[\w-]+?)(?:_[a-z]+)?\.svg")
_KINDS = {
    "TIP": "💡 ✅ ☑ ✔ 👍 🎯 🌟 ⭐ 🔑 🧠 🪄 ✨ 🚀",
    "WARNING": "⚠ 🚧 ❗ ❕ ‼ 🟡 ✋",
    "CAUTION": "🚨 🛑 ⛔ ❌ 🚫 ☠ 💀 🔥 🔴 💣",
    "IMPORTANT": "📣 📢 🔔 📌 ❓ 🆘",
}
_KIND = {icon: kind for kind, icons in _KINDS.items() for icon in icons.split()}
_EMOJI_OF_ICON = {
    "alert": "🚨",
    "bell": "🔔",
    "bookmark": "🔖",
    "check": "✅",
    "checkmark": "✅",
    "clear": "❌",
    "fire": "🔥",
    "flag": "🚩",
    "help-alternate": "❓",
    "info": "ℹ️",
    "info-alternate": "ℹ️",
    "key": "🔑",
    "light-bulb": "💡",
    "link": "🔗",
    "megaphone": "📣",
    "pin": "📌",
    "question-mark": "❓",
    "report": "🚨",
    "star": "⭐",
    "target": "🎯",
    "warning": "⚠️",
}
"""Notion's own icons, as far as there are emoji that say the same."""


def alert_kind(icon: str) -> str:
    """The alert that a callout with this emoji, or none, becomes."""
    return _KIND.get(icon[:1], "NOTE")


def emoji_of(url: str) -> str:
    """The emoji for one of Notion's own icons; empty, where none says the same."""
    found = _ICON.search(url)
    return _EMOJI_OF_ICON.get(found["name"], "") if found else ""
