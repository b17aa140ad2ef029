import type { Facts, SymbolFact } from '../../model/facts.js';
import { type Callable, callable } from './callables.js';
import type { RecordShape } from './records.js';

/** What the object that a function returns can do, as far as declarations tell: a closure, an object literal, an interface that is named. */
export interface ReturnedObject {
  readonly members: readonly Callable[];
  readonly attributes: readonly string[];
}

/**
 * The functions, methods and accessors written inside a function, and the members of the interface that it says it returns. Some of
 * these may be for its own use only: what the object really has is seen once it is made. Undefined when there are none.
 */
export function returnedObject(
  files: readonly Facts[],
  facts: Facts,
  symbol: SymbolFact,
  records: readonly RecordShape[],
): ReturnedObject | undefined {
  const inner = facts.symbols
    .filter((one) => one.parent === symbol.id && one.hasBody && /^(function|method|getter)$/.test(one.kind))
    .map((one) => callable(facts, one, one.kind === 'getter' ? 'getter' : 'method', records));
  const declared = interfaceOf(files, symbol.type ?? '');
  const promised = (declared?.members ?? []).map((one) => callable(declared!.facts, one, 'method', records));
  const members = [
    ...inner.map((one) => typedBy(one, promised)),
    ...promised.filter(({ name }) => !inner.some((one) => one.name === name)),
  ];
  return members.length === 0 ? undefined : { members, attributes: declared?.properties ?? [] };
}

interface DeclaredInterface {
  readonly facts: Facts;
  readonly members: readonly SymbolFact[];
  readonly properties: readonly string[];
}

function interfaceOf(files: readonly Facts[], type: string): DeclaredInterface | undefined {
  const name = type.replace(/^(?:Promise|Readonly)\s*<\s*(.*?)\s*>$/s, '$1').replace(/<.*$/s, '');
  for (const facts of files) {
    const found = facts.symbols.find((one) => one.name === name && (one.kind === 'interface' || one.kind === 'type'));
    if (found === undefined) continue;
    const children = facts.symbols.filter((one) => one.parent === found.id);
    return {
      facts,
      members: children.filter(({ kind }) => kind === 'method'),
      properties: children.filter(({ kind }) => kind === 'property').map((one) => one.name),
    };
  }
  return undefined;
}

/** Parameters without annotations have those of the interface, by their place. */
function typedBy(one: Callable, promised: readonly Callable[]): Callable {
  const same = promised.find(({ name }) => name === one.name);
  if (same === undefined) return one;
  return {
    ...one,
    returns: one.returns === '' ? same.returns : one.returns,
    parameters: one.parameters.map((parameter, index) => {
      const type = same.parameters[index];
      return parameter.type !== '' || type === undefined
        ? parameter
        : { ...parameter, type: type.type, ...(type.record === undefined ? {} : { record: type.record }) };
    }),
  };
}
