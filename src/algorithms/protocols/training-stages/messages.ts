import type { StageMessage } from './contract.js';

export const plan = (model: string): StageMessage => ({ kind: 'plan', model });
export const train = (model: string, version: string): StageMessage => ({ kind: 'train', model, version });
export const evaluate = (model: string, version: string, score: number): StageMessage => ({
  kind: 'evaluate',
  model,
  version,
  score,
});
export const exported = (model: string, version: string): StageMessage => ({ kind: 'export', model, version });
