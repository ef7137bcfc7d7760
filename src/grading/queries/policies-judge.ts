import { isUnknown, type Unknown } from '../../domain/value.js';
import { referredType } from './blocks.js';
import type { Answer, Condition, Element, Policy, Principal, Statement } from './policies-model.js';

/** Compiled patterns; policies repeat the same few hundred. Emptied when full. */
const compiled = new Map<string, RegExp>();
const maxCompiled = 2_000;

/** Whether a pattern with `*` and `?` covers a text. Policies compare actions without regard to case. */
export function matches(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  if (!wild(pattern)) return pattern.length === text.length && pattern.toLowerCase() === text.toLowerCase();
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    const source = pattern
      .replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    expression = new RegExp(`^${source}$`, 'is');
    if (compiled.size >= maxCompiled) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}

/** Whether any of the elements covers the text; unknown elements might. */
export function anyMatches(elements: readonly Element[], text: string): Answer {
  if (elements.some((element) => !isUnknown(element) && matches(element, text))) return 'yes';
  return elements.some((element) => isUnknown(element) && mightBe(element, text)) ? 'unknown' : 'no';
}

/** Whether a text with unknown parts can be this text: its known start and end must fit. */
export function mightBe(element: Unknown, text: string): boolean {
  const { parts } = element;
  const first = parts[0];
  const last = parts.at(-1);
  const lower = text.toLowerCase();
  if (typeof first === 'string' && !wild(first) && !lower.startsWith(first.toLowerCase())) return false;
  return !(typeof last === 'string' && !wild(last) && !lower.endsWith(last.toLowerCase()));
}

function wild(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/** Whether an action is named by the statement, by `Action` or by what `NotAction` leaves. */
export function coversAction(statement: Statement, action: string): Answer {
  if (statement.actions.length > 0) return anyMatches(statement.actions, action);
  if (statement.notActions.length === 0) return 'no';
  const excluded = anyMatches(statement.notActions, action);
  return excluded === 'yes' ? 'no' : excluded === 'no' ? 'yes' : 'unknown';
}

/** True for `"*"`: everybody, anonymous callers included. */
export function isEverybody(principal: Principal): boolean {
  if (isUnknown(principal.id) || isUnknown(principal.type)) return principal.id === '*';
  return principal.id === '*' && (principal.type === '*' || principal.type === 'AWS');
}

/** Whether the statement speaks to a service principal (`logs.us-east-1.amazonaws.com`). */
export function namesService(statement: Statement, isService: (id: Element) => Answer): Answer {
  const answers = statement.principals.map((principal): Answer => {
    if (isEverybody(principal)) return 'yes';
    if (principal.type === 'Service') return isService(principal.id);
    return isUnknown(principal.type) ? 'unknown' : 'no';
  });
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** A test for one service by its name. */
export function serviceNamed(...names: readonly string[]): (id: Element) => Answer {
  return (id) => {
    if (!isUnknown(id)) return names.includes(id.toLowerCase()) ? 'yes' : 'no';
    return names.some((name) => mightBe(id, name)) ? 'unknown' : 'no';
  };
}

/** Whether the policy allows a service every one of the actions. Denials and conditions on the caller are not weighed. */
export function allowsService(
  policy: Policy,
  isService: (id: Element) => Answer,
  actions: readonly string[],
): Answer {
  const answers = actions.map((action) => allowsOne(policy, isService, action));
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function allowsOne(policy: Policy, isService: (id: Element) => Answer, action: string): Answer {
  const answers = policy.statements.map((statement) => {
    if (statement.effect === 'Deny') return 'no';
    const both = all(namesService(statement, isService), coversAction(statement, action));
    return isUnknown(statement.effect) ? all('unknown', both) : both;
  });
  return any([...answers, policy.complete ? 'no' : 'unknown']);
}

/** `yes` where all are, `no` where one is not. */
export function all(...answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** `yes` where one is, `no` where none is. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** Condition keys that say who may call or from where; others (TLS, tags of the request, ACLs) admit anybody. */
const callerKeys = [
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltag/',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:userid',
  'aws:username',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceip',
  'aws:vpcsourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:referer',
  'kms:calleraccount',
  'kms:viaservice',
  'kms:grantisforawsresource',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'sns:endpoint',
  'elasticfilesystem:accessedviamounttarget',
  'elasticfilesystem:accesspointarn',
];

/** Whether the conditions narrow who may call. `0.0.0.0/0` narrows nothing; a negated test does not either. */
export function narrowsCaller(statement: Statement): Answer {
  if (statement.conditionsUnknown) return 'unknown';
  return any(statement.conditions.map(narrows));
}

function narrows({ operator, key, values }: Condition): Answer {
  if (isUnknown(key) || isUnknown(operator)) return 'unknown';
  const name = key.toLowerCase();
  const known = callerKeys.some((wanted) =>
    wanted.endsWith('/') ? name.startsWith(wanted) : name === wanted,
  );
  const federated = /:(sub|aud|amr|iss|doc|namequalifier)$/.test(name);
  if (!known && !federated) return 'no';
  if (/(^|:)(not|stringnot|arnnot|notip)/i.test(operator)) return 'no';
  if (/^null$/i.test(operator)) return 'no';
  return values.some((value) => value === '*' || value === '0.0.0.0/0' || value === '::/0') ? 'no' : 'yes';
}

/** Whether a policy allows an action on anything. Denials are not weighed. */
export function allowsAction(policy: Policy, action: string): Answer {
  const answers = policy.statements.map((statement) =>
    statement.effect === 'Deny'
      ? 'no'
      : all(isUnknown(statement.effect) ? 'unknown' : 'yes', coversAction(statement, action)),
  );
  return any([...answers, policy.complete ? 'no' : 'unknown']);
}

/**
 * Whether a text could turn out to be a wildcard alone. What refers to a resource or data source names something, and
 * what has known parts is more than a `*`; only a bare variable or the like can be anything.
 */
export function couldBeAnything(element: Element): boolean {
  return isUnknown(element) && element.parts.length === 0 && isUnnamed(element);
}

/** True where an unknown comes from no resource or data source, but from a variable that nobody sets or from nothing we can see. */
export function isUnnamed(value: Unknown): boolean {
  return value.references.every((reference) => referredType(reference) === undefined);
}
