import type { AnyAlgorithm } from '../model/algorithm.js';
import { close } from './compare.js';
import { seededRandom } from './random.js';

const DEFAULT_TOLERANCE = 1e-6;

/** A behaviour that an implementation can be compared with: a reference, or a lie of the same contract. */
export interface Candidate {
  readonly algorithm: string;
  readonly kind: 'reference' | 'lie';
  /** The algorithm's id for a reference, the lie's id for a lie. */
  readonly id: string;
  readonly description: string;
}

export interface Resemblance extends Candidate {
  /** Every entry of every trace lies within the scenario's tolerance. */
  readonly same: boolean;
  /** Share of trace entries within tolerance, in [0, 1]. */
  readonly agreement: number;
  /** Mean of |a - b| / (1 + max(|a|, |b|)) capped at 1, in [0, 1]; 0 is the same behaviour. */
  readonly distance: number;
}

/** What a scenario showed: the observed numbers, or that the implementation threw. */
type Trace = readonly number[] | 'threw';

/** One scenario with one seed. Traces of different experiments are never compared. */
interface Experiment {
  readonly scenario: AnyAlgorithm['scenario'];
  readonly tolerance: number;
  readonly seed: number;
}

/** What every candidate of one contract does in every experiment: traced once, compared with as many subjects as there are. */
export interface KnownBehaviours {
  readonly experiments: readonly Experiment[];
  readonly known: readonly { readonly candidate: Candidate; readonly traces: readonly Trace[] }[];
}

/**
 * Traces the references and lies of algorithms that share a contract (others are left out by the caller's `competitors`): every
 * scenario of the contract with every seed. Throws a RangeError when there is nothing to compare with.
 */
export function knownBehaviours(
  algorithms: readonly AnyAlgorithm[],
  seeds: readonly number[] = [11, 23],
): KnownBehaviours {
  if (algorithms.length === 0 || seeds.length === 0)
    throw new RangeError('identify: at least one algorithm and one seed are needed');
  const experiments = algorithms.flatMap(({ scenario, scenarioTolerance }) =>
    seeds.map((seed): Experiment => ({ scenario, tolerance: scenarioTolerance ?? DEFAULT_TOLERANCE, seed })),
  );
  const known = algorithms.flatMap(candidatesOf).map(({ candidate, implementation }) => ({
    candidate,
    traces: experiments.map((experiment) => traceOf(experiment, implementation)),
  }));
  return { experiments, known };
}

/**
 * Ranks which reference or lie of one contract an implementation behaves as, the nearest first: its traces are compared with
 * those of each candidate entry by entry. Of candidates that fit equally well a reference stands before a lie: without a
 * difference there is nothing to accuse. Cost: one run of every experiment.
 */
export function identify(implementation: unknown, { experiments, known }: KnownBehaviours): Resemblance[] {
  const observed = experiments.map((experiment) => traceOf(experiment, implementation));
  return known
    .map(({ candidate, traces }) => {
      const comparisons = experiments.map(({ tolerance }, index) =>
        compareTraces(observed[index] as Trace, traces[index] as Trace, tolerance),
      );
      return { ...candidate, ...combined(comparisons) };
    })
    .sort(nearestFirst);
}

/** The algorithms of a registry that are driven through one contract, so that they can be told apart. */
export function competitors(registry: readonly AnyAlgorithm[], contractId: string): AnyAlgorithm[] {
  return registry.filter((algorithm) => algorithm.contract.id === contractId);
}

function candidatesOf(algorithm: AnyAlgorithm): { candidate: Candidate; implementation: unknown }[] {
  const { id, title, reference, lies } = algorithm;
  return [
    { candidate: { algorithm: id, kind: 'reference' as const, id, description: title }, implementation: reference },
    ...lies.map((lie) => ({
      candidate: { algorithm: id, kind: 'lie' as const, id: lie.id, description: lie.description },
      implementation: lie.implementation,
    })),
  ];
}

function traceOf({ scenario, seed }: Experiment, implementation: unknown): Trace {
  try {
    return scenario(implementation, seededRandom(seed));
  } catch {
    return 'threw';
  }
}

interface Comparison {
  readonly entries: number;
  readonly agreeing: number;
  readonly deviation: number;
}

function compareTraces(a: Trace, b: Trace, tolerance: number): Comparison {
  if (a === 'threw' || b === 'threw') {
    const alike = a === b ? 1 : 0;
    return { entries: 1, agreeing: alike, deviation: 1 - alike };
  }
  const entries = Math.max(a.length, b.length, 1);
  let agreeing = a.length === 0 && b.length === 0 ? 1 : 0;
  let deviation = 0;
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const left = a[index];
    const right = b[index];
    if (left === undefined || right === undefined) deviation += 1;
    else {
      if (close(left, right, tolerance) || (Number.isNaN(left) && Number.isNaN(right))) agreeing += 1;
      deviation += relativeDeviation(left, right);
    }
  }
  return { entries, agreeing, deviation };
}

function relativeDeviation(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return 1;
  return Math.min(1, Math.abs(a - b) / (1 + Math.max(Math.abs(a), Math.abs(b))));
}

/** Every experiment counts alike, however long its trace. */
function combined(comparisons: readonly Comparison[]): Pick<Resemblance, 'same' | 'agreement' | 'distance'> {
  const mean = (share: (comparison: Comparison) => number): number =>
    comparisons.reduce((sum, comparison) => sum + share(comparison), 0) / comparisons.length;
  return {
    same: comparisons.every(({ entries, agreeing }) => entries === agreeing),
    agreement: mean(({ entries, agreeing }) => agreeing / entries),
    distance: mean(({ entries, deviation }) => deviation / entries),
  };
}

function nearestFirst(a: Resemblance, b: Resemblance): number {
  if (a.same !== b.same) return a.same ? -1 : 1;
  if (a.same && a.kind !== b.kind) return a.kind === 'reference' ? -1 : 1;
  if (a.distance !== b.distance) return a.distance - b.distance;
  if (a.agreement !== b.agreement) return b.agreement - a.agreement;
  if (a.kind !== b.kind) return a.kind === 'reference' ? -1 : 1;
  return a.algorithm < b.algorithm || (a.algorithm === b.algorithm && a.id < b.id) ? -1 : 1;
}
