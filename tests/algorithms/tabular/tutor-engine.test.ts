import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import type { Interaction, TutorOptions } from '../../../src/algorithms/tabular/tutor-engine/contract.js';
import { tutorReference } from '../../../src/algorithms/tabular/tutor-engine/reference.js';

const options: TutorOptions = {
  states: ['novice', 'master'],
  actions: ['explain', 'ask', 'hint'],
  alpha: 0.5,
  gamma: 0.8,
  epsilon: 0,
  q0: 0,
  fallback: 'ask',
  rng: seededRandom(1),
};
const interaction: Interaction = {
  learner: 'ada',
  stateBefore: 'novice',
  action: 'hint',
  response: '42',
  stateAfter: 'master',
  reward: 2,
};

describe('tutor engine', () => {
  it('learns, chooses and reports as worked by hand', () => {
    // Q(novice, hint): 0 + 0.5 (2 + 0 - 0) = 1. Q(master, explain): 0.5 * 3 = 1.5.
    // Q(novice, hint) again: 1 + 0.5 (2 + 0.8 * 1.5 - 1) = 2.1.
    const engine = tutorReference.create(options);
    engine.update(interaction);
    expect(engine.q('novice', 'hint')).toBe(1);
    engine.update({ ...interaction, stateBefore: 'master', action: 'explain', reward: 3 });
    engine.update(interaction);
    expect(engine.q('novice', 'hint')).toBeCloseTo(2.1, 12);
    expect([engine.choose(0), engine.choose(1)]).toEqual(['hint', 'explain']);
    expect(engine.summary()).toEqual({
      novice: { explain: 0, ask: 0, hint: 2.1 },
      master: { explain: 1.5, ask: 0, hint: 0 },
    });
    expect(engine.history().map(({ action }) => action)).toEqual(['hint', 'explain', 'hint']);
  });

  it('answers an unknown state with the fallback and drops what it does not know', () => {
    const engine = tutorReference.create(options);
    expect([engine.choose(-1), engine.choose(2), engine.choose(0.5)]).toEqual(['ask', 'ask', 'ask']);
    engine.update({ ...interaction, action: 'shout' });
    engine.update({ ...interaction, reward: Number.NaN });
    expect(engine.history()).toEqual([]);
    expect(engine.summary()).toEqual({
      novice: { explain: 0, ask: 0, hint: 0 },
      master: { explain: 0, ask: 0, hint: 0 },
    });
  });

  it('keeps copies of its interactions', () => {
    const engine = tutorReference.create(options);
    const given = { ...interaction };
    engine.update(given);
    given.reward = 99;
    expect(engine.history()).toEqual([interaction]);
  });

  it('refuses repeated names and an unknown fallback', () => {
    expect(() => tutorReference.create({ ...options, states: ['a', 'a'] })).toThrow(/states repeat a name: a, a/);
    expect(() => tutorReference.create({ ...options, fallback: 'shout' })).toThrow(/fallback shout is not an action/);
  });
});
