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

/** Badges in the order in which they were won, each once. */
export class BadgeShelf {
  private readonly badges = new Map<string, number>();

  constructor(private readonly rules: readonly { readonly badge: string; readonly points: number }[]) {}

  award(points: number, day: number): string[] {
    const fresh: string[] = [];
    for (const rule of this.rules) {
      if (points < rule.points) continue;
      if (this.badges.has(rule.badge)) continue;
      this.badges.set(rule.badge, day);
      fresh.push(rule.badge);
    }
    return fresh;
  }

  since(day: number): string[] {
    return [...this.badges].filter(([, won]) => won >= day).map(([badge]) => badge);
  }

  next(points: number): string | undefined {
    let nearest: { badge: string; points: number } | undefined;
    for (const rule of this.rules) {
      if (this.badges.has(rule.badge) || rule.points <= points) continue;
      if (nearest === undefined || rule.points < nearest.points) nearest = rule;
    }
    if (nearest === undefined) return undefined;
    return nearest.badge;
  }

  expire(day: number, lifetime: number): number {
    let gone = 0;
    for (const [badge, won] of this.badges) {
      if (won + lifetime >= day) continue;
      this.badges.delete(badge);
      gone += 1;
    }
    return gone;
  }
}

/** Seats of a live quiz. */
export function assignSeats(learners: readonly string[], tables: number): string[][] {
  const seats: string[][] = Array.from({ length: Math.max(1, tables) }, () => []);
  learners.forEach((learner, index) => seats[index % seats.length].push(learner));
  return seats;
}
