import type { Facts } from '../../model/facts.js';
import type { ConfiguredBinding } from './plan.js';

/** How the first lines of an adapter file say what they adapt: `@adapts LinUcb as linucb`. */
const ADAPTS = /@adapts\s+([\w.$]+)\s+as\s+([\w-]+)/;

/** Whether a file is an adapter by its name: `bandit.audit.ts`, `bandit_audit.py`, `bandit.audit.py`. */
export function isAdapterPath(path: string): boolean {
  return /[._]audit\.(ts|mts|js|mjs|py)$/.test(path);
}

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
