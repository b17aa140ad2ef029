import type { DictExpression, Expression } from '../model/code.js';
import type { ParsedModule, TransitionFact } from '../model/facts.js';
import { memberGroup, memberValue, placeName } from './member-value.js';
import type { Unit } from './unit.js';

/** A table that leads to more than these is something else. */
const MOST_ENTRIES = 60;

/** Dictionaries from each member to the members that may follow: `{ State.A: [State.B, State.C], … }`. */
export function tablesOf(parsed: ParsedModule, units: readonly Unit[]): TransitionFact[] {
  const found: TransitionFact[] = [];
  const seen = new Set<Expression>();
  const add = (value: Expression | undefined, name: string, symbol: number): void => {
    const table = value === undefined ? undefined : dictIn(value);
    if (table === undefined || seen.has(table)) return;
    seen.add(table);
    for (const { from, to, line } of entriesOf(table))
      found.push({ symbol, target: `table:${name}`, to, line, from: { values: [from] } });
  };
  for (const [symbol, value] of parsed.values) add(value, parsed.outline.symbols[symbol]?.name ?? '', -1);
  for (const unit of units)
    for (const { node } of unit.statements('assign'))
      add(node.value, placeName(node.targets[0] ?? node.value!) ?? '', unit.symbol?.id ?? -1);
  return found;
}

/** Also inside `Object.freeze(…)` and the like. */
function dictIn(value: Expression): DictExpression | undefined {
  if (value.kind === 'dict') return value;
  return value.kind === 'call' && value.arguments.length === 1 ? dictIn(value.arguments[0]!.value) : undefined;
}

interface Entry {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

/** Empty unless every key is a member and every value members of the same kind, or a list of them. */
function entriesOf({ entries }: DictExpression): Entry[] {
  if (entries.length < 2 || entries.length > MOST_ENTRIES) return [];
  const found: Entry[] = [];
  const groups = new Set<string>();
  const keys = new Set<string>();
  for (const { key, value, line } of entries) {
    const from = key === undefined ? undefined : memberValue(key);
    const followers = followersOf(value);
    if (from === undefined || followers === undefined) return [];
    keys.add(from);
    groups.add(memberGroup(from));
    for (const to of followers) {
      groups.add(memberGroup(to));
      found.push({ from, to, line });
    }
  }
  // Strings are states only when what follows are keys too; otherwise any table of names would be one.
  const closed = !groups.has('"') || found.every(({ to }) => keys.has(to));
  return groups.size === 1 && closed ? found : [];
}

/** A single string is no list of followers: `{ 'a': 'b' }` is a table of names. */
function followersOf(value: Expression): readonly string[] | undefined {
  if (value.kind === 'call' && value.arguments.length === 1) return followersOf(value.arguments[0]!.value);
  if (value.kind === 'call' && value.arguments.length === 0) return [];
  if (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set') {
    const values = value.elements.map(memberValue);
    return values.every((one) => one !== undefined) ? values : undefined;
  }
  const member = memberValue(value);
  return member === undefined || member.startsWith('"') ? undefined : [member];
}
