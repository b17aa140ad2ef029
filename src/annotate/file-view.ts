import { posix } from 'node:path';
import { signatureOf } from '../docs/signature.js';
import type { Facts, SymbolFact, SymbolKind } from '../model/facts.js';
import type { ModuleEntry } from '../model/result.js';
import { LOGS } from '../tags/infer.js';
import { usageOf } from './usage.js';

/** What the templates of header and footer print, as text. Nothing is in it that the facts do not hold. */
export interface FileView {
  readonly file: string;
  /** Dotted for Python; for others the path without its ending. */
  readonly module: string;
  /** First sentence of the module's doc, empty when it has none. */
  readonly description: string;
  readonly role: string;
  /** Imported modules that are no files of the project, in a row; empty for none. */
  readonly dependencies: string;
  /** Imported files of the project. */
  readonly ownModules: string;
  readonly sections: readonly Section[];
  readonly decorators: string;
  readonly errors: string;
  readonly logging: string;
  readonly usage: readonly string[];
}

interface Section {
  readonly title: string;
  readonly entries: readonly { readonly text: string; readonly members: readonly string[] }[];
  /** How many are not shown. */
  readonly more: number;
}

/** What other files say of a file. */
export interface Surroundings {
  readonly module: ModuleEntry | undefined;
  /** Paths of the project's files that an imported specifier of this file names. */
  readonly resolve: (specifier: Facts['imports'][number]) => string | undefined;
  readonly importers: readonly string[];
  /** Whether a file of this path is in the project. */
  readonly exists: (path: string) => boolean;
}

const ENTRIES = 40;
const MEMBERS = 30;
const NAMES = 30;
const CALLABLE: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor', 'getter', 'setter']);

export function fileView(facts: Facts, around: Surroundings): FileView {
  const module = moduleName(facts, around.exists);
  const external = new Set<string>();
  const own = new Set<string>();
  for (const fact of facts.imports) {
    const target = around.resolve(fact);
    if (target === undefined) external.add(fact.module);
    else if (target !== facts.path) own.add(target);
  }
  return {
    file: posix.basename(facts.path),
    module,
    description: around.module?.description ?? '',
    role: around.module?.role ?? '',
    dependencies: listed(external),
    ownModules: listed(own),
    sections: [
      section('Classes', facts, ['class']),
      section('Interfaces', facts, ['interface']),
      section('Enums', facts, ['enum']),
      section('Functions', facts, ['function']),
    ].filter(({ entries }) => entries.length > 0),
    decorators: listed(new Set(facts.symbols.flatMap((symbol) => symbol.decorators.map(({ name }) => name)))),
    errors: listed(errorsOf(facts)),
    logging: listed(
      new Set(facts.bodies.flatMap((body) => body.calls.map(({ callee }) => callee).filter((name) => LOGS.test(name)))),
    ),
    usage: usageOf(facts, module, around.importers),
  };
}

function section(title: string, facts: Facts, kinds: readonly SymbolKind[]): Section {
  const symbols = facts.symbols.filter((symbol) => symbol.parent === undefined && kinds.includes(symbol.kind));
  const shown = symbols.slice(0, ENTRIES).map((symbol) => {
    const members = facts.symbols.filter((member) => member.parent === symbol.id && CALLABLE.has(member.kind));
    const texts = symbol.kind === 'function' ? [] : members.slice(0, MEMBERS).map((one) => signatureLine(facts, one));
    if (texts.length < members.length && symbol.kind !== 'function')
      texts.push(`... and ${members.length - texts.length} more`);
    return { text: signatureLine(facts, symbol), members: texts };
  });
  return { title, entries: shown, more: symbols.length - shown.length };
}

function signatureLine(facts: Facts, symbol: SymbolFact): string {
  const text = signatureOf(facts, symbol).replace(/\s+/g, ' ');
  return text.replace(/^(?:class|interface|enum) /, '');
}

/** `ValueError (Bandit.select, load)`: what is raised, and where. */
function errorsOf(facts: Facts): Set<string> {
  const places = new Map<string, Set<string>>();
  for (const body of facts.bodies)
    for (const { name } of body.raises) {
      if (name === '') continue;
      const known = places.get(name) ?? new Set();
      places.set(name, known.add(facts.symbols[body.symbol]?.qualifiedName ?? 'at module level'));
    }
  return new Set([...places].map(([name, symbols]) => `${name} (${listed(symbols)})`));
}

/** Python: packages are folders with an `__init__.py`. */
function moduleName(facts: Facts, exists: (path: string) => boolean): string {
  const stem = facts.path.replace(/\.[^./]+$/, '');
  if (facts.language !== 'python') return stem;
  let package_ = posix.dirname(facts.path);
  const names = posix.basename(stem) === '__init__' ? [] : [posix.basename(stem)];
  for (; package_ !== '.' && exists(`${package_}/__init__.py`); package_ = posix.dirname(package_))
    names.unshift(posix.basename(package_));
  return names.join('.') || stem;
}

function listed(names: ReadonlySet<string>): string {
  const sorted = [...names].map((name) => name.replace(/\s+/g, ' ')).sort();
  const more = sorted.length - NAMES;
  return sorted.slice(0, NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
