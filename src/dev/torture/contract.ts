import type { StageName } from '../../domain/stage.js';

/** Where the traps are laid. Answers may name these places; what is written in them must never come back. */
export interface Lair {
  /** Everything below is in it. */
  readonly folder: string;
  /** HOME of the process that grades, with credentials, keys and settings in it. */
  readonly home: string;
  /** Must stay as it is: what hostile commands would write to. */
  readonly decoy: string;
  /** A secret that lies openly in the temporary folder. */
  readonly loot: string;
  /** Where the throw-away folders of answers are made. */
  readonly temp: string;
  /** TCP and UDP port of the listener on the loopback address. */
  readonly port: number;
  /** The process that grades, and its parent, both with secrets in their environment. */
  readonly pid: number;
  readonly parent: number;
  /** In every command that an answer tries to start, so that survivors are recognised. */
  readonly token: string;
}

/** How an answer must end. */
export interface Ending {
  /**
   * `passes`: every stage. `nothing`: extraction finds no Terraform to run. Else the stage that fails.
   */
  readonly ends: 'passes' | 'nothing' | StageName;
  /** Whose fault a failure is. @default 'answer' */
  readonly fault?: 'answer' | 'ours';
  /** What the errors of the failed stage say; for `nothing`, what extraction says. */
  readonly says?: RegExp;
  /** The limit that is reached: it must be named in an error of the failed stage. */
  readonly limit?: RegExp;
  /** Names (or parts of them) of files that must be refused. */
  readonly refused?: readonly string[];
  /** Names of the only files that may be taken. */
  readonly taken?: readonly string[];
  /** `kind subject` of what must be recorded as changed. */
  readonly substituted?: readonly RegExp[];
}

/** A hostile or broken answer of our own. */
export interface HostileAnswer extends Ending {
  /** Short and unique. */
  readonly name: string;
  /** What it tries. */
  readonly threat: string;
  /** The answer as a model would give it, or the maker of a folder that is handed in. */
  readonly answer: ((lair: Lair) => string) | { readonly folder: (into: string, lair: Lair) => void };
  /** Share of the usual limits on CPU time, for what reaches one on purpose. @default the suite's */
  readonly cpuShare?: number;
  /** The same answer without what should not matter: both must get the same findings and score. */
  readonly twin?: (lair: Lair) => string;
}

/** A file of an answer in Markdown, under its name. */
export function file(path: string, text: string, language = 'hcl'): string {
  return `## ${path}\n\n\`\`\`${language}\n${text.trim()}\n\`\`\`\n`;
}

/** An answer of one `main.tf`. */
export function main(text: string): string {
  return file('main.tf', text);
}

/** Terraform text of a string, with `${` and `%{` left alone. */
export function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** A configuration that fails, quoting what it got, where one of the expressions is anything but empty. */
export function mustBeEmpty(expressions: readonly string[]): string {
  return `
locals {
  loot = [${expressions.map((expression) => `try(tostring(${expression}), "")`).join(', ')}]
}

resource "terraform_data" "loot" {
  input = local.loot
  lifecycle {
    precondition {
      condition     = alltrue([for item in local.loot : item == ""])
      error_message = "got hold of: \${join(" | ", local.loot)}"
    }
  }
}

output "loot" {
  value = local.loot
}
`;
}
