"""What the phrasings share: names, lists, tables, amounts, graphs, and sentences beside the point."""
