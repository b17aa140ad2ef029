import type { LearnablePlugin, PluginEngine, PluginEngineImplementation } from './contract.js';

/** No plug-in of that id is registered. */
export class UnknownPluginError extends Error {
  constructor(id: string, action: string) {
    super(`plug-in engine: cannot ${action} ${JSON.stringify(id)}, no such plug-in is registered`);
    this.name = 'UnknownPluginError';
  }
}

/** A plug-in of that id is registered already. */
export class DuplicatePluginError extends Error {
  constructor(id: string) {
    super(`plug-in engine: ${JSON.stringify(id)} is registered already`);
    this.name = 'DuplicatePluginError';
  }
}

/**
 * A registry of learnable plug-ins: each is known by its id, and training and inference reach exactly the one that is addressed,
 * with its result or its error handed back unchanged. Presence is asked of the map and never of the plug-in's truth value, so
 * that a plug-in that converts to 0 or false is found. O(1) a call besides the plug-in's own work.
 */
class MapPluginEngine implements PluginEngine {
  readonly #plugins = new Map<string, LearnablePlugin>();

  register(plugin: LearnablePlugin): void {
    if (this.#plugins.has(plugin.id)) throw new DuplicatePluginError(plugin.id);
    this.#plugins.set(plugin.id, plugin);
  }

  unregister(id: string): void {
    if (!this.#plugins.delete(id)) throw new UnknownPluginError(id, 'unregister');
  }

  list(): string[] {
    return [...this.#plugins.keys()];
  }

  train(id: string, data: unknown): unknown {
    return this.#get(id, 'train').train(data);
  }

  infer(id: string, x: unknown): unknown {
    return this.#get(id, 'infer with').infer(x);
  }

  #get(id: string, action: string): LearnablePlugin {
    const plugin = this.#plugins.get(id);
    if (plugin === undefined) throw new UnknownPluginError(id, action);
    return plugin;
  }
}

export const pluginEngine: PluginEngineImplementation = { create: () => new MapPluginEngine() };
