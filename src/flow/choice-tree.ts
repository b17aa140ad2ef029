import type { Block, Expression, Statement } from '../model/code.js';
import type { ChoiceNode } from '../model/facts.js';
import { comparedWith, outcomeKind } from './choice-words.js';
import { codeText } from './code-text.js';
import { placeName } from './member-value.js';

/** More nodes than people read in one tree. */
const MOST_NODES = 30;

/** What a way ends in. */
export interface Outcome {
  readonly text: string;
  readonly line: number;
  readonly kind: 'class' | 'called' | 'word' | 'value' | 'raise' | 'nothing';
  /** Stands at a `return`. */
  readonly returned?: true;
}

export interface Question {
  readonly text: string;
  readonly line: number;
  /** Name of what is compared with fixed values; absent when a condition is asked. */
  readonly subject?: string;
  readonly answers: readonly { readonly text: string; readonly to: Tree }[];
}

export type Tree = Outcome | Question;

export function isQuestion(tree: Tree): tree is Question {
  return 'answers' in tree;
}

/** Raised inside when a tree grows beyond what is read; callers of `treeOf` get `undefined`. */
class TooLarge extends Error {}

/**
 * The decision tree of some statements: conditions are its questions, returns and raises its outcomes; where a way ends without one,
 * the last thing that it assigns or calls. `undefined` when it has more nodes than people read.
 */
export function treeOf(block: Block): Tree | undefined {
  try {
    return new Builder().tree(block, undefined);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class Builder {
  #nodes = 0;

  /** @param before what the way has chosen before the block: an outcome only where a `return` names it */
  tree(block: Block, before: Outcome | undefined): Tree {
    let candidate = before;
    let own: Outcome | undefined;
    for (const [index, statement] of block.entries()) {
      const rest = block.slice(index + 1);
      switch (statement.kind) {
        case 'if':
          if (saysNothing(statement)) break;
          return this.#condition(statement, rest, candidate);
        case 'switch':
          return this.#switch(statement, rest, candidate);
        case 'return':
          return this.#value(statement.value, statement.line, candidate);
        case 'raise':
          return this.#outcome({ text: `raise ${raised(statement.value)}`, line: statement.line, kind: 'raise' });
        case 'break':
        case 'continue':
          return this.#outcome(
            classIn(candidate) ?? own ?? { text: statement.kind, line: statement.line, kind: 'nothing' },
          );
        case 'block':
        case 'with':
        case 'try':
          return this.tree([...statement.body, ...rest], candidate);
        default:
          own = heavier(chosenIn(statement), own);
          candidate = heavier(own, candidate);
      }
    }
    return this.#outcome(
      classIn(candidate) ?? own ?? { text: 'go on', line: block.at(-1)?.line ?? 0, kind: 'nothing' },
    );
  }

  #condition(first: Extract<Statement, { kind: 'if' }>, after: Block, latest: Outcome | undefined): Tree {
    const compared = comparedWith(first.test);
    const subject = compared === undefined ? undefined : placeName(compared.subject);
    if (compared === undefined || subject === undefined) {
      return this.#question(
        first.line,
        codeText(first.test),
        undefined,
        [
          { text: 'yes', block: [...first.then, ...after] },
          { text: 'no', block: [...first.otherwise, ...after] },
        ],
        latest,
      );
    }
    // One question for a chain that compares one thing with one value after the other.
    const answers: { text: string; block: Block }[] = [];
    let at: Statement | undefined = first;
    let rest: Block = after;
    while (at?.kind === 'if') {
      const next = comparedWith(at.test);
      if (next === undefined || placeName(next.subject) !== subject) break;
      answers.push({ text: next.values.map(codeText).join(', '), block: [...at.then, ...rest] });
      const following: Block = [...at.otherwise, ...rest];
      [at] = following;
      rest = following.slice(1);
    }
    answers.push({ text: 'else', block: at === undefined ? [] : [at, ...rest] });
    return this.#question(first.line, codeText(compared.subject), subject, answers, latest);
  }

  #switch(statement: Extract<Statement, { kind: 'switch' }>, rest: Block, latest: Outcome | undefined): Tree {
    const answers: { text: string; block: Block }[] = [];
    let waiting: string[] = [];
    for (const { tests, body } of statement.cases) {
      waiting.push(...(tests.length === 0 ? ['else'] : tests.map(codeText)));
      if (body.length === 0) continue;
      const open = body.at(-1)?.kind === 'break' ? body.slice(0, -1) : body;
      answers.push({ text: waiting.join(', '), block: [...open, ...rest] });
      waiting = [];
    }
    if (statement.cases.every(({ tests }) => tests.length > 0)) answers.push({ text: 'else', block: rest });
    const subject = placeName(statement.subject) ?? codeText(statement.subject);
    return this.#question(statement.line, codeText(statement.subject), subject, answers, latest);
  }

  #question(
    line: number,
    text: string,
    subject: string | undefined,
    answers: readonly { readonly text: string; readonly block: Block }[],
    latest: Outcome | undefined,
  ): Tree {
    this.#count();
    const trees = answers.map((answer) => ({ text: answer.text, to: this.tree(answer.block, latest) }));
    const [first, ...others] = trees.map(({ to }) => to);
    // A question whose answers all lead to the same is none.
    if (first !== undefined && !isQuestion(first) && others.every((one) => !isQuestion(one) && one.text === first.text))
      return first;
    return { line, text, ...(subject !== undefined && { subject }), answers: trees };
  }

  #value(value: Expression | undefined, line: number, latest: Outcome | undefined): Tree {
    if (value?.kind === 'conditional') {
      this.#count();
      return {
        line,
        text: codeText(value.test),
        answers: [
          { text: 'yes', to: this.#value(value.then, line, latest) },
          { text: 'no', to: this.#value(value.otherwise, line, latest) },
        ],
      };
    }
    // `model = Model()` … `return model`: what was chosen is what was assigned.
    if (value?.kind === 'name' && latest?.text.startsWith(`${value.name} = `))
      return this.#outcome({ ...latest, returned: true });
    if (value === undefined) return this.#outcome(latest ?? { text: 'nothing', line, kind: 'nothing' });
    return this.#outcome({ text: codeText(value), line, kind: outcomeKind(value) ?? 'value', returned: true });
  }

  #outcome(outcome: Outcome): Outcome {
    this.#count();
    return outcome;
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > MOST_NODES) throw new TooLarge();
  }
}

