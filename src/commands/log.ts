import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import type { CommandIo } from './io.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The log on stderr: for people on a terminal, one JSON object a line elsewhere. Written at once, so nothing is lost at the end. */
export function createLog(level: LogLevel, io: CommandIo): Logger {
  const destination = io.interactive
    ? pretty({ destination: io.stderr, sync: true, ignore: 'pid,hostname', colorize: false })
    : io.stderr;
  return pino({ level, base: null }, destination);
}
