import { minutes } from '../../server/contract/duration';

/** Has the browser save what is behind an address, as it saves any other file. @param name empty: the one that the server gives */
export function saveFile(href: string, name = ''): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** The same with what the page holds. */
export function saveContents(contents: Blob, name: string): void {
  const address = URL.createObjectURL(contents);
  saveFile(address, name);
  // Some browsers begin to read it only after this.
  setTimeout(() => URL.revokeObjectURL(address), minutes(1));
}
