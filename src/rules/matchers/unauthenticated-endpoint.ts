import { AUTH, asksWhoCalls, dependsOnCaller } from '../../flow/auth-words.js';
import { dottedName } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import type { DecoratorFact } from '../../model/facts.js';
import type { FileContext, Matcher } from '../context.js';

const OPEN_BY_PURPOSE =
  /login|log_?in|sign_?(?:in|up)|register|token|logout|health|ping|webhook|callback|status|ready|live|metrics|version|oauth|auth|password|csrf/i;
const CHANGES = /^(?:post|put|patch|delete|websocket)$/;

/** An endpoint changes state and nothing asks who is calling. */
export const unauthenticatedEndpoint: Matcher = (file, report) => {
  if (file.role.test || file.role.example) return;
  if (file.language === 'python') {
    if (file.imports('fastapi', 'flask', 'starlette', 'sanic', 'quart', 'litestar', 'bottle', 'aiohttp'))
      reportRoutes(file, report);
    if (
      file.imports('grpc') ||
      file.outline.imports.some(
        (fact) => fact.names.some((name) => /_pb2_grpc$/.test(name.name)) || /_pb2_grpc$/.test(fact.module),
      )
    )
      reportServicers(file, report);
  } else if (file.imports('express', 'fastify', 'koa', '@koa/router', 'koa-router', 'hono', 'restify', '@hapi/hapi'))
    reportHandlers(file, report);
};

function reportRoutes(file: FileContext, report: Parameters<Matcher>[1]): void {
  if (file.units[0] && asksSomewhere(file)) return;
  for (const unit of file.functions) {
    const route = unit.symbol?.decorators.find(isChangingRoute);
    if (!route || !unit.symbol) continue;
    const path = route.arguments[0]?.text ?? '';
    if (OPEN_BY_PURPOSE.test(path) || OPEN_BY_PURPOSE.test(unit.name)) continue;
    if (
      unit.symbol.decorators.some(
        (decorator) => AUTH.test(decorator.name) || decorator.arguments.some((argument) => AUTH.test(argument.text)),
      )
    )
      continue;
    if (
      unit.parameters.some(
        (parameter) =>
          dependsOnCaller(parameter.defaultText ?? '') || AUTH.test(parameter.type ?? '') || AUTH.test(parameter.name),
      )
    )
      continue;
    if (asks(unit)) continue;
    report.hit({
      startLine: route.line,
      endLine: unit.symbol.startLine,
      unit,
      arguments: { what: `${route.name.split('.').at(-1)} ${path}`.trim() },
      unless: { kind: 'guarded-mount', router: route.name.split('.').at(-2) ?? '' },
    });
  }
}

function isChangingRoute(decorator: DecoratorFact): boolean {
  const [owner, method = ''] = decorator.name.split('.').slice(-2);
  if (owner === undefined || !/app|router|api|blueprint|bp|server|routes?/i.test(owner)) return false;
  if (CHANGES.test(method)) return true;
  return method === 'route' && decorator.arguments.some((argument) => /POST|PUT|PATCH|DELETE/.test(argument.text));
}

/** The application or router is guarded as a whole. */
function asksSomewhere(file: FileContext): boolean {
  return file.units.some((unit) =>
    unit.calls.some(({ node }) => {
      const name = dottedName(node.callee) ?? '';
      const whole = /(?:APIRouter|FastAPI|Flask|Blueprint|add_middleware|before_request|use|addHook|register)$/.test(
        name,
      );
      return whole && node.arguments.some((argument) => asksWhoCalls(argument.value));
    }),
  );
}

function asks(unit: Unit): boolean {
  return (
    unit.expressions('name').some(({ node }) => AUTH.test(node.name)) ||
    unit.expressions('member').some(({ node }) => AUTH.test(node.name)) ||
    unit.expressions('string').some(({ node }) => /^authorization$|^x-api-key$/i.test(node.value)) ||
    unit.expressions('number').some(({ node }) => node.value === 401 || node.value === 403)
  );
}

/** A method of a gRPC servicer that never looks at who is calling. */
function reportServicers(file: FileContext, report: Parameters<Matcher>[1]): void {
  if (
    file.units.some((unit) =>
      unit.calls.some(({ node }) => node.arguments.some((argument) => argument.name === 'interceptors')),
    )
  )
    return;
  for (const unit of file.functions) {
    if (!unit.owner?.bases.some((base) => /Servicer$/.test(base.name)) || !unit.symbol || /^_/.test(unit.name))
      continue;
    const names = unit.parameters.map((parameter) => parameter.name);
    if (
      names.length < 2 ||
      !/context|ctx/.test(names.at(-1) ?? '') ||
      asks(unit) ||
      unit.expressions('member').some(({ node }) => node.name === 'invocation_metadata')
    )
      continue;
    if (OPEN_BY_PURPOSE.test(unit.name)) continue;
    report.hit({
      startLine: unit.symbol.startLine,
      endLine: unit.symbol.endLine,
      unit,
      arguments: { what: `RPC ${unit.name}` },
    });
  }
}

/** `app.post('/train', handler)` without a middleware that asks. */
function reportHandlers(file: FileContext, report: Parameters<Matcher>[1]): void {
  if (asksSomewhere(file)) return;
  for (const unit of file.units)
    for (const { node } of unit.calls) {
      if (node.callee.kind !== 'member' || !CHANGES.test(node.callee.name) || node.arguments.length < 2) continue;
      const [path, ...handlers] = node.arguments;
      if (path?.value.kind !== 'string' || !path.value.value.startsWith('/') || OPEN_BY_PURPOSE.test(path.value.value))
        continue;
      if (!/app|router|server|api|routes?/i.test(dottedName(node.callee.object) ?? '')) continue;
      const asked = handlers.some(({ value }) =>
        value.kind === 'function' ? mentionsAuth(value) : asksWhoCalls(value),
      );
      if (!asked)
        report.hit({
          startLine: node.line,
          unit,
          arguments: { what: `${node.callee.name} ${path.value.value}` },
          unless: { kind: 'guarded-mount', router: dottedName(node.callee.object) ?? '' },
        });
    }
}

function mentionsAuth(handler: { readonly body: readonly unknown[] }): boolean {
  return /"(?:name|value)":"[^"]*(?:auth(?!or)|jwt|api_?key|session|permission|bearer)/i.test(
    JSON.stringify(handler.body),
  );
}
