"""Measure what a reader and a contributor wait for, and how it grows. Prints; never fails.

Works in a temporary copy. `growth` can be asked for alone: `python tools/bench.py growth`.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "_build", "__pycache__", ".pytest_cache", ".hypothesis"
)
LOAD = """
import time
from bamboobirch import tables
start = time.perf_counter()
rows = sum(len(tables.load(name)) for name in tables.names())
print(f"{time.perf_counter() - start:8.2f} s  load of all {len(tables.names())} tables ({rows} rows)")
"""
ASSET = re.compile(r'<(?:link[^>]*rel="(?:stylesheet|icon|shortcut icon)"|script|img)[^>]*>')
ADDRESS = re.compile(r'(?:href|src)="(?!data:)([^"#?]+)')


def seconds(what, command, copy):
    start = time.perf_counter()
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    print(
        f"{time.perf_counter() - start:8.2f} s  {what}",
        "" if done.returncode == 0 else "(FAILED)",
        flush=True,
    )
    return done


def change_a_notebook(copy):
    """Add a comment to the first code cell of a chapter."""
    path = sorted((copy / "notebooks").rglob("*.ipynb"))[0]
    text = path.read_text("utf-8")
    at = text.index('"source": [', text.index('"cell_type": "code"')) + len('"source": [')
    path.write_text(f'{text[:at]}"# changed\\n",{text[at:]}', "utf-8")
    return path.relative_to(copy)


def weigh(site):
    """Bytes of each page with all that it fetches, as stored and as a server compresses them."""
    print("\n     raw     gzip  page, with style sheets, scripts and images")
    for page in sorted(site.rglob("*.html")):
        tags = ASSET.findall(page.read_text("utf-8"))
        fetched = {page} | {
            (page.parent / address).resolve()
            for tag in tags
            for address in ADDRESS.findall(tag)
        }
        contents = [path.read_bytes() for path in fetched if path.is_file()]
        raw, packed = (
            sum(map(len, contents)),
            sum(len(gzip.compress(content)) for content in contents),
        )
        print(f"{raw:8} {packed:8}  {page.relative_to(site)}")


def steps():
    """What is heavy in the book, each with the largest record that it is measured on.

    A step takes what the steps before it left in a dictionary, and leaves its own result there.
    Random draws are few: their number is chosen, not given by the record.
    """
    import frictionless  # noqa: F401, so that the check is timed without it
    import numpy as np

    from bamboobirch import (
        balance,
        changepoints,
        check,
        coding,
        communities,
        crossing,
        datapackage,
    )
    from bamboobirch import (
        dates,
        evidence,
        exports,
        indexes,
        mentions,
        networks,
        paths,
        periods,
    )
    from bamboobirch import readings, tables, turnover

    def arrays(b):
        actors = tables.load("actors").set_index("actor_id")
        events = b["whole"].events.set_index("event_id")
        named, at = networks.side(b["graph"], 0), networks.side(b["graph"], 1)
        b["attended"], b["sides"] = crossing.members(b["graph"]), actors["side"]
        b["who"], b["where"] = paths.flat(b["attended"])
        b["of_side"], b["period"] = actors["side"].loc[named].to_numpy(), events["period"]
        b["strata"] = events.loc[at, "period"].tolist()
        middle = [
            dates.decimal_year(periods.DECIDING["middle"](dates.parse(d)))
            for d in events.loc[at, "date"]
        ]
        b["when"] = np.array(middle)[b["where"]]

    def within(b):
        part = evidence.within("1965-1975-war-alliance", b["whole"])
        b["small"] = networks.bipartite(part.parts, part.events)
        return networks.brokers(
            b["small"], tables.load("actors").set_index("actor_id")["name"], draws=2
        )

    def trade(b):
        return list(crossing.rewired(b["attended"], b["strata"], 2))

    def turn(b):
        return turnover.walk(b["who"], b["where"], b["when"], np.arange(1952, 2020), 7, 20)

    def export(b):
        tables_ = tables.load("actors"), b["whole"].events, b["whole"].told
        return exports.graphml(exports.described(b["graph"], *tables_)), exports.gexf(
            exports.described(b["tie"], *tables_)
        )

    def breaks(b):
        years = [dates.year(date) for date in b["whole"].events["date"]]
        series = np.bincount(np.array(years), minlength=2026)[1945:2026].astype(float)
        return changepoints.partitions(changepoints.costs(series), 8, 5)

    def signs(b):
        import pandas as pd

        random, nodes = np.random.default_rng(1950), list("ABCD")
        table = pd.DataFrame(random.choice([-1.0, 1.0], (80, 6)), columns=balance.pairs(nodes))
        return balance.against_chance(table, nodes, "years", 50)

    def read(b):
        first, second = (coding.matrix("pillar", coder) for coder in ("first", "second"))
        return readings.drawn(first, second, 10)

    def index(b):
        return indexes.filed(), indexes.neighbours(), indexes.offices(), indexes.conflicts()

    def mention(b):
        for cached in (
            mentions.names,
            mentions.families,
            mentions._pattern,
            mentions._read_in,
            mentions._told_by,
        ):
            cached.cache_clear()
        return list(mentions.find("Brezhnev saw Lê Duẩn in Moscow, and Kosygin went to Hanoi."))

    def circles(b):
        return communities.louvain(
            communities.weighted(b["who"], b["where"], len(b["of_side"]))
        )

    return {
        "check of all tables": (lambda b: check.problems(datapackage.folder()), 10),
        "read of the tables": (
            lambda b: [
                tables.load(t)
                for t in ("actors", "events", "event_sources", "participations", "codings")
            ],
            100,
        ),
        "evidence.everything": (lambda b: b.update(whole=evidence.everything()), 100),
        "networks.bipartite": (
            lambda b: b.update(graph=networks.bipartite(b["whole"].parts, b["whole"].events)),
            100,
        ),
        "networks.project": (lambda b: b.update(tie=networks.project(b["graph"])), 100),
        "arrays of it": (arrays, 100),
        "exports, both graphs": (export, 10),
        "crossing.rewired, 2 draws": (trade, 100),
        "crossing.brokerage": (
            lambda b: crossing.brokerage(b["who"], b["where"], b["of_side"]),
            100,
        ),
        "crossing.drawn, 1 draw": (
            lambda b: crossing.drawn(b["graph"], b["sides"], b["period"], 1),
            100,
        ),
        "networks.brokers, a period, 2 draws": (within, 100),
        "communities.louvain": (circles, 100),
        "turnover.walk, 20 draws": (turn, 100),
        "readings.drawn, 10 draws": (read, 100),
        "changepoints, events a year": (breaks, 100),
        "balance, 50 draws (no events)": (signs, 100),
        "indexes": (index, 100),
        "mentions.find": (mention, 100),
    }


def growth(sizes=(1, 3, 10, 30, 100)):
    """Processor seconds of each heavy step on the record many times over, and how they grow.

    The exponent is the slope of log seconds on log size, over all sizes and over the last two:
    1 is linear, 2 quadratic. The record is that of `bamboobirch.resampled`.
    """
    import math

    from bamboobirch import resampled, tables

    doing, taken = steps(), {}
    tables._require_soundness = lambda data: None  # the check is a step of its own
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            os.environ.pop("BAMBOOBIRCH_DATA", None)
            resampled.written(Path(folder), size)
            os.environ["BAMBOOBIRCH_DATA"] = folder
            tables._read.cache_clear()
            left = {}
            for what, (step, most) in doing.items():
                if size <= most:
                    start = time.process_time()
                    step(left)
                    taken[what, size] = time.process_time() - start
                    if os.environ.get("BENCH_LOUD"):
                        print(size, what, round(taken[what, size], 2), flush=True)
    os.environ.pop("BAMBOOBIRCH_DATA", None)
    print(
        "\n"
        + f"{'processor seconds, record so many times':38}"
        + "".join(f"{n:>8}" for n in sizes)
        + "   slope   last"
    )
    for what, (_, most) in doing.items():
        row = [(n, max(taken[what, n], 1e-4)) for n in sizes if n <= most]
        slope = slope_of([(math.log(n), math.log(t)) for n, t in row])
        last = math.log(row[-1][1] / row[-2][1]) / math.log(row[-1][0] / row[-2][0])
        cells = "".join(f"{t:8.2f}" for _, t in row) + " " * 8 * (len(sizes) - len(row))
        print(f"{what:38}{cells}{slope:8.2f}{last:7.2f}")


def slope_of(points):
    """Least squares slope of a line through points."""
    x, y = (sum(values) / len(points) for values in zip(*points))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def main():
    if sys.argv[1:] == ["growth"]:
        return growth()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "book").resolve()
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        build = [sys.executable, "tools/build.py"]
        first = seconds("cold build", build, copy)
        print(first.stderr, end="")
        seconds("unchanged rebuild", build, copy)
        seconds(f"rebuild after a change in {change_a_notebook(copy)}", build, copy)
        subprocess.run(
            [sys.executable, "-c", LOAD], cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}
        )
        weigh(copy / "_build" / "html")
    growth()


if __name__ == "__main__":
    main()
