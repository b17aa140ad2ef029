import type { Unit } from '../../flow/unit.js';
import type { FileContext } from '../context.js';

const FEDERATED = /federat|fed_?avg|fed_?prox|\bfl_?(?:server|client|round)/i;
const CLIENTS = /client|participant|node_updates|worker_updates|local_(?:model|update|result|weight)|silo/i;

/** The code is about combining what several clients send. */
export function isFederated(unit: Unit, file: FileContext): boolean {
  const named = `${file.path} ${unit.qualifiedName} ${file.outline.doc?.text.slice(0, 400) ?? ''} ${unit.owner?.doc?.text ?? ''} ${unit.symbol?.doc?.text ?? ''}`;
  return (
    FEDERATED.test(named) ||
    (CLIENTS.test(unit.parameters.map((parameter) => parameter.name).join(' ')) && /aggregat|round|server/i.test(named))
  );
}

/** Every identifier of a unit, parameters included, as one text. */
export function identifiersOf(unit: Unit): string {
  return [
    ...unit.parameters.map((parameter) => parameter.name),
    ...unit.expressions('name').map(({ node }) => node.name),
    ...unit.expressions('member').map(({ node }) => node.name),
    ...unit.expressions('string').map(({ node }) => (node.value.length < 40 ? node.value : '')),
  ].join(' ');
}
