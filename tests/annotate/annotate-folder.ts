import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import type { AnnotationStyle } from '../../src/annotate/annotation.js';
import type { FilePlan } from '../../src/annotate/plan.js';
import { type AnnotationRequest, planAll } from '../../src/annotate/plan-all.js';
import { assembleModules } from '../../src/assemble/modules.js';
import { assembleTags } from '../../src/assemble/tags.js';
import type { FileRecord } from '../../src/model/record.js';
import { Templates } from '../../src/render/templates.js';
import { loadRules, RULES_FOLDER } from '../../src/rules/load.js';
import { runProgramRules } from '../../src/rules/program-rules.js';
import { tagProgram } from '../../src/tags/index.js';
import { loadProfile } from '../../src/tags/profile.js';
import { WrittenTags } from '../../src/tags/written.js';
import { decodeText } from '../../src/walk/decode-text.js';
import { sourceLanguage } from '../../src/walk/source-language.js';

const rules = loadRules();
const lambda = loadProfile(RULES_FOLDER, 'lambda');

export type Contents = Readonly<Record<string, string | Buffer>>;

export interface AnnotateOptions {
  readonly profile?: 'plain' | 'lambda';
  readonly parts?: Partial<AnnotationStyle['parts']>;
  readonly columns?: number;
  readonly remove?: boolean;
  readonly templates?: string;
}

/** The plan for each of some files, which are written to a folder for the time of the call. */
export async function plansFor(files: Contents, options: AnnotateOptions = {}): Promise<Map<string, FilePlan>> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-annotate-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { result, records } = await auditOf(files);
    const plans = new Map<string, FilePlan>();
    for await (const { plan } of planAll({
      result,
      records,
      otherPaths: [],
      rules,
      style: styleOf(options),
      remove: options.remove === true,
      absolute: (path) => join(folder, path),
      signal: new AbortController().signal,
      onFile: () => undefined,
    }))
      plans.set(plan.path, plan);
    return plans;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What becomes of one file alone. */
export async function planFor(
  path: string,
  content: string | Buffer,
  options: AnnotateOptions = {},
): Promise<FilePlan> {
  return (await plansFor({ [path]: content }, options)).get(path)!;
}

/** The new text of one file alone; its old one when it stays as it is. Fails when it is blocked. */
export async function annotate(path: string, content: string | Buffer, options: AnnotateOptions = {}): Promise<string> {
  const plan = await planFor(path, content, options);
  if (plan.kind === 'blocked') throw new Error(`${path} is blocked: ${plan.reason}`);
  return (plan.kind === 'changed' ? plan.bytes : Buffer.from(content)).toString('utf8');
}

/** What an audit of some texts says of their tags and modules. */
export async function auditOf(files: Contents): Promise<Pick<AnnotationRequest, 'result' | 'records'>> {
  const frontEnds = await loadFrontEnds(['typescript', 'javascript', 'python']);
  const records: FileRecord[] = Object.entries(files)
    .map(([path, content]) => {
      const decoded = decodeText(Buffer.from(content));
      if (decoded.kind === 'binary') throw new Error(decoded.reason);
      return analyseFile(decoded.text, path, sourceLanguage(path)!, frontEnds, rules);
    })
    .sort((left, right) => (left.path < right.path ? -1 : 1));
  const entries = records.map(({ path, facts }) => ({
    path,
    language: facts.language,
    status: 'analysed' as const,
    bytes: Buffer.from(files[path]!).length,
  }));
  const facts = records.map((record) => record.facts);
  const findings = runProgramRules(records, rules, []);
  const tags = assembleTags(tagProgram({ facts, findings, rules, spellings: () => lambda }));
  return { result: { files: entries, tags, modules: assembleModules(entries, records, [], tags) }, records };
}

function styleOf({ profile = 'lambda', parts, columns = 88, templates }: AnnotateOptions): AnnotationStyle {
  return {
    templates: new Templates(templates, (message) => {
      throw new Error(message);
    }),
    written: new WrittenTags(lambda),
    spellings: loadProfile(RULES_FOLDER, profile),
    plain: profile === 'plain',
    columns,
    parts: { header: true, footer: true, tags: true, ...parts },
  };
}
