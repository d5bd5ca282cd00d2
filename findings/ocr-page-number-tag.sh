#!/usr/bin/env bash
# CommonMark lets no underscore stand in the name of a tag. So what vision
# models write around the furniture of a page, <page_number>14</page_number>,
# is no HTML to a Markdown parser but text, which readers and search engines
# then show and count as words of the page; <pagenumber> would be a tag.
# Seen with markdown-it-py 3.0.0 in its strict mode.
#
# Output seen:
#   <p>&lt;page_number&gt;14&lt;/page_number&gt;</p>
#   <p><pagenumber>14</pagenumber></p>
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet markdown-it-py==3.0.0 mdurl==0.1.2
cd "$folder"
cat > look.py <<'P'
import markdown_it

assert markdown_it.__version__ == "3.0.0", markdown_it.__version__
parser = markdown_it.MarkdownIt("commonmark")
seen = [parser.render(f"<{tag}>14</{tag}>\n").strip() for tag in ("page_number", "pagenumber")]
print("\n".join(seen))
assert seen == [
    "<p>&lt;page_number&gt;14&lt;/page_number&gt;</p>",
    "<p><pagenumber>14</pagenumber></p>",
], seen
P
"$folder/venv/bin/python" look.py
