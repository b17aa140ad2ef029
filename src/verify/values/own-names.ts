import type { NamedArguments } from '../contract/named-arguments.js';

/** What an index is of: states, actions or arms. */
export type Domain = 'states' | 'actions' | 'arms';

/** Names that a subject builds in for its states or actions, in their order. */
export type OwnNames = Partial<Record<Domain, readonly string[]>>;

/** The name under which they are handed to a call. */
export const OWN_NAMES = '#names';

/** What an index of the canonical parameter of this name is of. */
export function domainOf(name: string): Domain {
  if (/^(s|s2|nS|state)$/.test(name)) return 'states';
  return /^(a|a2|nA|action)$/.test(name) ? 'actions' : 'arms';
}

/** The subject's own name for an index; undefined where it has none. */
export function ownName(named: NamedArguments, domain: Domain, index: number): string | undefined {
  return (named[OWN_NAMES] as OwnNames | undefined)?.[domain]?.[index];
}
