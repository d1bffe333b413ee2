"""The four layers, the graph that wires them, and the surfaces people reach it by."""
