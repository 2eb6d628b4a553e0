#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compare the tables of the manual pages with what they are about, both ways.

Prints lines "pass<TAB>TABLE" and, for each difference, "fail<TAB>TABLE<TAB>DIFFERENCE". What a page calls a table is
a list after a comment; see pages.py.
"""
import fnmatch
import json
import os
import re

from pages import TOP, manual_pages, plain

ALL = {p.name: p for p in manual_pages()}
problems = {}


def read(path):
    return open(os.path.join(TOP, path), encoding="utf-8").read()


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def arguments(text):
    """What stands between commas, outside of quotes and parentheses."""
    out, depth, quoted = [""], 0, False
    for c in text:
        quoted ^= c == '"'
        depth += (c == "(") - (c == ")") if not quoted else 0
        if c == "," and not quoted and not depth:
            out.append("")
        else:
            out[-1] += c
    return [a.strip() for a in out]


def rows(path, *macros):
    """The lines of a .def file: (macro, arguments)."""
    text = without_comments(read(path))
    text = re.sub(r"^#.*$", "", text, flags=re.M)
    for match in re.finditer(r"^([A-Z]+)\(((?:\"[^\"]*\"|\([^()]*\)|[^()\"])*)\)", text, re.M):
        if not macros or match.group(1) in macros:
            yield match.group(1), arguments(match.group(2))


def unquoted(text):
    return None if text == "NULL" else text.strip('"')


def compare(what, page, wanted):
    """wanted: what the heads of a page's table must be, in any order; or (page, table, heads)."""
    problems.setdefault(what, [])
    shown = page if isinstance(page, list) else [h for h, _ in ALL[page].tables.get(what, [])]
    where = page if isinstance(page, str) else ""
    for text in sorted(set(wanted) - set(shown)):
        problems[what].append(f"not on the page {where}: {text}")
    for text in sorted(set(shown) - set(wanted)):
        problems[what].append(f"only on the page {where}: {text}")
    for text in sorted({t for t in shown if shown.count(t) > 1}):
        problems[what].append(f"twice on the page {where}: {text}")


def since(text):
    match = re.match(r"D\((\d+), (\d+), (\d+)\)", text)
    if not match:
        return ""
    return "D " + ".".join(match.groups()[:2] if match.group(3) == "0" else match.groups())


def noted(text, *notes):
    notes = [n for n in notes if n]
    return text + (f" ({'; '.join(notes)})" if notes else "")


# ------------------------------------------------------------------ options and flags

WHO = {"COMMAND": "command", "COMPILE": "program", "BUILT": "built", "START": "start", "RUNTIME": "run",
       "DYNAMIC": "setopt"}
VALUE = {"FLAG": "", "REFUSED": "", "SIZE": "=size", "NUMBER": "=number", "RATE": "=rate", "TEXT": "=text",
         "LIST": "=text", "ATTRIBUTES": "=attributes", "VERSION": "=version"}


def option_head(name, kind, who, default, words, limits):
    words, default = unquoted(words), unquoted(default)
    value = VALUE[kind] if kind != "WORD" else "=" + words
    if kind == "SIZE" and words:
        value += "|" + words
    match = re.match(r"(FROM|WITHIN)\((\d+)( \* NSEC_PER_SEC)?(?:, (\d+))?", limits)
    limit = ""
    if match:
        least = match.group(2) + ("sec" if match.group(3) else "")
        limit = f"{least} to {match.group(4)}" if match.group(4) else f"at least {least}"
    return noted(name + value, WHO[who], "refused" if kind == "REFUSED" else "", default, limit)


def check_options():
    heads = {}
    for _, row in rows("common/option.def"):
        page = "dtap.8" if row[2] in ("COMMAND", "COMPILE", "BUILT") else "dtaprun.8"
        heads.setdefault(page, []).append(option_head(*row))
    problems.setdefault("options", [])
    for page, wanted in heads.items():
        compare("options", page, wanted)


