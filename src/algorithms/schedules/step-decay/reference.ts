import type { StepDecayImplementation, StepDecayOptions } from './contract.js';

/**
 * Step decay: the rate is multiplied by `gamma` at each milestone and is constant in between. It is computed from the
 * step alone, so that milestones that were jumped over count, and asking twice changes nothing.
 *
 * Source: torch `MultiStepLR` (`_get_closed_form_lr`); Goyal et al. 2017 (arXiv 1706.02677), section 5.1, decays by 1/10 at milestones.
 *   lr_t = lr0 gamma^#{m in milestones : m <= t},  milestones as a set
 *
 * Cost: O(m) a call for m milestones, O(m) memory.
 */
export function stepDecayRate({ lr0, milestones, gamma }: StepDecayOptions, t: number): number {
  return lr0 * gamma ** new Set(milestones.filter((milestone) => milestone <= t)).size;
}

/** @throws RangeError when lr0 or gamma is not positive or a milestone is not a finite number of at least 0. */
export function validStepDecayOptions({ lr0, milestones, gamma }: StepDecayOptions): StepDecayOptions {
  if (!(lr0 > 0 && Number.isFinite(lr0))) throw new RangeError(`step decay: lr0 must be positive, got ${lr0}`);
  if (!(gamma > 0 && Number.isFinite(gamma))) throw new RangeError(`step decay: gamma must be positive, got ${gamma}`);
  const bad = milestones.find((milestone) => !(milestone >= 0 && Number.isFinite(milestone)));
  if (bad !== undefined) throw new RangeError(`step decay: milestones must be finite and at least 0, got ${bad}`);
  return { lr0, milestones: [...milestones], gamma };
}

/** @throws RangeError when the step is not a finite number of at least 0. */
export function validStep(t: number): number {
  if (!(t >= 0 && Number.isFinite(t)))
    throw new RangeError(`step decay: the step must be finite and at least 0, got ${t}`);
  return t;
}

export const stepDecayReference: StepDecayImplementation = {
  create(options) {
    const valid = validStepDecayOptions(options);
    return { update: (t) => stepDecayRate(valid, validStep(t)) };
  },
};
