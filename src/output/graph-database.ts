import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import type { Graph } from '../graph/graph.js';
import { UsageError } from '../model/usage-error.js';

const SCHEMA = `
  CREATE TABLE nodes (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, end_line INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE edges (
    source TEXT NOT NULL REFERENCES nodes, target TEXT NOT NULL REFERENCES nodes, kind TEXT NOT NULL,
    provenance TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, count INTEGER NOT NULL, occasion TEXT,
    PRIMARY KEY (source, kind, target)
  ) WITHOUT ROWID;
`;
const INDEXES = `
  CREATE INDEX edges_by_target ON edges (target, kind);
  CREATE INDEX nodes_by_name ON nodes (name);
`;

/**
 * Writes the graph as `graph.sqlite`, for questions in SQL. It is made beside its place and renamed: a writer that is killed leaves a
 * lock folder beside the file it wrote, which would block that name for ever.
 *
 * @throws UsageError when the file cannot be written
 */
export function writeDatabase(folder: string, graph: Graph): void {
  const final = join(folder, 'graph.sqlite');
  const temporary = join(folder, `.audit-${randomBytes(6).toString('hex')}.sqlite`);
  try {
    mkdirSync(folder, { recursive: true });
    fill(temporary, graph);
    rmSync(`${final}.lock`, { recursive: true, force: true });
    // The engine makes files that only their owner can read.
    chmodSync(temporary, 0o644);
    renameSync(temporary, final);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot write ${final} (${message})`, 'choose another folder with --output');
  } finally {
    for (const left of [temporary, `${temporary}.lock`]) rmSync(left, { recursive: true, force: true });
  }
}

function fill(file: string, graph: Graph): void {
  const database = new sqlite.Database(file);
  try {
    // Nothing else reads the file before it is renamed, so neither locks nor a journal are needed.
    database.exec('PRAGMA locking_mode=exclusive; PRAGMA journal_mode=off; PRAGMA synchronous=off;');
    database.exec(`BEGIN;${SCHEMA}`);
    const node = database.prepare('INSERT INTO nodes VALUES (?, ?, ?, ?, ?, ?)');
    for (const { id, kind, name, path, line, endLine } of graph.nodes())
      node.run([id, kind, name, path, line, endLine]);
    node.finalize();
    const edge = database.prepare('INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    for (const { from, to, kind, provenance, path, line, count, when } of graph.edges()) {
      edge.run([from, to, kind, provenance, path, line, count, when ?? null]);
    }
    edge.finalize();
    database.exec(`COMMIT;${INDEXES}`);
  } finally {
    database.close();
  }
}
