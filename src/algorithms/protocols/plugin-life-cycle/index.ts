import { defineAlgorithm } from '../../../model/algorithm.js';
import { thrownBy } from '../../compare.js';
import { integerBelow } from '../../random.js';
import { type LearnablePlugin, type PluginEngineImplementation, pluginLifeCycleContract } from './contract.js';
import { pluginLifeCycleLies } from './lies.js';
import { pluginLifeCycleProperties } from './properties.js';
import { falsyRecordingPlugin, recordingPlugin, throwingPlugin } from './recorder.js';
import { pluginEngine } from './reference.js';

/** A list of plug-ins, and errors wrapped with their cause. */
const listOfPlugins: PluginEngineImplementation = {
  create() {
    let plugins: readonly LearnablePlugin[] = [];
    const withPlugin = (id: string, use: (plugin: LearnablePlugin) => unknown): unknown => {
      const index = plugins.findIndex((plugin) => plugin.id === id);
      if (index < 0) throw new TypeError(`${id} is not registered`);
      try {
        return use(plugins[index] as LearnablePlugin);
      } catch (cause) {
        throw new Error(`${id} failed`, { cause });
      }
    };
    return {
      register(plugin) {
        if (plugins.some(({ id }) => id === plugin.id)) throw new TypeError(`${plugin.id} is taken`);
        plugins = [plugin, ...plugins];
      },
      unregister(id) {
        withPlugin(id, (removed) => {
          plugins = plugins.filter((plugin) => plugin !== removed);
        });
      },
      list: () => plugins.map(({ id }) => id),
      train: (id, data) => withPlugin(id, (plugin) => plugin.train(data)),
      infer: (id, x) => withPlugin(id, (plugin) => plugin.infer(x)),
    };
  },
};

export const pluginLifeCycleAlgorithm = defineAlgorithm<PluginEngineImplementation>({
  id: 'plugin-life-cycle',
  family: 'protocols',
  title: 'Plug-in life cycle: register, train, infer, remove',
  aliases: ['plugin', 'plugin learning engine', 'plugin registry', 'learnable plugin'],
  idea:
    'Learnable plug-ins are registered under their ids, and calls for training and inference are routed to exactly the one that ' +
    'is addressed. Unknown ids, duplicates and errors inside a plug-in reach the caller.',
  sources: [
    {
      citation: 'Fowler 2002, Patterns of enterprise application architecture, Addison-Wesley',
      locator: 'Registry (p. 480) and Plugin (p. 499)',
    },
    {
      citation: 'Liskov and Guttag 1986, Abstraction and specification in program development',
      locator: 'chapter 4: laws of a map',
    },
  ],
  equations: [
    'list = {id : registered and not removed}',
    'train(id, data) = plugin(id).train(data), infer(id, x) = plugin(id).infer(x)',
  ],
  cost: "O(1) a call besides the plug-in's own work.",
  contract: pluginLifeCycleContract,
  reference: pluginEngine,
  properties: pluginLifeCycleProperties,
  lies: pluginLifeCycleLies,
  variants: [
    {
      id: 'list-of-plugins',
      description: 'a list searched from the newest, errors wrapped with their cause',
      implementation: listOfPlugins,
    },
  ],
  phrases: [
    { text: 'registers plugins', properties: ['plugin.list-reflects-registry'] },
    { text: 'raises ValueError for duplicate plugin registration', properties: ['plugin.duplicates-rejected'] },
    { text: 'returns a list of ids of all registered plugins', properties: ['plugin.list-reflects-registry'] },
    { text: 'orchestrates training', properties: ['plugin.routes-to-the-right-plugin', 'plugin.errors-propagate'] },
    { text: 'KeyError for non-existent plugins', properties: ['plugin.unknown-raises'] },
    { text: 'logs errors and raises', properties: ['plugin.errors-propagate'] },
    {
      text: 'retrieves a registered plugin',
      properties: ['plugin.falsy-plugins-found', 'plugin.routes-to-the-right-plugin'],
    },
  ],
  falseProperties: [
    {
      statement: 'the list is in the order of registration',
      why: 'a registry promises a set of ids; no document speaks of an order',
    },
    { statement: 'training improves the plug-in', why: "the plug-in's business, not the engine's" },
  ],
  scenario: (implementation, random) => {
    const engine = implementation.create({});
    const run = integerBelow(random, 1_000_000);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `${name}-${run}`) as [string, string, string];
    const plugins = [
      recordingPlugin(a, { train: 1, infer: 2 }),
      falsyRecordingPlugin(b, { train: 3, infer: 0 }),
      throwingPlugin(c, new Error('c fails')),
    ];
    const outcome = (call: () => unknown): number => {
      let answer: unknown;
      const error = thrownBy(() => {
        answer = call();
      });
      if (error) return -1;
      return typeof answer === 'number' ? answer : -2;
    };
    const trace = [engine.list().length];
    for (const plugin of plugins) engine.register(plugin);
    trace.push(outcome(() => engine.register(recordingPlugin(a, { train: 8, infer: 9 }))));
    for (const id of [a, b, c, 'nobody'])
      trace.push(
        outcome(() => engine.train(id, 5)),
        outcome(() => engine.infer(id, 6)),
      );
    trace.push(
      engine.list().length,
      outcome(() => engine.unregister(a)),
      outcome(() => engine.unregister('nobody')),
    );
    trace.push(
      engine.list().length,
      outcome(() => engine.infer(a, 1)),
    );
    const asked = plugins.map((plugin) => ('calls' in plugin ? (plugin.calls as readonly unknown[]).length : 0));
    return [...trace, ...asked];
  },
});
