import { readFileSync } from 'node:fs';
import { Matrix } from 'ml-matrix';
import { type Bowl, bowl } from '../../../src/algorithms/meta-learning/objectives.js';

interface BowlSpec {
  readonly curvature: number[][];
  readonly minimum: number[];
  readonly bend: number;
}

interface Recorded {
  readonly theta: number[];
  readonly tasks: readonly { readonly support: BowlSpec; readonly query: BowlSpec }[];
  readonly rates: { readonly inner: number; readonly meta: number; readonly steps: number };
  readonly adaptedFirst: number[];
  readonly maml: number[];
  readonly fomaml: number[];
  readonly reptile: number[];
}

const built = ({ curvature, minimum, bend }: BowlSpec): Bowl => bowl(new Matrix(curvature), minimum, bend);

/** What torch's autograd gave for one outer step (tests/oracles/maml.py), and the tasks it was given. */
export const recorded = JSON.parse(
  readFileSync(new URL('../../oracles/maml.oracle.json', import.meta.url), 'utf8'),
) as Recorded;

export const recordedTasks = recorded.tasks.map(({ support, query }) => ({
  support: built(support),
  query: built(query),
}));

/** A quadratic in one dimension, curvature / 2 (theta - minimum)^2: small enough to work by hand. */
export const line = (curvature: number, minimum: number): Bowl => bowl(new Matrix([[curvature]]), [minimum]);
