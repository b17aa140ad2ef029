import type { FieldSpec } from '../contract/fields.js';
import type { SubjectParameter, SubjectShape } from '../subject/shape.js';
import { nameScore, wordsOf } from '../subject/words.js';
import { isLoss, type LossScale, type RegressionData, regressionFor, sizeOf } from './data-losses.js';
import type { Encoded, Encoding } from './encode.js';
import { Unrepresentable } from './misfit.js';
import { recordsNamed } from './records.js';

/** Rows and targets under the names people give them. */
export const DATA_FIELDS: readonly FieldSpec[] = [
  {
    name: 'x',
    shape: 'matrix',
    aliases: [
      'inputs',
      'features',
      'xs',
      'rows',
      'data',
      'support_x',
      'x_support',
      'x_spt',
      'support_inputs',
      'x_train',
      'train_x',
      'examples',
    ],
  },
  {
    name: 'y',
    shape: 'vector',
    aliases: [
      'targets',
      'labels',
      'ys',
      'outputs',
      'support_y',
      'y_support',
      'y_spt',
      'support_targets',
      'y_train',
      'train_y',
      'target',
    ],
  },
];

const QUERY_WORDS = /^(query|qry|val|validation|test|q)$/;
const SUPPORT_WORDS = /^(support|spt|train|s|sup)$/;

/** The regression data of a loss of the contract; throws Unrepresentable when the loss is no squared error. */
export function dataOf(loss: unknown, scale: LossScale): RegressionData {
  if (!isLoss(loss)) throw new Unrepresentable('a loss was expected');
  return regressionFor(loss, sizeOf(loss), scale);
}

interface PairLayout {
  readonly id: string;
  readonly build: (data: RegressionData) => Encoded['value'];
}

/** How rows and targets of one set are given together. */
function pairLayouts(parameter: SubjectParameter, subject: SubjectShape): readonly PairLayout[] {
  const records = [...recordsNamed(parameter.type, subject), ...subject.records];
  const named = records.flatMap((record) => namesOf(record.fields.map(({ name }) => name)) ?? []);
  const read = namesOf(subject.attributesRead);
  const record = ({ x, y }: Names): PairLayout => ({
    id: `{${x}, ${y}}`,
    build: (data) => ({ [x]: data.x, [y]: data.y }),
  });
  const tuple: PairLayout = { id: '(X, y)', build: ({ x, y }) => [x, y] };
  const all = [...(named[0] === undefined ? [] : [record(named[0])]), tuple];
  return read === undefined || named.length > 0 ? all : [record(read), tuple];
}

interface Names {
  readonly x: string;
  readonly y: string;
}

function namesOf(names: readonly string[]): Names | undefined {
  const best = (field: FieldSpec): string | undefined =>
    names
      .map((name) => ({ name, score: nameScore(name, field.name, field.aliases) }))
      .filter(({ score }) => score >= 8)
      .sort((a, b) => b.score - a.score)[0]?.name;
  const [x, y] = DATA_FIELDS.map(best);
  return x === undefined || y === undefined || x === y ? undefined : { x, y };
}

/** Ways to give one training set, as a loss with functions or as data. */
export function supportEncodings(
  parameter: SubjectParameter,
  subject: SubjectShape,
  scale: LossScale,
): readonly Encoding[] {
  const functions: Encoding = {
    id: 'a loss with grad and hvp',
    encode: (value) => ({ value: value as Encoded['value'] }),
  };
  const pairs = pairLayouts(parameter, subject).map(
    (layout): Encoding => ({
      id: `data ${layout.id}, ${scale.id}`,
      encode: (value) => ({ value: layout.build(dataOf(value, scale)) }),
    }),
  );
  return usesGradients(subject) ? [functions, ...pairs] : pairs;
}

