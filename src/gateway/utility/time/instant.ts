import { type CtyObject } from '../../wire/index.js';
import { type Problem } from '../contract.js';
import { numberOf, textOf } from '../values.js';

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** Seconds precision, UTC, as Terraform's own functions write it. */
export function formatInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** The instant of an RFC 3339 text, or null where it is none. */
export function parseInstant(text: string | null): Date | null {
  if (text === null || !rfc3339.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Year to second and Unix time, as attributes. */
export function instantParts(instant: Date): CtyObject {
  return {
    year: instant.getUTCFullYear(),
    month: instant.getUTCMonth() + 1,
    day: instant.getUTCDate(),
    hour: instant.getUTCHours(),
    minute: instant.getUTCMinutes(),
    second: instant.getUTCSeconds(),
    unix: Math.floor(instant.getTime() / 1000),
  };
}

const units = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'] as const;

/** `base` moved by the attributes `<prefix>_years` … `<prefix>_seconds`; overflowing days run into the next month. */
export function moveInstant(base: Date, prefix: string, values: CtyObject): Date {
  const [years, months, days, hours, minutes, seconds] = units.map(
    (unit) => numberOf(values[`${prefix}_${unit}`]) ?? 0,
  );
  return new Date(
    Date.UTC(
      base.getUTCFullYear() + (years ?? 0),
      base.getUTCMonth() + (months ?? 0),
      base.getUTCDate() + (days ?? 0),
      base.getUTCHours() + (hours ?? 0),
      base.getUTCMinutes() + (minutes ?? 0),
      base.getUTCSeconds() + (seconds ?? 0),
    ),
  );
}

/** Refuses text that is no RFC 3339 time. */
export function checkInstant(config: CtyObject, attribute: string): readonly Problem[] {
  const text = textOf(config[attribute]);
  if (text === null || parseInstant(text) !== null) return [];
  const detail = `expected an RFC 3339 time such as 2026-01-31T12:00:00Z, got: "${text}"`;
  return [{ summary: 'Invalid RFC3339 String Value', detail, attribute }];
}

/** Refuses text that is no Go duration of one part, such as `30s`, `1.5h`. */
export function checkDuration(config: CtyObject, attribute: string): readonly Problem[] {
  const text = textOf(config[attribute]);
  if (text === null || /^[0-9]+(\.[0-9]+)?(ms|s|m|h)$/.test(text)) return [];
  const detail = `Attribute ${attribute} must be a string containing a positive duration such as "30s" or "5m", got: "${text}"`;
  return [{ summary: 'Invalid Attribute Value Match', detail, attribute }];
}

/** Demands one of the attributes. */
export function checkAnyOf(config: CtyObject, attributes: readonly string[]): readonly Problem[] {
  if (attributes.some((name) => config[name] !== null && config[name] !== undefined)) return [];
  const detail = `At least one of these attributes must be configured: [${attributes.join(',')}]`;
  return [{ summary: 'Missing Attribute Configuration', detail }];
}
