"""Writes the stories of the corpus as articles, a JSONL line each: linked incidents to look at.

python tests/desk/stories.py corpus/incidents/seen build/stories.jsonl
"""

import json
import sys
from pathlib import Path

FIELDS = ("text", "published", "publisher", "url")


def main() -> None:
    """Write every report of the folder's stories, in the order of the files."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="\n") as lines:
        for path in sorted(folder.glob("*.json")):
            story = json.loads(path.read_text(encoding="utf-8"))
            for report in story["reports"]:
                told = {field: report[field] for field in FIELDS if report.get(field)}
                lines.write(json.dumps(told, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
