import { byText } from '../graph/schema.js';
import type { ModuleEntry } from '../model/result.js';
import { PRINCIPLE_TITLES } from '../render/trace-summary-view.js';
import { findingCounts } from './annotations-view.js';
import { trustLine } from './claims-view.js';
import { projectDiagramsView } from './diagrams-view.js';
import type { Links } from './links.js';
import { moduleRow, statusOf } from './module-row.js';
import { childrenOf, countsOf } from './package-view.js';
import { pageFrame } from './page.js';
import type { Project } from './project.js';

const WORST_MODULES = 20;

/** Everything that the first page prints. */
export function indexView(project: Project, links: Links) {
  const { result } = project;
  const modules = [...project.modules.values()];
  const root = project.packages.get('.');
  return {
    page: pageFrame(links, result.project.name, []),
    name: result.project.name,
    description: result.project.description,
    modules: project.modules.size,
    packages: project.packages.size,
    lines: modules.reduce((sum, module) => sum + module.lines, 0),
    languages: countsOf(modules.map((module) => module.language)),
    roles: countsOf(modules.map((module) => module.role)),
    status: countsOf(modules.map((module) => statusOf(project, module))),
    documents: result.files.filter((file) => file.status !== 'skipped' && !project.modules.has(file.path)).length,
    skipped: result.files.filter((file) => file.status === 'skipped').length,
    findingCounts: findingCounts(result.findings),
    copies: result.cloneGroups.length,
    collisions: result.collisions.length,
    trust: trustLine(result.claims, result.subjects),
    safety: result.safety.map(({ principle, verdict, findings, reason }) => ({
      title: PRINCIPLE_TITLES[principle],
      verdict,
      findings,
      reason,
    })),
    main: links.main().filter((link) => !link.current),
    children: root === undefined ? undefined : childrenOf(project, links, root),
    worst: worstModules(project).map((module) => moduleRow(links, module, 'path')),
    diagrams: projectDiagramsView(project),
  };
}

export type IndexView = ReturnType<typeof indexView>;

/** Modules with most errors, then warnings, then notes of stable rules. */
function worstModules(project: Project): ModuleEntry[] {
  const weigh = (module: ModuleEntry): readonly number[] => {
    const findings = (project.findings.get(module.path) ?? []).filter((finding) => finding.status === 'stable');
    return (['error', 'warning', 'note'] as const).map(
      (severity) => findings.filter((finding) => finding.severity === severity).length,
    );
  };
  return [...project.modules.values()]
    .map((module) => ({ module, counts: weigh(module) }))
    .filter(({ counts }) => counts.some((count) => count > 0))
    .sort(
      (left, right) =>
        right.counts[0]! - left.counts[0]! ||
        right.counts[1]! - left.counts[1]! ||
        right.counts[2]! - left.counts[2]! ||
        byText(left.module.path, right.module.path),
    )
    .slice(0, WORST_MODULES)
    .map(({ module }) => module);
}
