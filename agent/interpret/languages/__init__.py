"""Questions in other languages: told apart, put into plain English, or answered politely."""
