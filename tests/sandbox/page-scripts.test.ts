import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isScript, pageScript } from '../../src/sandbox/bundle/page-scripts.js';

const PAGE = '<script src="plum.js"></script><script src="pear.js?v=2"></script>';

/** Texts as long as any that is read, over which an expression with two ways to take the same blanks runs for minutes. */
const LONG = {
  'lines without words': '\n'.repeat(400_000),
  'functions without names': `${`function${' '.repeat(60_000)}!\n`.repeat(6)}`,
};
const LONG_PAGES = {
  'tags that do not end': '<script '.repeat(50_000),
  'blanks before what is no source': `<script src${' '.repeat(400_000)}`,
  'sources that do not end': '<script src="plum.js?'.repeat(20_000),
};

function folder(page: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'audit-page-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'index.html'), page);
  writeFileSync(join(root, 'pear.js'), 'function ripe() { return 1; }\n');
  return root;
}

test.each(Object.entries(LONG))('%s are read in time that grows with them', (_, text) => {
  const root = folder(PAGE);
  const file = join(root, 'plum.js');
  writeFileSync(file, text);
  expect(isScript(text)).toBe(true);
  expect(pageScript(root, file, text)).toBeUndefined();
  expect(pageScript(root, file, `${text}\nripe();`)?.beside).toEqual(['pear.js']);
});

test.each(Object.entries(LONG_PAGES))('%s are read in time that grows with them', (_, page) => {
  const root = folder(`${PAGE}${page}`);
  writeFileSync(join(root, 'plum.js'), 'ripe();');
  expect(pageScript(root, join(root, 'plum.js'), 'ripe();')?.beside).toEqual(['pear.js']);
});
