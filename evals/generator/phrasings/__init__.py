"""How questions of each family are put, one file a family, each offering `PHRASING`."""
