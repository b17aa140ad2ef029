import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdicts, tier } from './python-verdict.js';

/** Buffers that take what they are given in one (`*args`), and prioritised ones that answer in columns; each with a wrong twin. */
const BUFFERS = `
import random
from collections import namedtuple

Step = namedtuple("Step", ("state", "action", "reward", "next_state", "done"))


class StepMemory:
    def __init__(self, capacity):
        self.capacity = capacity
        self.steps = []
        self.at = 0

    def push(self, *args):
        if len(self.steps) < self.capacity:
            self.steps.append(None)
        self.steps[self.at] = Step(*args)
        self.at = self._after(self.at)

    def _after(self, place):
        return (place + 1) % self.capacity

    def sample(self, batch_size):
        return random.sample(self.steps, min(batch_size, len(self.steps)))

    def __len__(self):
        return len(self.steps)


class StuckMemory(StepMemory):
    def _after(self, place):
        return min(place + 1, self.capacity - 1)


class PrioritizedSteps(StepMemory):
    def __init__(self, capacity, alpha):
        super().__init__(capacity)
        self.alpha = alpha
        self.scaled = {}
        self.largest = 1.0

    def push(self, *args, **kwargs):
        place = self.at
        super().push(*args, **kwargs)
        self.scaled[place] = self.largest ** self.alpha

    def _drawable(self):
        return len(self.steps)

    def sample(self, batch_size, beta):
        total = sum(self.scaled.values())
        places = random.choices(
            range(self._drawable()), [self.scaled[place] for place in range(self._drawable())], k=batch_size
        )
        weights = [(len(self.steps) * self.scaled[place] / total) ** -beta for place in places]
        top = max((len(self.steps) * value / total) ** -beta for value in self.scaled.values())
        columns = [list(column) for column in zip(*[self.steps[place] for place in places])]
        return (*columns, [weight / top for weight in weights], places)

    def update_priorities(self, idxes, priorities):
        assert len(idxes) == len(priorities)
        for place, priority in zip(idxes, priorities):
            assert priority > 0
            assert 0 <= place < len(self.steps)
            self.scaled[place] = priority ** self.alpha
            self.largest = max(self.largest, priority)


class ForgetfulSteps(PrioritizedSteps):
    def _drawable(self):
        return max(1, len(self.steps) - 1)
`;

describe.skipIf(tier === undefined)('replay buffers as Python is written', { timeout: PATIENCE_MS }, () => {
  test('what is handed on is given, and columns are read', () => {
    const verdicts = new Map(
      pythonVerdicts(BUFFERS, [
        ['StepMemory', 'uniform-replay'],
        ['StuckMemory', 'uniform-replay'],
        ['PrioritizedSteps', 'prioritised-replay'],
        ['ForgetfulSteps', 'prioritised-replay'],
      ]),
    );
    expect([...verdicts].map(([symbol, { verdict, behavesAs }]) => [symbol, verdict, behavesAs?.id])).toEqual([
      ['StepMemory', 'verified', undefined],
      ['StuckMemory', 'refuted', expect.anything()],
      ['PrioritizedSteps', 'verified', undefined],
      ['ForgetfulSteps', 'refuted', 'newest-never-drawn'],
    ]);
    expect(verdicts.get('StepMemory')?.binding).toContain('push(state = item.state, action = item.action');
    expect(verdicts.get('PrioritizedSteps')?.binding).toContain('priorities = the sizes of errors with epsilon');
  });
});
