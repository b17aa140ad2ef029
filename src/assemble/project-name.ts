import { basename, join } from 'node:path';
import { readRegularFile } from '../walk/read-file.js';

export interface ProjectName {
  readonly name: string;
  /** As the manifest says it, empty when it says nothing. */
  readonly description: string;
}

const MAX_MANIFEST = 1_000_000;

/** Name and description from `package.json` or `pyproject.toml` of the audited folder, else the folder's own name. */
export function projectName(root: string): ProjectName {
  const fromPackage = packageJsonName(readText(join(root, 'package.json')));
  const fromPyproject = pyprojectName(readText(join(root, 'pyproject.toml')));
  const found = fromPackage ?? fromPyproject;
  return { name: found?.name ?? (basename(root) || 'project'), description: found?.description ?? '' };
}

function readText(path: string): string {
  const read = readRegularFile(path, MAX_MANIFEST);
  return read.kind === 'bytes' ? read.bytes.toString('utf8') : '';
}

function packageJsonName(text: string): ProjectName | undefined {
  try {
    const { name, description } = JSON.parse(text) as { name?: unknown; description?: unknown };
    if (typeof name !== 'string' || name.trim() === '') return undefined;
    return { name: oneLine(name), description: typeof description === 'string' ? oneLine(description) : '' };
  } catch {
    // Absent or no JSON: the next source is asked.
    return undefined;
  }
}

/** Reads two string keys of `[project]` or `[tool.poetry]`; the rest of TOML is not needed. */
export function pyprojectName(text: string): ProjectName | undefined {
  const values = new Map<string, string>();
  let section = '';
  for (const line of text.split('\n')) {
    const heading = /^\s*\[([^[\]]+)\]\s*(?:#.*)?$/.exec(line);
    if (heading !== null) section = heading[1]!.trim();
    else if (/^\s*\[\[/.test(line)) section = '';
    if (section !== 'project' && section !== 'tool.poetry') continue;
    const pair = /^\s*(name|description)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/.exec(line);
    if (pair !== null && !values.has(pair[1]!)) values.set(pair[1]!, pair[3] ?? pair[2]!.replace(/\\(.)/g, '$1'));
  }
  const name = values.get('name');
  return name === undefined || name === ''
    ? undefined
    : { name: oneLine(name), description: oneLine(values.get('description') ?? '') };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
