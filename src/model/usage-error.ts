/**
 * An error of use, not of the program: printed as one line (what, where, what to do) and ends with exit code 2.
 * Anything else that is thrown is a defect of ours.
 */
export class UsageError extends Error {
  /**
   * @param what what went wrong, without a full stop
   * @param remedy what the user can do about it
   */
  constructor(
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${what}; ${remedy}`);
    this.name = 'UsageError';
  }
}
