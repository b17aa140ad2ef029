/** Learning code of our own, long enough to be a copy, and ways to change it. */
export const REPLAY_PY = `"""Replay with priorities."""
import math
import random


class ReplayMemory:
    """Keeps what was seen."""

    def __init__(self, capacity, alpha=0.6):
        self.capacity = capacity
        self.alpha = alpha
        self.items = []
        self.weights = []

    def add(self, item, error):
        # newest last
        if len(self.items) >= self.capacity:
            self.items.pop(0)
            self.weights.pop(0)
        self.items.append(item)
        self.weights.append((abs(error) + 1e-5) ** self.alpha)

    def sample(self, count):
        total = sum(self.weights)
        chosen = []
        for _ in range(count):
            threshold = random.random() * total
            running = 0.0
            for item, weight in zip(self.items, self.weights):
                running += weight
                if running >= threshold:
                    chosen.append(item)
                    break
        return chosen

    def importance(self, index, beta):
        total = sum(self.weights)
        if total <= 0:
            return 1.0
        probability = self.weights[index] / total
        return math.pow(len(self.items) * probability, -beta)
`;

export const SCHEDULE_TS = `/** Learning rates over time. */
export class WarmRestarts {
  constructor(private readonly period: number, private readonly highest: number) {}

  rateAt(step: number): number {
    let start = 0;
    let length = this.period;
    while (step >= start + length) {
      start += length;
      length *= 2;
    }
    const share = (step - start) / length;
    if (share < 0) throw new RangeError('no such step');
    return 0.5 * this.highest * (1 + Math.cos(Math.PI * share));
  }

  table(steps: number): number[] {
    const rates: number[] = [];
    for (let step = 0; step < steps; step++) {
      const rate = this.rateAt(step);
      if (Number.isFinite(rate)) rates.push(rate);
      else rates.push(this.highest);
    }
    return rates;
  }
}
`;

/** The same code with other comments, docs and blank lines. */
export function recommentedPython(text: string): string {
  return text
    .replace('"""Replay with priorities."""', '"""Module of the second team.\n\nSee the wiki.\n"""')
    .replace('        # newest last\n', '\n')
    .replace('    def sample', '    # draws by weight\n    def sample');
}

export function recommentedTypeScript(text: string): string {
  return text
    .replace('/** Learning rates over time. */', '// Restarts.\n')
    .replace('    let start', '\n    /* begin */ let start');
}

export function renamed(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/\b[A-Za-z_]\w*\b/g, (word) => (Object.hasOwn(names, word) ? names[word]! : word));
}

/** A class with nothing in common with the others. */
export const OTHER_PY = `class Tally:
    def __init__(self):
        self.seen = {}

    def note(self, key):
        try:
            self.seen[key] += 1
        except KeyError:
            self.seen[key] = 1

    def most(self):
        best = None
        while self.seen and best is None:
            best = max(self.seen, key=self.seen.get)
        return best

    def drop(self, keys):
        for key in keys:
            if key in self.seen:
                del self.seen[key]
`;
