#!/usr/bin/env bash
# Official letters date in hanzi with the round zero 〇 (二〇二五年). cn2an reads
# such a number alone as the year 2025, but its `transform`, made for running
# text, does not know 〇 among the characters of a date: it turns the digits on
# both sides and leaves the zero, so that no date reader takes what comes out.
# With 零 in its place the same date is turned whole.
# Seen with cn2an 0.5.23.
#
# Output seen:
#   2025
#   2〇25年3月12日
#   2025年3月12日
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet cn2an==0.5.23 proces==0.1.7
cd "$folder"
cat > look.py <<'P'
from importlib.metadata import version

import cn2an

assert version("cn2an") == "0.5.23", version("cn2an")
seen = [
    cn2an.cn2an("二〇二五", "normal"),
    cn2an.transform("二〇二五年三月十二日", "cn2an"),
    cn2an.transform("二零二五年三月十二日", "cn2an"),
]
print("\n".join(map(str, seen)))
assert seen == [2025, "2〇25年3月12日", "2025年3月12日"], seen
P
"$folder/venv/bin/python" look.py
