import type { Convergence } from '../model/convergence.js';
import type { AuditResult } from '../model/result.js';
import type { Tag } from '../model/rule.js';
import { type Cut, cut } from './cut.js';

/** Widest matrix that is still read as one; of more folders those are shown that reach most. */
const MATRIX_FOLDERS = 12;

/** How much is shown: all on the page of its own, the first rows in the trace summary. */
export interface ConvergenceLimits {
  readonly cells: number;
  readonly evidence: number;
  readonly loops: number;
}

export const WHOLE_PAGE: ConvergenceLimits = { cells: 400, evidence: 12, loops: 100 };
export const SECTION: ConvergenceLimits = { cells: 12, evidence: 2, loops: 6 };

const KINDS = {
  circle: 'the modules reach each other',
  return: 'a chain comes back to another module of its first folder',
  apart: 'the folders use each other, but no chain of modules ties the two ways',
} as const;

/** `undefined` when the result was made without it. */
export function convergenceView(
  { convergence, project }: Pick<AuditResult, 'convergence' | 'project'>,
  spell: (tag: Tag) => string,
  limits: ConvergenceLimits,
) {
  if (convergence === undefined) return undefined;
  return {
    project: project.name,
    tags: { seed: spell('seed'), feedbackLoop: spell('feedback-loop'), driftHook: spell('drift-hook') },
    level: convergence.level === 1 ? 'the top folders' : `folders of ${convergence.level} levels`,
    single: convergence.folders.length < 2,
    folders: convergence.folders,
    matrix: matrix(convergence),
    cells: cut(
      convergence.cells.map((cell) => cellRow(cell, spell, limits)),
      limits.cells,
    ),
    loops: loops(convergence, spell, limits),
  };
}

/** Rows: where the tagged code is; columns: what it reaches. A cell counts seeds / feedback loops / drift hooks. */
function matrix({ folders, cells }: Convergence) {
  const weight = (folder: string): number =>
    cells
      .filter(({ from, to }) => from === folder || to === folder)
      .reduce((sum, cell) => sum + cell.seeds + cell.feedbackLoops + cell.driftHooks, 0);
  const shown = folders
    .map(({ folder }) => ({ folder, weight: weight(folder) }))
    .filter((one) => one.weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .slice(0, MATRIX_FOLDERS)
    .map(({ folder }) => folder)
    .sort();
  const rows = shown.map((from) => ({
    folder: from,
    counts: shown.map((to) => {
      const cell = cells.find((one) => one.from === from && one.to === to);
      return cell === undefined ? '' : `${cell.seeds} / ${cell.feedbackLoops} / ${cell.driftHooks}`;
    }),
  }));
  const involved = new Set(cells.flatMap(({ from, to }) => [from, to])).size;
  return { columns: shown, rule: shown.map(() => '| --- ').join(''), rows, more: involved - shown.length };
}

function cellRow(cell: Convergence['cells'][number], spell: (tag: Tag) => string, limits: ConvergenceLimits) {
  const total = cell.seeds + cell.feedbackLoops + cell.driftHooks;
  const evidence = cell.evidence.slice(0, limits.evidence);
  return {
    from: cell.from,
    to: cell.to,
    total,
    direct: cell.direct,
    evidence: evidence.map(({ tag, path, line, symbol, how, steps, at }) => ({
      tag: spell(tag),
      item: symbol,
      place: `${path}:${line}`,
      how: how === 'calls' ? 'calls code there' : how === 'called' ? 'is called there' : 'is imported there',
      steps: steps > 1 ? `, over ${steps} steps` : '',
      at: `${at.path}:${at.line}`,
      by: at.symbol,
    })),
    more: total - evidence.length,
  };
}

function loops(convergence: Convergence, spell: (tag: Tag) => string, limits: ConvergenceLimits) {
  const rows = convergence.loops.map(({ kind, folders, links, carries }) => ({
    kind,
    folders: [...folders, folders[0] ?? ''].join(' → '),
    closes: KINDS[kind],
    types: links.some((link) => link.types) ? ', types alone at one step' : '',
    links: links.map((link) => ({
      from: link.from,
      to: link.to,
      how: link.types ? 'imports the type' : link.kind,
      place: `${link.path}:${link.line}`,
    })),
    carries: carries.map(({ tag, symbol, path }) => ({ tag: spell(tag), symbol: symbol === '' ? path : symbol })),
  }));
  const shown: Cut<(typeof rows)[number]> = cut(rows, limits.loops);
  return { ...shown, total: shown.total + convergence.moreLoops, more: shown.more + convergence.moreLoops };
}
