#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: infrastructure.py WATCHFLOORCTL DATA
# Reads the European grid, the research networks and bills of materials by itself, lets watchfloorctl ingest the same
# files into a store, and compares what the two say of them: what holds the networks together, what has no alternative,
# and what happens if one substation, one link or one software component fails. Graph questions go to NetworkX, values
# are found by trying; no code is shared.
import csv
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import uuid

program, data = sys.argv[1:3]


def skip(reason):
    print(reason)
    sys.exit(1 if os.environ.get("CI") == "true" else 77)


if not os.path.isdir(data):
    skip(f"no {data}")
try:
    import networkx
except ImportError:
    skip("no NetworkX")

failures = 0


def check(what, ours, theirs):
    global failures
    if ours == theirs:
        print(f"ok   {what}")
        return
    failures += 1
    if isinstance(ours, set) and isinstance(theirs, set):
        ours, theirs = (sorted(x)[:5] for x in (ours - theirs, theirs - ours))
    print(f"FAIL {what}\n     watchfloorctl: {str(ours)[:400]}\n     here:          {str(theirs)[:400]}")


def identity(source, form, key):
    """Ids are UUIDs of version 5: the same source, format and key give the same one."""
    name = "".join(f"{len(part.encode())}:{part}" for part in (source, form, key))
    return "asset--" + str(uuid.uuid5(uuid.UUID("6f0c2d3e-9b1a-4a57-8f2e-5d6c1f7a0b94"), name))


# --- what there is, read anew ------------------------------------------------------------------------------


class World:
    """Who needs one of whom, and who needs all of whom, by id."""

    def __init__(self):
        self.any_of, self.all_of, self.nodes = {}, {}, set()

    def joined(self):
        graph = networkx.Graph()
        graph.add_nodes_from(self.nodes)
        for node, needed in self.any_of.items():
            graph.add_edges_from((node, other) for other in needed)
        return graph

    def values(self, failed):
        """The best that can be, downwards until nothing sinks."""
        value = {node: 0 if node in failed else 1 for node in self.nodes | self.all_of.keys()}
        sinks = True
        while sinks:
            sinks = False
            for node in value:
                some, every = self.any_of.get(node), self.all_of.get(node)
                best = min(
                    value[node],
                    max((value[n] for n in some), default=1) if some else 1,
                    min((value[n] for n in every), default=1) if every else 1,
                )
                if best < value[node]:
                    value[node], sinks = best, True
        return value


def table(name):
    path = f"{data}/entsoe-gridkit/{name}"
    with gzip.open(path, "rt") if name.endswith(".gz") else open(path) as file:
        yield from csv.DictReader(file, quotechar="'")


def read_grid(world):
    bus = lambda number: identity("grid", "grid-csv", f"grid/bus {number}")
    buses = set()
    for row in table("buses.csv"):
        buses.add(row["bus_id"])
        world.nodes.add(bus(row["bus_id"]))
    edges = 0
    for name, kind in [("lines.csv.gz", "line"), ("links.csv", "link"), ("transformers.csv", "transformer"),
                       ("converters.csv", "converter"), ("generators.csv", "generator")]:
        for row in table(name):
            edges += kind != "generator"
            own = identity("grid", "grid-csv", f"grid/{kind} {row[kind + '_id']}")
            world.nodes.add(own)
            ends = [row["bus_id"]] if kind == "generator" else [row["bus0"], row["bus1"]]
            if (row.get("under_construction") or "").lower() in ("t", "true", "1") or (len(ends) > 1 and ends[0] == ends[1]):
                continue
            for end in ends:
                if end in buses:
                    world.any_of.setdefault(bus(end), set()).add(own)
    check("the grid has its nodes and edges", (len(buses), edges), (8807, 12258))
    return bus


def read_research(world):
    text = open(f"{data}/eu-nren-condensed_west_europe.gml").read()
    name = re.search(r'Network "([^"]*)"', text).group(1)
    ident = lambda key: identity("nren", "gml", f"{name}/{key}")
    for number in re.findall(r"node \[\s+id (\S+)", text):
        world.nodes.add(ident(number))
    seen = {}
    links = {}
    for source, target in re.findall(r"edge \[\s+source (\S+)\s+target (\S+)", text):
        low, high = sorted((source, target))
        own = f"{low}--{high}"
        seen[own] = seen.get(own, 0) + 1
        link = ident("link " + own + (f"#{seen[own]}" if seen[own] > 1 else ""))
        world.nodes.add(link)
        links[link] = (ident(source), ident(target))
        for end in {source, target}:
            world.any_of.setdefault(ident(end), set()).add(link)
    return ident, links


def components(name):
    path = f"{data}/sbom/{name}"
    with gzip.open(path) if name.endswith(".gz") else open(path) as file:
        found = json.load(file)["components"]
    return {(one["name"].lower(), one.get("version", "")) for one in found}


