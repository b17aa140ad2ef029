import type { Value } from '../../sandbox/session.js';
import type { SubjectShape } from '../subject/shape.js';
import type { Encoding } from './encode.js';
import { stageIn, type WorldStage } from './world-stage.js';

type Method = (...given: Value[]) => Value;

/** What a step and the beginning of an episode answer. */
interface Layout {
  readonly id: string;
  readonly step: (seen: ReturnType<WorldStage['step']>) => Value;
  readonly reset: (state: number) => Value;
}

const plainly = (state: number): Value => state;

const AS_RECORD: Layout = {
  id: 'whose steps answer records',
  step: ({ s2, r, done }) => ({
    ...inBothSpellings(['state', 'next_state', 'new_state', 'observation', 'next_observation', 'obs', 's2'], s2),
    ...inBothSpellings(['reward', 'r'], r),
    ...inBothSpellings(['done', 'is_done', 'terminal', 'is_terminal', 'terminated', 'finished', 'game_over'], done),
    truncated: false,
    info: {},
  }),
  reset: plainly,
};
const AS_THREE: Layout = { id: 'whose steps answer (s, r, done)', step: threeOf, reset: plainly };
const AS_FOUR: Layout = {
  id: 'whose steps answer (s, r, done, info)',
  step: (seen) => [...threeOf(seen), {}],
  reset: plainly,
};
const AS_FIVE: Layout = {
  id: 'whose steps answer (s, r, terminated, truncated, info)',
  step: (seen) => [...threeOf(seen), false, {}],
  reset: (state) => [state, {}],
};

function threeOf({ s2, r, done }: ReturnType<WorldStage['step']>): Value[] {
  return [s2, r, done];
}

/** Ways to hand a world over, the likeliest first. */
export function worldEncodings({ language, libraries, attributesRead }: SubjectShape): readonly Encoding[] {
  const isRecent = libraries.includes('gymnasium') || attributesRead.includes('truncated');
  const ofPython = isRecent ? [AS_FIVE, AS_FOUR, AS_THREE, AS_RECORD] : [AS_FOUR, AS_FIVE, AS_THREE, AS_RECORD];
  return (language === 'python' ? ofPython : [AS_RECORD, AS_THREE]).map((layout) => ({
    id: `as a world ${layout.id}`,
    conventions: { world: layout.id },
    encode: (_, __, named) => ({ value: standIn(stageIn(named), layout), as: 'open' }),
  }));
}

const RESET = ['reset', 'restart', 'new_episode', 'start_episode', 'reset_env', 'reset_environment'];
const STEP = ['step', 'take_action', 'perform_action', 'do_action', 'act', 'move', 'apply_action', 'execute_action'];
const STATE = ['get_state', 'current_state', 'get_current_state', 'get_observation', 'observe'];
const ENDED = ['is_terminal', 'is_done', 'is_over', 'has_ended', 'is_finished', 'is_terminal_state', 'game_over'];
const CHOICES = [
  'get_actions',
  'get_possible_actions',
  'get_available_actions',
  'get_legal_actions',
  'get_valid_actions',
  'possible_actions',
  'available_actions',
  'legal_actions',
  'valid_actions',
];
const ANY_ACTION = ['sample_action', 'random_action', 'get_random_action', 'sample'];
const NOTHING = ['render', 'close', 'seed', 'draw', 'display', 'log'];
const STATES = ['n_states', 'num_states', 'state_count', 'state_space_size', 'state_size', 'observation_size'];
const ACTIONS = ['n_actions', 'num_actions', 'action_count', 'action_space_size', 'action_size'];

/** A world in the words that environments use. Where a step is told the state as well, the action comes last. */
function standIn(stage: WorldStage, { step, reset }: Layout): Value {
  const all = Array.from({ length: stage.actions }, (_, action) => action);
  let drawn = 0;
  const any: Method = () => {
    drawn += 1;
    return (drawn * 7) % stage.actions;
  };
  return {
    ...inBothSpellings(RESET, () => reset(stage.reset())),
    ...inBothSpellings(STEP, (...given) => step(stage.step(given.filter((one) => one !== undefined).at(-1)))),
    ...inBothSpellings(STATE, () => stage.state),
    ...inBothSpellings(ENDED, (state) => stage.hasEnded && (state === undefined || state === stage.state)),
    ...inBothSpellings(CHOICES, () => all),
    ...inBothSpellings(ANY_ACTION, any),
    ...inBothSpellings(NOTHING, () => null),
    ...inBothSpellings(STATES, stage.states),
    ...inBothSpellings(ACTIONS, stage.actions),
    nS: stage.states,
    nA: stage.actions,
    states: Array.from({ length: stage.states }, (_, state) => state),
    actions: all,
    action_space: { n: stage.actions, sample: any },
    observation_space: { n: stage.states },
  };
}

/** The same under every name, written with underscores and without. */
function inBothSpellings(names: readonly string[], value: Value | Method): Record<string, Value> {
  const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(names.flatMap((name) => [name, camel(name)].map((one) => [one, value])));
}
