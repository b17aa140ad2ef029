/** Answers a question, and notes that it was asked. */
export type Ask = (member: string, asked: string, given: readonly unknown[], answer: () => unknown) => unknown;

/**
 * An object whose every method call and property read goes through `ask`. Maps and sets that it holds are objects of their own, so
 * that one look-up in them is one question; an iterator is asked for whole.
 *
 * @param member name of the object among the questions
 */
export function recorded<Leaf extends object>(member: string, leaf: Leaf, ask: Ask): Leaf {
  const known = new Map<PropertyKey, unknown>();
  return new Proxy(leaf, {
    get(target, property) {
      const before = known.get(property);
      if (before !== undefined) return before;
      // Private fields are the target's own.
      const value: unknown = Reflect.get(target, property, target);
      const name = String(property);
      if (typeof value === 'function') {
        const method = (...given: readonly unknown[]) => {
          const answer = ask(member, name, given, () => wholeAnswer(Reflect.apply(value, target, given)));
          return isIterating(property) ? (answer as readonly unknown[]).values() : answer;
        };
        known.set(property, method);
        return method;
      }
      if (value instanceof Map || value instanceof Set) {
        const inner = recorded(`${member}.${name}`, value, ask);
        known.set(property, inner);
        return inner;
      }
      return ask(member, name, [], () => value);
    },
  });
}

/** Puts a question that was recorded to the object of this run. */
export function askAgain(context: object, member: string, asked: string, given: readonly unknown[]): unknown {
  let target: unknown = context;
  for (const name of member.split('.')) target = Reflect.get(target as object, name, target);
  const property = asked === String(Symbol.iterator) ? Symbol.iterator : asked;
  const value: unknown = Reflect.get(target as object, property, target);
  return typeof value === 'function' ? wholeAnswer(Reflect.apply(value, target, given)) : value;
}

const ITERATING: ReadonlySet<PropertyKey> = new Set(['keys', 'values', 'entries', Symbol.iterator]);

function isIterating(property: PropertyKey): boolean {
  return ITERATING.has(property);
}

function wholeAnswer(answer: unknown): unknown {
  const isIterator = typeof answer === 'object' && answer !== null && 'next' in answer && Symbol.iterator in answer;
  return isIterator ? [...(answer as Iterable<unknown>)] : answer;
}
