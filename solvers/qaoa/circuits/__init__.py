"""The same ansätze as Qiskit circuits."""
