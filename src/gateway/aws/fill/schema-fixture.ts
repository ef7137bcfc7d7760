/** Small schemas for tests, written as in a table: `id?: string` is optional and computed, `!` required, `=` computed. */
import {
  type CtyType,
  type SchemaAttribute,
  type SchemaBlock,
  type SchemaNestedBlock,
} from '../../wire/index.js';

type Mark = '!' | '?' | '=' | '~';

/** `{ 'name!': 'string', 'arn=': 'string', 'id~': 'string' }`: required, computed, optional and computed; `?` optional. */
export function schemaFixture(
  attributes: Readonly<Record<string, CtyType>>,
  blocks: Readonly<Record<string, SchemaNestedBlock>> = {},
): SchemaBlock {
  const entries = Object.entries(attributes).map(([marked, type]) => {
    const mark = marked.slice(-1);
    return [marked.slice(0, -1), attributeOf(type, isMark(mark) ? mark : '?')] as const;
  });
  return { attributes: new Map(entries), blocks: new Map(Object.entries(blocks)) };
}

const isMark = (text: string): text is Mark => ['!', '?', '=', '~'].includes(text);

function attributeOf(type: CtyType, mark: Mark): SchemaAttribute {
  return {
    type,
    required: mark === '!',
    optional: mark === '?' || mark === '~',
    computed: mark === '=' || mark === '~',
    sensitive: false,
    writeOnly: false,
  };
}
