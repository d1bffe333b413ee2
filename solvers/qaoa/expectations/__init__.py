"""Expected costs without a statevector: closed forms, light cones, matrix product states."""
