#!/usr/bin/env python3
"""Writes the manual pages from what the programs say about themselves, and from README.md's table of keys.

usage: tools/manual.py BUILD_DIRECTORY OUTPUT_DIRECTORY
       tools/manual.py .build/release docs/man
"""
import json
import os
import re
import subprocess
import sys

SETTINGS = r"""
Defaults are read from
.Pa $XDG_CONFIG_HOME/promwave/config.yaml ,
or else from
.Pa ~/.config/promwave/config.yaml .
Its keys are the long options of
.Nm promwave watch
without their dashes; they hold for every subcommand that has the option.
Options of one subcommand stand beneath its name.
A flag is true or false, an option that can be repeated may have a list.
Paths are relative to the file, and ~/ is the home.
An option that is given wins over the environment
.Pq Ev NO_COLOR ,
and that over the file; whoever says on the command line what to watch
.Pq Fl -sd , -target , -config , -prometheus
has said all of it.
.Bd -literal -offset indent
theme: light
utc: true
sd: [http://sd.example.com/targets]
expect:
  - my_first_metric{instance=~".*8081"}=30±10%
check:
  for: 2m
  format: junit
.Ed
"""

PANELS = r"""
A file of
.Fl -panels
holds a list of panels:
.Bd -literal -offset indent
panels:
  - title: Waves
    selector: my_first_metric{job="promwave"}
    kind: value
    unit: widgets
    min: 0
    max: 60
    expect: 30±10%
.Ed
.Bl -tag -width selector
.It Cm title
The selector or the expression if there is none.
.It Cm selector
Which series: a PromQL selector that names a metric.
.It Cm expr
In its place, with
.Fl -prometheus ,
any PromQL.
.It Cm kind
.Cm value , rate , quantiles
or
.Cm heatmap ;
without it the metric's type decides.
.It Cm unit
Said beside the title.
.It Cm min , max
The ends of the value axis.
.It Cm expect
A band such as 30±10% for all series of the panel, or a list of such as {instance="a:80"}=30±10%.
.El
"""

PAGES = {
    "promwave": {
        "sections": [
            ("ENVIRONMENT", """
.Bl -tag -width XDG_CONFIG_HOME
.It Ev NO_COLOR
No colours, unless
.Fl -color
is given.
.It Ev TERM
What the terminal can do.
.It Ev LC_ALL , LC_CTYPE , LANG
Where they name no UTF-8 locale, charts are drawn in ASCII.
.It Ev TZ
The local time zone.
.It Ev XDG_CONFIG_HOME
Where settings are looked for.
.El
"""),
            ("EXIT STATUS", """
.Bl -tag -width 78
.It 0
Done; of a check, all hold.
.It 1
A check failed, a target is down.
.It 2
It could not be told: no data, no terminal, no answer.
.It 64
Wrong usage.
.It 78
Wrong configuration: a value, or a file with its line and key.
.El
"""),
            ("SIGNALS", """
.Dv SIGHUP
reads the files of
.Fl -config
and
.Fl -panels
again; one that cannot be used changes nothing, and the header says so.
.Dv SIGINT
and
.Dv SIGTERM
end the program and restore the terminal.
"""),
            ("EXAMPLES", """
.Bd -literal
promwave --sd http://sd.example.com/targets
promwave --target http://localhost:9100/metrics --panel 'Load: node_load1'
promwave --prometheus http://localhost:9090 --panel 'Errors: rate(errors_total[1m])'
promwave check --expect 'my_first_metric=30±10%' --for 70s --format junit
promwave snapshot --after 1m --size 110x32 --format svg > picture.svg
promwave --generate-completion-script bash
.Ed
"""),
        ],
        "see": "promwave-servers",
    },
    "promwave-servers": {
        "sections": [
            ("ENVIRONMENT", """
Each option can be given as an environment variable too: its name in capitals, with underscores for dashes, as
.Ev METRIC_VALUE
for
.Fl -metric-value .
The option wins.
"""),
            ("EXIT STATUS", """
0 done, 64 wrong usage, 78 a value that cannot be used.
"""),
        ],
        "see": "promwave",
    },
}


def text(words):
    """Plain text for mdoc: a line cannot begin with a control character."""
    words = re.sub(r"(?<=[\w)%])\. (?=[A-Z])", ".\n", words.replace("\\", "\\e"))
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in words.split("\n"))


def names(argument):
    shown = []
    for name in sorted(argument.get("names", []), key=lambda name: name["kind"] == "long"):
        dashes = "-" if name["kind"] == "long" else ""
        shown.append(f"Fl {dashes}{name['name']}")
    return shown


