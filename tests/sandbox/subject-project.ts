import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openSession, type SessionOptions } from '../../src/sandbox/open-session.js';
import type { SubjectAnswer, SubjectSession, Value } from '../../src/sandbox/session.js';

/** A project in a temporary folder whose files are loaded as subjects. */
export class SubjectProject {
  readonly root: string;
  readonly #sessions: SubjectSession[] = [];

  constructor(files: Readonly<Record<string, string>>) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'audit-project-')));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  load(path: string, options: SessionOptions): SubjectSession {
    const language = path.endsWith('.py') ? 'python' : /\.[cm]?tsx?$/.test(path) ? 'typescript' : 'javascript';
    const session = openSession({ root: this.root, path, language }, options);
    this.#sessions.push(session);
    return session;
  }

  close(): void {
    for (const session of this.#sessions) session.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Calls a function of the subject by position. */
export function call(session: SubjectSession, symbol: string, ...given: Value[]): SubjectAnswer {
  return session.request({ kind: 'call', symbol, arguments: given.map((value) => ({ value })) });
}

/** The value of a call, or the answer where there is none. */
export function resultOf(session: SubjectSession, symbol: string, ...given: Value[]): unknown {
  const answer = call(session, symbol, ...given);
  return answer.status === 'ok' ? answer.value : answer;
}

export function names(session: SubjectSession): string[] {
  return session.load.symbols.map((symbol) => symbol.name).sort();
}