/** The later of two choices, but for a class that was chosen before something was only called. */
function heavier(later: Outcome | undefined, earlier: Outcome | undefined): Outcome | undefined {
  return later === undefined || (earlier?.kind === 'class' && later.kind === 'called') ? earlier : later;
}

/** A class stays chosen over a later question that chooses nothing. */
function classIn(outcome: Outcome | undefined): Outcome | undefined {
  return outcome?.kind === 'class' ? outcome : undefined;
}

/** A condition on whose ways nothing ends and nothing is chosen, such as filling in a default. */
function saysNothing({ then, otherwise }: Extract<Statement, { kind: 'if' }>): boolean {
  const silent = (block: Block): boolean =>
    block.every((statement) => {
      if (/^(?:return|raise|break|continue|switch|try|for|while|with)$/.test(statement.kind)) return false;
      return statement.kind === 'if' ? saysNothing(statement) : chosenIn(statement) === undefined;
    });
  return silent(then) && silent(otherwise);
}

function raised(value: Expression | undefined): string {
  return value === undefined ? 'again' : codeText(value.kind === 'call' ? value.callee : value);
}

/** What a statement chooses, when it assigns or calls something. */
function chosenIn(statement: Statement): Outcome | undefined {
  const { line } = statement;
  if (statement.kind === 'assign') return assigned(statement.targets[0], statement.value, line);
  if (statement.kind !== 'expression') return undefined;
  const value = statement.value.kind === 'await' ? statement.value.value : statement.value;
  return value.kind === 'assignment' ? assigned(value.target, value.value, line) : undefined;
}

function assigned(target: Expression | undefined, value: Expression | undefined, line: number): Outcome | undefined {
  const kind = value === undefined ? undefined : outcomeKind(value);
  const place = target === undefined ? undefined : placeName(target);
  if (value === undefined || kind === undefined || place === undefined) return undefined;
  return { text: `${place.replace(/^self\./, '')} = ${codeText(value)}`, line, kind };
}

/** Outcomes of a tree, left to right. */
export function outcomesOf(tree: Tree): Outcome[] {
  return isQuestion(tree) ? tree.answers.flatMap(({ to }) => outcomesOf(to)) : [tree];
}

/** Nodes in the order of a walk from the root, each answer with the number of the node it leads to. */
export function flattened(tree: Tree): ChoiceNode[] {
  const nodes: ChoiceNode[] = [];
  const add = (at: Tree): number => {
    const index = nodes.length;
    nodes.push({ text: at.text, line: at.line, answers: [] });
    if (isQuestion(at)) {
      const answers = at.answers.map(({ text, to }) => ({ text, to: add(to) }));
      nodes[index] = { text: at.text, line: at.line, answers };
    }
    return index;
  };
  add(tree);
  return nodes;
}
