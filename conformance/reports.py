"""Reports against what others say of them: the schema of SARIF, junitparser, xmllint.

``python conformance/reports.py SCHEMA NOTES``: SCHEMA is OASIS' ``sarif-schema-2.1.0.json``.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import junitparser


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("schema", type=Path)
    arguments.add_argument("notes", type=Path)
    given = arguments.parse_args()
    count = len(json.loads(_report("json", given.notes)))
    sarif = json.loads(_report("sarif", given.notes))
    jsonschema.validate(sarif, json.loads(given.schema.read_text(encoding="utf-8")))
    found = {
        "sarif": len(sarif["runs"][0]["results"]),
        "gitlab": len({i["fingerprint"] for i in json.loads(_report("gitlab", given.notes))}),
        "junit": junitparser.JUnitXml.fromstring(_report("junit", given.notes)).failures,
        "checkstyle": _report("checkstyle", given.notes).count(b"<error "),
        "rdjson": len(json.loads(_report("rdjson", given.notes))["diagnostics"]),
    }
    for name in ("junit", "checkstyle"):
        if shutil.which("xmllint"):
            command = ["xmllint", "--noout", "-"]
            subprocess.run(command, input=_report(name, given.notes), check=True)
    print(f"{count} findings: {', '.join(f'{name} {number}' for name, number in found.items())}")
    if set(found.values()) != {count}:
        sys.exit("not all reports hold every finding")


def _report(name: str, notes: Path) -> bytes:
    command = [sys.executable, "-m", "notelint", "check", str(notes), "--exit-zero"]
    run = subprocess.run([*command, "--output-format", name], stdout=subprocess.PIPE, check=True)
    return run.stdout


if __name__ == "__main__":
    main()