def flags_of(source):
    """Of the letters and words that getopt_long() is given."""
    text = read(source)
    letters = re.search(r'char letters\[\] = "([^"]*)"', text).group(1).lstrip("-+:")
    found = {"-" + a: bool(b) for a, b in re.findall(r"(\w)(:?)", letters)}
    for name, needs in re.findall(r'{ "([\w-]+)", (\w+)_argument', text):
        found["--" + name] = needs == "required"
    return found


def check_flags():
    for page, source in (("dtap.8", "translator/cli/cmdline.c"), ("dtaprun.8", "loader/main.c")):
        what = f"flags of {page}"
        wanted = flags_of(source)
        heads = ALL[page].tables.get("flags", []) + ALL[page].tables.get("refused flags", [])
        shown = {re.split("[ =]", h)[0]: " " in h for h, _ in heads}
        compare(what, list(shown), wanted)
        for name, takes in wanted.items():
            if name in shown and shown[name] != takes:
                problems[what].append(f"{name} {'needs' if takes else 'takes no'} argument")
        # What --help says is there, and the other way round but for what is refused or has no effect.
        usage = set(re.findall(r'"(?:\\t|  )(--?[\w-]+)', read(source)))
        quiet = {h.split()[0] for h, _ in ALL[page].tables.get("refused flags", [])}
        quiet |= {"-6", "-B", "-X", "--help", "--version"}
        for name in sorted(usage - set(shown)):
            problems[what].append(f"--help has {name}, the page not")
        if page == "dtap.8":
            for name in sorted(set(shown) - usage - quiet):
                problems[what].append(f"--help lacks {name}")


def check_environment():
    """Variables that the programs read. _DTRACE_TESTING is for test suites of other systems."""
    for page, folders in (("dtap.8", ("translator", "codegen")), ("dtaprun.8", ("loader",))):
        what = f"environment of {page}"
        problems[what] = []
        wanted = set()
        for folder in folders:
            for path, _, files in os.walk(os.path.join(TOP, folder)):
                for file in files:
                    if file.endswith(".c"):
                        wanted |= set(re.findall(r'getenv\("(\w+)"\)', read(os.path.join(path, file))))
        shown = {w.strip(",") for h, _ in ALL[page].tables["environment"] for w in h.split()}
        for name in sorted(wanted - shown - {"_DTRACE_TESTING"}):
            problems[what].append(f"not on the page: {name}")
        for word in ("DTAP_OPT_", "DTRACE_OPT_"):
            if word + "NAME" not in shown or word not in read("common/option.c"):
                problems[what].append(word + "NAME")


# ----------------------------------------------------------------------- the language

LANG = "dtap-language.7"
RESULT = {"v": "void", "p": "void *", "s": "string", "i": "int", "l": "int64_t", "z": "size_t", "u": "uint64_t",
          "h": "uint16_t", "w": "uint32_t", "k": "void *"}
PARAMETER = {"s": "string", "n": "string", "i": "int", "l": "int64_t", "z": "size_t", "c": "char", "a": "uintptr_t",
             "p": "void *", "d": "void *", "o": "void *", "m": "struct mutex *", "f": "struct path *",
             "6": "struct in6_addr *", "k": "int", "F": "string, ...", "E": "element"}


def check_builtins():
    wanted = []
    for _, row in rows("translator/prog/builtins.def", "BUILTIN"):
        type_ = unquoted(row[2])
        type_ = f"struct {type_[1:]} *" if type_.startswith("*") else type_
        wanted.append(noted(f"{type_} {row[0]}", since(row[3])))
    compare("built-in variables", LANG, wanted)
    text = " ".join(read(f"doc/man/{LANG}").split("\n"))
    problems["other variables"] = []
    shown = " ".join(h for h, _ in ALL[LANG].tables["other variables"])
    others = [r[0] for _, r in rows("translator/prog/builtins.def", "SPECIAL")] + inlines(False)
    for name in others:
        if not re.search(rf"\b{name}\b", shown):
            problems["other variables"].append(f"not on the page: {name}")
    for _, row in rows("translator/prog/builtins.def", "ELSEWHERE"):
        if not re.search(rf"\.Va {row[0]}\b", text):
            problems["other variables"].append(f"not said to be absent: {row[0]}")


