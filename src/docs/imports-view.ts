import { byText } from '../graph/schema.js';
import type { ImportFact } from '../model/facts.js';
import { cut } from '../render/cut.js';
import { grouped } from './grouped.js';
import type { Link, Links } from './links.js';

const ROWS = 60;

/** A module at the other end of imports, and the names that go over. */
export interface ImportRow {
  readonly link: Link;
  readonly names: string;
  readonly lines: string;
}

/** What a module imports, from this program and from outside, and which modules import it. */
export function importsView(links: Links, path: string) {
  const { program } = links.project;
  const facts = links.project.facts(path);
  const own = program.importsOf(path).map((to) => importRow(links, to, importsTo(links, path, to)));
  const outside = facts.imports.filter((fact) => program.targetsOf(facts, fact).length === 0);
  return {
    own: cut(own, ROWS),
    importedBy: cut(
      [...program.importersOf(path)].sort(byText).map((from) => importRow(links, from, importsTo(links, from, path))),
      ROWS,
    ),
    outside: [...grouped(outside, (fact) => fact.module)]
      .sort(([left], [right]) => byText(left, right))
      .map(([module, stated]) => ({ module, names: namesOf(stated), lines: linesOf(stated) })),
  };
}

function importsTo(links: Links, from: string, to: string): ImportFact[] {
  const { program } = links.project;
  const facts = links.project.facts(from);
  return facts.imports.filter((fact) => program.targetsOf(facts, fact).includes(to));
}

function importRow(links: Links, path: string, stated: readonly ImportFact[]): ImportRow {
  return { link: links.module(path), names: namesOf(stated), lines: linesOf(stated) };
}

function namesOf(stated: readonly ImportFact[]): string {
  return [...new Set(stated.flatMap((fact) => fact.names.map(({ name }) => name)))].join(', ');
}

function linesOf(stated: readonly ImportFact[]): string {
  const lines = [...new Set(stated.map((fact) => fact.line))].sort((left, right) => left - right);
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}
