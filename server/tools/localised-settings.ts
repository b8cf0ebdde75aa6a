/** Takes the texts of the settings out of package.json into package.nls.json, from where they can be translated. */

type Json = Readonly<Record<string, unknown>>;

interface Localised {
  /** The settings with a reference in the place of each text. */
  readonly properties: Json;
  /** The texts by the keys that the references name. */
  readonly texts: Readonly<Record<string, string>>;
}

const prefix = 'setting.';

/** A setting's description and those of its values. What it holds about single rules stays: that text is each rule's own. */
export function localised(properties: Json): Localised {
  const texts: Record<string, string> = {};
  const refer = (key: string, text: string): string => {
    texts[key] = text;
    return `%${key}%`;
  };
  const entries = Object.entries(properties).map(([name, schema]) => {
    const key = name.replace(/^portolan\./, prefix);
    const setting = schema as Json;
    const described = withValues(key, setting, refer);
    const items = setting.items ? { items: withValues(key, setting.items as Json, refer) } : {};
    return [name, { ...described, ...items, description: refer(key, String(setting.description)) }];
  });
  return { properties: Object.fromEntries(entries), texts };
}

/** The texts of the manifest with those of the settings renewed, which come last. */
export function withSettingTexts(present: string, texts: Readonly<Record<string, string>>): string {
  const others = Object.entries(JSON.parse(present)).filter(([key]) => !key.startsWith(prefix));
  return `${JSON.stringify({ ...Object.fromEntries(others), ...texts }, null, 2)}\n`;
}

function withValues(key: string, schema: Json, refer: (key: string, text: string) => string): Json {
  const values = schema.enum as readonly string[] | undefined;
  const descriptions = schema.enumDescriptions as readonly string[] | undefined;
  if (!values || !descriptions) return schema;
  return { ...schema, enumDescriptions: descriptions.map((text, index) => refer(`${key}.${values[index]}`, text)) };
}
