#!/usr/bin/env bash
# A term raised with tracked changes on: 十五 struck out, 三十 put in. Word and
# most tools then read 企业应当在三十日内报告, the text as accepted. The text of
# a paragraph in python-docx is that of the runs that stand in it directly: the
# deletion is out, as it should be, but what was inserted stands one level
# deeper and is out as well, so the duty is left without its term and nothing
# tells of it. docx2txt reads the same file as accepted.
# Seen with python-docx 1.2.0 and docx2txt 0.9.
#
# Output seen:
#   企业应当在日内报告。
#   企业应当在三十日内报告。
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet python-docx==1.2.0 docx2txt==0.9
cd "$folder"
cat > look.py <<'P'
from importlib.metadata import version

import docx
import docx2txt
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

assert version("python-docx") == "1.2.0" and version("docx2txt") == "0.9"
document = docx.Document()
paragraph = document.add_paragraph("企业应当在")
for kind, text, number, term in (("del", "delText", 1, "十五"), ("ins", "t", 2, "三十")):
    change = parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="{number}" w:author="office">'
        f"<w:r><w:{text}>{term}</w:{text}></w:r></w:{kind}>"
    )
    paragraph._p.append(change)
paragraph.add_run("日内报告。")
document.save("law.docx")

seen = [docx.Document("law.docx").paragraphs[0].text, docx2txt.process("law.docx").strip()]
print("\n".join(seen))
assert seen == ["企业应当在日内报告。", "企业应当在三十日内报告。"], seen
P
"$folder/venv/bin/python" look.py
