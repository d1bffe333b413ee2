"""Polynomials of bits and spins: what their questions say beside the polynomial itself."""
