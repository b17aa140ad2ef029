import { expect, test } from 'vitest';
import { algorithms } from '../../src/algorithms/index.js';
import { callsToTry } from '../../src/verify/check/try-operation.js';
import { recordUsage } from '../../src/verify/contract/recorded-calls.js';

test.each(
  algorithms.map((one) => [one.id, one] as const),
)('a subject is tried with each operation of %s that the reference has', (_, algorithm) => {
  const { sessions, carriers } = recordUsage(algorithm, algorithm.reference, 11);
  const isTried = (operation: string): boolean =>
    sessions.some(
      (session) =>
        session.construction?.operation === operation ||
        callsToTry(session, operation).some((call) => call.operation === operation),
    );
  const called = [...carriers].filter(([, how]) => how !== 'attribute').map(([name]) => name);
  expect(called.filter((name) => !isTried(name))).toEqual([]);
});
