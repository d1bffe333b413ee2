"""How questions speak of mixing: ingredients with costs and contents, and limits on what is mixed."""
