import { defineAlgorithm } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import { type PhaseLockingImplementation, phaseLockingContract } from './contract.js';
import { phaseLockingLies } from './lies.js';
import { phaseLockingProperties } from './properties.js';
import { phaseLocking } from './reference.js';

/** The running mean of the difference vector, sample by sample: right, and rounded otherwise. */
const runningMean: PhaseLockingImplementation = {
  plv(phases1, phases2) {
    let cosine = 0;
    let sine = 0;
    for (const [sample, phase] of phases1.entries()) {
      const difference = (((phase - (phases2[sample] as number)) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
      cosine += (Math.cos(difference) - cosine) / (sample + 1);
      sine += (Math.sin(difference) - sine) / (sample + 1);
    }
    return Math.sqrt(cosine * cosine + sine * sine);
  },
};

export const phaseLockingAlgorithm = defineAlgorithm<PhaseLockingImplementation>({
  id: 'phase-locking-value',
  family: 'dynamics',
  title: 'Phase-locking value',
  aliases: ['plv', 'phase locking value', 'phase synchrony', 'phase coherence'],
  idea:
    'Each sample contributes a unit vector in the direction of the phase difference of two signals; the length of their mean ' +
    'says how constant that difference is. It measures locking whatever the lag, and says nothing of amplitudes.',
  sources: [
    {
      citation:
        'Lachaux, Rodriguez, Martinerie and Varela 1999, Measuring phase synchrony in brain signals, Human Brain Mapping 8',
      locator: 'the definition of PLV_t, averaged over samples in place of trials',
    },
  ],
  equations: ['PLV = |1/N sum_n exp(i (phi1_n - phi2_n))|'],
  cost: 'O(n) for n samples.',
  contract: phaseLockingContract,
  reference: phaseLocking,
  properties: phaseLockingProperties,
  lies: phaseLockingLies,
  variants: [
    { id: 'running-mean', description: 'differences wrapped and averaged as they come', implementation: runningMean },
  ],
  phrases: [
    { text: 'phase locking value', properties: ['plv.closed-form', 'plv.extremes'] },
    { text: 'plv in [0.3, 0.7]', properties: ['plv.closed-form', 'plv.extremes'] },
    { text: 'phase synchronisation between two signals', properties: ['plv.locked-oscillators'] },
    { text: 'edge-of-chaos monitoring', properties: ['plv.extremes'] },
  ],
  falseProperties: [
    { statement: 'PLV = 0 means unrelated', why: 'only as n grows: unrelated phases give about 0.886 / sqrt(n)' },
    {
      statement: 'PLV near 1 means one signal drives the other',
      why: 'a common source or a shared filter locks them too',
    },
  ],
  scenario: (implementation, random) =>
    [5, 12, 30].map((length) => {
      const first = Array.from({ length }, () => uniform(random, 0, 6));
      const second = first.map((phase) => 0.7 * phase + uniform(random, 0, 2));
      return implementation.plv(first, second);
    }),
});
