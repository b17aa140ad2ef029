export interface LoggedAnswer {
  readonly exercise: string;
  readonly correct: boolean;
  readonly seconds: number;
}

/** Answers as lines of a CSV file, with quotes where a name needs them. */
export function toCsv(answers: readonly LoggedAnswer[]): string {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = answers.map((answer) => `${quoted(answer.exercise)},${answer.correct ? 1 : 0},${answer.seconds.toFixed(1)}`);
  return ['exercise,correct,seconds', ...lines].join('\n');
}

/** Minutes of each hour of the day in which a learner works. */
export function hoursOfWork(starts: readonly Date[], answers: readonly LoggedAnswer[]): number[] {
  const hours = new Array<number>(24).fill(0);
  starts.forEach((start, index) => {
    const seconds = answers[index]?.seconds ?? 0;
    hours[start.getHours()] += seconds / 60;
  });
  return hours;
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
