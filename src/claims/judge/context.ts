import type { FileRecord } from '../../model/record.js';
import type { Evidence } from '../../model/result.js';
import type { Program } from '../../rules/program.js';
import type { ExtractedClaim } from '../extracted.js';
import type { IdentifierSearch } from '../resolve/identifier-search.js';
import type { ProjectFiles } from '../resolve/project-files.js';
import type { ProjectTexts } from '../resolve/project-texts.js';
import type { PathResolver } from '../resolve/resolve-path.js';
import type { SymbolResolver } from '../resolve/resolve-symbol.js';
import type { SymbolIndex } from '../resolve/symbol-index.js';
import type { Voice } from './admission/voice.js';
import type { Defaults } from './defaults.js';
import type { Manifests } from './manifests.js';
import type { Placeholders } from './placeholders.js';
import type { TestFiles } from './test-files.js';

/** All that a claim is judged by. */
export interface JudgeContext {
  readonly files: ProjectFiles;
  readonly texts: ProjectTexts;
  readonly index: SymbolIndex;
  readonly program: Program;
  readonly records: readonly FileRecord[];
  readonly paths: PathResolver;
  readonly symbols: SymbolResolver;
  readonly identifiers: IdentifierSearch;
  readonly placeholders: Placeholders;
  readonly tests: TestFiles;
  readonly manifests: Manifests;
  readonly defaults: Defaults;
  /** Why names may be declared outside of what was audited: only a part of a project was. */
  readonly partial: string | undefined;
  /** What the other claims of a document say of it. */
  readonly standing: DocumentStanding;
}

/** What a document is to this project: about it or not, a plan, a record. */
export interface DocumentStanding {
  /** At least a third of the names that it states, and two of them, are the project's own. */
  readonly knowsProject: (document: string) => boolean;
  /** At least seven in ten of the things that it plans, and three of them, exist. */
  readonly carriedOut: (document: string) => boolean;
  /** Whose scripts it names: those of the project's own manifests but for a few, one that is none of theirs, or another project's. */
  readonly scripts: (document: string) => 'own' | 'one' | 'others';
  /** What it says is to be made is a fifth of what it names, and three things: the rest may be still to come, too. */
  readonly plans: (document: string) => boolean;
  /** A tick or a word of that line says that it is done. */
  readonly saysDone: (document: string, line: number) => boolean;
  /** A cross or a word of that line says that it is not there. */
  readonly saysAbsent: (document: string, line: number) => boolean;
  /** For what it speaks, as its name and its first lines say. */
  readonly voice: (document: string) => Voice;
}

/** One line of the project as evidence. */
export function evidence(context: JudgeContext, path: string, line: number, note?: string): Evidence {
  const text = (context.texts.lines(path)[line - 1] ?? '').trim().slice(0, 200);
  return { path, line, text, ...(note === undefined ? {} : { note }) };
}

/** Whether it says that something is not there. */
export function isDenial({ polarity, statement }: ExtractedClaim): boolean {
  return polarity === 'denies' || (statement.kind === 'status-implemented' && statement.state === 'absent');
}

export function isPlanned({ tense }: ExtractedClaim): boolean {
  return tense !== 'present';
}
