import type { Value } from '../../sandbox/session.js';
import type { OperationBinding } from '../bind/binding.js';
import { isPeriodName } from '../contract/periods.js';
import { plansOf } from './access-plans.js';

/** Whether a smoother is made for a number of periods. */
export function takesPeriods({ access, construction }: OperationBinding): boolean {
  return plansOf(access, construction).some((plan) =>
    plan.arguments.some(({ parameter, item }) => item?.path === 'alpha' && isPeriodName(parameter.name)),
  );
}

/**
 * What a smoother tells of a series when it tells nothing until its first N = 2 / alpha - 1 periods are full, or leaves these places
 * out: the mean of what it has seen stands there, which is what it starts from.
 */
export function afterFilling(told: readonly Value[], series: readonly number[], alpha: number): readonly Value[] {
  const periods = Math.round(2 / alpha - 1);
  const missing = Math.min(series.length, periods - 1);
  const whole = told.length === series.length - missing ? [...new Array<undefined>(missing), ...told] : told;
  if (whole.length !== series.length) return told;
  const empty = whole.findIndex((value) => !isNothing(value));
  return empty === missing || (empty < 0 && series.length < periods)
    ? whole.map((value, at) => (at < missing || isNothing(value) ? mean(series.slice(0, at + 1)) : value))
    : told;
}

function isNothing(value: Value): boolean {
  return value === undefined || value === null || Number.isNaN(value);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
