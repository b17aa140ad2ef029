import type { AuditResult } from '../model/result.js';
import { type BaselineEntry, baselineEntries } from './baseline.js';
import { match, type Placed } from './match.js';
import { Moves } from './moves.js';

/** The entries of a baseline that still hold, in their order; of a group of copies the members that still are copies. */
export function pruned(entries: readonly BaselineEntry[], result: AuditResult): BaselineEntry[] {
  const moves = new Moves(undefined, result.files);
  const current = baselineEntries(result);
  const { gone } = match(placedEntries(entries), placedEntries(current), moves);
  const stale = new Set(gone);
  return entries.flatMap((entry): BaselineEntry[] => {
    if (entry.kind !== 'copies') return stale.has(entry) ? [] : [entry];
    const members = remainingCopies(entry, current);
    return members.length < 2 ? [] : [{ ...entry, members }];
  });
}

function placedEntries(entries: readonly BaselineEntry[]): Placed<BaselineEntry>[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'copies') return [];
    const key = entry.kind === 'finding' ? entry.fingerprint : [entry.claim, entry.verdict, entry.text].join('\0');
    return [{ key: `${entry.kind} ${key}`, path: entry.path, item: entry }];
  });
}

type Copies = Extract<BaselineEntry, { kind: 'copies' }>;

function remainingCopies({ level, members }: Copies, current: readonly BaselineEntry[]): Copies['members'] {
  const nameOf = (member: readonly string[]): string => member.join('\0');
  const remaining = new Set<string>();
  for (const group of current) {
    if (group.kind !== 'copies' || group.level !== level) continue;
    const names = new Set(group.members.map(nameOf));
    const both = members.map(nameOf).filter((name) => names.has(name));
    if (both.length > 1) for (const name of both) remaining.add(name);
  }
  return members.filter((member) => remaining.has(nameOf(member)));
}
