import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AuditReport, GateReport } from '../../src/model/gate.js';
import { audit } from '../cli/audit.js';

/** A repository of its own whose commits a test writes. */
export class History {
  readonly folder = mkdtempSync(join(tmpdir(), 'audit-history-'));

  constructor() {
    this.git('init', '-q', '-b', 'main');
  }

  git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, ...args], { cwd: this.folder, encoding: 'utf8' });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(this.folder, dirname(path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  move(from: string, to: string): void {
    mkdirSync(join(this.folder, dirname(to)), { recursive: true });
    this.git('mv', from, to);
  }

  commit(message: string): string {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return this.git('rev-parse', 'HEAD').trim();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Checked {
  readonly exitCode: number;
  readonly report: AuditReport;
  readonly gate: GateReport;
  /** `rule path` of each new finding. */
  readonly brought: readonly string[];
}

/** `audit check` with its report as data. */
export async function check(folder: string, ...options: readonly string[]): Promise<Checked> {
  const { exitCode, stdout, stderr } = await audit(folder, ['check', '--format', 'json', '--no-cache', ...options]);
  if (stdout === '') throw new Error(`audit check ended with ${exitCode}: ${stderr}`);
  const report = JSON.parse(stdout) as AuditReport;
  const gate = report.gate!;
  const brought = report.findings
    .filter(({ id }) => gate.findings.new.includes(id))
    .map(({ ruleId, path }) => `${ruleId} ${path}`);
  return { exitCode, report, gate, brought };
}
