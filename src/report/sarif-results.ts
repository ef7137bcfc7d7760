/** Findings, verdicts and Terraform's diagnostics as SARIF results and notifications. */
import { createHash } from 'node:crypto';
import type { CheckOutcome, Finding } from '../domain/finding.js';
import type { Diagnostic, StageResult } from '../domain/stage.js';
import { harmless } from '../output/text.js';
import type { Rule } from './graded.js';
import { levels, type Level } from './sarif-rules.js';

/** A file as the report's artifacts have it. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** How results point at files and rules. */
export interface Placing {
  readonly artifactOf: (file: string) => ArtifactLocation;
  readonly ruleOf: (outcomeId: string) => Rule | undefined;
}

interface Placed {
  readonly file: string | null;
  readonly line: number | null;
  readonly address: string | null;
  readonly attribute: string | null;
}

interface Location {
  readonly physicalLocation?: object;
  readonly logicalLocations?: readonly object[];
}

export interface SarifResult {
  readonly ruleId: string;
  readonly kind: 'fail' | 'pass' | 'open' | 'notApplicable';
  readonly level: Level | 'none';
  readonly message: { readonly text: string };
  readonly locations?: readonly Location[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export interface SarifNotification {
  readonly level: 'error' | 'note';
  readonly message: { readonly text: string };
  readonly associatedRule?: { readonly id: string };
}

const nowhere: Placed = { file: null, line: null, address: null, attribute: null };

function locationsOf(place: Placed, { artifactOf }: Placing): { locations?: readonly Location[] } {
  const { file, line, address, attribute } = place;
  if (file === null && address === null) return {};
  const name = [address ?? '', attribute ?? ''].filter((part) => part !== '').join('.');
  return {
    locations: [
      {
        ...(file === null
          ? {}
          : {
              physicalLocation: {
                artifactLocation: artifactOf(file),
                ...(line === null || line < 1 ? {} : { region: { startLine: line } }),
              },
            }),
        ...(address === null
          ? {}
          : {
              logicalLocations: [
                {
                  name: harmless(attribute ?? address),
                  fullyQualifiedName: harmless(name),
                  kind: attribute === null ? 'resource' : 'property',
                },
              ],
            }),
      },
    ],
  };
}

/** Numbers faults with equal words, so that each keeps its own fingerprint. */
export function fingerprinter(): (parts: readonly (string | null)[]) => {
  partialFingerprints: Record<string, string>;
} {
  const seen = new Map<string, number>();
  return (parts) => {
    const key = JSON.stringify(parts);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const hash = createHash('sha256').update(`${key}#${before}`).digest('hex').slice(0, 32);
    return { partialFingerprints: { 'plumblineFault/v1': hash } };
  };
}

type Fingerprint = ReturnType<typeof fingerprinter>;

/** What stays the same when lines are added above: check and address, or the file where no address is known. */
function identity(check: string, place: Placed): readonly (string | null)[] {
  return [check, place.address ?? place.file, place.attribute];
}

/** Results of one check's verdict; `not-graded` gives none, see {@link outcomeNotifications}. */
export function outcomeResults(
  outcome: CheckOutcome,
  placing: Placing,
  fingerprint: Fingerprint,
): readonly SarifResult[] {
  const rule = placing.ruleOf(outcome.check);
  const ruleId = rule?.id ?? outcome.check;
  const own = { verdict: outcome.verdict, severity: outcome.severity };
  const properties = ruleId === outcome.check ? own : { ...own, requirement: outcome.check };
  if (outcome.verdict === 'not-graded') return [];
  if (outcome.verdict === 'pass' || outcome.verdict === 'not-applicable') {
    const passed = outcome.verdict === 'pass';
    const text = `${passed ? 'Passed' : 'Nothing to look at'}: ${rule?.title ?? outcome.check}`;
    return [
      { ruleId, kind: passed ? 'pass' : 'notApplicable', level: 'none', message: { text }, properties },
    ];
  }
  return outcome.findings.map((finding) => ({
    ruleId,
    ...kindOf(finding),
    message: { text: harmless(finding.message) },
    ...locationsOf(finding, placing),
    ...fingerprint(identity(outcome.check, finding)),
    properties: { ...properties, verdict: finding.verdict, fix: finding.fix },
  }));
}

/** Only a failure has a level; what cannot be settled, or is hidden by the answer's own failure, is open. */
function kindOf(finding: Finding): Pick<SarifResult, 'kind' | 'level'> {
  return finding.verdict === 'fail'
    ? { kind: 'fail', level: levels[finding.severity] }
    : { kind: 'open', level: 'none' };
}

/** Failures of ours in a check: they say nothing about the answer. */
export function outcomeNotifications(
  outcome: CheckOutcome,
  { ruleOf }: Placing,
): readonly SarifNotification[] {
  if (outcome.verdict !== 'not-graded') return [];
  return outcome.findings.map((finding) => ({
    level: 'error',
    message: { text: harmless(finding.message) },
    associatedRule: { id: ruleOf(outcome.check)?.id ?? outcome.check },
  }));
}

/** A rung of the ladder: what Terraform said, else its verdict. Our own failures are notifications. */
export function stageResults(
  stage: StageResult,
  placing: Placing,
  fingerprint: Fingerprint,
): readonly SarifResult[] {
  if (stage.verdict === 'not-run' || stage.fault === 'ours') return [];
  const ruleId = `deployability/${stage.stage}`;
  const said = stage.diagnostics.map((diagnostic): SarifResult => {
    const place = { ...nowhere, ...withoutRest(diagnostic) };
    return {
      ruleId,
      kind: 'fail',
      level: diagnostic.severity,
      message: { text: sentence(diagnostic) },
      ...locationsOf(place, placing),
      ...fingerprint([...identity(ruleId, place), diagnostic.summary]),
    };
  });
  if (said.some(({ level }) => level === 'error')) return said;
  const text = `${stage.stage}: ${stage.verdict}${stage.reason === undefined ? '' : ` (${stage.reason})`}`;
  const message = { text: harmless(text) };
  if (stage.verdict === 'pass') return [{ ruleId, kind: 'pass', level: 'none', message }, ...said];
  if (stage.verdict === 'blocked') return [{ ruleId, kind: 'open', level: 'none', message }, ...said];
  return [{ ruleId, kind: 'fail', level: 'error', message, ...fingerprint([ruleId]) }, ...said];
}

/** Stages that did not run, and why; a failure of ours is an error of the tool. */
export function stageNotifications(stage: StageResult): readonly SarifNotification[] {
  const ours = stage.fault === 'ours';
  if (stage.verdict !== 'not-run' && !ours) return [];
  const first = stage.diagnostics.find((item) => item.severity === 'error');
  const why = stage.reason ?? (first === undefined ? 'no reason was given' : sentence(first));
  return [
    {
      level: ours ? 'error' : 'note',
      message: { text: harmless(`${stage.stage} was not ${ours ? 'judged' : 'run'}: ${why}`) },
      associatedRule: { id: `deployability/${stage.stage}` },
    },
  ];
}

function withoutRest({ file, line, address }: Diagnostic): Pick<Placed, 'file' | 'line' | 'address'> {
  return { file, line, address };
}

function sentence({ summary, detail }: Diagnostic): string {
  return harmless(detail === '' ? summary : `${summary}: ${detail}`);
}