bills = {
    "keycloak-parent": "keycloak-10.0.2__bom.json.gz",
    "juice-shop": "juice-shop__v11.1.2__bom.json",
    "lhc-vdm-editor": "cern-lhc-vdm-editor-e564943__bom.json",
    "cyclonedx-php-composer-demo": "laravel-7.12.0__bom.1.4.json",
}

# --- what watchfloorctl says -------------------------------------------------------------------------------

folder = tempfile.TemporaryDirectory()
store = folder.name + "/real.watchfloor"


def ctl(*words, most=0):
    run = subprocess.run([program, "--store", store, "--json", *words], capture_output=True, text=True)
    if run.returncode > most:
        print(f"watchfloorctl {' '.join(words)[:200]}: {run.returncode}\n{run.stderr}")
        sys.exit(1)
    return [json.loads(line) for line in run.stdout.splitlines()]


def rankings(*names):
    return [line for name in names for line in ctl("critical", "--top", "100000", "--only", name)]


def ingest(source, *files):
    total = ctl("ingest", "--no-correlate", "--source", source, *files)[-1]["total"]
    check(f"all of {source} is accepted", (total["failed"], total["quarantined"]), (0, 0))


def cut_off(graph, node):
    """What is no longer joined to the largest rest of the part that it was in."""
    part = networkx.node_connected_component(graph, node) - {node}
    rest = sorted(networkx.connected_components(graph.subgraph(part)), key=len, reverse=True)
    return set().union(*rest[1:]) if len(rest) > 1 else set()


def compare_structure(what, world, ranking):
    """What has no alternative, and what holds the network together; no missions are in the store yet."""
    alone = {}
    for node, needed in world.any_of.items():
        if len(needed) == 1:
            alone.setdefault(next(iter(needed)), set()).add(node)
    ours = {p["id"]: {m["id"] for m in p["missions"]} for p in ranking if p["ranking"] == "single-point"}
    ours = {point: felt for point, felt in ours.items() if point in world.nodes}
    check(f"{what}: {len(alone)} single points and who feels each", ours, alone)
    graph = world.joined()
    points = set(networkx.articulation_points(graph))
    said = {p["id"]: p["cut_off"] for p in ranking if p["ranking"] == "articulation" and p["id"] in world.nodes}
    check(f"{what}: {len(points)} articulation points", set(said), points)
    worst = sorted(said, key=lambda p: (-said[p], p))[:15]
    check(f"{what}: the worst cut off as many", [said[p] for p in worst], [len(cut_off(graph, p)) for p in worst])
    return graph, worst


def compare_cut(what, graph, node):
    last = ctl("whatif", "--all", node)[-1]
    check(f"{what}: {last['cut_off']} are cut off", set(last["assets"]), cut_off(graph, node))


def called(name, names):
    """Bills add a version to a name."""
    return names.get(name) or names.get(name.rsplit(" ", 1)[0])


def compare_whatif(what, world, names, words, failed):
    before, after = world.values(set()), world.values(failed)
    expected = {node: (before[node], after[node]) for node in after if before[node] != after[node]}
    said = ctl("whatif", "--all", *words)
    ours = {line["id"]: (line["before"], line["after"]) for line in said if "id" in line}
    # Missions and tasks have ids that are not told here; their names are.
    lines = {line["id"]: line["name"] for line in said if "id" in line}
    ours = {called(lines[node], names) or node: values for node, values in ours.items()}
    check(f"{what}: {len(expected)} change", ours, expected)


ingest("grid", *(f"{data}/entsoe-gridkit/{name}" for name in (
    "buses.csv", "lines.csv.gz", "links.csv", "transformers.csv", "converters.csv", "generators.csv")))
ingest("nren", f"{data}/eu-nren-condensed_west_europe.gml")
grid, research = World(), World()
bus = read_grid(grid)
pop, links = read_research(research)
ranking = rankings("single-point", "articulation")
graph, worst = compare_structure("grid", grid, ranking)
compare_cut("one substation", graph, next(node for node in worst if node in grid.any_of))
line = next(p for p in networkx.articulation_points(graph) if p not in grid.any_of)
compare_cut("one power line", graph, line)
graph, worst = compare_structure("research networks", research, ranking)
compare_cut("one research-network link", graph, next(node for node in worst if node in links))

# --- what missions make of it ------------------------------------------------------------------------------

ingest("bills", *(f"{data}/sbom/{file}" for file in bills.values()))
world = World()
world.nodes = grid.nodes | research.nodes
world.any_of = grid.any_of | research.any_of
# A hospital on a bus with one supply and one that has two of three ways; a headquarters in a town with one link.
single = next(number for number in (row["bus_id"] for row in table("buses.csv"))
              if len(grid.any_of.get(bus(number), ())) == 1)
