import { pino } from 'pino';

/** The one log of the platform; JSON lines on stderr. */
export const logger = pino({ name: 'orchard' }, pino.destination(2));