def inlines(constants):
    """Of the libraries: names of constants, or of what else they offer; __ begins what is their own."""
    found = []
    for lib in sorted(os.listdir(os.path.join(TOP, "tapsets"))):
        if not lib.endswith(".d"):
            continue
        for match in re.finditer(r"^inline (\w[\w ]*?\*?) ?\*?(\w+)(\[[^=]*\])? =", read(f"tapsets/{lib}"), re.M):
            name = match.group(2)
            if name.startswith("__"):
                continue
            if bool(re.fullmatch(r"[A-Z][A-Za-z0-9_]*", name)) == constants:
                found.append((lib, name) if constants else name)
    return found


def check_constants():
    wanted = [f"{lib} {name}" for lib, name in inlines(True)]
    shown = []
    for head, body in ALL[LANG].tables["constants"]:
        filled = False
        for line in body:
            if line.startswith((".Bd", ".Ed")):
                filled = line.startswith(".Bd")
            elif filled:
                shown += [f"{head} {name}" for name in line.split()]
    compare("constants", shown, wanted)


def signature(result, name, parameters):
    return f"{result} {name}({', '.join(parameters)})"


def check_subroutines():
    shown = []
    for head, _ in ALL[LANG].tables["subroutines"]:
        # The names of parameters are the page's own.
        call, _, notes = head.partition(")")
        shown.append(re.sub(r"(?: |(?<=\*))\w+(\]?)(?=, |$)", r"\1", call) + ")" + notes)
    wanted = []
    for macro, row in rows("translator/prog/subrs.def", "SUBR", "ALIAS"):
        needed, _, optional = unquoted(row[3]).partition("|")
        types = [PARAMETER[c] for c in needed] + [f"[{PARAMETER[c]}]" for c in optional]
        wanted.append(noted(signature(RESULT[row[2].strip("'")], row[0], types), since(row[5]),
                            "destructive" if "W" in row[4] else ""))
    compare("subroutines", shown, wanted)


def counted(head):
    """NAME, notes, least and most arguments that a head shows; most -1: any number."""
    match = re.fullmatch(r"(\w+)\((.*?)\)(?: \((.*)\))?", head)
    params = [p for p in match.group(2).split(", ") if p]
    least = sum(not p.startswith("[") and p != "..." for p in params)
    return match.group(1), match.group(3) or "", least, -1 if "..." in params else len(params)


def check_actions():
    wanted, shown = [], []
    for macro, row in rows("common/action.def", "ACTION", "STATEMENT", "ALIAS"):
        name, check, least, most, flags, first = [row[i] for i in (
            (0, 2, 3, 4, 5, 6) if macro == "ALIAS" else (1, 2, 3, 4, 5, 6))]
        if check != "act_missing":
            notes = "; ".join(n for n in (since(first), "destructive" if "W" in flags else "") if n)
            wanted.append(f"{name} ({notes}) {least} {most}")
    for head, _ in ALL[LANG].tables["actions"]:
        name, notes, least, most = counted(head)
        shown.append(f"{name} ({notes}) {least} {most}")
    compare("actions", shown, wanted)


def check_aggregating():
    wanted = [f"{r[1]} ({since(r[6])}) {r[2]} {r[3]}" for _, r in
              ((m, r[:2] + r[2:4] + [None, None, r[6]]) for m, r in rows("common/aggfunc.def"))]
    shown = ["{0} ({1}) {2} {3}".format(*counted(h)) for h, _ in ALL[LANG].tables["aggregating functions"]]
    compare("aggregating functions", shown, wanted)


def check_formats():
    text = read("common/conversion.h")
    wanted = {n: re.search(rf'CONVERSION_{n}\s+"(.*)"', text).group(1) for n in ("FLAGS", "SIZES", "LETTERS")}
    compare("conversions", LANG, ["%" + c for c in wanted["LETTERS"]])
    page = read(f"doc/man/{LANG}")
    flags = page[page.index('.\\" words: flags'):page.index('.\\" words: sizes')]
    sizes = page[page.index('.\\" words: sizes'):page.index("need not be given")]
    found = {plain(w) for w in re.findall(r"^\.Ql (\S+)", flags, re.M)} | {" "} - {"*"}
    compare("flags of conversions", sorted(found - {"*"}), list(wanted["FLAGS"]))
    compare("sizes of conversions", re.findall(r"^\.Ql (\w)", sizes, re.M), list(wanted["SIZES"]))


