"""Reading plain English without a language model."""