/** Ways to give a batch of tasks with or without query sets. */
export function taskListEncodings(
  parameter: SubjectParameter,
  subject: SubjectShape,
  scale: LossScale,
  withQuery: boolean,
): readonly Encoding[] {
  const functions: Encoding = {
    id: 'losses with grad and hvp',
    encode: (value) => ({ value: value as Encoded['value'] }),
  };
  const pairs = pairLayouts(parameter, subject);
  const data = withQuery
    ? queryLayouts(pairs, namesSeen(parameter, subject), scale)
    : pairs.map((pair) => supportsOnly(pair, scale));
  return usesGradients(subject) ? [functions, ...data] : data;
}

function supportsOnly(pair: PairLayout, scale: LossScale): Encoding {
  return {
    id: `tasks as data ${pair.id}, ${scale.id}`,
    encode: (value) => ({ value: (value as readonly unknown[]).map((loss) => pair.build(dataOf(loss, scale))) }),
  };
}

interface Task {
  readonly support: unknown;
  readonly query: unknown;
}

/** Names of parts that the parameter's type and the file mention, those of the type first. */
function namesSeen(parameter: SubjectParameter, subject: SubjectShape): readonly string[] {
  const records = recordsNamed(parameter.type, subject).flatMap((record) => record.fields.map(({ name }) => name));
  return [...(parameter.type.match(/[A-Za-z_]\w*/g) ?? []), ...records, ...subject.attributesRead];
}

function queryLayouts(pairs: readonly PairLayout[], names: readonly string[], scale: LossScale): Encoding[] {
  const each = (id: string, build: (support: RegressionData, query: RegressionData) => Encoded['value']): Encoding => ({
    id: `tasks as ${id}, ${scale.id}`,
    encode: (value) => ({
      value: (value as readonly Task[]).map((task) => build(dataOf(task.support, scale), dataOf(task.query, scale))),
    }),
  });
  const layouts: Encoding[] = [];
  const keys = setNames(names) ?? (['support', 'query'] as const);
  const flat = flatNames(names);
  if (flat !== undefined)
    layouts.push(
      each(`records of ${flat.join(', ')}`, (support, query) => {
        const values = [support.x, support.y, query.x, query.y];
        return Object.fromEntries(flat.map((name, index) => [name, values[index]]));
      }),
    );
  for (const pair of pairs)
    layouts.push(
      each(`records of ${keys.join(', ')} with ${pair.id}`, (support, query) => ({
        [keys[0]]: pair.build(support),
        [keys[1]]: pair.build(query),
      })),
    );
  layouts.push(each('(X, y, X query, y query)', (support, query) => [support.x, support.y, query.x, query.y]));
  for (const pair of pairs)
    layouts.push(
      each(`(support, query) with ${pair.id}`, (support, query) => [pair.build(support), pair.build(query)]),
    );
  return layouts;
}

/** The keys of the two sets of a task, when the file reads both. */
function setNames(names: readonly string[]): readonly [string, string] | undefined {
  const support = names.find(
    (name) => wordsOf(name).some((word) => SUPPORT_WORDS.test(word)) && wordsOf(name).length <= 2,
  );
  const query = names.find((name) => wordsOf(name).some((word) => QUERY_WORDS.test(word)) && wordsOf(name).length <= 2);
  return support === undefined || query === undefined ? undefined : [support, query];
}

/** `support_x`, `support_y`, `query_x`, `query_y`, in whatever order of words. */
function flatNames(names: readonly string[]): readonly string[] | undefined {
  const find = (set: RegExp, field: RegExp): string | undefined =>
    names.find((name) => {
      const words = wordsOf(name);
      return words.length === 2 && words.some((word) => set.test(word)) && words.some((word) => field.test(word));
    });
  const inputs = /^(x|inputs?|features|xs|data)$/;
  const targets = /^(y|targets?|labels?|ys)$/;
  const found = [
    find(SUPPORT_WORDS, inputs),
    find(SUPPORT_WORDS, targets),
    find(QUERY_WORDS, inputs),
    find(QUERY_WORDS, targets),
  ];
  return found.every((name) => name !== undefined) ? (found as string[]) : undefined;
}

/** The file calls gradients of the tasks it is given. */
function usesGradients(subject: SubjectShape): boolean {
  return subject.attributesRead.some((name) => /^(grad|gradient|hvp|hessian)$/i.test(name));
}
