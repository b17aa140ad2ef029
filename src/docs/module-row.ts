import { posix } from 'node:path';
import type { ModuleEntry } from '../model/result.js';
import { findingCounts } from './annotations-view.js';
import type { Links } from './links.js';

/** A module as a row of a list. */
export function moduleRow(links: Links, module: ModuleEntry, shown: 'path' | 'name') {
  const { path, role, status, description, tags } = module;
  return {
    link: links.module(path, shown === 'path' ? path : posix.basename(path)),
    role,
    status,
    description,
    tags: tags.map((tag) => links.tag(tag)),
    findings: findingCounts(links.project.findings.get(path) ?? []),
  };
}
