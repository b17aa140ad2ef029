import type { Statement } from '../extracted.js';

/** One parameter or member, by name, of what another claim of the same listing is about as a whole. */
export function isPart(statement: Statement): boolean {
  return (
    statement.kind === 'signature' &&
    statement.named === true &&
    statement.open === true &&
    statement.parameters.length === 1
  );
}
