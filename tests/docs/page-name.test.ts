import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageNames } from '../../src/docs/page-name.js';

const namesOf = (...paths: string[]): (string | undefined)[] => {
  const names = pageNames(paths);
  return paths.map((path) => names.get(path));
};

describe('file names of pages', () => {
  test('plain paths stay as they are', () => {
    expect(namesOf('learn/base.py', 'learn/__init__.py')).toEqual(['learn/base.py', 'learn/__init__.py']);
  });

  test('names that differ in case alone get different names, whatever their order', () => {
    const [upper, lower] = namesOf('Twin.py', 'twin.py');
    expect(upper?.toLowerCase()).not.toBe(lower?.toLowerCase());
    expect(namesOf('twin.py', 'Twin.py')).toEqual([lower, upper]);
  });

  test('a path cannot lead out of its folder', () => {
    for (const path of ['../../x.py', '..', './x', '/etc/passwd', '..\\..\\x', 'C:\\x', '%2e%2e/x'])
      for (const part of namesOf(path)[0]!.split('/'))
        expect(part).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]*(~[0-9a-f]{16})?$/);
  });

  test('a folder is never named as a page is, nor as a device', () => {
    const [page, device] = namesOf('x.html/y', 'con/y');
    expect(page?.split('/')[0]).not.toMatch(/\.html$/);
    expect(device?.split('/')[0]).not.toBe('con');
  });

  test('whatever the paths: different names without regard to case, short, of plain characters', () => {
    const segment = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 255 }),
      fc.constantFrom(
        'a',
        'A',
        'b.py',
        'B.py',
        '..',
        '.',
        'nul',
        'x.md',
        '~',
        'a~0123456789abcdef',
        '__init__.py',
        'é',
        'E\u0301',
      ),
    );
    const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 30 }), (paths) => {
        const names = [...pageNames(paths).values()];
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(paths.length);
        for (const name of names) {
          expect(name).toMatch(/^[A-Za-z0-9_.~/-]+$/);
          for (const part of name.split('/')) {
            expect(part.length).toBeLessThanOrEqual(220);
            expect(part).not.toMatch(/^\.|\.$|^$/);
          }
        }
      }),
      { seed: 20_261_121, numRuns: 300, verbose: true },
    );
  });
});
