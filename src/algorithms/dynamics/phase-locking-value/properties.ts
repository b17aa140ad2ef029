import type { Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import type { PhaseLockingImplementation } from './contract.js';

type PlvProperty = Property<PhaseLockingImplementation>;

const TURN = 2 * Math.PI;

function phases(random: Random, length: number, spread = TURN): number[] {
  return Array.from({ length }, () => uniform(random, 0, spread));
}

const extremes: PlvProperty = {
  id: 'plv.extremes',
  statement: 'Equal or constantly shifted phases give 1, unrelated phases about 0, and the value stays in [0, 1].',
  basis: 'Lachaux et al. 1999: a constant difference adds n equal unit vectors; n unrelated ones add to about sqrt(n)',
  strength: 'always',
  tolerance: '1e-9; 0.08 for 3,000 unrelated phases',
  falseAlarm: {
    probability: 1e-24,
    derivation: 'P(PLV > c) = exp(-n c^2) for unrelated phases (Rayleigh), exp(-3000 * 0.0064) = 4.6e-9, three tries',
  },
  check: (implementation, random) => {
    const first = phases(random, 3000);
    const second = phases(random, 3000);
    const shift = uniform(random, 1, 5);
    const equal = implementation.plv(first, [...first]);
    if (!close(equal, 1, 1e-9)) return counterexample('equal phases do not give 1', { samples: 3000 }, 1, equal);
    const shifted = implementation.plv(
      first,
      first.map((phase) => phase + shift),
    );
    if (!close(shifted, 1, 1e-9)) return counterexample('a constant shift does not give 1', { shift }, 1, shifted);
    const unrelated = implementation.plv(first, second);
    return unrelated >= 0 && unrelated < 0.08
      ? undefined
      : counterexample('unrelated phases do not give about 0', { samples: 3000 }, 'in [0, 0.08)', unrelated);
  },
};

const lockedOscillators: PlvProperty = {
  id: 'plv.locked-oscillators',
  statement:
    'Two oscillators of one frequency lock although each phase runs through the circle; two frequencies do not.',
  basis: 'the phase difference is constant, or runs through the circle itself',
  strength: 'always',
  tolerance: '1e-9; 0.05',
  check: (implementation, random) => {
    const frequency = uniform(random, 0.08, 0.12);
    const oscillator = (speed: number, phase: number): number[] =>
      Array.from({ length: 2000 }, (_, t) => speed * t + phase);
    const locked = implementation.plv(oscillator(frequency, 0), oscillator(frequency, 1));
    if (!close(locked, 1, 1e-9)) return counterexample('one frequency does not lock', { frequency }, 1, locked);
    const drifting = implementation.plv(oscillator(frequency, 0), oscillator(frequency + 0.03, 0));
    return drifting >= 0 && drifting < 0.05
      ? undefined
      : counterexample('different frequencies lock', { frequency, other: frequency + 0.03 }, 'in [0, 0.05)', drifting);
  },
};

const symmetric: PlvProperty = {
  id: 'plv.symmetric-rotation-invariant',
  statement: 'PLV(a, b) = PLV(b, a), and turning both series or adding whole turns changes nothing.',
  basis: 'only the difference modulo a turn enters',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const a = phases(random, 40);
    const b = phases(random, 40, 2.5);
    const value = implementation.plv(a, b);
    const turn = uniform(random, 0.3, 3);
    const forms = {
      'exchanged series': implementation.plv(b, a),
      'both turned by one angle': implementation.plv(
        a.map((phase) => phase + turn),
        b.map((phase) => phase + turn),
      ),
      'whole turns added': implementation.plv(
        a.map((phase) => phase + TURN * (integerBelow(random, 7) - 3)),
        b,
      ),
    };
    for (const [form, other] of Object.entries(forms))
      if (!close(other, value, 1e-9)) return counterexample(`${form} give another value`, { a, b, turn }, value, other);
    return undefined;
  },
};

const closedForm: PlvProperty = {
  id: 'plv.closed-form',
  statement:
    'Differences taken from two directions d apart, in shares p and 1 - p, give sqrt(1 - 2 p (1 - p)(1 - cos d)).',
  basis: 'length of p e^{i 0} + (1 - p) e^{i d}',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const n = 20;
    const turned = 3 + integerBelow(random, 5);
    const direction = uniform(random, 1, 2.6);
    const offset = uniform(random, 0.2, 6);
    const b = phases(random, n);
    const a = b.map((phase, sample) => phase + offset + (sample < turned ? direction : 0));
    const p = turned / n;
    const expected = Math.sqrt(1 - 2 * p * (1 - p) * (1 - Math.cos(direction)));
    const actual = implementation.plv(a, b);
    return close(actual, expected, 1e-9)
      ? undefined
      : counterexample('the value is not the length of the mean difference vector', { a, b }, expected, actual);
  },
};

export const phaseLockingProperties: readonly PlvProperty[] = [extremes, lockedOscillators, symmetric, closedForm];
