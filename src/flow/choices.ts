import type { DictExpression, Expression, Statement } from '../model/code.js';
import type { ChoiceFact, ParsedModule } from '../model/facts.js';
import { flattened, isQuestion, type Outcome, outcomesOf, type Question, treeOf } from './choice-tree.js';
import { choosingWeight, comparedWith, onlyGets, outcomeKind, type Weight, weightOf } from './choice-words.js';
import { codeText } from './code-text.js';
import { placeName } from './member-value.js';
import type { Unit } from './unit.js';

/** How the functions and tables of a file choose between strategies. */
export function choicesOf(parsed: ParsedModule, units: readonly Unit[]): ChoiceFact[] {
  return [...units.flatMap(choiceOfUnit), ...tablesOf(parsed, units)];
}

/** The whole body, when its name or type says that it chooses; else the chains in it that compare the name of a strategy. */
function choiceOfUnit(unit: Unit): ChoiceFact[] {
  const conditions = unit.statements('if').length + unit.statements('switch').length;
  if (conditions === 0 && unit.expressions('conditional').length === 0) return [];
  const weight = unit.symbol === undefined ? undefined : choosingWeight(unit.name, unit.symbol.type);
  if (weight !== undefined) {
    const tree = treeOf(unit.body);
    const gives = (outcome: Outcome): boolean => outcome.kind === 'raise' || outcome.returned === true;
    if (
      tree !== undefined &&
      isQuestion(tree) &&
      outcomesOf(tree).every(gives) &&
      chooses(tree, weight, onlyGets(unit.name) ? 'compared' : 'named')
    )
      return [factOf(unit, tree)];
  }
  return chainsOf(unit).flatMap((statement) => {
    const tree = treeOf([statement]);
    if (tree === undefined || !isQuestion(tree) || tree.subject === undefined || tree.answers.length < 3) return [];
    const heavier = weight === 'strategy' ? weight : weightOf(tree.subject);
    return chooses(tree, heavier, weight === undefined || onlyGets(unit.name) ? 'compared' : 'named')
      ? [factOf(unit, tree)]
      : [];
  });
}

/** Conditions of a unit that compare one thing with fixed values, inner links of a chain left out. */
function chainsOf(unit: Unit): Statement[] {
  const ifs = unit.statements('if').map(({ node }) => node);
  const inner = new Set<Statement>(ifs.flatMap(({ otherwise }) => (otherwise.length === 1 ? otherwise : [])));
  const heads = ifs.filter((node) => !inner.has(node) && node.otherwise.length > 0 && comparedWith(node.test));
  return [...heads, ...unit.statements('switch').map(({ node }) => node)];
}

function factOf(unit: Unit, tree: Question): ChoiceFact {
  return { symbol: unit.symbol?.id ?? -1, line: tree.line, nodes: flattened(tree) };
}

/**
 * Whether the ways end in different alternatives, and most of them in one. Words are alternatives where a strategy is spoken of; what
 * is called is one unless a wide word alone, which is compared, speaks for it.
 */
function chooses(tree: Question, weight: Weight, by: 'named' | 'compared'): boolean {
  if (weight === undefined) return false;
  const ends = outcomesOf(tree).filter(({ kind }) => kind !== 'raise' && kind !== 'nothing');
  const named = ends.filter(
    ({ kind }) =>
      kind === 'class' ||
      (kind === 'called' && (weight === 'strategy' || by === 'named')) ||
      (kind === 'word' && weight === 'strategy'),
  );
  return new Set(named.map(alternative)).size >= 2 && named.length * 2 > ends.length;
}

/** What is built or called, whatever is given to it. */
function alternative({ text, kind }: Outcome): string {
  return kind === 'word' ? text : text.replace(/\(.*$/s, '');
}

/** Dictionaries from names to strategies: `{ 'ucb': Ucb, 'greedy': Greedy }`, assigned to a name that says so or looked up in place. */
function tablesOf(parsed: ParsedModule, units: readonly Unit[]): ChoiceFact[] {
  const found: ChoiceFact[] = [];
  const seen = new Set<Expression>();
  const { symbols, imports } = parsed.outline;
  const callable = new Set([
    ...symbols.filter(({ kind }) => kind === 'class' || kind === 'function').map(({ name }) => name),
    ...imports.flatMap(({ names }) => names.map(({ local }) => local)),
  ]);
  const add = (table: Expression | undefined, name: string, symbol: number): void => {
    if (table?.kind !== 'dict' || seen.has(table) || !isDispatch(table, callable) || weightOf(name) !== 'strategy')
      return;
    seen.add(table);
    found.push({ symbol, line: table.line, nodes: tableNodes(table, name) });
  };
  for (const unit of units) {
    for (const { node } of unit.expressions('index')) add(node.object, codeText(node.index), unit.symbol?.id ?? -1);
    for (const { node } of unit.calls)
      if (node.callee.kind === 'member' && node.callee.name === 'get' && node.arguments[0] !== undefined)
        add(node.callee.object, codeText(node.arguments[0].value), unit.symbol?.id ?? -1);
  }
  for (const [symbol, value] of parsed.values) add(value, parsed.outline.symbols[symbol]?.name ?? '', symbol);
  for (const unit of units)
    for (const { node } of unit.statements('assign'))
      add(node.value, (node.targets[0] && placeName(node.targets[0])) ?? '', unit.symbol?.id ?? -1);
  return found;
}

function isDispatch({ entries }: DictExpression, callable: ReadonlySet<string>): boolean {
  if (entries.length < 2 || entries.length > MOST_ENTRIES) return false;
  return entries.every(({ key, value }) => key !== undefined && isAlternative(value, callable));
}

const MOST_ENTRIES = 24;

/** A class or function by name, a method, or a function in place. */
function isAlternative(value: Expression, callable: ReadonlySet<string>): boolean {
  if (value.kind === 'name') return callable.has(value.name);
  if (value.kind === 'member') return placeName(value) !== undefined;
  const kind = outcomeKind(value);
  return kind === 'class' || kind === 'called';
}

function tableNodes({ entries, line }: DictExpression, name: string): ChoiceFact['nodes'] {
  const answers = entries.map(({ key }, index) => ({ text: key === undefined ? '' : codeText(key), to: index + 1 }));
  const outcomes = entries.map((entry) => ({ text: codeText(entry.value), line: entry.line, answers: [] }));
  return [{ text: name.replace(/^self\./, ''), line, answers }, ...outcomes];
}
