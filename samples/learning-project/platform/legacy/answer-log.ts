export interface LoggedAnswer {
  readonly exercise: string;
  readonly correct: boolean;
  readonly seconds: number;
}

/** The last answers of a learner, at most two hundred. */
export class AnswerLog {
  protected answers: LoggedAnswer[] = [];

  record(answer: LoggedAnswer): void {
    if (answer.seconds < 0) throw new RangeError('time runs forward');
    this.answers.push(answer);
    if (this.answers.length > 200) this.answers = this.answers.slice(-200);
  }

  medianSeconds(): number {
    if (this.answers.length === 0) return 0;
    const times = this.answers.map((answer) => answer.seconds).sort((left, right) => left - right);
    const middle = Math.floor(times.length / 2);
    return times.length % 2 === 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
  }

  mistakes(): string[] {
    const wrong = new Set<string>();
    for (const answer of this.answers) {
      if (answer.correct) wrong.delete(answer.exercise);
      else wrong.add(answer.exercise);
    }
    return [...wrong];
  }
}
