import type { AnyAlgorithm } from '../../model/algorithm.js';
import { BESIDE } from '../bind/column-items.js';
import { OF_STATE } from '../bind/derived-items.js';
import { type Item, isTrainingSet } from '../bind/items.js';
import { OF_OPTIMIZER } from '../bind/optimizer-item.js';
import { OF_ARMS, OF_PAIRS } from '../bind/statistic-items.js';
import { OF_PART } from '../bind/stored-sizes.js';
import { OF_WORLD } from '../bind/world-items.js';
import { ASKED } from '../contract/arms.js';
import { FINE, FINE_UNITS, UNIT } from '../contract/delays.js';
import { isOfWorld, WITH_VALUE_AFTER } from '../contract/episodes.js';
import { EPSILON_OF_BEST } from '../contract/exploration.js';
import { fieldsOf } from '../contract/fields.js';
import { isPeriodName } from '../contract/periods.js';
import { isAdapterPath } from '../plan/adapter-path.js';
import type { SubjectParameter, SubjectShape } from '../subject/shape.js';
import { bareType } from '../subject/state-type.js';
import { armsEncodings } from './arms-encodings.js';
import { LOSS_SCALES, type LossScale } from './data-losses.js';
import { arrayOf, type Encoded, type Encoding, encodingsFor } from './encode.js';
import { actionsOfAnyState, choiceEncodings, countEncodings, indexEncodings } from './index-encodings.js';
import { inAnOptimizer } from './optimizer-encodings.js';
import { recordEncoding, recordLayouts, recordsNamed } from './records.js';
import { rowEncodings } from './row-encodings.js';
import { statisticEncodings } from './statistics.js';
import { dataOf, supportEncodings, taskListEncodings } from './tasks.js';
import { tensorLayouts } from './tensors.js';
import { takesTransitions, transitionEncodings, wholeTransition } from './transitions.js';
import { kindOf } from './type-hint.js';
import { tableEncodings } from './value-tables.js';
import { worldEncodings } from './world-encodings.js';

/** The ways to give an item of the contract to a parameter of the subject, the likeliest first. */
export function itemEncodings(
  algorithm: AnyAlgorithm,
  item: Item,
  parameter: SubjectParameter,
  subject: SubjectShape,
): readonly Encoding[] {
  const contract = algorithm.contract.id;
  if (item.shape === ASKED) return armsEncodings(parameter);
  if (item.shape === OF_ARMS) return statisticEncodings(contract, item, parameter, subject);
  if (item.shape === OF_PAIRS) return tableEncodings(parameter);
  if (item.shape === BESIDE) return [asList];
  if (item.shape === OF_STATE) return [actionsOfAnyState];
  if (item.shape === OF_OPTIMIZER) return [inAnOptimizer];
  if (item.shape === OF_WORLD || (isOfWorld(contract, item.operation) && item.path === 'world'))
    return worldEncodings(subject);
  if (item.shape === OF_PART) return sizeEncodings(parameter);
  if (item.rows !== undefined) return rowEncodings(item.rows, parameter, subject);
  if (item.shape === 'index' && isElement(parameter, subject)) return [elementOfState];
  if (item.part === 'transition') return transitionEncodings(item.name, parameter);
  if (item.part === undefined && takesTransitions(contract, item.operation, item.path)) return [wholeTransition];
  if (contract === 'meta-learner') {
    const found = lossEncodings(item, parameter, subject);
    if (found !== undefined) return found;
  }
  if (contract === 'federated-averaging' && item.parameter === 'results')
    return clientResults(item, parameter, subject);
  if (item.part === undefined && item.shape.startsWith('matrix')) {
    const rows = rowsAsRecords(contract, item, parameter, subject);
    if (rows.length > 0) return rows;
  }
  const fields = item.part === undefined ? fieldsOf(contract, item.operation, item.parameter) : undefined;
  if (fields !== undefined && /^record/.test(item.shape))
    return recordLayouts(fields, parameter, subject).map((layout) => {
      const { one, list } = recordEncoding(layout, (_, value) => ({ value: value as Encoded['value'] }), fields);
      return item.shape.endsWith('[]') ? list : one;
    });
  if (item.shape === 'round') return roundEncodings;
  if (item.shape === 'choices') return choiceEncodings(item.parameter.slice(1), parameter, subject);
  if (contract === 'linucb-disjoint' && item.path === 'x') return contextEncodings(parameter, subject);
  // An adapter's weight is the contract's: whoever wrote it says how it is passed on.
  if (contract === 'exponential-weighting' && item.path === 'alpha' && isPeriodName(parameter.name)) return [asPeriods];
  if (contract === 'ucb1' && item.path === 'c' && !isAdapterPath(subject.path)) return weightEncodings;
  if (item.path === 'reward' && item.operation === 'update') return rewardEncodings(parameter, subject);
  if (item.shape === 'index') return indexEncodings(item.name, parameter);
  // A number of attempts counts them, however it is called.
  if (item.path === 't') return encodingsFor('number', parameter, subject);
  if (item.shape === 'integer' && kindOf(parameter) !== 'boolean') return countEncodings(item.name, parameter, subject);
  const usual = encodingsFor(item.shape, parameter, subject);
  if (item.path === 'epsilon' && Number(parameter.defaultText) >= 0.5) return [...usual, ofTheBest];
  if (contract === 'exponential-backoff' && (item.path === 'base' || item.path === 'max'))
    return usual.flatMap((one) => [{ ...one, conventions: { [UNIT]: 'whole' } }, inFineUnits]);
  return contract === 'trajectory-log' && item.path === 'v' ? [...usual, ...usual.map(withValueAfter)] : usual;
}

