import { posix } from 'node:path';

/** A path as a document writes it, cleaned, or why it can be no path of this project. */
export type WrittenPath =
  | { readonly kind: 'path'; readonly path: string; readonly folder: boolean }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'outside'; readonly reason: string };

/** Cleans a path of quotes, line anchors, `./` and back slashes. */
export function cleanPath(written: string): WrittenPath {
  let text = written.trim().replace(/^[`'"(<]+|[`'")>,;]+$/g, '');
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text) || /^(mailto|data):/.test(text)) return outside('an address, not a path');
  if (/^[A-Za-z]:[\\/]/.test(text)) return outside('a path of some machine');
  text = text.replace(/\\/g, '/').replace(/[#?].*$/, '');
  try {
    if (/%[0-9a-f]{2}/i.test(text)) text = decodeURIComponent(text);
  } catch {
    return outside('not a well-formed link');
  }
  if (/^~|^\$|^%/.test(text)) return outside('a path of the user or of the environment');
  if (/^\/(usr|etc|var|tmp|home|opt|root|dev|proc|mnt|bin|Users|app|workspace|data)\//.test(text))
    return outside('a path of some machine');
  if (/[<>{}$]|\.\.\.|…/.test(text) || /(^|[/_.-])(X{2,}|Y{4}|NNN?|v?(?:\d+|N)\.[NMX]|vN|foo|bar)([/_.-]|$)/.test(text))
    return outside('a pattern with parts to fill in');
  if (text.includes('*') || text.includes('[')) return { kind: 'pattern', pattern: text.replace(/^\.?\//, '') };
  // `@src/agent.ts` is how assistants are told to read a file.
  if (/^@[\w.-]+\/.*\.\w{1,5}$/.test(text)) text = text.slice(1);
  const folder = text.endsWith('/');
  const clean = posix.normalize(text.replace(/^\/+/, '').replace(/\/+$/, ''));
  if (clean === '' || clean === '.') return { kind: 'path', path: '', folder: true };
  return { kind: 'path', path: clean, folder };
}

function outside(reason: string): WrittenPath {
  return { kind: 'outside', reason };
}
