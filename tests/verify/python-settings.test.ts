import { describe, expect, test } from 'vitest';
import { PATIENCE_MS, pythonVerdicts, tier } from './python-verdict.js';

/** Detectors that take a class of settings and tell what they saw by an attribute; the second forgets that its sum has a minimum. */
const DETECTORS = `
class DetectorConfig:
    def __init__(self, delta: float = 0.005, threshold: float = 50.0, min_instances: int = 30):
        self.delta = delta
        self.threshold = threshold
        self.min_instances = min_instances


class PageHinkley:
    def __init__(self, config: DetectorConfig = None):
        if config is not None and not isinstance(config, DetectorConfig):
            raise TypeError("config must be a DetectorConfig")
        self.config = config or DetectorConfig()
        self.reset()

    def reset(self):
        self.count = 0
        self.mean = 0.0
        self.sum = 0.0
        self.least = 0.0
        self.drift = False

    def update(self, value: float) -> dict:
        self.count += 1
        self.mean += (value - self.mean) / self.count
        self.sum += value - self.mean - self.config.delta
        self.least = min(self.least, self.sum)
        self.drift = self.count >= self.config.min_instances and self._rise() > self.config.threshold
        return {}

    def _rise(self):
        return self.sum - self.least


class PageHinkleyWithoutMinimum(PageHinkley):
    def _rise(self):
        return self.sum
`;

describe.skipIf(tier === undefined)('detectors that are made with settings', { timeout: PATIENCE_MS }, () => {
  test('settings are made by their class, and a flag is read after a call that answers something else', () => {
    const [right, wrong] = pythonVerdicts(DETECTORS, [
      ['PageHinkley', 'page-hinkley'],
      ['PageHinkleyWithoutMinimum', 'page-hinkley'],
    ]).map(([, verdict]) => verdict);
    expect(right).toMatchObject({ verdict: 'verified' });
    expect(right?.binding).toContain('PageHinkley({delta, threshold = lambda, min_instances = min})');
    expect(right?.binding).toContain('then drift');
    expect(wrong).toMatchObject({ verdict: 'refuted' });
  });
});
