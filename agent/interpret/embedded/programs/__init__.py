"""Linear programs of a known form: diets, places that are opened, rosters, and data under names."""
