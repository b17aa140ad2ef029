export interface SessionRow {
  readonly learner: string;
  readonly seconds: number;
  readonly correct: number;
  readonly answered: number;
}

/** Sessions by learner, the longest first. */
export function sessionsByLearner(rows: readonly SessionRow[]): Map<string, SessionRow[]> {
  const grouped = new Map<string, SessionRow[]>();
  for (const row of rows) {
    if (row.seconds < 5) continue;
    const list = grouped.get(row.learner) ?? [];
    list.push(row);
    grouped.set(row.learner, list);
  }
  for (const list of grouped.values()) list.sort((left, right) => right.seconds - left.seconds);
  return grouped;
}

/** Share of right answers of each learner with at least one answer. */
export function sharesByLearner(rows: readonly SessionRow[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const [learner, list] of sessionsByLearner(rows)) {
    let correct = 0;
    let answered = 0;
    for (const row of list) {
      correct += row.correct;
      answered += row.answered;
    }
    if (answered > 3) shares.set(learner, correct / answered);
  }
  return shares;
}

/** Learners whose share lies below the mark, the weakest first, at most ten. */
export function strugglingLearners(rows: readonly SessionRow[], mark: number): string[] {
  const weak = [...sharesByLearner(rows)].filter(([, share]) => share < mark);
  weak.sort(([, left], [, right]) => left - right);
  return weak.slice(0, 10).map(([learner]) => learner);
}
