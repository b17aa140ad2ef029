import type { ModuleState } from './module-state.js';

/** A type without what does not change what it holds. */
export function bareType(type: string): string {
  return type
    .replace(/^(?:Readonly|Promise|Partial|Awaitable|Optional)\s*[<[]\s*(.*?)\s*[>\]]$/s, '$1')
    .replace(/\breadonly\s+/g, '')
    .replace(/\bReadonlyArray<\s*(.*?)\s*>/g, '$1[]')
    .replace(/\bArray<\s*(.*?)\s*>/g, '$1[]')
    .replace(/\bReadonlyMap</g, 'Map<')
    .replace(/\bReadonly<\s*([\w$]+)\s*>/g, '$1')
    .replace(/\s*\|\s*(null|undefined|None)$/, '')
    .replace(/['"]/g, '')
    .trim();
}

/** `Arm` of `Arm[]`, `Record<string, Arm>` and `Map<string, Arm>`. */
export function elementOf(
  type: string,
): { readonly type: string; readonly container: ModuleState['container'] } | undefined {
  const list = /^([\w$]+)\[\]$/.exec(type)?.[1];
  if (list !== undefined) return { type: list, container: 'list' };
  const keyed = /^(Record|Map)<\s*[\w$]+\s*,\s*([\w$]+)\s*>$/.exec(type);
  return keyed === null ? undefined : { type: keyed[2] as string, container: keyed[1] === 'Map' ? 'map' : 'record' };
}
