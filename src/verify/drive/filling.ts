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
 * What a smoother tells, value by value, when it tells nothing until its first periods are full: the mean of what it has seen stands
 * there, which is what it starts from.
 */
export function afterFilling(told: readonly Value[], series: readonly number[]): readonly Value[] {
  const full = told.findIndex((value) => value !== undefined && value !== null);
  return told.map((value, at) => (at < full ? mean(series.slice(0, at + 1)) : value));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
