#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Take the examples of the manual pages and of the tutorial, and see that they are what they say.

	examples.py DTAP RELEASE SYSROOT FOLDER PATTERN...

DTAP translates them for the kernel RELEASE, whose files are in SYSROOT, in FOLDER; PATTERN is of the pages' names,
as the shell matches. The comment before a display says what it is:

	program [NAME][: ARGUMENTS]	in D: `dtap -e -s FILE ARGUMENTS` accepts it in silence; FILE is NAME.d
	command				of the shell, with such files: each dtap in it is run so
	guest [NAME...]			of the shell, for a guest that has dtaprun, and NAME.ko of programs of the page
	prints[: numbers]		what the display before it prints in a guest; numbers: but for numbers and blanks
	wrong				of an entry of dtap-errors: the program after Wrong: is refused with the entry's
					tag, that after Right: accepted; arguments may stand in brackets before the colon,
					and a Library: after a program is in a folder of -L
	shown: REASON			not an example

A program that ends in a comment "prints: TEXT" prints that, with -q. In a table of idioms each piece of code is a
probe, a predicate or a statement, and accepted by itself, in a clause of one of the table's probes, after what the
table's comment declares; or the manual of dtap knows its flags.

Prints lines "pass<TAB>NAME" and "fail<TAB>NAME<TAB>REASON". What a guest is to run is left in FOLDER/guest: NAME.ko,
NAME.cmd, and in NAME.out what must be printed, or in NAME.loose what but for numbers and blanks.
"""
import concurrent.futures
import fnmatch
import os
import re
import shlex
import subprocess
import sys

from pages import Page as ManualPage, all_pages

SECONDS = 60


class Dtap:
    """The translator, for one kernel; and where modules for a guest are left."""

    def __init__(self, program, release, sysroot, folder):
        self.words = [program, "--kernel", release, "--sysroot", sysroot]
        self.guest = os.path.join(folder, "guest")
        self.bin = os.path.join(folder, "bin")
        os.makedirs(self.guest)
        os.makedirs(self.bin)
        # With --build something is built; else $MORE says what to do.
        script = write(os.path.join(self.bin, "dtap"), f"""#!/bin/sh
