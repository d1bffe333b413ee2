"""How questions speak of rosters: people, days and shifts, how many are needed, who cannot and who would like."""
