import type { Contract } from '../../../model/algorithm.js';

/** Class labels in the order of `protos`; each prototype has the length of one embedding. */
export interface PrototypeModel {
  readonly labels: readonly string[];
  readonly protos: readonly (readonly number[])[];
}

export interface PrototypicalClassifier {
  /** X is n rows of d, y has n labels. */
  fit(X: readonly (readonly number[])[], y: readonly string[]): PrototypeModel;
  /** One probability for each of `model.labels`. */
  probs(model: PrototypeModel, x: readonly number[]): number[];
  predict(model: PrototypeModel, x: readonly number[]): string;
}

const model = {
  name: 'model',
  aliases: ['prototypes', 'protos', 'state'],
  shape: 'record',
  meaning: 'labels and their prototypes, as `fit` returns them',
};
const query = {
  name: 'x',
  aliases: ['query', 'sample', 'embedding', 'features'],
  shape: 'vector[d]',
  meaning: 'one embedded query',
};

export const contract: Contract = {
  id: 'prototypical-classifier',
  title: 'Few-shot classifier by class prototypes',
  classAliases: [
    'prototypical_networks',
    'prototypical_network',
    'proto_net',
    'protonet',
    'proto_nets',
    'prototype_classifier',
    'few_shot_classifier',
    'few_shot_learner',
    'nearest_class_mean',
    'nearest_centroid',
  ],
  operations: [
    {
      name: 'fit',
      effect: 'reads',
      required: true,
      summary: 'class prototypes from a support set',
      parameters: [
        {
          name: 'X',
          aliases: ['support', 'support_x', 'support_set', 'embeddings', 'features', 'support_embeddings', 'data'],
          shape: 'matrix[n,d]',
          meaning: 'embedded support examples',
        },
        {
          name: 'y',
          aliases: ['labels', 'support_y', 'targets', 'classes'],
          shape: 'string[]',
          meaning: 'their classes',
        },
      ],
      returns: 'record with labels (string[]) and protos (matrix[classes,d])',
      aliases: ['compute_prototypes', 'prototypes', 'get_prototypes', 'build_prototypes', 'train', 'set_support'],
    },
    {
      name: 'probs',
      effect: 'reads',
      required: false,
      summary: 'class probabilities of one query',
      parameters: [model, query],
      returns: 'number[], one for each label of the model, in that order',
      aliases: ['predict_proba', 'probabilities', 'forward', 'posterior', 'class_probabilities'],
    },
    {
      name: 'predict',
      effect: 'reads',
      required: true,
      summary: 'the most probable class of one query',
      parameters: [model, query],
      returns: 'string',
      aliases: ['classify', 'infer', 'predict_class', 'nearest_prototype'],
    },
  ],
};
