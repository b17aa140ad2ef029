"""Runs beside the code of a subject, in the same process."""
