import { expect, it } from 'vitest';
import { competitors, identify, knownBehaviours } from '../../../src/algorithms/identify.js';
import { metaLearning } from '../../../src/algorithms/meta-learning/index.js';
import type { MetaLearner } from '../../../src/algorithms/meta-learning/meta-learner.js';
import type { Objective } from '../../../src/algorithms/meta-learning/objectives.js';

const rivals = knownBehaviours(competitors(metaLearning, 'meta-learner'));
const nearest = (implementation: unknown) => {
  const [first] = identify(implementation, rivals);
  return first && { kind: first.kind, id: first.id, same: first.same };
};

function inner(theta: readonly number[], loss: Objective, rate: number, steps: number): number[] {
  let phi = [...theta];
  for (let step = 0; step < steps; step++) {
    const gradient = loss.grad(phi);
    phi = phi.map((value, at) => value - rate * (gradient[at] ?? 0));
  }
  return phi;
}

const moving = (direction: (phi: number[], query: Objective, theta: readonly number[]) => number[]): MetaLearner => ({
  adapt: inner,
  metaStep: (theta, tasks, { inner: rate, meta, steps }) => {
    const directions = tasks.map(({ support, query }) => direction(inner(theta, support, rate, steps), query, theta));
    return theta.map(
      (value, at) => value - (meta * directions.reduce((sum, d) => sum + (d[at] ?? 0), 0)) / tasks.length,
    );
  },
});

it('knows FOMAML, Reptile and joint training offered as MAML', () => {
  expect(nearest(moving((phi, query) => query.grad(phi)))).toEqual({ kind: 'reference', id: 'fomaml', same: true });
  expect(nearest(moving((phi, _, theta) => theta.map((value, at) => value - (phi[at] ?? 0))))).toEqual({
    kind: 'reference',
    id: 'reptile',
    same: true,
  });
  expect(nearest(moving((_phi, query, theta) => query.grad(theta)))).toEqual({
    kind: 'lie',
    id: 'query-gradient-at-start',
    same: true,
  });
});
