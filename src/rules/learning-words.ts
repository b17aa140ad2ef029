import { wordsOf } from '../flow/names.js';

/** Words that name a measured or learned quantity: a literal or random value under such a name claims a measurement. */
const STRONG_METRICS = new Set(
  'accuracy precision recall f1 auc auroc loss mse rmse mae perplexity bleu rouge convergence gradient gradients grad grads kappa r2 iou dice'.split(
    ' ',
  ),
);

const METRICS = new Set(
  (
    'score scores confidence probability likelihood quality efficiency similarity relevance importance strength reliability ' +
    'feasibility improvement performance coherence effectiveness stability novelty fitness uncertainty certainty embedding ' +
    'embeddings prediction predictions metric metrics calibration magnitude impact generalization generalisation retention ' +
    'validity robustness fidelity entropy divergence gain risk reward rewards resonance coverage latency throughput drift ' +
    'severity significance correlation agreement consistency plasticity readiness trust sharpe fisher kpi evaluation'
  ).split(' '),
);

/** Names of settings: a literal under them is a choice, not a measurement. */
const SETTINGS = new Set(
  (
    'threshold thresholds min minimum max maximum target weight weights config configuration default defaults limit limits bound ' +
    'bounds floor ceiling initial init prior base baseline step size decay factor lambda alpha beta gamma epsilon options option ' +
    'settings params parameters hyperparameters range tolerance schedule schema coefficient coef multiplier penalty bonus ' +
    'interval window learning_rate lr cutoff required budget decimals digits fraction ratio color opacity'
  ).split(' '),
);

const COMPUTING_VERBS = new Set(
  (
    'compute calculate calc evaluate estimate predict score measure assess analyze analyse detect classify infer rank rate ' +
    'verify validate benchmark quantify determine derive forecast aggregate optimize optimise train learn adapt fit recommend ' +
    'select embed encode'
  ).split(' '),
);

const LEARNING_VERBS = new Set(
  'train training learn learning fit update adapt optimize optimise finetune tune backward backprop aggregate consolidate evaluate predict infer process analyze analyse encode embed generate synthesize'.split(
    ' ',
  ),
);

export function isStrongMetric(name: string): boolean {
  return wordsOf(name).some((word) => STRONG_METRICS.has(word)) && !isSetting(name);
}

export function isMetric(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => METRICS.has(word) || STRONG_METRICS.has(word)) && !isSetting(name);
}

export function isSetting(name: string): boolean {
  return wordsOf(name).some((word) => SETTINGS.has(word));
}

/** `computeReward`, `_evaluate_adaptation`: the name says that a value is worked out. */
export function saysItComputes(name: string): boolean {
  const words = wordsOf(name);
  return words.slice(0, 2).some((word) => COMPUTING_VERBS.has(word));
}

export function saysItLearns(name: string): boolean {
  return wordsOf(name).some((word) => LEARNING_VERBS.has(word));
}

export function hasWord(name: string, ...wanted: readonly string[]): boolean {
  return wordsOf(name).some((word) => wanted.includes(word));
}
