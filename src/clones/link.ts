/** Two units that are copies with changes, the one that comes first on the left. */
export interface Link {
  readonly left: number;
  readonly right: number;
  /** 0 to 1 as a near copy; renamed copies are the same in all but names and stand above any that differ in more, 1 to 2. */
  readonly similarity: number;
}
