// audit:header (written by audit tag, which also replaces and removes it)
// File: module-row.ts
// Module: src/docs/module-row
// Role: library
// Dependencies: node:path
// Modules used: src/docs/annotations-view.ts, src/docs/links.ts, src/model/result.ts
// audit:end header

import { posix } from 'node:path';
import type { ModuleEntry } from '../model/result.js';
import { findingCounts } from './annotations-view.js';
import type { Links } from './links.js';

// ΛEXPOSE: imported by src/docs/index-view.ts [audit]
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

// audit:footer (written by audit tag, which also replaces and removes it)
// Functions:
//   moduleRow(links: Links, module: ModuleEntry, shown: 'path' | 'name')
// How to use:
//   import { moduleRow } from './module-row.js'
//   Imported by src/docs/index-view.ts, src/docs/list-view.ts, src/docs/package-view.ts
// audit:end footer
