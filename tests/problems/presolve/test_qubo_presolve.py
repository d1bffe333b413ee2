import dimod
import numpy as np

from problems.presolve.qubo_presolve import reduce_qubo


def _triangles(vartype: str) -> dimod.BinaryQuadraticModel:
    """Two frustrated networks of four spins, and a chain that hangs on the first."""
    bqm = dimod.BinaryQuadraticModel("SPIN")
    for names in ("abcd", "efgh"):
        for at, u in enumerate(names):
            for v in names[at + 1 :]:
                bqm.add_quadratic(u, v, 1)
    bqm.add_quadratic("a", "i", -1)
    bqm.add_linear("i", 0.5)
    bqm.offset = 3
    return bqm.change_vartype(dimod.Vartype[vartype])


def test_parts_are_apart_and_the_first_has_the_offset() -> None:
    parts, invert, report = reduce_qubo(_triangles("SPIN"))
    assert [sorted(map(str, part.variables)) for part in parts] == [list("abcd"), list("efgh")]
    assert {part.vartype for part in parts} == {dimod.SPIN}
    assert report.n_components == 2
    samples = [dict.fromkeys(map(str, part.variables), 1.0) for part in parts]
    whole = invert(samples)
    assert list(whole) == list(_triangles("SPIN").variables)
    energy = sum(part.energy(each) for part, each in zip(parts, samples, strict=True))
    assert _triangles("SPIN").energy(whole) == energy


def test_many_samples_lift_at_once() -> None:
    bqm = _triangles("BINARY")
    parts, invert, _ = reduce_qubo(bqm)
    rng = np.random.default_rng(0)
    rows = rng.integers(0, 2, (50, len(invert.after))).astype(np.int8)
    whole = invert.lift(rows)
    assert whole.shape == (50, 9)
    energies = sum(
        part.energies(
            (rows[:, [invert.after.index(v) for v in part.variables]], list(part.variables))
        )
        for part in parts
    )
    assert np.allclose(bqm.energies((whole, invert.before)), energies)
    again = [invert([dict(zip(invert.after, row, strict=True))]) for row in rows.tolist()]
    assert [list(each.values()) for each in again] == whole.tolist()


def test_an_empty_qubo_keeps_its_offset() -> None:
    (part,), invert, report = reduce_qubo(dimod.BinaryQuadraticModel({}, {}, 2.5, "SPIN"))
    assert (part.num_variables, float(part.offset)) == (0, 2.5)
    assert not invert([])
    assert report.words == "Presolve changed nothing: 0 to 0 variables."


def test_the_report_names_what_each_rule_took() -> None:
    _, _, report = reduce_qubo(dimod.BinaryQuadraticModel({"a": 1, "b": -1}, {}, 0, "BINARY"))
    assert report.touched("low degree") == ("a", "b")
    assert report.n_products == (0, 0)
