"""Stages de 3e: pupils who look for one, the schools’ weeks, what companies offer."""
