import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { publishedSchemas } from '../../src/config/published-schemas.js';

describe('published schemas', () => {
  test.each([...publishedSchemas()])('schema/%s is what the code says (npm run schemas)', (name, text) => {
    expect(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8')).toBe(text);
  });

  test('another implementation reads them and agrees', () => {
    const schema = JSON.parse(publishedSchemas().get('audit-config.schema.json')!);
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate({ include: ['src/'], rules: { 'todo-comment': 'off' }, failOn: 'note' })).toBe(true);
    expect(validate({ includes: ['src/'] })).toBe(false);
    expect(validate({ failOn: 'fatal' })).toBe(false);
  });
});
