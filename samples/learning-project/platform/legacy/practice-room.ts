/** Minutes left of a practice session. */
export function minutesLeft(planned: number, startedAt: number, now: number): number {
  const gone = Math.max(0, now - startedAt) / 60;
  return Math.max(0, planned - gone);
}

/** Counts right answers in a row and remembers the longest row. */
export class StreakCounter {
  private current = 0;
  private longest = 0;
  private frozenUntil = 0;

  answer(correct: boolean, now: number): number {
    if (correct) {
      this.current += 1;
      if (this.current > this.longest) this.longest = this.current;
    } else if (now >= this.frozenUntil) {
      this.current = 0;
    }
    return this.current;
  }

  freeze(now: number, seconds: number): void {
    this.frozenUntil = Math.max(this.frozenUntil, now + seconds);
  }

  best(): number {
    return this.longest;
  }
}

/** Trophies of a learner. */
export class TrophyCase {
  private readonly trophies = new Map<string, number>();

  constructor(private readonly goals: readonly { readonly trophy: string; readonly score: number }[]) {}

  grant(score: number, week: number): string[] {
    const added: string[] = [];
    for (const goal of this.goals) {
      if (score < goal.score) continue;
      if (this.trophies.has(goal.trophy)) continue;
      this.trophies.set(goal.trophy, week);
      added.push(goal.trophy);
    }
    return added;
  }

  after(week: number): string[] {
    return [...this.trophies].filter(([, gained]) => gained >= week).map(([trophy]) => trophy);
  }

  ahead(score: number): string | undefined {
    let closest: { trophy: string; score: number } | undefined;
    for (const goal of this.goals) {
      if (this.trophies.has(goal.trophy) || goal.score <= score) continue;
      if (closest === undefined || goal.score < closest.score) closest = goal;
    }
    if (closest === undefined) return undefined;
    return closest.trophy;
  }

  retire(week: number, span: number): number {
    let dropped = 0;
    for (const [trophy, gained] of this.trophies) {
      if (gained + span >= week) continue;
      this.trophies.delete(trophy);
      dropped += 1;
    }
    return dropped;
  }
}
