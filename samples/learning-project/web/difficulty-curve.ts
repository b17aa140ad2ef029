/** Chance to solve an exercise: two-parameter logistic model (Birnbaum 1968). */
export class DifficultyCurve {
  constructor(
    private readonly difficulty: number,
    private readonly discrimination: number = 1.0,
  ) {}

  chance(ability: number): number {
    const distance = this.discrimination * (ability + this.difficulty);
    return 1 / (1 + Math.exp(-distance));
  }

  information(ability: number): number {
    const chance = this.chance(ability);
    return this.discrimination ** 2 * chance * (1 - chance);
  }

  suits(ability: number): boolean {
    const chance = this.chance(ability);
    return chance >= 0.6 && chance <= 0.9;
  }
}
