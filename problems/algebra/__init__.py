"""A small language for models: sets, data, decisions, and rules with indices and sums.

    written ──parse──► tree ──expand──► rows over scalar amounts ──linearise──► a problem

Nothing here is ever executed as code: rules are parsed by `parse`, and evaluated by `expand` over the
sets and data that came with them, within limits on length, depth and size.
"""
