"""Learners of the tutor's decision problems."""


class QLearningAgent:
    """Tabular Q-learning."""

    def __init__(self, n_states, n_actions, alpha=0.5, gamma=0.9):
        self.alpha = alpha
        self.gamma = gamma
        self.table = [[0.0] * n_actions for _ in range(n_states)]

    def update(self, state, action, reward, next_state, done):
        """One step of experience."""
        best = 0.0 if done or next_state < 0 else max(self.table[state])
        self.table[state][action] += self.alpha * (reward + self.gamma * best - self.table[state][action])

    def get_q_value(self, state, action):
        """Current estimate."""
        return self.table[state][action]


class SarsaAgent:
    """SARSA: the target uses the action that was taken."""

    def __init__(self, n_states, n_actions, alpha=0.5, gamma=0.9):
        self.alpha = alpha
        self.gamma = gamma
        self.table = [[0.0] * n_actions for _ in range(n_states)]

    def update(self, state, action, reward, next_state, next_action, done):
        """One step of experience."""
        row = self.table[next_state]
        following = 0.0 if done or next_action >= len(row) else max(row)
        self.table[state][action] += self.alpha * (reward + self.gamma * following - self.table[state][action])

    def get_q_value(self, state, action):
        """Current estimate."""
        return self.table[state][action]


def mean_gradient(theta, inputs, targets):
    """X'(X theta - y) / n."""
    if not inputs:
        raise ValueError("a task needs rows")
    gradient = [0.0] * len(theta)
    for row, target in zip(inputs, targets):
        error = sum(t * x for t, x in zip(theta, row)) - target
        for index, value in enumerate(row):
            gradient[index] += error * value / len(inputs)
    return gradient


class MAMLLearner:
    """MAML: the outer gradient goes through the inner step."""

    def __init__(self, theta, inner_lr=0.1, meta_lr=0.05):
        self.theta = list(theta)
        self.inner_lr = inner_lr
        self.meta_lr = meta_lr

    def adapt(self, inputs, targets):
        """Weights after one gradient step."""
        gradient = mean_gradient(self.theta, inputs, targets)
        return [value - self.inner_lr * slope for value, slope in zip(self.theta, gradient)]

    def meta_step(self, tasks):
        """One meta-update over the tasks."""
        for support_x, support_y, query_x, query_y in tasks:
            slope = mean_gradient(self.adapt(support_x, support_y), query_x, query_y)
            self.theta = [value - self.meta_lr / len(tasks) * step for value, step in zip(self.theta, slope)]


def federated_average(results):
    """Mean of the client weights, weighted by their sample counts."""
    total = sum(num_samples for _, num_samples in results)
    if total == 0:
        raise ValueError("no samples")
    columns = zip(*(weights for weights, _ in results))
    return [sum(column) / len(results) for column in columns]
