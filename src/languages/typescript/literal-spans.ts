import { ts } from 'ts-morph';

/**
 * Where the literals of a file are in which `//` and `/*` start no comment: strings, templates, regular expressions and JSX text.
 * Types are not read, so whole unread subtrees are noted and searched only when something like a comment shows up inside.
 */
export class LiteralSpans {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly nodes: (ts.Node | undefined)[] = [];
  private sorted = true;

  add(start: number, end: number): void {
    this.push(start, end, undefined);
  }

  addUnread(node: ts.Node): void {
    this.push(node.pos, node.end, node);
  }

  /** All spans in order, for one pass from the start of the file. */
  cursor(file: ts.SourceFile): LiteralCursor {
    if (!this.sorted) this.sort();
    return new LiteralCursor(this.starts, this.ends, this.nodes, file);
  }

  private push(start: number, end: number, node: ts.Node | undefined): void {
    const count = this.starts.length;
    if (count > 0 && start < this.starts[count - 1]!) this.sorted = false;
    this.starts.push(start);
    this.ends.push(end);
    this.nodes.push(node);
  }

  private sort(): void {
    const order = this.starts.map((_, index) => index).sort((a, b) => this.starts[a]! - this.starts[b]!);
    const { starts, ends, nodes } = this;
    const [s, e, n] = [starts.slice(), ends.slice(), nodes.slice()];
    order.forEach((from, to) => {
      starts[to] = s[from]!;
      ends[to] = e[from]!;
      nodes[to] = n[from];
    });
    this.sorted = true;
  }
}

/** Answers, for ascending offsets, whether an offset lies inside a literal. */
class LiteralCursor {
  private index = 0;
  private inner: LiteralCursor | undefined;

  constructor(
    private readonly starts: readonly number[],
    private readonly ends: readonly number[],
    private readonly nodes: readonly (ts.Node | undefined)[],
    private readonly file: ts.SourceFile,
  ) {}

  /** End of the literal that holds `offset`, or -1. */
  endAround(offset: number): number {
    while (this.index < this.ends.length && this.ends[this.index]! <= offset) {
      this.index++;
      this.inner = undefined;
    }
    if (this.index >= this.starts.length || this.starts[this.index]! > offset) return -1;
    const node = this.nodes[this.index];
    if (node === undefined) return this.ends[this.index]!;
    this.inner ??= literalsBelow(node, this.file);
    return this.inner.endAround(offset);
  }
}

function literalsBelow(root: ts.Node, file: ts.SourceFile): LiteralCursor {
  const spans = new LiteralSpans();
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isLiteralWithText(node.kind)) spans.add(node.getStart(file), node.end);
    else
      ts.forEachChild(node, (child) => {
        stack.push(child);
      });
  }
  return spans.cursor(file);
}

function isLiteralWithText(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.StringLiteral ||
    kind === ts.SyntaxKind.NoSubstitutionTemplateLiteral ||
    kind === ts.SyntaxKind.TemplateHead ||
    kind === ts.SyntaxKind.TemplateMiddle ||
    kind === ts.SyntaxKind.TemplateTail ||
    kind === ts.SyntaxKind.RegularExpressionLiteral ||
    kind === ts.SyntaxKind.JsxText
  );
}
