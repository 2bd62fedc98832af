/** Takes out what would steer a terminal, or turn the order of its characters, for text that somebody else chose. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** The same for text of several lines, such as a body: its line breaks and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
