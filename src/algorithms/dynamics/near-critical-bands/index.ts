import { defineAlgorithm } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import { type Bands, type NearCriticalBandsImplementation, nearCriticalBandsContract, type Side } from './contract.js';
import { nearCriticalBandsLies } from './lies.js';
import { nearCriticalBandsProperties } from './properties.js';
import { nearCriticalBands } from './reference.js';

const SIDES: readonly Side[] = ['below', 'within', 'above', 'undefined'];

/** Compares with the clipped value in place of both limits. */
const byClipping: NearCriticalBandsImplementation = {
  checkBands(observables, bands) {
    const side = (value: number, [low, high]: readonly [number, number]): Side => {
      const clipped = Math.min(high, Math.max(low, value));
      if (clipped === value) return 'within';
      if (Number.isNaN(clipped)) return 'undefined';
      return clipped > value ? 'below' : 'above';
    };
    const plv = side(observables.plv, bands.plv);
    const sigma = side(observables.sigma, bands.sigma);
    const lyapunov = side(observables.lyapunov, bands.lyapunov);
    return { plv, sigma, lyapunov, nearCritical: [plv, sigma, lyapunov].every((one) => one === 'within') };
  },
};

export const nearCriticalBandsAlgorithm = defineAlgorithm<NearCriticalBandsImplementation>({
  id: 'near-critical-bands',
  family: 'dynamics',
  title: 'Near-critical bands',
  aliases: ['criticality bands', 'edge-of-chaos bands', 'near-critical monitor'],
  idea:
    'A system is called near-critical while its phase-locking value, propagation ratio and largest Lyapunov exponent lie in ' +
    'fixed bands. What cannot be measured is not healthy.',
  sources: [
    {
      citation: 'Langton 1990, Computation at the edge of chaos, Physica D 42',
      locator: "section 3: the transition regime (the numbers of the bands are the documents' own)",
    },
    {
      citation: 'Beggs and Plenz 2003, Neuronal avalanches in neocortical circuits',
      locator: 'sigma near 1 at criticality',
    },
  ],
  equations: ['near-critical iff plv in [0.3, 0.7] and sigma in [0.8, 1.2] and lambda <= 0 (bands are parameters)'],
  cost: 'O(1).',
  contract: nearCriticalBandsContract,
  reference: nearCriticalBands,
  properties: nearCriticalBandsProperties,
  lies: nearCriticalBandsLies,
  variants: [
    {
      id: 'by-clipping',
      description: 'compares a value with itself clipped into the band',
      implementation: byClipping,
    },
  ],
  phrases: [
    {
      text: 'plv in [0.3, 0.7], sigma in [0.8, 1.2]',
      properties: ['bands.within-is-near-critical', 'bands.each-observable-governs'],
    },
    { text: 'metrics healthy', properties: ['bands.each-observable-governs', 'bands.undefined-is-not-healthy'] },
    { text: 'near-critical', properties: ['bands.within-is-near-critical'] },
    { text: 'edge-of-chaos monitoring', properties: ['bands.each-observable-governs'] },
    { text: 'configurable bands', properties: ['bands.limits-are-live'] },
  ],
  falseProperties: [
    { statement: 'inside the bands the agent is safe', why: 'the bands are about dynamics, not about behaviour' },
    {
      statement: 'the bands are universal',
      why: 'they are choices of a document; other systems are critical elsewhere',
    },
  ],
  scenario: (implementation, random) => {
    const bands: Bands = { plv: [0.25, 0.6], sigma: [0.7, 1.4], lyapunov: [-0.5, 0.1] };
    const edges = [
      { plv: 0.25, sigma: 1.4, lyapunov: -0.2 },
      { plv: Number.NaN, sigma: 1, lyapunov: -0.2 },
      { plv: 0.4, sigma: 1, lyapunov: -0.3 },
    ];
    const drawn = Array.from({ length: 12 }, () => ({
      plv: uniform(random, 0, 1),
      sigma: uniform(random, 0.3, 1.8),
      lyapunov: uniform(random, -1, 0.5),
    }));
    return [...edges, ...drawn].flatMap((observables) => {
      const { plv, sigma, lyapunov, nearCritical } = implementation.checkBands(observables, bands);
      return [...[plv, sigma, lyapunov].map((side) => SIDES.indexOf(side)), Number(nearCritical)];
    });
  },
});
