import type { Block, Expression } from '../model/code.js';

const LONGEST = 70;
const DEEPEST = 4;

/** An expression as short text for a diagram, in one notation for every language; what has no short form is an ellipsis. */
export function codeText(expression: Expression): string {
  const text = textOf(expression, 0);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function textOf(expression: Expression, depth: number): string {
  if (depth > DEEPEST) return '…';
  const part = (inner: Expression): string => textOf(inner, depth + 1);
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'self':
    case 'super':
      return expression.kind;
    case 'number':
    case 'regex':
      return expression.text;
    case 'string':
      return `"${expression.value.replace(/\s+/g, ' ')}"`;
    case 'boolean':
      return String(expression.value);
    case 'none':
      return 'none';
    case 'member':
      return expression.object.kind === 'self' ? expression.name : `${part(expression.object)}.${expression.name}`;
    case 'index':
      return `${part(expression.object)}[${part(expression.index)}]`;
    case 'call':
      return `${part(expression.callee)}(${expression.arguments.map(({ value }) => part(value)).join(', ')})`;
    case 'binary':
    case 'compare':
    case 'logical':
      return `${operand(expression.left, depth)} ${expression.operator} ${operand(expression.right, depth)}`;
    case 'unary':
      return expression.operator === 'not' || expression.operator === 'typeof'
        ? `${expression.operator} ${operand(expression.operand, depth)}`
        : `${expression.operator}${operand(expression.operand, depth)}`;
    case 'conditional':
      return `${part(expression.test)} ? ${part(expression.then)} : ${part(expression.otherwise)}`;
    case 'list':
    case 'set':
      return `[${expression.elements.map(part).join(', ')}]`;
    case 'tuple':
      return `(${expression.elements.map(part).join(', ')})`;
    case 'await':
      return part(expression.value);
    case 'function':
      return lambdaText(expression.body, depth);
    default:
      return '…';
  }
}

/** What a function of one `return` gives. */
function lambdaText(body: Block, depth: number): string {
  const [only] = body;
  return body.length === 1 && only?.kind === 'return' && only.value !== undefined ? textOf(only.value, depth + 1) : '…';
}

function operand(expression: Expression, depth: number): string {
  const text = textOf(expression, depth + 1);
  return expression.kind === 'logical' || expression.kind === 'conditional' ? `(${text})` : text;
}
