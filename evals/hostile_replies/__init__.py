"""Replies that a broken, careless or hostile model could give, made from honest ones."""