/** Whoever explores half of the time or more by default may mean the other probability. */
const ofTheBest: Encoding = {
  id: EPSILON_OF_BEST,
  conventions: { epsilon: EPSILON_OF_BEST },
  encode: (epsilon) => ({ value: 1 - (epsilon as number) }),
};

/** Delays in units so fine that rounding them to whole ones changes nothing. */
const inFineUnits: Encoding = {
  id: 'in fine units',
  conventions: { [UNIT]: FINE },
  encode: (value) => ({ value: (value as number) * FINE_UNITS }),
};

const asList: Encoding = { id: '', encode: (value) => ({ value: value as Encoded['value'], as: 'list' }) };
const asTuple: Encoding = { id: 'as a tuple of one', encode: (size) => ({ value: [size as number], as: 'tuple' }) };

/** A number, or the tuple of numbers that a shape is; names in the plural may mean either. */
function sizeEncodings(parameter: SubjectParameter): readonly Encoding[] {
  const plain: Encoding = { id: '', encode: (size) => ({ value: size as number }) };
  if (kindOf(parameter) === 'list' || /shape$/i.test(parameter.name)) return [asTuple];
  return /dims$/i.test(parameter.name) && kindOf(parameter) === 'unknown' ? [asTuple, plain] : [plain];
}

/** The state of the arm, where functions are given that and not the number of the arm. */
const elementOfState: Encoding = {
  id: 'as the state of the arm',
  encode: (arm) => ({ value: undefined, element: Number(arm) }),
};

function isElement({ type }: SubjectParameter, { state }: SubjectShape): boolean {
  return state?.elementType !== undefined && bareType(type) === state.elementType;
}

/** The context of the round alone, or the same for each arm in a row of its own. */
function contextEncodings(parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const rows = encodingsFor('matrix', parameter, subject).map(
    ({ id, encode }): Encoding => ({
      id: `in a row for each arm ${id}`.trimEnd(),
      encode: (x, workshop, named) =>
        encode(
          Array.from({ length: Number(named.arms) || 0 }, () => x),
          workshop,
          named,
        ),
    }),
  );
  return [...encodingsFor('vector', parameter, subject), ...rows];
}

/** The reward, or rewards of all arms among which the subject picks that of its own. */
function rewardEncodings(parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const usual = encodingsFor('number', parameter, subject);
  if (!/^(list|unknown)$/.test(kindOf(parameter))) return usual;
  const ofAll = encodingsFor('vector', parameter, subject).map(
    ({ id, encode }): Encoding => ({
      id: `at the place of its arm ${id}`.trimEnd(),
      encode: (reward, workshop, named) => {
        const rewards = Array.from({ length: Number(named.k) || 0 }, () => 0);
        rewards[Number(named.arm)] = reward as number;
        return encode(rewards, workshop, named);
      },
    }),
  );
  return kindOf(parameter) === 'list' ? ofAll : [...usual, ...ofAll];
}

/** The N of alpha = 2 / (N + 1), which charts of prices are smoothed by. */
const asPeriods: Encoding = {
  id: 'as the number of periods 2 / alpha - 1',
  // Whole where the weight is that of a whole number.
  encode: (alpha) => ({ value: Number((2 / (alpha as number) - 1).toFixed(9)) }),
};

/** The weight of the bonus before the root or under it, where the 2 of the formula is its own or a part of the weight. */
const weightEncodings: readonly Encoding[] = [
  { id: '', encode: (c) => ({ value: c as number }) },
  { id: 'over the root of 2', encode: (c) => ({ value: (c as number) / Math.SQRT2 }) },
  { id: 'as its square', encode: (c) => ({ value: (c as number) ** 2 }) },
  { id: 'as half its square', encode: (c) => ({ value: (c as number) ** 2 / 2 }) },
];

/** Rounds are counted from 0 or from 1. */
const roundEncodings: readonly Encoding[] = [1, 0].map((first) => ({
  id: `counted from ${first}`,
  conventions: { rounds: `from ${first}` },
  encode: (updates) => ({ value: (updates as number) + first }),
}));

