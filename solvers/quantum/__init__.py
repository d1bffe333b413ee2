"""What quantum hardware would take: gates, annealer qubits, devices and their prices."""
