/** Where and whose a resource is: what every ARN and endpoint needs. */
export interface Place {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
}

/** `aws`, `aws-cn` or `aws-us-gov`. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Domain that a partition's endpoints end in. */
export function dnsSuffixOf(region: string): string {
  return partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** Letters of the zones an ordinary account sees, for regions that differ from a, b, c. */
const zoneLetters: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'acd',
  'ca-central-1': 'abd',
  'us-west-1': 'ac',
};

/** First parts of zone ids, for regions whose own is not made of its name in the regular way. */
const directions: Readonly<Record<string, string>> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  central: 'c',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};

/** The availability zones' names, at least two, three in most regions. */
export function zoneNames(region: string): readonly string[] {
  return [...(zoneLetters[region] ?? 'abc')].map((letter) => region + letter);
}

/** `use1-az1` for the first zone of us-east-1, and so on. */
export function zoneId(region: string, index: number): string {
  const [area = '', direction = '', number = '1'] = region.replace('us-gov', 'usg').split('-');
  return `${area}${directions[direction] ?? direction.charAt(0)}${number}-az${index + 1}`;
}

/** An ARN; `shape` is `service:scope:resource` with scope `ra` (region and account), `a`, `r` or empty. */
export function arnOf(place: Place, service: string, scope: string, resource: string): string {
  const region = scope.includes('r') ? place.region : '';
  const account = scope.includes('a') ? place.account : '';
  return `arn:${partitionOf(place.region)}:${service}:${region}:${account}:${resource}`;
}

/** The hosted zone that each region's load balancers live in: application ones, then network ones. */
const balancerZones: Readonly<Record<string, readonly [string, string]>> = {
  'us-east-1': ['Z35SXDOTRQ7X7K', 'Z26RNL4JYFTOTI'],
  'us-east-2': ['Z3AADJGX6KTTL2', 'ZLMOA37VPKANP'],
  'us-west-1': ['Z368ELLRRE2KJ0', 'Z24FKFUX50B4VW'],
  'us-west-2': ['Z1H1FL5HABSF5', 'Z18D5FSROUN65G'],
  'ca-central-1': ['ZQSVJUPU6J1EY', 'Z2EPGBW3API2WT'],
  'eu-west-1': ['Z32O12XQLNTSW2', 'Z2IFOLAFXWLO4F'],
  'eu-west-2': ['ZHURV8PSTC4K8', 'ZD4D7Y8KGAS4G'],
  'eu-west-3': ['Z3Q77PNBQS71R4', 'Z1CMS0P5QUZ6D5'],
  'eu-central-1': ['Z215JYRZR1TBD5', 'Z3F0SRJ5LGBH90'],
  'eu-north-1': ['Z23TAZ6LKFMNIO', 'Z1UDT6IFJ4EJM'],
  'ap-southeast-1': ['Z1LMS91P8CMLE5', 'ZKVM4W9LS7TM'],
  'ap-southeast-2': ['Z1GM3OXH4ZPM65', 'ZCT6FZBF4DROD'],
  'ap-northeast-1': ['Z14GRHDCWA56QT', 'Z31USIVHYNEOWT'],
  'ap-northeast-2': ['ZWKZPGTI48KDX', 'ZIBE1TIR4HY56'],
  'ap-south-1': ['ZP97RAFLXTNZK', 'ZVDDRBQ08TROA'],
  'sa-east-1': ['Z2P70J7HTTTPLU', 'ZTK26PT1VY4CU'],
};

/** Hosted zone of load balancers; a made-up one of the same form for regions not listed. */
export function balancerZone(region: string, type: 'application' | 'network'): string {
  const zones = balancerZones[region] ?? ['Z35SXDOTRQ7X7K', 'Z26RNL4JYFTOTI'];
  return zones[type === 'network' ? 1 : 0];
}

const websiteZones: Readonly<Record<string, string>> = {
  'us-east-1': 'Z3AQBSTGFYJSTF',
  'us-east-2': 'Z2O1EMRO9K5GLX',
  'us-west-1': 'Z2F56UZL2M1ACD',
  'us-west-2': 'Z3BJ6K6RIION7M',
  'eu-west-1': 'Z1BKCTXD74EZPE',
  'eu-west-2': 'Z3GKZC51ZF0DB4',
  'eu-central-1': 'Z21DNDUVLTQW6Q',
  'ap-southeast-1': 'Z3O0J2DXBE1FTB',
  'ap-southeast-2': 'Z1WCIGYICN2BYD',
  'ap-northeast-1': 'Z2M4EHUR26P7ZW',
  'ap-south-1': 'Z11RGJOFQNVJUP',
};

/** Hosted zone of S3 website endpoints. */
export function websiteZone(region: string): string {
  return websiteZones[region] ?? 'Z3AQBSTGFYJSTF';
}

/** Host of a bucket's website: older regions join with a hyphen, newer ones with a point. */
export function websiteDomain(region: string): string {
  const older = [
    'us-east-1',
    'us-west-1',
    'us-west-2',
    'eu-west-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-northeast-1',
    'sa-east-1',
  ];
  return `s3-website${older.includes(region) ? '-' : '.'}${region}.${dnsSuffixOf(region)}`;
}
