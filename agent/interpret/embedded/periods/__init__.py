"""How questions speak of periods in a row, and of figures that hold for all of them or one each."""
