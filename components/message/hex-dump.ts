const perLine = 16;

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0');
const letter = (byte: number) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');

/** Bytes as people read them: offset, sixteen bytes in hexadecimal, the same as letters where they are some. */
export function hexDump(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += perLine) {
    const line = [...bytes.subarray(offset, offset + perLine)];
    const digits = line.map((byte) => hex(byte, 2)).join(' ');
    lines.push(`${hex(offset, 6)}  ${digits.padEnd(perLine * 3 - 1)}  ${line.map(letter).join('')}`);
  }
  return lines.join('\n');
}
