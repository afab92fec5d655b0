import type { Condition, Rule, RuleGroup } from '@jieti/shared/model/programme';

type Path = readonly number[];

/** The rule with what stands at `path` replaced; null takes it out, and groups of one dissolve. */
export function replaceInRule(rule: Rule, path: Path, next: Rule | null): Rule {
  return tidied(replaced(rule, path, next) ?? { kind: 'all', rules: [] });
}

/** One more condition beside the others of the group at `path`; a lone condition becomes a group of both. */
export function addToRule(rule: Rule, path: Path, added: Rule): Rule {
  const group = at(rule, path);
  const grown: RuleGroup =
    group.kind === 'condition'
      ? { kind: 'all', rules: [group, added] }
      : { kind: group.kind, rules: [...group.rules, added] };
  return replaceInRule(rule, path, grown);
}

/** `且` becomes `或` and back. */
export function turnGroup(rule: Rule, path: Path): Rule {
  const group = at(rule, path);
  if (group.kind === 'condition') return rule;
  return replaceInRule(rule, path, { ...group, kind: group.kind === 'all' ? 'any' : 'all' });
}

/** The condition at `path`, and another beside it of which one is enough. */
export function addAlternative(rule: Rule, path: Path, other: Condition): Rule {
  return replaceInRule(rule, path, { kind: 'any', rules: [at(rule, path), other] });
}

function at(rule: Rule, path: Path): Rule {
  const [index, ...rest] = path;
  if (index === undefined || rule.kind === 'condition') return rule;
  const child = rule.rules[index];
  return child ? at(child, rest) : rule;
}

function replaced(rule: Rule, path: Path, next: Rule | null): Rule | null {
  const [index, ...rest] = path;
  if (index === undefined) return next;
  if (rule.kind === 'condition') return rule;
  return {
    kind: rule.kind,
    rules: rule.rules.flatMap((each, i) => (i === index ? (replaced(each, rest, next) ?? []) : [each])),
  };
}

function tidied(rule: Rule): Rule {
  if (rule.kind === 'condition') return rule;
  const rules = rule.rules.map(tidied).filter((each) => each.kind === 'condition' || each.rules.length > 0);
  const [only] = rules;
  if (only && rules.length === 1) return only;
  return rules.length === 0 ? { kind: 'all', rules: [] } : { kind: rule.kind, rules };
}
