"""Création d’entreprise: residents’ projects, stage by stage, their money, desks and partners."""
