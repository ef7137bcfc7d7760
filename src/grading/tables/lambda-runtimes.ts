/**
 * Lambda runtimes and the end of their support, as of the date below.
 *
 * Source: "Supported runtimes" and "Deprecated runtimes" in the AWS Lambda developer guide
 * (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html). Compared on 2026-11-23 with "AWS Lambda" of
 * endoflife.date. It has June 2026 for the runtimes on Amazon Linux 2; that they live longer rests on the note about them
 * on "Lambda runtimes", and none of them is past `asOf` either way. AWS moves future dates now and then: compare before
 * moving `asOf`. A check compares with `asOf`, never with the clock, so that a grade can be repeated.
 */
export const asOf = '2026-01-01';

/** ISO date on which AWS deprecates (or has deprecated) each runtime that is deployed as a zip file. */
export const deprecationDates: ReadonlyMap<string, string> = new Map([
  ['nodejs24.x', '2028-04-30'],
  ['nodejs22.x', '2027-04-30'],
  ['nodejs20.x', '2026-04-30'],
  ['nodejs18.x', '2025-09-01'],
  ['nodejs16.x', '2024-06-12'],
  ['nodejs14.x', '2023-12-04'],
  ['nodejs12.x', '2023-03-31'],
  ['nodejs10.x', '2021-07-30'],
  ['nodejs8.10', '2020-03-06'],
  ['nodejs6.10', '2019-08-12'],
  ['nodejs4.3', '2020-03-05'],
  ['nodejs4.3-edge', '2020-03-05'],
  ['nodejs', '2016-10-31'],
  ['python3.14', '2029-06-30'],
  ['python3.13', '2029-06-30'],
  ['python3.12', '2028-10-31'],
  ['python3.11', '2027-06-30'],
  ['python3.10', '2026-10-31'],
  ['python3.9', '2025-12-15'],
  ['python3.8', '2024-10-14'],
  ['python3.7', '2023-12-04'],
  ['python3.6', '2022-07-18'],
  ['python2.7', '2021-07-15'],
  ['java25', '2029-06-30'],
  ['java21', '2029-06-30'],
  ['java17', '2027-06-30'],
  ['java11', '2027-06-30'],
  ['java8.al2', '2027-06-30'],
  ['java8', '2024-01-08'],
  ['dotnet10', '2028-11-14'],
  ['dotnet8', '2026-11-10'],
  ['dotnet6', '2024-12-20'],
  ['dotnetcore3.1', '2023-04-03'],
  ['dotnetcore2.1', '2022-01-05'],
  ['dotnetcore2.0', '2019-05-30'],
  ['dotnetcore1.0', '2019-06-27'],
  ['ruby3.4', '2028-03-31'],
  ['ruby3.3', '2027-03-31'],
  ['ruby3.2', '2026-03-31'],
  ['ruby2.7', '2023-12-07'],
  ['ruby2.5', '2021-07-30'],
  ['go1.x', '2024-01-08'],
  ['provided.al2023', '2029-06-30'],
  ['provided.al2', '2026-07-31'],
  ['provided', '2024-01-08'],
]);

/** Supported runtimes of each language, newest first. */
const families: readonly (readonly string[])[] = [
  ['nodejs24.x', 'nodejs22.x', 'nodejs20.x'],
  ['python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'],
  ['java25', 'java21', 'java17', 'java11', 'java8.al2'],
  ['dotnet10', 'dotnet8'],
  ['ruby3.4', 'ruby3.3', 'ruby3.2'],
  ['provided.al2023', 'provided.al2'],
];

/** Days that must be left for a runtime not to count as outdated. */
const lastYear = 365;

/** `unsupported` past its date, `outdated` in its last year with a newer one to move to, `current`, or null where not listed. */
export function supportOf(runtime: string): 'unsupported' | 'outdated' | 'current' | null {
  const date = deprecationDates.get(runtime);
  if (date === undefined) return null;
  const left = (Date.parse(date) - Date.parse(asOf)) / 86_400_000;
  if (left <= 0) return 'unsupported';
  return left < lastYear && newerThan(runtime) !== null ? 'outdated' : 'current';
}

/** The newest supported runtime of the same language, or null where this is it (or the language has none left). */
export function newerThan(runtime: string): string | null {
  const own = languageOf(runtime);
  const newest = families.find(([first = '']) => languageOf(first) === own)?.[0];
  return newest === undefined || newest === runtime ? null : newest;
}

function languageOf(runtime: string): string {
  return runtime.replace(/[\d.].*$/, '').replace('dotnetcore', 'dotnet');
}
