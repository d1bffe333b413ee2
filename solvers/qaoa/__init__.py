"""QAOA on a BQM: the statevector, its schedule and training, and the real Qiskit circuit."""
