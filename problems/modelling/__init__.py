"""How families become models: bounds, tours, schedules, piles, colours, distances."""
