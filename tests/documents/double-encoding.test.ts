import { describe, expect, test } from 'vitest';
import { repairDoubleEncoding } from '../../src/documents/double-encoding.js';

/**
 * Damaged forms made with Python 3.11: `text.encode('utf-8').decode('cp1252')` (a byte that cp1252 leaves undefined kept as its control
 * character), `.decode('mac_roman')`, `.decode('latin-1')`.
 */
describe('double encoding', () => {
  test('UTF-8 read as Windows-1252', () => {
    expect(repairDoubleEncoding('âœ… done â€“ really')).toBe('✅ done – really');
    expect(repairDoubleEncoding('Î›CAUTION')).toBe('ΛCAUTION');
  });

  test('UTF-8 read as MacRoman', () => {
    expect(repairDoubleEncoding('‚úÖ done')).toBe('✅ done');
  });

  test('UTF-8 read as Latin-1', () => {
    expect(repairDoubleEncoding('\u00e2\u009c\u0085 done')).toBe('✅ done');
  });

  test('box drawing of a tree', () => {
    expect(repairDoubleEncoding('â”œâ”€â”€ a.py')).toBe('├── a.py');
  });

  test('damaged twice', () => {
    const once = repairDoubleEncoding('Ã¢Å“â€¦ done');
    expect(once).toBe('✅ done');
  });

  test('a sound emoji beside damaged text keeps nothing from being repaired', () => {
    expect(repairDoubleEncoding('🚀 â€œquick')).toBe('🚀 “quick');
  });

  test.each([
    'naïve café',
    'Größe über alles',
    '± 5 µm',
    'Ångström',
    'Ωmega — “quoted”',
    'plain ascii',
    '日本語',
  ])('sound text stays: %s', (text) => {
    expect(repairDoubleEncoding(text)).toBe(text);
  });
});
