import type { Tree } from 'web-tree-sitter';
import { type GrammarTables, Kind } from './kinds.js';
import { LineIndex } from './lines.js';

/**
 * A syntax tree copied out of the parser's memory into parallel arrays, in pre-order: every access to the parser's own tree
 * crosses into WebAssembly. The children of `node` are `node + 1`, then `next[child]` while below `next[node]`.
 */
export class FlatTree {
  readonly lines: LineIndex;
  count = 0;
  kind = new Uint8Array(4096);
  field = new Uint8Array(4096);
  start = new Int32Array(4096);
  end = new Int32Array(4096);
  /** The node after the whole subtree. */
  next = new Int32Array(4096);
  /** 1-based line of the start. */
  line = new Int32Array(4096);

  constructor(
    readonly text: string,
    tree: Tree,
    tables: GrammarTables,
  ) {
    this.lines = new LineIndex(text);
    this.#copy(tree, tables);
  }

  slice(node: number): string {
    return this.text.slice(this.start[node], this.end[node]);
  }

  /** The text of a node, at most `limit` UTF-16 units of it. */
  cut(node: number, limit: number): string {
    const start = this.start[node] as number;
    return this.text.slice(start, Math.min(this.end[node] as number, start + limit));
  }

  endLine(node: number): number {
    const start = this.start[node] as number;
    return this.lines.lineAt(Math.max(start, (this.end[node] as number) - 1));
  }

  /** 1-based, in UTF-16 units. */
  column(node: number): number {
    return this.lines.columnAt(this.start[node] as number);
  }

  /** The first child with the field, or -1. */
  child(node: number, field: number): number {
    const end = this.next[node] as number;
    for (let child = node + 1; child < end; child = this.next[child] as number) {
      if (this.field[child] === field && (this.kind[child] as number) > Kind.comment) return child;
    }
    return -1;
  }

  /** The text of the first child with the field, tokens included; empty when there is none. */
  fieldText(node: number, field: number): string {
    const end = this.next[node] as number;
    for (let child = node + 1; child < end; child = this.next[child] as number) {
      if (this.field[child] === field) return this.slice(child);
    }
    return '';
  }

  /** The first child of the kind, or -1. */
  childOfKind(node: number, kind: number): number {
    const end = this.next[node] as number;
    for (let child = node + 1; child < end; child = this.next[child] as number) {
      if (this.kind[child] === kind) return child;
    }
    return -1;
  }

  /** Children that mean something: no tokens, no comments. */
  children(node: number): number[] {
    const found: number[] = [];
    const end = this.next[node] as number;
    for (let child = node + 1; child < end; child = this.next[child] as number) {
      if ((this.kind[child] as number) > Kind.comment) found.push(child);
    }
    return found;
  }

  /** The first child that means something, or -1. */
  firstChild(node: number): number {
    const end = this.next[node] as number;
    for (let child = node + 1; child < end; child = this.next[child] as number) {
      if ((this.kind[child] as number) > Kind.comment) return child;
    }
    return -1;
  }

  /** Whether a comma follows the child in its parent: what makes a tuple of one. */
  hasComma(child: number, parent: number): boolean {
    return this.text.slice(this.end[child], this.end[parent]).includes(',');
  }

  /** The `… as name` at the very end of an expression, where the parser puts it below operators; or -1. */
  aliasedPart(node: number): number {
    let at = node;
    while (at >= 0 && this.kind[at] !== Kind.as_pattern) {
      const kind = this.kind[at] as number;
      const open = kind === Kind.conditional_expression || kind === Kind.boolean_operator || kind === Kind.not_operator;
      at = open || kind === Kind.lambda || kind === Kind.named_expression ? (this.children(at).at(-1) ?? -1) : -1;
    }
    return at;
  }

  /** Whether one of the tokens directly below the node reads `text`. */
  hasToken(node: number, text: string): boolean {
    const end = this.next[node] as number;
    for (let child = node + 1; child < end; child = this.next[child] as number) {
      if (this.kind[child] === Kind.token && this.slice(child) === text) return true;
    }
    return false;
  }

  /** An annotation is read as text, so its inside is copied only for the comments it may hold. */
  #copy(tree: Tree, tables: GrammarTables): void {
    const { kindOfType, closed, fieldOfId, colonType } = tables;
    const starts = this.lines.starts;
    const cursor = tree.walk();
    const open: number[] = [];
    let line = 1;
    for (;;) {
      const type = cursor.nodeTypeId;
      let kind = kindOfType[type] as number;
      if (type === colonType && this.kind[open[open.length - 1] as number] === Kind.slice) kind = Kind.token;
      let node = -1;
      if (kind !== Kind.unread) {
        if (this.count === this.kind.length) this.#grow();
        node = this.count++;
        const start = cursor.startIndex;
        const end = cursor.endIndex;
        while (line < starts.length && (starts[line] as number) <= start) line++;
        this.kind[node] = kind;
        this.start[node] = start;
        this.end[node] = end;
        this.line[node] = line;
        this.field[node] = fieldOfId[cursor.currentFieldId] as number;
        this.next[node] = node + 1;
      }
      const enter = closed[type] === 0 || (isAnnotation(kind) && this.slice(node).includes('#'));
      if (enter && cursor.gotoFirstChild()) {
        open.push(node);
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        const parent = open.pop();
        if (parent === undefined || !cursor.gotoParent()) {
          cursor.delete();
          return;
        }
        if (parent >= 0) this.next[parent] = this.count;
      }
    }
  }

  #grow(): void {
    const size = this.kind.length * 2;
    const bytes = (old: Uint8Array<ArrayBuffer>) => {
      const wider = new Uint8Array(size);
      wider.set(old);
      return wider;
    };
    const words = (old: Int32Array<ArrayBuffer>) => {
      const wider = new Int32Array(size);
      wider.set(old);
      return wider;
    };
    this.kind = bytes(this.kind);
    this.field = bytes(this.field);
    this.start = words(this.start);
    this.end = words(this.end);
    this.next = words(this.next);
    this.line = words(this.line);
  }
}

function isAnnotation(kind: number): boolean {
  return kind === Kind.type || kind === Kind.type_parameter;
}
