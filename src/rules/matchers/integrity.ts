import type { Statement } from '../../model/code.js';
import type { SymbolFact } from '../../model/facts.js';
import type { FileContext, Matcher } from '../context.js';

const CONFLICT = /merge conflict marker/i;

/** The file, or a part of it, does not parse. */
export const unparsableFile: Matcher = (file, report) => {
  const [first, ...others] = file.outline.problems.filter(
    (problem) => !CONFLICT.test(problem.message) && !/nested deeper/.test(problem.message),
  );
  if (!first) return;
  report.hit({
    startLine: Math.max(1, first.line),
    arguments: { message: first.message, more: others.length === 0 ? '' : ` (and ${others.length} more)` },
  });
};

/** Both sides of an unfinished merge are in the file, wherever they stand (also inside a docstring). */
export const mergeConflictMarker: Matcher = (file, report) => {
  for (let line = 1; line <= file.lineCount; line++) {
    if (!/^<{7}(?: |$)/.test(file.line(line))) continue;
    let end = line;
    while (end < file.lineCount && !/^>{7}(?: |$)/.test(file.line(end))) end++;
    if (!/^>{7}/.test(file.line(end))) continue;
    report.hit({ startLine: line, endLine: end });
    line = end;
  }
};

/** Two definitions of one name in one scope: the first is lost. */
export const redefinedName: Matcher = (file, report) => {
  const unconditional = topLevelDeclarations(file);
  const seen = new Map<string, SymbolFact>();
  for (const symbol of file.outline.symbols) {
    if (!isDefinition(symbol, file, unconditional)) continue;
    const key = `${symbol.parent ?? -1}\0${symbol.kind === 'getter' || symbol.kind === 'setter' ? symbol.kind : 'one'}\0${symbol.modifiers.includes('static') ? 's' : ''}\0${symbol.name}`;
    const earlier = seen.get(key);
    seen.set(key, symbol);
    if (!earlier || isUsedBetween(file, earlier, symbol)) continue;
    report.hit({
      startLine: symbol.startLine,
      endLine: symbol.startLine,
      symbol: symbol.qualifiedName,
      arguments: { name: symbol.name, line: String(earlier.startLine) },
      notes: [{ line: earlier.startLine, note: 'this definition is lost' }],
    });
  }
};

/** Declarations outside any `if` and `try`. */
function topLevelDeclarations(file: FileContext): ReadonlySet<number> {
  const plain = new Set<number>();
  const blocks = new Set<Statement['kind']>(['if', 'try', 'switch', 'for', 'while']);
  for (const unit of file.units)
    for (const { node, within } of unit.statements('declare'))
      if (!within.some((statement) => blocks.has(statement.kind))) plain.add(node.symbol);
  return plain;
}

function isDefinition(symbol: SymbolFact, file: FileContext, unconditional: ReadonlySet<number>): boolean {
  if (
    !symbol.hasBody ||
    symbol.modifiers.includes('overload') ||
    symbol.name === '_' ||
    symbol.name === '' ||
    symbol.name.startsWith('[')
  )
    return false;
  if (!['class', 'function', 'method', 'getter', 'setter'].includes(symbol.kind)) return false;
  const parent = symbol.parent === undefined ? undefined : file.outline.symbols[symbol.parent];
  const member = parent?.kind === 'class';
  if (!member && !unconditional.has(symbol.id)) return false;
  // `this.f = () => …` inside a method replaces on purpose.
  if (
    member &&
    file.outline.symbols.some(
      (other) =>
        other !== symbol &&
        other.parent === symbol.parent &&
        other.startLine < symbol.startLine &&
        symbol.endLine <= other.endLine,
    )
  )
    return false;
  // Registering decorators keep the function; property setters share the name of the getter.
  return (
    !symbol.decorators.some((decorator) =>
      /\.(?:setter|getter|deleter|register|route|get|post|put|delete|patch|command|task|on|event|handler|websocket|listener|dispatch|callback|step|tool|errorhandler|before_request|after_request|middleware)$|overload|dispatch|register|fixture|given|when|then|validator|singledispatch|app\.|hook|rule|parametrize|property|jit|event|listen/i.test(
        decorator.name,
      ),
    ) && !(parent && !member && parent.kind === 'namespace')
  );
}

/** Something between the two definitions uses the first one. */
function isUsedBetween(file: FileContext, earlier: SymbolFact, later: SymbolFact): boolean {
  const unit = file.units.find((candidate) => candidate.symbol?.id === earlier.parent);
  return (
    unit
      ?.expressions('name')
      .some(({ node }) => node.name === earlier.name && node.line > earlier.endLine && node.line < later.startLine) ??
    false
  );
}
