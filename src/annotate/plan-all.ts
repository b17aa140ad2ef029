import { analyseFile } from '../analyse/file.js';
import { loadFrontEnds } from '../analyse/front-ends.js';
import type { FileRecord } from '../model/record.js';
import type { AuditResult, TagEntry } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { Program } from '../rules/program.js';
import { readRegularFile } from '../walk/read-file.js';
import type { AnnotationStyle } from './annotation.js';
import { type FilePlan, planFile } from './plan.js';

export interface AnnotationRequest {
  readonly result: Pick<AuditResult, 'files' | 'modules' | 'tags'>;
  /** Those that `result` was made from. */
  readonly records: readonly FileRecord[];
  /** Files that were walked and not analysed. */
  readonly otherPaths: readonly string[];
  readonly rules: readonly Rule[];
  readonly style: AnnotationStyle;
  readonly remove: boolean;
  /** Where a file of the result is. */
  readonly absolute: (path: string) => string;
  readonly signal: AbortSignal;
  readonly onFile: (done: number) => void;
}

/** A plan with the bytes that it was made for. */
export interface PlannedFile {
  readonly plan: FilePlan;
  readonly before: Buffer;
}

/** What would become of each analysed file, one after the other, in the order of their paths. */
export async function* planAll(request: AnnotationRequest): AsyncGenerator<PlannedFile> {
  const { result, records, rules, style, remove } = request;
  const frontEnds = await loadFrontEnds(new Set(records.map((record) => record.facts.language)));
  const program = new Program(records, request.otherPaths);
  const tags = new Map<string, TagEntry[]>();
  for (const entry of result.tags) tags.set(entry.path, [...(tags.get(entry.path) ?? []), entry]);
  const modules = new Map(result.modules.map((module) => [module.path, module]));
  const sizes = new Map(result.files.map((file) => [file.path, file.bytes ?? 0]));
  for (const [index, record] of records.entries()) {
    request.signal.throwIfAborted();
    request.onFile(index);
    const { path, facts } = record;
    const read = readRegularFile(request.absolute(path), sizes.get(path) ?? 0);
    if (read.kind === 'refused') {
      const plan: FilePlan = { path, kind: 'blocked', reason: read.reason, intended: [] };
      yield { plan, before: Buffer.alloc(0) };
      continue;
    }
    const around = {
      module: modules.get(path),
      resolve: (fact: (typeof facts.imports)[number]) => program.resolve(facts, fact),
      importers: program.importersOf(path),
      exists: (other: string) => program.exists(other),
    };
    const analyse: Parameters<typeof planFile>[1]['analyse'] = (text, where, language) =>
      analyseFile(text, where, language, frontEnds, rules);
    const plan = await planFile(
      { bytes: read.bytes, record, tags: tags.get(path) ?? [], around },
      { style, analyse, remove },
    );
    yield { plan, before: read.bytes };
  }
}
