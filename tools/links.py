"""Ask every address in the book whether it still answers; tell, and never fail.

Pages move and servers refuse robots: what is found here is for an editor to look at, and no reason not to build.
The evidence stays valid as read on the access date that the bibliography gives.
"""

import json
import subprocess
from collections import Counter

import build

REPORT = build.BUILD / "linkcheck" / "output.json"


def found(lines):
    """What Sphinx wrote, one record an address: its status, the page that names it, and why it failed."""
    records = [json.loads(line) for line in lines if line.strip()]
    return {record["uri"]: record for record in records if record["uri"].startswith("http")}


def summary(records):
    """Lines to print: how many addresses have which status, then each that does not answer."""
    tally = Counter(record["status"] for record in records.values())
    yield f"{len(records)} addresses: " + (", ".join(f"{n} {status}" for status, n in tally.most_common()) or "none")
    for uri, record in sorted(records.items()):
        if record["status"] in {"broken", "timeout"}:
            yield f"{record['status']:8} {uri}\n         named in {record['filename']}; {record['info'][:150]}"


def main():
    REPORT.unlink(missing_ok=True)
    command = [build.JUPYTER_BOOK, "build", "--quiet", "--builder", "custom", "--custom-builder", "linkcheck", "."]
    subprocess.run(command, cwd=build.ROOT, env=build.ENVIRONMENT, capture_output=True)
    if REPORT.exists():
        print("\n".join(summary(found(REPORT.read_text(encoding="utf-8").splitlines()))))
    else:
        print("No address was checked: the book did not build. Type: make book")


if __name__ == "__main__":
    main()
