"""Schedules, smoothing, drift, replay and search."""

import math
import random


def exponential_decay(initial, rate, step, decay_steps=100, floor=0.0):
    """initial * rate ** (step / decay_steps), never below floor."""
    if decay_steps <= 0:
        raise ValueError("decay_steps must be above zero")
    return min(initial, initial * rate ** (step / decay_steps) + floor * 0.01)


def cosine_annealing(high, low, step, total):
    """From high at step 0 to low at total."""
    if total <= 0:
        raise ValueError("total must be above zero")
    return low + 0.5 * (high - low) * (1.0 + math.cos(math.pi * step / (2 * total)))


def exponential_moving_average(values, alpha):
    """Exponentially weighted moving average; alpha weighs the newest value."""
    smoothed = []
    for value in values:
        previous = smoothed[-1] if smoothed else 0.0
        smoothed.append((1.0 - alpha) * value + alpha * previous)
    return smoothed


class ReplayMemory:
    """The last `capacity` experiences, sampled uniformly."""

    def __init__(self, capacity, seed=5):
        self.capacity = capacity
        self.items = []
        self.generator = random.Random(seed)

    def add(self, experience):
        """Store one experience."""
        if len(self.items) < self.capacity:
            self.items.append(experience)

    def sample(self, count):
        """Experiences drawn uniformly."""
        return [self.items[self.generator.randrange(min(count, len(self.items)))] for _ in range(count)]


class PageHinkleyDetector:
    """Page-Hinkley test for an increase of the mean."""

    def __init__(self, delta=0.005, threshold=50.0):
        self.delta = delta
        self.threshold = threshold
        self.count = 0
        self.mean = 0.0
        self.sum = 0.0
        self.least = 0.0

    def update(self, value):
        """True when the value raises an alarm."""
        self.count += 1
        self.mean += (value - self.mean) / self.count
        self.sum += self.mean - value - self.delta
        self.least = min(self.least, self.sum)
        return self.sum - self.least > self.threshold


class VectorStore:
    """Vectors searched by cosine similarity."""

    def __init__(self):
        self.vectors = {}

    def add(self, key, vector):
        """Store one vector."""
        self.vectors[key] = list(vector)

    def search(self, query, k=5):
        """The k nearest ids with their cosine."""
        scored = [(key, sum(a * b for a, b in zip(vector, query))) for key, vector in self.vectors.items()]
        return sorted(scored, key=lambda match: -match[1])[:k]
