"""Whom to call before their appointments, after one they missed, when nothing was heard for long."""
