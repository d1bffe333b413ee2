"""The domain: problem families, their models, their file formats, the QUBO encoding, the errors."""
