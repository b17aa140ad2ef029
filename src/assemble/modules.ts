import { posix } from 'node:path';
import type { Facts, SymbolKind } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import type { FileEntry, Finding, ModuleEntry, TagEntry, Trust } from '../model/result.js';
import { classifyPath } from '../rules/file-role.js';

const DESCRIPTION_CHARACTERS = 240;
const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor', 'getter', 'setter']);

/** One entry for each source file that was analysed, and for each that should have been and failed. Sorted by path. */
export function assembleModules(
  files: readonly FileEntry[],
  records: readonly FileRecord[],
  findings: readonly Finding[],
  tags: readonly TagEntry[],
  trust?: ReadonlyMap<string, Trust>,
): ModuleEntry[] {
  const findingsByPath = byPath(findings);
  const tagsByPath = byPath(tags);
  const factsByPath = new Map(records.map((record) => [record.path, record.facts]));
  const modules: ModuleEntry[] = [];
  for (const file of files) {
    const facts = factsByPath.get(file.path);
    const own = findingsByPath.get(file.path) ?? [];
    const names = new Set([
      ...(tagsByPath.get(file.path) ?? []).map((tag) => tag.tag),
      ...own.map((finding) => finding.tag),
    ]);
    if (facts !== undefined) modules.push(describeModule(facts, own, names, trust?.get(file.path)));
  }
  return modules.sort((left, right) => (left.path < right.path ? -1 : 1));
}

function byPath<Item extends { readonly path: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.path);
    if (group === undefined) groups.set(item.path, [item]);
    else group.push(item);
  }
  return groups;
}

function describeModule(
  facts: Facts,
  findings: readonly Finding[],
  tags: Set<string>,
  trust: Trust | undefined,
): ModuleEntry {
  const status = moduleStatus(facts, findings);
  if (status === 'blocked') tags.add('blocked');
  return {
    path: facts.path,
    language: facts.language,
    role: moduleRole(facts),
    description: firstSentence(facts.doc?.text ?? ''),
    tags: [...tags].sort(),
    status,
    classes: facts.symbols.filter((symbol) => symbol.kind === 'class').length,
    functions: facts.symbols.filter((symbol) => FUNCTIONS.has(symbol.kind)).length,
    lines: facts.lines,
    ...(trust === undefined ? {} : { trust }),
  };
}

function moduleStatus(facts: Facts, findings: readonly Finding[]): ModuleEntry['status'] {
  if (facts.parse === 'partial' || findings.some((finding) => finding.tag === 'blocked')) return 'blocked';
  if (findings.some((finding) => finding.tag === 'placeholder')) return 'placeholder';
  return findings.some((finding) => finding.tag === 'caution' || finding.tag === 'simulated') ? 'caution' : 'clean';
}

/** What a module is for, told from its path and its structure alone. */
export function moduleRole(facts: Facts): string {
  const name = posix.basename(facts.path);
  const role = classifyPath(facts);
  if (role.test) return 'test';
  if (role.declarations) return 'types';
  const declares = facts.symbols.filter((symbol) => symbol.parent === undefined);
  const code = declares.some((symbol) => symbol.hasBody || symbol.kind === 'class');
  if (name === '__init__.py' || (/^index\.[cm]?[jt]sx?$/.test(name) && !code)) return 'package index';
  if (/(^|[._-])(config|conf|settings)\.\w+$/i.test(name) || /\.config\.\w+$/.test(name) || name === 'setup.py') {
    return 'configuration';
  }
  if (facts.mainBlock !== undefined) return 'entry point';
  if (declares.length > 0 && declares.every((symbol) => ['interface', 'type', 'enum'].includes(symbol.kind)))
    return 'types';
  const own = facts.bodies.find((body) => body.symbol === -1);
  const runs = own !== undefined && own.calls.length > 0 && own.statements > 0;
  if (runs && !declares.some((symbol) => symbol.exported && (symbol.hasBody || symbol.kind === 'class')))
    return 'script';
  return 'library';
}

/** The first sentence of a text as one line; rulers and headings of symbols only are passed over. */
export function firstSentence(text: string): string {
  const paragraph: string[] = [];
  for (const line of text.split('\n')) {
    const words = line.trim();
    if (/[\p{L}\p{N}]/u.test(words)) paragraph.push(words);
    else if (paragraph.length > 0) break;
  }
  const flat = paragraph.join(' ').replace(/\s+/g, ' ');
  const end = /[.!?](?=\s+[\p{Lu}\p{N}"'(`]|$)/u.exec(flat);
  const sentence = end === null ? flat : flat.slice(0, end.index + 1);
  return sentence.length <= DESCRIPTION_CHARACTERS
    ? sentence
    : `${sentence.slice(0, DESCRIPTION_CHARACTERS - 1).trimEnd()}…`;
}
