/** Header fields of a response as undici tells them: by name, in lower case. */
export type FieldRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The same as `Headers` has them: names in any case, repeated fields joined. */
export class ResponseFields {
  constructor(private readonly fields: FieldRecord) {}

  get(name: string): string | null {
    const key = name.toLowerCase();
    return Object.hasOwn(this.fields, key) ? joined(this.fields[key]) : null;
  }

  forEach(callback: (value: string, name: string) => void): void {
    for (const name of Object.keys(this.fields).sort()) callback(joined(this.fields[name]), name);
  }
}

function joined(value: FieldRecord[string]): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}
