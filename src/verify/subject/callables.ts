import type { Facts, ParameterFact, SymbolFact } from '../../model/facts.js';
import { type MembersRead, membersReadIn, type RecordShape, recordOf, type SubjectParameter } from './records.js';

export interface Callable {
  readonly name: string;
  readonly kind: 'method' | 'getter' | 'function' | 'static';
  readonly parameters: readonly SubjectParameter[];
  readonly doc: string;
  readonly returns: string;
  readonly isAsync: boolean;
  /** Private or protected: what others are not meant to call. */
  readonly isInternal: boolean;
  /** Attributes of the instance that its own body reads, and those that it changes. */
  readonly stateRead?: readonly string[];
  readonly stateWritten?: readonly string[];
  /** Methods of the same object that its own body calls. */
  readonly calls?: readonly string[];
  readonly line: number;
  /** Places of the parameters that take the state, which are not among `parameters`. */
  readonly at?: readonly number[];
}

/** @param records data classes and interfaces that its annotations may name */
export function callable(
  facts: Facts,
  symbol: SymbolFact,
  kind: Callable['kind'],
  records: readonly RecordShape[],
): Callable {
  return {
    name: symbol.name,
    kind,
    parameters: parametersOf(symbol.parameters, records, membersReadIn(facts, symbol.id)),
    doc: symbol.doc?.text ?? '',
    returns: symbol.type ?? '',
    isAsync: symbol.modifiers.includes('async'),
    isInternal:
      symbol.modifiers.includes('private') ||
      symbol.modifiers.includes('protected') ||
      (/^_|^#/.test(symbol.name) && !/^__/.test(symbol.name)),
    ...stateOf(facts, symbol.id),
    line: symbol.startLine,
  };
}

function stateOf(facts: Facts, symbol: number): Pick<Callable, 'stateRead' | 'stateWritten' | 'calls'> {
  const body = facts.bodies.find((one) => one.symbol === symbol);
  if (body === undefined) return {};
  const called = body.calls.flatMap(({ callee }) => /^(?:self|this)\.#?(\w+)$/.exec(callee)?.[1] ?? []);
  return {
    stateRead: body.stateReads,
    stateWritten: [...new Set(body.stateWrites.map(({ attribute }) => attribute))],
    calls: [...new Set(called)],
  };
}

export function parametersOf(
  parameters: readonly ParameterFact[],
  records: readonly RecordShape[],
  read: MembersRead,
): SubjectParameter[] {
  return parameters
    .filter((one) => one.form === 'positional' || one.form === 'keyword-only')
    .filter((one, index) => !(index === 0 && (one.name === 'self' || one.name === 'cls')))
    .map((one) => subjectParameter(one, records, read));
}

function subjectParameter(one: ParameterFact, records: readonly RecordShape[], read: MembersRead): SubjectParameter {
  const type = one.type ?? '';
  const record = recordOf(one, type, records, read);
  return {
    name: one.name,
    type,
    optional: one.defaultText !== undefined || one.optional === true,
    keywordOnly: one.form === 'keyword-only',
    ...(one.defaultText === undefined ? {} : { defaultText: one.defaultText }),
    ...(read.tested?.includes(one.name) ? { isTested: true } : {}),
    ...(record === undefined ? {} : { record }),
  };
}
