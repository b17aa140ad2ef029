import { ts } from 'ts-morph';

const K = ts.SyntaxKind;

/** A chain of members on a name, or on `require('module')`. */
interface DottedPath {
  readonly root: string;
  /** What follows the root, with its leading dot, or empty. */
  readonly rest: string;
  /** The module when the root is `require('module')`. */
  readonly module?: string;
}

/** The dotted path that an expression spells, if it is nothing but one. */
export function dottedPath(node: ts.Node): DottedPath | undefined {
  let rest = '';
  for (let at: ts.Node = node; ; ) {
    switch (at.kind) {
      case K.Identifier: {
        const root = (at as ts.Identifier).text;
        return root === '' ? undefined : { root, rest };
      }
      case K.PropertyAccessExpression:
        rest = `.${(at as ts.PropertyAccessExpression).name.text}${rest}`;
        at = (at as ts.PropertyAccessExpression).expression;
        break;
      case K.NonNullExpression:
      case K.ParenthesizedExpression:
        at = (at as ts.NonNullExpression).expression;
        break;
      case K.CallExpression: {
        const module = requiredModule(at);
        return module === undefined ? undefined : { root: 'require', rest, module };
      }
      default:
        return undefined;
    }
  }
}

/** The module of `require('module')`. */
export function requiredModule(node: ts.Node): string | undefined {
  if (node.kind !== K.CallExpression) return undefined;
  const { expression, arguments: values } = node as ts.CallExpression;
  const [first] = values;
  if (expression.kind !== K.Identifier || (expression as ts.Identifier).text !== 'require') return undefined;
  return first !== undefined && ts.isStringLiteralLike(first) ? first.text : undefined;
}

/** The name of a member as written: `train`, `'learning rate'` without quotes, `[Symbol.iterator]`, `#secret`. */
export function memberName(name: ts.Node | undefined, file: ts.SourceFile): string {
  if (name === undefined) return '';
  switch (name.kind) {
    case K.Identifier:
    case K.PrivateIdentifier:
    case K.StringLiteral:
    case K.NumericLiteral:
    case K.NoSubstitutionTemplateLiteral:
      return (name as ts.Identifier).text;
    default: {
      const start = name.getStart(file);
      return file.text.slice(start, Math.min(name.end, start + 100));
    }
  }
}
