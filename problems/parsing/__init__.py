"""Text to numbers: the grammars that file formats and polynomials are written in."""
