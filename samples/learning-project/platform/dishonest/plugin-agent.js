import { readFileSync } from 'node:fs';

/** An agent that plugins extend. */
export class PluginAgent {
  constructor(path) {
    this.path = path;
    this.steps = 0;
  }

  /** Reads the policy file again. */
  reload() {
    const text = readFileSync(this.path, 'utf8');
    this.policy = parsePolicy(text);
    return this.policy;
  }

  step(observation) {
    this.steps += 1;
    const action = this.chooseAction(observation, this.policy);
    return { action, step: this.steps };
  }
}
