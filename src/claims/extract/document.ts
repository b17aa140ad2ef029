import type { Block } from '../../documents/block.js';
import { documentFormat, readDocument } from '../../documents/read.js';
import type { ExtractedClaim } from '../extracted.js';
import { namesOfBlock } from './block-names.js';
import { ClaimCollector } from './collector.js';
import { claimsOfDiagram, claimsOfTable, claimsOfTree } from './layout-claims.js';
import { listingLanguage } from './listing.js';
import { claimsOfListing } from './listing-claims.js';
import { pythonDeclarations } from './listing-python.js';
import { INNER_CAPITALS } from './mentions.js';
import { Outline } from './outline.js';
import { firstPathBelow } from './path-below.js';
import { claimsOfProse, type SeenNames } from './sentence-claims.js';
import type { Situation } from './situation.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * All claims of one document (.md, .markdown, .mdx, .rst, .txt), sorted by line. `path` is posix and says the format; a path of another
 * kind is read as plain text. Never throws, and takes time linear in the text.
 */
export function extractDocument(text: string, path: string, vocabulary: Vocabulary): ExtractedClaim[] {
  const document = readDocument(text, documentFormat(path) ?? 'plain-text');
  const collector = new ClaimCollector(path, document.format);
  const reader = new DocumentReader(document.blocks, path, vocabulary, collector);
  for (let at = 0; at < document.blocks.length && !collector.full; at++) reader.block(at);
  return collector.sorted();
}

class DocumentReader {
  readonly #outline: Outline;
  readonly #seen: SeenNames;

  constructor(
    readonly blocks: readonly Block[],
    path: string,
    readonly vocabulary: Vocabulary,
    readonly collector: ClaimCollector,
  ) {
    this.#seen = { symbols: new Set(), ...wordsInCode(blocks) };
    this.#outline = new Outline(blocks, path, vocabulary);
  }

  block(at: number): void {
    const block = this.blocks[at]!;
    switch (block.kind) {
      case 'heading': {
        this.#outline.heading(block, firstPathBelow(this.blocks, at, this.vocabulary));
        if (!this.#outline.silent) this.#prose(at, this.#outline.situation('heading', 0));
        break;
      }
      case 'paragraph':
        this.#outline.paragraph(block.prose, block.depth);
        if (!this.#outline.silent) this.#prose(at, this.#introduced(at, this.#outline.situation('prose', block.depth)));
        break;
      case 'item': {
        const situation = this.#outline.situation('item', block.depth);
        if (!this.#outline.silent)
          this.#prose(at, block.box === undefined ? situation : { ...situation, box: block.box });
        this.#outline.item(block);
        break;
      }
      case 'table':
        if (!this.#outline.silent)
          claimsOfTable(block, this.#outline.situation('cell', 0), this.#seen, this.vocabulary, this.collector);
        break;
      case 'code':
        this.#code(at);
        break;
    }
  }

  #prose(at: number, situation: Situation): void {
    const block = this.blocks[at]!;
    if (!('prose' in block)) return;
    const before = this.collector.size;
    claimsOfProse(block.prose, situation, this.#seen, this.vocabulary, this.collector);
    // A line range in a heading or label holds what the listing below it shows.
    if (block.kind !== 'item' && this.collector.size > before)
      this.collector.nameRanges(before, () => this.#firstDeclared(at));
  }

  /** "X is implemented in:" and a list: the list's first path is the place. */
  #introduced(at: number, situation: Situation): Situation {
    const block = this.blocks[at]!;
    const next = this.blocks[at + 1];
    if (!('prose' in block) || !/:\W*$/.test(block.prose.text) || next?.kind !== 'item') return situation;
    const path = namesOfBlock(next.prose, this.vocabulary).find((name) => name.kind === 'path');
    return path?.kind === 'path' && !path.artefact ? { ...situation, contextPath: path.path } : situation;
  }

  /** Name of the first function or class of a listing right below. */
  #firstDeclared(at: number): string | undefined {
    const next = this.blocks[at + 1];
    if (next?.kind !== 'code' || listingLanguage(next.lines) !== 'python') return undefined;
    const declared = pythonDeclarations(next.lines).find((each) => each.kind === 'function' || each.kind === 'class');
    return declared?.kind === 'function' || declared?.kind === 'class' ? declared.name : undefined;
  }

  #code(at: number): void {
    const block = this.blocks[at]!;
    if (block.kind !== 'code' || this.#outline.silent) return;
    const situation = this.#outline.situation('listing', 0);
    const { tense } = situation;
    if (block.language === 'mermaid') {
      claimsOfDiagram(block, tense, this.#seen, this.vocabulary, this.collector);
      return;
    }
    if (claimsOfTree(block, tense, this.vocabulary, this.collector)) return;
    const label = this.#labelledPath(at);
    const path = label ?? situation.contextPath;
    claimsOfListing(
      block,
      {
        tense,
        ...(path === undefined ? {} : { path }),
        ...(label === undefined ? {} : { labelled: true as const }),
        ...(this.#outline.clones(block) ? { elsewhere: true as const } : {}),
        ...(situation.folder === undefined ? {} : { folder: situation.folder }),
        ...(situation.contextSymbol === undefined ? {} : { symbol: situation.contextSymbol }),
      },
      this.#seen,
      this.vocabulary,
      this.collector,
    );
  }

  /** The path that the block right above names: "`src/a.py`:", "**New file: src/a.py**". */
  #labelledPath(at: number): string | undefined {
    const above = this.blocks[at - 1];
    if (above?.kind !== 'paragraph' && above?.kind !== 'item') return undefined;
    const path = namesOfBlock(above.prose, this.vocabulary)
      .filter((name) => name.kind === 'path' && !name.folder)
      .at(-1);
    return path?.kind === 'path' ? path.path : undefined;
  }
}

/** Words with inner capitals in code spans and listings of the document, and capitalised ones that are a span of their own. */
function wordsInCode(blocks: readonly Block[]): Pick<SeenNames, 'inCode' | 'spans'> {
  const words = new Set<string>();
  const spans = new Set<string>();
  const add = (text: string): void => {
    for (const match of text.matchAll(/\b[A-Z][A-Za-z0-9]{2,80}\b/g))
      if (INNER_CAPITALS.test(match[0])) words.add(match[0]);
    for (const match of text.matchAll(/\b(?:class|interface|struct|enum|type|defmodule)\s+([A-Z]\w*)/g))
      words.add(match[1]!);
    for (const match of text.matchAll(/\b([a-z]\w{0,60}_\w{1,60})\s?[(/]/g)) words.add(match[1]!);
  };
  for (const block of blocks) {
    if (block.kind === 'code') for (const line of block.lines) add(line);
    const proses =
      block.kind === 'table' ? block.rows.flatMap((row) => row.cells) : 'prose' in block ? [block.prose] : [];
    for (const span of proses.flatMap((prose) => prose.spans)) {
      if (span.kind !== 'code') continue;
      add(span.content);
      if (/^[A-Z][a-z]{2,40}$/.test(span.content)) spans.add(span.content);
    }
  }
  return { inCode: words, spans };
}
