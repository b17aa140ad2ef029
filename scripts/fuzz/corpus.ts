import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TargetName } from './targets.js';

export interface CorpusEntry {
  readonly target: TargetName;
  readonly path: string;
  readonly text: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** One entry of each kind, and a header. */
const BASELINE = `{"audit-baseline":1,"tool":"0.1.0","config":"00"}
{"kind":"finding","path":"a.py","rule":"todo-comment","symbol":"f","message":"m","fingerprint":"ff","nth":2}
{"kind":"copies","level":"function","members":[["a.py","f"],["b.py","g"]]}
{"kind":"claim","path":"README.md","claim":"count","verdict":"refuted","text":"three tests"}
`;
const FOLDERS = ['samples/learning-project', 'rules', 'tests/languages', 'src/rules', 'src/claims'];
const MAX_BYTES = 20_000;

/** Texts to mutate: the sample project, the pages of the rules, and code of this repository. */
export function loadCorpus(): CorpusEntry[] {
  const folders = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .sort()
      .flatMap((name) => entriesOf(`${folder}/${name}`)),
  );
  return [
    ...folders,
    { target: 'baseline', path: 'audit-baseline.jsonl', text: BASELINE },
    { target: 'result', path: 'audit.json', text: emptyResult() },
  ];
}

function emptyResult(): string {
  return JSON.stringify({
    schemaVersion: 1,
    tool: { name: 'audit', version: '0.1.0' },
    project: { name: 'p', description: '' },
    profile: 'plain',
    files: [{ path: 'a.py', language: 'python', status: 'analysed' }],
    ...Object.fromEntries(
      ['modules', 'findings', 'tags', 'safety', 'cloneGroups', 'collisions', 'claims', 'subjects'].map((key) => [
        key,
        [],
      ]),
    ),
  });
}

function entriesOf(path: string): CorpusEntry[] {
  const targets = targetsOf(path);
  if (targets.length === 0) return [];
  const text = readFileSync(join(ROOT, path), 'utf8');
  return text.length > MAX_BYTES ? [] : targets.map((target) => ({ target, path, text }));
}

function targetsOf(path: string): TargetName[] {
  if (/\.(?:[cm]?[jt]sx?)$/.test(path)) return ['typescript'];
  if (path.endsWith('.py')) return ['python'];
  if (/\.(?:md|rst|txt)$/.test(path)) return ['document'];
  if (path.endsWith('.json')) return ['json-configuration'];
  if (/\.ya?ml$/.test(path)) return ['yaml-configuration'];
  return [];
}
