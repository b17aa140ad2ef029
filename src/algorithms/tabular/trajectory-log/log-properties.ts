import type { Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow, normalVector, uniform } from '../../random.js';
import type { TrajectoryImplementation as Implementation, LoggedStep, State } from './contract.js';
import { readSteps } from './inputs.js';

const ID = 'trajectory-log';
const LENGTHS = [4, 3, 5];

/** Episodes of four, three and five steps with vector states; the last is unfinished. */
function drawSteps(random: Random): LoggedStep[] {
  return LENGTHS.flatMap((length, episode) => {
    const states = Array.from({ length: length + 1 }, () => normalVector(random, 3));
    return Array.from({ length }, (_, t) => ({
      s: states[t] as State,
      a: integerBelow(random, 4),
      r: t === 1 ? 0 : uniform(random, -5, 5),
      s2: states[t + 1] as State,
      done: t === length - 1 && episode < LENGTHS.length - 1,
    }));
  });
}

function logged(implementation: Implementation, steps: readonly LoggedStep[]): LoggedStep[] {
  const log = implementation.log();
  for (const { s, a, r, s2, done } of steps) log.step(copied(s), a, r, copied(s2), done);
  return readSteps(log.all());
}

const copied = (state: State): State => (typeof state === 'object' ? [...state] : state);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function fieldsAre(
  name: string,
  statement: string,
  basis: string,
  view: (steps: readonly LoggedStep[]) => unknown,
): Property<Implementation> {
  return {
    id: `${ID}.${name}`,
    statement,
    basis,
    strength: 'always',
    tolerance: 'exact',
    needs: ['log'],
    check(implementation, random) {
      const steps = drawSteps(random);
      const [expected, actual] = [view(steps), view(logged(implementation, steps))];
      return same(actual, expected)
        ? undefined
        : counterexample('the log differs from what was logged', { steps }, expected, actual);
    },
  };
}

const copies: Property<Implementation> = {
  id: `${ID}.records-are-copies`,
  statement: 'Changing a state after it was logged does not change the log.',
  basis: 'environments reuse their observation buffers',
  strength: 'always',
  tolerance: 'exact',
  needs: ['log'],
  check(implementation) {
    const log = implementation.log();
    const [before, after] = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    log.step(before, 1, 0.5, after, false);
    before[0] = 99;
    after[2] = 99;
    const step = readSteps(log.all())[0] as LoggedStep;
    const actual = { s: step.s, s2: step.s2 };
    const expected = { s: [1, 2, 3], s2: [4, 5, 6] };
    return same(actual, expected)
      ? undefined
      : counterexample(
          "the log changed with the caller's state",
          { changed: ['s[0] = 99', 's2[2] = 99'] },
          expected,
          actual,
        );
  },
};

const independentLogs: Property<Implementation> = {
  id: `${ID}.independent-logs`,
  statement: 'A new log is empty, whatever another holds.',
  basis: 'the steps belong to the log',
  strength: 'always',
  tolerance: 'exact',
  needs: ['log'],
  check(implementation, random) {
    const [first, second] = [implementation.log(), implementation.log()];
    for (const { s, a, r, s2, done } of drawSteps(random)) first.step(s, a, r, s2, done);
    const lengths = [readSteps(second.all()).length, readSteps(implementation.log().all()).length];
    return same(lengths, [0, 0]) ? undefined : counterexample('steps appear in another log', {}, [0, 0], lengths);
  },
};

export const logProperties: readonly Property<Implementation>[] = [
  fieldsAre(
    'done-marks-episode-end',
    'The steps that ended an episode carry done, and no other.',
    "the terminal flag of the tuple (s, a, r, s', done)",
    (steps) => steps.map(({ done }) => done),
  ),
  fieldsAre(
    'next-state-links',
    "Each step has the state it left and the state it reached, so that inside an episode the next state is the next step's state.",
    "the tuple (s, a, r, s', done)",
    (steps) => steps.map(({ s, s2 }) => ({ s, s2 })),
  ),
  fieldsAre(
    'actions-and-rewards-kept',
    'Actions and rewards are logged as given, in order, one step per call.',
    "the tuple (s, a, r, s', done)",
    (steps) => steps.map(({ a, r }) => ({ a, r })),
  ),
  copies,
  independentLogs,
];
