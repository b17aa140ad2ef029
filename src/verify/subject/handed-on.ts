import type { BodyFacts, Facts, SymbolFact } from '../../model/facts.js';
import type { Callable } from './callables.js';
import type { RecordShape, SubjectParameter } from './records.js';

/** A member of a class, with where it is declared. */
export interface DeclaredMember {
  readonly facts: Facts;
  readonly symbol: SymbolFact;
  readonly member: Callable;
}

/**
 * Members that take whatever they are given (`*args`) and hand it on, to the same method of a base class or to a record, with the
 * parameters of that. Others are as they were.
 *
 * @param declared of a class and its bases, the nearest first
 */
export function withHandedOn(declared: readonly DeclaredMember[], records: readonly RecordShape[]): Callable[] {
  const members: Callable[] = [];
  for (const { facts, symbol, member } of declared.toReversed()) {
    const isHandingOn = member.parameters.length === 0 && symbol.parameters.some(({ form }) => form === 'rest');
    const body = isHandingOn ? facts.bodies.find((one) => one.symbol === symbol.id) : undefined;
    const parameters = body === undefined ? undefined : takenBehind(member.name, body, members, records);
    members.push(parameters === undefined ? member : { ...member, parameters });
  }
  return members.toReversed();
}

/** @param behind the farthest first */
function takenBehind(
  name: string,
  { calls }: BodyFacts,
  behind: readonly Callable[],
  records: readonly RecordShape[],
): readonly SubjectParameter[] | undefined {
  const called = new Set(calls.map(({ callee }) => callee));
  if (called.has(`super.${name}`)) return behind.findLast((one) => one.name === name)?.parameters;
  return records.find((record) => record.form === 'class' && called.has(record.name))?.fields;
}
