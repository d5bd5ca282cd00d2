#!/usr/bin/env bash
# pandoc 3.6.1 (pypandoc_binary 1.15): the contents of an EPUB 2 that it writes
# begin with an entry for its own title page, so that a reader who takes the
# ncx for the outline sees the title of the book as a chapter beside the
# chapters, on the same level. Its EPUB 3 navigation has no such entry.
#
# Output seen:
#   epub2: 河志 -> text/title_page.xhtml | 第一章 渡口 -> text/ch001.xhtml
#   epub3: 第一章 渡口 -> text/ch001.xhtml
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pypandoc_binary==1.15
cd "$folder"
cat > look.py <<'P'
import re
import zipfile

import pypandoc

assert pypandoc.get_pandoc_version() == "3.6.1", pypandoc.get_pandoc_version()
with open("a.md", "w", encoding="utf-8") as file:
    file.write("---\ntitle: 河志\n---\n\n# 第一章 渡口\n\n渡口有船。\n")


def entries(kind, member, pattern):
    pypandoc.convert_file("a.md", kind, outputfile=kind + ".epub")
    book = zipfile.ZipFile(kind + ".epub")
    name = next(name for name in book.namelist() if name.endswith(member))
    text = book.read(name).decode()
    return [(a, b.split("#")[0]) for a, b in re.findall(pattern, text, re.S)]


ncx = entries(
    "epub2", ".ncx", r'<navLabel>\s*<text>([^<]*)</text>\s*</navLabel>\s*<content src="([^"]*)"'
)
toc = entries("epub3", "nav.xhtml", r'<li[^>]*>\s*<a href="([^"]*)">([^<]*)</a>')
toc = [(title, place.split("#")[0]) for place, title in toc if "ch00" in place or "title" in title]
for kind, found in (("epub2", ncx), ("epub3", toc)):
    print(kind + ": " + " | ".join(title + " -> " + place for title, place in found))
assert ncx == [
    ("河志", "text/title_page.xhtml"),
    ("第一章 渡口", "text/ch001.xhtml"),
], ncx
assert toc == [("第一章 渡口", "text/ch001.xhtml")], toc
P
"$folder/venv/bin/python" look.py
