import type { ExtractedClaim } from '../extracted.js';
import { cleanName } from '../resolve/resolve-symbol.js';
import type { JudgeContext } from './context.js';

/** Lines each way in which a paragraph, list or table and its section are looked at. */
const REACH = 80;
/** Names in a text: in back ticks, at the branch of a tree, behind the program of a command line, or spelt with two humps. */
const NAMES =
  /`([^`\s]+)`|[├└]─*\s*([\w./-]+)|\b(?:python3?|bash|sh|node|pytest)\s+(\S+\.\w+)|\b([A-Z][a-z0-9]+[A-Z]\w*)\b/g;
/** Marks of a thing that somebody of the project did. */
const TICK = /\[[xX]\]|[✅✔✓☑]|\b(?:IMPLEMENTED|DONE|COMPLETED?)\b/u;
const FILE = /\/|\.(?:pyi?|[cm]?[jt]sx?|md|ya?ml|toml|json|sh)$/;

/**
 * Whether the names around a name are the project's own: half of those in its paragraph, list or table; where that has no other,
 * half and two of those in its section. Documents tell of other people's programs, too.
 */
export function standsAmongOwn(claim: ExtractedClaim, name: string, context: JudgeContext): boolean {
  const { path } = claim.document;
  const { near, section } = namesAround(claim, context);
  const others = (names: readonly string[]): readonly string[] => names.filter((one) => one !== name);
  const beside = others(near);
  if (beside.length > 0) return isMost(ownAmong(beside, path, context), beside.length);
  const further = others(section);
  const own = ownAmong(further, path, context);
  return own >= 2 && isMost(own, further.length);
}

/** The names in the paragraph, list or table of a claim, and those in its section. */
export function namesAround(
  { document: { path, line } }: ExtractedClaim,
  { texts }: JudgeContext,
): { readonly near: readonly string[]; readonly section: readonly string[] } {
  const lines = texts.lines(path);
  return {
    near: namesIn(reach(lines, line - 1, (one) => one.trim() === '')),
    section: namesIn(reach(lines, line - 1, (one) => /^#{1,6}\s/.test(one))),
  };
}

/** Half, and of two names both: words of prose are spelt like classes, too. */
function isMost(own: number, all: number): boolean {
  return own * 2 >= all && (own >= 2 || all === 1);
}

/**
 * Whether a path, a heading, a tick or a file in its line says that a name is one of this project.
 *
 * @param tie of its path, when that is not in its own words
 */
export function isPlaced(
  { mention, document }: ExtractedClaim,
  tie: 'stated' | 'near',
  context: JudgeContext,
): boolean {
  if (mention.path !== undefined || (mention.context !== undefined && tie === 'stated')) return true;
  const line = context.texts.lines(document.path)[document.line - 1] ?? '';
  return TICK.test(line) || namesIn([line]).some((name) => isOwnFile(name, document.path, context));
}

/** The lines around one, up to those at which it ends. */
function reach(lines: readonly string[], at: number, ends: (line: string) => boolean): readonly string[] {
  if (at >= lines.length) return [];
  let first = at;
  let last = at;
  while (first > 0 && at - first < REACH && !ends(lines[first - 1]!)) first--;
  while (last + 1 < lines.length && last - at < REACH && !ends(lines[last + 1]!)) last++;
  return lines.slice(first, last + 1);
}

function namesIn(lines: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const line of lines)
    for (const match of line.matchAll(NAMES)) {
      const name = match
        .slice(1)
        .find((part) => part !== undefined)!
        .replace(/\(.*$/, '');
      if (/^[A-Za-z_@.][\w$./@-]*$/.test(name) && name.length > 2) names.add(name);
    }
  return [...names];
}

/** How many of these names are declared or files of the project. */
export function ownAmong(names: readonly string[], document: string, context: JudgeContext): number {
  return names.filter((name) => {
    const symbol = cleanName(name);
    return (symbol !== undefined && context.index.named(symbol).length > 0) || isOwnFile(name, document, context);
  }).length;
}

function isOwnFile(name: string, document: string, { paths }: JudgeContext): boolean {
  if (!FILE.test(name)) return false;
  const found = paths.resolve(name, document);
  return found.kind === 'found' || found.kind === 'several' || found.kind === 'moved';
}
