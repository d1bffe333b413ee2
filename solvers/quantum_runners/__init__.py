"""Running a bound circuit, or a BQM, once: on simulators, noisy simulators and rented devices."""
