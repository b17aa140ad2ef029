import { createPythonFrontEnd } from '../../../src/languages/python/index.js';
import type { Block, Expression, Handler, Parameter, Statement } from '../../../src/model/code.js';
import type { ParsedModule, SymbolFact } from '../../../src/model/facts.js';

const frontEnd = await createPythonFrontEnd();

export function read(text: string): ParsedModule {
  return frontEnd.parse(text, 'sample.py');
}

/** The expressions of a one-statement text, written out in full brackets. */
export function expression(text: string): string {
  const [statement] = read(text).code;
  if (statement?.kind !== 'expression') throw new Error(`${statement?.kind} is no expression statement`);
  return written(statement.value);
}

/** The module's statements, written out one a line, without line numbers. */
export function statements(text: string): string[] {
  return read(text).code.map(writtenStatement);
}

export function symbolNamed(module: ParsedModule, qualifiedName: string): SymbolFact {
  const found = module.outline.symbols.find((symbol) => symbol.qualifiedName === qualifiedName);
  if (found === undefined) throw new Error(`no symbol ${qualifiedName}`);
  return found;
}

/** The body of a function, written out. */
export function bodyOf(text: string, qualifiedName: string): string[] {
  const module = read(text);
  return (module.functions.get(symbolNamed(module, qualifiedName).id)?.body ?? []).map(writtenStatement);
}

export function written(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'number':
      return String(node.value);
    case 'string':
      return JSON.stringify(node.value);
    case 'boolean':
      return String(node.value);
    case 'self':
    case 'super':
    case 'none':
      return `<${node.kind}>`;
    case 'ellipsis':
      return '...';
    case 'member':
      return `${written(node.object)}.${node.name}`;
    case 'index':
      return `${written(node.object)}[${written(node.index)}]`;
    case 'slice':
      return ['slice', node.lower, node.upper, node.step].map((part) => optional(part)).join(' ');
    case 'call':
      return `${written(node.callee)}(${node.arguments.map(({ name, value }) => (name ? `${name}=` : '') + written(value)).join(', ')})`;
    case 'binary':
    case 'logical':
    case 'compare':
      return `(${written(node.left)} ${node.operator} ${written(node.right)})`;
    case 'unary':
      return `(${node.operator} ${written(node.operand)})`;
    case 'await':
    case 'spread':
      return `(${node.kind} ${written(node.value)})`;
    case 'yield':
      return node.value ? `(yield ${written(node.value)})` : '(yield)';
    case 'assignment':
      return `(${written(node.target)} := ${written(node.value)})`;
    default:
      return writtenCompound(node);
  }
}

function optional(part: Expression | string | undefined): string {
  return part === undefined ? '-' : typeof part === 'string' ? part : written(part);
}

function list(nodes: readonly Expression[]): string {
  return nodes.map(written).join(', ');
}

function writtenCompound(node: Expression): string {
  switch (node.kind) {
    case 'template':
      return `template(${list(node.parts)})`;
    case 'conditional':
      return `(if ${written(node.test)} then ${written(node.then)} else ${written(node.otherwise)})`;
    case 'list':
    case 'tuple':
    case 'set':
      return `${node.kind}(${list(node.elements)})`;
    case 'dict':
      return `dict(${node.entries.map(({ key, value }) => (key ? `${written(key)}: ` : '**') + written(value)).join(', ')})`;
    case 'function':
      return `lambda(${writtenParameters(node.parameters)}){${block(node.body)}}`;
    case 'comprehension': {
      const clauses = node.clauses.map(
        ({ target, iterable, conditions }) =>
          ` for ${written(target)} in ${written(iterable)}${conditions.map((condition) => ` if ${written(condition)}`).join('')}`,
      );
      return `${node.form}(${node.key ? `${written(node.key)}: ` : ''}${written(node.element)}${clauses.join('')})`;
    }
    case 'other':
      return `<${node.what}>(${list(node.children)})`;
    default:
      throw new Error(`no way to write ${node.kind}`);
  }
}

export function writtenParameters(parameters: readonly Parameter[]): string {
  const marks = { positional: '', 'keyword-only': 'only ', rest: '*', 'keyword-rest': '**' };
  return parameters
    .map(
      (parameter) =>
        marks[parameter.form] +
        parameter.name +
        (parameter.type === undefined ? '' : `: ${parameter.type}`) +
        (parameter.default === undefined ? '' : ` = ${written(parameter.default)}`),
    )
    .join(', ');
}

function block(statements: Block): string {
  return statements.map(writtenStatement).join('; ');
}

export function writtenStatement(node: Statement): string {
  switch (node.kind) {
    case 'expression':
      return written(node.value);
    case 'assign': {
      const value = node.value === undefined ? '' : ` ${node.operator ?? ''}= ${written(node.value)}`;
      return `${list(node.targets)}${node.type === undefined ? '' : `: ${node.type}`}${value}`;
    }
    case 'return':
      return node.value ? `return ${written(node.value)}` : 'return';
    case 'raise':
      return `raise ${optional(node.value)}${node.cause ? ` from ${written(node.cause)}` : ''}`;
    case 'assert':
      return `assert ${written(node.test)}${node.message ? `, ${written(node.message)}` : ''}`;
    case 'delete':
      return `delete ${list(node.targets)}`;
    case 'scope':
      return `scope ${node.names.join(', ')}`;
    case 'declare':
      return `declare ${node.symbol}`;
    case 'import':
      return `import ${node.import}`;
    case 'pass':
    case 'break':
    case 'continue':
      return node.kind;
    default:
      return writtenCompoundStatement(node);
  }
}

function writtenCompoundStatement(node: Statement): string {
  switch (node.kind) {
    case 'if':
      return `if ${written(node.test)} {${block(node.then)}} else {${block(node.otherwise)}}`;
    case 'for':
      return `for ${written(node.target)} in ${written(node.iterable)} {${block(node.body)}} else {${block(node.otherwise)}}`;
    case 'while':
      return `while ${optional(node.test)} {${block(node.body)}} else {${block(node.otherwise)}}`;
    case 'with': {
      const items = node.items.map(
        ({ context, target }) => written(context) + (target ? ` as ${written(target)}` : ''),
      );
      return `with ${items.join(', ')} {${block(node.body)}}`;
    }
    case 'try': {
      const handlers = node.handlers.map(writtenHandler).join(' ');
      return `try {${block(node.body)}} ${handlers} else {${block(node.otherwise)}} finally {${block(node.finally)}}`;
    }
    case 'switch': {
      const cases = node.cases.map(({ tests, body }) => `case [${list(tests)}] {${block(body)}}`);
      return `switch ${written(node.subject)} ${cases.join(' ')}`;
    }
    case 'block':
      return `{${block(node.body)}}`;
    default:
      throw new Error(`no way to write ${node.kind}`);
  }
}

function writtenHandler({ types, name, body }: Handler): string {
  return `except [${types.join(', ')}] ${name ?? '-'} {${block(body)}}`;
}
