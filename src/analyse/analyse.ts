import type { RecordCache } from '../cache/record-cache.js';
import type { FileRecord } from '../model/record.js';
import type { FileEntry } from '../model/result.js';
import type { WalkedFile } from '../walk/walk.js';
import type { AnalysisPool } from './pool.js';
import { decodeSource, isPlain, readSourceBytes, type SourceBytes, type SourceText } from './source-text.js';
import type { AnalysisAnswer, AnalysisJob } from './task.js';

export interface AnalyseOptions {
  readonly maxFileBytes: number;
  readonly cache: RecordCache;
  /** Made only when the cache does not answer everything. */
  readonly pool: () => AnalysisPool;
  readonly threads: number;
  /** Called after each file. */
  readonly onFile: (done: number) => void;
}

export interface Analysis {
  /** One for each file that was given, in their order. */
  readonly entries: readonly FileEntry[];
  /** Sorted by path. */
  readonly records: readonly FileRecord[];
  readonly cached: number;
  /** Files that a worker could not finish: another run may fare better with them. */
  readonly failed: number;
  readonly failedPaths: readonly string[];
}

/** Jobs of one batch; a larger text is a batch of its own. */
const BATCH_FILES = 32;
const BATCH_CHARACTERS = 400_000;
/** Each thread loads the parsers anew, which takes as long as some dozens of files. */
const FILES_PER_LANE = 60;

type ReadText = Extract<SourceText, { kind: 'text' }>;
/** Stands for the language of what is kept of a text beside its record. */
const DECODED = 'decoded';

/** What the result tells of a text. */
type Described = Pick<ReadText, 'bytes' | 'sha256' | 'note'>;

interface Job {
  readonly index: number;
  readonly job: AnalysisJob;
  readonly source: ReadText;
  /** Whether the bytes are the text. */
  readonly plain: boolean;
}

interface Outcome {
  readonly entry: FileEntry;
  readonly record?: FileRecord;
}

/**
 * The per-file stage: every file becomes a record, from the cache or from a worker, or is skipped with a reason. Texts are read
 * only as workers get to them, so memory holds the facts and never all texts.
 */
export async function analyse(files: readonly WalkedFile[], options: AnalyseOptions): Promise<Analysis> {
  const stage = new Stage(files, options);
  const lanes = Math.min(options.threads, Math.ceil(files.length / FILES_PER_LANE));
  await Promise.all(Array.from({ length: lanes }, () => stage.work()));
  return stage.finish();
}

class Stage {
  readonly #outcomes: (Outcome | undefined)[];
  #next = 0;
  #done = 0;
  #cached = 0;
  readonly #failed: string[] = [];

  constructor(
    readonly files: readonly WalkedFile[],
    readonly options: AnalyseOptions,
  ) {
    this.#outcomes = files.map(() => undefined);
  }

  /** One lane: takes batches until no file is left. */
  async work(): Promise<void> {
    for (;;) {
      const batch = await this.#nextBatch();
      if (batch.length === 0) return;
      const answers = await this.options.pool().analyse(batch.map(({ job }) => job));
      for (const [position, job] of batch.entries()) this.#settle(job, answers[position]!);
    }
  }

  finish(): Analysis {
    const outcomes = this.#outcomes.filter((outcome) => outcome !== undefined);
    const records = outcomes.flatMap((outcome) => outcome.record ?? []);
    const entries = outcomes.map((outcome) => outcome.entry);
    const failedPaths = [...this.#failed].sort();
    return { entries, records, cached: this.#cached, failed: failedPaths.length, failedPaths };
  }

  async #nextBatch(): Promise<Job[]> {
    const batch: Job[] = [];
    let characters = 0;
    let inline = 0;
    while (this.#next < this.files.length && batch.length < BATCH_FILES && characters < BATCH_CHARACTERS) {
      const work = this.#workOn(this.#next++);
      if (work !== undefined) {
        batch.push(work);
        characters += work.source.text.length;
      }
      // Lets signals and the progress line through on a run that is all cache.
      if (++inline % 100 === 0) await new Promise((resume) => setImmediate(resume));
    }
    return batch;
  }

  /** What a worker has to do for a file: nothing when it is skipped or the cache has its record. */
  #workOn(index: number): Job | undefined {
    const file = this.files[index]!;
    const read = readSourceBytes(file, this.options.maxFileBytes);
    if (read.kind === 'skipped') {
      this.#skip(index, read);
      return undefined;
    }
    const { sha256 } = read;
    const json = this.options.cache.get({ ...file, sha256 });
    const described = json === undefined ? undefined : this.#described(file, read);
    if (json !== undefined && described !== undefined) {
      this.#recall(index, described, json);
      return undefined;
    }
    const source = decodeSource(read, file);
    const { path, language } = file;
    if (source.kind === 'skipped') this.#skip(index, source);
    else if (json !== undefined) this.#recall(index, source, json);
    else return { index, source, plain: isPlain(read.bytes), job: { path, language, text: source.text } };
    return undefined;
  }

  /** What decoding would tell, of bytes that were decoded before or need none. */
  #described({ path }: WalkedFile, { bytes, sha256 }: SourceBytes): Described | undefined {
    const size = { bytes: bytes.length, sha256 };
    if (isPlain(bytes)) return size;
    const kept = this.options.cache.get({ path, language: DECODED, sha256 });
    return kept === undefined ? undefined : { ...size, ...(JSON.parse(kept) as Pick<ReadText, 'note'>) };
  }

  #recall(index: number, source: Described, json: string): void {
    this.#cached++;
    this.#record(index, source, json);
  }

  #settle({ index, source, plain }: Job, answer: AnalysisAnswer): void {
    if (answer.kind === 'skipped') {
      this.#failed.push(this.files[index]!.path);
      this.#skip(index, { ...source, reason: answer.reason });
      return;
    }
    const { path, language } = this.files[index]!;
    const { sha256, note } = source;
    this.options.cache.put({ path, language, sha256 }, answer.json);
    if (!plain) this.options.cache.put({ path, language: DECODED, sha256 }, JSON.stringify({ note }));
    this.#record(index, source, answer.json);
  }

  #record(index: number, source: Described, json: string): void {
    const { path, language } = this.files[index]!;
    const record = JSON.parse(json) as FileRecord;
    const { facts } = record;
    const reason = [partialReason(facts), source.note].filter((part) => part !== undefined).join('; ');
    const entry: FileEntry = {
      path,
      language,
      status: facts.parse === 'whole' ? 'analysed' : 'partial',
      ...(reason === '' ? {} : { reason }),
      lines: facts.lines,
      bytes: source.bytes,
      sha256: source.sha256,
    };
    this.#outcome(index, { entry, record });
  }

  #skip(index: number, why: { readonly reason: string; readonly bytes?: number; readonly sha256?: string }): void {
    const { path, language } = this.files[index]!;
    const { reason, bytes, sha256 } = why;
    const known = { ...(bytes === undefined ? {} : { bytes }), ...(sha256 === undefined ? {} : { sha256 }) };
    this.#outcome(index, { entry: { path, language, status: 'skipped', reason, ...known } });
  }

  #outcome(index: number, outcome: Outcome): void {
    this.#outcomes[index] = outcome;
    this.options.onFile(++this.#done);
  }
}

function partialReason(facts: FileRecord['facts']): string | undefined {
  if (facts.parse === 'whole') return undefined;
  const [first, ...others] = facts.problems;
  if (first === undefined) return 'not read to the end';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `line ${first.line}: ${first.message}${more}`;
}
