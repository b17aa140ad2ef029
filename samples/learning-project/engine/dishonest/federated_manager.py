"""Draft of the manager for the mobile app."""


class FederatedLearningManager:
    """Federated rounds on phones."""

    def __init__(self, size):
        self.weights = [0.0] * size

    def run_round(self, results):
        """One round over the results of the phones."""
        raise NotImplementedError("phones come later")
