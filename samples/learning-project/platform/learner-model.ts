import type { PanelReading } from '../web/feedback-panel.js';
import { DifficultyCurve } from './legacy/difficulty-curve.js';

// @audit-tag seed: every estimate grows from here
/** Ability at which a new learner starts. */
export const START_ABILITY = 0;

/** Estimates ability from what the panel of the learner reads. */
export class LearnerModel {
  private ability = START_ABILITY;

  constructor(private readonly stepSize: number = 0.3) {}

  /** One step of the Elo update (Pelanek 2016, equation 3). */
  update(outcome: PanelReading): number {
    const expected = new DifficultyCurve(outcome.difficulty).chance(this.ability);
    this.ability += this.stepSize * ((outcome.solved ? 1 : 0) - expected);
    return this.ability;
  }

  recommend(difficulties: readonly number[]): number | undefined {
    return difficulties.find((difficulty) => new DifficultyCurve(difficulty).suits(this.ability));
  }
}
