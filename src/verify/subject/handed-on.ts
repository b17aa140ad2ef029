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
  return declared.map(({ facts, symbol, member }, index) => {
    if (member.parameters.length > 0 || !symbol.parameters.some(({ form }) => form === 'rest')) return member;
    const body = facts.bodies.find((one) => one.symbol === symbol.id);
    const behind = declared.slice(index + 1).find((one) => one.member.name === member.name);
    const parameters = taken(member.name, body, behind?.member, records);
    return parameters === undefined ? member : { ...member, parameters };
  });
}

function taken(
  name: string,
  body: BodyFacts | undefined,
  behind: Callable | undefined,
  records: readonly RecordShape[],
): readonly SubjectParameter[] | undefined {
  const called = new Set(body?.calls.map(({ callee }) => callee));
  if (called.has(`super.${name}`)) return behind?.parameters;
  return records.find((record) => record.form === 'class' && called.has(record.name))?.fields;
}
