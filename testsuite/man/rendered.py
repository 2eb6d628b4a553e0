#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""See that each line of an example is shown as it is, so that it can be copied out of a page.

Formats the pages by mandoc and by man, in UTF-8, and looks for characters that other formatters replace. Prints
lines "pass<TAB>NAME" and "fail<TAB>NAME<TAB>REASON".
"""
import os
import re
import subprocess

from pages import MAN, manual_pages

# What formatters elsewhere make curly or long.
RAW = re.compile(r"(?<!\\)['`^~-]")
FORMATTERS = {
    "mandoc": ["mandoc", "-T", "utf8", "-O", "width=250"],
    "man": ["man", "-E", "UTF-8", "-P", "cat", "-l"],
}


def shown(words, path):
    """The lines of a page without what makes them bold; blanks count once."""
    environment = {**os.environ, "MANWIDTH": "250", "LC_ALL": "C.UTF-8", "GROFF_NO_SGR": "1", "MAN_KEEP_FORMATTING": ""}
    text = subprocess.run([*words, path], text=True, env=environment, timeout=60, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    text = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", text)
    return {" ".join(line.split()) for line in text.split("\n")}


def main():
    for page in manual_pages():
        path = os.path.join(MAN, page.name)
        for formatter, words in FORMATTERS.items():
            lines = shown(words, path)
            missing = [(d.name, l) for d in page.displays for l in d.lines if " ".join(l.split()) not in lines]
            for name, line in missing:
                print(f"fail\t{name} by {formatter}\tis not shown: {line}")
            if not missing:
                print(f"pass\t{page.name} by {formatter}")
        for name, line in [(d.name, l) for d in page.displays for l in d.raw if RAW.search(l)]:
            print(f"fail\t{name}\thas a quote, caret, tilde or hyphen without an escape: {line}")


if __name__ == "__main__":
    main()
