import type { DecoratorFact, Modifier, SymbolKind } from '../../model/facts.js';
import { Field, Kind } from './kinds.js';
import type { Scope } from './scope.js';
import type { SourceFile } from './source-file.js';
import { targetOfDotted } from './targets.js';

const LONGEST_TEXT = 200;

/** The decorators of a `decorated_definition`; none for any other node. */
export function readDecorators(file: SourceFile, node: number, scope: Scope): DecoratorFact[] {
  const { tree } = file;
  if (tree.kind[node] !== Kind.decorated_definition) return [];
  return tree.children(node).flatMap((child) => {
    if (tree.kind[child] !== Kind.decorator) return [];
    const expression = tree.firstChild(child);
    return expression < 0 ? [] : [readDecorator(file, expression, scope)];
  });
}

function readDecorator(file: SourceFile, node: number, scope: Scope): DecoratorFact {
  const { tree } = file;
  const called = tree.kind[node] === Kind.call;
  const callee = called ? tree.child(node, Field.function) : node;
  const list = called ? tree.child(node, Field.arguments) : -1;
  const written = callee < 0 ? '' : tree.cut(callee, LONGEST_TEXT);
  const args = list < 0 ? [] : tree.kind[list] === Kind.argument_list ? tree.children(list) : [list];
  return {
    name: targetOfDotted(written, scope) ?? written,
    line: tree.line[node] as number,
    arguments: args.map((child) => {
      if (tree.kind[child] !== Kind.keyword_argument) return { text: tree.cut(child, LONGEST_TEXT) };
      const name = tree.child(child, Field.name);
      const value = tree.child(child, Field.value);
      return { ...(name >= 0 && { name: tree.slice(name) }), text: value < 0 ? '' : tree.cut(value, LONGEST_TEXT) };
    }),
  };
}

const MODIFIERS: ReadonlyMap<string, Modifier> = new Map([
  ['staticmethod', 'static'],
  ['classmethod', 'class-method'],
  ['abstractmethod', 'abstract'],
  ['abstractproperty', 'abstract'],
  ['overload', 'overload'],
  ['override', 'override'],
]);

/** Modifiers that decorators say. */
export function decoratorModifiers(decorators: readonly DecoratorFact[]): Modifier[] {
  return decorators.flatMap(({ name }) => MODIFIERS.get(lastPart(name)) ?? []);
}

/** What decorators make of a method: `@property` a getter, `@x.setter` a setter. */
export function accessorKind(decorators: readonly DecoratorFact[]): SymbolKind | undefined {
  for (const { name } of decorators) {
    const last = lastPart(name);
    if (last === 'setter') return 'setter';
    if (last === 'getter' || last.endsWith('property')) return 'getter';
  }
  return undefined;
}

export function lastPart(dotted: string): string {
  return dotted.slice(dotted.lastIndexOf('.') + 1);
}
