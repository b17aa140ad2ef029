"""Rounds of federated training between schools."""


class FederatedLearningManager:
    """Server momentum over weighted client updates (FedAvgM, Hsu et al. 2019)."""

    def __init__(self, size, momentum=0.8, min_clients=3):
        self.weights = [0.0] * size
        self.velocity = [0.0] * size
        self.momentum = momentum
        self.min_clients = min_clients
        self.rounds = 0

    def ready(self, results):
        """Enough clients with samples have reported."""
        return len([result for result in results if result["num_samples"] > 0]) > self.min_clients

    def run_round(self, results, server_rate=1.0):
        """One step along the weighted mean of the clients' deltas."""
        if not self.ready(results):
            return self.weights
        total = sum(result["num_samples"] for result in results)
        for index in range(len(self.weights)):
            delta = sum(result["num_samples"] / total * result["delta"][index] for result in results)
            self.velocity[index] = self.momentum * self.velocity[index] + delta
            self.weights[index] -= server_rate * self.velocity[index]
        self.rounds += 1
        return self.weights

    def rate_at(self, start, step):
        """Server rate, a tenth every thousand rounds."""
        return start * 0.1 ** (step / 1000)
