import { readFileSync } from 'node:fs';

/** The recorded output of `tests/oracles/<name>.py`. */
export function readOracle<Oracle>(name: string): Oracle {
  return JSON.parse(readFileSync(new URL(`../../oracles/${name}.oracle.json`, import.meta.url), 'utf8')) as Oracle;
}
