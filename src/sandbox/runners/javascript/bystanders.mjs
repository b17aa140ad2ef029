// Packages that results do not depend on: what they do is to tell somebody, or to number something.
import { randomUUID } from 'node:crypto';

/** Everything of these packages may be called and comes to nothing. */
const TELLING = new Set(
  'winston pino pino-pretty bunyan log4js loglevel debug signale consola chalk kleur picocolors ora prom-client dotenv'.split(
    ' ',
  ),
);

/** Methods of loggers, whoever made them. */
const LOGGING = new Set(
  'trace debug verbose silly log info warn warning error fatal critical success child'.split(' '),
);

const NUMBERING = new Map([
  ['uuid.v1', randomUUID],
  ['uuid.v4', randomUUID],
  ['uuid.v7', randomUUID],
  ['nanoid.nanoid', (size = 21) => randomUUID().replaceAll('-', '').slice(0, size)],
]);

/** @param {string} name of a member, with its package before it */
export function onlyTells(name) {
  const members = name.split('.');
  return TELLING.has(members[0].replace(/\(\)$/, '')) || LOGGING.has(members.at(-1));
}

/** A function that does the same as the package's, where only uniqueness is asked of it. */
export function numberingOf(name) {
  return NUMBERING.get(name);
}
