import type { Property, Random } from '../../../model/algorithm.js';
import { counterexample, thrownBy } from '../../compare.js';
import { integerBelow } from '../../random.js';
import type { PluginEngine, PluginEngineImplementation } from './contract.js';
import { falsyRecordingPlugin, recordingPlugin, throwingPlugin } from './recorder.js';

type PluginProperty = Property<PluginEngineImplementation>;

/** Distinct ids that no implementation can have hard-coded. */
function ids(random: Random, count: number): string[] {
  const run = integerBelow(random, 1_000_000);
  return Array.from({ length: count }, (_, index) => `plugin-${run}-${index}`);
}

const answersOf = (id: string) => ({ train: { trained: id }, infer: [id, 7] });

function listOf(engine: PluginEngine): string {
  return [...engine.list()].sort().join();
}

const listReflects: PluginProperty = {
  id: 'plugin.list-reflects-registry',
  statement: 'The list holds the registered ids, before and after one is removed, and is empty at the start.',
  basis: 'laws of a registry',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const engine = implementation.create({});
    const [a, b, c] = ids(random, 3) as [string, string, string];
    const seen: string[] = [];
    seen.push(listOf(engine));
    for (const id of [a, b, c]) engine.register(recordingPlugin(id, answersOf(id)));
    seen.push(listOf(engine));
    engine.unregister(b);
    seen.push(listOf(engine));
    engine.register(recordingPlugin(b, answersOf(b)));
    seen.push(listOf(engine));
    seen.push(listOf(implementation.create({})));
    const expected = ['', [a, b, c].sort().join(), [a, c].sort().join(), [a, b, c].sort().join(), ''];
    return seen.join('|') === expected.join('|')
      ? undefined
      : counterexample(
          'the list is not the registry',
          { steps: 'start; add a, b, c; remove b; add b; another engine' },
          expected,
          seen,
        );
  },
};

const duplicatesRejected: PluginProperty = {
  id: 'plugin.duplicates-rejected',
  statement: 'A second plug-in of one id is refused with an error, and the first one stays.',
  basis: 'documented: an error for duplicate registration',
  strength: 'when-claimed',
  tolerance: 'exact',
  check: (implementation, random) => {
    const engine = implementation.create({});
    const [id] = ids(random, 1) as [string];
    const first = recordingPlugin(id, { train: 'first', infer: 'first' });
    const second = recordingPlugin(id, { train: 'second', infer: 'second' });
    engine.register(first);
    if (thrownBy(() => engine.register(second)) === undefined)
      return counterexample('a duplicate id is accepted', { id }, 'an error', 'none');
    const answer = engine.infer(id, 1);
    return answer === 'first' && engine.list().length === 1
      ? undefined
      : counterexample(
          'the duplicate replaced the first plug-in',
          { id },
          ['first', 1],
          [answer, engine.list().length],
        );
  },
};

const unknownRaises: PluginProperty = {
  id: 'plugin.unknown-raises',
  statement: 'Training, inference and removal of an unknown id raise an error, also after the plug-in was removed.',
  basis: 'documented: KeyError for non-existent plug-ins',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const engine = implementation.create({});
    const [kept, removed, never] = ids(random, 3) as [string, string, string];
    for (const id of [kept, removed]) engine.register(recordingPlugin(id, answersOf(id)));
    engine.unregister(removed);
    for (const id of [removed, never]) {
      const calls: Record<string, () => unknown> = {
        train: () => engine.train(id, [1]),
        infer: () => engine.infer(id, [1]),
        unregister: () => engine.unregister(id),
      };
      for (const [operation, call] of Object.entries(calls))
        if (thrownBy(call) === undefined)
          return counterexample(`${operation} of an unknown id is silent`, { id }, 'an error', 'none');
    }
    return undefined;
  },
};

const routes: PluginProperty = {
  id: 'plugin.routes-to-the-right-plugin',
  statement:
    'Only the addressed plug-in is called, once and with what was passed, and its answer comes back unchanged.',
  basis: 'laws of a registry',
  strength: 'always',
  tolerance: 'exact (identity of data and answers)',
  check: (implementation, random) => {
    const engine = implementation.create({});
    const answers = ids(random, 3).map((id) => ({ id, train: { of: id }, infer: 0 }));
    const plugins = answers.map(({ id, ...answer }) => recordingPlugin(id, answer));
    for (const plugin of plugins) engine.register(plugin);
    const data = { rows: [[integerBelow(random, 90), 2]] };
    const input = [integerBelow(random, 90)];
    const target = plugins[1] as (typeof plugins)[number];
    const trained = engine.train(target.id, data);
    const inferred = engine.infer(target.id, input);
    const another = [input[0], 'another'];
    engine.infer(target.id, another);
    const others = plugins.filter((plugin) => plugin !== target && plugin.calls.length > 0).map(({ id }) => id);
    if (others.length > 0) return counterexample('other plug-ins are called', { addressed: target.id }, [], others);
    const [first, second, third, ...more] = target.calls;
    const asked =
      first?.[0] === 'train' &&
      first[1] === data &&
      second?.[0] === 'infer' &&
      second[1] === input &&
      third?.[0] === 'infer' &&
      third[1] === another &&
      more.length === 0;
    if (!asked)
      return counterexample(
        'the plug-in is not asked as the engine was',
        { data, input, another },
        ['train data', 'infer input', 'infer another'],
        target.calls,
      );
    const expected = [answers[1]?.train, 0];
    return trained === expected[0] && inferred === expected[1]
      ? undefined
      : counterexample('the answer is not handed back', { addressed: target.id }, expected, [trained, inferred]);
  },
};

const errorsPropagate: PluginProperty = {
  id: 'plugin.errors-propagate',
  statement: 'An error inside a plug-in reaches the caller, and the plug-in stays registered.',
  basis: 'a swallowed error is a training that looks done',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const engine = implementation.create({});
    const [id] = ids(random, 1) as [string];
    const message = `no data ${integerBelow(random, 1_000_000)}`;
    engine.register(throwingPlugin(id, new Error(message)));
    const calls: Record<string, () => unknown> = {
      train: () => engine.train(id, []),
      infer: () => engine.infer(id, []),
    };
    for (const [operation, call] of Object.entries(calls)) {
      const error = thrownBy(call);
      // A wrapper that keeps the cause in its message or as its cause is as good.
      const cause = error?.cause instanceof Error ? error.cause.message : '';
      if (error === undefined || !`${error.message} ${cause}`.includes(message))
        return counterexample(`the error of ${operation} is lost`, { id }, message, error?.message ?? 'none');
    }
    return engine.list().includes(id)
      ? undefined
      : counterexample('the failing plug-in is gone', { id }, [id], engine.list());
  },
};

const falsyFound: PluginProperty = {
  id: 'plugin.falsy-plugins-found',
  statement: 'A plug-in that compares equal to 0 or false is registered and found like any other.',
  basis: 'presence is asked of the registry, not of the truth value',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const engine = implementation.create({});
    const [id] = ids(random, 1) as [string];
    engine.register(falsyRecordingPlugin(id, { train: 'trained', infer: 'inferred' }));
    const found = [listOf(engine), engine.train(id, 1), engine.infer(id, 2)];
    return found.join() === [id, 'trained', 'inferred'].join()
      ? undefined
      : counterexample('a falsy plug-in is not found', { id, valueOf: 0 }, [id, 'trained', 'inferred'], found);
  },
};

export const pluginLifeCycleProperties: readonly PluginProperty[] = [
  listReflects,
  duplicatesRejected,
  unknownRaises,
  routes,
  errorsPropagate,
  falsyFound,
];
