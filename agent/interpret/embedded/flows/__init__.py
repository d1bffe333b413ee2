"""Networks told in any form: arcs with costs and limits, and what their nodes have and need."""
