"""The page of findings as Chromium opens it: its script runs, and everything is found and filtered.

``python conformance/html_page.py NOTES``; says so where there is no Chromium.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("notes", type=Path)
    notes = arguments.parse_args().notes
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print(f"the page is not opened: none of {', '.join(BROWSERS)} is there")
        return
    found = json.loads(_report("json", notes))
    rules = Counter(finding["rule"] for finding in found)
    rule, count = rules.most_common(1)[0]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder, "page.html")
        page.write_bytes(_report("html", notes))
        opened = [
            _shown(browser, page, {}),
            _shown(browser, page, {"by": "rule"}),
            _shown(browser, page, {"rule": rule}),
        ]
    expected = [
        (len(found), len({finding["path"] for finding in found}), f"{len(found):,} findings"),
        (len(found), len(rules), f"{len(found):,} findings"),
        (
            count,
            len({f["path"] for f in found if f["rule"] == rule}),
            f"{count:,} of {len(found):,}",
        ),
    ]
    print(f"{len(found)} findings, {count} of them of {rule}: {'; '.join(o[2] for o in opened)}")
    if opened != expected:
        sys.exit(f"the page shows {opened}, expected {expected}")


def _report(name: str, notes: Path) -> bytes:
    command = [sys.executable, "-m", "notelint", "check", str(notes), "--exit-zero"]
    run = subprocess.run([*command, "--output-format", name], stdout=subprocess.PIPE, check=True)
    return run.stdout


def _shown(browser: str, page: Path, picked: dict[str, str]) -> tuple[int, int, str]:
    """How many findings and groups are not hidden, and what the page says of it."""
    address = f"{page.as_uri()}#?{urlencode(picked)}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent}/user"]
    command = [browser, *options, "--dump-dom", address]
    run = subprocess.run(command, capture_output=True, check=True, timeout=120)
    dom = run.stdout.decode()
    findings = re.findall(r'<li id="f\d+" class="finding [^>]*>', dom)
    groups = re.findall(r'<details class="group"[^>]*>', dom)
    said = re.search(r"<output>([^<]*)</output>", dom)
    visible = [sum(' hidden=""' not in tag for tag in tags) for tags in (findings, groups)]
    return visible[0], visible[1], said[1] if said else "nothing"


if __name__ == "__main__":
    main()
