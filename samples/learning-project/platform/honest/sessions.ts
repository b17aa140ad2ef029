import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** Hex HMAC-SHA256 of a learner's name under the key of the service. */
export function sign(learner: string, key: string): string {
  return createHmac('sha256', key).update(learner).digest('hex');
}

/** Answers 401 unless the request names a learner and carries the matching signature. */
export function requireUser(request: Request, response: Response, next: NextFunction): void {
  const key = process.env.ORCHARD_SESSION_KEY;
  const learner = request.header('x-learner') ?? '';
  const given = Buffer.from(request.header('x-signature') ?? '', 'hex');
  const expected = Buffer.from(key === undefined ? '' : sign(learner, key), 'hex');
  if (key === undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    response.status(401).json({ error: 'unknown learner' });
    return;
  }
  next();
}
