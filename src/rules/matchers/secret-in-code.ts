import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

const SECRET_NAME =
  /(?:^|_|[a-z])(?:api_?key|apikey|secret(?:_?key)?|(?:access|auth|api|registry|refresh|github|gh|hf|hub|slack|bot|deploy|npm|session|service|user|admin|jwt)_?token|private_?key|password|passwd|client_?secret|bearer)$/i;
const KNOWN_FORMS =
  /^(?:sk-(?:proj-|ant-)?[A-Za-z0-9_-]{20,}|ghp_[A-Za-z0-9]{36}|github_pat_\w{40,}|AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|xox[abpr]-[0-9A-Za-z-]{20,}|hf_[A-Za-z0-9]{30,}|glpat-[\w-]{20,}|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY)/;
const STANDS_FOR =
  /your|example|change|placeholder|xxx|test|dummy|fake|sample|replace|insert|todo|<|\$\{|\{\{|\.\.\.|\*\*\*|default|none|secret|password|demo|mock|env|redacted|key$/i;

/** A credential is written into the source. */
export const secretInCode: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units) {
    const consider = (name: string, value: Expression | undefined): void => {
      if (value?.kind !== 'string' || !isSecret(name, value.value)) return;
      report.hit({ startLine: value.line, unit, arguments: { name: name || 'a literal' } });
    };
    for (const { node } of unit.statements('assign'))
      for (const target of node.targets)
        consider(
          target.kind === 'name' || target.kind === 'member'
            ? target.name
            : target.kind === 'index' && target.index.kind === 'string'
              ? target.index.value
              : '',
          node.value,
        );
    for (const { node } of unit.expressions('dict'))
      for (const entry of node.entries) consider(entry.key?.kind === 'string' ? entry.key.value : '', entry.value);
    for (const { node } of unit.calls)
      for (const argument of node.arguments) consider(argument.name ?? '', argument.value);
    for (const parameter of unit.parameters) consider(parameter.name, parameter.default);
    for (const { node } of unit.expressions('logical'))
      consider(node.left.kind === 'member' || node.left.kind === 'name' ? node.left.name : '', node.right);
  }
};

function isSecret(name: string, value: string): boolean {
  if (KNOWN_FORMS.test(value) && !/(.)\1{5}/.test(value)) return true;
  if (!SECRET_NAME.test(name) || value.length < 12 || /\s/.test(value) || STANDS_FOR.test(value)) return false;
  return /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) > 3;
}

/** Shannon entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