several = [number for number in (row["bus_id"] for row in table("buses.csv"))
           if len(grid.any_of.get(bus(number), ())) > 2][:2]
town = next(number for number in map(str, range(278)) if len(research.any_of.get(pop(number), ())) == 1)
network = re.search(r'Network "([^"]*)"', open(f"{data}/eu-nren-condensed_west_europe.gml").read()).group(1)
with open(folder.name + "/assets.csv", "w") as file:
    file.write("key,name,kind,owner,nation\nHQ,HQ,site,o,FRA\nHOSPITAL,HOSPITAL,site,o,FRA\n")
with open(folder.name + "/dependencies.csv", "w") as file:
    file.write("dependant,provider,kind,need\n")
    file.write(f"HQ,grid/bus {several[0]},power,any\nHQ,grid/bus {several[1]},power,any\n")
    file.write(f"HQ,{network}/{town},uplink,all\nHOSPITAL,grid/bus {single},power,all\n")
with open(folder.name + "/missions.csv", "w") as file:
    file.write("mission,name,area,task,task_name,needs\n"
               "M1,M1,Europe,T1,T1,HQ;keycloak-parent\nM2,M2,Europe,T2,T2,HOSPITAL;juice-shop;lhc-vdm-editor\n")
ingest("ops", *(f"{folder.name}/{name}.csv" for name in ("assets", "dependencies", "missions")))
names = {name: name for name in ("HQ", "HOSPITAL", "M1", "M2", "T1", "T2", *bills)}
world.nodes |= set(names)
world.any_of["HQ"] = {bus(number) for number in several}
world.all_of |= {"HQ": {pop(town)}, "HOSPITAL": {bus(single)}, "T1": {"HQ", "keycloak-parent"},
                 "T2": {"HOSPITAL", "juice-shop", "lhc-vdm-editor"}, "M1": {"T1"}, "M2": {"T2"}}

compare_whatif("one substation that a hospital is on", world, names, [bus(single)], {bus(single)})
compare_whatif("one of two substations", world, names, [bus(several[0])], {bus(several[0])})
compare_whatif("both", world, names, [bus(n) for n in several], {bus(n) for n in several})
link = next(iter(research.any_of[pop(town)]))
compare_whatif("the link of a headquarters", world, names, [link], {link})
supply = next(iter(grid.any_of[bus(single)]))
compare_whatif("the only line of a substation", world, names, [supply], {supply})

inside = {name: components(file) for name, file in bills.items()}
shared = {}
for name, all_of_it in inside.items():
    for component in {one for one, _ in all_of_it}:
        shared.setdefault(component, set()).add(name)
widest = min(shared, key=lambda one: (-len(shared[one]), one))
check("a component in several bills", len(shared[widest]) > 1, True)
compare_whatif(f"the component {widest}", world, names, ["--component", widest], shared[widest])
name, version = min(one for one in inside["keycloak-parent"] if one[1] and len(shared[one[0]]) == 1)
compare_whatif(f"the component {name}@{version}", world, names, ["--component", f"{name}@{version}"], {"keycloak-parent"})

# Every node below the missions, failed by itself.
missions = {"M1", "M2"}
expected = {}
below, open_ = set(), list(missions)
while open_:
    node = open_.pop()
    for other in world.any_of.get(node, set()) | world.all_of.get(node, set()):
        if other not in below:
            below.add(other)
            open_.append(other)
part = World()
part.nodes = below | missions
part.any_of = {node: needed for node, needed in world.any_of.items() if node in part.nodes}
part.all_of = {node: needed for node, needed in world.all_of.items() if node in part.nodes}
for node in below:
    lost = {mission for mission in missions if part.values({node})[mission] < 1}
    if lost:
        expected[node] = lost
ranking = rankings("single-point", "cut-set")
by_id = {p["id"]: p["name"] for p in ranking if p["ranking"] == "single-point"}
mission_names = {identity("ops", "inventory-csv", key).replace("asset", "mission", 1): key for key in missions}
ours = {called(by_id[p["id"]], names) or p["id"]: {mission_names[m["id"]] for m in p["missions"]}
        for p in ranking if p["ranking"] == "single-point"}
check(f"{len(expected)} single points of the missions", ours, expected)
sets = {(mission_names[p["mission"]], frozenset(p["assets"])) for p in ranking if p["ranking"] == "cut-set"}
check("cut sets are minimal", any(a[0] == b[0] and a[1] < b[1] for a in sets for b in sets), False)
check("each cut set of assets that have ids here fails its mission",
      all(part.values(set(cut))[mission] == 0 for mission, cut in sets if cut <= part.nodes), True)

folder.cleanup()
print(f"{failures} failed" if failures else "all agree")
sys.exit(1 if failures else 0)
