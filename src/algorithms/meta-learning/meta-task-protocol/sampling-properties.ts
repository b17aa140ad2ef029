import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import type { ExampleClass, Examples, MetaTaskProtocol } from './contract.js';

const SHAPE = { ways: 3, shots: 2, queries: 3 };
const CLASSES = 5;
const DRAWS = 150;

/** Five classes with 6 to 10 examples; a row is [class, number], so that every row tells where it came from. */
const classes: readonly ExampleClass[] = Array.from({ length: CLASSES }, (_, at) => ({
  label: `class-${at}`,
  examples: Array.from({ length: 6 + at }, (_, number) => [at, number]),
}));

const copies = () => classes.map(({ label, examples }) => ({ label, examples: examples.map((row) => [...row]) }));

const rowName = (row: readonly number[]) => row.join('/');
const classesOf = ({ x }: Examples) => x.map((row) => row[0] as number);

type Sampling = Pick<Property<MetaTaskProtocol>, 'strength' | 'tolerance' | 'needs'>;
const exact: Sampling = { strength: 'always', tolerance: 'exact', needs: ['sampleTask'] };

export const samplingProperties: readonly Property<MetaTaskProtocol>[] = [
  {
    ...exact,
    id: 'meta-task-protocol.episode-shape',
    statement: 'An episode has N classes, the same in support and query, with K support and Q query examples of each.',
    basis: 'Vinyals et al. 2016, section 4.1: N-way, K-shot',
    check: (implementation, random) => everyEpisode(implementation, random, wrongShape),
  },
  {
    ...exact,
    id: 'meta-task-protocol.support-and-query-disjoint',
    statement: 'No example is drawn twice in one episode, within a set or across support and query.',
    basis: 'the query set holds unseen examples; sampling is without replacement',
    check: (implementation, random) =>
      everyEpisode(implementation, random, (support, query) => {
        const rows = [...support.x, ...query.x].map(rowName);
        return new Set(rows).size === rows.length
          ? undefined
          : counterexample('an example was drawn twice', SHAPE, rows.length, new Set(rows).size);
      }),
  },
  {
    ...exact,
    id: 'meta-task-protocol.targets-name-classes',
    statement: 'Examples of one class carry one target, in support and query alike, and two classes carry two targets.',
    basis: 'the query asks for the classes that the support shows',
    check: (implementation, random) => everyEpisode(implementation, random, wrongTargets),
  },
  {
    id: 'meta-task-protocol.every-example-is-reachable',
    statement: 'Over many episodes every example of every class appears in the support and in the query.',
    basis: 'classes and examples are drawn at random',
    strength: 'always',
    tolerance: 'every example at least once in 150 episodes',
    needs: ['sampleTask'],
    falseAlarm: {
      probability: 1e-6,
      derivation: 'an example is in the support with probability at least 3/5 * 2/10; 2 * 40 * 0.88^150 = 4e-7',
    },
    check: everyExample,
  },
];

function everyEpisode(
  implementation: MetaTaskProtocol,
  random: Random,
  wrong: (support: Examples, query: Examples) => Counterexample | undefined,
): Counterexample | undefined {
  for (let draw = 0; draw < 20; draw++) {
    const { support, query } = implementation.sampleTask(copies(), SHAPE, random);
    const found = wrong(support, query);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrongShape(support: Examples, query: Examples): Counterexample | undefined {
  const drawn = [...new Set(classesOf(support))].sort();
  const counts = (set: Examples) => drawn.map((one) => classesOf(set).filter((other) => other === one).length);
  const expected = [drawn.map(() => SHAPE.shots), drawn.map(() => SHAPE.queries)];
  const actual = [counts(support), counts(query)];
  const sizes = support.x.length === SHAPE.ways * SHAPE.shots && query.x.length === SHAPE.ways * SHAPE.queries;
  return sizes && drawn.length === SHAPE.ways && JSON.stringify(actual) === JSON.stringify(expected)
    ? undefined
    : counterexample('examples a class in support and query', { ...SHAPE, drawn }, expected, actual);
}

function wrongTargets(support: Examples, query: Examples): Counterexample | undefined {
  const targets = new Map<number, Set<number>>();
  for (const set of [support, query])
    for (const [index, one] of classesOf(set).entries())
      targets.set(one, (targets.get(one) ?? new Set()).add(set.y[index] as number));
  const all = [...targets.values()].flatMap((set) => [...set]);
  return all.length === targets.size && new Set(all).size === targets.size
    ? undefined
    : counterexample(
        'targets a class',
        SHAPE,
        'one target a class',
        [...targets].map(([one, set]) => [one, [...set]]),
      );
}

function everyExample(implementation: MetaTaskProtocol, random: Random): Counterexample | undefined {
  const seen = { support: new Set<string>(), query: new Set<string>() };
  for (let draw = 0; draw < DRAWS; draw++) {
    const { support, query } = implementation.sampleTask(copies(), SHAPE, random);
    for (const row of support.x) seen.support.add(rowName(row));
    for (const row of query.x) seen.query.add(rowName(row));
  }
  const expected = classes.reduce((sum, { examples }) => sum + examples.length, 0);
  const actual = [seen.support.size, seen.query.size];
  return actual.every((size) => size === expected)
    ? undefined
    : counterexample('examples never drawn', { ...SHAPE, draws: DRAWS }, [expected, expected], actual);
}
