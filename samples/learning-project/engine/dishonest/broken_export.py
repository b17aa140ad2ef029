"""Export of the tutor's state."""


def export_state(tutor:
    return {"levels": tutor.levels}
