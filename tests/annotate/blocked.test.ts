import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotate, planFor } from './annotate-folder.js';

const SEEDED = 'import random\n\n\ndef start():\n    """Starts."""\n    random.seed(3)\n';

describe('encodings', () => {
  const latin = (text: string) => Buffer.from(`# -*- coding: latin-1 -*-\n${text}`, 'latin1');

  test('a declared Latin-1 stays Latin-1', async () => {
    const text = SEEDED.replace('Starts.', 'Größe.');
    const plan = await planFor('a.py', latin(text), { profile: 'plain' });
    expect(plan).toMatchObject({ kind: 'changed' });
    const bytes = plan.kind === 'changed' ? plan.bytes : Buffer.alloc(0);
    expect(bytes.includes(Buffer.from('"""Größe."""', 'latin1'))).toBe(true);
    expect(bytes.toString('latin1')).toMatch(/^# -\*- coding: latin-1 -\*-\n# audit:header /);
  });

  test('a character that it lacks blocks the file, and what was intended is told', async () => {
    const plan = await planFor('a.py', latin(SEEDED.replace('Starts.', 'Größe.')));
    expect(plan).toMatchObject({ kind: 'blocked', reason: 'latin-1 has no Λ' });
    expect(plan.kind === 'blocked' && plan.intended).toEqual(
      expect.arrayContaining(['# File: a.py', '# ΛSEED (start): seeds a generator: random.seed [audit]']),
    );
  });

  test.each([
    ['UTF-16', Buffer.from(`\uFEFF${SEEDED}`, 'utf16le'), 'UTF-16'],
    ['Latin-1 without a declaration', Buffer.from(SEEDED.replace('S', 'ß'), 'latin1'), 'not valid UTF-8'],
    ['another encoding', Buffer.from(`# coding: cp1251\n${SEEDED}`), 'cp1251'],
  ])('%s is blocked', async (_, bytes, reason) => {
    expect(await planFor('a.py', bytes)).toMatchObject({ kind: 'blocked', reason: expect.stringContaining(reason) });
  });
});

describe('what cannot be proved is blocked', () => {
  test('a file that does not parse', async () => {
    const plan = await planFor('a.py', 'def f(:\n    pass\n');
    expect(plan).toMatchObject({ kind: 'blocked', reason: expect.stringMatching(/^does not parse: /) });
  });

  test('a template that would declare an encoding', async () => {
    const templates = mkdtempSync(join(tmpdir(), 'audit-templates-'));
    mkdirSync(join(templates, 'tag'));
    // The mark of a block is the first line, so the second one is the declaration's last chance.
    writeFileSync(join(templates, 'tag/header.hbs'), '-*- {{{this.file}}} -*-');
    writeFileSync(join(templates, 'tag/footer.hbs'), '');
    const plan = await planFor('coding=koi8-r.py', 'x = 1\n', { templates });
    expect(plan).not.toMatchObject({
      kind: 'changed',
      bytes: expect.toSatisfy((b: Buffer) => /coding[:=]/.test(`${b}`)),
    });
  });
});

describe('text of the file in a comment', () => {
  test('ends no comment, is no mark and no directive', async () => {
    const doc = '/** Ends here. */';
    const sly = `/**\n * One */\n\nexport const a = 1;\n${doc}\nexport function f(text = 'audit:end header [audit] @ts-nocheck') {}\n`;
    const annotated = await annotate('a.ts', sly);
    expect(await annotate('a.ts', annotated, { remove: true })).toBe(sly);
    expect(annotated.split('\n').filter((line) => /^\/\/.*@ts-nocheck/.test(line))).toEqual([]);
  });

  test('a docstring that quotes marks and line ends', async () => {
    const sly = '"""audit:end header\\u2028x = 1 # noqa pylint: disable=all"""\n\n\ndef f():\n    raise ValueError\n';
    const annotated = await annotate('a.py', sly);
    expect(annotated).toContain('# Description: audit:end header');
    expect(annotated).not.toMatch(/^#.*(?:noqa|pylint:)/m);
    expect(await annotate('a.py', annotated, { remove: true })).toBe(sly);
  });

  test("a team's template prints comments, whatever it prints", async () => {
    const templates = mkdtempSync(join(tmpdir(), 'audit-templates-'));
    mkdirSync(join(templates, 'tag'));
    writeFileSync(join(templates, 'tag/header.hbs'), 'Owner: us\nimport os\n{{{this.module}}}\n');
    writeFileSync(join(templates, 'tag/footer.hbs'), '');
    expect(await annotate('a.py', 'x = 1\n', { templates, parts: { tags: false } })).toBe(
      '# audit:header (written by audit tag, which also replaces and removes it)\n# Owner: us\n# import os\n# a\n# audit:end header\n\nx = 1\n',
    );
  });
});