case " $* " in
" info "*) exec {program} "$@" >/dev/null ;;
*" --build "*) MORE= ;;
esac
exec {shlex.join(self.words)} $MORE "$@"
""")
        os.chmod(script, 0o755)

    def run(self, folder, *words):
        return run(folder, [*self.words, *words])


def run(folder, words, **environment):
    try:
        return subprocess.run(words, cwd=folder, text=True, timeout=SECONDS, errors="replace", stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment})
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(words, 124, "", "killed at its time limit")


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    return path


def is_probe(text):
    return bool(re.match(r"\w+:[\w:]*$|(tick|profile)-\w+$|BEGIN$|END$", text))


def trouble(done):
    return f"status {done.returncode}: {done.stderr}" if done.returncode or done.stderr else None


class Page:
    """The examples of a page: (name, function that says what is wrong, or None)."""

    def __init__(self, dtap, page, folder):
        self.dtap, self.page, self.folder = dtap, page, os.path.join(folder, page.name)
        self.cases, self.programs = [], {}
        self.last = None  # (name of the guest's case, its command, function(name) that builds its module)
        os.makedirs(self.folder)
        for display in page.displays:
            take = getattr(self, "take_" + display.kind, self.take_unknown)
            take(display)
        pieces = [(line, before, piece) for line, before, cell in page.idioms
                  for piece in re.findall("`([^`]+)`", cell)]
        probes = [p for _, _, p in pieces if is_probe(p)]
        for n, (line, before, piece) in enumerate(pieces):
            self.take_idiom(f"{page.name}:{line}.{n}", before, piece, probes)

    def take_idiom(self, name, before, piece, probes):
        if re.match(r"-|dtap", piece):
            known = {re.split("[ =]", head)[0] for head, _ in ManualPage("dtap.8").tables["flags"]}
            unknown = [w for w in piece.split() if w.startswith("-") and w not in known]
            self.add(name, lambda: f"no such flag: {unknown}" if unknown else None)
            return
        if is_probe(piece):
            texts = [piece + " { }"]
        elif piece.startswith("/"):
            texts = [f"{probes[0]} {piece} {{ }}"]
        else:
            texts = [f"{before}\n{probe} {{ {piece}; }}" for probe in dict.fromkeys(probes)]
        files = [self.file_of(f"{name}.{n}.d", text + "\n") for n, text in enumerate(texts)]

        def check():
            for file in files:
                why = self.accepted(file, ["-w"])
                if why is None:
                    return None
            return f"{piece}: {why}"

        self.add(name, check)

    def add(self, name, check):
        self.cases.append((name, check))

    def file_of(self, name, text):
        return write(os.path.join(self.folder, name), text)

    def take_unknown(self, display):
        self.add(display.name, lambda: "no comment says what this display is")

    def take_shown(self, display):
        self.add(display.name, lambda: None if display.arguments else "the comment gives no reason")

    def accepted(self, file, words):
        return trouble(self.dtap.run(self.folder, "-e", "-s", file, *words))

    def refused(self, file, words, tag):
        done = self.dtap.run(self.folder, "-e", "-s", file, *words)
        found = re.search(r"error: .*\[(D_\w+)\]$", done.stderr, re.M)
        if done.returncode == 1 and found and found.group(1) == tag:
            return None
        return f"not refused with {tag}: {done.stderr or 'accepted'}"

    def built(self, name, file, words):
        done = self.dtap.run(self.folder, "--build", os.path.join(self.dtap.guest, name + ".ko"), "-s", file, *words)
        return trouble(done)

    def take_program(self, display):
        name = display.names[0] if display.names else f"line{display.line}"
        words = shlex.split(display.arguments)
        file = self.file_of(name + ".d", display.text)
        self.programs[name] = (file, words)
        self.add(display.name, lambda: self.accepted(file, words))
        self.last = (f"{self.page.name}.{display.line}", "", lambda module: self.built(module, file, words))
        prints = re.search(r"/\* prints: (.*) \*/$", display.lines[-1])
        if prints:
            self.last = (*self.last[:2], lambda module: self.built(module, file, ["-q", *words]))
            self.expect(display.name + " module", prints.group(1) + "\n", False)

    def take_command(self, display):
        def shell(more):
            path = f"{self.dtap.bin}:{os.environ['PATH']}"
            return trouble(run(self.folder, ["bash", "-ec", display.text], PATH=path, MORE=more))

        self.add(display.name, lambda: shell("-e"))
        self.last = (f"{self.page.name}.{display.line}", "",
                     lambda module: shell(f"--build {os.path.join(self.dtap.guest, module)}.ko"))

    def take_guest(self, display):
        links = "".join(f"ln -s $KO/{n}.ko .\n" for n in display.names)

        def build(_):
            return next(filter(None, (self.built(n, *self.programs[n]) for n in display.names)), None)

        self.last = (f"{self.page.name}.{display.line}", links + display.text, build)
        self.expect(display.name, None, False)

    def take_prints(self, display):
        self.expect(display.name, display.text, display.arguments == "numbers")

    def expect(self, name, text, loose):
        """What the last display prints in a guest; None: it only ends well."""
        case, command, build = self.last
        base = os.path.join(self.dtap.guest, case)
        write(base + ".cmd", command or f"exec dtaprun $KO/{case}.ko")
        if text is not None:
            write(base + (".loose" if loose else ".out"), text)
        self.add(name, lambda: build(case))

    def take_wrong(self, display):
        parts = re.findall(r"^(\w+)(?: \[(.*)\])?:\s((?:.*\n\t)*.*\n)", display.text, re.M)
        for n, (word, arguments, text) in enumerate(parts):
            base = f"{display.entry}.{n}"
            text = re.sub(r"^\t", "", text, flags=re.M)
            if word == "Library":
                os.makedirs(os.path.join(self.folder, f"{display.entry}.{n - 1}.lib"))
                self.file_of(f"{display.entry}.{n - 1}.lib/made.d", text)
                continue
            has_library = parts[n + 1:n + 2] and parts[n + 1][0] == "Library"
            words = (["-L", base + ".lib"] if has_library else []) + shlex.split(arguments)
            file = self.file_of(base + ".d", text)
            self.add(f"{display.name} {word.lower()}", lambda w=word, f=file, a=words:
                     self.refused(f, a, display.entry) if w == "Wrong" else self.accepted(f, a))


def main():
    program, release, sysroot, folder = sys.argv[1:5]
    dtap = Dtap(program, release, sysroot, folder)
    pages = [p for p in all_pages() if any(fnmatch.fnmatch(p.name, g) for g in sys.argv[5:])]
    cases = [c for p in pages for c in Page(dtap, p, folder).cases]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (name, _), reason in zip(cases, pool.map(lambda c: c[1](), cases)):
            print(f"pass\t{name}" if reason is None else f"fail\t{name}\t{' '.join(reason.split())}", flush=True)


if __name__ == "__main__":
    main()
