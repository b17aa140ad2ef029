import type { Argument, SubjectRequest } from '../session.js';
import type { HostValues } from './host-values.js';

/** A request as it crosses: every field is there, so that no runner looks one up on a prototype that a subject may have changed. */
export function encodeRequest(request: SubjectRequest, values: HostValues): Readonly<Record<string, unknown>> {
  switch (request.kind) {
    case 'call': {
      const { kind, symbol, construct, keep } = request;
      const given = encodeArguments(request.arguments, values);
      return { kind, symbol, construct: construct === true, keep: keep === true, arguments: given };
    }
    case 'method': {
      const { kind, on, name } = request;
      return { kind, on, name, arguments: encodeArguments(request.arguments, values) };
    }
    case 'write': {
      const { kind, on, attribute, value } = request;
      return { kind, on, attribute, value: values.encode(value) };
    }
    default:
      return { ...request };
  }
}

function encodeArguments(given: readonly Argument[], values: HostValues) {
  return given.map(({ keyword, inRecord, value, as }) => ({
    keyword: keyword ?? null,
    inRecord: inRecord === true,
    value: values.encode(value),
    as: as ?? null,
  }));
}
