import { createRequire } from 'node:module';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { CommandIo } from './io.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The log on stderr: for people on a terminal, one JSON object a line elsewhere. Written at once, so nothing is lost at the end. */
export function createLog(level: LogLevel, io: CommandIo): Logger {
  return pino({ level, base: null }, io.interactive ? prettyTo(io.stderr) : io.stderr);
}

/** Loaded for people only: most runs are of machines. */
function prettyTo(destination: CommandIo['stderr']): DestinationStream {
  const pretty = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty');
  return pretty({ destination, sync: true, ignore: 'pid,hostname', colorize: false });
}
