import { ts } from 'ts-morph';
import type { Expression } from '../../model/code.js';
import { type Context, expressionForm } from './context.js';

const K = ts.SyntaxKind;
const STRING_LIMIT = 4000;

export const literalForms = [
  expressionForm(K.NumericLiteral, (node: ts.NumericLiteral, context) => ({
    kind: 'number',
    line: context.lineOf(node),
    value: Number(node.text),
    text: context.textOf(node, STRING_LIMIT),
  })),
  expressionForm(K.BigIntLiteral, (node: ts.BigIntLiteral, context) => ({
    kind: 'number',
    line: context.lineOf(node),
    value: Number(node.text.slice(0, -1)),
    text: context.textOf(node, STRING_LIMIT),
  })),
  expressionForm(K.StringLiteral, readString),
  expressionForm(K.NoSubstitutionTemplateLiteral, readString),
  expressionForm(K.TemplateExpression, readTemplate),
  expressionForm(K.RegularExpressionLiteral, (node, context) => {
    const start = context.startOf(node);
    context.literals.add(start, node.end);
    return { kind: 'regex', line: context.lineAt(start), text: context.textOf(node, STRING_LIMIT) };
  }),
  expressionForm(K.TrueKeyword, (node, context) => ({ kind: 'boolean', line: context.lineOf(node), value: true })),
  expressionForm(K.FalseKeyword, (node, context) => ({ kind: 'boolean', line: context.lineOf(node), value: false })),
  expressionForm(K.NullKeyword, (node, context) => ({ kind: 'none', line: context.lineOf(node) })),
  expressionForm(K.OmittedExpression, (node, context) => ({ kind: 'none', line: context.lineOf(node) })),
];

export function readString(node: ts.LiteralLikeNode, context: Context): Expression {
  const start = context.startOf(node);
  context.literals.add(start, node.end);
  return { kind: 'string', line: context.lineAt(start), value: cut(node.text) };
}

/** Reads a literal piece of a template. Empty pieces are left out. */
function addPiece(node: ts.LiteralLikeNode, parts: Expression[], context: Context): void {
  const piece = readString(node, context);
  if (node.text !== '') parts.push(piece);
}

function readTemplate(node: ts.TemplateExpression, context: Context): Expression {
  const line = context.lineOf(node);
  const parts: Expression[] = [];
  addPiece(node.head, parts, context);
  for (const span of node.templateSpans) {
    parts.push(context.expression(span.expression));
    addPiece(span.literal, parts, context);
  }
  return { kind: 'template', line, parts };
}

function cut(text: string): string {
  return text.length > STRING_LIMIT ? text.slice(0, STRING_LIMIT) : text;
}
