import { posix } from 'node:path';
import { DiagramProgram } from '../diagrams/index.js';
import type { Graph } from '../graph/graph.js';
import { byText } from '../graph/schema.js';
import type { AnyAlgorithm } from '../model/algorithm.js';
import type { Facts } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import type {
  AuditResult,
  Claim,
  CloneGroup,
  Collision,
  Finding,
  ModuleEntry,
  Subject,
  TagEntry,
} from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { Program } from '../rules/program.js';
import type { TagProfile } from '../tags/profile.js';
import { addTo, grouped, groupedByEach } from './grouped.js';
import { Outline } from './outline.js';
import { Routes } from './routes.js';

/** What the documentation is made of. */
export interface DocsInput {
  readonly result: AuditResult;
  readonly records: readonly FileRecord[];
  /** Files that were walked and not analysed. */
  readonly otherPaths: readonly string[];
  readonly graph: Graph;
  readonly algorithms: readonly AnyAlgorithm[];
  readonly rules: readonly Rule[];
  /** How a tag is printed. */
  readonly spell: (tag: string) => string;
  /** Spellings in which written tags are read. */
  readonly spellings: TagProfile;
}

/** A folder that holds modules, itself or further down. */
export interface Package {
  /** `.` for the root. */
  readonly folder: string;
  readonly folders: readonly string[];
  readonly modules: readonly ModuleEntry[];
  /** Modules in it and in the folders below. */
  readonly size: number;
}

/** One audited program, with look-ups by module. */
export class Project {
  readonly result: AuditResult;
  readonly graph: Graph;
  readonly program: Program;
  readonly diagrams: DiagramProgram;
  readonly modules: ReadonlyMap<string, ModuleEntry>;
  readonly packages: ReadonlyMap<string, Package>;
  readonly routes: Routes;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly tags: ReadonlyMap<string, readonly TagEntry[]>;
  readonly clones: ReadonlyMap<string, readonly CloneGroup[]>;
  readonly collisions: ReadonlyMap<string, readonly Collision[]>;
  /** Claims by the module that they are about; those about no module are under the empty path. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  readonly subjects: ReadonlyMap<string, readonly Subject[]>;
  readonly #facts: ReadonlyMap<string, Facts>;
  readonly #outlines = new Map<string, Outline>();

  constructor(readonly input: DocsInput) {
    const { result, records, graph } = input;
    this.result = result;
    this.graph = graph;
    this.program = new Program(records, input.otherPaths);
    this.diagrams = new DiagramProgram(input);
    this.#facts = new Map(records.map((record) => [record.path, record.facts]));
    const documented = result.modules.filter((module) => this.#facts.has(module.path));
    this.modules = new Map(documented.map((module) => [module.path, module]));
    this.packages = packagesOf(documented);
    this.routes = new Routes([...this.modules.keys()], [...this.packages.keys()]);
    this.findings = grouped(result.findings, (finding) => finding.path);
    this.tags = grouped(result.tags, (tag) => tag.path);
    const paths = (group: { readonly members: readonly { readonly path: string }[] }): string[] =>
      group.members.map((member) => member.path);
    this.clones = groupedByEach(result.cloneGroups, paths);
    this.collisions = groupedByEach(result.collisions, paths);
    this.claims = grouped(result.claims, (claim) => claim.subject.path ?? '');
    this.subjects = grouped(result.subjects, (subject) => subject.path);
  }

  /** @throws RangeError when the path is no module */
  facts(path: string): Facts {
    const facts = this.#facts.get(path);
    if (facts === undefined) throw new RangeError(`no module ${path}`);
    return facts;
  }

  outline(path: string): Outline {
    let outline = this.#outlines.get(path);
    if (outline === undefined) {
      outline = new Outline(this.facts(path));
      this.#outlines.set(path, outline);
    }
    return outline;
  }
}

/** Sorted by folder, the root first. */
function packagesOf(modules: readonly ModuleEntry[]): Map<string, Package> {
  const own = grouped(modules, (module) => posix.dirname(module.path));
  const sizes = new Map<string, number>();
  const children = new Map<string, string[]>();
  for (const module of modules)
    for (let folder = posix.dirname(module.path); ; folder = posix.dirname(folder)) {
      if (!sizes.has(folder) && folder !== '.') addTo(children, posix.dirname(folder), folder);
      sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
      if (folder === '.') break;
    }
  return new Map(
    [...sizes]
      .sort(([left], [right]) => byText(left === '.' ? '' : left, right === '.' ? '' : right))
      .map(([folder, size]) => {
        const folders = [...(children.get(folder) ?? [])].sort(byText);
        return [folder, { folder, folders, modules: own.get(folder) ?? [], size }];
      }),
  );
}
