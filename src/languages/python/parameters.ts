import type { Expression, Parameter } from '../../model/code.js';
import { Field, Kind } from './kinds.js';
import type { Scope } from './scope.js';
import type { SourceFile } from './source-file.js';

type Lower = (file: SourceFile, node: number, scope: Scope) => Expression;

const LONGEST_TEXT = 200;

/** Parameters of a function or lambda, the `self` of a method included. Defaults are evaluated in the scope around. */
export function lowerParameters(file: SourceFile, list: number, around: Scope, lower: Lower): Parameter[] {
  if (list < 0) return [];
  const { tree } = file;
  const parameters: Parameter[] = [];
  let form: Parameter['form'] = 'positional';
  for (const node of tree.children(list)) {
    const kind = tree.kind[node];
    if (kind === Kind.keyword_separator) form = 'keyword-only';
    else if (kind !== Kind.positional_separator) {
      const parameter = lowerParameter(file, node, form, around, lower);
      if (!parameter) continue;
      parameters.push(parameter);
      if (parameter.form === 'rest') form = 'keyword-only';
    }
  }
  return parameters;
}

function lowerParameter(
  file: SourceFile,
  node: number,
  form: Parameter['form'],
  around: Scope,
  lower: Lower,
): Parameter | undefined {
  const { tree } = file;
  const line = tree.line[node] as number;
  const kind = tree.kind[node];
  if (kind === Kind.ERROR) return undefined;
  const nameNode =
    kind === Kind.default_parameter || kind === Kind.typed_default_parameter
      ? tree.child(node, Field.name)
      : kind === Kind.typed_parameter
        ? tree.firstChild(node)
        : node;
  if (nameNode < 0) return undefined;
  const typeNode = tree.child(node, Field.type);
  const valueNode = tree.child(node, Field.value);
  return {
    ...nameOf(file, nameNode, form, around, lower),
    line,
    ...(typeNode >= 0 && { type: tree.cut(typeNode, LONGEST_TEXT) }),
    ...(valueNode >= 0 && { default: lower(file, valueNode, around), defaultText: tree.cut(valueNode, LONGEST_TEXT) }),
  };
}

function nameOf(
  file: SourceFile,
  node: number,
  form: Parameter['form'],
  around: Scope,
  lower: Lower,
): Pick<Parameter, 'name' | 'form' | 'pattern'> {
  const { tree } = file;
  const kind = tree.kind[node];
  if (kind === Kind.list_splat_pattern || kind === Kind.dictionary_splat_pattern) {
    const inner = tree.firstChild(node);
    const name = inner < 0 ? '' : tree.slice(inner);
    return { name, form: kind === Kind.list_splat_pattern ? 'rest' : 'keyword-rest' };
  }
  // Python 2: def f(a, (b, c)).
  if (kind === Kind.tuple_pattern)
    return { name: tree.cut(node, LONGEST_TEXT), form, pattern: lower(file, node, around) };
  return { name: tree.cut(node, LONGEST_TEXT), form };
}
