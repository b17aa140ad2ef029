export { loadRulePages, loadRules } from './load.js';
export { type PlacedFinding, runProgramRules } from './program-rules.js';
