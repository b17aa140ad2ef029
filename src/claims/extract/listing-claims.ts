import type { CodeBlock } from '../../documents/block.js';
import { plainProse } from '../../documents/prose.js';
import type { Tense } from '../extracted.js';
import type { ClaimCollector } from './collector.js';
import { declarationClaims } from './declared-claims.js';
import { type Declared, listingLanguage, pathComment } from './listing.js';
import { elixirDeclarations } from './listing-elixir.js';
import { pythonDeclarations } from './listing-python.js';
import { requirementsIn } from './listing-toml.js';
import { typescriptDeclarations } from './listing-typescript.js';
import { yamlEntries } from './listing-yaml.js';
import { pathName } from './path-name.js';
import type { Listing } from './placed-listing.js';
import { claimsOfProse, type SeenNames } from './sentence-claims.js';
import { commandClaims } from './shell.js';
import type { Vocabulary } from './vocabulary.js';

/** What the text around a listing says of it. */
export interface ListingPlace {
  readonly tense: Tense;
  /** The file that a label, a heading or the sentence before names. */
  readonly path?: string;
  /** The words right above the listing name its path. */
  readonly labelled?: true;
  readonly folder?: string;
  /** Another repository was cloned before: what is run may well be its own. */
  readonly elsewhere?: true;
  /** The class that a heading names, for methods shown without their class. */
  readonly symbol?: string;
}

const PYTHON = /^(?:python3?|py|pycon|ipython)$/;
const TYPESCRIPT = /^(?:typescript|ts|tsx|javascript|js|jsx|mjs|node)$/;
const SHELL = /^(?:bash|sh|shell|zsh|console|terminal|shell-session|powershell|cmd|bat)$/;
const YAML = /^(?:ya?ml)$/;

/** Adds the claims of one block of code. */
export function claimsOfListing(
  block: CodeBlock,
  place: ListingPlace,
  seen: SeenNames,
  vocabulary: Vocabulary,
  collector: ClaimCollector,
): void {
  const language = block.language === '' || block.language === 'text' ? listingLanguage(block.lines) : block.language;
  if (language === undefined) return;
  if (SHELL.test(language)) {
    shellClaims(block, place, seen, vocabulary, collector);
    return;
  }
  for (const [index, part] of partsOf(block, vocabulary).entries())
    claimsOfPart(
      part,
      language,
      index === 0 ? place : { tense: place.tense, ...folderOf(place) },
      vocabulary,
      collector,
    );
}

const folderOf = ({ folder }: ListingPlace): Pick<ListingPlace, 'folder'> => (folder === undefined ? {} : { folder });

/** A listing may show several files, each below a comment at the left edge that is its path. */
function partsOf(block: CodeBlock, vocabulary: Vocabulary): CodeBlock[] {
  const starts = block.lines.flatMap((line, index) => {
    const comment = /^\S/.test(line) ? pathComment([line]) : undefined;
    const path = comment && pathName(comment.words, vocabulary, false);
    return path && !path.folder ? [index] : [];
  });
  const cuts = [0, ...starts.slice(1), block.lines.length];
  return cuts
    .slice(0, -1)
    .map((from, at) => ({ ...block, line: block.line + from, lines: block.lines.slice(from, cuts[at + 1]) }));
}

function claimsOfPart(
  block: CodeBlock,
  language: string,
  place: ListingPlace,
  vocabulary: Vocabulary,
  collector: ClaimCollector,
): void {
  const comment = pathComment(block.lines);
  const own = comment ? pathName(comment.words, vocabulary, false) : undefined;
  const path = own ? ownPath(own.path, place.path, place.folder) : place.path;
  if (own && comment && path !== undefined) {
    collector.add({
      line: block.line + comment.index,
      text: block.lines[comment.index]!,
      mention: { path },
      statement: { kind: 'file-exists' },
      tense: place.tense,
      // Settings of a work flow are shown for the reader's own repository as often as not.
      certainty: path.startsWith('.github/') ? 0.5 : 0.8,
    });
  }
  const listing: Listing = {
    block,
    language: PYTHON.test(language) ? 'python' : TYPESCRIPT.test(language) ? 'typescript' : 'unknown',
    tense: place.tense,
    ...(path === undefined ? {} : { path }),
    stated: own !== undefined,
    certainty: own ? 0.85 : path === undefined ? 0.55 : place.labelled ? 0.8 : 0.65,
    ...(place.symbol === undefined ? {} : { symbol: place.symbol }),
  };
  if (YAML.test(language)) yamlClaims(listing, collector);
  else {
    for (const draft of declarationsOf(language, block.lines).flatMap((each) =>
      declarationClaims(each, listing, vocabulary),
    ))
      collector.add(draft);
  }
}

