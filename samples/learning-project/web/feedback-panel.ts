import { LearnerModel } from '../platform/learner-model.js';
import { DifficultyCurve } from './difficulty-curve.js';

export interface PanelReading {
  readonly difficulty: number;
  readonly solved: boolean;
}

/** Shows one exercise after the other and feeds every outcome back into the model. */
export class FeedbackPanel {
  private difficulty = 0;

  constructor(
    private readonly model: LearnerModel,
    private readonly difficulties: readonly number[],
  ) {}

  submit(outcome: boolean): string {
    const ability = this.model.update({ difficulty: this.difficulty, solved: outcome });
    this.difficulty = this.model.recommend(this.difficulties) ?? this.difficulty;
    const chance = new DifficultyCurve(this.difficulty).chance(ability);
    return `next: ${this.difficulty} (${Math.round(100 * chance)} % likely)`;
  }
}
