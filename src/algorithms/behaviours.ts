/** What any learner may promise whatever its algorithm is. Checked of every subject that is run; wrong only where a claim promises it. */
export interface Behaviour {
  readonly id: string;
  readonly statement: string;
  /** What people write who promise it. */
  readonly phrases: readonly string[];
}

export const KEEPS_INPUTS: Behaviour = {
  id: 'behaviour.keeps-inputs',
  statement: 'What is passed in is not changed.',
  phrases: [
    'does not modify its inputs',
    'does not mutate its inputs',
    'does not change its inputs',
    'does not modify its arguments',
    'does not mutate its arguments',
    'never modifies its inputs',
    'never mutates its inputs',
    'never mutates its arguments',
    'inputs are never modified',
    'inputs are not modified',
    'inputs are not mutated',
    'leaves its inputs unchanged',
    'leaves its arguments unchanged',
  ],
};

export const DETERMINISTIC: Behaviour = {
  id: 'behaviour.deterministic',
  statement: 'The same seed and the same calls give the same answers in every process.',
  phrases: [
    'deterministic for a seed',
    'deterministic for a given seed',
    'deterministic for a fixed seed',
    'deterministic given a seed',
    'deterministic given the seed',
    'deterministic with a seed',
    'reproducible for a seed',
    'reproducible for a given seed',
    'reproducible for a fixed seed',
    'reproducible with a seed',
    'reproducible given a seed',
    'the same seed gives the same',
    'fully deterministic',
    'fully reproducible',
  ],
};

export const ROUND_TRIP: Behaviour = {
  id: 'behaviour.round-trip',
  statement: 'What was saved and loaded again answers, and goes on learning, as before.',
  phrases: [
    'can be saved and loaded',
    'can be saved and restored',
    'can be serialised and restored',
    'can be serialized and restored',
    'restores the exact state',
    'restores the full state',
    'restores the complete state',
    'save and load round trip',
    'saves and restores its state',
    'saves and restores the full state',
    'survives a save and load',
  ],
};

export const STAYS_FINITE: Behaviour = {
  id: 'behaviour.stays-finite',
  statement: 'A number that is not finite is refused or ignored, and spoils no answer.',
  phrases: [
    'rejects nan',
    'refuses nan',
    'ignores nan',
    'rejects non-finite',
    'refuses non-finite',
    'ignores non-finite',
    'nan rewards are ignored',
    'nan rewards are rejected',
    'robust to nan',
    'safe against nan',
  ],
};

export const LEARNS: Behaviour = {
  id: 'behaviour.learns',
  statement: 'Updates change what is answered afterwards.',
  phrases: [
    'learns from feedback',
    'learns from rewards',
    'learns from experience',
    'learns from each update',
    'learns from every update',
    'learns online',
    'every update changes',
  ],
};

export const PARAMETERS_MATTER: Behaviour = {
  id: 'behaviour.parameters-matter',
  statement: 'Every parameter that changes the answers of the reference changes some answer.',
  phrases: [],
};

export const behaviours: readonly Behaviour[] = [
  KEEPS_INPUTS,
  DETERMINISTIC,
  ROUND_TRIP,
  STAYS_FINITE,
  LEARNS,
  PARAMETERS_MATTER,
];

/** Whether a property is one of these, and none of an algorithm. */
export function isBehaviour(property: string): boolean {
  return behaviours.some(({ id }) => id === property);
}
