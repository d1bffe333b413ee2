"""Who holds what: sets in braces, lists behind a colon, tables, and sentences such as "A covers 1 and 2"."""
