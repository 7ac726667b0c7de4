/**
 * Has a font loaded that is drawn in: a canvas asks for none by itself. One that cannot be had, for the server is away, is
 * no fault: the next font of the list is drawn in until it comes.
 * @param letters one of each subset that names are written in
 */
export function askForFont(font: string, letters: string): void {
  document.fonts.load(font, letters).catch(() => undefined);
}
