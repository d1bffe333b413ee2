"""How questions speak of making or buying over periods: what is wanted, started, kept, short and limited."""
