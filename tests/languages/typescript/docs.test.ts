import { describe, expect, it } from 'vitest';
import { read, symbolNamed } from './reading.js';

function docText(text: string, symbol: string): string | undefined {
  return symbolNamed(read(text), symbol).doc?.text;
}

describe('docs of symbols', () => {
  it.each([
    ['/** Trains. */\nfunction f() {}', 'f'],
    ['/** Trains. */\nexport const f = () => 1;', 'f'],
    ['/** Trains. */\nexport const f = 1;', 'f'],
    ['/** Trains. */\nexport default class f {}', 'f'],
    ['/** Trains. */\n@dec()\nclass f {}', 'f'],
    ['/** Trains. */\ninterface f {}', 'f'],
    ['/** Trains. */\n// eslint-disable-next-line\nfunction f() {}', 'f'],
    ['/* not this */ /** Trains. */ function f() {}', 'f'],
    ['class f { /** Trains. */ g = 1 }', 'f.g'],
    ['class f {\n  /** Trains. */\n  private async g() {}\n}', 'f.g'],
    ['class f {\n  /** Trains. */\n  @dec g() {}\n}', 'f.g'],
    ['const f = {\n  /** Trains. */\n  g() {},\n};', 'f.g'],
    ['interface f {\n  /** Trains. */\n  g: number;\n}', 'f.g'],
    ['function f() {}\n/** Trains. */\nf.prototype.g = function () {};', 'f.g'],
    ['let a;\n/** Trains. */\n\nfunction f() {}', 'f'],
  ])('%s', (text, symbol) => {
    expect(docText(text, symbol)).toBe('Trains.');
  });

  it.each([
    ['/* Trains. */\nfunction f() {}', 'f'],
    ['// Trains.\nfunction f() {}', 'f'],
    ['/**/\nfunction f() {}', 'f'],
    ['/** Other. */\nlet a;\nfunction f() {}', 'f'],
    ['class f {\n  a = 1; /** About a. */\n  g() {}\n}', 'f.g'],
  ])('%s has none', (text, symbol) => {
    expect(docText(text, symbol)).toBeUndefined();
  });

  it('drops delimiters, stars and common indent, and keeps the lines', () => {
    const text =
      'let a;\n/**\n * Updates A.\n *\n *   A += x x^T\n * @param x - context, globs like src/*.ts\n */\nfunction f() {}';
    expect(symbolNamed(read(text), 'f').doc).toEqual({
      text: 'Updates A.\n\n  A += x x^T\n@param x - context, globs like src/*.ts',
      line: 2,
      endLine: 7,
    });
  });

  it('reads a doc with Windows line ends', () => {
    expect(docText('let a;\r\n/**\r\n * One.\r\n * Two.\r\n */\r\nfunction f() {}\r\n', 'f')).toBe('One.\nTwo.');
  });
});

describe('doc of the module', () => {
  it.each([
    ["/** Bandits. */\nimport 'm';", 'Bandits.'],
    ['/** Bandits. */\n\nfunction f() {}', 'Bandits.'],
    ['/** Bandits. */\n/** Trains. */\nfunction f() {}', 'Bandits.'],
    ['/** @fileoverview Bandits. */\nfunction f() {}', '@fileoverview Bandits.'],
    ['/* Licence: MIT */\nfunction f() {}', 'Licence: MIT'],
    ['#!/usr/bin/env node\n/** Bandits. */\nrun();', 'Bandits.'],
    ['// eslint-disable\n/** Bandits. */\nrun();', 'Bandits.'],
    ['/** Bandits. */', 'Bandits.'],
  ])('%s', (text, expected) => {
    expect(read(text).outline.doc?.text).toBe(expected);
  });

  it.each([
    ['/** Trains. */\nfunction f() {}'],
    ['/** Trains. */\nexport const f = 1;'],
    ['// Bandits.\nrun();'],
    ['run();\n/** Late. */'],
  ])('%s has none', (text) => {
    expect(read(text).outline).not.toHaveProperty('doc');
  });

  it('belongs to the module or to the first symbol, not to both', () => {
    const text = '/** Bandits. */\n\nfunction f() {}';
    expect(docText(text, 'f')).toBeUndefined();
    expect(docText('/** Bandits. */\n/** Trains. */\nfunction f() {}', 'f')).toBe('Trains.');
  });
});
