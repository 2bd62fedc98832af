/** Takes out what would steer a terminal, for text that a server chose. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
