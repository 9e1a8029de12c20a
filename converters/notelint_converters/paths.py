"""Paths of files in one folder, as seen from each other."""


def relative(target: str, folder: str) -> str:
    """The path of a file as seen from a folder; both are relative to one place, and normalised.

    ``.`` or nothing is that place itself. What `posixpath.relpath` says, without a look at the disk.
    """
    there = target.split("/")
    here = folder.split("/") if folder not in ("", ".") else []
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
