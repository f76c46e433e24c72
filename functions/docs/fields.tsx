/** The fields of a schema as a list that reads well on a phone too: path, type, and what it is for. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  maxLength?: number;
  maxItems?: number;
};
type Named = Record<string, JsonSchema>;
type Row = { name: string; type: string; must: boolean; text: string };

type Props = { schema: JsonSchema; named: Named } | { rows: readonly (readonly [string, string])[] };

export function Fields(props: Props) {
  const rows = "rows" in props ? props.rows.map(asRow) : rowsOf(props.schema, props.named);
  return (
    <dl class="fields">
      {rows.map(({ name, type, must, text }) => (
        <div>
          <dt>
            <code>{name}</code> {must ? <span class="must">required</span> : null}
          </dt>
          <dd>
            {type && type !== "object" ? <span class="small">{type}. </span> : null}
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const asRow = ([name, text]: readonly [string, string]): Row => ({ name, type: "", must: false, text });

function rowsOf(schema: JsonSchema, named: Named, before = ""): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const known = resolved(field, named);
    const path = `${before}${name}`;
    const own: Row = {
      name: path,
      type: typeOf(known, named),
      must: schema.required?.includes(name) ?? false,
      text: known.description ?? "",
    };
    const inner = known.items ? resolved(known.items, named) : known;
    return [own, ...rowsOf(inner, named, known.items ? `${path}[].` : `${path}.`)];
  });
}

function resolved(schema: JsonSchema, named: Named): JsonSchema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : { ...named[name], ...schema };
}

function typeOf(schema: JsonSchema, named: Named): string {
  if (schema.anyOf) return schema.anyOf.map((each) => typeOf(resolved(each, named), named)).join(" or ");
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  if (schema.items) {
    const most = schema.maxItems === undefined ? "" : `at most ${schema.maxItems} `;
    return `array of ${most}${typeOf(resolved(schema.items, named), named)}`;
  }
  const name = schema.format ? FORMATS[schema.format] : undefined;
  const type = name ?? (Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "value"));
  const preset = schema.default === undefined ? "" : `, ${JSON.stringify(schema.default)} when left out`;
  return `${type}${atMost(schema.maxLength)}${preset}`;
}

const atMost = (most: number | undefined) => (most === undefined ? "" : `, at most ${most}`);

const FORMATS: Record<string, string> = {
  "date-time": "RFC 3339 time with an offset",
  email: "email address",
  uri: "URL",
};
