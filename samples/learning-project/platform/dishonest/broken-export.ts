export const exported = ['weights', 'vocabulary'];

export function exportName(kind: string: string {
  return `orchard-${kind}.json`;
}
