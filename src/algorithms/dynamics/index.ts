import type { AnyAlgorithm } from '../../model/algorithm.js';
import { adwinAlgorithm } from './adwin/index.js';
import { calibrationErrorAlgorithm } from './calibration-error/index.js';
import { distributionDriftAlgorithm } from './distribution-drift/index.js';
import { itemResponse2plAlgorithm } from './item-response-2pl/index.js';
import { itemResponse3plAlgorithm } from './item-response-3pl/index.js';
import { leakyIntegratorAlgorithm } from './leaky-integrator/index.js';
import { lyapunovExponentAlgorithm } from './lyapunov-exponent/index.js';
import { metricMonitorAlgorithm } from './metric-monitor/index.js';
import { nearCriticalBandsAlgorithm } from './near-critical-bands/index.js';
import { pageHinkleyAlgorithm } from './page-hinkley/index.js';
import { phaseLockingAlgorithm } from './phase-locking-value/index.js';
import { propagationRatioAlgorithm } from './propagation-ratio/index.js';

/** Dynamics and monitoring: integrators, criticality measures, drift detectors, calibration and item response. */
export const dynamics: readonly AnyAlgorithm[] = [
  leakyIntegratorAlgorithm,
  phaseLockingAlgorithm,
  propagationRatioAlgorithm,
  lyapunovExponentAlgorithm,
  nearCriticalBandsAlgorithm,
  metricMonitorAlgorithm,
  calibrationErrorAlgorithm,
  pageHinkleyAlgorithm,
  adwinAlgorithm,
  distributionDriftAlgorithm,
  itemResponse2plAlgorithm,
  itemResponse3plAlgorithm,
];
