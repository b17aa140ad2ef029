import type { Facts } from '../../model/facts.js';
import { isAdapterPath } from './adapter-path.js';
import type { ConfiguredBinding } from './plan.js';

/** How the first lines of an adapter file say what they adapt: `@adapts LinUcb as linucb`. */
const ADAPTS = /@adapts\s+([\w.$]+)\s+as\s+([\w-]+)/;

/** An adapter that someone wrote for a subject: it is verified in the subject's place. */
export interface Adapter extends ConfiguredBinding {
  readonly adapts: string;
}

/** The adapters among the files: each says which symbol it adapts and what that claims to be, and has one class or function. */
export function adaptersIn(files: readonly Facts[]): Adapter[] {
  return files.flatMap((facts) => {
    if (!isAdapterPath(facts.path)) return [];
    const texts = [
      facts.doc?.text ?? '',
      ...facts.comments.map(({ text }) => text),
      ...facts.symbols.map(({ doc }) => doc?.text ?? ''),
    ];
    const said = texts.map((text) => ADAPTS.exec(text)).find((match) => match !== null);
    const own = facts.symbols.find(
      (symbol) =>
        symbol.parent === undefined &&
        symbol.hasBody &&
        (symbol.kind === 'class' || symbol.kind === 'function') &&
        !symbol.name.startsWith('_'),
    );
    const [, adapts, algorithm] = said ?? [];
    if (own === undefined || adapts === undefined || algorithm === undefined) return [];
    return [{ path: facts.path, symbol: own.qualifiedName, algorithm, adapts }];
  });
}
