import { ts } from 'ts-morph';
import type { Expression } from '../../model/code.js';
import { type Context, expressionForm } from './context.js';
import { other } from './expressions.js';

const K = ts.SyntaxKind;

export const jsxForms = [
  expressionForm(K.JsxElement, (node: ts.JsxElement, context) => {
    const line = context.lineOf(node);
    const parts = readOpening(node.openingElement, context);
    readChildren(node.children, parts, context);
    return other('JSX', parts, line);
  }),
  expressionForm(K.JsxSelfClosingElement, (node: ts.JsxSelfClosingElement, context) =>
    other('JSX', readOpening(node, context), context.lineOf(node)),
  ),
  expressionForm(K.JsxFragment, (node: ts.JsxFragment, context) => {
    const line = context.lineOf(node);
    const parts: Expression[] = [];
    readChildren(node.children, parts, context);
    return other('JSX', parts, line);
  }),
  expressionForm(K.JsxExpression, readJsxExpression),
];

/** The tag, if it names a component, and the values of the attributes. */
function readOpening(node: ts.JsxOpeningElement | ts.JsxSelfClosingElement, context: Context): Expression[] {
  const parts: Expression[] = [];
  if (!isElementName(node.tagName)) parts.push(context.expression(node.tagName));
  context.skipAll(node.typeArguments);
  for (const attribute of node.attributes.properties) {
    if (attribute.kind === K.JsxSpreadAttribute) {
      const value = context.expression(attribute.expression);
      parts.push({ kind: 'spread', line: value.line, value });
    } else if (attribute.initializer !== undefined) parts.push(context.expression(attribute.initializer));
  }
  return parts;
}

/** Tags in small letters are elements of the page, not names of the program. */
function isElementName(tag: ts.Node): boolean {
  if (tag.kind === K.JsxNamespacedName) return true;
  if (tag.kind !== K.Identifier) return false;
  const initial = (tag as ts.Identifier).text.charCodeAt(0);
  return initial >= 97 && initial <= 122;
}

function readChildren(children: readonly ts.JsxChild[], parts: Expression[], context: Context): void {
  for (const child of children) {
    if (child.kind === K.JsxText) {
      context.literals.add(child.pos, child.end);
      const value = child.text.trim();
      const start = child.pos + child.text.length - child.text.trimStart().length;
      if (value !== '') parts.push({ kind: 'string', line: context.lineAt(start), value: value.slice(0, 4000) });
    } else if (child.kind !== K.JsxExpression || child.expression !== undefined) parts.push(context.expression(child));
  }
}

function readJsxExpression(node: ts.JsxExpression, context: Context): Expression {
  const line = context.lineOf(node);
  if (node.expression === undefined) return other('JSX', [], line);
  const value = context.expression(node.expression);
  return node.dotDotDotToken === undefined ? value : { kind: 'spread', line, value };
}