def filled(page, what):
    """The words after the comment "words: WHAT"."""
    text = read(f"doc/man/{page}")
    start = text.index(f'.\\" words: {what}\n')
    return " ".join(text[start:text.index(".Ed", start)].split("\n")[2:]).split()


def check_keywords():
    compare("keywords", filled(LANG, "keywords"), [r[0] for _, r in rows("translator/lang/keyword.def")])


def check_examples():
    """Each entry of the language has an example that uses it."""
    problems["examples of the language"] = []
    for table in ("built-in variables", "other variables", "subroutines", "inlines", "actions",
                  "aggregating functions", "conversions"):
        for head, body in ALL[LANG].tables[table]:
            name = re.sub(r"\(.*|\[.*", "", re.sub(r" \(D .*", "", head)).split()[-1].rstrip("9")
            if name not in plain("\n".join(example_lines(body))):
                problems["examples of the language"].append(f"{table}: {head}: no example has it")


def example_lines(body):
    inside = False
    for line in body:
        if line.startswith(".Dl "):
            yield line[4:]
        elif line.startswith(".Bd"):
            inside = True
        elif line == ".Ed":
            inside = False
        elif inside:
            yield line


# ----------------------------------------------------- providers, errors and output

def structures():
    """Of the libraries: NAME -> [TYPE MEMBER]."""
    found = {}
    for lib in sorted(os.listdir(os.path.join(TOP, "tapsets"))):
        if lib.endswith(".d"):
            for match in re.finditer(r"^typedef struct \w+ \{(.*?)^\} (\w+);", read(f"tapsets/{lib}"), re.M | re.S):
                found[match.group(2)] = [" ".join(m.split()) for m in match.group(1).split(";") if m.strip()]
    return found


def stable_probes():
    """PROVIDER -> [PROBE(TYPES)], as programs see them."""
    found = {}
    for lib in sorted(os.listdir(os.path.join(TOP, "tapsets"))):
        if not lib.endswith(".d"):
            continue
        for provider, body in re.findall(r"^provider (\w+) \{(.*?)^\};", read(f"tapsets/{lib}"), re.M | re.S):
            for name, native, stable in re.findall(r"probe (\w+)\((.*?)\)(?:\s*:\s*\((.*?)\))?;", body, re.S):
                params = [" ".join(p.split()) for p in (stable or native).split(",") if p.strip()]
                types = [re.sub(r"\s*\b\w+$", "", p) for p in params]
                found.setdefault(provider, []).append(f"{name.replace('__', '-')}({', '.join(types)})")
    return found


def places():
    """Of each library with a provider: the kernel's probes of its clauses, without the last part of functions'."""
    found = {}
    for lib in sorted(os.listdir(os.path.join(TOP, "tapsets"))):
        text = without_comments(read(f"tapsets/{lib}")) if lib.endswith(".d") else ""
        provider = re.search(r"^provider (\w+)", text, re.M)
        if provider:
            descriptions = re.findall(r"^(\w+):(\w*):([\w*]*):(\w*),?$", text, re.M)
            found[provider.group(1)] = {f"{p}::{f}" if f else f"{p}:{m}::{n}" for p, m, f, n in descriptions}
    return found


def check_places():
    for provider, wanted in places().items():
        what = f"places of {provider}"
        shown = filled("dtap-providers.7", what)
        problems[what] = [f"not on the page: {w}" for w in sorted(wanted)
                          if not any(fnmatch.fnmatch(w, s) for s in shown)]
        problems[what] += [f"only on the page: {s}" for s in shown if not fnmatch.filter(wanted, s)]


