"""Sort the tables and record their digests in `data/datapackage.json` (`make data`)."""

from __future__ import annotations

import csv
import json

from bamboobirch import datapackage
from bamboobirch.check import sort_key


def main() -> None:
    """Rewrite each table sorted by its key, and the descriptor with bytes and SHA-256."""
    data = datapackage.folder()
    package = datapackage.read(data)
    for resource in package["resources"]:
        path = data / resource["path"]
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        columns = [field["name"] for field in resource["schema"]["fields"]]
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(rows, key=sort_key(resource)))
        resource["bytes"] = path.stat().st_size
        resource["hash"] = f"sha256:{datapackage.digest(path)}"
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (data / datapackage.DESCRIPTOR).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
