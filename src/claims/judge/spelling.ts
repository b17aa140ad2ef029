import type { ExtractedClaim } from '../extracted.js';

/** Letters of both cases and digits without order, as in keys and passwords: nobody names anything so. */
export function isKey(name: string): boolean {
  if (!/^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])\w{16,}$/.test(name)) return false;
  const turns = name.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return turns * 10 >= name.length * 3;
}

/** Two humps, or a plain name that the words call a class or function or write as a call. */
export function isSurelyCode(claim: ExtractedClaim, name: string): boolean {
  if (/^[A-Z][a-z0-9]+[A-Z]\w*[a-z]/.test(name)) return true;
  const { statement } = claim;
  const called = statement.kind === 'symbol-exists' && statement.symbolKind !== undefined;
  return (called || claim.text.includes(`${name}(`)) && /[a-z][A-Z]|_|\./.test(name) && name.length >= 5;
}
