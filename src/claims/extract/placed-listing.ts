import type { CodeBlock } from '../../documents/block.js';
import type { Mention, Tense } from '../extracted.js';

/** A listing with what is known of its place. */
export interface Listing {
  readonly block: CodeBlock;
  readonly language: 'python' | 'typescript' | 'unknown';
  readonly tense: Tense;
  readonly path?: string;
  /** The listing itself names its file. */
  readonly stated: boolean;
  /** That the project has what is declared: least when nothing says where. */
  readonly certainty: number;
  readonly symbol?: string;
}

/** A name of the listing, in the file that the listing or the words around it name. */
export function mentionOf(symbol: string, listing: Listing): Mention {
  if (listing.path === undefined) return { symbol };
  return listing.stated ? { path: listing.path, symbol } : { symbol, context: listing.path };
}
