import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { Block, CodeBlock, Item, Prose, TableRow } from './block.js';
import { proseOf } from './prose.js';
import { takeUnfencedCode } from './unfenced-code.js';

/** CommonMark and GFM tables; the depth of nesting is bounded by the parser. */
const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });

/** Reads lines of Markdown. Code that follows a bare line with a language's name is read as code, too. */
export function markdownBlocks(lines: readonly string[]): Block[] {
  const { rest, code } = takeUnfencedCode(withoutFrontMatter(lines));
  const tokens = parser.parse(rest.join('\n'), {});
  const blocks = [...new BlockReader(tokens).blocks, ...code];
  return blocks.sort((a, b) => a.line - b.line);
}

/** Front matter would be read as a heading. */
function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (lines[0]?.trim() !== '---') return lines;
  const end = lines.findIndex((line, index) => index > 0 && index < 200 && /^(?:---|\.\.\.)\s*$/.test(line));
  return end < 0 ? lines : lines.map((line, index) => (index <= end ? '' : line));
}

class BlockReader {
  readonly blocks: Block[] = [];
  readonly #lists: boolean[] = [];
  #itemIsNew = false;

  constructor(tokens: readonly Token[]) {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (token.type === 'table_open') at = this.#table(tokens, at);
      else this.#token(token, tokens[at + 1]);
    }
  }

  #token(token: Token, next: Token | undefined): void {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.#lists.push(token.type === 'ordered_list_open');
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop();
        break;
      case 'list_item_open':
        this.#itemIsNew = true;
        break;
      case 'heading_open': {
        const prose = inlineProse(next);
        if (prose) this.blocks.push({ kind: 'heading', line: prose.line, level: Number(token.tag.slice(1)), prose });
        break;
      }
      case 'paragraph_open':
        this.#paragraph(inlineProse(next));
        break;
      case 'fence':
      case 'code_block':
        this.#itemIsNew = false;
        this.blocks.push(codeBlock(token));
        break;
      default:
        break;
    }
  }

  #paragraph(prose: Prose | undefined): void {
    if (!prose || prose.text.trim() === '') return;
    const depth = this.#lists.length;
    if (depth === 0 || !this.#itemIsNew) this.blocks.push({ kind: 'paragraph', line: prose.line, depth, prose });
    else this.blocks.push(itemOf(prose, depth, this.#lists.at(-1)!));
    this.#itemIsNew = false;
  }

  /** Reads to the end of the table and returns the index of its last token. */
  #table(tokens: readonly Token[], start: number): number {
    const header: Prose[] = [];
    const rows: { line: number; cells: Prose[] }[] = [];
    let at = start + 1;
    let line = (tokens[start]!.map?.[0] ?? 0) + 1;
    let inHeader = true;
    for (; at < tokens.length && tokens[at]!.type !== 'table_close'; at++) {
      const token = tokens[at]!;
      if (token.type === 'thead_close') inHeader = false;
      else if (token.type === 'tr_open') {
        if (token.map) line = token.map[0] + 1;
        if (!inHeader) rows.push({ line, cells: [] });
      } else if (token.type === 'inline') {
        const prose = proseOf(token.children ?? [], line);
        if (inHeader) header.push(prose);
        else rows.at(-1)?.cells.push(prose);
      }
    }
    const written: TableRow[] = rows;
    this.blocks.push({ kind: 'table', line: (tokens[start]!.map?.[0] ?? 0) + 1, header, rows: written });
    return at;
  }
}

function inlineProse(token: Token | undefined): Prose | undefined {
  if (token?.type !== 'inline') return undefined;
  return proseOf(token.children ?? [], (token.map?.[0] ?? 0) + 1);
}

function itemOf(prose: Prose, depth: number, ordered: boolean): Item {
  const box = /^\[([ xX✓✔-])\]\s+/.exec(prose.text);
  if (!box) return { kind: 'item', line: prose.line, depth, ordered, prose };
  const length = box[0].length;
  return {
    kind: 'item',
    line: prose.line,
    depth,
    ordered,
    box: box[1] === ' ' || box[1] === '-' ? 'open' : 'done',
    prose: {
      text: prose.text.slice(length),
      line: prose.line,
      spans: prose.spans.map((span) => ({ ...span, start: span.start - length, end: span.end - length })),
      breaks: prose.breaks.map((each) => ({ ...each, offset: each.offset - length })),
    },
  };
}

function codeBlock(token: Token): CodeBlock {
  const fenced = token.type === 'fence';
  const lines = token.content.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return {
    kind: 'code',
    line: (token.map?.[0] ?? 0) + (fenced ? 2 : 1),
    language: fenced ? (/^[\w+#.-]*/.exec(token.info.trim().toLowerCase())?.[0] ?? '') : '',
    lines,
    mark: fenced ? 'fence' : 'indent',
  };
}
