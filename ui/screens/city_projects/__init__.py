"""Cité de l’emploi: the projects of associations, planned against reached, their people and their money."""
