import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample, thrownBy } from '../../compare.js';
import { uniform } from '../../random.js';
import type { ControlImplementation as Implementation } from './contract.js';
import { fixedPoint } from './fixed-point-property.js';
import { type ControlCase, drawOptions, printable, setValues, tableOf, teach, transitions, widened } from './inputs.js';
import type { Bootstrap } from './reference.js';
import { learnsFromItsWalk } from './walk-property.js';

/** What every update of a tabular control method must do, given its bootstrap value. */
export function learningProperties(method: ControlCase): Property<Implementation>[] {
  return [
    oneStep(method),
    terminal(method),
    gammaZero(method),
    alphaExtremes(method),
    local(method),
    fixedPoint(method),
    rewardScale(method),
    initialValues(method),
    independentInstances(method),
    learnsFromItsWalk(method),
  ];
}

/** A large negative entry, all negative entries, and unequal positive ones: max, mean, min and max |Q| all differ. */
const NEXT_VALUES: readonly (readonly number[])[] = [
  [1, 5, -9],
  [-2, -7, -4],
  [6, 0.5, 3],
];

/** Each several times, so that a method that samples its next action shows. */
const NEXT_ACTIONS = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2];

function updatesLike(
  method: ControlCase,
  bootstrap: Bootstrap,
): (implementation: Implementation, random: Random) => Counterexample | undefined {
  return (implementation, random) => {
    const options = drawOptions(implementation, random);
    const [before, r] = [uniform(random, 3, 5), uniform(random, -3, 3)];
    for (const next of NEXT_VALUES) {
      for (const a2 of NEXT_ACTIONS) {
        const agent = implementation.create(options);
        setValues(agent, method, options, 1, next, 4);
        setValues(agent, method, options, 0, [0, 0, before], 4);
        teach(agent, method, { s: 0, a: 2, r, s2: 1, done: false, a2 });
        const target = r + options.gamma * bootstrap(widened(next, options), options.epsilon, a2);
        const expected = before + options.alpha * (target - before);
        const actual = agent.q(0, 2);
        if (!close(actual, expected, 1e-10)) {
          const inputs = { options: printable(options), 'Q(s,a)': before, r, "Q(s',.)": next, "a'": a2 };
          return counterexample(`the update is not ${method.equation}`, inputs, expected, actual);
        }
      }
    }
    return undefined;
  };
}

function oneStep(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.one-step`,
    statement: `One update is ${method.equation}.`,
    basis: method.basis,
    strength: 'always',
    tolerance: '1e-10',
    check: updatesLike(method, method.bootstrap),
    conventions: method.conventions.map(({ id, description, bootstrap }) => ({
      id,
      description,
      check: updatesLike(method, bootstrap),
    })),
  };
}

function terminal(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.terminal-no-bootstrap`,
    statement: 'A transition into a terminal state moves Q(s,a) towards the reward alone.',
    basis: 'Sutton and Barto 2018, section 6.4: Q(terminal, .) is 0',
    strength: 'always',
    tolerance: '1e-10',
    check(implementation, random) {
      const options = { ...drawOptions(implementation, random), alpha: 1 };
      const r = uniform(random, 1.5, 3);
      const agent = implementation.create(options);
      setValues(agent, method, options, 3, [100, 120, 90], 4);
      teach(agent, method, { s: 0, a: 1, r, s2: 3, done: true, a2: 1 });
      const actual = agent.q(0, 1);
      const inputs = { options: printable(options), r, "Q(s',.)": [100, 120, 90], done: true };
      return close(actual, r, 1e-10)
        ? undefined
        : counterexample('a terminal transition bootstraps', inputs, r, actual);
    },
  };
}

