import type { AnyAlgorithm } from '../model/algorithm.js';
import { cut } from '../render/cut.js';
import { edgesOfKind } from './calls-view.js';
import { claimRows, subjectRows } from './claims-view.js';
import { grouped } from './grouped.js';
import type { Links } from './links.js';
import { pageFrame } from './page.js';
import type { Project } from './project.js';
import { counted } from './words.js';

const MENTION_ROWS = 40;

/** The page on the algorithms that the code names, beside what the library of references knows of them. */
export function algorithmsView(project: Project, links: Links) {
  const claims = grouped(project.result.claims, (claim) =>
    claim.kind === 'implements-algorithm' || claim.kind === 'behaviour' ? String(claim.arguments.algorithm ?? '') : '',
  );
  const subjects = grouped(project.result.subjects, (subject) => subject.algorithm);
  const sections = project.input.algorithms.map((algorithm) => ({
    ...libraryView(algorithm),
    mentions: cut(mentionRows(links, algorithm.id), MENTION_ROWS),
    claims: claimRows(links, claims.get(algorithm.id) ?? []),
    subjects: subjectRows(links, subjects.get(algorithm.id) ?? []),
  }));
  const isNamed = ({ mentions, claims, subjects }: (typeof sections)[number]): boolean =>
    mentions.total + claims.length + subjects.length > 0;
  const others = sections.filter((section) => !isNamed(section));
  return {
    page: pageFrame(links, 'Algorithms', []),
    verified: project.result.subjects.length > 0,
    contents: sections.filter(isNamed).map(({ id, title, mentions }) => ({
      link: links.algorithm(id, title),
      places: counted(mentions.total, 'place'),
    })),
    algorithms: sections.filter(isNamed),
    others: [...grouped(others, (section) => section.family)].map(([family, own]) => ({
      family,
      algorithms: own.map(({ id, title, sources }) => ({ id, title, source: sources[0]?.citation ?? '' })),
    })),
  };
}

export type AlgorithmsView = ReturnType<typeof algorithmsView>;

function libraryView(algorithm: AnyAlgorithm) {
  const { id, title, family, idea, cost, aliases, sources, equations, properties } = algorithm;
  return {
    id,
    title,
    family,
    idea,
    cost,
    aliases: aliases.join(', '),
    equations: equations.join('\n'),
    sources: sources.map(({ citation, locator, url }) => ({ citation, locator, url: webAddress(url) })),
    properties: properties.map((property) => ({
      id: property.id,
      statement: property.statement,
      whenClaimed: property.strength === 'when-claimed',
    })),
  };
}

function webAddress(url: string | undefined): string {
  return url !== undefined && /^https:\/\/[^\s<>()"]+$/.test(url) ? url : '';
}

/** Where the names of an algorithm occur: in names of symbols, or in words of docs. */
function mentionRows(links: Links, id: string) {
  const { graph } = links.project;
  const node = graph.find(`algorithm:${id}`);
  if (node === undefined) return [];
  return edgesOfKind(graph, graph.incoming(node), 'mentions').map((number) => {
    const edge = graph.edge(number);
    return {
      link: links.node(graph.source(number)),
      module: links.module(edge.path),
      line: edge.line,
      byName: edge.provenance !== 'prose',
    };
  });
}