def check_providers():
    page = ALL["dtap-providers.7"]
    folder = os.path.join(TOP, "translator/probes")
    own = re.findall(r'struct provider provider_\w+ = \{\s*\.name = "(\w+)"',
                     "".join(read(os.path.join(folder, f)) for f in os.listdir(folder)))
    stable = stable_probes()
    shown = [re.sub(r"^The (\w+) provider$", r"\1", s) for s in page.sections if s.endswith(" provider")]
    compare("providers", shown, own + list(stable))
    for provider, probes in stable.items():
        compare(f"probes of {provider}", page.name, probes)
    for name, members in structures().items():
        shown = [re.sub(r" (\w+)(\[\d+\])$", r" \1\2", h) for h, _ in page.tables.get(f"members of {name}", [])]
        wanted = [re.sub(r"\* (?=\w)", "*", m) for m in members]
        compare(f"members of {name}", [s.replace("* ", "*") for s in shown], wanted)
    compare("absent providers", filled(page.name, "absent providers"),
            [r[0] for _, r in rows("translator/probes/absent.def", "ABSENT")])
    compare("ways to attach", page.name, [unquoted(r[1]) for _, r in rows("runtime/attach.def")])


def check_errors():
    wanted = re.findall(r"^TAG\((\w+)\)", read("translator/lang/diag.def"), re.M)
    compare("tags", "dtap-errors.7", wanted)
    problems["examples of tags"] = []
    for head, body in ALL["dtap-errors.7"].tables["tags"]:
        text = "\n".join(body)
        if "\nWrong" not in text or "\nRight" not in text:
            problems["examples of tags"].append(f"{head} has no wrong and right program")


def check_output():
    page = ALL["dtap-output.5"]
    text = read("loader/consume/drops.c")
    compare("losses", page.name, re.findall(r'= \{ "([A-Z]+)"', text))
    text = read("loader/consume/fault.c")
    compare("faults", page.name, re.findall(r'= \{ "([a-z -]+)"', text))
    schema = json.loads(read("doc/output.schema.json"))
    compare("members", page.name, list(schema["properties"]))
    compare("types", page.name, schema["properties"]["type"]["enum"])
    definitions = schema["definitions"]
    compare("recorded actions", page.name,
            definitions["record"]["items"]["properties"]["action"]["enum"])
    for name in ("start", "armed", "place", "aggregation", "bucket", "error", "drop", "end"):
        compare(f"data of {name}", page.name, list(definitions[name]["properties"]))


def check_packages():
    """What scripts/vm wants is said on the page, and suggested."""
    what = "packages of --vm"
    table = re.search(r"^need_tools\(\).*?\tEND\n", read("scripts/vm"), re.S | re.M).group()
    wanted = re.findall(r"^\t\t\S+ (\S+)$", table, re.M)
    compare(what, [w for h, _ in ALL["dtap.8"].tables.get(what, []) for w in h.split(", ")], wanted)
    suggested = re.search(r"^Suggests:(.*?)\n\S", read("debian/control"), re.S | re.M).group(1)
    problems[what] += [f"not suggested in debian/control: {w}" for w in wanted
                       if w not in re.findall(r"[\w.+-]+", suggested)]


def check_references():
    problems["references"] = []
    for page in ALL:
        for name, section in re.findall(r"^\.Xr (dtap[\w-]*) (\d)", read(f"doc/man/{page}"), re.M):
            if f"{name}.{section}" not in ALL:
                problems["references"].append(f"{page}: there is no {name}({section})")


CHECKS = [
    (LANG, (check_builtins, check_constants, check_subroutines, check_actions, check_aggregating, check_formats,
            check_keywords, check_examples, check_references)),
    ("dtap.8", (check_options, check_flags, check_environment, check_packages)),
    ("dtap-providers.7", (check_providers, check_places)),
    ("dtap-errors.7", (check_errors,)),
    ("dtap-output.5", (check_output,)),
]


def main():
    for page, checks in CHECKS:
        if page not in ALL:
            problems[page] = ["there is no such page"]
            continue
        for check in checks:
            check()
    for what, lines in problems.items():
        if not lines:
            print(f"pass\t{what}")
        for line in lines:
            print(f"fail\t{what}\t{line}")


if __name__ == "__main__":
    main()
