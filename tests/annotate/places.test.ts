import { describe, expect, test } from 'vitest';
import { annotate, auditOf, planFor } from './annotate-folder.js';

const header = { parts: { footer: false, tags: false } } as const;

/** The lines of a text with the header as one line. */
async function withHeader(path: string, text: string): Promise<string> {
  const annotated = await annotate(path, text, header);
  return annotated.replace(/(?:#|\/\/) audit:header[\s\S]*?audit:end header\n/, 'HEADER\n');
}

describe('the header of a Python file', () => {
  test.each([
    ['at the top', 'x = 1\n', 'HEADER\n\nx = 1\n'],
    ['above the docstring', '"""Doc."""\nx = 1\n', 'HEADER\n\n"""Doc."""\nx = 1\n'],
    ['below the shebang', '#!/usr/bin/env python\nx = 1\n', '#!/usr/bin/env python\nHEADER\n\nx = 1\n'],
    [
      'below shebang, cookie and licence',
      '#!/bin/sh\n# -*- coding: utf-8 -*-\n# Copyright 2020 A\n# All of it.\n\nimport a\n',
      '#!/bin/sh\n# -*- coding: utf-8 -*-\n# Copyright 2020 A\n# All of it.\n\nHEADER\n\nimport a\n',
    ],
    [
      'above a comment on the first statement',
      '# SPDX-License-Identifier: MIT\n\n# why\nimport a\n',
      '# SPDX-License-Identifier: MIT\n\nHEADER\n\n# why\nimport a\n',
    ],
    [
      'below inline script metadata (PEP 723)',
      '# /// script\n# dependencies = []\n# ///\nx = 1\n',
      '# /// script\n# dependencies = []\n# ///\nHEADER\n\nx = 1\n',
    ],
    [
      'above a comment to the next line',
      '# ruff: noqa\n\n# pylint: disable-next=a\nx = 1\n',
      '# ruff: noqa\n\nHEADER\n\n# pylint: disable-next=a\nx = 1\n',
    ],
    [
      'above a __future__ import',
      'from __future__ import annotations\n',
      'HEADER\n\nfrom __future__ import annotations\n',
    ],
  ])('%s', async (_, before, after) => {
    expect(await withHeader('a.py', before)).toBe(after);
  });
});

describe('the header of a TypeScript file', () => {
  test.each([
    ['above a directive', "'use strict';\nf();\n", "HEADER\n\n'use strict';\nf();\n"],
    ['below @ts-check', '// @ts-check\nf();\n', '// @ts-check\nHEADER\n\nf();\n'],
    [
      'below references',
      '/// <reference types="node" />\nimport a from "a";\n',
      '/// <reference types="node" />\nHEADER\n\nimport a from "a";\n',
    ],
    [
      "below the module's JSDoc",
      '/** What the module does. */\n\nexport const a = 1;\n',
      '/** What the module does. */\n\nHEADER\n\nexport const a = 1;\n',
    ],
    [
      'above the JSDoc of the first declaration',
      '/** What a is. */\nexport const a = 1;\n',
      'HEADER\n\n/** What a is. */\nexport const a = 1;\n',
    ],
    [
      'below a licence and eslint-disable',
      '/* Copyright B */\n/* eslint-disable no-console */\nf();\n',
      '/* Copyright B */\n/* eslint-disable no-console */\nHEADER\n\nf();\n',
    ],
    ['above @ts-ignore', '// @ts-ignore\nf(1, 2);\n', 'HEADER\n\n// @ts-ignore\nf(1, 2);\n'],
    [
      'below the pragma of a test runner',
      '/**\n * @jest-environment node\n */\nf();\n',
      '/**\n * @jest-environment node\n */\nHEADER\n\nf();\n',
    ],
    ['above code that begins with a comment', '/* eslint-env x */ f();\n', 'HEADER\n\n/* eslint-env x */ f();\n'],
  ])('%s', async (_, before, after) => {
    expect(await withHeader('a.ts', before)).toBe(after);
  });

  test('the doc of a declaration and of the module are read as before', async () => {
    for (const text of [
      '/** Of the module. */\n\n/** Of a. */\nexport function a() {}\n',
      '/** Of a. */\nexport function a() {}\n',
      '/** @file Of the module. */\nexport function a() {}\n',
    ]) {
      const docs = async (one: string) => {
        const [record] = (await auditOf({ 'a.ts': one })).records;
        return [record!.facts.doc?.text, record!.facts.symbols[0]!.doc?.text];
      };
      expect(await docs(await annotate('a.ts', text, header))).toEqual(await docs(text));
    }
  });

  test('a link to a source map stays last', async () => {
    const text = 'export function f() {}\n//# sourceMappingURL=a.js.map\n';
    const annotated = await annotate('a.js', text);
    expect(annotated).toMatch(/\/\/ audit:end footer\n\/\/# sourceMappingURL=a\.js\.map\n$/);
    expect(await annotate('a.js', annotated, { remove: true })).toBe(text);
  });
});

describe('tags without a place of their own go to the header', () => {
  test('inside a function, and inside JSX text', async () => {
    const text = `export const View = () => (
  <p>
    {names.map(function row(name) {
      logger.info(name);
      return <b>{name}</b>;
    })}
  </p>
);
`;
    const annotated = await annotate('view.tsx', text, { parts: { header: false, footer: false } });
    const lines = annotated.split('\n');
    const code = lines.filter((line) => !line.startsWith('//') && line !== '');
    expect(code).toEqual(text.split('\n').filter((line) => line !== ''));
    expect(annotated).toContain('ΛTRACE');
  });

  test('below a backslash that joins lines', async () => {
    const text = 'import random\nx = 1; \\\nclass A:\n    def f(self):\n        random.seed(1)\n';
    const plan = await planFor('a.py', text, { parts: { header: false, footer: false } });
    if (plan.kind === 'changed') expect(plan.bytes.toString()).toContain('x = 1; \\\nclass A:');
    else expect(plan.kind).toBe('blocked');
  });
});
