"""Small files of every kind that is read: what the bad ones are made of."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np

from problems.errors import EncodingError, LimitExceeded
from problems.format_registry import writers
from problems.registry import families

_TEXTS = {
    "gset.txt": "4 3\n1 2 1\n4 2 -1\n3 4 2\n",
    "graph.col": "c by hand\np edge 4 3\ne 1 2\ne 2 3\ne 3 4\n",
    "q.sparse": "3 3\n1 1 -5\n1 3 2\n2 3 -1\n",
    "shop.jsp": "2 2\n0 3 1 2\n1 4 0 1\n",
    "port.txt": "2\n .001 .2\n .004 .1\n1 1 1\n1 2 .5\n2 2 1\n",
    "tour.tsp": "NAME: t\nTYPE: TSP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EUC_2D\nNODE_COORD_SECTION\n"
    "1 0 0\n2 3 4\n3 6 1\nEOF\n",
    "full.tsp": "NAME: t\nTYPE: TSP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: "
    "FULL_MATRIX\nEDGE_WEIGHT_SECTION\n0 1 2\n1 0 3\n2 3 0\nEOF\n",
    "routes.vrp": "NAME: r\nTYPE: CVRP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EUC_2D\nCAPACITY: 10\n"
    "NODE_COORD_SECTION\n1 0 0\n2 3 4\n3 6 1\nDEMAND_SECTION\n1 0\n2 4\n3 5\nDEPOT_SECTION\n1\n-1\nEOF\n",
    "split.dat": "2 3\n5 3 2 5\n1 4 6 7\n",
    "qap.dat": "2\n\n0 3\n1 0\n\n0 5\n7 0\n",
    "formula.cnf": "c two\np cnf 3 2\n1 -2 0\n3 0\n",
    "soft.wcnf": "p wcnf 3 2 10\n4 1 -2 0\n10 3 0\n",
    "cover.txt": "2 3\n4 5 6\n2\n1 3\n1\n3\n",
    "pmed.txt": "4 3 1\n1 2 5\n2 3 4\n3 4 2\n",
    "assign.txt": "2\n3 4\n5 6\n",
    "gap.txt": "2 3\n1 2 3\n4 5 6\n1 1 2\n2 2 1\n3\n4\n",
    "bqp.txt": "1\n2 2\n1 1 5\n1 2 -3\n",
    "bins.txt": " 1\n u1\n 150 3 2\n42\n69\n67\n",
    "cap.txt": "2 1\n5 70\n6 80\n3\n11 12\n",
    "box.qplib": "tiny\nQBL\nmaximize\n3\n1\n2\n1 1 4\n3 1 5\n1.0\n1\n2 -7\n0.5\n2\n1 1 1\n1 3 1\n1e30\n"
    "-1e30\n0\n1.0\n0\n",
    "graph.graphml": '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">'
    '<node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>',
    "graph.gml": "graph [\n node [ id 1 ]\n node [ id 2 ]\n edge [ source 1 target 2 weight 3 ]\n]\n",
    "graph.json": '{"directed": false, "nodes": [{"id": 1}, {"id": 2}], "links": '
    '[{"source": 1, "target": 2}]}',
    "items.csv": "name,weight (kg),value\ntent,7,9\nstove,3,5\nlamp,1,2\n",
    "roads.csv": "from,to,length\nA,B,4\nB,C,3\nA,C,9\n",
    "costs.csv": "worker;job 1;job 2\nAna;3;4\nBen;5;6\n",
}
_FAMILIES = ("knapsack", "tsp", "assignment", "linear_program", "max_cut", "job_shop", "transport")


def good_files() -> Iterator[tuple[str, bytes]]:
    """Yields the names and contents of files that are read without complaint."""
    yield from ((name, text.encode()) for name, text in _TEXTS.items())
    yield "items.xlsx", _workbook()
    for family in _FAMILIES:
        problem = families()[family].random(np.random.default_rng(1), 4)
        for suffix, writer in writers().items():
            try:
                yield f"{family}{suffix}", writer.write(problem)
            except (EncodingError, LimitExceeded):
                continue


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["name", "weight", "value"], ["tent", 7, 9], ["stove", 3, 5]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