function gammaZero(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.gamma-zero-is-bandit`,
    statement: 'With gamma = 0 only the immediate reward counts.',
    basis: 'the target is r + 0',
    strength: 'always',
    tolerance: '1e-10',
    check(implementation, random) {
      const options = { ...drawOptions(implementation, random), alpha: 1, gamma: 0 };
      const r = uniform(random, -3, -1);
      const agent = implementation.create(options);
      setValues(agent, method, options, 1, [8, -3, 5], 4);
      teach(agent, method, { s: 2, a: 0, r, s2: 1, done: false, a2: 2 });
      const actual = agent.q(2, 0);
      return close(actual, r, 1e-10)
        ? undefined
        : counterexample('the future counts although gamma is 0', { options: printable(options), r }, r, actual);
    },
  };
}

function alphaExtremes(method: ControlCase): Property<Implementation> {
  const target =
    (bootstrap: Bootstrap) =>
    (implementation: Implementation, random: Random): Counterexample | undefined => {
      const options = drawOptions(implementation, random);
      const step = { s: 0, a: 1, r: uniform(random, 1, 3), s2: 2, done: false, a2: 1 };
      const replacing = implementation.create({ ...options, alpha: 1 });
      setValues(replacing, method, { ...options, alpha: 1 }, 2, [3, -6, 1], 4);
      setValues(replacing, method, { ...options, alpha: 1 }, 0, [0, 7, 0], 4);
      const expected = step.r + options.gamma * bootstrap(widened([3, -6, 1], options), options.epsilon, 1);
      for (let repeat = 0; repeat < 20; repeat++) {
        teach(replacing, method, step);
        const actual = replacing.q(0, 1);
        const inputs = { options: printable(options), ...step };
        if (!close(actual, expected, 1e-10))
          return counterexample('alpha = 1 does not replace Q by the target', inputs, expected, actual);
      }
      let values: number[] = [];
      const refused = thrownBy(() => {
        const frozen = implementation.create({ ...options, alpha: 0 });
        const before = frozen.q(0, 1);
        teach(frozen, method, step);
        values = [before, frozen.q(0, 1)];
      });
      return refused !== undefined || values[0] === values[1]
        ? undefined
        : counterexample('alpha = 0 changes Q', { options: printable(options), ...step }, values[0], values[1]);
    };
  return {
    id: `${method.id}.alpha-extremes`,
    statement: 'alpha = 0 changes nothing (or is refused); alpha = 1 replaces Q(s,a) by the target.',
    basis: 'the update with alpha = 0 and 1',
    strength: 'always',
    tolerance: '1e-10',
    check: target(method.bootstrap),
    conventions: method.conventions.map(({ id, description, bootstrap }) => ({
      id,
      description,
      check: target(bootstrap),
    })),
  };
}

function local(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.update-is-local`,
    statement: 'An update changes Q(s,a) and no other entry; reading and acting change none.',
    basis: 'tabular update',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = { ...drawOptions(implementation, random), q0: 0.7 };
      const agent = implementation.create(options);
      for (const transition of transitions(random, options, 30)) {
        const before = tableOf(agent, options);
        for (let s = 0; s < options.nS; s++) agent.act(s);
        teach(agent, method, transition);
        const after = tableOf(agent, options);
        const { s, a } = transition;
        (before[s] as number[])[a] = (after[s] as number[])[a] as number;
        if (!closeVectors(after.flat(), before.flat(), 0))
          return counterexample('another entry changed', { options: printable(options), transition }, before, after);
      }
      return undefined;
    },
  };
}

function rewardScale(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.reward-scale`,
    statement: 'From q0 = 0, rewards four times as large give a table four times as large.',
    basis: 'the update is positively homogeneous',
    strength: 'always',
    tolerance: '1e-9',
    check(implementation, random) {
      const options = drawOptions(implementation, random);
      const [agent, scaled] = [implementation.create(options), implementation.create(options)];
      for (const transition of transitions(random, options, 200)) {
        teach(agent, method, transition);
        teach(scaled, method, { ...transition, r: 4 * transition.r });
      }
      const expected = tableOf(agent, options).map((row) => row.map((value) => 4 * value));
      const actual = tableOf(scaled, options);
      return closeVectors(actual.flat(), expected.flat(), 1e-9)
        ? undefined
        : counterexample(
            'the table does not scale with the rewards',
            { options: printable(options), factor: 4 },
            expected,
            actual,
          );
    },
  };
}

function initialValues(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.initial-values`,
    statement: 'Before learning every entry is q0.',
    basis: 'documented initial value',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      for (const q0 of [0, uniform(random, -3, -1), uniform(random, 2, 9)]) {
        const options = { ...drawOptions(implementation, random), q0 };
        const table = tableOf(implementation.create(options), options);
        if (table.flat().some((value) => value !== q0))
          return counterexample('the table does not start at q0', { options: printable(options) }, q0, table);
      }
      return undefined;
    },
  };
}

function independentInstances(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.independent-instances`,
    statement: 'An agent learns by its own options and transitions while another one is made and taught.',
    basis: 'options and table belong to the instance',
    strength: 'always',
    tolerance: '1e-12',
    check(implementation, random) {
      const [options, others] = [drawOptions(implementation, random), drawOptions(implementation, random)];
      const walk = transitions(random, options, 60);
      const alone = implementation.create(options);
      for (const transition of walk) teach(alone, method, transition);
      const expected = tableOf(alone, options);
      const [subject, other] = [implementation.create(options), implementation.create(others)];
      for (const transition of walk) {
        teach(subject, method, transition);
        teach(other, method, { ...transition, r: transition.r + 1 });
      }
      const actual = tableOf(subject, options);
      const inputs = { options: printable(options), others: printable(others) };
      return closeVectors(actual.flat(), expected.flat(), 1e-12)
        ? undefined
        : counterexample('another agent changed what this one learned', inputs, expected, actual);
    },
  };
}
