"""Hold every file of the corpus of bad files against the problems that are expected of it.

`python tests/quality/bad_files.py [--out FILE.json]`
"""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "badfiles"))

from corpus import corpus, copy_of_data, put  # noqa: I001

from leiq_sim.files.load import check_files


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--out", type=Path)
    asked = wanted.parse_args()
    os.environ.pop("LEIQ_OWN", None)  # each copy of data/ has its own entries
    rows = []
    for bad in corpus():
        with tempfile.TemporaryDirectory() as name:
            place = copy_of_data(Path(name) / "data") if bad.needs_folder else Path(name)
            found = {problem.code for problem in check_files([put(bad, place)])}
        rows.append({"file": bad.name, "what": bad.what, "codes": sorted(found), "as_expected": found == bad.codes})
    wrong = [row["file"] for row in rows if not row["as_expected"]]
    figures = {
        "files": len(rows),
        "refused": sum(bool(row["codes"]) for row in rows),
        "valid": sum(not row["codes"] for row in rows),
        "codes": len({code for row in rows for code in row["codes"]}),
        "kinds": dict(Counter(Path(row["file"]).suffix.lower().lstrip(".") for row in rows)),
        "wrong": wrong,
        "list": rows,
    }
    print(f"{figures['files']} files, {figures['refused']} refused, {figures['codes']} codes, {len(wrong)} wrong")
    if asked.out:
        asked.out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
