import { ts } from 'ts-morph';
import type { DictExpression, Expression } from '../../model/code.js';
import type { Modifier, SymbolKind } from '../../model/facts.js';
import { type Context, expressionForm, type MemberNaming } from './context.js';
import { unwrap } from './expressions.js';
import { functionModifiers, isLambda, readLambda } from './functions.js';
import { readString } from './literals.js';
import { memberName } from './names.js';
import { addSymbol } from './symbols.js';

const K = ts.SyntaxKind;

type Entry = DictExpression['entries'][number];

export const objectForms = [
  expressionForm(K.ObjectLiteralExpression, (node: ts.ObjectLiteralExpression, context) =>
    readObject(node, undefined, context),
  ),
  expressionForm(K.ObjectBindingPattern, readObjectPattern),
  expressionForm(K.ArrayBindingPattern, readArrayPattern),
];

/** Reads an object literal; with `members`, its functions are symbols. */
export function readObject(
  node: ts.ObjectLiteralExpression,
  members: MemberNaming | undefined,
  context: Context,
): Expression {
  const line = context.lineOf(node);
  const entries: Entry[] = [];
  for (const property of node.properties) entries.push(readProperty(property, members, context));
  return { kind: 'dict', line, entries };
}

function readProperty(
  property: ts.ObjectLiteralElementLike,
  members: MemberNaming | undefined,
  context: Context,
): Entry {
  const line = context.lineOf(property);
  switch (property.kind) {
    case K.SpreadAssignment:
      return { value: context.expression((property as ts.SpreadAssignment).expression), line };
    case K.ShorthandPropertyAssignment:
      return readShorthand(property as ts.ShorthandPropertyAssignment, line, context);
    case K.PropertyAssignment: {
      const { name, initializer } = property as ts.PropertyAssignment;
      const key = readKey(name, context);
      const value = unwrap(initializer, context);
      if (members !== undefined && isLambda(value))
        return { key, line, value: readMember(property, value, members, context) };
      if (members !== undefined && value.kind === K.ObjectLiteralExpression) {
        const prefix = `${members.prefix}${memberName(name, context.file)}.`;
        return { key, line, value: context.definition(value, { ...members, prefix }) };
      }
      return { key, line, value: context.expression(value) };
    }
    default: {
      const method = property as ts.MethodDeclaration | ts.AccessorDeclaration;
      const key = readKey(method.name, context);
      const value =
        members === undefined ? readLambda(method, undefined, context) : readMember(method, method, members, context);
      return { key, line, value };
    }
  }
}

type Lambda = ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration | ts.AccessorDeclaration;

function readMember(
  property: ts.ObjectLiteralElementLike,
  node: Lambda,
  members: MemberNaming,
  context: Context,
): Expression {
  const accessors = new Map<ts.SyntaxKind, SymbolKind>([
    [K.GetAccessor, 'getter'],
    [K.SetAccessor, 'setter'],
  ]);
  const modifiers: Modifier[] = functionModifiers(node);
  const symbol = addSymbol(
    {
      name: memberName(property.name, context.file),
      kind: accessors.get(node.kind) ?? members.kind,
      node: property,
      nameNode: property.name,
      parent: members.parent,
      prefix: members.prefix,
      exported: members.exported,
      modifiers,
    },
    context,
  );
  return readLambda(node, symbol, context, node.kind === K.ArrowFunction ? {} : { self: members.parent });
}

/** A name as a key is a string; a computed key is an expression. */
function readKey(name: ts.PropertyName, context: Context): Expression {
  switch (name.kind) {
    case K.Identifier:
    case K.PrivateIdentifier:
      return { kind: 'string', line: context.lineOf(name), value: name.text };
    case K.StringLiteral:
    case K.NoSubstitutionTemplateLiteral:
      return readString(name, context);
    case K.ComputedPropertyName:
      return context.expression(name.expression);
    default:
      return context.expression(name);
  }
}

function readShorthand(property: ts.ShorthandPropertyAssignment, line: number, context: Context): Entry {
  const name = property.name.text;
  const target: Expression = name === 'undefined' ? { kind: 'none', line } : { kind: 'name', line, name };
  const fallback = property.objectAssignmentInitializer;
  const value: Expression =
    fallback === undefined ? target : { kind: 'assignment', line, target, value: context.expression(fallback) };
  return { key: { kind: 'string', line, value: name }, value, line };
}

function readObjectPattern(node: ts.ObjectBindingPattern, context: Context): Expression {
  const line = context.lineOf(node);
  const entries: Entry[] = [];
  for (const element of node.elements) {
    const elementLine = context.lineOf(element);
    const value = readBindingElement(element, context);
    if (element.dotDotDotToken !== undefined) entries.push({ value, line: elementLine });
    else {
      const key = element.propertyName ?? (element.name as ts.Identifier);
      entries.push({ key: readKey(key, context), value, line: elementLine });
    }
  }
  return { kind: 'dict', line, entries };
}

function readArrayPattern(node: ts.ArrayBindingPattern, context: Context): Expression {
  const line = context.lineOf(node);
  const elements: Expression[] = [];
  for (const element of node.elements) {
    if (element.kind === K.OmittedExpression) elements.push({ kind: 'none', line });
    else {
      const value = readBindingElement(element as ts.BindingElement, context);
      const isRest = (element as ts.BindingElement).dotDotDotToken !== undefined;
      elements.push(isRest ? { kind: 'spread', line: value.line, value } : value);
    }
  }
  return { kind: 'list', line, elements };
}

/** What an element of a pattern binds; with a default, an assignment. */
function readBindingElement(element: ts.BindingElement, context: Context): Expression {
  const target = context.expression(element.name);
  if (element.initializer === undefined) return target;
  return { kind: 'assignment', line: target.line, target, value: context.expression(element.initializer) };
}
