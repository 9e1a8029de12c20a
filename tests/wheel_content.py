"""Check what a built wheel holds: ``python tests/wheel_content.py notelint-*.whl``; exit 1 names what is wrong."""

import sys
import zipfile
from pathlib import Path, PurePosixPath

PACKAGES = {"notelint", "notelint_rules", "notelint_converters"}
HOMES = {
    "notelint": "notelint",
    "notelint_rules": "rules/notelint_rules",
    "notelint_converters": "converters/notelint_converters",
}
LEFT_OUT = {"__pycache__", "tests", "conformance", "benchmarks", "examples"}


def problems(wheel: Path, checkout: Path) -> list[str]:
    names = {PurePosixPath(name) for name in zipfile.ZipFile(wheel).namelist()}
    inside = {name for name in names if not name.parts[0].endswith(".dist-info")}
    found = [
        f"{name} does not belong into the wheel"
        for name in sorted(inside)
        if name.parts[0] not in PACKAGES
    ]
    found += [
        f"{name} does not belong into the wheel"
        for name in sorted(inside)
        if LEFT_OUT & set(name.parts)
    ]
    for package, home in HOMES.items():
        for path in sorted((checkout / home).rglob("*")):
            name = PurePosixPath(package) / path.relative_to(checkout / home).as_posix()
            if path.is_file() and "__pycache__" not in path.parts and name not in inside:
                found.append(f"{name} is missing from the wheel")
    if not any(name.name == "LICENSE" for name in names):
        found.append("the licence is missing from the wheel")
    return found


if __name__ == "__main__":
    wrong = problems(Path(sys.argv[1]), Path(__file__).parent.parent)
    sys.exit("\n".join(wrong) or None)
