/** Environment variables whose values are secrets, by their names. */
const secretName =
  /(^|_)(api_?key|access_?key|secret|secret_?key|token|password|passwd|credentials?|auth|private_?key|session_?token|pat)(_id)?$/i;

/** Shorter values are words that texts hold by chance. */
const shortest = 8;

/** What stands where a secret stood. */
function placeholder(name: string): string {
  return `[${name} redacted]`;
}

/**
 * Makes a function that takes the secrets of this machine out of texts, before they are stored, logged, shown or sent to
 * a model: values of environment variables that are named like keys or tokens, plain, percent-encoded or in JSON, and
 * what looks like a provider's key. Providers quote keys in errors (`Incorrect API key provided: sk-…`), whole or
 * with stars in the middle.
 *
 * @param env read once, so make it after `.env` was loaded.
 */
export function redactor(env: NodeJS.ProcessEnv = process.env): (text: string) => string {
  const forms = Object.entries(env).flatMap(([name, value]) => {
    const secret = value?.trim() ?? '';
    if (secret.length < shortest || !secretName.test(name)) return [];
    const written = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
    return [...new Set(written)].map((form) => ({ form, name }));
  });
  // The longest first: one secret may be the beginning of another.
  forms.sort((a, b) => b.form.length - a.form.length);
  return (text) =>
    withoutKeys(forms.reduce((kept, { form, name }) => kept.replaceAll(form, placeholder(name)), text));
}

/** Keys of OpenAI, Anthropic and AWS by their form, also where the middle is starred out; `Bearer` and whatever follows. */
const keyForms = [
  /\bsk-[A-Za-z0-9_*-]{12,}/g,
  /\b(?:AKIA|ASIA)(?!IOSFODNN7EXAMPLE|PLUMBLINE)[A-Z0-9]{16}\b/g,
  /\bBearer\s+[A-Za-z0-9._~+/=-]{12,}/gi,
];

function withoutKeys(text: string): string {
  return keyForms.reduce((kept, form) => kept.replace(form, '[key redacted]'), text);
}
