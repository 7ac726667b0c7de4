/** The mark of what came late: of another shape than any point, so that it needs no colour to be told. */
export function paintDiamond(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  { stroke, fill }: { stroke: string; fill: string },
): void {
  const reach = 5 * devicePixelRatio;
  context.beginPath();
  context.moveTo(x, y - reach);
  context.lineTo(x + reach, y);
  context.lineTo(x, y + reach);
  context.lineTo(x - reach, y);
  context.closePath();
  context.lineWidth = 1.5 * devicePixelRatio;
  context.fillStyle = fill;
  context.strokeStyle = stroke;
  context.fill();
  context.stroke();
}
