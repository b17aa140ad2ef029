import type { Contract } from '../../../model/algorithm.js';

/** What is registered. The engine looks at nothing else of it. */
export interface LearnablePlugin {
  readonly id: string;
  train(data: unknown): unknown;
  infer(x: unknown): unknown;
}

export interface PluginEngine {
  /** Throws for an id that is taken. */
  register(plugin: LearnablePlugin): void;
  /** Throws for an unknown id, as `train` and `infer` do. */
  unregister(id: string): void;
  list(): readonly string[];
  train(id: string, data: unknown): unknown;
  infer(id: string, x: unknown): unknown;
}

export interface PluginEngineImplementation {
  create(options: Readonly<Record<string, never>>): PluginEngine;
}

const id = {
  name: 'id',
  aliases: ['plugin_id', 'name', 'key'],
  shape: 'string',
  meaning: 'id of a registered plug-in',
};

export const pluginLifeCycleContract: Contract = {
  id: 'plugin',
  title: 'Plug-in learning engine',
  classAliases: [
    'plugin_learning_engine',
    'plugin_engine',
    'plugin_manager',
    'plugin_registry',
    'learning_engine',
    'model_registry',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds an engine without plug-ins',
      returns: 'the engine',
      aliases: ['init', 'new', 'build'],
      parameters: [],
    },
    {
      name: 'register',
      effect: 'updates',
      required: true,
      summary: 'adds a plug-in under its id',
      returns: 'nothing',
      aliases: ['register_plugin', 'add_plugin', 'add', 'load_plugin', 'install'],
      parameters: [
        {
          name: 'plugin',
          aliases: ['learnable_plugin', 'module', 'learner', 'model'],
          shape: 'record',
          meaning: 'an object with id, train and infer',
        },
      ],
    },
    {
      name: 'unregister',
      effect: 'updates',
      required: true,
      summary: 'removes a plug-in',
      returns: 'nothing',
      aliases: ['unregister_plugin', 'remove_plugin', 'remove', 'unload_plugin', 'uninstall'],
      parameters: [id],
    },
    {
      name: 'list',
      effect: 'reads',
      required: true,
      summary: 'ids of all registered plug-ins',
      returns: 'a list of ids',
      aliases: ['list_plugins', 'plugins', 'ids', 'get_plugins', 'plugin_ids'],
      parameters: [],
    },
    {
      name: 'train',
      effect: 'updates',
      required: true,
      summary: 'has one plug-in train on data',
      returns: 'what the plug-in gave',
      aliases: ['trigger_plugin_training', 'train_plugin', 'trigger_training', 'fit'],
      parameters: [
        id,
        { name: 'data', aliases: ['training_data', 'dataset', 'x'], shape: 'record', meaning: 'data for the plug-in' },
      ],
    },
    {
      name: 'infer',
      effect: 'reads',
      required: true,
      summary: 'has one plug-in answer',
      returns: 'what the plug-in gave',
      aliases: ['perform_plugin_inference', 'predict', 'run_inference', 'inference', 'infer_plugin'],
      parameters: [
        id,
        { name: 'x', aliases: ['input_data', 'input', 'data'], shape: 'record', meaning: 'input for the plug-in' },
      ],
    },
  ],
};