/** The values of the steps and of what follows, in one list. */
function withValueAfter(usual: Encoding): Encoding {
  return {
    id: usual.id === '' ? WITH_VALUE_AFTER : `${WITH_VALUE_AFTER}, ${usual.id}`,
    encode: (value, workshop, named) =>
      usual.encode(
        [...(value as readonly number[]), ...((named.vNext ?? []) as readonly number[]).slice(-1)],
        workshop,
        named,
      ),
  };
}

function lossEncodings(
  item: Item,
  parameter: SubjectParameter,
  subject: SubjectShape,
): readonly Encoding[] | undefined {
  const inEachScale = (encodings: (scale: LossScale) => readonly Encoding[]): Encoding[] => {
    const columns = LOSS_SCALES.map((scale) =>
      encodings(scale).map((encoding) => ({ ...encoding, conventions: { loss: scale.id } })),
    );
    return (columns[0] ?? []).flatMap((_, layout) => columns.map((column) => column[layout] as Encoding));
  };
  if (item.part === 'data')
    return inEachScale((scale) => [
      {
        id: scale.id,
        encode: (value) => ({ value: dataOf(value, scale)[item.name as 'x' | 'y'], ...arrayOf(subject) }),
      },
    ]);
  if (isTrainingSet('meta-learner', { name: item.parameter }))
    return inEachScale((scale) => supportEncodings(parameter, subject, scale));
  if (item.path === 'tasks') return inEachScale((scale) => taskListEncodings(parameter, subject, scale, true));
  if (item.path === 'supports') return inEachScale((scale) => taskListEncodings(parameter, subject, scale, false));
  return undefined;
}

type Models = readonly (readonly (readonly number[])[])[];

/** Client results as records, tuples or columns, with the models in one of several layouts. */
function clientResults(item: Item, parameter: SubjectParameter, subject: SubjectShape): readonly Encoding[] {
  const fields = fieldsOf('federated-averaging', 'aggregate', 'results') ?? [];
  if (item.part === 'column' && item.name === 'params')
    return tensorLayouts(parameter.type.replace(/^[^[]*\[|\[\]$/, ''), subject.attributesRead).map((layout) => ({
      id: layout.id,
      encode: (value) => {
        const models = (value as Models).map((model) => layout.encode(model));
        return { value: models.map((model) => model.value), ...arraysOf(subject), ...restoreOf(models) };
      },
    }));
  if (item.part !== undefined) return encodingsFor(item.shape, parameter, subject);
  return recordLayouts(fields, parameter, subject).flatMap((layout) => {
    const type = layout.fields.find(({ field }) => field?.name === 'params')?.type ?? '';
    return tensorLayouts(type, subject.attributesRead).map((tensors): Encoding => {
      let models: Encoded[] = [];
      const { list } = recordEncoding(
        layout,
        (field, value) => {
          if (field.name !== 'params') return { value: value as Encoded['value'] };
          const model = { ...tensors.encode(value as readonly (readonly number[])[]), ...arrayOf(subject) };
          models.push(model);
          return model;
        },
        fields,
      );
      return {
        id: `${layout.id}, ${tensors.id}`,
        encode: (value, workshop, named) => {
          models = [];
          return { ...list.encode(value, workshop, named), ...restoreOf(models) };
        },
      };
    });
  });
}

/** Tensors as arrays where the file computes with such. */
function arraysOf({ language, libraries }: SubjectShape): Pick<Encoded, 'as'> {
  const computes = libraries.some((one) => one === 'numpy' || one === 'torch');
  return language === 'python' && computes ? { as: 'arrays' } : {};
}

/** The layout of the first model is that of the aggregate. */
function restoreOf(models: readonly Encoded[]): Pick<Encoded, 'restore'> {
  const restore = models[0]?.restore;
  return restore === undefined ? {} : { restore };
}

/** Rows that the subject takes as records with a vector in them. */
function rowsAsRecords(
  contract: string,
  item: Item,
  parameter: SubjectParameter,
  subject: SubjectShape,
): readonly Encoding[] {
  const fields = fieldsOf(contract, item.operation, item.parameter);
  if (fields === undefined || recordsNamed(parameter.type, subject).length === 0) return [];
  return recordLayouts(fields, parameter, subject)
    .filter((layout) => !layout.id.startsWith('tuples'))
    .map((layout) => {
      const { list } = recordEncoding(
        layout,
        (_, value) => ({ value: value as Encoded['value'], ...arrayOf(subject) }),
        fields,
      );
      const name = fields[0]?.name ?? '';
      return {
        id: layout.id,
        encode: (value, workshop, named) =>
          list.encode(
            (value as readonly unknown[]).map((row) => ({ [name]: row })),
            workshop,
            named,
          ),
      };
    });
}
