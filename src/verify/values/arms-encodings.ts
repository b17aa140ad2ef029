import type { Value } from '../../sandbox/session.js';
import { BEST, COUNTS, LISTS_OF_ARMS, PULLS, RATES } from '../contract/arms.js';
import type { SubjectParameter } from '../subject/shape.js';
import { wordsOf } from '../subject/words.js';
import type { AskedArms } from './asked-arms.js';
import type { Encoding } from './encode.js';
import { kindOf } from './type-hint.js';

type Answer = (reward: number) => Value;

/** What a pull answers: the reward, or a step of an environment with the reward in it. */
const ANSWERS: readonly { readonly id: string; readonly answer: Answer }[] = [
  { id: 'that give rewards', answer: (reward) => reward },
  { id: 'that give steps of four parts', answer: (reward) => [0, reward, false, {}] },
  { id: 'that give steps of five parts', answer: (reward) => [0, reward, false, false, {}] },
];

const all = (names: readonly string[], value: Value): [string, Value][] => names.map((name) => [name, value]);

/** All arms in one object, with the names that such objects use. */
function environment(arms: AskedArms, answer: Answer): Value {
  const pull = (...given: Value[]): Value => answer(arms.pull(given.find((one) => typeof one !== 'object')));
  const none = Array.from({ length: arms.count }, () => 0);
  return {
    ...Object.fromEntries([
      ...all(RATES, none),
      ...all(BEST, 0),
      ...all(COUNTS, arms.count),
      ...all(PULLS, pull),
      ['reset', () => 0],
    ]),
    action_space: { n: arms.count },
  };
}

/** Nothing but the giving of rewards. */
const asFunction: Encoding = {
  id: 'as a function that gives rewards',
  encode: (arms) => ({ value: (arms as AskedArms).pull as Value }),
};

/** One object for each arm. */
function list(arms: AskedArms): Value {
  return Array.from(
    { length: arms.count },
    (_, arm): Value =>
      Object.fromEntries([
        ...all([...RATES, 'mean', 'mu', 'true_mean', 'prob', 'rate'], 0),
        ...all(PULLS, () => arms.pull(arm)),
      ]),
  );
}

/** A name of a function, where no type says so. */
const FUNCTION = /(fn|func|function)$|^(get_?reward|pull_?arm)$/i;

/** The ways to give arms that are asked for rewards: a list of them where the name is that of one, and all in one object. */
export function armsEncodings(parameter: SubjectParameter): readonly Encoding[] {
  const { name } = parameter;
  if (kindOf(parameter) === 'function' || FUNCTION.test(name)) return [asFunction];
  const inOne = ANSWERS.map(
    ({ id, answer }): Encoding => ({
      id: `as arms ${id}`,
      encode: (arms) => ({ value: environment(arms as AskedArms, answer), as: 'object' }),
    }),
  );
  const inList: Encoding = {
    id: 'as a list of arms that give rewards',
    encode: (arms) => ({ value: list(arms as AskedArms), as: 'object' }),
  };
  return LISTS_OF_ARMS.has(wordsOf(name).join('_')) ? [inList, ...inOne] : inOne;
}
