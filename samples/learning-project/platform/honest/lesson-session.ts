/** Where a lesson stands. */
export enum LessonPhase {
  Warmup = 'warmup',
  Practice = 'practice',
  Assessment = 'assessment',
  Review = 'review',
  Finished = 'finished',
}

/** One learner's way through a lesson: practice and review alternate until an assessment is passed. */
export class LessonSession {
  private phase: LessonPhase = LessonPhase.Warmup;
  private answered = 0;

  constructor(private readonly passMark: number = 0.8) {}

  current(): LessonPhase {
    return this.phase;
  }

  answer(): void {
    if (this.phase === LessonPhase.Warmup) {
      this.phase = LessonPhase.Practice;
    } else if (this.phase === LessonPhase.Practice) {
      this.answered += 1;
      if (this.answered >= 10) this.phase = LessonPhase.Assessment;
    } else if (this.phase === LessonPhase.Review) {
      this.answered = 0;
      this.phase = LessonPhase.Practice;
    }
  }

  /** @param share share of right answers, 0 to 1 */
  assess(share: number): void {
    if (this.phase !== LessonPhase.Assessment) throw new Error(`no assessment during ${this.phase}`);
    this.phase = share >= this.passMark ? LessonPhase.Finished : LessonPhase.Review;
  }
}
