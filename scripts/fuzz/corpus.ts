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
const FOLDERS = ['samples/learning-project', 'rules', 'tests/languages', 'src/rules', 'src/claims'];
const MAX_BYTES = 20_000;

/** Texts to mutate: the sample project, the pages of the rules, and code of this repository. */
export function loadCorpus(): CorpusEntry[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .sort()
      .flatMap((name) => entriesOf(`${folder}/${name}`)),
  );
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
