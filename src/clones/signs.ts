/** Operators and words that decide a result and are easily mistaken for one another. */
const SIGNS: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '%', '**', '//', '<', '>', '<=', '>=', '==', '!=', '===', '!==', '&&', '||', '+=', '-='],
  ...['*=', '/=', 'and', 'or', 'True', 'False', 'true', 'false', 'None', 'null'],
]);

export function isSign(token: string): boolean {
  return SIGNS.has(token);
}
