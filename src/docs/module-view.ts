import type { Facts } from '../model/facts.js';
import type { Cut } from '../render/cut.js';
import { findingCounts, findingRows, tagRows } from './annotations-view.js';
import { claimsView } from './claims-view.js';
import { cloneRows, collisionRows } from './copies-view.js';
import { moduleDiagramsView } from './diagrams-view.js';
import { type ImportRow, importsView } from './imports-view.js';
import type { Link, Links } from './links.js';
import { statusOf } from './module-row.js';
import { neighboursDrawing } from './neighbours-drawing.js';
import type { Outline } from './outline.js';
import { pageFrame } from './page.js';
import type { Project } from './project.js';
import { docText, symbolView, visibleWord } from './symbol-view.js';

/** Everything that the page of a module prints. */
export function moduleView(project: Project, links: Links, path: string) {
  const module = project.modules.get(path)!;
  const outline = project.outline(path);
  const { facts } = outline;
  const findings = project.findings.get(path) ?? [];
  const imports = importsView(links, path);
  return {
    page: pageFrame(links, path, links.trail(path)),
    path,
    role: module.role,
    language: module.language,
    lines: facts.lines,
    status: statusOf(project, module),
    problems: facts.problems.map(({ line, message }) => ({ line, message })),
    partial: facts.parse === 'partial',
    description: module.description,
    doc: longDoc(facts, module.description),
    tagLinks: module.tags.map((tag) => links.tag(tag)),
    findingCounts: findingCounts(findings),
    ...claimsView(links, path),
    contents: outline.entries.map((entry) => ({
      kind: entry.kind,
      member: entry.member,
      link: links.to(links.page, entry.symbols[0].qualifiedName, entry.anchor),
    })),
    findings: findingRows(links, findings),
    tags: tagRows(links, project.tags.get(path) ?? []),
    symbols: outline.entries.map((entry) => symbolView(links, outline, entry)),
    values: valueRows(outline),
    types: typeRows(outline),
    imports,
    clones: cloneRows(links, project.clones.get(path) ?? []),
    collisions: collisionRows(links, project.collisions.get(path) ?? []),
    drawing: neighboursDrawing(links.module(path), linksOf(imports.importedBy), linksOf(imports.own)),
    diagrams: moduleDiagramsView(project, path),
  };
}

export type ModuleView = ReturnType<typeof moduleView>;

function linksOf({ rows, total, more }: Cut<ImportRow>): Cut<Link> {
  return { rows: rows.map((row) => row.link), total, more };
}

/** The whole doc of a module, empty when its description says it all. */
function longDoc(facts: Facts, description: string): string {
  const text = docText(facts.doc?.text ?? '');
  return text === description ? '' : text;
}

/** Constants and variables of the module itself. */
function valueRows({ facts }: Outline) {
  return facts.symbols
    .filter((symbol) => symbol.parent === undefined && symbol.within === undefined && symbol.kind === 'variable')
    .map(({ name, type, valueText, startLine, exported }) => ({
      name,
      type: type ?? '',
      value: valueText ?? '',
      line: startLine,
      visibility: exported ? visibleWord(facts) : '',
    }));
}

/** Type aliases of the module, with the members of unions of strings. */
function typeRows({ facts }: Outline) {
  return facts.symbols
    .filter((symbol) => symbol.parent === undefined && symbol.kind === 'type')
    .map(({ name, type, startLine, exported }) => ({
      name,
      type: type ?? '',
      line: startLine,
      visibility: exported ? visibleWord(facts) : '',
    }));
}
