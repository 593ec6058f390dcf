#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: graph.py FILE...
# The questions of bench-graph to NetworkX, on the graphs that bench-graph wrote.
import statistics
import sys
import time

import networkx


def read(path):
    with open(path) as lines:
        nodes, bottom, top = (int(word) for word in next(lines).split())
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(nodes))
        graph.add_edges_from(tuple(int(word) for word in line.split()) for line in lines)
    return graph, bottom, top


def measure(nodes, question, rounds, work):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(f"{nodes:8}  {question:13} {'NetworkX':28} {statistics.median(times) * 1e3:10.3f} ms", flush=True)


for path in sys.argv[1:]:
    graph, bottom, top = read(path)
    nodes = len(graph)
    rounds = 1 if nodes >= 100_000 else 3
    measure(nodes, "closure", rounds, lambda: networkx.ancestors(graph, bottom))
    both = graph.to_undirected(as_view=False)
    measure(nodes, "articulation", rounds, lambda: sum(1 for _ in networkx.articulation_points(both)))
    measure(nodes, "dominators", rounds, lambda: networkx.immediate_dominators(graph, top))
    if nodes <= 1_000:  # ten thousand take it many minutes
        measure(nodes, "betweenness", rounds, lambda: networkx.betweenness_centrality(graph, normalized=False))
