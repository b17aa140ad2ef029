import type { LineRange } from '../extracted.js';
import type { Vocabulary } from './vocabulary.js';

/** A path as it stands in a text, apart from what is said with it. */
export interface PathParts {
  readonly path: string;
  readonly folder: boolean;
  readonly lines?: LineRange;
  readonly symbol?: string;
  readonly artefact: boolean;
}

const SEGMENT = /^[\w.@+()~ =-]+$|^\[[\w.]+\]$/;

/** Reads a path with an optional line suffix or symbol; undefined for what is a branch, a route, a package or no path at all. */
export function pathName(content: string, vocabulary: Vocabulary, notAPath: boolean): PathParts | undefined {
  if (content.length > 260 || /[\s<>{}*$"'`|,;!?%]|\.\.\.|:\/\/|^~|^\/(?:Users|home)\b/.test(content)) return undefined;
  const suffix =
    /^(.*?\.\w+)(?::(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?|#L(\d{1,6})(?:-L?(\d{1,6}))?|::([\w:]+(?:\[[^\]]*\])?)|[#:]([A-Za-z_][\w.]*)(?:\(\))?)$/.exec(
      content,
    );
  const bare = (suffix ? suffix[1]! : content).replace(/^\.\//, '');
  const first = suffix?.[2] ?? suffix?.[4];
  const symbol = suffix?.[6]?.replace(/\[[^\]]*\]$/, '').replace(/::/g, '.') ?? suffix?.[7];
  const lines =
    first === undefined ? undefined : { start: Number(first), end: Number(suffix?.[3] ?? suffix?.[5] ?? first) };
  const kind = pathKind(bare, vocabulary, notAPath && lines === undefined);
  if (!kind) return undefined;
  return {
    path: bare.replace(/\/+$/, ''),
    folder: kind === 'folder',
    artefact: kind === 'artefact',
    ...(lines ? { lines } : {}),
    ...(symbol === undefined ? {} : { symbol }),
  };
}

function pathKind(path: string, vocabulary: Vocabulary, notAPath: boolean): 'file' | 'folder' | 'artefact' | undefined {
  const segments = path
    .replace(/^(?:\.\.\/)+/, '')
    .replace(/\/+$/, '')
    .split('/');
  if (segments.some((segment) => segment === '' || segment.length > 120 || !SEGMENT.test(segment))) return undefined;
  const last = segments.at(-1)!;
  if (vocabulary.bareFiles.has(last)) return 'file';
  const written = /[^.]\.([a-z]\w{0,9}|[A-Z]{1,5})$/.exec(last)?.[1];
  const ending = written?.toLowerCase();
  const name = last.slice(0, -(ending?.length ?? 0) - 1);
  if (ending !== undefined && /[A-Za-z_]/.test(name) && !vocabulary.productFiles.has(last)) {
    if (vocabulary.sourceEndings.has(ending))
      return segments.length === 1 && /^[A-Z]?[a-z]+$/.test(ending) && isMember(name, ending) ? undefined : 'file';
    if (vocabulary.runEndings.has(ending))
      return isMember(name, ending) && segments.length === 1 ? undefined : 'artefact';
  }
  if (ending !== undefined || notAPath || segments.some((segment) => /[ ()=+]/.test(segment))) return undefined;
  if (vocabulary.branchPrefixes.has(segments[0]!.toLowerCase()) || path.startsWith('/')) return undefined;
  if (path.endsWith('/')) return /[A-Za-z]/.test(path) ? 'folder' : undefined;
  if (segments.length < 2) return undefined;
  return vocabulary.folders.has(segments[0]!) && segments.every((segment) => /^[\w.-]+$/.test(segment))
    ? 'folder'
    : undefined;
}

/** Endings that are names of members as well. */
const AMBIGUOUS_ENDINGS =
  /^(?:conf|cfg|env|index|log|map|key|keys|c|h|r|go|db|out|bin|properties|feature|sql|json|lock|pid|tmp|pl|rb|rs|java|xml|html|css|txt|toml|graphql|proto|svg|pdf|png|md|model|keras)$/;

/** `self.conf`, `model.index`, `np.out`: members that look like file names. */
function isMember(name: string, ending: string): boolean {
  if (!AMBIGUOUS_ENDINGS.test(ending)) return false;
  if (
    /^(?:self|this|cls|np|tf|pd|torch|os|app|req|res|console|process|window|args|logger|math|cv|tf\.keras)$/.test(name)
  )
    return true;
  return (
    /^(?:index|env|key|keys|c|h|db|out|bin|properties|feature|model|keras|conf|log)$/.test(ending) &&
    /^[a-z]+$/.test(name) &&
    ending !== 'c' &&
    ending !== 'h'
  );
}
