import type { Block, Heading } from '../../documents/block.js';
import { namesOfBlock } from './block-names.js';
import type { Vocabulary } from './vocabulary.js';

/** What a section names below its heading. */
export interface PathBelow {
  readonly path: string;
  /** It stands in a numbered part of the section, so it says nothing of the others. */
  readonly inPart: boolean;
}

/** Blocks below a heading that are searched. */
const REACH = 60;
const PART = /^\W*(?:\d+(?:\.\d+)*[.):]?\s|(?:stage|step|phase|task|part|milestone|feature|component)\s+\d)/i;
/** Nobody's features: documents tell, and do nothing. */
const DOCUMENT = /\.(?:md|mdx|markdown|rst|txt|html?|pdf)$/i;

/**
 * The first path below a heading, before the next heading of its level, documents last: what a status in the heading is about. Takes
 * time linear in the blocks that are searched.
 */
export function firstPathBelow(
  blocks: readonly Block[],
  heading: number,
  vocabulary: Vocabulary,
): PathBelow | undefined {
  const { level } = blocks[heading] as Heading;
  let inPart = false;
  for (let at = heading + 1; at < Math.min(blocks.length, heading + REACH); at++) {
    const block = blocks[at]!;
    if (block.kind === 'heading' && block.level <= level) break;
    if (block.kind === 'heading') inPart = PART.test(block.prose.text);
    if (!('prose' in block)) continue;
    const path = namesOfBlock(block.prose, vocabulary).find((name) => name.kind === 'path');
    if (path?.kind !== 'path' || path.artefact || DOCUMENT.test(path.path)) continue;
    return { path: path.path, inPart };
  }
  return undefined;
}