def option(argument):
    if argument["kind"] == "positional":
        heading = f"Ar {argument['valueName']}"
    else:
        heading = " , ".join(names(argument))
        if argument["kind"] == "option":
            heading += f" Ar {argument['valueName']}"
    parts = [argument.get("abstract", "")]
    values = argument.get("allValues") or []
    facts = []
    if values and "256" not in values:
        facts.append("values: " + ", ".join(values))
    if argument.get("defaultValue") and argument["kind"] == "option":
        facts.append("default: " + argument["defaultValue"])
    if facts:
        parts.append("(" + "; ".join(facts) + ")")
    return f".It {heading}\n{text(' '.join(part for part in parts if part))}\n"


def is_shown(argument):
    return argument.get("shouldDisplay", True) and argument.get("valueName") not in ("help", "version")


def options(arguments, shared=()):
    """Those in `shared` are only named; of a pair like --utc and --no-utc there is one entry."""
    entries, known, said = [], [], {argument["names"][0]["name"]: argument for argument in shared}
    for argument in filter(is_shown, arguments):
        first = (argument.get("names") or [{"name": ""}])[0]["name"]
        if first in said and said[first].get("abstract") == argument.get("abstract"):
            known += names(argument)
        elif entries and argument.get("abstract") == entries[-1].get("abstract") and first.startswith("no-"):
            entries[-1] = dict(entries[-1], names=entries[-1]["names"] + argument["names"])
        else:
            entries.append(argument)
    out = ""
    if known:
        out += ".Pp\nOptions that mean what they mean for\n.Nm promwave watch :\n."
        out += " , ".join(known) + " .\n"
    if entries:
        out += ".Bl -tag -width Ds\n" + "".join(option(argument) for argument in entries) + ".El\n"
    return out


def keys():
    readme = open(os.path.join(os.path.dirname(__file__), "..", "README.md"), encoding="utf-8").read()
    table = readme.split("| key | action |")[1].split("\n\n")[0].strip().split("\n")[1:]
    rows = []
    for row in table:
        key, action = (cell.strip() for cell in row.strip("|").split(" | ", 1))
        # Brackets would be taken for punctuation of a heading.
        name = re.sub(r"([\[\]])", r"\\&\1", text(key.replace("`", "")).replace(",", " or"))
        rows.append(f".It {name}\n{text(action.replace('`', ''))}\n")
    return ".Bl -tag -width Ds\n" + "".join(rows) + ".El\n"


def page(command, name):
    about = PAGES[name]
    commands = [c for c in command.get("subcommands", []) if c["commandName"] != "help"]
    default = command.get("defaultSubcommand")
    out = [f'.\\" Written by tools/manual.py\n.Dd November 22, 2026\n.Dt {name.upper()} 1\n.Os promwave\n']
    out.append(f".Sh NAME\n.Nm {name}\n.Nd {text(command['abstract'].rstrip('.'))}\n")
    out.append(".Sh SYNOPSIS\n")
    for sub in commands:
        arguments = "".join(
            f"\n.Ar {a['valueName']}" for a in sub.get("arguments", []) if a["kind"] == "positional")
        word = f"Op Cm {sub['commandName']}" if sub["commandName"] == default else f"Cm {sub['commandName']}"
        out.append(f".Nm\n.{word} Op Ar options{arguments}\n")
    out.append(f".Sh DESCRIPTION\n{text(command.get('discussion', ''))}\n")
    out.append(".Sh COMMANDS\n")
    shared = []
    for sub in commands:
        out.append(f".Ss {name} {sub['commandName']}\n{text(sub['abstract'])}\n")
        if sub.get("discussion"):
            out.append(f".Pp\n{text(sub['discussion'])}\n")
        out.append(options(sub.get("arguments", []), shared))
        if sub["commandName"] == default:
            shared = [a for a in sub.get("arguments", []) if a.get("names")]
    if name == "promwave":
        out.append(".Sh KEYS\n" + keys())
        out.append(".Sh SETTINGS" + SETTINGS)
        out.append(".Sh PANELS" + PANELS)
    for title, body in about["sections"]:
        out.append(f".Sh {title}{body}")
    out.append(f".Sh SEE ALSO\n.Xr {about['see']} 1 ,\n.Lk https://prometheus.io/docs/\n")
    return re.sub(r"\n{2,}", "\n", "".join(out))


def main():
    build, output = sys.argv[1:3]
    os.makedirs(output, exist_ok=True)
    for name in PAGES:
        dump = subprocess.run(
            [os.path.join(build, name), "--experimental-dump-help"], check=True, capture_output=True).stdout
        with open(os.path.join(output, name + ".1"), "w", encoding="utf-8") as file:
            file.write(page(json.loads(dump)["command"], name))


main()
