import type { ExtractedClaim } from '../extracted.js';
import type { ProjectTexts } from '../resolve/project-texts.js';
import type { PathResolver } from '../resolve/resolve-path.js';
import { cleanName } from '../resolve/resolve-symbol.js';
import type { SymbolIndex } from '../resolve/symbol-index.js';
import { type Voice, voiceOf } from './admission/voice.js';
import type { DocumentStanding } from './context.js';
import { isPart } from './parts.js';
import { isBuiltIn, isRunner } from './script-runners.js';

const EXISTENCE = new Set(['file-exists', 'symbol-exists', 'signature', 'symbol-at-lines', 'test-exists']);
/** Below this a word like "complete" may be what is asked for. */
const SAID = 0.6;
interface Tally {
  named: number;
  known: number;
  planned: number;
  built: number;
  ticked: number;
  tickedKnown: number;
}

const NOTHING: Readonly<Tally> = { named: 0, known: 0, planned: 0, built: 0, ticked: 0, tickedKnown: 0 };

function tallyOf(tallies: Map<string, Tally>, document: string): Tally {
  const tally = tallies.get(document) ?? { ...NOTHING };
  tallies.set(document, tally);
  return tally;
}

/** How documents stand to the project, from all of their claims before any is judged. */
export function documentStanding(
  claims: readonly ExtractedClaim[],
  paths: PathResolver,
  index: SymbolIndex,
  scripts: ReadonlyMap<string, string>,
  texts: ProjectTexts,
): DocumentStanding {
  const tallies = new Map<string, Tally>();
  const done = new Set<string>();
  const absent = new Set<string>();
  const scripted = new Map<string, Scripts>();
  for (const claim of claims) {
    const { statement, document, tense } = claim;
    const isSaid = claim.certainty >= SAID;
    if (statement.kind === 'cli-flag' && isRunner(statement.program)) noteScript(scripted, claim, scripts);
    if (statement.kind === 'status-implemented' && statement.state === 'done' && tense === 'present' && isSaid) {
      done.add(`${document.path}:${document.line}`);
      if (!namesNothing(claim)) {
        const tally = tallyOf(tallies, document.path);
        tally.ticked++;
        if (isKnown(claim, paths, index)) tally.tickedKnown++;
      }
    }
    if (statement.kind === 'status-implemented' && statement.state === 'absent')
      absent.add(`${document.path}:${document.line}`);
    if (!EXISTENCE.has(statement.kind) || isPart(statement) || claim.polarity === 'denies' || namesNothing(claim))
      continue;
    const tally = tallyOf(tallies, document.path);
    const known = isKnown(claim, paths, index);
    tally.named++;
    if (known) tally.known++;
    if (claim.tense === 'present') continue;
    tally.planned++;
    if (known) tally.built++;
  }
  const of = (document: string): Tally => tallies.get(document) ?? NOTHING;
  const voices = new Map<string, Voice>();
  const voice = (document: string): Voice => {
    const known = voices.get(document) ?? voiceOf(document, texts.lines(document));
    voices.set(document, known);
    return known;
  };
  return {
    knowsProject: (document) => of(document).known >= 2 && of(document).known * 3 >= of(document).named,
    carriedOut: (document) => of(document).built >= 3 && of(document).built * 10 >= of(document).planned * 7,
    scripts: (document) => whoseScripts(scripted.get(document)),
    plans: (document) => of(document).planned >= 3 && of(document).planned * 5 >= of(document).named,
    saysAbsent: (document, line) => absent.has(`${document}:${line}`),
    // A plan ticks what it will deliver, too.
    saysDone: (document, line) =>
      done.has(`${document}:${line}`) && (voice(document) !== 'plan' || ticksWhatIsThere(of(document))),
    voice,
  };
}

/** At least half of it, and all but two things or a fifth: names of a plan that was carried out under others are not there either. */
function ticksWhatIsThere({ ticked, tickedKnown }: Tally): boolean {
  return tickedKnown * 2 >= ticked && (ticked - tickedKnown <= 2 || tickedKnown * 5 >= ticked * 4);
}

/** Names of scripts that a document gives, each once. */
interface Scripts {
  readonly known: Set<string>;
  readonly unknown: Set<string>;
}

/** Of so many scripts that are there one may be gone. */
const KNOWN_FOR_EACH = 3;

function noteScript(all: Map<string, Scripts>, claim: ExtractedClaim, scripts: ReadonlyMap<string, string>): void {
  const { statement, document } = claim;
  const name = statement.kind === 'cli-flag' ? (statement.subcommand ?? statement.flags[0]) : undefined;
  if (name === undefined || name.startsWith('-') || (isBuiltIn(name) && !scripts.has(name))) return;
  const named = all.get(document.path) ?? { known: new Set(), unknown: new Set() };
  all.set(document.path, named);
  (scripts.has(name) ? named.known : named.unknown).add(name);
}

function whoseScripts(named: Scripts | undefined): 'own' | 'one' | 'others' {
  const [known, unknown] = [named?.known.size ?? 0, named?.unknown.size ?? 0];
  if (unknown <= 1) return known > 0 ? 'own' : 'one';
  return known >= KNOWN_FOR_EACH * unknown ? 'own' : 'others';
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
