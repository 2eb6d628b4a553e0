# SPDX-License-Identifier: GPL-2.0-or-later
"""Read the manual pages in doc/man, and the tutorial: their displays, tables and sections, as text.

What a test knows of a page it sees as a reader does. Comments say what it is:

	.\\" KIND [NAME...][: ARGUMENTS]	before a display: what to do with it, see examples.py
	.\\" table: NAME			before a list: each .It is an entry, see tables.py

A line .Dl is a program of its own. The tutorial has the same as <!-- comments --> before fenced blocks, and
"idioms: DECLARATIONS" before a table whose last column is in D.
"""
import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MAN = os.path.join(TOP, "doc", "man")
TUTORIAL = os.path.join(TOP, "doc", "tutorial.md")

ESCAPES = {"\\e": "\\", "\\-": "-", "\\&": "", "\\(aq": "'", "\\(ga": "`", "\\(ha": "^", "\\(ti": "~",
           "\\(dq": '"', "\\ ": " "}
# What an .It line may have; all but these are words that are shown.
MACROS = {"Cm", "Ar", "Fl", "Va", "Vt", "Er", "Sy", "Li", "Pa", "Ft", "Fa", "No", "Dv", "Em", "Ev", "Ic", "Ql", "Op"}


def plain(text):
    """Text without roff's escapes."""
    return re.sub(r"\\(?:\(..|.)", lambda m: ESCAPES.get(m.group(), m.group()), text)


def words(line):
    """The arguments of a macro: words, and what is in quotes."""
    return [plain(q[1:-1] if q else w) for q, w in re.findall(r'("[^"]*")|(\S+)', line)]


def call(args):
    """Fn NAME PARAMETER...: what is shown, and how many words it takes."""
    n = args.index("Pq") if "Pq" in args else len(args)
    return f"{args[0]}({', '.join(args[1:n])})", n


def head(line):
    """What an .It line shows."""
    out, glue, dash, close = "", True, "", ""
    args = words(line)
    while args:
        word = args.pop(0)
        if word == "Ns":
            glue = True
        elif word == "Pq":
            out, glue, close = out + " (", True, ")"
        elif word == "Fl":
            dash = "-"
        elif word not in MACROS:
            if word == "Fn":
                word, n = call(args)
                args = args[n:]
            out += ("" if glue or word in (",", ";", ":", ".") else " ") + dash + word
            glue, dash = False, ""
    return out + close


class Display:
    """A literal display: its lines, and what the comment before it says; entry: of the table's entry it is in."""

    def __init__(self, page, line, note, entry):
        match = re.fullmatch(r"(\w+)((?: [\w.-]+)*)(?::(.*))?", note or "")
        self.page, self.line, self.entry = page, line, entry
        self.lines, self.raw = [], []  # as shown, as written
        self.kind = match.group(1) if match else ""
        self.names = match.group(2).split() if match else []
        self.arguments = (match.group(3) or "").strip() if match else ""

    @property
    def name(self):
        return f"{self.page}:{self.line}"

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"


class Page:
    """displays in order; tables: of each name [(head, lines of the body)]; sections: the headings."""

    def __init__(self, name):
        self.name = name
        self.displays, self.tables, self.sections = [], {}, []
        self.idioms = []  # of the tutorial: (line, what the table's comment says, last cell)
        self.note = self.display = self.table = None
        self.begun = []  # of each list that is open, the table around it
        path = TUTORIAL if name.endswith(".md") else os.path.join(MAN, name)
        take = self.take_markdown if name.endswith(".md") else self.take
        with open(path, encoding="utf-8") as f:
            for n, line in enumerate(f, 1):
                take(n, line.rstrip("\n"))

    def add_line(self, line):
        self.display.lines.append(plain(line))
        self.display.raw.append(line)

    def open_display(self, n, note):
        self.display = Display(self.name, n, note, self.table[-1][0] if self.table else None)
        self.displays.append(self.display)

    def take(self, n, line):
        note, self.note = self.note, None
        if self.table and not line.startswith((".It", ".El", ".Bl")):
            self.table[-1][1].append(line)
        if self.display:
            if line == ".Ed":
                self.display = None
            else:
                self.add_line(line)
        elif line.startswith('.\\" '):
            self.note = line[4:]
        elif line.startswith(".Dl "):
            self.open_display(n, note or "program")
            self.add_line(line[4:])
            self.display = None
        elif line.startswith(".Bd -literal"):
            self.open_display(n, note)
        elif line.startswith(".Bl"):
            self.begun.append(self.table)
            is_table = note and note.startswith("table: ")
            self.table = self.tables.setdefault(note[7:], []) if is_table else None
        elif line == ".El":
            self.table = self.begun.pop()
        elif line.startswith(".It") and self.table is not None:
            self.table.append((head(line[3:]), []))
        elif line.startswith((".Sh ", ".Ss ")):
            self.sections.append(" ".join(words(line[4:])))

    def take_markdown(self, n, line):
        note, self.note = self.note, None
        comment = re.fullmatch(r"<!-- (.*) -->", line)
        if self.display and line == "```":
            self.display = None
        elif self.display:
            self.display.lines.append(line)
        elif line.startswith("```"):
            self.open_display(n, note)
        elif comment:
            self.note = comment.group(1)
        elif line.startswith("|") and note and note.startswith("idioms: "):
            self.note = note
            self.idioms.append((n, note[8:], line.strip("| ").split(" | ")[-1]))


def manual_pages():
    return [Page(n) for n in sorted(os.listdir(MAN))]


def all_pages():
    return manual_pages() + ([Page("tutorial.md")] if os.path.exists(TUTORIAL) else [])
