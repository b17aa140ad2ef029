import { posix } from 'node:path';
import type { ModuleEntry } from '../model/result.js';
import { findingCounts } from './annotations-view.js';
import type { Links } from './links.js';
import type { Project } from './project.js';

/** What the rules say of a module, in words that say no more than that. */
export function statusOf(project: Project, module: ModuleEntry): string {
  if (module.status !== 'clean') return module.status;
  return project.findings.has(module.path) ? 'has findings' : 'no findings';
}

/** A module as a row of a list. */
export function moduleRow(links: Links, module: ModuleEntry, shown: 'path' | 'name') {
  const { path, role, description, tags } = module;
  return {
    link: links.module(path, shown === 'path' ? path : posix.basename(path)),
    role,
    status: statusOf(links.project, module),
    description,
    tags: tags.map((tag) => links.tag(tag)),
    findings: findingCounts(links.project.findings.get(path) ?? []),
  };
}
