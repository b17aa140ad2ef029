import type { Contract, Random } from '../../../model/algorithm.js';

/** n rows of d features and n targets. */
export interface Examples {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
}

export interface Task {
  /** What adaptation may look at. */
  readonly support: Examples;
  /** What evaluation looks at. */
  readonly query: Examples;
}

/** A model that can be copied, trained by one gradient step on a batch, and scored on a batch. */
export interface TaskModel {
  clone(): TaskModel;
  parameters(): number[];
  train(x: Examples['x'], y: Examples['y'], rate: number): void;
  loss(x: Examples['x'], y: Examples['y']): number;
}

export interface TaskLearner {
  /** A copy of the meta-model after `steps` gradient steps on the support set. */
  adapt(task: Task, steps: number, rate: number): TaskModel;
  /** The loss of an adapted model on the query set. */
  evaluate(adapted: TaskModel, task: Task): number;
}

/** All examples of one class, one row each. */
export interface ExampleClass {
  readonly label: string;
  readonly examples: readonly (readonly number[])[];
}

export interface EpisodeShape {
  readonly ways: number;
  readonly shots: number;
  readonly queries: number;
}

export interface MetaTaskProtocol {
  create(options: { readonly model: TaskModel }): TaskLearner;
  /** An N-way K-shot episode; `y` holds one number a class. */
  sampleTask(classes: readonly ExampleClass[], shape: EpisodeShape, random: Random): Task;
}

const task = {
  name: 'task',
  aliases: ['episode', 'meta_task', 'new_task', 'meta_learning_task'],
  shape: 'record',
  meaning: 'support and query, each with x (matrix[n,d]) and y (vector[n])',
};

export const contract: Contract = {
  id: 'meta-task-protocol',
  title: 'Meta-learning over tasks with support and query sets',
  classAliases: [
    'meta_learning_task',
    'base_meta_learner',
    'meta_learner',
    'task_adapter',
    'few_shot_task',
    'episode',
    'episode_sampler',
    'task_sampler',
    'meta_dataset',
    'meta_learning_system',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'a learner around one meta-model',
      parameters: [
        {
          name: 'model',
          aliases: ['base_model', 'meta_model', 'model_fn', 'learner'],
          shape: 'record',
          meaning: 'clone(), parameters(), train(x, y, rate), loss(x, y)',
        },
      ],
      returns: 'a learner with adapt and evaluate',
      aliases: ['constructor', 'init', 'new'],
    },
    {
      name: 'adapt',
      effect: 'reads',
      required: true,
      summary: 'a copy of the meta-model, trained on the support set',
      parameters: [
        task,
        {
          name: 'steps',
          aliases: ['num_adaptation_steps', 'adaptation_steps', 'num_steps', 'inner_steps', 'k'],
          shape: 'integer',
          meaning: 'gradient steps',
        },
        {
          name: 'rate',
          aliases: ['learning_rate', 'lr', 'inner_lr', 'alpha'],
          shape: 'number',
          meaning: 'learning rate',
        },
      ],
      returns: 'the adapted model',
      aliases: ['adapt_to_task', 'fast_adapt', 'fine_tune', 'adapt_to_new_task', 'inner_loop'],
    },
    {
      name: 'evaluate',
      effect: 'reads',
      required: true,
      summary: 'the loss of an adapted model on the query set',
      parameters: [
        {
          name: 'adapted',
          aliases: ['adapted_model', 'model', 'fast_model', 'learner'],
          shape: 'record',
          meaning: 'what adapt returned',
        },
        task,
      ],
      returns: 'number',
      aliases: ['evaluate_task', 'query_loss', 'test', 'score', 'evaluate_on_query'],
    },
    {
      name: 'sampleTask',
      effect: 'reads',
      required: false,
      summary: 'an N-way K-shot episode with disjoint support and query examples',
      parameters: [
        {
          name: 'classes',
          aliases: ['dataset', 'data', 'class_examples'],
          shape: 'record[]',
          meaning: 'classes with a label and their examples (matrix[n,d])',
        },
        {
          name: 'shape',
          aliases: ['options', 'config', 'n_way_k_shot'],
          shape: 'record',
          meaning: 'ways (classes), shots and queries (examples a class)',
        },
        { name: 'random', aliases: ['rng', 'seed', 'generator'], shape: 'random', meaning: 'source of uniform draws' },
      ],
      returns: 'record with support and query',
      aliases: ['sample_task', 'sample_episode', 'create_episode', 'generate_task', 'split_support_query', 'make_task'],
    },
  ],
};
