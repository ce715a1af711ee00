"""The agenda of the week: who comes, when, with whom, where."""
