import { dottedName } from '../flow/names.js';
import { type ModuleConstants, originsOf } from '../flow/origins.js';
import { type Placed, type Unit, unitsOf } from '../flow/unit.js';
import type { CallExpression, Expression } from '../model/code.js';
import type { Language, Origin, ParsedModule } from '../model/facts.js';
import type { LocalFinding, Unless } from '../model/record.js';
import type { Confidence } from '../model/rule.js';
import { classifyPath, type FileRole } from './file-role.js';

const EVIDENCE_LENGTH = 200;

/** One file as rules see it. */
export class FileContext {
  readonly path: string;
  readonly language: Language;
  readonly units: readonly Unit[];
  readonly constants: ModuleConstants;
  readonly role: FileRole;
  private readonly lines: readonly string[];
  private ownCalls: readonly NamedCalls[] | undefined;

  constructor(
    readonly parsed: ParsedModule,
    text: string,
    units: readonly Unit[] = unitsOf(parsed),
  ) {
    this.path = parsed.outline.path;
    this.language = parsed.outline.language;
    this.lines = text.split(/\r\n|\n|\r/);
    this.units = units;
    this.constants = moduleConstants(parsed, this.units[0]);
    this.role = classifyPath(parsed.outline);
  }

  /** Calls by resolved target, and those without one by their callee as written. */
  get callsByName(): readonly NamedCalls[] {
    this.ownCalls ??= groupCalls(this.units);
    return this.ownCalls;
  }

  get outline(): ParsedModule['outline'] {
    return this.parsed.outline;
  }

  /** Units that are functions or methods. */
  get functions(): readonly Unit[] {
    return this.units.slice(1);
  }

  line(number: number): string {
    return this.lines[number - 1] ?? '';
  }

  get lineCount(): number {
    return this.lines.length;
  }

  origins(expression: Expression, unit: Unit): ReadonlySet<Origin> {
    return originsOf(expression, unit, this.constants);
  }

  /** Whether the module or one of its parents is imported: `imports('torch')` holds for `import torch.nn`. */
  imports(...modules: readonly string[]): boolean {
    return this.outline.imports.some((fact) =>
      modules.some(
        (module) =>
          fact.module === module || fact.module.startsWith(`${module}.`) || fact.module.startsWith(`${module}/`),
      ),
    );
  }

  /** The method units of a class symbol. */
  methodsOf(classId: number): readonly Unit[] {
    return this.functions.filter((unit) => unit.symbol?.parent === classId);
  }
}

/** All calls of one name in a file. */
export interface NamedCalls {
  readonly name: string;
  /** Whether the name is a resolved target. */
  readonly resolved: boolean;
  readonly calls: (Placed<CallExpression> & { readonly unit: Unit })[];
}

function groupCalls(units: readonly Unit[]): NamedCalls[] {
  const groups: Readonly<Record<'resolved' | 'written', Map<string, NamedCalls>>> = {
    resolved: new Map(),
    written: new Map(),
  };
  for (const unit of units)
    for (const { node, within } of unit.calls) {
      const name = node.target ?? dottedName(node.callee);
      if (name === undefined) continue;
      const group = node.target === undefined ? groups.written : groups.resolved;
      const known = group.get(name);
      if (known) known.calls.push({ node, within, unit });
      else group.set(name, { name, resolved: node.target !== undefined, calls: [{ node, within, unit }] });
    }
  return [...groups.resolved.values(), ...groups.written.values()];
}

/** Module-level names that are bound once, to a value that can be read. */
export function moduleConstants(parsed: ParsedModule, moduleUnit: Unit | undefined): ModuleConstants {
  const constants = new Map<string, Expression>();
  if (!moduleUnit) return constants;
  for (const name of moduleUnit.bindings.names()) {
    const binding = moduleUnit.bindings.get(name);
    const onlyValue = binding?.values[0];
    if (!binding || !onlyValue || binding.values.length !== 1) continue;
    if (binding.opaque || binding.iterables.length + binding.contents.length + binding.augments.length > 0) continue;
    constants.set(name, onlyValue);
  }
  for (const symbol of parsed.outline.symbols)
    if (symbol.parent === undefined && symbol.kind !== 'variable') constants.delete(symbol.name);
  return constants;
}

export interface Hit {
  readonly startLine: number;
  readonly endLine?: number;
  readonly unit?: Unit | undefined;
  /** Qualified name when there is no unit, e.g. of a class. */
  readonly symbol?: string;
  readonly arguments?: Readonly<Record<string, string>>;
  /** Further lines that show it; the first line of the hit is always shown. */
  readonly notes?: readonly { readonly line: number; readonly note: string }[];
  readonly confidence?: Confidence;
  readonly unless?: Unless;
}

/** Collects the hits of one rule in one file. */
export class Reporter {
  readonly findings: LocalFinding[] = [];

  constructor(
    private readonly file: FileContext,
    private readonly ruleId: string,
  ) {}

  hit(hit: Hit): void {
    const evidenceLine = (line: number): string => this.file.line(line).trim().slice(0, EVIDENCE_LENGTH);
    const text = evidenceLine(hit.startLine);
    this.findings.push({
      ruleId: this.ruleId,
      startLine: hit.startLine,
      endLine: Math.max(hit.startLine, hit.endLine ?? hit.startLine),
      symbol: hit.symbol ?? hit.unit?.qualifiedName ?? '',
      arguments: hit.arguments ?? {},
      normalisedText: text.replace(/\s+/g, ' '),
      evidence: [
        { line: hit.startLine, text },
        ...(hit.notes ?? [])
          .filter((note) => note.line !== hit.startLine || note.note !== '')
          .map((note) => ({ line: note.line, text: evidenceLine(note.line), note: note.note })),
      ],
      ...(hit.confidence === undefined ? {} : { confidence: hit.confidence }),
      ...(hit.unless === undefined ? {} : { unless: hit.unless }),
    });
  }
}

/** A rule that needs code: looks at one file and reports hits. */
export type Matcher = (file: FileContext, report: Reporter) => void;
