import type { CategoryId, Severity } from '../domain/category.js';
import type { Location, Resource } from '../domain/evidence.js';
import type { Finding } from '../domain/finding.js';
import type { Place } from './contract.js';

/** One call of a reporter, as it came. */
export interface Report {
  readonly verdict: 'fail' | 'unknown';
  readonly place: Place;
  readonly message: string;
}

/** What every finding of one outcome shares. */
export interface FindingSource {
  readonly check: string;
  readonly category: CategoryId;
  readonly severity: Severity;
  readonly fix: string;
}

interface Group {
  readonly report: Report;
  /** Addresses of the instances, and of the blocks, that have the fault. */
  readonly instances: Set<string>;
  readonly blocks: Set<string>;
}

/**
 * Turns reports into findings: one a fault. The same words of the answer are one fault, however many instances `count`,
 * `for_each` or several calls of a module make of them: such a finding stands at the block and says how many. A
 * message may name the instance's address, which then becomes the block's.
 */
export function toFindings(reports: readonly Report[], source: FindingSource): readonly Finding[] {
  const groups = new Map<string, Group>();
  for (const report of reports) {
    const key = keyOf(report);
    const group = groups.get(key) ?? { report, instances: new Set<string>(), blocks: new Set<string>() };
    const { place } = report;
    if (isResourcePlace(place)) group.instances.add(place.resource.address);
    group.blocks.add(blockOf(place) ?? '');
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => toFinding(group, source)).sort(compareFindings);
}

function keyOf(report: Report): string {
  const { place, verdict, message } = report;
  if (place === null || 'location' in place)
    return JSON.stringify([verdict, addressOf(place), locationOf(place), message]);
  // Where it is written tells the block; the message is compared without the addresses in it.
  const { location } = 'resource' in place ? place.resource : place.block;
  const name = 'resource' in place ? place.resource.name : place.block.name;
  const bare = sharedMessage(report).replaceAll(blockOf(place) ?? '', '');
  return JSON.stringify([verdict, location, name, attributeOf(place), bare]);
}

/** Findings in reading order: file, line, address, attribute, message; those without a file last. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareNullable(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareNullable(a.address, b.address) ||
    compareNullable(a.attribute, b.attribute) ||
    compareNullable(a.message, b.message)
  );
}

function toFinding({ report, instances, blocks }: Group, source: FindingSource): Finding {
  const location = locationOf(report.place);
  const several = Math.max(instances.size, blocks.size) > 1;
  return {
    check: source.check,
    category: source.category,
    severity: source.severity,
    verdict: report.verdict,
    address: several ? blockOf(report.place) : addressOf(report.place),
    attribute: attributeOf(report.place),
    file: location?.file ?? null,
    line: location?.line ?? null,
    message: several
      ? `${sharedMessage(report)} (${Math.max(instances.size, blocks.size)} instances)`
      : report.message,
    fix: source.fix,
  };
}

/**
 * Where an attribute stands: its own line, else that of the nearest enclosing block, else the header. A block that a
 * `dynamic` makes stands at the dynamic block.
 */
export function locate(
  locations: Readonly<Record<string, Location | undefined>>,
  header: Location,
  attribute: string | undefined,
): Location {
  if (attribute === undefined) return header;
  const steps = attribute.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const path = steps.slice(0, length).join('.');
    const found = locations[path] ?? locations[`dynamic.${path}`] ?? locations[`${path}.0`];
    if (found !== undefined) return found;
  }
  return header;
}

function locationOf(place: Place): Location | null {
  if (place === null) return null;
  if ('resource' in place) return locate(place.resource.locations, place.resource.location, place.attribute);
  if ('location' in place) return place.location;
  const { attributes, nested, location } = place.block;
  const written = Object.fromEntries(
    Object.entries(attributes).map(([path, attribute]) => [path, attribute.location]),
  );
  return locate({ ...nested, ...written }, location, place.attribute);
}

function isResourcePlace(
  place: Place,
): place is { readonly resource: Resource; readonly attribute?: string } {
  return place !== null && 'resource' in place;
}

function addressOf(place: Place): string | null {
  if (place === null) return null;
  if ('resource' in place) return place.resource.address;
  if ('block' in place) return place.block.address;
  return place.address ?? null;
}

function blockOf(place: Place): string | null {
  return isResourcePlace(place) ? place.resource.block : addressOf(place);
}

function attributeOf(place: Place): string | null {
  if (place === null || 'location' in place) return null;
  return place.attribute ?? null;
}

/** The message without the instance key, so that instances of one block compare equal. */
function sharedMessage({ place, message }: Report): string {
  if (!isResourcePlace(place)) return message;
  return message.replaceAll(place.resource.address, place.resource.block);
}

function compareNullable(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
