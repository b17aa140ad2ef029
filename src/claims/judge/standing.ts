import type { ExtractedClaim } from '../extracted.js';
import type { PathResolver } from '../resolve/resolve-path.js';
import { cleanName } from '../resolve/resolve-symbol.js';
import type { SymbolIndex } from '../resolve/symbol-index.js';
import type { DocumentStanding } from './context.js';
import { PLAN, RECORD, TELLS_PAST } from './document-kinds.js';
import { isPart } from './parts.js';

const EXISTENCE = new Set(['file-exists', 'symbol-exists', 'signature', 'symbol-at-lines', 'test-exists']);
interface Tally {
  named: number;
  known: number;
  planned: number;
  built: number;
}

/** How documents stand to the project, from all of their claims before any is judged. */
export function documentStanding(
  claims: readonly ExtractedClaim[],
  paths: PathResolver,
  index: SymbolIndex,
): DocumentStanding {
  const tallies = new Map<string, Tally>();
  const done = new Set<string>();
  const absent = new Set<string>();
  for (const claim of claims) {
    const { statement, document, tense } = claim;
    if (statement.kind === 'status-implemented' && statement.state === 'done' && tense === 'present')
      done.add(`${document.path}:${document.line}`);
    if (statement.kind === 'status-implemented' && statement.state === 'absent')
      absent.add(`${document.path}:${document.line}`);
    if (!EXISTENCE.has(statement.kind) || isPart(statement) || claim.polarity === 'denies' || namesNothing(claim))
      continue;
    const tally = tallies.get(claim.document.path) ?? { named: 0, known: 0, planned: 0, built: 0 };
    tallies.set(claim.document.path, tally);
    const known = isKnown(claim, paths, index);
    tally.named++;
    if (known) tally.known++;
    if (claim.tense === 'present') continue;
    tally.planned++;
    if (known) tally.built++;
  }
  const of = (document: string): Tally => tallies.get(document) ?? { named: 0, known: 0, planned: 0, built: 0 };
  return {
    knowsProject: (document) => of(document).known >= 2 && of(document).known * 3 >= of(document).named,
    carriedOut: (document) => of(document).built >= 3 && of(document).built * 10 >= of(document).planned * 7,
    proposes: (document) =>
      of(document).named - of(document).known >= 6 && of(document).known * 2 <= of(document).named,
    plans: (document) =>
      PLAN.test(document) || (of(document).planned >= 3 && of(document).planned * 5 >= of(document).named),
    saysAbsent: (document, line) => absent.has(`${document}:${line}`),
    saysDone: (document, line) => done.has(`${document}:${line}`),
    tellsPast: (document) => TELLS_PAST.test(document),
    isRecord: (document) => RECORD.test(document),
  };
}

/** "Unit tests for the flow": nothing that could be there or not. */
function namesNothing({ mention }: ExtractedClaim): boolean {
  return mention.symbol === undefined && mention.path === undefined;
}

function isKnown({ mention, document }: ExtractedClaim, paths: PathResolver, index: SymbolIndex): boolean {
  if (mention.symbol !== undefined) {
    const name = cleanName(mention.symbol);
    return name !== undefined && index.named(name).length > 0;
  }
  if (mention.path === undefined) return false;
  const found = paths.resolve(mention.path, document.path);
  return found.kind === 'found' || found.kind === 'several' || found.kind === 'moved';
}
