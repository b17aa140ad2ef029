import type { LoggedAnswer } from './answer-log.js';

/** Answers of a learner with notes of the teacher. */
export class AnswerArchive {
  protected answers: LoggedAnswer[] = [];
  private readonly notes = new Map<string, string>();
  private locked = false;

  lock(): void {
    this.locked = true;
  }

  annotate(exercise: string, note: string): void {
    if (this.locked) throw new Error('the archive is locked');
    const earlier = this.notes.get(exercise);
    this.notes.set(exercise, earlier === undefined ? note : `${earlier}\n${note}`);
  }

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

  summary(): string {
    const lines = this.mistakes().map((exercise) => {
      const note = this.notes.get(exercise);
      return note === undefined ? `- ${exercise}` : `- ${exercise}: ${note}`;
    });
    lines.unshift(`median ${this.medianSeconds()} s, ${lines.length} open`);
    return lines.join('\n');
  }
}
