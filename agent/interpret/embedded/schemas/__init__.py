"""Problems whose data a question gives under names, one a file: what each needs, and how it is built."""