/** A bare name in the listing is the file that the words above name with its folder, else one of the section's folder. */
function ownPath(written: string, named: string | undefined, folder: string | undefined): string {
  if (written.includes('/')) return written;
  if (named?.endsWith(`/${written}`)) return named;
  return folder === undefined ? written : `${folder}/${written}`;
}

function declarationsOf(language: string, lines: readonly string[]): Declared[] {
  if (PYTHON.test(language)) return pythonDeclarations(lines);
  if (TYPESCRIPT.test(language)) return typescriptDeclarations(lines);
  if (/^(?:toml|ini|cfg|requirements)$/.test(language)) return requirementsIn(lines);
  return /^(?:elixir|ex|exs)$/.test(language) ? elixirDeclarations(lines) : [];
}

function yamlClaims(listing: Listing, collector: ClaimCollector): void {
  if (listing.path === undefined) return;
  for (const entry of yamlEntries(listing.block.lines)) {
    const base = {
      line: listing.block.line + entry.index,
      text: listing.block.lines[entry.index]!,
      tense: listing.tense,
    };
    const named = /^([\w.]+):([A-Za-z_]\w*)$/.exec(entry.value);
    if (named?.[1]?.includes('.')) {
      collector.add({
        ...base,
        mention: { path: named[1]!, symbol: named[2]! },
        statement: { kind: 'symbol-exists' },
        certainty: 0.75,
      });
    } else if (isSetting(entry.key, entry.value)) {
      collector.add({
        ...base,
        mention: { path: listing.path, symbol: entry.keys },
        statement: { kind: 'default-value', name: entry.key, value: entry.value },
        certainty: 0.55,
      });
    }
  }
}

/** Numbers, switches, names of entries, paths and constants; not the kinds and texts that every file of a format repeats. */
function isSetting(key: string, value: string): boolean {
  if (/^(?:type|version|namespace|text|description|kind|apiVersion|on|run|uses|image)$/.test(key)) return false;
  if (/^(?:-?\d[\d.]*|true|false)$/i.test(value)) return true;
  return /^(?:id|name)$/.test(key) ? /^[\w./-]+$/.test(value) : /^[A-Z][A-Z0-9_]+$|^[\w-]+(?:\/[\w.-]+)+$/.test(value);
}

function shellClaims(
  block: CodeBlock,
  place: ListingPlace,
  seen: SeenNames,
  vocabulary: Vocabulary,
  collector: ClaimCollector,
): void {
  let joined = '';
  let start = 0;
  for (const [index, line] of block.lines.slice(0, 2_000).entries()) {
    if (joined === '') start = index;
    joined += line.replace(/\\\s*$/, ' ');
    if (/\\\s*$/.test(line) && joined.length < 4_000) continue;
    const words = joined.trim();
    joined = '';
    if (words.startsWith('#')) {
      claimsOfProse(
        plainProse([words.replace(/^#+\s*/, '')], block.line + start),
        { tense: place.tense, role: 'prose' },
        seen,
        vocabulary,
        collector,
      );
      continue;
    }
    if (words === '') continue;
    for (const draft of commandClaims(words, block.line + start, place.tense, vocabulary)) {
      collector.add(place.elsewhere ? { ...draft, certainty: Math.min(draft.certainty, 0.5) } : draft);
    }
  }
}
