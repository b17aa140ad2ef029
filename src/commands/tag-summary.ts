import type { FilePlan } from '../annotate/plan.js';
import { plainLine } from '../render/escape.js';

/** What came of `audit tag`. */
export interface TagOutcome {
  readonly changed: Extract<FilePlan, { kind: 'changed' }>[];
  unchanged: number;
  readonly blocked: { readonly path: string; readonly reason: string; readonly intended: readonly string[] }[];
  readonly patches: Buffer[];
}

/** One line a file that changes or is blocked, and the counts. */
export function tagSummary({ changed, unchanged, blocked }: TagOutcome, done: boolean): string {
  const lines = [
    ...changed.map(({ path, added, removed, omitted }) => {
      const left = omitted.length === 0 ? '' : `; left out: ${omitted.map(({ tag }) => tag).join(', ')}`;
      return `${path}: +${added} -${removed} lines of comments${left}`;
    }),
    ...blocked.map(({ path, reason }) => `${path}: blocked: ${reason}`),
    `${changed.length} ${done ? 'changed' : 'would change'}, ${unchanged} unchanged, ${blocked.length} blocked`,
  ];
  return lines.map((line) => `${plainLine(line)}\n`).join('');
}
