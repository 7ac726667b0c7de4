import type { MapColours } from '../palette';
import type { PlacedLabel } from './label-placement';
import type { NameWish } from './label-wishes';

const haloWidth = 3.2;

/** Writes placed names; the context is scaled to CSS pixels. Dots and halos first, so that no halo cuts a letter. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  labels: readonly PlacedLabel<NameWish>[],
  colours: MapColours,
): void {
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  const write = (paintLine: (line: string, x: number, y: number) => void) => {
    for (const { wish, anchor, left, top } of labels) {
      const { style, lines, width } = wish;
      const isCentred = anchor === 'centre' || anchor === 'above' || anchor === 'below';
      context.font = style.font;
      context.letterSpacing = `${style.spacing}px`;
      context.textAlign = isCentred ? 'center' : 'left';
      context.fillStyle = colours[style.colour];
      context.strokeStyle = wish.kind === 'water' ? colours.water : colours.nameHalo;
      for (const [row, line] of lines.entries())
        paintLine(line, isCentred ? left + width / 2 : left + 1, top + (row + 0.5) * style.lineHeight);
    }
  };
  context.lineWidth = haloWidth;
  write((line, x, y) => context.strokeText(line, x, y));
  for (const { wish } of labels) {
    if (wish.style.dot === 0) continue;
    context.beginPath();
    context.arc(wish.x, wish.y, wish.style.dot, 0, 2 * Math.PI);
    context.fillStyle = colours.land;
    context.lineWidth = 1.4;
    context.strokeStyle = wish.kind === 'capital' ? colours.capitalName : colours.cityName;
    context.fill();
    context.stroke();
  }
  write((line, x, y) => context.fillText(line, x, y));
}
