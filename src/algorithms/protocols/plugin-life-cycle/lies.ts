import type { Lie } from '../../../model/algorithm.js';
import type { LearnablePlugin, PluginEngine, PluginEngineImplementation } from './contract.js';
import { pluginEngine } from './reference.js';

type Replaced = Partial<PluginEngine>;

/** The reference's engine with some operations replaced; `registered` are the plug-ins it was given, in order. */
function wrong(replace: (inner: PluginEngine, registered: LearnablePlugin[]) => Replaced): PluginEngineImplementation {
  return {
    create() {
      const inner = pluginEngine.create({});
      const registered: LearnablePlugin[] = [];
      const whole: PluginEngine = {
        register(plugin) {
          inner.register(plugin);
          registered.push(plugin);
        },
        unregister(id) {
          inner.unregister(id);
          registered.splice(0, registered.length, ...registered.filter((plugin) => plugin.id !== id));
        },
        list: () => inner.list(),
        train: (id, data) => inner.train(id, data),
        infer: (id, x) => inner.infer(id, x),
      };
      return { ...whole, ...replace(whole, registered) };
    },
  };
}

function quietly<T>(call: () => T, otherwise: T): T {
  try {
    return call();
  } catch {
    return otherwise;
  }
}

/** A registry that replaces what is there. */
const overwriting: PluginEngineImplementation = {
  create() {
    const plugins = new Map<string, LearnablePlugin>();
    const get = (id: string): LearnablePlugin => {
      const plugin = plugins.get(id);
      if (!plugin) throw new Error(`unknown plug-in ${id}`);
      return plugin;
    };
    return {
      register: (plugin) => void plugins.set(plugin.id, plugin),
      unregister: (id) => void plugins.delete(get(id).id),
      list: () => [...plugins.keys()],
      train: (id, data) => get(id).train(data),
      infer: (id, x) => get(id).infer(x),
    };
  },
};

export const pluginLifeCycleLies: readonly Lie<PluginEngineImplementation>[] = [
  {
    id: 'unknown-is-null',
    description: 'an unknown id gives undefined in place of an error',
    implementation: wrong((inner) => ({
      train: (id, data) => (inner.list().includes(id) ? inner.train(id, data) : undefined),
      infer: (id, x) => (inner.list().includes(id) ? inner.infer(id, x) : undefined),
    })),
    caughtBy: ['plugin.unknown-raises'],
  },
  {
    id: 'removal-of-unknown-is-silent',
    description: 'removing an unknown id does nothing',
    implementation: wrong((inner) => ({ unregister: (id) => quietly(() => inner.unregister(id), undefined) })),
    caughtBy: ['plugin.unknown-raises'],
  },
  {
    id: 'errors-swallowed',
    description: 'an error of a plug-in becomes an empty result',
    implementation: wrong((inner, registered) => {
      const known = (id: string): boolean => registered.some((plugin) => plugin.id === id);
      return {
        train: (id, data) => (known(id) ? quietly(() => inner.train(id, data), {}) : inner.train(id, data)),
        infer: (id, x) => (known(id) ? quietly(() => inner.infer(id, x), {}) : inner.infer(id, x)),
      };
    }),
    caughtBy: ['plugin.errors-propagate'],
  },
  {
    id: 'broadcast',
    description: 'training reaches every plug-in',
    implementation: wrong((inner, registered) => ({
      train(id, data) {
        const others = registered.filter((plugin) => plugin.id !== id);
        for (const plugin of others) plugin.train(data);
        return inner.train(id, data);
      },
    })),
    caughtBy: ['plugin.routes-to-the-right-plugin'],
  },
  {
    id: 'last-registered',
    description: 'the plug-in registered last answers, whatever the id',
    implementation: wrong((inner, registered) => ({
      infer: (id, x) =>
        inner.list().includes(id) ? (registered.at(-1) as LearnablePlugin).infer(x) : inner.infer(id, x),
    })),
    caughtBy: ['plugin.routes-to-the-right-plugin'],
  },
  {
    id: 'truthiness',
    description: 'presence is asked of the truth value of the plug-in',
    seenIn: 'a public learning repository, get_plugin()',
    implementation: wrong((inner, registered) => {
      const present = (id: string): void => {
        const found = registered.find((plugin) => plugin.id === id);
        if (!found?.valueOf()) throw new Error(`unknown plug-in ${id}`);
      };
      return {
        train(id, data) {
          present(id);
          return inner.train(id, data);
        },
        infer(id, x) {
          present(id);
          return inner.infer(id, x);
        },
      };
    }),
    caughtBy: ['plugin.falsy-plugins-found'],
  },
  {
    id: 'unregister-noop',
    description: 'removal is logged only',
    implementation: wrong((inner) => ({
      unregister(id) {
        if (!inner.list().includes(id)) throw new Error(`unknown plug-in ${id}`);
      },
    })),
    caughtBy: ['plugin.list-reflects-registry', 'plugin.unknown-raises'],
  },
  {
    id: 'unregister-clears-all',
    description: 'removing one removes all',
    implementation: wrong((inner) => ({
      unregister(id) {
        inner.unregister(id);
        for (const other of inner.list()) inner.unregister(other);
      },
    })),
    caughtBy: ['plugin.list-reflects-registry'],
  },
  {
    id: 'duplicates-replace',
    description: 'a second plug-in replaces the first',
    implementation: overwriting,
    caughtBy: ['plugin.duplicates-rejected'],
  },
  {
    id: 'duplicates-ignored',
    description: 'a second plug-in is dropped in silence',
    implementation: wrong((inner) => ({
      register(plugin) {
        if (!inner.list().includes(plugin.id)) inner.register(plugin);
      },
    })),
    caughtBy: ['plugin.duplicates-rejected'],
  },
  {
    id: 'list-empty',
    description: 'the list is never filled',
    implementation: wrong(() => ({ list: () => [] })),
    caughtBy: [
      'plugin.list-reflects-registry',
      'plugin.duplicates-rejected',
      'plugin.errors-propagate',
      'plugin.falsy-plugins-found',
    ],
  },
  {
    id: 'falsy-answers-replaced',
    description: 'an answer of 0 becomes an empty record',
    implementation: wrong((inner) => ({ infer: (id, x) => inner.infer(id, x) || {} })),
    caughtBy: ['plugin.routes-to-the-right-plugin'],
  },
  {
    id: 'training-not-done',
    description: 'training answers with a success message and calls nothing',
    implementation: wrong((inner) => ({
      train(id) {
        if (!inner.list().includes(id)) throw new Error(`unknown plug-in ${id}`);
        return { status: 'success' };
      },
    })),
    caughtBy: ['plugin.routes-to-the-right-plugin', 'plugin.errors-propagate', 'plugin.falsy-plugins-found'],
  },
  {
    id: 'first-answer-kept',
    description: 'the first inference of a plug-in answers all later ones',
    implementation: wrong((inner) => {
      const answers = new Map<string, unknown>();
      return {
        infer(id, x) {
          if (!inner.list().includes(id) || !answers.has(id)) answers.set(id, inner.infer(id, x));
          return answers.get(id);
        },
      };
    }),
    caughtBy: ['plugin.routes-to-the-right-plugin'],
  },
  {
    id: 'inference-trains',
    description: 'inference trains the plug-in first',
    implementation: wrong((inner) => ({
      infer(id, x) {
        inner.train(id, x);
        return inner.infer(id, x);
      },
    })),
    caughtBy: ['plugin.routes-to-the-right-plugin'],
  },
];
