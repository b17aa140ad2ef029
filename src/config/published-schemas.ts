import { z } from 'zod';
import { auditReportSchema } from '../model/gate.js';
import { configSchema } from './schema.js';

/** JSON schemas (draft 7) for users and their editors, by file name. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return new Map([
    ['audit-config.schema.json', publish(configSchema, 'Configuration of audit')],
    ['audit-result.schema.json', publish(auditReportSchema, 'Result of one audit (audit.json)')],
  ]);
}

function publish(schema: z.ZodType, title: string): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema, { target: 'draft-7' }) }, undefined, 2)}\n`;
}
