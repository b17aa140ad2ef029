import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from '../../src/output/replace-file.js';

let folder: string;
let file: string;
const OLD = Buffer.from('old');
const NEW = Buffer.from('new text');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-replace-'));
  file = join(folder, 'a.py');
  writeFileSync(file, OLD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the content is new, the mode is the old one, and nothing else is there', () => {
  chmodSync(file, 0o755);
  expect(replaceFile(file, OLD, NEW)).toBeUndefined();
  expect(readFileSync(file)).toEqual(NEW);
  expect(statSync(file).mode & 0o7777).toBe(0o755);
  expect(readdirSync(folder)).toEqual(['a.py']);
});

test('a read-only file is left alone', () => {
  chmodSync(file, 0o444);
  expect(replaceFile(file, OLD, NEW)).toBe('read-only');
  expect(readFileSync(file)).toEqual(OLD);
});

test('a link is not followed', () => {
  const link = join(folder, 'link.py');
  symlinkSync(file, link);
  expect(replaceFile(link, OLD, NEW)).toBe('not a regular file');
  expect(readFileSync(file)).toEqual(OLD);
});

test('a file with two names is left alone', () => {
  linkSync(file, join(folder, 'b.py'));
  expect(replaceFile(file, OLD, NEW)).toMatch(/^has other names/);
  expect(readFileSync(file)).toEqual(OLD);
});

test.each(['other', 'old but longer'])('a file that changed meanwhile is left alone: %s', (content) => {
  writeFileSync(file, content);
  expect(replaceFile(file, OLD, NEW)).toBe('changed while it was read');
  expect(readFileSync(file, 'utf8')).toBe(content);
  expect(readdirSync(folder)).toEqual(['a.py']);
});

test('a file that is gone is told', () => {
  expect(replaceFile(join(folder, 'none.py'), OLD, NEW)).toBe('cannot be written: ENOENT');
});
