import { Declarations } from '../graph/build/declarations.js';
import { byText } from '../graph/schema.js';
import type { Convergence } from '../model/convergence.js';
import type { Facts } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import { programOf } from '../rules/program.js';
import type { PlacedTag } from '../tags/index.js';
import { isTest } from '../tags/infer.js';
import { Folders } from './folders.js';
import { type ConvergingTag, type Item, Items } from './items.js';
import { type End, type Link, linksBetween } from './links.js';
import { type Loop, loopsOver } from './loops.js';
import { ModuleGraph } from './module-graph.js';
import { type Reach, reaches } from './reach.js';

/** What is listed of one cell of the matrix, of one loop, and of all loops. */
const EVIDENCE = 12;
const CARRIED = 8;
const LOOPS = 100;

/**
 * How seeds, feedback loops and drift hooks of one folder reach another, and the loops over folders. Pure; tests are left out, since
 * they reach everything and nothing comes of it.
 */
export function findConvergence(
  records: readonly FileRecord[],
  tags: readonly PlacedTag[],
  otherPaths: readonly string[],
): Convergence {
  const files = records
    .map((record) => record.facts)
    .filter((facts) => !isTest(facts))
    .sort((left, right) => byText(left.path, right.path));
  const folders = new Folders(files.map((facts) => facts.path));
  const items = new Items(files, tags);
  const links =
    folders.names.length < 2 ? [] : [...linksBetween(files, new Declarations(programOf(records, otherPaths)))];
  const better = moreTelling(items);
  const graph = new ModuleGraph(files, folders, links, better);
  const runTime = new ModuleGraph(
    files,
    folders,
    links.filter((link) => link.types === undefined),
    better,
  );
  const loops = loopsOver(graph, runTime, items);
  return {
    level: folders.level,
    folders: folders.names.map((folder) => ({
      folder,
      modules: files.filter((facts) => folders.of(facts.path) === folder).length,
      ...counts(items.all.filter((item) => folders.of(item.facts.path) === folder).map((item) => item.tag)),
    })),
    cells: cellsOf(reaches(links, items, folders), folders),
    loops: loops.slice(0, LOOPS).map(reportLoop),
    moreLoops: Math.max(0, loops.length - LOOPS),
  };
}

/** Between the same modules: values before types, calls before imports, what bears an item before what bears none. */
function moreTelling(items: Items): (left: Link, right: Link) => boolean {
  const rank = ({ types, kind, from, to }: Link): number => {
    const bears = items.of(from.facts, from.symbol?.id ?? -1).length > 0 || items.touchedBy(to).length > 0;
    return (types ? 4 : 0) + (kind === 'imports' ? 2 : 0) + (bears ? 0 : 1);
  };
  return (left, right) => rank(left) < rank(right);
}

function counts(tags: readonly ConvergingTag[]) {
  const of = (wanted: ConvergingTag): number => tags.filter((tag) => tag === wanted).length;
  return { seeds: of('seed'), feedbackLoops: of('feedback-loop'), driftHooks: of('drift-hook') };
}

function cellsOf(found: readonly Reach[], folders: Folders): Convergence['cells'] {
  const cells = new Map<string, Reach[]>();
  for (const reach of found) {
    const key = `${folders.of(reach.item.facts.path)}\0${reach.to}`;
    const known = cells.get(key);
    if (known === undefined) cells.set(key, [reach]);
    else known.push(reach);
  }
  return [...cells.entries()]
    .sort(([left], [right]) => byText(left, right))
    .map(([key, inCell]) => {
      const [from, to] = key.split('\0') as [string, string];
      return {
        from,
        to,
        ...counts(inCell.map(({ item }) => item.tag)),
        direct: inCell.filter(({ steps }) => steps === 1).length,
        evidence: inCell.sort(nearestFirst).slice(0, EVIDENCE).map(evidenceOf),
      };
    });
}

/** Loops and hooks before seeds, of which there are many; then the nearest. */
function nearestFirst(left: Reach, right: Reach): number {
  const seed = ({ item }: Reach): number => (item.tag === 'seed' ? 1 : 0);
  return (
    seed(left) - seed(right) ||
    left.steps - right.steps ||
    byText(left.item.facts.path, right.item.facts.path) ||
    left.item.line - right.item.line
  );
}

function evidenceOf({ item, how, steps, at }: Reach) {
  return { ...placeOf(item), how, steps, at: { path: at.from.facts.path, line: at.line, symbol: nameOf(at.from) } };
}

function placeOf(item: Item) {
  return { tag: item.tag, path: item.facts.path, line: item.line, symbol: nameOf(item) };
}

function nameOf({ symbol }: Pick<End, 'symbol'>): string {
  return symbol?.qualifiedName ?? '';
}

function endId({ facts, symbol }: { readonly facts: Facts; readonly symbol?: End['symbol'] }): string {
  return symbol === undefined ? facts.path : `${facts.path}#${symbol.qualifiedName}`;
}

function reportLoop({ kind, folders, links, carries }: Loop): Convergence['loops'][number] {
  return {
    kind,
    folders: [...folders],
    links: links.map(({ from, to, kind: stated, line, types }) => ({
      from: endId(from),
      to: endId(to),
      kind: stated,
      path: from.facts.path,
      line,
      symbol: nameOf(from),
      ...(types ? { types } : {}),
    })),
    carries: carries.slice(0, CARRIED).map(placeOf),
  };
}
